"""The zones as they lie on one head."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from viewer.atlas.comparison import Comparison
from viewer.atlas.zone_index import ZoneIndex
from viewer.domain.identity import PartId, Side, ZoneId
from viewer.errors import Problem
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
class PlacedZone:
    """A zone on one side of this head."""

    zone: ZoneId
    side: Side
    lines: tuple[PlacedLine, ...]
    length_mm: float
    parts: tuple[PlacedPart, ...]
    steps: tuple[PlacedStep, ...]


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


@dataclass(frozen=True, slots=True)
class ZoneHit:
    """A zone found at a place."""

    zone: ZoneId
    side: Side
    part: PartId | None
    distance_mm: float


@dataclass(frozen=True, eq=False)
class Atlas:
    """Everything resolved on one head.

    Attributes
    ----------
    landmarks_mm : mapping of str to array, shape (3,)
        The head's own landmarks and those derived from them by rule.
    zones : tuple of PlacedZone
        Left, right and midline instances, in catalogue order.
    problems : tuple of Problem
        Zones that could not be built on this head, and why.
    cun_mm : mapping of str to float
        How long a cun of each kind is on this head: ``sagittal``, ``forehead``, ``lateral``, ``occipital``.
    sites_mm : mapping of str to array, shape (3,)
        Electrode sites of the 10-10 grid by name, on the skin.
    curves_mm : mapping of str to array, shape (n, 3)
        Reference curves, about 1 mm apart: ``midline`` from the root of the nose over the top of the head down the
        nape, ``eyebrow_occiput_left`` and ``eyebrow_occiput_right`` from eyebrow to inion, and ``hairline``, closed, if
        the head declares one.
    points : tuple of PlacedPoint
        Acupuncture points, in the order of the schools' steps, right before left.
    rivals : tuple of PlacedRival
        Zones by the rules that were not chosen, in catalogue order.
    """

    head: str
    landmarks_mm: Mapping[str, Point]
    zones: tuple[PlacedZone, ...]
    problems: tuple[Problem, ...]
    cun_mm: Mapping[str, float] = field(default_factory=dict)
    sites_mm: Mapping[str, Point] = field(default_factory=dict)
    curves_mm: Mapping[str, Points] = field(default_factory=dict)
    points: tuple[PlacedPoint, ...] = ()
    rivals: tuple[PlacedRival, ...] = ()

    def rivals_of(self, zone: ZoneId, side: Side) -> tuple[PlacedRival, ...]:
        """How else a zone would lie on one side."""
        return tuple(rival for rival in self.rivals if (rival.zone, rival.side) == (zone, side))

    def spread_mm(self, zone: ZoneId, side: Side) -> float | None:
        """By how much sources differ here: the greatest distance from the line to any of its rivals.

        None if there is no other rule, or its line is the same.
        """
        return max((rival.difference.greatest_mm for rival in self.rivals_of(zone, side)), default=None)

    @cached_property
    def _index(self) -> ZoneIndex:
        return ZoneIndex(self.zones)

    def zones_at(self, point_mm: Point, tolerance_mm: float) -> tuple[ZoneHit, ...]:
        """The zones whose lines pass within a distance of a point, nearest first.

        Zones that lie on each other are all found, in catalogue order.

        Parameters
        ----------
        point_mm : array, shape (3,)
            Head frame, mm.
        tolerance_mm : float
            How far a line may be from the point.
        """
        return tuple(
            ZoneHit(zone.zone, zone.side, part, distance_mm)
            for zone, part, distance_mm in self._index.near(point_mm, tolerance_mm)
        )
