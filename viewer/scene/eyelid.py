"""Where the skin of the lids is: thin, darker than the cheek and hardly shining."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.head import HeadMesh

_SEAM_LEAST = 0.55  # of the mask of lashes: above it the lids meet, the crease of the lid stays below
_NEAR_MM, _FAR_MM = 4.5, 13.0
_BELOW = 1.7  # below the seam it ends so much sooner


def eyelids(mesh: HeadMesh) -> NDArray[np.float32]:
    """Return how much of a place is lid, 0..1 per vertex, shape (n,); 0 for a head whose lashes were not painted."""
    found = np.zeros(len(mesh.vertices_mm), np.float32)
    if mesh.masks is None:
        return found
    seam = mesh.vertices_mm[mesh.masks.lash > _SEAM_LEAST]
    if not len(seam):
        return found
    low, high = seam.min(axis=0) - _FAR_MM, seam.max(axis=0) + _FAR_MM
    near = np.flatnonzero(((mesh.vertices_mm > low) & (mesh.vertices_mm < high)).all(axis=1))
    off = mesh.vertices_mm[near][:, None].astype(np.float32) - seam[None].astype(np.float32)
    off[..., 2] = np.where(off[..., 2] < 0.0, _BELOW * off[..., 2], off[..., 2])
    away = np.sqrt((off**2).sum(axis=2).min(axis=1))
    share = np.clip((_FAR_MM - away) / (_FAR_MM - _NEAR_MM), 0.0, 1.0)
    found[near] = share * share * (3.0 - 2.0 * share)
    return found
