"""Fewer triangles where the skin is flat, well shaped everywhere."""

from __future__ import annotations

import fast_simplification
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from tools.heads.clay import Skin
from tools.heads.surface import compact, largest_piece
from viewer.geometry.head import Faces, Points


def simplify(
    skin: Skin, vertices: Points, faces: Faces, half_count: int, relief_mm: NDArray[np.float64]
) -> tuple[Points, Faces]:
    """Reduce a half mesh, then even out its triangles on the skin.

    Parameters
    ----------
    skin : Field's finished skin
        Vertices are put back onto it.
    vertices, faces
        A half with its border at x = 0.
    half_count : int
        Vertices to keep on the half, about.
    relief_mm : array, shape (n,)
        Pretended height of each vertex while choosing what to keep: where paint changes, more triangles stay, although
        the skin is flat there. It leaves no trace in the shape.

    Notes
    -----
    Quadric edge collapse (Garland and Heckbert, SIGGRAPH 1997) through fast_simplification, then edge flips towards
    Delaunay and small tangential moves.
    """
    raised = vertices + relief_mm[:, None] * skin.normals(vertices)
    raised[vertices[:, 0] == 0.0, 0] = 0.0
    points, triangles = fast_simplification.simplify(
        raised.astype(np.float32),
        faces.astype(np.int32),
        target_count=2 * half_count,
        agg=4 if half_count > 8000 else 8,
    )
    points, triangles = unpinched(np.asarray(points, np.float64), np.asarray(triangles, np.int32))
    points, triangles = compact(points, largest_piece(points, triangles))
    border = _border(triangles, len(points))
    points[border, 0] = 0.0
    points = skin.project(points)
    points[border, 0] = 0.0
    for _ in range(4):
        triangles = flip_edges(points, triangles)
        points = _relax(skin, points, triangles, border)
    return points, flip_edges(points, triangles)


def unpinched(points: Points, faces: Faces) -> tuple[Points, Faces]:
    """Part sheets that a collapse has joined: no edge with more than two triangles, one fan of triangles per vertex.

    Notes
    -----
    The library that collapses edges does not look whether two sheets meet. A doubled edge is drawn together into a
    point, and a point that sheets share becomes one for each.
    """
    while True:
        edges, uses = _edge_uses(faces)
        doubled = edges[uses > 2]
        if not len(doubled):
            break
        keep, drop = doubled[0]
        faces = np.where(faces == drop, keep, faces)
        faces = faces[(faces != np.roll(faces, 1, axis=1)).all(axis=1)]
    corner = np.arange(faces.size).reshape(faces.shape)
    start = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    corners = np.concatenate([corner[:, [0, 1]], corner[:, [1, 2]], corner[:, [2, 0]]])
    turned = start[:, 0] > start[:, 1]
    start[turned], corners[turned] = start[turned, ::-1], corners[turned, ::-1]
    order = np.lexsort((start[:, 1], start[:, 0]))
    same = np.flatnonzero((start[order][1:] == start[order][:-1]).all(axis=1))
    pairs = np.concatenate(
        [np.column_stack([corners[order[same]][:, i], corners[order[same + 1]][:, i]]) for i in (0, 1)]
    )
    graph = coo_matrix((np.ones(len(pairs), np.int8), pairs.T), shape=(faces.size,) * 2)
    count, fan = connected_components(graph, directed=False)
    of_fan = np.zeros(count, np.int64)
    of_fan[fan] = faces.ravel()
    return points[of_fan], fan.reshape(faces.shape).astype(np.int32)


def _edge_uses(faces: Faces) -> tuple[Faces, NDArray[np.int64]]:
    """Edges, and how many triangles each has."""
    ends = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    edges, uses = np.unique(ends, axis=0, return_counts=True)
    return edges, uses


def _border(faces: Faces, count: int) -> NDArray[np.bool_]:
    """Vertices on an edge with only one triangle."""
    edges, uses = _edge_uses(faces)
    on = np.zeros(count, bool)
    on[edges[uses == 1]] = True
    return on


def _relax(skin: Skin, points: Points, faces: Faces, border: NDArray[np.bool_], fraction: float = 0.35) -> Points:
    """Move each vertex part of the way to its neighbours' mean, within the skin."""
    total = np.zeros_like(points)
    count = np.zeros(len(points))
    for a, b in ((0, 1), (1, 2), (2, 0)):
        # Each inner edge is seen from both its triangles, once in each direction.
        np.add.at(total, faces[:, a], points[faces[:, b]])
        np.add.at(count, faces[:, a], 1.0)
    move = total / np.maximum(count, 1.0)[:, None] - points
    normals = skin.normals(points)
    move -= (move * normals).sum(axis=1, keepdims=True) * normals
    move[border] = 0.0  # the profile keeps its points: it is what the midline is measured on
    moved = skin.project(points + fraction * move, rounds=2)
    moved[border, 0] = 0.0
    return moved


def flip_edges(points: Points, faces: Faces, rounds: int = 6) -> Faces:
    """Flip inner edges whose two opposite angles add up to more than 180 degrees, where the skin is nearly flat."""
    faces = faces.copy()
    for _ in range(rounds):
        flipped = _flip_round(points, faces)
        if not flipped:
            break
    return faces


def _flip_round(points: Points, faces: Faces) -> int:
    corner = np.concatenate([faces[:, [1, 2, 0]], faces[:, [2, 0, 1]], faces[:, [0, 1, 2]]])  # (a, b, opposite)
    face = np.tile(np.arange(len(faces)), 3)
    key = np.sort(corner[:, :2], axis=1).astype(np.int64)
    key = key[:, 0] * len(points) + key[:, 1]
    order = np.argsort(key, kind="stable")
    pair = np.flatnonzero(key[order][:-1] == key[order][1:])
    first, second = order[pair], order[pair + 1]
    a, b, c = corner[first].T
    d = corner[second][:, 2]

    def cosine(tip: NDArray[np.int32]) -> NDArray[np.float64]:
        u, v = points[a] - points[tip], points[b] - points[tip]
        dot = (u * v).sum(axis=1)
        return np.asarray(dot / np.maximum(np.linalg.norm(u, axis=1) * np.linalg.norm(v, axis=1), 1e-12))

    excess = np.arccos(np.clip(cosine(c), -1, 1)) + np.arccos(np.clip(cosine(d), -1, 1)) - np.pi
    old = np.stack([_unit_normal(points, a, b, c), _unit_normal(points, b, a, d)])
    new = np.stack([_unit_normal(points, c, a, d), _unit_normal(points, d, b, c)])
    flat = (old[0] * old[1]).sum(axis=1)
    kept = np.minimum((new[0] * old[0]).sum(axis=1), (new[1] * old[1]).sum(axis=1))
    wanted = np.flatnonzero((excess > 1e-3) & (flat > 0.94) & (kept > 0.9) & ~_linked(key, c, d, len(points)))
    done = np.zeros(len(faces), bool)
    made: set[tuple[int, int]] = set()
    count = 0
    for i in wanted[np.argsort(-excess[wanted], kind="stable")]:
        f, g = face[first[i]], face[second[i]]
        edge = (int(min(c[i], d[i])), int(max(c[i], d[i])))
        if done[f] or done[g] or edge in made:
            continue
        made.add(edge)
        done[f] = done[g] = True
        faces[f] = (c[i], a[i], d[i])
        faces[g] = (d[i], b[i], c[i])
        count += 1
    return count


def _linked(keys: NDArray[np.int64], c: NDArray[np.int32], d: NDArray[np.int32], count: int) -> NDArray[np.bool_]:
    """Whether the edge a flip would make exists already."""
    wanted = np.minimum(c, d).astype(np.int64) * count + np.maximum(c, d)
    return np.isin(wanted, keys)


def _unit_normal(
    points: Points, a: NDArray[np.int32], b: NDArray[np.int32], c: NDArray[np.int32]
) -> NDArray[np.float64]:
    normal = np.cross(points[b] - points[a], points[c] - points[a])
    return np.asarray(normal / np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12))
