"""The zones as they lie on one head."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from viewer.atlas.placed import PlacedPoint, PlacedRival, PlacedZone
from viewer.atlas.zone_index import ZoneIndex
from viewer.atlas.zone_overlap import ZoneOverlaps
from viewer.domain.identity import PartId, Side, ZoneId
from viewer.errors import Problem
from viewer.geometry.head import Person, Point, Points


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
    person : {"adult", "child", "infant"}
        Whose head it is.
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
    person: Person = "adult"

    def rivals_of(self, zone: ZoneId, side: Side) -> tuple[PlacedRival, ...]:
        """How else a zone would lie on one side."""
        return tuple(rival for rival in self.rivals if (rival.zone, rival.side) == (zone, side))

    def spread_mm(self, zone: ZoneId, side: Side) -> float | None:
        """By how much sources differ here: the greatest distance from the line to any of its rivals.

        None if there is no other rule, or its line is the same.
        """
        return max((rival.difference.greatest_mm for rival in self.rivals_of(zone, side)), default=None)

    @cached_property
    def overlaps(self) -> ZoneOverlaps:
        """Where zones lie on each other."""
        return ZoneOverlaps(self.zones)

    @cached_property
    def _index(self) -> ZoneIndex:
        return ZoneIndex(self.zones)

    def zones_at(self, point_mm: Point, tolerance_mm: float) -> tuple[ZoneHit, ...]:
        """The zones whose lines pass within a distance of a point, nearest first, drawn or not.

        Zones that lie on each other are all found, in catalogue order. What answers on a head that somebody sees is
        `viewer.presentation.shown.zones_at`.

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
