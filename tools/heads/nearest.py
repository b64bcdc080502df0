"""Nearest places on a mesh."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import trimesh
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from viewer.geometry.head import Faces, Points

_AT_ONCE = 200_000


@dataclass(eq=False)
class Surface:
    """A closed mesh that points are compared with.

    Attributes
    ----------
    points_mm, faces
        Outward winding.
    """

    points_mm: Points
    faces: Faces
    normals: Points = field(init=False)
    _tree: cKDTree = field(init=False, repr=False)
    _around: NDArray[np.int64] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        mesh = trimesh.Trimesh(self.points_mm, self.faces, process=False)
        self.normals = np.asarray(mesh.vertex_normals)
        self._around = np.asarray(mesh.vertex_faces)
        self._tree = cKDTree(self.points_mm)

    def nearest(self, points: Points, among: int = 1) -> tuple[Points, NDArray[np.int64], NDArray[np.float64]]:
        """Nearest places on the mesh.

        Parameters
        ----------
        points : array, shape (n, 3)
            mm.
        among : int
            How many of the nearest vertices have their triangles looked at.

        Returns
        -------
        feet : array, shape (n, 3)
        faces : array, shape (n,)
            On which triangle.
        shares : array, shape (n, 3)
            Barycentric: how much of each corner.
        """
        feet, faces = np.empty((len(points), 3)), np.empty(len(points), np.int64)
        for start in range(0, len(points), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            feet[part], faces[part] = self._nearest(points[part], among)
        shares = trimesh.triangles.points_to_barycentric(self.points_mm[self.faces[faces]], feet)
        return feet, faces, np.clip(np.nan_to_num(shares, nan=1.0 / 3.0), 0.0, 1.0)

    def signed_distance(self, points: Points, exact_mm: float) -> NDArray[np.float64]:
        """Distance in mm, negative behind the skin; farther off than ``exact_mm`` it is only about right."""
        away, near = self._tree.query(points)
        over = ((points - self.points_mm[near]) * self.normals[near]).sum(axis=1)
        rough = np.sign(over) * np.where(np.abs(over) > 0.4 * away, np.abs(over), away)
        close = np.abs(rough) < exact_mm
        feet, faces, shares = self.nearest(points[close])
        off = points[close] - feet
        outward = (self.normals[self.faces[faces]] * shares[:, :, None]).sum(axis=1)
        side = np.where((off * outward).sum(axis=1) < 0.0, -1.0, 1.0)
        rough[close] = side * np.linalg.norm(off, axis=1)
        return np.asarray(rough)

    def values_at(self, points: Points, columns: NDArray[np.float64]) -> NDArray[np.float64]:
        """What is known per vertex, shape (n, k), at the nearest places on the mesh."""
        _, faces, shares = self.nearest(points)
        return np.asarray((columns[self.faces[faces]] * shares[:, :, None]).sum(axis=1))

    def _nearest(self, points: Points, among: int) -> tuple[Points, NDArray[np.int64]]:
        _, vertices = self._tree.query(points, k=among)
        candidates = self._around[vertices].reshape(len(points), -1)
        rows, columns = np.nonzero(candidates >= 0)
        face = candidates[rows, columns]
        foot = trimesh.triangles.closest_point(self.points_mm[self.faces[face]], points[rows])
        squared = ((foot - points[rows]) ** 2).sum(axis=1)
        order = np.lexsort((squared, rows))
        first = order[np.flatnonzero(np.diff(rows[order], prepend=-1))]
        return foot[first], face[first]
