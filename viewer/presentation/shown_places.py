"""What lies at a place of the skin, as it is drawn there, and where a zone can be pointed to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from viewer.atlas.atlas import Atlas, ZoneHit
from viewer.atlas.placed import PlacedLine, PlacedZone
from viewer.atlas.zone_overlap import VisibleWidth, left_of, visible_width
from viewer.domain.catalog import Catalog
from viewer.geometry.curve import arc_lengths
from viewer.geometry.head import Point, Points
from viewer.presentation.shown import Roles, half_width_mm, heights, neighbours

_DOT_MM = 0.6  # a dot stands a little off another zone's edge
_SPARSE = 2  # of the points of a line, about 1 mm apart: enough to know what covers a place


class ShownPlaces:
    """Answers for the zones that are shown.

    Parameters
    ----------
    catalog, atlas : Catalog, Atlas
        All zones.
    roles : mapping of int to str
        Those that are shown.
    """

    def __init__(self, catalog: Catalog, atlas: Atlas, roles: Roles) -> None:
        self._catalog, self.atlas, self.roles = catalog, atlas, roles
        self._heights = heights(catalog, atlas.zones, roles)
        self._index = {(placed.zone, placed.side): index for index, placed in enumerate(atlas.zones)}
        self._stretches = atlas.overlaps.among(roles.keys())
        self._found: dict[tuple[int, tuple[float, ...]], tuple[Points, Points]] = {}

    def zones_at(self, point_mm: Point, tolerance_mm: float) -> tuple[ZoneHit, ...]:
        """Return the zones that are shown within a distance of a place on the skin.

        Those whose colour lies there come first, the uppermost before all others; then those beside it, the nearest
        first.

        Parameters
        ----------
        point_mm : array, shape (3,)
            Head frame, mm.
        tolerance_mm : float
            How far a zone's line may be from the point.
        """
        found = []
        for hit in self.atlas.zones_at(point_mm, tolerance_mm):
            index = self._index[hit.zone, hit.side]
            if index in self.roles:
                is_painted = hit.distance_mm <= self._half_mm(index) and self._keeps(index, point_mm)
                found.append((is_painted, index, hit))
        painted = sorted((each for each in found if each[0]), key=lambda each: self._heights[each[1]], reverse=True)
        beside = [each for each in found if not each[0]]
        return tuple(hit for *_, hit in (*painted, *beside))

    def of_zone(self, placed: PlacedZone, shares: Sequence[float]) -> tuple[Points, Points]:
        """Return places that can be pointed to: on the zone's own colour, and on that of no other zone.

        Parameters
        ----------
        placed : PlacedZone
            A zone; one that is not shown has no such place.
        shares : sequence of float
            Where to look, as shares of each of its lines, the best first.

        Returns
        -------
        (points, normals), each shape (n, 3)
            The best of all lines first; none where the zone is covered everywhere.
        """
        index = self._index[placed.zone, placed.side]
        if index not in self.roles:
            return np.empty((0, 3)), np.empty((0, 3))
        key = (index, tuple(shares))
        if key not in self._found:
            self._found[key] = self._free(index, placed, shares)
        return self._found[key]

    def _free(self, index: int, placed: PlacedZone, shares: Sequence[float]) -> tuple[Points, Points]:
        found = [self._own(index, number, line, shares) for number, line in enumerate(placed.lines)]
        points = np.stack([each[0] for each in found], axis=1).reshape(-1, 3)
        normals = np.stack([each[1] for each in found], axis=1).reshape(-1, 3)
        is_free = np.stack([each[2] for each in found], axis=1).reshape(-1)
        return points[is_free], normals[is_free]

    def _own(
        self, index: int, number: int, line: PlacedLine, shares: Sequence[float]
    ) -> tuple[Points, Points, NDArray[np.bool_]]:
        """Places in the middle of what is seen of a zone's band, the normals there, and which are not covered."""
        points, normals = along(line, shares)
        arcs = arc_lengths(line.points_mm)
        places = np.asarray(shares) * arcs[-1]
        kept = self._kept(index, number, places)
        half_mm = self._half_mm(index)
        for order in np.flatnonzero(kept.side):
            left = left_of(line.points_mm, line.normals, int(np.argmin(np.abs(arcs - places[order]))))
            points[order] += left * kept.side[order] * half_mm * (kept.low[order] + kept.high[order]) / 2
        beside = {stretch.other for stretch in self._stretches if stretch.zone == index}
        is_free = np.ones(len(points), bool)
        mine = self._heights[index]
        for other in self._near(points):
            lies = self._heights[other]
            if lies <= mine:
                continue
            is_clear = _gaps_mm(points, self._sparse_mm[other]) > self._half_mm(other) + _DOT_MM
            if other in beside and lies[0] == mine[0]:  # of what it shares with this zone it keeps one half
                is_clear |= np.array([not self._keeps(other, point) for point in points])
            is_free &= is_clear
        return points, normals, is_free

    def _near(self, points: Points) -> list[int]:
        """Return the zones that may cover one of these places; all others are far from all of them."""
        low, high = self._boxes
        is_far = (low > points.max(axis=0)) | (high < points.min(axis=0))
        return [index for index, far in zip(self._sparse_mm, is_far.any(axis=1), strict=True) if not far]

    @cached_property
    def _sparse_mm(self) -> dict[int, Points]:
        """Some points of each zone's lines."""
        zones = self.atlas.zones
        return {
            index: np.concatenate([line.points_mm[::_SPARSE] for line in zones[index].lines]) for index in self.roles
        }

    @cached_property
    def _boxes(self) -> tuple[Points, Points]:
        """The corners of the boxes beyond which zones cover nothing, in the order of `_sparse_mm`."""
        reach = np.array([self._half_mm(index) for index in self._sparse_mm])[:, None] + 2 * _SPARSE
        low = np.array([points.min(axis=0) for points in self._sparse_mm.values()])
        high = np.array([points.max(axis=0) for points in self._sparse_mm.values()])
        return low - reach, high + reach

    def _keeps(self, index: int, point_mm: Point) -> bool:
        """Whether a place on a zone's band is on the half that the zone keeps there."""
        if not any(stretch.zone == index for stretch in self._stretches):
            return True
        placed = self.atlas.zones[index]
        gaps = [np.linalg.norm(line.points_mm - point_mm, axis=1) for line in placed.lines]
        number = int(np.argmin([each.min() for each in gaps]))
        line, nearest = placed.lines[number], int(np.argmin(gaps[number]))
        kept = self._kept(index, number, arc_lengths(line.points_mm)[nearest : nearest + 1])
        across_mm = float((point_mm - line.points_mm[nearest]) @ left_of(line.points_mm, line.normals, nearest))
        return bool(kept.side[0] == 0 or kept.side[0] * across_mm >= kept.low[0] * self._half_mm(index))

    def _kept(self, index: int, number: int, along_mm: NDArray[np.float64]) -> VisibleWidth:
        mine = [stretch for stretch in self._stretches if (stretch.zone, stretch.line) == (index, number)]
        return visible_width(mine, along_mm, *neighbours(self._heights, index))

    def _half_mm(self, index: int) -> float:
        placed = self.atlas.zones[index]
        return half_width_mm(self._catalog.school_of(placed.zone), placed, self.roles[index])


def _gaps_mm(points: Points, others: Points) -> NDArray[np.float64]:
    """How far each of some points is from the nearest of others."""
    gaps: NDArray[np.float64] = np.linalg.norm(points[:, None] - others[None], axis=-1).min(axis=1)
    return gaps


def along(line: PlacedLine, shares: Sequence[float]) -> tuple[Points, Points]:
    """Return points and unit normals at these shares of a line's length."""
    arcs = arc_lengths(line.points_mm)
    places = np.asarray(shares) * arcs[-1]
    points = np.column_stack([np.interp(places, arcs, line.points_mm[:, axis]) for axis in range(3)])
    normals = np.column_stack([np.interp(places, arcs, line.normals[:, axis]) for axis in range(3)])
    return points, normals / np.linalg.norm(normals, axis=1, keepdims=True)
