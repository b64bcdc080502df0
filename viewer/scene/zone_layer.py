"""Which zone lies above which, and where one lies wholly on another.

Some zones share their place by rule: speech area 1 is the lower two fifths of the motor line, speech area 3 covers the
rear half of the vertigo line. The later one in the catalogue is then drawn underneath and a little wider, so that its
colour shows on both sides.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.atlas.placed import PlacedZone
from viewer.geometry.head import Points

_NEAR_MM = 22.0  # nearer than this two ribbons, both as wide as can be, may meet
_SAME_MM = 2.0
_SAME_ROWS = 8  # about 10 mm of shared way: a mere crossing is not nesting


@dataclass(frozen=True, slots=True, eq=False)
class ZoneLayers:
    """The order of depth.

    Attributes
    ----------
    layer : array of int, shape (zones,)
        Higher lies above; zones that cannot meet may share a layer.
    nested : array of bool, shape (rows,)
        Rows of ribbons that have an earlier zone lying on them.
    """

    layer: NDArray[np.int64]
    nested: NDArray[np.bool_]


def zone_layers(zones: tuple[PlacedZone, ...], owner: NDArray[np.int64], centres_mm: Points) -> ZoneLayers:
    """Find the order of depth.

    Parameters
    ----------
    zones : sequence of PlacedZone
        In catalogue order; the earlier lies above.
    owner : array of int, shape (rows,)
        Zone of each row of the ribbons.
    centres_mm : array, shape (rows, 3)
        Middle of each row.
    """
    places = [np.flatnonzero(owner == index) for index in range(len(zones))]
    is_near = _are_near([centres_mm[rows] for rows in places])
    layer = np.zeros(len(zones), np.int64)
    nested = np.zeros(len(centres_mm), bool)
    for index in range(len(zones) - 1, -1, -1):
        meets = {}
        for other in np.flatnonzero(is_near[index, index + 1 :]) + index + 1:
            gaps = _gaps_mm(centres_mm[places[other]], centres_mm[places[index]])
            if gaps.min() <= _NEAR_MM:
                meets[other] = gaps
        # Not above all that was placed so far, only above what it can touch: a dozen layers would need lifts that show.
        layer[index] = max((layer[other] + 1 for other in meets), default=0)
        for other, gaps in meets.items():
            shared = gaps <= _SAME_MM
            if zones[other].side == zones[index].side and shared.sum() >= _SAME_ROWS:
                # Past the ends too, so that the border closes round the upper ribbon.
                nested[places[other]] |= np.convolve(shared, np.ones(5), "same") > 0
    return ZoneLayers(layer, nested)


def _are_near(lines: list[Points]) -> NDArray[np.bool_]:
    """Which lines may meet, by their boxes; shape (lines, lines). A line without points meets none."""
    low = np.array([points.min(axis=0) if len(points) else np.full(3, np.inf) for points in lines])
    high = np.array([points.max(axis=0) if len(points) else np.full(3, -np.inf) for points in lines])
    apart = np.maximum(low[:, None] - high[None], low[None] - high[:, None])
    near: NDArray[np.bool_] = (apart <= _NEAR_MM).all(axis=-1)
    return near


def _gaps_mm(points: Points, others: Points) -> NDArray[np.float64]:
    """Return how far each point is from the nearest other one."""
    # |a - b|² = a² + b² - 2ab: one product of matrices instead of a table of differences.
    squares = (points**2).sum(axis=1)[:, None] + (others**2).sum(axis=1) - 2.0 * points @ others.T
    gaps: NDArray[np.float64] = np.sqrt(np.maximum(squares.min(axis=1), 0.0))
    return gaps
