"""The shortest way over the skin: a taut tape."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from viewer.errors import MeshError
from viewer.geometry.curve import Curve
from viewer.geometry.head import Point, Points
from viewer.geometry.surface import Surface, closest_weights

CORRIDOR_MM = 20.0
"""Half width of the strip of skin in which the tape is first looked for. On heads it leaves the plane through its ends
by less than 5 mm; a path that comes near the edge of the strip is looked for again on the whole head."""


def geodesic(surface: Surface, start: Point, end: Point) -> Curve:
    """The geodesic between two points on the skin.

    Exact on the triangles: edges are flipped until the path is straight (N. Sharp, K. Crane, You can find geodesic
    paths in triangle meshes by just flipping edges, ACM Trans. Graph. 39(6), 2020; through potpourri3d).

    Parameters
    ----------
    start, end : array, shape (3,)
        On the skin, head frame, mm; they need not be corners of triangles.

    Returns
    -------
    Curve
        From start to end.

    Raises
    ------
    MeshError
        If the points are the same, or no skin joins them.
    """
    ends, normals, _ = surface.closest(np.array([start, end]))
    gap = float(np.linalg.norm(ends[1] - ends[0]))
    if gap < 1e-6:
        raise MeshError("a tape needs two different points")
    strip = _strip(surface, ends, normals)
    path, near_edge = path_within(surface, strip, ends)
    if path is None or near_edge:
        path, _ = path_within(surface, np.arange(len(surface.faces)), ends)
    if path is None:
        raise MeshError("no skin joins the two ends of a tape")
    return Curve.of(path)


def _strip(surface: Surface, ends: Points, normals: Points) -> NDArray[np.int64]:
    """Faces near the plane through both ends and their mean normal."""
    along = ends[1] - ends[0]
    span = float(np.linalg.norm(along))
    across = np.cross(along, normals.sum(axis=0))
    if np.linalg.norm(across) < 0.2 * span:
        return np.arange(len(surface.faces))
    across /= np.linalg.norm(across)
    offset = surface.vertices_mm - ends[0]
    reach = offset @ along / span
    outward = offset @ np.cross(across, along / span)
    sign = np.sign(normals.sum(axis=0) @ np.cross(across, along / span))
    inside = (np.abs(offset @ across) < CORRIDOR_MM) & (reach > -CORRIDOR_MM) & (reach < span + CORRIDOR_MM)
    inside &= sign * outward > -CORRIDOR_MM
    faces: NDArray[np.int64] = np.flatnonzero(inside[surface.faces].all(axis=1))
    return faces


def path_within(surface: Surface, chosen: NDArray[np.int64], ends: Points) -> tuple[Points | None, bool]:
    """The shortest path between two places on some of the faces, and whether it runs near the edge of these faces.

    Parameters
    ----------
    chosen : array, shape (n,)
        Indices of faces.
    ends : array, shape (2, 3)
        On these faces.

    Returns
    -------
    array, shape (k, 3), or None
        The path; None if the faces do not join the ends.
    bool
        Whether the path touches the edge of the chosen faces, so that another may be shorter.
    """
    # Imported here because an atlas that comes from its cache needs no potpourri3d.
    import potpourri3d

    faces = manifold_part(surface.faces[chosen].astype(np.int64))
    used, flat = np.unique(faces, return_inverse=True)
    points, faces = surface.vertices_mm[used], flat.reshape(-1, 3)
    corner = []
    for end in ends:
        points, faces, index = _with_corner(points, faces, end)
        corner.append(index)
    label = pieces_of(faces, len(points))
    if label[corner[0]] != label[corner[1]]:
        return None, True
    mine = faces[label[faces[:, 0]] == label[corner[0]]]
    used, flat = np.unique(mine, return_inverse=True)
    points, mine = points[used], flat.reshape(-1, 3)
    first, last = np.searchsorted(used, corner)
    solver = potpourri3d.EdgeFlipGeodesicSolver(points, mine)
    path = np.asarray(solver.find_geodesic_path(int(first), int(last)), dtype=np.float64)
    border = points[_border_corners(mine)]
    if not len(border):
        return path, False
    middle = path[:: max(len(path) // 60, 1)]
    side = float(np.linalg.norm(points[mine[:, 0]] - points[mine[:, 1]], axis=1).mean())
    gap = np.sqrt(((middle[:, None, :] - border[None, :, :]) ** 2).sum(-1).min())
    return path, bool(gap < 2 * side)


def _with_corner(points: Points, faces: NDArray[np.int64], place: Point) -> tuple[Points, NDArray[np.int64], int]:
    """Split the triangles at a place on them, so that it becomes a corner."""
    weights = closest_weights(place, points[faces])
    gaps = np.linalg.norm(np.einsum("nc,ncx->nx", weights, points[faces]) - place, axis=1)
    face = int(np.argmin(gaps))
    weight = weights[face]
    if weight.max() > 1.0 - 1e-6:
        return points, faces, int(faces[face, int(weight.argmax())])
    new = len(points)
    points = np.vstack([points, place])
    if weight.min() > 1e-6:
        a, b, c = faces[face]
        split = np.array([[a, b, new], [b, c, new], [c, a, new]])
        return points, np.vstack([np.delete(faces, face, axis=0), split]), new
    away = int(faces[face, int(weight.argmin())])
    edge = [int(corner) for corner in faces[face] if corner != away]
    touching = np.flatnonzero(np.isin(faces, edge).sum(axis=1) == 2)
    halves = []
    for row in touching:
        for corner in edge:
            halves.append(np.where(faces[row] == corner, new, faces[row]))
    return points, np.vstack([np.delete(faces, touching, axis=0), np.array(halves)]), new


def manifold_part(faces: NDArray[np.int64]) -> NDArray[np.int64]:
    """Leave out faces where the skin is no surface, such as the odd edge that a simplified mesh has in its ears.

    That is: at edges that three faces share or two faces run the same way, and at corners where a strip hangs together
    by a single point.
    """
    while len(faces):
        edges = np.vstack([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
        stride = int(faces.max()) + 1
        _, one_way, counts = np.unique(edges[:, 0] * stride + edges[:, 1], return_inverse=True, return_counts=True)
        bad = counts[one_way] > 1
        border = _border_edges(faces)
        pinched = np.flatnonzero(np.bincount(border.ravel(), minlength=stride) > 2)
        wrong = bad.reshape(3, -1).any(axis=0) | np.isin(faces, pinched).any(axis=1)
        if not wrong.any():
            return faces
        faces = faces[~wrong]
    return faces


def _border_edges(faces: NDArray[np.int64]) -> NDArray[np.int64]:
    edges = np.vstack([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    keys = edges.min(axis=1) * (int(faces.max()) + 1) + edges.max(axis=1)
    _, first, counts = np.unique(keys, return_index=True, return_counts=True)
    border: NDArray[np.int64] = edges[first[counts == 1]]
    return border


def _border_corners(faces: NDArray[np.int64]) -> NDArray[np.int64]:
    corners: NDArray[np.int64] = np.unique(_border_edges(faces))
    return corners


def pieces_of(faces: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Number of the connected piece of each of so many corners."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    begin, end = faces.ravel(), np.roll(faces, -1, axis=1).ravel()
    links = coo_array((np.ones(len(begin), dtype=np.int8), (begin, end)), shape=(count, count))
    labels: NDArray[np.int64] = connected_components(links, directed=False)[1]
    return labels
