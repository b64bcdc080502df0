"""Which zone lies above which, and what is seen of zones that share their place.

Some zones share their place by rule: speech area 1 is the lower two fifths of the motor line, speech area 3 covers the
rear half of the vertigo line. Both keep the width that they have everywhere: the one that lies above, the smaller, is
cut along the middle, so that the other is seen beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from viewer.atlas.zone_overlap import ZoneOverlap, visible_width
from viewer.geometry.head import Points
from viewer.presentation.shown import Height, neighbours
from viewer.scene.ribbon_rows import Rows

_BETWEEN_MM = 2.0  # nearer than this two ribbons, both as wide as can be, may meet

Meetings = NDArray[np.bool_]
"""Which zones may meet, shape (zones, zones)."""


def meetings(reach_mm: NDArray[np.float64], owner: NDArray[np.int64], centres_mm: Points) -> Meetings:
    """Find which zones may meet.

    Parameters
    ----------
    reach_mm : array, shape (zones,)
        Half the width that the ribbons of each can have.
    owner : array of int, shape (rows,)
        Zone of each row of the ribbons; a zone without rows meets none.
    centres_mm : array, shape (rows, 3)
        Middle of each row.
    """
    places = [centres_mm[owner == index] for index in range(len(reach_mm))]
    near_mm = reach_mm[:, None] + reach_mm + _BETWEEN_MM
    is_near = _are_near(places, near_mm)
    for index, other in np.argwhere(np.triu(is_near, 1)).tolist():
        gap_mm = _gap_mm(places[index], places[other])
        is_near[index, other] = is_near[other, index] = gap_mm <= near_mm[index, other]
    return is_near


def layers(meets: Meetings, lie: Mapping[int, Height]) -> dict[int, int]:
    """Return the layer of each zone that is drawn; higher lies above, and zones that cannot meet may share one.

    It depends on what is drawn and on nothing else: not on what was drawn before.
    """
    found: dict[int, int] = {}
    for index in sorted(lie, key=lambda each: lie[each]):
        # Not above all that was placed so far, only above what it can touch: a dozen layers would need lifts that show.
        found[index] = max((layer + 1 for other, layer in found.items() if meets[index, other]), default=0)
    return found


def cut(
    rows: Rows, stretches: Sequence[ZoneOverlap], lie: Mapping[int, Height]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return where ribbons are cut along, because they share their place with others that are drawn.

    Returns
    -------
    (array, array), each shape (rows,)
        The half that is kept, 1 left or -1 right, 0 where nothing is cut; and from where on, in half widths toward that
        half: 0 is the middle line.
    """
    side, low = np.zeros(len(rows.owner)), np.full(len(rows.owner), -1.0)
    for zone, line in dict.fromkeys((stretch.zone, stretch.line) for stretch in stretches):
        mine = [stretch for stretch in stretches if (stretch.zone, stretch.line) == (zone, line)]
        is_here = (rows.owner == zone) & (rows.line == line)
        kept = visible_width(mine, rows.along_mm[is_here], *neighbours(lie, zone))
        side[is_here] = np.where(kept.low > -1.0, kept.side, 0.0)
        low[is_here] = kept.low
    return side, low


def _are_near(lines: list[Points], near_mm: NDArray[np.float64]) -> Meetings:
    """Which lines may meet, by their boxes. A line without points meets none."""
    low = np.array([points.min(axis=0) if len(points) else np.full(3, np.inf) for points in lines]).reshape(-1, 3)
    high = np.array([points.max(axis=0) if len(points) else np.full(3, -np.inf) for points in lines]).reshape(-1, 3)
    apart = np.maximum(low[:, None] - high[None], low[None] - high[:, None])
    near: Meetings = (apart <= near_mm[..., None]).all(axis=-1)
    return near


def _gap_mm(points: Points, others: Points) -> float:
    """Return how near two lines come."""
    # |a - b|² = a² + b² - 2ab: one product of matrices instead of a table of differences.
    squares = (points**2).sum(axis=1)[:, None] + (others**2).sum(axis=1) - 2.0 * points @ others.T
    return float(np.sqrt(max(float(squares.min()), 0.0)))
