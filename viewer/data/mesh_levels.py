"""Lighter copies of a skin for a head that turns, and the normals of any."""

from __future__ import annotations

import numpy as np

from viewer.data.mesh_repair import Triangles
from viewer.geometry.head import HeadMesh, Points
from viewer.geometry.vertex_normals import vertex_normals

LIGHTER_VERTICES = (25_000, 6_000)
"""As many as the lighter levels of the shipped heads have."""


def level_of(vertices_mm: Points, faces: Triangles) -> HeadMesh:
    """A skin with its normals.

    Parameters
    ----------
    vertices_mm : array, shape (n, 3)
        Head frame, mm.
    faces : array, shape (m, 3)
        Counter-clockwise seen from outside.
    """
    normals = vertex_normals(vertices_mm, faces)
    return HeadMesh(np.ascontiguousarray(vertices_mm), faces.astype(np.int32), normals)


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
