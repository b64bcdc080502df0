"""What lies on a head: lines, parts, zones, points, and the steps that led there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.atlas.comparison import Comparison
from viewer.domain.drawing import Form
from viewer.domain.identity import PartId, Side, ZoneId
from viewer.geometry.head import Point, Points


@dataclass(frozen=True, slots=True, eq=False)
class PlacedLine:
    """One stretch of a zone on the skin.

    Attributes
    ----------
    points_mm : array, shape (n, 3)
        On the skin, head frame, in drawing order, about 1 mm apart.
    normals : array, shape (n, 3)
        Unit outward normals of the skin there.
    """

    points_mm: Points
    normals: Points


@dataclass(frozen=True, slots=True, eq=False)
class PlacedStep:
    """One step of a construction as it came out on this head.

    Attributes
    ----------
    step : str
        The step's id.
    kind : {"point", "curve"}
        What the step made.
    points_mm : array, shape (n, 3)
        One row for a point.
    measure_mm : float or None
        The length this step measured along the skin; None if it measured nothing.
    """

    step: str
    kind: Literal["point", "curve"]
    points_mm: Points
    measure_mm: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class PlacedPart:
    """A part of a zone with its length on this head, mm along the skin."""

    id: PartId
    start: float
    end: float
    length_mm: float


@dataclass(frozen=True, slots=True, eq=False)
class PlacedForm:
    """What a zone is on the skin, beside its lines.

    Attributes
    ----------
    kind : {"line", "strip", "disc", "ring", "cells", "marks", "figure"}
        A disc, a ring and a mark have a line of `DOT_MM` about their middle each.
    half_mm : float or None
        Half the width of a strip or of cells; the radius of discs and rings; None for the band of the school.
    is_square : bool
        Whether the ends of a strip are flat.
    cross_mm : array, shape (3,), or None
        Of a ring, where its source puts the place on the scalp.
    cross_apart_mm : float or None
        From there to the ring's middle, over the skin.
    """

    kind: Form = "line"
    half_mm: float | None = None
    is_square: bool = False
    cross_mm: Point | None = None
    cross_apart_mm: float | None = None


DOT_MM = 0.2
"""Length of the line that stands for a single place, so that whatever follows lines has a place as well."""

LINE = PlacedForm()
"""A line with the band of its school."""


@dataclass(frozen=True, slots=True, eq=False)
class PlacedZone:
    """A zone on one side of this head."""

    zone: ZoneId
    side: Side
    lines: tuple[PlacedLine, ...]
    length_mm: float
    parts: tuple[PlacedPart, ...]
    steps: tuple[PlacedStep, ...]
    form: PlacedForm = LINE


@dataclass(frozen=True, slots=True, eq=False)
class PlacedRival:
    """How a zone would lie on one side of this head by a rule that was not chosen.

    Attributes
    ----------
    variant : str
        The variant, as ``zone/variant`` or ``school/variant``, that would have to be switched: chosen, or given up.
    difference : Comparison
        From the zone as it is chosen (a) to the rival (b); without overlap.
    """

    zone: ZoneId
    side: Side
    variant: str
    lines: tuple[PlacedLine, ...]
    difference: Comparison
    form: PlacedForm = LINE


@dataclass(frozen=True, slots=True, eq=False)
class PlacedPoint:
    """An acupuncture point on one side of this head.

    Attributes
    ----------
    point : str
        School and step that make it, as rules name it: ``who/gv20``.
    position_mm, normal : array, shape (3,)
        On the skin, head frame, and the outward unit normal there.
    """

    point: str
    side: Side
    position_mm: Point
    normal: Point
