"""Mends folds: where lids, lips or an ear lie skin on skin, triangles may turn over or pass through each other."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
import trimesh
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from tools.heads.surface import whole
from viewer.geometry.head import Faces, Points

LEAST_FACING = 0.3
"""A triangle and its corners' common normal agree at least so far, as a cosine."""
ROUNDS = 60


def mended(points: Points, faces: Faces) -> Points:
    """Even out a right half where it is folded, and nowhere else.

    Parameters
    ----------
    points, faces
        Border at x = 0.

    Notes
    -----
    The corners of bad triangles move to the middle of their neighbours until none is bad, at most `ROUNDS` times.
    """
    points = points.copy()
    ends = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    beside = sp.csr_matrix((np.ones(len(ends)), ends.T), (len(points),) * 2)
    beside = (beside + beside.T).sign()
    mean = sp.diags(1.0 / np.asarray(beside.sum(axis=1)).ravel()) @ beside
    border = points[:, 0] == 0.0
    for round_ in range(ROUNDS):
        bad = folded(points, faces)
        if round_ % 4 == 0 or not bad.any():
            pierced = crossing(*whole(points, faces), near_only=True)
            bad[np.unique(faces[pierced[pierced < len(faces)]])] = True
        if not bad.any():
            break
        middle = mean @ points
        points[bad] = middle[bad]
        points[border, 0] = 0.0
        points[:, 0] = np.where(border, 0.0, np.maximum(points[:, 0], 0.02))
    return points


def folded(points: Points, faces: Faces) -> NDArray[np.bool_]:
    """Corners of triangles that look another way than the skin round them."""
    half = trimesh.Trimesh(points, faces, process=False)
    facing = (half.face_normals[:, None] * half.vertex_normals[faces]).sum(axis=2).min(axis=1)
    bad = np.zeros(len(points), bool)
    bad[np.unique(faces[facing < LEAST_FACING])] = True
    return bad


def crossing(points: Points, faces: Faces, near_only: bool = False) -> NDArray[np.int64]:
    """Triangles with an edge that pierces a triangle with which they share no corner.

    Parameters
    ----------
    points, faces
        A whole mesh.
    near_only : bool
        Look only where the skin is creased: a triangle that crosses another is not far from there.
    """
    corners = points[faces]
    middle = corners.mean(axis=1)
    reach = np.linalg.norm(corners - middle[:, None], axis=2).max(axis=1)
    some = np.arange(len(faces))
    if near_only:
        mesh = trimesh.Trimesh(points, faces, process=False)
        sharp = np.unique(mesh.face_adjacency[mesh.face_adjacency_angles > 0.7])
        some = np.flatnonzero(cKDTree(middle[sharp]).query(middle)[0] < 5.0) if len(sharp) else sharp
    pairs = cKDTree(middle[some]).query_pairs(2.0 * float(np.percentile(reach, 99.9)), output_type="ndarray")
    near = some[pairs]
    apart = np.linalg.norm(middle[near[:, 0]] - middle[near[:, 1]], axis=1)
    near = near[apart < reach[near[:, 0]] + reach[near[:, 1]]]
    near = near[~(faces[near[:, 0]][:, :, None] == faces[near[:, 1]][:, None, :]).any(axis=(1, 2))]
    found: list[NDArray[np.int64]] = []
    for one, other in (near.T, near.T[::-1]):
        base = corners[other][:, 0]
        side, rise = corners[other][:, 1] - base, corners[other][:, 2] - base
        for start, end in ((0, 1), (1, 2), (2, 0)):
            # T. Moeller and B. Trumbore, "Fast, minimum storage ray/triangle intersection", 1997.
            edge = corners[one][:, end] - corners[one][:, start]
            p = np.cross(edge, rise)
            volume = (side * p).sum(axis=1)
            usable = np.abs(volume) > 1e-12
            inverse = 1.0 / np.where(usable, volume, 1.0)
            away = corners[one][:, start] - base
            u = (away * p).sum(axis=1) * inverse
            q = np.cross(away, side)
            v = (edge * q).sum(axis=1) * inverse
            t = (rise * q).sum(axis=1) * inverse
            hit = usable & (u >= 0.0) & (v >= 0.0) & (u + v <= 1.0) & (t >= 0.0) & (t <= 1.0)
            found += [one[hit], other[hit]]
    return np.unique(np.concatenate(found))
