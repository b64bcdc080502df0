"""What cards say as lines of plain text: statements with their sources, chips, studies, cautions, lists of sources."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.presentation.card_view import CautionView, ChipView, StudyView
from viewer.presentation.marked_text import MarkedText, SourceView
from viewer.presentation.sentences import LIMITS_NOT_SAID, NO_CAUTION


def joined(*lines: str) -> str:
    """Return lines one below the other, without those that say nothing."""
    return "\n".join(line for line in lines if line)


def block(heading: str, *lines: str) -> str:
    """Return lines below a heading; with nothing below it there is none."""
    below = joined(*lines)
    return joined(heading, below) if below else ""


def said(text: MarkedText | str, lead: str = "") -> str:
    """Return a statement with the numbers of its sources and what is uncertain; nothing said is an empty text."""
    marked = MarkedText(text) if isinstance(text, str) else text
    if not marked.text:
        return ""
    numbers = "".join(f" [{mark.number}]" for mark in marked.marks)
    doubt = f" (Uncertain: {marked.doubt})" if marked.doubt else ""
    return f"{f'{lead} ' if lead else ''}{marked.text}{numbers}{doubt}"


def chips(views: Iterable[ChipView]) -> str:
    """Return evidence chips as one line."""
    words = "; ".join(view.text for view in views)
    return f"Studies: {words}." if words else ""


def certainty(view: StudyView) -> str:
    """Return how sure a study makes one, with the star of our own reading; empty if nothing is said."""
    if not view.certainty.word:
        return ""
    return f"Certainty: {view.certainty.word}{'*' if view.certainty.is_provisional else ''}"


def study(view: StudyView) -> str:
    """Return all that the card of a study says."""
    judged = ". ".join(filter(None, (view.chip.text, certainty(view))))
    return joined(
        f"- {view.name} [{view.number}]",
        f"  {view.design}",
        f"  {judged}.",
        *(f"  {line}" for line in study_findings(view)),
        f"  Needled. {view.scope}" if view.scope else "",
        f"  Not verified. {view.not_verified}" if view.not_verified else "",
        f"  {view.title}" if view.title not in view.citation else "",
        f"  {view.citation}",
        *(f"  {link.text} {link.url}" for link in view.links),
    )


def study_findings(view: StudyView) -> tuple[str, ...]:
    """Return what a study found: its result, its intervals, and always limits and harms."""
    lines = (
        said(view.result),
        *(interval.sentence for interval in view.intervals),
        f"Limits. {view.limits or LIMITS_NOT_SAID}",
        f"Harms. {view.harms}" if view.harms else "",
    )
    return tuple(filter(None, lines))


def cautions(views: Iterable[CautionView]) -> str:
    """Return all cautions, the most important first; that there is none is said too."""
    rows = [f"- {' '.join(filter(None, (_short(view), said(view.text))))}" for view in views]
    return block("Cautions", *(rows or [NO_CAUTION]))


def sources(views: Iterable[SourceView]) -> str:
    """Return the numbered sources with what kind of source each is."""
    return block(
        "Sources",
        *(
            " ".join(
                filter(
                    None,
                    (
                        f"[{view.number}] {view.citation}",
                        view.note,
                        f"{view.link.text}: {view.link.url}" if view.link is not None else "",
                    ),
                )
            )
            for view in views
        ),
    )


def _short(view: CautionView) -> str:
    strength = "DANGER. " if view.strength in ("danger", "emergency") else ""
    return f"{strength}{view.short if view.short != view.text.text else ''}".strip()
