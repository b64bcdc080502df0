"""When not to needle, or what to watch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.domain.complaint import Person
from viewer.domain.identity import CautionId, ComplaintId, HeadPlace, ZoneId
from viewer.domain.statement import Statement
from viewer.domain.tissue import Person as HeadPerson

CautionGroup = Literal[
    "emergency", "before", "not", "current", "doctor", "technique", "after", "place", "person", "harms"
]
"""Where it stands on the page of safe needling."""


@dataclass(frozen=True, slots=True)
class Caution:
    """A caution, and by which rule it reaches people: `viewer.domain.caution_rule` reads it.

    Attributes
    ----------
    short : str
        At most one line, for the strip that is always in sight.
    statement : Statement
        The whole of it, with its source and its doubt.
    strength : {"emergency", "danger", "contraindication", "caution"}
        Danger is for places where a needle can reach what the skull does not protect. Where there is an emergency,
        medical help is sought first.
    rank : int
        Lower comes first.
    group : str
        Its section on the page of safe needling; those of ``current`` matter where a current is sent through needles.
    tell : str
        What somebody should say before, in everyday words: it ends “Tell the practitioner first if you …”. Empty if
        there is nothing to say.
    plain : str
        What somebody should know, in everyday words. A caution has one of the two at least.
    zones : tuple of str
        It holds at these zones alone.
    places : tuple of str
        It holds over these places of the head alone.
    complaints : tuple of str
        It holds for these complaints alone.
    persons : tuple of str
        It is about these alone; where nobody knows who comes, it holds too.
    first_for : tuple of str
        It holds elsewhere too, but for these complaints it comes before others.
    first_on : tuple of {"adult", "child", "infant"}
        On heads of these it holds for everything, before all others.
    rules_out : bool
        Whatever it reaches is shown as a record at most: no complaint, tour, explanation or hand-out leads there.
    words : tuple of str
        Other words that should find it.
    """

    id: CautionId
    short: str
    statement: Statement
    strength: Literal["emergency", "danger", "contraindication", "caution"]
    rank: int
    group: CautionGroup
    tell: str = ""
    plain: str = ""
    zones: tuple[ZoneId, ...] = ()
    places: tuple[HeadPlace, ...] = ()
    complaints: tuple[ComplaintId, ...] = ()
    persons: tuple[Person, ...] = ()
    first_for: tuple[ComplaintId, ...] = ()
    first_on: tuple[HeadPerson, ...] = ()
    rules_out: bool = False
    words: tuple[str, ...] = ()
