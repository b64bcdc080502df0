"""Lashes of closed lids, as thin triangles."""

from __future__ import annotations

import numpy as np

from viewer.geometry.head import Points

COUNT = 84
HALF_WIDTH_MM = 0.085
LENGTH_MM = (2.0, 4.2)
"""At the inner corner, and at the outer one (judgement)."""


def lashes(seam_mm: Points, unit: float, strength: float) -> Points:
    """Grow lashes along the seam of the right lids.

    Parameters
    ----------
    seam_mm : array, shape (k, 3)
        From the nose outwards.
    unit : float
        Size of the head; 1 for a man.
    strength : float
        Factor on their length.

    Returns
    -------
    array, shape (n, 3, 3)
        Corners of the triangles: two at the root, one at the tip.
    """
    chance = np.random.default_rng(8)
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(seam_mm, axis=0), axis=1))])
    share = np.clip(np.linspace(0.12, 0.95, COUNT) + chance.uniform(-0.006, 0.006, COUNT), 0.0, 1.0)
    root = np.column_stack([np.interp(share * along[-1], along, seam_mm[:, i]) for i in range(3)])
    fan = (share - 0.45) * 1.1 + chance.uniform(-0.14, 0.14, COUNT)
    way = np.column_stack([fan, np.full(COUNT, 0.85), chance.uniform(-0.62, -0.42, COUNT)])
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    length = strength * unit * np.interp(share, (0.0, 0.75, 1.0), (*LENGTH_MM, 3.4)) * chance.uniform(0.75, 1.1, COUNT)
    aside = np.array([HALF_WIDTH_MM, 0.0, 0.0])
    root[:, 1] += 0.25
    return np.stack([root - aside, root + aside, root + length[:, None] * way], axis=1)
