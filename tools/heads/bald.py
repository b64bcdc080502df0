"""The head without its auricles: where the scalp runs behind them."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import RBFInterpolator
from scipy.spatial import cKDTree

from tools.heads.bend import smooth_step
from tools.heads.clay import Block, Values
from viewer.geometry.head import Points

GONE_MM, BLEND_MM = 5.0, 14.0
"""The clay so near to an auricle is made anew, and passes into what was there up to the second distance."""
AROUND_MM = 30.0
"""The skin round it that tells how it runs on behind."""
CENTRE_MM = np.array([0.0, -8.0, 8.0])
"""Seen from here the skin behind an ear lies about square to the view."""
KNOWN = 500
SMOOTHING = 2e-2


def without_ears(values: Values, block: Block, skin: Points, ears: Points, measured: Points) -> Values:
    """Take the right auricle off the clay.

    Parameters
    ----------
    values, block
        The clay of a right half.
    skin : array, shape (n, 3)
        Places on it that belong to no ear.
    ears : array, shape (m, 3)
        Those of the right auricle.
    measured : array, shape (k, 3)
        Electrodes: some were measured where the auricle is.

    Notes
    -----
    A star-shaped surface through the skin around and the electrodes behind (cubic radial basis functions).
    """
    away = cKDTree(ears).query(skin)[0]
    around = skin[(away > BLEND_MM - 4.0) & (away < AROUND_MM) & (skin[:, 0] > 30.0)]
    around = around[:: max(1, len(around) // KNOWN)]
    behind = measured[(measured[:, 0] > 0.0) & (cKDTree(ears).query(measured)[0] < BLEND_MM)]
    known = np.vstack([around, behind]) - CENTRE_MM
    radius = np.linalg.norm(known, axis=1)
    radius_of = RBFInterpolator(known / radius[:, None], radius, kernel="cubic", smoothing=SMOOTHING)
    low, high = ears.min(axis=0) - BLEND_MM, ears.max(axis=0) + BLEND_MM
    start = np.maximum(np.floor((low - block.origin_mm) / block.step_mm).astype(int), 0)
    stop = np.minimum(np.ceil((high - block.origin_mm) / block.step_mm).astype(int) + 1, block.shape)
    at = tuple(slice(a, b) for a, b in zip(start, stop, strict=True))
    grid = np.stack(np.meshgrid(*(np.arange(a, b) for a, b in zip(start, stop, strict=True)), indexing="ij"), axis=-1)
    points = (block.origin_mm + block.step_mm * grid).reshape(-1, 3)
    share = smooth_step(BLEND_MM, GONE_MM, cKDTree(ears).query(points)[0])
    some = share > 0.0
    off = points[some] - CENTRE_MM
    far = np.linalg.norm(off, axis=1)
    plain = far - radius_of(off / far[:, None])
    bald = values.copy()
    part = bald[at].reshape(-1)
    part[some] += share[some] * (plain - part[some])
    bald[at] = part.reshape(bald[at].shape)
    return bald
