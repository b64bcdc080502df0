"""A head's skin, made ready for measuring."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from viewer.errors import MeshError
from viewer.geometry.curve import Curve, Plane
from viewer.geometry.head import Faces, HeadMesh, Point, Points
from viewer.geometry.large_faces import points_on_large

if TYPE_CHECKING:
    from scipy.spatial import cKDTree

NEAR_VERTICES = 6
"""The triangle nearest to a point has a corner among the nearest few vertices, unless triangles are extreme slivers."""
MOST_FACES = 32
"""As many triangles are kept at a vertex; on a fair mesh there are six, seldom more than twelve."""


RAY_SLACK_MM = 1e-6
"""A ray exactly through a corner must not slip between its triangles."""


class Surface:
    """The skin as triangles, with what makes measuring on it quick.

    Parameters
    ----------
    mesh : HeadMesh
        Closed or open; consistently wound.
    """

    def __init__(self, mesh: HeadMesh) -> None:
        self.vertices_mm: Points = mesh.vertices_mm
        self.faces: Faces = mesh.faces
        self.vertex_normals: Points = mesh.normals.astype(np.float64)

    @cached_property
    def half_edges(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """For side j of a face (corner j to j + 1): the face across it, or -1, and which side of that face it is."""
        count = len(self.faces)
        begin, end = self.faces.ravel().astype(np.int64), np.roll(self.faces, -1, axis=1).ravel().astype(np.int64)
        keys = np.minimum(begin, end) * len(self.vertices_mm) + np.maximum(begin, end)
        order = np.argsort(keys, kind="stable")
        ranked = keys[order]
        same = ranked[1:] == ranked[:-1]
        # An edge shared by three faces or more has no face "across": it counts as a border.
        pair = same & ~np.append(same[1:], False) & ~np.insert(same[:-1], 0, False)
        one, two = order[:-1][pair], order[1:][pair]
        across = np.full(3 * count, -1, dtype=np.int64)
        side = np.full(3 * count, -1, dtype=np.int64)
        across[one], across[two] = two // 3, one // 3
        side[one], side[two] = two % 3, one % 3
        return across.reshape(count, 3), side.reshape(count, 3)

    @cached_property
    def _vertex_tree(self) -> cKDTree:
        # Imported here because an atlas that comes from its cache needs no scipy.
        from scipy.spatial import cKDTree

        return cKDTree(self.vertices_mm)

    @cached_property
    def _faces_of_vertex(self) -> NDArray[np.int64]:
        """Faces at each vertex, shape (n, at most `MOST_FACES`); short rows repeat their first face."""
        corners = self.faces.ravel()
        order = np.argsort(corners, kind="stable")
        counts = np.bincount(corners, minlength=len(self.vertices_mm))
        starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
        # Where more meet, as at the hub of a cap, their other corners or the points on them find them.
        counts = np.minimum(counts, MOST_FACES)
        column = np.arange(int(counts.max()))[None, :]
        index = starts[:, None] + np.where(column < counts[:, None], column, 0)
        table: NDArray[np.int64] = order[np.minimum(index, len(order) - 1)] // 3
        return table

    @cached_property
    def _large_tree(self) -> tuple[cKDTree, NDArray[np.int64]] | None:
        """Points on triangles far larger than most, and whose each is; None if there are too few to matter."""
        from scipy.spatial import cKDTree

        points, owners = points_on_large(self.vertices_mm, self.faces)
        return (cKDTree(points), owners) if len(points) >= NEAR_VERTICES else None

    def closest(self, points: Points) -> tuple[Points, Points, NDArray[np.int64]]:
        """The nearest places on the skin.

        Parameters
        ----------
        points : array, shape (n, 3)
            Head frame, mm.

        Returns
        -------
        places_mm, normals : array, shape (n, 3)
            On the triangles, and the outward unit normals there, interpolated between the corners.
        faces : array, shape (n,)
            The triangles they lie on.
        """
        _, near = self._vertex_tree.query(points, k=NEAR_VERTICES)
        candidates = self._faces_of_vertex[near].reshape(len(points), -1)
        if self._large_tree is not None:
            tree, owners = self._large_tree
            _, close = tree.query(points, k=NEAR_VERTICES)
            candidates = np.hstack([candidates, owners[close]])
        corners = self.vertices_mm[self.faces[candidates]]
        weights = closest_weights(points[:, None, :], corners)
        places = np.einsum("nkc,nkcx->nkx", weights, corners)
        best = np.argmin(((places - points[:, None, :]) ** 2).sum(-1), axis=1)
        rows = np.arange(len(points))
        faces = candidates[rows, best]
        normals = np.einsum("nc,ncx->nx", weights[rows, best], self.vertex_normals[self.faces[faces]])
        return places[rows, best], normals / np.linalg.norm(normals, axis=1, keepdims=True), faces

    def vertices_near(self, places: Points, distance_mm: float) -> NDArray[np.int64]:
        """The corners within a distance of any of some places, shape (n, 3): their indices, each once."""
        found = self._vertex_tree.query_ball_point(places, distance_mm)
        return np.unique(np.concatenate([np.asarray(near, dtype=np.int64) for near in found]))

    def first_exit(self, origin: Point, direction: Point) -> Point:
        """Where a ray from inside the head first comes out.

        Parameters
        ----------
        origin, direction : array, shape (3,)
            A point inside, head frame, mm; the direction need not be of unit length.

        Raises
        ------
        MeshError
            If the ray meets no skin.
        """
        direction = direction / np.linalg.norm(direction)
        # Seen along the ray, a triangle that is met has corners on both sides of it, both ways. This leaves a few.
        sideways = np.cross(direction, np.eye(3)[np.abs(direction).argmin()])
        offset = self.vertices_mm - origin
        across, over = offset @ sideways, offset @ np.cross(direction, sideways)
        side = (across >= -RAY_SLACK_MM) | (across <= RAY_SLACK_MM).astype(np.uint8) << 1
        side |= (over >= -RAY_SLACK_MM).astype(np.uint8) << 2 | (over <= RAY_SLACK_MM).astype(np.uint8) << 3
        corner_sides = side[self.faces]
        close = (corner_sides[:, 0] | corner_sides[:, 1] | corner_sides[:, 2]) == 15
        distances = _ray_distances(origin, direction, self.vertices_mm[self.faces[close]])
        if not len(distances):
            raise MeshError("a ray from the middle of the head meets no skin")
        exit_point: Point = origin + distances.min() * direction
        return exit_point

    def section(self, plane: Plane) -> tuple[Curve, ...]:
        """The curves in which a plane cuts the skin, longest first; closed ones repeat their first point at the end."""
        above = plane.heights_mm(self.vertices_mm) >= 0.0
        corner_above = above[self.faces]
        cut = self.faces[corner_above.any(axis=1) & ~corner_above.all(axis=1)].astype(np.int64)
        if not len(cut):
            return ()
        high = above[cut]
        # Every triangle that is cut has one side that goes down through the plane and one that comes up.
        down = np.argmax(high & ~np.roll(high, -1, axis=1), axis=1)
        up = np.argmax(~high & np.roll(high, -1, axis=1), axis=1)
        rows = np.arange(len(cut))
        leave = _edge_keys(cut[rows, down], cut[rows, (down + 1) % 3], len(self.vertices_mm))
        enter = _edge_keys(cut[rows, up], cut[rows, (up + 1) % 3], len(self.vertices_mm))
        order = np.argsort(enter)
        slot = np.minimum(np.searchsorted(enter[order], leave), len(order) - 1)
        following = np.where(enter[order[slot]] == leave, order[slot], -1)
        chains = _chains(following.tolist())
        enter_points = self._edge_points(cut[rows, up], cut[rows, (up + 1) % 3], plane)
        leave_points = self._edge_points(cut[rows, down], cut[rows, (down + 1) % 3], plane)
        curves = [
            Curve.of(points)
            for chain in chains
            if np.ptp(points := np.vstack([enter_points[chain], leave_points[chain[-1]]]), axis=0).max() > 1e-6
        ]
        return tuple(sorted(curves, key=lambda curve: -curve.length_mm))

    def _edge_points(self, begin: NDArray[np.int64], end: NDArray[np.int64], plane: Plane) -> Points:
        low, high = np.minimum(begin, end), np.maximum(begin, end)
        first, second = self.vertices_mm[low], self.vertices_mm[high]
        from_mm, to_mm = plane.heights_mm(first), plane.heights_mm(second)
        points: Points = first + (from_mm / (from_mm - to_mm))[:, None] * (second - first)
        return points


def closest_weights(points: NDArray[np.float64], corners: NDArray[np.float64]) -> NDArray[np.float64]:
    """Barycentric weights of the places on triangles nearest to points.

    C. Ericson, Real-Time Collision Detection, 2005, section 5.1.5.

    Parameters
    ----------
    points : array, shape (..., 3)
    corners : array, shape (..., 3 corners, 3)

    Returns
    -------
    array, shape (..., 3)
    """
    a, b, c = corners[..., 0, :], corners[..., 1, :], corners[..., 2, :]
    ab, ac, ap = b - a, c - a, points - a
    d1, d2 = (ab * ap).sum(-1), (ac * ap).sum(-1)
    d3, d4 = d1 - (ab * ab).sum(-1), d2 - (ab * ac).sum(-1)
    d5, d6 = d1 - (ab * ac).sum(-1), d2 - (ac * ac).sum(-1)
    va, vb, vc = d3 * d6 - d5 * d4, d5 * d2 - d1 * d6, d1 * d4 - d3 * d2
    with np.errstate(divide="ignore", invalid="ignore"):
        total = va + vb + vc
        inside = np.stack([va / total, vb / total, vc / total], -1)
        on_ab, on_ac, on_bc = d1 / (d1 - d3), d2 / (d2 - d6), (d4 - d3) / ((d4 - d3) + (d5 - d6))
    zero, one = np.zeros_like(d1), np.ones_like(d1)
    cases: list[Any] = [
        (d1 <= 0) & (d2 <= 0),
        (d3 >= 0) & (d4 <= d3),
        (d6 >= 0) & (d5 <= d6),
        (vc <= 0) & (d1 >= 0) & (d3 <= 0),
        (vb <= 0) & (d2 >= 0) & (d6 <= 0),
        (va <= 0) & (d4 - d3 >= 0) & (d5 - d6 >= 0),
    ]
    choices = [
        np.stack([one, zero, zero], -1),
        np.stack([zero, one, zero], -1),
        np.stack([zero, zero, one], -1),
        np.stack([1 - on_ab, on_ab, zero], -1),
        np.stack([1 - on_ac, zero, on_ac], -1),
        np.stack([zero, 1 - on_bc, on_bc], -1),
    ]
    weights: NDArray[np.float64] = np.select([case[..., None] for case in cases], choices, inside)
    return weights


def _ray_distances(origin: Point, direction: Point, corners: NDArray[np.float64]) -> NDArray[np.float64]:
    """Distances along a ray to the triangles it meets (T. Moeller, B. Trumbore, J. Graphics Tools 2(1), 1997)."""
    side, other = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    across = np.cross(direction, other)
    determinant = (side * across).sum(axis=1)
    usable = np.abs(determinant) > 1e-12
    inverse = 1.0 / np.where(usable, determinant, 1.0)
    offset = origin - corners[:, 0]
    u = (offset * across).sum(axis=1) * inverse
    turned = np.cross(offset, side)
    v = (turned @ direction) * inverse
    distance: NDArray[np.float64] = (turned * other).sum(axis=1) * inverse
    slack = 1e-9  # a ray exactly through an edge must not slip between its two triangles
    met = usable & (u >= -slack) & (v >= -slack) & (u + v <= 1.0 + slack) & (distance > 0.0)
    found: NDArray[np.float64] = distance[met]
    return found


def _edge_keys(begin: NDArray[np.int64], end: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    return np.minimum(begin, end) * count + np.maximum(begin, end)


def _chains(following: list[int]) -> list[list[int]]:
    """Follow links from each start until they end or come round."""
    has_before = [False] * len(following)
    for after in following:
        if after >= 0:
            has_before[after] = True
    seen = [False] * len(following)
    chains = []
    for begin in [row for row, before in enumerate(has_before) if not before] + list(range(len(following))):
        chain = []
        row = begin
        while row >= 0 and not seen[row]:
            seen[row] = True
            chain.append(row)
            row = following[row]
        if chain:
            chains.append(chain)
    return chains
