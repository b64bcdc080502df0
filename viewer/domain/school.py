"""A school of scalp needling: what its zones have in common."""

from __future__ import annotations

from typing import Literal

from viewer.domain.construction import Step
from viewer.domain.identity import GroupId, SchoolId
from viewer.domain.statement import Statement
from viewer.domain.variant import Variant
from viewer.light_dataclass import dataclass


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
    """The angle to the skin at entry, in degrees."""

    low_deg: float
    high_deg: float
    usual_deg: float
    statement: Statement


@dataclass(frozen=True, slots=True)
class School:
    """A school.

    Attributes
    ----------
    steps : tuple of Step
        Constructions its zones share, such as the reference lines.
    variants : tuple of Variant
        Other rules for shared steps; each changes every zone that uses them.
    line_kind : {"band", "line", "dashed", "dotted"}
        How its zones are drawn; schools differ by kind of line, not by colour.
    band_mm : float
        Width of the drawn band, mm. A choice of drawing: no source gives a width.
    needle_mm : float
        Length of the needle drawn, mm.
    """

    id: SchoolId
    name: str
    short_name: str
    order: int
    line_kind: Literal["band", "line", "dashed", "dotted"]
    band_mm: float
    needle_mm: float
    about: tuple[Statement, ...]
    steps: tuple[Step, ...]
    angle: AngleRange
    needling: tuple[NeedlingItem, ...]
    evidence_note: Statement
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True)
class FunctionGroup:
    """A group of zones by what they are used for; it gives them their colour."""

    id: GroupId
    name: str
    order: int
    fill: str
    edge: str
