"""The colour of skin, vertex by vertex."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.head import HeadMesh, Points
from viewer.presentation.palette import SkinColours
from viewer.scene.colour import Rgb, mix, rgb
from viewer.scene.eyelid import eyelids

# Shares and tints, chosen by eye in all tones: brows and lips stay low, so that zones are the only strong colour.
_BROW_SHARE = 0.6
_LIP_SHARE = 0.54
_LIP_TINT = np.array([0.95, 0.70, 0.70], np.float32)
_WARMTH_SHARE = 0.7
_WARMTH_TINT = np.array([1.01, 0.90, 0.88], np.float32)
_LASH_TINT = np.array([0.42, 0.38, 0.38], np.float32)
_LID_TINT, _LID_SHARE = np.array([0.91, 0.845, 0.82], np.float32), 0.8
_CREASE_TINT, _CREASE_SHARE = np.array([0.84, 0.74, 0.69], np.float32), 0.6
_BEARD_SHARE = 0.16
_MOTTLE = np.array([0.022, 0.036, 0.036], np.float32)


@lru_cache(maxsize=2)  # the full skin and the light one: zones and where others have them lie on the same
def skin_colour(mesh: HeadMesh, colours: SkinColours) -> Rgb:
    """Mix a head's skin from its masks, hair included as it looks from afar; asked again, it is the same array.

    Parameters
    ----------
    mesh : HeadMesh
        The skin; one without masks gets the base tone.
    colours : SkinColours
        Tone, hair tint, and gain of the light.

    Returns
    -------
    array, shape (n, 3)
        0..1 per vertex, float32.
    """
    base, hair, brow = rgb(colours.base), rgb(colours.hair), rgb(colours.brow)
    skin = np.broadcast_to(base, (len(mesh.vertices_mm), 3)).astype(np.float32)
    masks = mesh.masks
    if masks is not None:
        # Porcelain is hardly coloured; warm cheeks and lips would make it a doll.
        liveliness = np.float32(min(1.0, float(np.ptp(base)) / 0.12 + 0.1))
        skin *= 1.0 + unevenness(mesh.vertices_mm, 9.0)[:, None] * _MOTTLE * liveliness
        skin = mix(skin, skin * _WARMTH_TINT, masks.warmth * _WARMTH_SHARE * liveliness)
        skin = mix(skin, np.broadcast_to(brow, skin.shape), masks.beard * _BEARD_SHARE)
        skin = mix(skin, np.broadcast_to(hair, skin.shape), hair_density(mesh))
        skin = mix(skin, skin * _LIP_TINT, masks.lip * _LIP_SHARE * (0.3 + 0.7 * liveliness))
        skin = mix(skin, np.broadcast_to(brow, skin.shape), masks.brow * _BROW_SHARE)
        skin = mix(skin, skin * _LID_TINT, eyelids(mesh) * (_LID_SHARE * (0.4 + 0.6 * liveliness)))
        seam = _smooth(masks.lash, 0.45, 0.9)  # the crease stands at a half
        skin = mix(skin, skin * _CREASE_TINT, np.clip(2.0 * masks.lash, 0.0, 1.0) * (1.0 - seam) * _CREASE_SHARE)
        skin = mix(skin, skin * _LASH_TINT, seam)
    dimmed: Rgb = np.clip(skin * np.float32(colours.gain), 0.0, 1.0)
    dimmed.setflags(write=False)
    return dimmed


def hair_density(mesh: HeadMesh) -> NDArray[np.float32]:
    """Return how densely hair grows, 0..1 per vertex, shape (n,): the mask's even edge made irregular."""
    if mesh.masks is None:
        return np.zeros(len(mesh.vertices_mm), np.float32)
    ramp = mesh.masks.hair
    edge = np.clip(4.0 * ramp, 0.0, 1.0) * (1.0 - _smooth(ramp, 0.35, 0.9))
    ragged = ramp + edge * (0.20 * unevenness(mesh.vertices_mm, 9.5) + 0.10 * unevenness(mesh.vertices_mm, 4.3))
    return _smooth(ragged, 0.02, 0.98)


def openness(mesh: HeadMesh) -> NDArray[np.float32]:
    """Return the baked occlusion as light that arrives, 0..1 per vertex; 1 for a head without masks."""
    if mesh.masks is None:
        return np.ones(len(mesh.vertices_mm), np.float32)
    return np.clip(mesh.masks.occlusion, 0.0, 1.0).astype(np.float32)


def unevenness(points_mm: Points, size_mm: float) -> NDArray[np.float32]:
    """Return -1..1 per point, shape (n,), in blots of about a size: sines whose phases other sines bend."""
    x, y, z = (points_mm / size_mm).astype(np.float32).T
    first = np.sin(1.9 * x + 1.7 * np.sin(1.3 * y + 0.7 * z) + 0.4)
    second = np.sin(1.7 * y + 1.9 * np.sin(1.5 * z - 0.8 * x) + 1.1)
    third = np.sin(2.1 * z + 1.5 * np.sin(1.2 * x + 1.1 * y) + 2.3)
    return np.asarray((first + second + third) / 3.0, np.float32)


def _smooth(values: NDArray[np.float32], low: float, high: float) -> NDArray[np.float32]:
    share = np.clip((values - low) / (high - low), 0.0, 1.0)
    return np.asarray(share * share * (3.0 - 2.0 * share), np.float32)
