"""Finds the triangles of a mesh that are far larger than most: a cap under a neck, the flat back of a modelled head.

The triangle nearest to a place is looked for at the corners nearest to it. Inside a large triangle the corners of
others are nearer, so the large ones are also known by points all over them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.head import Faces, Points

LARGE = 3.0
"""A triangle is large whose longest side is longer than this many usual ones (the median of all)."""
SPACING = 1.5
"""Distance of the points on it, in usual sides."""
_MOST_PARTS = 60
_MOST_POINTS = 400_000


def points_on_large(vertices_mm: Points, faces: Faces) -> tuple[Points, NDArray[np.int64]]:
    """Spread points over the large triangles.

    Parameters
    ----------
    vertices_mm : array, shape (n, 3)
        Head frame, mm.
    faces : array, shape (m, 3)
        Vertex indices.

    Returns
    -------
    points_mm : array, shape (k, 3)
        On the large triangles; none on a mesh of even triangles.
    owners : array, shape (k,)
        The triangle of each.
    """
    squares = np.zeros(len(faces))
    for begin, end in ((0, 1), (1, 2), (2, 0)):
        side = vertices_mm[faces[:, end]] - vertices_mm[faces[:, begin]]
        np.maximum(squares, np.einsum("ij,ij->i", side, side), out=squares)
    sides_mm = np.sqrt(squares)
    usual_mm = float(np.median(sides_mm))
    large = np.flatnonzero(sides_mm > LARGE * usual_mm)
    spacing_mm = SPACING * usual_mm
    while True:
        parts = np.minimum(np.ceil(sides_mm[large] / spacing_mm).astype(np.int64), _MOST_PARTS)
        if int((parts * (parts + 1) // 2).sum()) <= _MOST_POINTS:
            break
        spacing_mm *= 2.0
        if spacing_mm > sides_mm.max():
            break
    points, owners = [np.zeros((0, 3))], [np.zeros(0, np.int64)]
    for count in np.unique(parts):
        rows = large[parts == count]
        weights = _lattice(int(count))
        points.append(np.einsum("wc,ncx->nwx", weights, vertices_mm[faces[rows]]).reshape(-1, 3))
        owners.append(np.repeat(rows, len(weights)))
    return np.vstack(points), np.concatenate(owners)


def _lattice(count: int) -> NDArray[np.float64]:
    """Barycentric weights of points spread evenly over a triangle, `count` along each side, none on the sides."""
    i, j = (index.ravel() for index in np.meshgrid(np.arange(count), np.arange(count)))
    inside = i + j < count
    first, second = (i[inside] + 1 / 3) / count, (j[inside] + 1 / 3) / count
    return np.column_stack([first, second, 1.0 - first - second])
