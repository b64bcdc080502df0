"""A school of scalp needling: what its zones have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.domain.construction import Step
from viewer.domain.identity import GroupId, SchoolId, StudyKey
from viewer.domain.named_area import NamedArea
from viewer.domain.statement import Statement
from viewer.domain.variant import Variant


@dataclass(frozen=True, slots=True)
class NeedlingItem:
    """One line of needling guidance.

    Attributes
    ----------
    item : str
        What it is about: Angle, Layer, Needle, Rotation, Retention and so on.
    statement : Statement
        What the sources say, with conflicts in its doubt.
    """

    item: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class AngleRange:
    """The angle to the skin at entry, in degrees.

    Attributes
    ----------
    is_printed : bool
        Whether a source gives the range; if not, the figures only say how a needle is drawn: none is marked as right.
    """

    low_deg: float
    high_deg: float
    usual_deg: float
    statement: Statement
    is_printed: bool = True


LineKind = Literal["band", "line", "dashed", "dotted", "soft", "points", "ring", "figure"]
"""How the zones of a school are drawn, as far as their own doubt does not say it."""

BesideRow = Literal["idea", "map", "unit", "needle", "angle", "side", "stimulation", "retention", "evidence"]
"""What schools are laid beside each other by."""


PLACE_ROWS = ("arm", "leg", "speech")
"""Rows in which they are laid beside each other by where they place something."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a school says in one row of the table in which schools stand beside each other.

    A row for which a school has no entry was not seen in any source.

    Attributes
    ----------
    row : str
        The row.
    statement : Statement or None
        A few words for the cell; None where the row does not apply to this school.
    """

    row: BesideRow
    statement: Statement | None = None


@dataclass(frozen=True, slots=True)
class School:
    """A school.

    Attributes
    ----------
    steps : tuple of Step
        Constructions its zones share, such as the reference lines.
    variants : tuple of Variant
        Other rules for shared steps; each changes every zone that uses them.
    line_kind : {"band", "line", "dashed", "dotted", "soft", "points", "ring", "figure"}
        How its zones are drawn; schools differ by kind of line, not by colour.
    band_mm : float
        Width of the drawn band, mm. A choice of drawing: no source gives a width.
    needle_mm : float
        Length of the needle drawn, mm.
    han, pinyin : str
        Its name in Chinese characters, and in pinyin with tone marks; empty where it has none.
    aliases : tuple of str
        Other names by which search finds it.
    named : tuple of NamedArea
        Areas that have a name and no place, in order from front to back where one is known.
    studies : tuple of str
        Keys of studies that bear on the school and on no zone of it alone.
    beside : tuple of Beside
        Its column in the table in which schools stand beside each other.
    """

    id: SchoolId
    name: str
    short_name: str
    order: int
    line_kind: LineKind
    band_mm: float
    needle_mm: float
    about: tuple[Statement, ...]
    steps: tuple[Step, ...]
    angle: AngleRange
    needling: tuple[NeedlingItem, ...]
    evidence_note: Statement
    variants: tuple[Variant, ...] = ()
    han: str = ""
    pinyin: str = ""
    aliases: tuple[str, ...] = ()
    named: tuple[NamedArea, ...] = ()
    studies: tuple[StudyKey, ...] = ()
    beside: tuple[Beside, ...] = ()

    @property
    def is_of_cortex(self) -> bool:
        """Whether its zones are lines over the cortex: only those of two such schools can be laid on each other."""
        return self.line_kind in ("band", "line")


@dataclass(frozen=True, slots=True)
class FunctionGroup:
    """A group of zones by what they are used for; it gives them their colour."""

    id: GroupId
    name: str
    order: int
    fill: str
    edge: str
