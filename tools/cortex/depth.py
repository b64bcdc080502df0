"""How deep a place lies under the brain's outline: what is a crown, what is the bottom of a sulcus."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt, map_coordinates

from tools.cortex.volume import Volume
from viewer.geometry.head import Points

BRIDGED_MM = 12.0
"""The outline bridges gaps that a ball of this radius does not enter."""
HOLLOW_MM = 9.0
"""Where a sulcus counts as deep: hollow is 1 from here on."""
BURIED_MM = 30.0
"""What lies deeper is filled: ventricles and the floor of the long fissure, which nobody sees, cost triangles."""
_MARGIN = 16
_HALF = 0.5


def depth_mm(brain: Volume) -> NDArray[np.float32]:
    """How deep each place of the volume lies under the outline; 0 outside of it."""
    solid = np.pad(brain.share >= _HALF, _MARGIN)
    near = distance_transform_edt(~solid) <= BRIDGED_MM
    inside = distance_transform_edt(near) > BRIDGED_MM
    deep = distance_transform_edt(inside)[(slice(_MARGIN, -_MARGIN),) * 3]
    return np.asarray(deep, np.float32)


def filled(brain: Volume, deep_mm: NDArray[np.float32]) -> Volume:
    """The brain without hollows that are buried."""
    return Volume(np.where(deep_mm > BURIED_MM, np.float32(1.0), brain.share), brain.first_mm)


def hollow(brain: Volume, deep_mm: NDArray[np.float32], points_mm: Points) -> NDArray[np.float64]:
    """0 on a crown .. 1 in the depth of a sulcus, per point."""
    at = map_coordinates(deep_mm, (points_mm - brain.first_mm).T, order=1)
    return np.asarray(np.clip(at / HOLLOW_MM, 0.0, 1.0))
