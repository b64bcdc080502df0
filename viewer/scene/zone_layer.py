"""Which zone lies above which, and where one lies wholly on another.

Some zones share their place by rule: speech area 1 is the lower two fifths of the motor line, speech area 3 covers the
rear half of the vertigo line. The later one in the catalogue is then drawn underneath and a little wider, so that its
colour shows on both sides.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import maximum_filter1d
from scipy.spatial import cKDTree

from viewer.atlas.atlas import PlacedZone
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
    trees = [cKDTree(centres_mm[owner == index]) if (owner == index).any() else None for index in range(len(zones))]
    layer = np.zeros(len(zones), np.int64)
    nested = np.zeros(len(centres_mm), bool)
    for index in range(len(zones) - 1, -1, -1):
        here = trees[index]
        if here is None:
            continue
        below = [
            layer[other]
            for other in range(index + 1, len(zones))
            if (tree := trees[other]) is not None and here.count_neighbors(tree, _NEAR_MM) > 0
        ]
        # Not above all that was placed so far, only above what it can touch: a dozen layers would need lifts that show.
        layer[index] = max(below) + 1 if below else 0
        for other in range(index + 1, len(zones)):
            rows = np.flatnonzero(owner == other)
            if not len(rows) or zones[other].side != zones[index].side:
                continue
            distance, _ = here.query(centres_mm[rows], distance_upper_bound=_SAME_MM)
            shared = np.isfinite(distance)
            if shared.sum() >= _SAME_ROWS:
                # Past the ends too, so that the border closes round the upper ribbon.
                nested[rows] |= maximum_filter1d(shared, 5)
    return ZoneLayers(layer, nested)
