"""The colour of skin, vertex by vertex."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.head import HeadMesh
from viewer.presentation.palette import SkinColours
from viewer.scene.colour import Rgb, mix, rgb

# Shares and tints, chosen by eye in all tones: brows and lips stay low, so that zones are the only strong colour.
_BROW_DEPTH = 0.52
_LIP_SHARE = 0.34
_LIP_TINT = np.array([1.02, 0.74, 0.71], np.float32)
_WARMTH_SHARE = 0.52
_WARMTH_TINT = np.array([1.03, 0.84, 0.79], np.float32)


def skin_colour(mesh: HeadMesh, colours: SkinColours) -> Rgb:
    """Mix a head's skin from its masks.

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
    base, hair = rgb(colours.base), rgb(colours.hair)
    skin = np.broadcast_to(base, (len(mesh.vertices_mm), 3)).astype(np.float32)
    masks = mesh.masks
    if masks is not None:
        # Porcelain is hardly coloured; warm cheeks and lips would make it a doll.
        liveliness = np.float32(min(1.0, float(np.ptp(base)) / 0.12 + 0.25))
        skin = mix(skin, skin * _WARMTH_TINT, masks.warmth * _WARMTH_SHARE * liveliness)
        skin = mix(skin, np.broadcast_to(hair, skin.shape), masks.hair)
        skin = mix(skin, skin * _LIP_TINT, masks.lip * _LIP_SHARE * (0.5 + liveliness))
        skin = mix(skin, np.broadcast_to(hair * np.float32(0.62), skin.shape), masks.brow * _BROW_DEPTH)
    dimmed: Rgb = np.clip(skin * np.float32(colours.gain), 0.0, 1.0)
    return dimmed


def openness(mesh: HeadMesh) -> NDArray[np.float32]:
    """Return the baked occlusion as light that arrives, 0..1 per vertex; 1 for a head without masks."""
    if mesh.masks is None:
        return np.ones(len(mesh.vertices_mm), np.float32)
    return np.clip(mesh.masks.occlusion, 0.0, 1.0).astype(np.float32)
