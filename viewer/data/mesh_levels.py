"""Lighter copies of a skin for a head that turns, and the normals of any."""

from __future__ import annotations

import numpy as np

from viewer.data.mesh_repair import Triangles
from viewer.geometry.head import HeadMesh, Points

LIGHTER_VERTICES = (25_000, 6_000)
"""As many as the lighter levels of the shipped heads have."""


def level_of(vertices_mm: Points, faces: Triangles) -> HeadMesh:
    """A skin with its normals.

    Each vertex's normal is the mean of those of its triangles, weighted by their areas.

    Parameters
    ----------
    vertices_mm : array, shape (n, 3)
        Head frame, mm.
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
    return HeadMesh(np.ascontiguousarray(vertices_mm), faces.astype(np.int32), normals.astype(np.float32))


def lighter_levels(mesh: HeadMesh) -> tuple[HeadMesh, ...]:
    """The same skin with fewer triangles, in falling detail; none for a mesh that is light already.

    Quadric edge collapse (Garland and Heckbert, SIGGRAPH 1997) through fast_simplification.
    """
    import fast_simplification

    levels: list[HeadMesh] = []
    points, faces = mesh.vertices_mm.astype(np.float32), mesh.faces
    for count in LIGHTER_VERTICES:
        if len(points) <= 1.2 * count:
            continue
        points, faces = fast_simplification.simplify(points, faces, target_count=2 * count, agg=7)
        points, faces = np.asarray(points, np.float32), np.asarray(faces, np.int32)
        levels.append(level_of(points.astype(np.float64), faces.astype(np.int64)))
    return tuple(levels)
