"""Skin masks: hair, brows, lips, warmth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from tools.sculpt import eyes, face, lips
from tools.sculpt.field import Skin
from tools.sculpt.frame import Placement
from tools.sculpt.solids import path
from viewer.geometry.head import Hairline, Points, SkinMasks

Mask = NDArray[np.float64]


def paint(points: Points, placement: Placement, hairline: Hairline, bald_head: Skin) -> SkinMasks:
    """Paint all masks but the ambient light, which is left at 1.

    Parameters
    ----------
    points : array, shape (n, 3)
        Vertices of the right half, in the head's own frame.
    placement : Placement
        Brows, lips and blushes are drawn in the design frame.
    hairline, bald_head
        As for `hair_mask`.
    """
    design = placement.to_design(points)
    masks = {
        "hair": hair_mask(points, hairline, bald_head),
        "brow": np.maximum(brow_mask(design, placement.shape.brow_weight) * (design[:, 1] > 60.0), lash_mask(design)),
        "lip": lips.lip_mask(design, placement.shape.mouth_width),
        "warmth": warmth_mask(design),
        **dict.fromkeys(("lash", "beard", "thin"), np.zeros(len(points))),
        "occlusion": np.ones(len(points)),
    }
    return SkinMasks(**{name: np.asarray(mask, np.float32) for name, mask in masks.items()})


def paint_relief(masks: SkinMasks) -> Mask:
    """Height in mm that stands for paint when a mesh is thinned out: see `simplify`."""
    return np.asarray(0.35 * masks.brow + 0.35 * masks.lip + 0.16 * masks.hair, np.float64)


def brow_mask(design_mm: Points, weight: float) -> Mask:
    """Eyebrow: full at the head and arch, thin at the tail, with soft edges."""
    line = path(
        [
            (x, y, z, w * weight)
            for (x, z), y, w in zip(face.BROW_LINE, face.BROW_DEPTHS, face.BROW_WIDTHS, strict=True)
        ],
        200,
    )
    # Seen from the front: the depth differs a little from shape to shape.
    line[:, 1] *= 0.3
    design_mm = design_mm * [1.0, 0.3, 1.0]
    distance, nearest = cKDTree(line[:, :3]).query(design_mm)
    width = line[nearest, 3].astype(np.float64)
    along = nearest / 200.0
    fade = smooth_step(-0.02, 0.12, along) * (1.0 - 0.5 * smooth_step(0.75, 1.0, along))
    return np.asarray((1.0 - smooth_step(0.45 * width, width + 1.3, distance)) * (0.35 + 0.65 * fade))


def lash_mask(design_mm: Points) -> Mask:
    """Thin dark line where the lids meet."""
    return 0.7 * near_path(design_mm, eyes.lash_line(), 0.5, 1.9)


def warmth_mask(design_mm: Points) -> Mask:
    """Faint warmth of cheeks, ears, nose tip and chin."""
    spots = (
        0.55 * spot(design_mm, (47.0, 74.0, -16.0), (24.0, 26.0, 20.0)),
        0.85 * spot(design_mm, (88.0, -16.0, 4.0), (9.0, 22.0, 32.0)),
        0.55 * spot(design_mm, (0.0, 119.0, -13.0), (13.0, 9.0, 11.0)),
        0.25 * spot(design_mm, (0.0, 100.0, -80.0), (16.0, 12.0, 12.0)),
        0.30 * spot(design_mm, (33.0, 90.0, 17.0), (14.0, 8.0, 8.0)),
    )
    return np.asarray(np.clip(np.sum(spots, axis=0), 0.0, 1.0))


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
