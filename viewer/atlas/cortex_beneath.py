"""Which gyri lie under a zone in a head with an average brain: by the nearest way, and straight in along the normal.

From one person to the next a place of the scalp lies over the brain some 8 to 9 mm off. So the nearest way is
asked three times: where the line lies, and as if the brain lay so much farther in front or behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from viewer.atlas.placed import PlacedLine, PlacedZone
from viewer.domain.identity import GyrusId, PartId
from viewer.geometry.cortex import NO_REGION, Cortex
from viewer.geometry.curve import arc_lengths
from viewer.geometry.head import Points

if TYPE_CHECKING:
    from scipy.spatial import cKDTree

_KEPT_MOST = 3  # heads, as many as the program keeps the insides of
SPREAD_MM = 8.5
"""Between people: the middle of 8 to 9 mm (`zones/cortex.toml`)."""
_STEP_MM = 1.0
_TUBE_MM = 2.0
"""The way straight in meets what comes so near to it: as wide as the triangles of the cortex."""
_DEEPEST_MM = 45.0
_FRONT = np.array([0.0, 1.0, 0.0])
_TRACE_HALF_MM = 8
"""A trace is evened out over so much before and behind: else it would jump from crown to crown, from point to point."""


@dataclass(frozen=True, slots=True)
class GyrusShare:
    """How much of a line lies over a gyrus.

    Attributes
    ----------
    gyrus : str or None
        None for all that no school names.
    percent : float
        Of the line's length, where the line lies.
    elsewhere : tuple of float
        The same if the brain lay `SPREAD_MM` farther in front, and behind, as it does in others.
    """

    gyrus: GyrusId | None
    percent: float
    elsewhere: tuple[float, ...] = ()

    @property
    def least(self) -> float:
        """The least of all these."""
        return min(self.percent, *self.elsewhere, 100.0)

    @property
    def most(self) -> float:
        """The most of all these."""
        return max(self.percent, *self.elsewhere, 0.0)


@dataclass(frozen=True, slots=True)
class Beneath:
    """What lies under a zone, or under a part of it.

    Attributes
    ----------
    part : str or None
        None for the whole zone.
    nearest : tuple of GyrusShare
        By the nearest way to the cortex, the greatest share first; together 100.
    straight : tuple of GyrusShare
        Straight in along the skin's normal, only where the line lies.
    depth_mm : float
        From the skin to the nearest cortex, the middle of the line's places.
    """

    part: PartId | None
    nearest: tuple[GyrusShare, ...]
    straight: tuple[GyrusShare, ...]
    depth_mm: float

    def share_of(self, gyri: tuple[GyrusId | None, ...]) -> GyrusShare:
        """The nearest shares of some gyri together, as of the first."""
        found = [share for share in self.nearest if share.gyrus in gyri]
        elsewhere = zip(*(share.elsewhere for share in found), strict=True)
        return GyrusShare(gyri[0], sum(share.percent for share in found), tuple(map(sum, elsewhere)))


@lru_cache(maxsize=_KEPT_MOST)
def beneath_of(cortex: Cortex) -> CortexBeneath:
    """Return what can be asked of a cortex; the same one each time, for what it is asked by is made once."""
    return CortexBeneath(cortex)


class CortexBeneath:
    """Asks an average brain in a head what lies under places of the skin.

    Parameters
    ----------
    cortex : Cortex
        In the head frame.
    """

    def __init__(self, cortex: Cortex) -> None:
        self._cortex = cortex

    @cached_property
    def _tree(self) -> cKDTree:
        from scipy.spatial import cKDTree  # a start, which knows of no brain yet, does without it

        return cKDTree(self._cortex.vertices_mm)

    def beneath(self, placed: PlacedZone) -> tuple[Beneath, ...]:
        """What lies under a zone: the whole first, then its parts in order."""
        lines = [_evenly(line) for line in placed.lines]
        points = np.vstack([at for at, _ in lines])
        normals = np.vstack([up for _, up in lines])
        apart_mm, nearest = self._nearest(points)
        shifted = [self._nearest(points + step * SPREAD_MM * _FRONT)[1] for step in (-1.0, 1.0)]
        straight = self._straight(points, normals)
        share = np.concatenate([np.linspace(0.0, 1.0, len(at)) for at, _ in lines])
        pieces: list[tuple[PartId | None, NDArray[np.bool_]]] = [(None, np.ones(len(points), bool))]
        pieces += [(part.id, (share >= part.start) & (share <= part.end)) for part in placed.parts]
        return tuple(
            Beneath(
                part,
                self._shares(nearest[here], *(each[here] for each in shifted)),
                self._shares(straight[here]),
                float(np.median(apart_mm[here])),
            )
            for part, here in pieces
            if here.any()
        )

    def percent_over(self, placed: PlacedZone, gyrus: GyrusId) -> float:
        """How much of a zone lies over a gyrus by the nearest way: less work than `beneath`."""
        _, nearest = self._nearest(np.vstack([_evenly(line)[0] for line in placed.lines]))
        return float(100.0 * np.mean(nearest == self._cortex.number(gyrus)))

    def trace(self, line: PlacedLine) -> Points:
        """The shadow of a line on the cortex: the cortex nearest to each of its places, evened out."""
        points, _ = _evenly(line)
        _, near = self._tree.query(points)
        found = self._cortex.vertices_mm[near]
        half = min(_TRACE_HALF_MM, len(found) - 1)
        weights = np.hanning(2 * half + 3)[1:-1]
        padded = np.pad(found, ((half, half), (0, 0)), mode="reflect", reflect_type="odd")
        return np.column_stack([np.convolve(padded[:, axis], weights / weights.sum(), "valid") for axis in range(3)])

    def depth_mm(self, points_mm: Points) -> NDArray[np.float64]:
        """How far places of the skin are from the nearest cortex."""
        return np.asarray(self._tree.query(points_mm)[0])

    def _nearest(self, points: Points) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
        apart, near = self._tree.query(points)
        return np.asarray(apart), self._cortex.region[near]

    def _straight(self, points: Points, normals: Points) -> NDArray[np.uint8]:
        """The region first met along the normal; none where it falls into a cleft to the end."""
        depths = np.arange(4.0, _DEEPEST_MM, _STEP_MM)
        ways = points[:, None, :] - depths[None, :, None] * normals[:, None, :]
        apart, near = self._tree.query(ways, distance_upper_bound=_TUBE_MM)
        met = np.isfinite(apart)
        first = met.argmax(axis=1)
        found = self._cortex.region[np.minimum(near[np.arange(len(points)), first], len(self._cortex.region) - 1)]
        return np.where(met.any(axis=1), found, NO_REGION).astype(np.uint8)

    def _shares(self, *found: NDArray[np.uint8]) -> tuple[GyrusShare, ...]:
        """The share of each region by the first answer, and by the others."""
        count = len(self._cortex.regions) + 1
        percents = np.array([100.0 * np.bincount(each, minlength=count) / len(each) for each in found])
        shares = [
            GyrusShare(
                GyrusId(self._cortex.regions[number - 1]) if number != NO_REGION else None,
                float(percents[0, number]),
                tuple(float(percent) for percent in percents[1:, number]),
            )
            for number in range(count)
            if percents[:, number].max() > 0.0
        ]
        return tuple(sorted(shares, key=lambda share: (-share.percent, -share.most)))


def _evenly(line: PlacedLine) -> tuple[Points, Points]:
    """Places of a line an equal way apart, and the normals there."""
    arcs = arc_lengths(line.points_mm)
    at = np.linspace(0.0, arcs[-1], max(round(arcs[-1] / _STEP_MM), 1) + 1)
    points, normals = (
        np.column_stack([np.interp(at, arcs, values[:, axis]) for axis in range(3)])
        for values in (line.points_mm, line.normals)
    )
    return points, normals / np.linalg.norm(normals, axis=1, keepdims=True)
