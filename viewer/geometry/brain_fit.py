"""Carries a reference brain into a head, by places on the scalp that both have."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import RBFInterpolator

from viewer.geometry.head import Points

SMOOTHING = 40.0
"""How far the bend may stay off the sites, so that a site that is off by itself leaves no dent in the brain."""


class BrainFit:
    """A similarity, and a smooth bend after it: a head that is longer or lower than the reference has such a brain.

    Parameters
    ----------
    reference_mm, sites_mm : array, shape (n, 3)
        The same places on the reference head and on this one.
    """

    def __init__(self, reference_mm: Points, sites_mm: Points) -> None:
        self.scale, self._turn, self._shift = similarity(reference_mm, sites_mm)
        moved = self._similar(reference_mm)
        # A thin plate in three dimensions: its affine part stretches, the rest bends as little as it can.
        self._bend = RBFInterpolator(moved, sites_mm - moved, kernel="linear", degree=1, smoothing=SMOOTHING)

    def place(self, points_mm: Points) -> Points:
        """Where places of the reference brain lie in this head."""
        moved = self._similar(points_mm)
        return np.asarray(moved + self._bend(moved))

    def _similar(self, points_mm: Points) -> Points:
        return self.scale * points_mm @ self._turn.T + self._shift


def similarity(source: Points, goal: Points) -> tuple[float, NDArray[np.float64], NDArray[np.float64]]:
    """Scale, turn and shift that bring points closest to others; never a mirror image.

    Notes
    -----
    S. Umeyama, Least-squares estimation of transformation parameters between two point patterns, 1991.
    """
    from_mean, to_mean = source.mean(axis=0), goal.mean(axis=0)
    left, stretch, right = np.linalg.svd((goal - to_mean).T @ (source - from_mean))
    sign = np.array([1.0, 1.0, np.sign(np.linalg.det(left @ right))])
    turn = (left * sign) @ right
    scale = float((stretch * sign).sum() / ((source - from_mean) ** 2).sum())
    return scale, turn, to_mean - scale * turn @ from_mean
