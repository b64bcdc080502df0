"""Small pieces of wording that several panels share."""

from __future__ import annotations

from viewer.domain.identity import SideChoice
from viewer.domain.zone import Review

DISCLAIMER = "For education and explanation. Not a medical device; no advice for a person."
NOT_STUDIED = "Taught, not studied. We found no clinical study; our search was limited."
NOT_REVIEWED = "Not yet read by a practitioner."
RECORD = "Shown as a record of what is taught: a caution rules it out, and nothing here leads to it."
PROVISIONAL = "* Our provisional reading of the abstract."
NONE_FOUND = "None found; our search was limited."
NO_RULE = "No rule is given."
NO_CAUTION = "No caution is listed for this zone."
NO_CORTEX = "The school names none for this zone."
NOT_A_ROUTE = "A claim of the school, not a proven route from the skin to that cortex."
NOT_ESTABLISHED = "None of these is established. Each stands with what limits or contradicts it."
NO_LINE = "None of the lines shown here is drawn from it."
LIMITS_NOT_SAID = "Not said in what we read."

SHOWN_SIDE: dict[SideChoice, str] = {"left": "left", "right": "right", "both": "left and right"}


def reviewed_words(review: Review | None) -> str:
    """Say who has read a zone's file, or that nobody who practises has."""
    if review is None:
        return NOT_REVIEWED
    return f"Read by {review.by} on {review.on}: {review.what}."


def centimetres(length_mm: float) -> str:
    """Return a length along the skin as people say it: ``16.9 cm``."""
    return f"{length_mm / 10:.1f} cm"


def count_cun(length_cun: float) -> str:
    """Return a length in cun as texts write it: ``0.5 cun``."""
    return f"{length_cun:g} cun"


def minus(number: float, digits: int = 2) -> str:
    """Return a number with a true minus sign."""
    return f"{number:.{digits}f}".replace("-", "−")


def counted(count: int, one: str, many: str) -> str:
    """Return ``1 study`` or ``3 studies``."""
    return f"{count} {one if count == 1 else many}"
