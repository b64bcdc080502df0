"""A closed surface that is seen whole from one place inside of it: a distance for every direction."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import RBFInterpolator

from viewer.geometry.head import Point, Points

SMOOTHING = 1e-3
"""Less shows every place as a dimple."""


class StarShape:
    """Passes smoothly by some places.

    Parameters
    ----------
    centre_mm : array, shape (3,)
        From where it is seen.
    places_mm : array, shape (n, 3)
        All round the centre.
    """

    def __init__(self, centre_mm: Point, places_mm: Points) -> None:
        self.centre_mm = centre_mm
        ways, lengths = self.seen(places_mm)
        self._radius = RBFInterpolator(ways, lengths, kernel="cubic", smoothing=SMOOTHING)

    def seen(self, points_mm: Points) -> tuple[Points, NDArray[np.float64]]:
        """In which direction points are seen from the centre, and how far away they are."""
        off = points_mm - self.centre_mm
        lengths = np.linalg.norm(off, axis=1)
        return off / lengths[:, None], lengths

    def radius_mm(self, ways: Points) -> NDArray[np.float64]:
        """How far the surface is, in some directions (unit vectors)."""
        return np.asarray(self._radius(ways))

    def points_mm(self, ways: Points) -> Points:
        """Where the surface is, in some directions."""
        return np.asarray(self.centre_mm + self.radius_mm(ways)[:, None] * ways)
