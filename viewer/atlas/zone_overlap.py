"""Where zones lie on each other: stretches of way that two of them share, by rule or by chance.

Speech area 1 is the lower two fifths of the motor line; a WHO line runs along one of Jiao's zones. Each has the same
width there as everywhere else, so whoever draws both lays them side by side within it, and whoever is asked what lies
under the pointer answers by the same border::

        above        ==========                    the half that the upper zone keeps is the same place on the skin
                 ----------==========          for both, and mirrored on the other side of the head
        below  -----------
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from viewer.atlas.placed import PlacedLine, PlacedZone
from viewer.geometry.curve import arc_lengths
from viewer.geometry.head import Point, Points

_SAME_MM = 2.0
_LEAST_MM = 8.0  # a shorter way in common is a crossing
_PARALLEL = 0.96  # cosine; lines that part faster only cross
_COARSE = 4  # at first only every so many points are looked at, about 1 mm apart
_COARSE_MM = 5.0  # lines that run along each other for long have a pair of those this near
_BEYOND_MM = 1.0  # past the end of what is shared, where the round end of the other zone is still wide

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ZoneOverlap:
    """A stretch of a zone's line on which another zone lies.

    Attributes
    ----------
    zone, other : int
        Indices in the atlas.
    line : int
        Which of the zone's lines.
    start_mm, end_mm : float
        From where to where along it; infinite where it goes on to the line's end and round it.
    keeps : int
        The half that the upper of the two keeps, seen along the line with the skin below: 1 to its left, -1 to its
        right. It is the same place on the skin for both zones.
    """

    zone: int
    other: int
    line: int
    start_mm: float
    end_mm: float
    keeps: int


class ZoneOverlaps:
    """Finds what zones share; every pair is looked at once, and only when both are drawn.

    Parameters
    ----------
    zones : sequence of PlacedZone
        Of an atlas.
    """

    def __init__(self, zones: Sequence[PlacedZone]) -> None:
        self._zones = zones
        self._pairs: dict[tuple[int, int], tuple[ZoneOverlap, ...]] = {}
        self._last: tuple[frozenset[int], tuple[ZoneOverlap, ...]] = (frozenset(), ())

    def among(self, shown: Collection[int]) -> tuple[ZoneOverlap, ...]:
        """Return the stretches that two of these zones share, of each zone of a pair its own."""
        wanted = frozenset(shown)
        if wanted != self._last[0]:
            near = ((index, other) for index in sorted(wanted) for other in self._near[index] if other in wanted)
            self._last = wanted, tuple(stretch for pair in near for stretch in self._between(*pair))
        return self._last[1]

    @cached_property
    def _near(self) -> list[list[int]]:
        """Of each zone those that may lie on it, by their boxes."""
        zones = self._zones
        low, high = (
            np.array([bound([bound(line.points_mm, axis=0) for line in zone.lines], axis=0) for zone in zones])
            for bound in (np.min, np.max)
        )
        near = []
        for index, zone in enumerate(zones):
            is_near = ((low[index] - _SAME_MM <= high) & (high[index] + _SAME_MM >= low)).all(axis=1)
            is_near[index] = False
            others = np.flatnonzero(is_near).tolist()
            near.append([other for other in others if {zone.side, zones[other].side} != {"left", "right"}])
        return near

    def _between(self, index: int, other: int) -> tuple[ZoneOverlap, ...]:
        if self._zones[index].form.half_mm is not None or self._zones[other].form.half_mm is not None:
            return ()  # an area is no way that another could share: the smaller of the two simply lies on it
        if (index, other) not in self._pairs:
            self._pairs[index, other] = tuple(
                ZoneOverlap(index, other, number, *run)
                for number, line in enumerate(self._zones[index].lines)
                for beside in self._zones[other].lines
                for run in _runs(line, beside)
            )
        return self._pairs[index, other]


@dataclass(frozen=True, slots=True, eq=False)
class VisibleWidth:
    """What is seen of a zone along its line, beside others that lie on it: of each place, shape (n,).

    Attributes
    ----------
    side : array
        The half toward which `low` and `high` are counted: 1 left, -1 right; 0 where the zone is alone.
    low, high : array
        From where to where, in half widths from the middle line: -1 and 1 is the whole of it.
    """

    side: Numbers
    low: Numbers
    high: Numbers


def visible_width(
    stretches: Sequence[ZoneOverlap], along_mm: Numbers, above: Collection[int], below: Collection[int]
) -> VisibleWidth:
    """Return which share of its width a zone keeps along its line.

    Parameters
    ----------
    stretches : sequence of ZoneOverlap
        Those of the one line.
    along_mm : array, shape (n,)
        Places along it.
    above, below : collection of int
        The zones above it and below it that lie side by side with it. The lowest is drawn whole, for the others lie
        on it.
    """
    over, under, side = (np.zeros(len(along_mm)) for _ in range(3))
    for stretch in stretches:
        is_here = (along_mm >= stretch.start_mm) & (along_mm <= stretch.end_mm)
        if stretch.other in above:
            over += is_here
        elif stretch.other in below:
            under += is_here
        else:
            continue
        side[is_here] = stretch.keeps
    count = over + under + 1.0
    return VisibleWidth(side, 1.0 - 2.0 * (over + 1.0) / count, 1.0 - 2.0 * over / count)


def left_of(points_mm: Points, normals: Points, index: int) -> Point:
    """Return the unit vector along the skin to the left of a line, at one of its points."""
    way = points_mm[min(index + 2, len(points_mm) - 1)] - points_mm[max(index - 2, 0)]
    left: Point = np.cross(normals[index], way)
    return left / max(float(np.linalg.norm(left)), 1e-9)


def _runs(line: PlacedLine, beside: PlacedLine) -> list[tuple[float, float, int]]:
    """Return from where to where one line runs along another, and which half the upper zone keeps."""
    points, others = line.points_mm, beside.points_mm
    if len(points) < 3 or len(others) < 3:
        return []
    if _squares(points[::_COARSE], others[::_COARSE]).min() > _COARSE_MM**2:
        return []
    squares = _squares(points, others)
    nearest = squares.argmin(axis=1)
    is_near = squares[np.arange(len(points)), nearest] <= _SAME_MM**2
    if not is_near.any():
        return []
    arcs = arc_lengths(points)
    changes = np.flatnonzero(np.diff(np.concatenate([[0], is_near.astype(np.int8), [0]])))
    found = []
    for first, end in changes.reshape(-1, 2).tolist():
        if arcs[end - 1] - arcs[first] < _LEAST_MM or not _are_parallel(
            points[end - 1] - points[first], others[nearest[end - 1]] - others[nearest[first]]
        ):
            continue
        start_mm, end_mm = arcs[first] - _BEYOND_MM, arcs[end - 1] + _BEYOND_MM
        found.append(
            (
                float(start_mm) if start_mm > 0.0 else -np.inf,
                float(end_mm) if end_mm < arcs[-1] else np.inf,
                _kept_half(points, line.normals, (first + end) // 2),
            )
        )
    return found


def _are_parallel(way: Point, other: Point) -> bool:
    return abs(float(way @ other)) >= _PARALLEL * float(np.linalg.norm(way)) * float(np.linalg.norm(other))


def _squares(points: Points, others: Points) -> Numbers:
    """Return the squares of all distances, shape (n, m): |a - b|² = a² + b² - 2ab, one product of matrices."""
    squares: Numbers = (points**2).sum(axis=1)[:, None] + (others**2).sum(axis=1) - 2.0 * points @ others.T
    return squares


def _kept_half(points_mm: Points, normals: Points, index: int) -> int:
    """The half toward the face; of a line that runs from front to back, the half toward the midline."""
    left, place = left_of(points_mm, normals, index), points_mm[index]
    if abs(left[1]) >= abs(left[0]):
        return 1 if left[1] > 0.0 else -1
    # On the midline itself there is no nearer half: the patient's left one is kept.
    inward = -1.0 if abs(place[0]) < _SAME_MM else -np.sign(place[0])
    return 1 if left[0] * inward > 0.0 else -1
