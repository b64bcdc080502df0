"""The normals of a surface at its vertices."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.head import Points


def vertex_normals(vertices_mm: Points, faces: NDArray[np.integer]) -> NDArray[np.float32]:
    """Return unit normals, shape (n, 3): the mean of those of a vertex's triangles, weighted by their areas.

    Parameters
    ----------
    vertices_mm : array, shape (n, 3)
        Any frame.
    faces : array, shape (m, 3)
        Counter-clockwise seen from outside.
    """
    corners = vertices_mm[faces]
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals = np.empty_like(vertices_mm)
    for axis in range(3):
        normals[:, axis] = np.bincount(faces.ravel(), np.repeat(across[:, axis], 3), len(vertices_mm))
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    # Where triangles lie back to back there is no outside; any direction will do.
    normals = np.where(length > 0.0, normals / np.maximum(length, 1e-30), [0.0, 0.0, 1.0])
    return np.asarray(normals, np.float32)
