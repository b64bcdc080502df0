"""What is often said of scalp needling, and what its sources carry more exactly."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.identity import CautionId, ComplaintId, CorrectionId, SchoolId, TermId, ZoneId
from viewer.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction, and everything it concerns.

    Attributes
    ----------
    id : str
        Lower-case words joined by hyphens.
    often_said : str
        The claim in short, as one meets it. Somebody else's claim, never ours.
    more_exactly : Statement
        What the sources carry, with its doubt.
    zones, schools, complaints, cautions, terms : tuple of str
        Where a reader should meet it: cards of these zones, of all zones of these schools, of zones used for these
        complaints, of zones under these cautions, and beside these terms.
    claims : tuple of int
        Numbers of the collected claims that it corrects.
    """

    id: CorrectionId
    often_said: str
    more_exactly: Statement
    zones: tuple[ZoneId, ...] = ()
    schools: tuple[SchoolId, ...] = ()
    complaints: tuple[ComplaintId, ...] = ()
    cautions: tuple[CautionId, ...] = ()
    terms: tuple[TermId, ...] = ()
    claims: tuple[int, ...] = ()
