"""Shortest ways over the skin, answered while a hand waits.

Each way is found twice: on a light version of the skin, whole, in a millisecond or two; then on the full skin in a
narrow strip beside what was found, exactly. So a way that leaves the plane through its ends, round an ear or round the
side of the head, takes no longer than another.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from viewer.errors import MeshError
from viewer.geometry.curve import Curve
from viewer.geometry.geodesic import manifold_part, path_within, pieces_of
from viewer.geometry.head import HeadMesh, Point, Points
from viewer.geometry.surface import Surface

STRIPS_MM = (10.0, 30.0)
"""How far from the rough way the exact one is looked for; the second if it runs along the edge of the first. On the
shipped heads the two ways keep within 3 mm of each other."""

SAME_MM = 1e-6


class FastGeodesic:
    """Finds shortest ways between places on a head's skin.

    Nothing is prepared before the first question.

    Parameters
    ----------
    full, light : HeadMesh
        The skin that is measured on, and the same in few triangles; they may be the same.
    """

    def __init__(self, full: HeadMesh, light: HeadMesh) -> None:
        self._full_mesh, self._light_mesh = full, light

    @cached_property
    def surface(self) -> Surface:
        """The full skin, ready for measuring."""
        return Surface(self._full_mesh)

    def rough(self, start: Point, end: Point) -> Curve:
        """The shortest way on the light skin, within about 1 % of the exact one's length.

        Parameters
        ----------
        start, end : array, shape (3,)
            On the skin, head frame, mm.

        Raises
        ------
        MeshError
            If the places are the same, or no skin joins them.
        """
        if np.linalg.norm(end - start) < SAME_MM:
            raise MeshError("a way needs two different places")
        light = self._light
        first, last = light.nearest(start), light.nearest(end)
        if light.piece[first] != light.piece[last]:
            raise MeshError("no skin joins the two places")
        if first == last:
            return Curve.of(np.array([start, end]))
        path = np.asarray(light.solver.find_geodesic_path(first, last), dtype=np.float64)
        # The corners that were asked for lie up to half a triangle beside the places.
        return Curve.of(np.vstack([start, path[1:-1], end]))

    def way(self, start: Point, end: Point) -> Curve:
        """The way of a taut tape over the full skin, exact on its triangles.

        It is the shortest of the ways near the rough one. Between places on opposite sides of the head another way
        round may be as short.

        Parameters
        ----------
        start, end : array, shape (3,)
            On the skin, head frame, mm; they need not be corners of triangles.

        Raises
        ------
        MeshError
            If the places are the same, or no skin joins them.
        """
        rough = self.rough(start, end)
        ends, _, _ = self.surface.closest(np.array([start, end]))
        along = rough.points_at(np.linspace(0.0, rough.length_mm, max(2, int(rough.length_mm / 4.0))))
        for strip_mm in STRIPS_MM:
            path, is_near_edge = path_within(self.surface, self._faces_near(along, strip_mm), ends)
            if path is not None and not is_near_edge:
                return Curve.of(path)
        path, _ = path_within(self.surface, np.arange(len(self.surface.faces)), ends)
        if path is None:
            raise MeshError("no skin joins the two places")
        return Curve.of(path)

    @cached_property
    def _light(self) -> _LightSkin:
        return _LightSkin(self._light_mesh)

    def _faces_near(self, places: Points, distance_mm: float) -> NDArray[np.int64]:
        """Faces of the full skin all of whose corners are near some places."""
        surface = self.surface
        is_near = np.zeros(len(surface.vertices_mm), dtype=bool)
        is_near[surface.vertices_near(places, distance_mm)] = True
        return np.flatnonzero(is_near[surface.faces].all(axis=1))


class _LightSkin:
    """The light skin with its solver, which is made once."""

    def __init__(self, mesh: HeadMesh) -> None:
        import potpourri3d
        from scipy.spatial import cKDTree

        faces = manifold_part(mesh.faces.astype(np.int64))
        used, flat = np.unique(faces, return_inverse=True)
        corners = mesh.vertices_mm[used]
        self.piece = pieces_of(flat.reshape(-1, 3), len(used))
        self.solver: Any = potpourri3d.EdgeFlipGeodesicSolver(corners, flat.reshape(-1, 3))
        self._tree = cKDTree(corners)

    def nearest(self, place: Point) -> int:
        return int(self._tree.query(place)[1])
