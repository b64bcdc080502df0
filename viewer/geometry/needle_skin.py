"""The skin round a needle: the cut along it, found fast enough to follow a drag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from viewer.errors import MeshError
from viewer.geometry.curve import arc_lengths
from viewer.geometry.head import HeadMesh, Point, Points

AVERAGE_MM = 5.0
"""The skin's normal is averaged over this radius, so that the triangles do not make an angle wobble."""

_CELL_MM = 16.0
_SINGLE_MM = 1e-3  # more than single precision may be off by
_SAMPLE_MM = 0.5
_FOLD_SPAN_MM = 4.0
_FOLD_RADIUS_MM = 15.0
"""Skin that bends more sharply than this is the root of an ear or the like: nothing goes on under it."""


@dataclass(frozen=True, slots=True, eq=False)
class SkinProfile:
    """The skin along a straight cut, from behind an entry point to beyond it.

    Attributes
    ----------
    arcs_mm : array, shape (n,)
        Length along the skin from the entry point; negative behind it. Evenly spaced.
    points_mm, normals : array, shape (n, 3)
        On the skin, head frame, and the outward unit normals there, smoothed along the cut.
    forward, up : array, shape (3,)
        Unit vectors at the entry point: along the cut, and outward.
    """

    arcs_mm: NDArray[np.float64]
    points_mm: Points
    normals: Points
    forward: Point
    up: Point

    @property
    def ahead_mm(self) -> float:
        """How far the skin goes on beyond the entry before it ends or folds."""
        return float(self.arcs_mm[-1])

    def at(self, arcs_mm: NDArray[np.float64], depths_mm: NDArray[np.float64]) -> Points:
        """Places under the skin, shape (k, 3); depths are taken straight down from the skin."""
        points, normals = self._along(arcs_mm, self.points_mm), self._along(arcs_mm, self.normals)
        normals /= np.linalg.norm(normals, axis=1, keepdims=True)
        places: Points = points - depths_mm[:, None] * normals
        return places

    def flat(self, points: Points) -> NDArray[np.float64]:
        """Points as seen in the plane of the cut, shape (k, 2): mm along `forward` and along `up` from the entry."""
        seen: NDArray[np.float64] = (points - self._entry) @ np.stack([self.forward, self.up], axis=1)
        return seen

    @property
    def _entry(self) -> Point:
        entry: Point = self._along(np.zeros(1), self.points_mm)[0]
        return entry

    def _along(self, arcs_mm: NDArray[np.float64], values: Points) -> Points:
        return np.column_stack([np.interp(arcs_mm, self.arcs_mm, values[:, axis]) for axis in range(3)])


class NeedleSkin:
    """The skin, sorted so that the part near a needle is found at once.

    Parameters
    ----------
    mesh : HeadMesh
        Closed or open; consistently wound.
    """

    def __init__(self, mesh: HeadMesh) -> None:
        self._vertices = mesh.vertices_mm
        self._faces = mesh.faces
        self._normals = mesh.normals

    def normal(self, place: Point, toward: Point | None = None, radius_mm: float = AVERAGE_MM) -> Point:
        """Return the outward unit normal at a place, averaged over the skin round it, each patch by its area.

        Parameters
        ----------
        place : array, shape (3,)
            On the skin, head frame, mm.
        toward : array, shape (3,), optional
            Roughly the normal there; skin turned away from it does not count. Without it the nearest corner decides.
        radius_mm : float
            How far round; what lies at the rim counts least.

        Raises
        ------
        MeshError
            If there is no skin there.
        """
        faces = self._near(place, radius_mm)
        if not len(faces):
            raise MeshError("there is no skin at the place where a needle is to enter")
        corners = self._vertices[faces]
        if toward is None:
            nearest = np.argmin(((corners - place) ** 2).sum(-1))
            toward = self._normals[faces.ravel()[nearest]].astype(np.float64)
        middles = corners.mean(axis=1)
        sizes = np.sqrt(((corners - middles[:, None]) ** 2).sum(-1).max(axis=1))
        touched = ((middles - place) ** 2).sum(axis=1) < (radius_mm + sizes) ** 2
        faces, corners = faces[touched], corners[touched]
        areas = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
        samples = np.einsum("sc,fcx->fsx", _WITHIN, corners)
        normals = np.einsum("sc,fcx->fsx", _WITHIN, self._normals[faces].astype(np.float64))
        share = np.maximum(1.0 - ((samples - place) ** 2).sum(-1) / radius_mm**2, 0.0)
        weights = areas[:, None] * share * (normals @ toward > 0.0)
        total: Point = np.einsum("fs,fsx->x", weights, normals)
        size = float(np.linalg.norm(total))
        if size == 0.0:
            raise MeshError("there is no skin at the place where a needle is to enter")
        return total / size

    def profile(self, entry: Point, toward: Point, behind_mm: float, ahead_mm: float) -> SkinProfile:
        """Cut the skin straight along a direction.

        The cut is the plane through the entry that holds the direction and the averaged normal there.

        Parameters
        ----------
        entry : array, shape (3,)
            On the skin, head frame, mm.
        toward : array, shape (3,)
            Where to go; only its part along the skin counts.
        behind_mm, ahead_mm : float
            How far to follow the skin. It ends sooner where the skin ends or folds sharply.

        Raises
        ------
        MeshError
            If there is no skin at the entry, or the direction points straight in or out.
        """
        up = self.normal(entry)
        forward = toward - (toward @ up) * up
        size = float(np.linalg.norm(forward))
        if size < 1e-6 * float(np.linalg.norm(toward)) or size == 0.0:
            raise MeshError("a needle needs a direction along the skin")
        forward /= size
        points, normals, start_mm = self._cut(entry, np.cross(up, forward), max(behind_mm, ahead_mm))
        arcs = arc_lengths(points) - start_mm
        low, high = max(-behind_mm, arcs[0]), min(ahead_mm, arcs[-1])
        # Counted from the entry both ways, so that the entry itself is one of the samples.
        even = np.arange(np.ceil(low / _SAMPLE_MM), np.floor(high / _SAMPLE_MM) + 1) * _SAMPLE_MM
        if len(even) < 3:
            raise MeshError("there is too little skin at the place where a needle is to enter")
        points = np.column_stack([np.interp(even, arcs, points[:, axis]) for axis in range(3)])
        normals = np.column_stack([np.interp(even, arcs, normals[:, axis]) for axis in range(3)])
        normals = _smoothed(normals, round(AVERAGE_MM / _SAMPLE_MM))
        normals /= np.linalg.norm(normals, axis=1, keepdims=True)
        kept = _until_folds(points, int(np.argmin(np.abs(even))))
        return SkinProfile(even[kept], points[kept], normals[kept], forward, up)

    def _cut(self, entry: Point, across: Point, reach_mm: float) -> tuple[Points, Points, float]:
        """The skin's outline in a plane near a point; normals; and the arc at which the entry lies.

        Seen from outside, what is above the plane lies on the left: that is how faces are wound.
        """
        faces = self._near(entry, reach_mm, across)
        heights = (self._vertices[faces] - entry) @ across
        above = heights >= 0.0
        is_cut = above.any(axis=1) & ~above.all(axis=1)
        faces, heights, above = faces[is_cut].astype(np.int64), heights[is_cut], above[is_cut]
        if not len(faces):
            raise MeshError("there is no skin at the place where a needle is to enter")
        rows = np.arange(len(faces))
        # Every triangle that is cut has one side that goes down through the plane and one that comes up.
        down, up = above & ~np.roll(above, -1, axis=1), ~above & np.roll(above, -1, axis=1)
        crossings, keys = [], []
        for side in (np.argmax(down, axis=1), np.argmax(up, axis=1)):
            other = (side + 1) % 3
            first, second = faces[rows, side], faces[rows, other]
            share = (heights[rows, side] / (heights[rows, side] - heights[rows, other]))[:, None]
            place = self._vertices[first] + share * (self._vertices[second] - self._vertices[first])
            normal = self._normals[first] + share * (self._normals[second] - self._normals[first])
            crossings.append((place, normal))
            keys.append((np.minimum(first, second) * len(self._vertices) + np.maximum(first, second)).tolist())
        (downs, down_normals), (ups, up_normals) = crossings
        begin = _nearest_piece(entry, downs, ups)
        after = _followed(begin, {key: row for row, key in enumerate(keys[0])}, keys[1])
        before = _followed(begin, {key: row for row, key in enumerate(keys[1])}, keys[0])
        chain = before[:0:-1] + after
        points = np.vstack([downs[chain[0]], ups[chain]])
        normals = np.vstack([down_normals[chain[0]], up_normals[chain]])
        piece = len(before) - 1
        steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
        way = points[piece + 1] - points[piece]
        share = float(np.clip((entry - points[piece]) @ way / max(float(way @ way), 1e-12), 0.0, 1.0))
        return points, normals, float(steps[:piece].sum() + share * steps[piece])

    def _near(self, place: Point, reach_mm: float, across: Point | None = None) -> NDArray[np.int32]:
        """Corners of the faces near a place, or near a plane through it, shape (k, 3)."""
        order, starts, centres, radii = self._cells
        offset = centres - place
        found = (offset**2).sum(axis=1) < (reach_mm + radii) ** 2
        if across is not None:
            found &= np.abs(offset @ across) < radii
        cells = np.flatnonzero(found)
        if not len(cells):
            return self._faces[:0]
        faces: NDArray[np.int32] = order[np.concatenate([np.arange(starts[cell], starts[cell + 1]) for cell in cells])]
        return faces

    @cached_property
    def _cells(self) -> tuple[NDArray[np.int32], NDArray[np.int64], Points, NDArray[np.float64]]:
        """Faces sorted into cubes of space: the faces in order, where each cube begins, its centre and its radius.

        A face belongs to the cube of its first corner; centre and radius are of the box round all faces of a cube.
        """
        # One row for each axis, in single precision: what runs over all faces then runs over memory in order.
        places = np.ascontiguousarray(self._vertices.T, np.float32)
        cubes = ((places - places.min(axis=1, keepdims=True)) / np.float32(_CELL_MM)).astype(np.int32)
        spans = cubes.max(axis=1) + 1
        names = (cubes[0] * spans[1] + cubes[1]) * spans[2] + cubes[2]
        of_face = names.astype(np.min_scalar_type(names.max()))[self._faces[:, 0]]
        order = np.argsort(of_face, kind="stable")  # 16 bits sort at once
        faces = self._faces[order]
        starts = np.flatnonzero(np.diff(of_face[order].astype(np.int64), prepend=-1))
        corners = places[:, faces.ravel()]
        low, high = (each.reduceat(corners, 3 * starts, axis=1).astype(np.float64) for each in (np.minimum, np.maximum))
        radii = np.linalg.norm(high - low, axis=0) / 2.0 + _SINGLE_MM
        return faces, np.append(starts, len(order)), np.ascontiguousarray((low + high).T) / 2.0, radii


def _barycentric(rows: int) -> NDArray[np.float64]:
    """Weights of the middles of the small triangles into which a triangle is cut, shape (rows * rows, 3)."""
    found = []
    for i in range(rows):
        for j in range(rows - i):
            found.append(((i + 1 / 3) / rows, (j + 1 / 3) / rows))
            if i + j < rows - 1:
                found.append(((i + 2 / 3) / rows, (j + 2 / 3) / rows))
    return np.array([(a, b, 1.0 - a - b) for a, b in found])


_WITHIN = _barycentric(4)


def _nearest_piece(place: Point, begins: Points, ends: Points) -> int:
    ways = ends - begins
    share = np.clip(np.einsum("nx,nx->n", place - begins, ways) / np.maximum((ways**2).sum(1), 1e-12), 0.0, 1.0)
    return int(np.argmin(((begins + share[:, None] * ways - place) ** 2).sum(axis=1)))


def _followed(begin: int, row_at: dict[int, int], next_key: Sequence[int]) -> list[int]:
    """Pieces from `begin` on, each found by the edge it shares with the last, until there is none or it comes round."""
    chain, seen = [begin], {begin}
    while (row := row_at.get(next_key[chain[-1]])) is not None and row not in seen:
        chain.append(row)
        seen.add(row)
    return chain


def _smoothed(values: Points, width: int) -> Points:
    """Mean over `width` samples on either side of each, weighted like a tent; beyond the ends it goes on as it went."""
    tent = 1.0 - np.abs(np.arange(-width, width + 1)) / (width + 1)
    padded = np.pad(values, ((width, width), (0, 0)), mode="reflect", reflect_type="odd")
    smooth = [np.convolve(padded[:, axis], tent / tent.sum(), mode="valid") for axis in range(values.shape[1])]
    return np.column_stack(smooth)


def _until_folds(points: Points, entry: int) -> slice:
    """The stretch round the entry along which the skin bends nowhere more sharply than a fold."""
    reach = round(_FOLD_SPAN_MM / _SAMPLE_MM)
    if len(points) <= 2 * reach:
        return slice(0, len(points))
    into, out = points[reach:-reach] - points[: -2 * reach], points[2 * reach :] - points[reach:-reach]
    cosine = (into * out).sum(1) / np.maximum(np.linalg.norm(into, axis=1) * np.linalg.norm(out, axis=1), 1e-12)
    folds = np.flatnonzero(cosine < np.cos(_FOLD_SPAN_MM / _FOLD_RADIUS_MM)) + reach
    behind, ahead = folds[folds < entry], folds[folds > entry]
    first = int(behind[-1]) if len(behind) else 0
    last = int(ahead[0]) + 1 if len(ahead) else len(points)
    return slice(first, last)
