"""Skin masks: hair, brows, lips, warmth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from viewer.geometry.head import Hairline, Points
from viewer.sculpt.field import Skin
from viewer.sculpt.solids import path

Mask = NDArray[np.float64]


def smooth_step(low: float | Mask, high: float | Mask, value: Mask) -> Mask:
    """Rise from 0 to 1 between two values, level at both ends (cubic)."""
    t = np.clip((value - low) / (np.asarray(high) - low), 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t))


def hair_mask(points: Points, hairline: Hairline, bald_head: Skin, off_head_mm: float = 1.6) -> Mask:
    """How much hair grows at each point.

    Parameters
    ----------
    points : array, shape (n, 3)
        On the right half.
    hairline : Hairline
        Closed; hair lies to the right when walking from the forehead down the right temple and back.
    bald_head : Skin
        The head without ears: what stands off it is auricle and has no hair.
    off_head_mm : float
        Where the auricle begins.

    Returns
    -------
    array, shape (n,)
        0..1, one half exactly on the hairline; the edge is narrow at the forehead, wide at the nape.
    """
    curve = hairline.curve_mm
    tangent = np.roll(curve, -1, axis=0) - np.roll(curve, 1, axis=0)
    normal = bald_head.normals(curve)
    inward = np.cross(tangent, normal)
    inward /= np.linalg.norm(inward, axis=1, keepdims=True)
    distance, nearest = cKDTree(curve).query(points)
    side = ((points - curve[nearest]) * inward[nearest]).sum(axis=1)
    signed = np.where(side >= 0.0, distance, -distance)
    half_width = np.interp(curve[nearest, 1], [-70.0, 10.0, 70.0], [7.0, 3.5, 4.5])
    mask = smooth_step(-half_width, half_width, signed)
    # Far below the nape the nearest stretch of hairline says nothing about inside and outside.
    mask *= points[:, 2] > curve[:, 2].min() - 12.0
    lift = bald_head.distance(points)
    return np.asarray(mask * (1.0 - smooth_step(off_head_mm / 2, off_head_mm, lift)))


def near_path(points: Points, control: Sequence[Sequence[float]], inner_mm: float, outer_mm: float) -> Mask:
    """1 within ``inner_mm`` of a curve, 0 beyond ``outer_mm``."""
    distance, _ = cKDTree(path(control, 200)[:, :3]).query(points)
    return 1.0 - smooth_step(inner_mm, outer_mm, np.asarray(distance))


def spot(points: Points, centre: Sequence[float], radii: Sequence[float]) -> Mask:
    """Gaussian blush round a centre."""
    return np.asarray(np.exp(-(((points - centre) / radii) ** 2).sum(axis=1)))
