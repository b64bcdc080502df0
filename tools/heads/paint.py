"""Skin masks: hair, brows, lips, warmth, lash line, beard."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from tools.heads.bend import smooth_step
from tools.heads.body import PARTS
from tools.heads.clay import Skin
from tools.heads.people import Portrait
from viewer.geometry.head import Hairline, Landmark, Points

Mask = NDArray[np.float64]

# The brow, seen from the front: beside the pupil, below its upper edge over the pupil, half its height; mm on a man.
_BROW_ASIDE = (-23.0, -19.0, -12.0, -4.0, 4.0, 12.0, 20.0, 26.0)
_BROW_BELOW = (9.4, 7.6, 5.9, 4.6, 3.9, 3.9, 6.4, 10.6)
_BROW_HALF = (0.8, 3.3, 3.9, 3.9, 3.6, 2.9, 1.8, 0.4)
# Where the beard of the cheek begins: height over the mouth's corners at a depth behind them.
_BEARD_BEHIND = (-30.0, -8.0, 12.0, 30.0, 48.0, 68.0, 90.0)
_BEARD_OVER = (-2.0, -3.0, -4.0, -2.0, 6.0, 22.0, 48.0)


@dataclass(frozen=True, slots=True, eq=False)
class Canvas:
    """What paint is laid on: vertices of a right half, what they are, and where the face has its features.

    Attributes
    ----------
    points_mm : array, shape (n, 3)
    parts : array, shape (n, 4)
        0..1: lips, lids, ears, inside of the mouth.
    seam_mm : array, shape (k, 3)
        Where the right lids meet, from the nose outwards.
    unit : float
        Size of the head; 1 for a man.
    """

    points_mm: Points
    parts: Mask
    seam_mm: Points
    unit: float
    marks: dict[str, Landmark]

    def part(self, name: str) -> Mask:
        """How much each vertex belongs to a part of the face."""
        return np.asarray(self.parts[:, PARTS.index(name)])

    def at(self, mark: str) -> NDArray[np.float64]:
        """Place of a landmark."""
        return np.array(self.marks[mark].position_mm)


def paint(on: Canvas, who: Portrait, hairline: Hairline, bald_head: Skin) -> dict[str, Mask]:
    """Paint what depends on the place alone; thin skin needs rays."""
    return {
        "hair": who.hair * hair_mask(on, hairline, bald_head),
        "brow": who.brow * _brow(on),
        "lip": smooth_step(0.25, 0.75, on.part("lips")) * (on.part("inside-mouth") < 0.5),
        "warmth": _warmth(on),
        "lash": _lash(on),
        "beard": who.beard * _beard(on),
    }


def hair_mask(on: Canvas, hairline: Hairline, bald_head: Skin) -> Mask:
    """How much hair grows: one half on the hairline, a narrow edge at the forehead, a wide one at sideburn and nape."""
    points, curve = on.points_mm, hairline.curve_mm
    tangent = np.roll(curve, -1, axis=0) - np.roll(curve, 1, axis=0)
    inward = np.cross(tangent, bald_head.normals(curve))
    inward /= np.linalg.norm(inward, axis=1, keepdims=True)
    distance, nearest = cKDTree(curve).query(points)
    side = ((points - curve[nearest]) * inward[nearest]).sum(axis=1)
    low = smooth_step(28.0 * on.unit, -8.0 * on.unit, curve[nearest, 2])
    width = 4.5 + 4.5 * low + 4.0 * low * smooth_step(-20.0, -60.0, curve[nearest, 1])
    mask = smooth_step(-1.0, 1.0, np.where(side >= 0.0, distance, -distance) / width)
    # Far below the nape the nearest stretch of hairline says nothing about inside and outside.
    mask *= points[:, 2] > curve[:, 2].min() - 16.0
    return np.asarray(mask * smooth_step(0.7, 0.25, on.part("ears")))


def _brow(on: Canvas) -> Mask:
    pupil, upper = on.at("pupil_right"), on.at("brow_right")
    aside = (on.points_mm[:, 0] - pupil[0]) / on.unit
    middle = upper[2] - on.unit * np.interp(aside, _BROW_ASIDE, _BROW_BELOW)
    half = on.unit * np.interp(aside, _BROW_ASIDE, _BROW_HALF)
    off = np.abs(on.points_mm[:, 2] - middle) / half
    ends = smooth_step(-25.0, -18.0, aside) * smooth_step(27.0, 18.0, aside)
    return np.asarray(smooth_step(1.3, 0.4, off) * ends * (on.points_mm[:, 1] > pupil[1] - 40.0 * on.unit))


def _warmth(on: Canvas) -> Mask:
    tip, corner, chin = on.at("pronasale"), on.at("mouth_corner_right"), on.at("menton")
    cheek = np.array([1.7 * corner[0], corner[1] - 8.0 * on.unit, (corner[2] + on.at("pupil_right")[2]) / 2.0])
    spots = ((0.7, cheek, 19.0), (0.6, tip, 10.0), (0.3, chin + np.array([0.0, 8.0, 16.0]), 13.0))
    warm = sum(
        share * np.exp(-((on.points_mm - at) ** 2).sum(axis=1) / (2.0 * (size * on.unit) ** 2))
        for share, at, size in spots
    )
    return np.asarray(np.clip(np.maximum(warm, 0.9 * smooth_step(0.15, 0.8, on.part("ears"))), 0.0, 1.0))


def _lash(on: Canvas) -> Mask:
    """The seam of the lids, and at half strength the fold of the upper lid above it."""
    seam = on.seam_mm
    away, _ = cKDTree(_dense(seam)).query(on.points_mm)
    across = (on.points_mm[:, 0] - seam[0, 0]) / (seam[-1, 0] - seam[0, 0])
    bow = np.clip(1.0 - (2.0 * across - 0.95) ** 2, 0.0, 1.0)
    height = np.interp(on.points_mm[:, 0], seam[:, 0], seam[:, 2]) + on.unit * (2.0 + 9.5 * np.sqrt(bow))
    fold = smooth_step(1.3, 0.3, np.abs(on.points_mm[:, 2] - height) / on.unit) * smooth_step(0.0, 0.25, bow)
    near = np.linalg.norm(on.points_mm - on.at("pupil_right"), axis=1) < 30.0 * on.unit
    return np.asarray(np.maximum(smooth_step(1.1, 0.35, away), 0.5 * fold * near))


def _beard(on: Canvas) -> Mask:
    corner, base, chin = on.at("mouth_corner_right"), on.at("subnasale"), on.at("menton")
    x, y, z = on.points_mm.T
    behind = (corner[1] - y) / on.unit
    edge = corner[2] + on.unit * np.interp(behind, _BEARD_BEHIND, _BEARD_OVER)
    cheek = smooth_step(6.0, -8.0, (z - edge) / on.unit) * smooth_step(84.0, 70.0, behind)
    throat = smooth_step(-26.0, -8.0, (z - chin[2] - 0.25 * (y - chin[1])) / on.unit)
    above_lip = smooth_step(1.35, 1.0, x / corner[0]) * smooth_step(-2.0, 3.0, (z - corner[2]) / on.unit)
    moustache = above_lip * smooth_step(1.0, -3.0, (z - base[2]) / on.unit) * (y > corner[1] - 8.0 * on.unit)
    grown = np.maximum(cheek * throat, moustache) * (1.0 - smooth_step(0.1, 0.5, on.part("lips")))
    return np.asarray(grown * smooth_step(0.5, 0.1, on.part("ears")))


def _dense(line: Points) -> Points:
    at = np.linspace(0.0, 1.0, 24, endpoint=False)[:, None]
    return np.vstack([a + at * (b - a) for a, b in pairwise(line)])
