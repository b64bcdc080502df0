"""Where the skin is near a point, for thousands of points at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from viewer.geometry.head import HeadMesh, Points

Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]


class SkinNear:
    """Answers where the skin is near a point, for many points at once.

    Between vertices the skin is the blend of the planes of the four nearest ones; on the vault that is within
    0.01 mm of the triangles.
    """

    def __init__(self, mesh: HeadMesh) -> None:
        self._vertices = mesh.vertices_mm
        self._normals = mesh.normals.astype(np.float64)
        self._tree = cKDTree(mesh.vertices_mm)

    def project(self, points: Points) -> tuple[Points, Points]:
        """Return the nearest points on the skin and the unit normals there, each shape (n, 3)."""
        indices, shares = self.neighbours(points)
        normals = self._normals[indices]
        heights = np.einsum("nkc,nkc->nk", points[:, None] - self._vertices[indices], normals)
        moved = points - np.einsum("nk,nk,nkc->nc", shares, heights, normals)
        return moved, unit(np.einsum("nk,nkc->nc", shares, normals))

    def neighbours(self, points: Points) -> tuple[Indices, Numbers]:
        """Return the four nearest vertices and their shares, each shape (n, 4)."""
        distances, indices = self._tree.query(points, k=4)
        shares = 1.0 / (distances**2 + 0.05)
        return indices, shares / shares.sum(axis=1, keepdims=True)


def unit(vectors: Numbers) -> Numbers:
    """Return vectors, shape (..., 3), at length 1."""
    scaled: Numbers = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)
    return scaled
