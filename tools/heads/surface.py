"""From clay to triangles: surface nets over the right half, with the border exactly on the mid-plane."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from tools.heads.clay import Skin
from viewer.geometry.head import Faces, Points

_CORNERS = np.array(list(itertools.product((0, 1), repeat=3)))
_EDGES = [(a, b) for a, b in itertools.combinations(range(8), 2) if np.abs(_CORNERS[a] - _CORNERS[b]).sum() == 1]


@dataclass(frozen=True, slots=True, eq=False)
class HalfMesh:
    """The right half of a painted head: vertices (mm), faces, unit normals, masks by name, and light in bytes."""

    vertices_mm: Points
    faces: Faces
    normals: NDArray[np.float64]
    masks: Mapping[str, NDArray[np.float64]]
    transfer: NDArray[np.uint8]


def half_surface(skin: Skin) -> tuple[Points, Faces]:
    """Triangulate the right half of a mirrored field.

    Returns
    -------
    vertices_mm, faces
        The border lies at x = 0 exactly; faces are counter-clockwise seen from outside.

    Notes
    -----
    Naive surface nets (S. F. Frisken Gibson, "Constrained elastic surface nets", MICCAI 1998): one vertex in each
    cell that the surface crosses, at the mean of its edge crossings; one quadrilateral round each crossed edge.
    Cells astride the mid-plane are their own mirror image, so their vertex falls on it.
    """
    # Keep one layer of samples left of the mid-plane: x = -step/2.
    first = round((-skin.step_mm / 2.0 - float(skin.origin_mm[0])) / skin.step_mm)
    values = skin.values[first:]
    origin = skin.origin_mm + np.array([first * skin.step_mm, 0.0, 0.0])

    inside = values < 0.0
    cells = tuple(n - 1 for n in values.shape)
    some = np.zeros(cells, bool)
    every = np.ones(cells, bool)
    for i, j, k in _CORNERS:
        corner = inside[i : i + cells[0], j : j + cells[1], k : k + cells[2]]
        some |= corner
        every &= corner
    active = np.argwhere(some & ~every)
    index = np.full(cells, -1, np.int32)
    index[tuple(active.T)] = np.arange(len(active), dtype=np.int32)

    vertices = origin + skin.step_mm * (active + _crossing_means(values, active))
    vertices[active[:, 0] == 0, 0] = 0.0
    faces = np.concatenate([_faces_round_edges(inside, index, axis) for axis in range(3)])
    return vertices, largest_piece(vertices, faces)


def _crossing_means(values: NDArray[np.float32], active: NDArray[np.int64]) -> NDArray[np.float64]:
    """Mean edge crossing in each cell, in cell units, shape (n, 3)."""
    corner = [values[tuple((active + c).T)].astype(np.float64) for c in _CORNERS]
    total = np.zeros((len(active), 3))
    count = np.zeros(len(active))
    for a, b in _EDGES:
        crossed = (corner[a] < 0.0) != (corner[b] < 0.0)
        t = np.where(crossed, corner[a] / np.where(crossed, corner[a] - corner[b], 1.0), 0.0)
        total += np.where(crossed[:, None], _CORNERS[a] + t[:, None] * (_CORNERS[b] - _CORNERS[a]), 0.0)
        count += crossed
    return np.asarray(total / count[:, None])


def _faces_round_edges(inside: NDArray[np.bool_], index: NDArray[np.int32], axis: int) -> Faces:
    """Two triangles round every crossed grid edge along one axis."""
    moved = np.moveaxis(inside, axis, 0)
    crossed = moved[:-1] != moved[1:]
    # Only edges with a cell on all four sides: the outermost samples of the other two axes have none.
    at = np.argwhere(crossed[:, 1:-1, 1:-1]) + np.array([0, 1, 1])
    leaves = moved[:-1][tuple(at.T)]  # inside at the lower end: the surface faces up the axis
    cell = np.moveaxis(index, axis, 0)
    i, j, k = at.T
    ring = [cell[i, j - 1, k - 1], cell[i, j, k - 1], cell[i, j, k], cell[i, j - 1, k]]
    quad = np.stack(ring, axis=1)
    # moveaxis keeps the cyclic order for axes 0 and 2 and reverses it for axis 1.
    flip = ~leaves if axis != 1 else leaves
    quad[flip] = quad[flip][:, ::-1]
    return np.concatenate([quad[:, [0, 1, 2]], quad[:, [0, 2, 3]]]).astype(np.int32)


def largest_piece(vertices: Points, faces: Faces) -> Faces:
    """Drop stray bubbles; vertices are left in place and compacted later."""
    ends = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]]])
    graph = coo_matrix((np.ones(len(ends), np.int8), (ends[:, 0], ends[:, 1])), shape=(len(vertices),) * 2)
    _, label = connected_components(graph, directed=False)
    main = np.bincount(label[faces[:, 0]]).argmax()
    return np.asarray(faces[label[faces[:, 0]] == main])


def compact(vertices: Points, faces: Faces) -> tuple[Points, Faces]:
    """Leave out vertices that no face uses."""
    used = np.unique(faces)
    renumber = np.full(len(vertices), -1, np.int32)
    renumber[used] = np.arange(len(used), dtype=np.int32)
    return vertices[used], renumber[faces]


def whole(vertices: Points, faces: Faces) -> tuple[Points, Faces]:
    """Mirror a right half and weld it along the mid-plane.

    Parameters
    ----------
    vertices, faces
        A half whose border vertices have x = 0 exactly.

    Returns
    -------
    vertices, faces
        Right half first, in its own order; then the left copies of the vertices off the mid-plane.
    """
    off = np.flatnonzero(vertices[:, 0] > 0.0)
    partner = np.arange(len(vertices), dtype=np.int32)
    partner[off] = len(vertices) + np.arange(len(off), dtype=np.int32)
    left = vertices[off] * [-1.0, 1.0, 1.0]
    return np.concatenate([vertices, left]), np.concatenate([faces, partner[faces[:, ::-1]]])
