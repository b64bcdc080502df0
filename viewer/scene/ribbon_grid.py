"""Ribbons along the zones: where the skin lies beside a line, worked out once per atlas.

For every line a grid is walked over the skin: rows along the line and a little past its ends, columns to both
sides. A ribbon of any width is then an interpolation in this grid, so that a change of selection costs milliseconds::

       past the end   line                         past the end
        .  .  .  .    .  .  .  .  .  .  .  .  .    .  .  .  .      10 mm to the left
        .  .  .  .    o--o--o--o--|--o--o--o--o    .  .  .  .      the line; | a border of parts: two drawn rows
        .  .  .  .    .  .  .  .  .  .  .  .  .    .  .  .  .      10 mm to the right
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from viewer.atlas.atlas import PlacedLine, PlacedZone
from viewer.geometry.head import HeadMesh, Points

REACH_MM = 10.0
"""How far the grid reaches beside a line and past its ends; no ribbon can be wider."""

_STEP_MM = 2.0
_ROW_MM = 1.5
_STEPS = int(REACH_MM / _STEP_MM)
_TANGENT_MM = 3.0  # a tangent is taken over twice this, so that the mesh's facets do not show as wiggles
_NO_CUT_MM = 1000.0
_COLUMNS = np.array([-1.0, -0.5, 0.0, 0.5, 1.0])  # of the half width: five follow a curved skin to 0.05 mm

Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]


class SkinNear:
    """Answers where the skin is near a point, for many points at once.

    Between vertices the skin is the blend of the planes of the four nearest ones; on the vault that is within
    0.01 mm of the triangles.
    """

    def __init__(self, mesh: HeadMesh) -> None:
        self._vertices = mesh.vertices_mm
        self._normals = mesh.normals.astype(np.float64)
        self._tree = cKDTree(mesh.vertices_mm)

    def project(self, points: Points) -> tuple[Points, Points]:
        """Return the nearest points on the skin and the unit normals there, each shape (n, 3)."""
        indices, shares = self.neighbours(points)
        normals = self._normals[indices]
        heights = np.einsum("nkc,nkc->nk", points[:, None] - self._vertices[indices], normals)
        moved = points - np.einsum("nk,nk,nkc->nc", shares, heights, normals)
        return moved, _unit(np.einsum("nk,nkc->nc", shares, normals))

    def neighbours(self, points: Points) -> tuple[Indices, Numbers]:
        """Return the four nearest vertices and their shares, each shape (n, 4)."""
        distances, indices = self._tree.query(points, k=4)
        shares = 1.0 / (distances**2 + 0.05)
        return indices, shares / shares.sum(axis=1, keepdims=True)


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Values along the drawn rows of all ribbons, each shape (rows,).

    Attributes
    ----------
    owner : array of int
        Index of the placed zone.
    along_mm, length_mm : array
        Place along its line, and the line's length.
    cut_mm : array
        Distance to the nearest border between parts.
    part : array of int
        Index of the part drawn from here on; -1 in a zone without parts.
    base, way : array of int
        Row of the grid; -1 or 1 for rows past the start or the end, which move with the width.
    past : array
        Share of the half width by which such a row lies past the end.
    """

    owner: Indices
    along_mm: Numbers
    length_mm: Numbers
    cut_mm: Numbers
    part: Indices
    base: Indices
    way: Indices
    past: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """The ribbons at some widths: points, normals, and place in the ribbon (along, across), all float32."""

    points_mm: NDArray[np.float32]
    normals: NDArray[np.float32]
    colours: NDArray[np.float32]
    along_mm: NDArray[np.float32]
    across_mm: NDArray[np.float32]


class RibbonGrid:
    """The walked grid of all lines of an atlas.

    Parameters
    ----------
    zones : sequence of PlacedZone
        Zones with their lines; ribbons refer to them by index.
    mesh : HeadMesh
        The skin they lie on.
    """

    def __init__(self, zones: tuple[PlacedZone, ...], mesh: HeadMesh) -> None:
        self.columns = len(_COLUMNS)
        skin = SkinNear(mesh)
        lines = [(owner, line) for owner, zone in enumerate(zones) for line in zone.lines if len(line.points_mm) > 1]
        bases: list[_Line] = []
        first = 0
        for owner, line in lines:
            bases.append(_Line(owner, first, line, _borders(zones[owner])))
            first = bases[-1].end + _STEPS + 1
        centres, ways = _extend([base.points for base in bases], skin)
        self._points, self._normals = _sideways(centres, ways, skin)
        self._indices, self._shares = skin.neighbours(self._points.reshape(-1, 3))
        self._colours = np.zeros((len(centres), 2 * _STEPS + 1, 4))
        parts = [row for base in bases for row in base.rows()]
        self.rows = Rows(*(np.concatenate(column) for column in zip(*parts, strict=True))) if parts else _no_rows()
        self.faces, self.face_owner = _faces(parts, len(_COLUMNS))

    def set_colours(self, per_vertex: NDArray[np.float32]) -> None:
        """Take over values of the skin, shape (vertices, 4), so that ribbons can fade into it."""
        blended = np.einsum("nk,nkc->nc", self._shares, per_vertex[self._indices])
        self._colours = blended.reshape(*self._points.shape[:2], 4)

    def mesh(self, half_mm: Numbers) -> Mesh:
        """Lay the ribbons on the skin.

        Parameters
        ----------
        half_mm : array, shape (rows,)
            Half the width of each row, at most `REACH_MM`.
        """
        half = np.clip(half_mm, 0.01, REACH_MM - 1e-6)
        rows = self.rows
        past = half * rows.past / _STEP_MM
        step = np.minimum(past.astype(np.int64), _STEPS - 1)
        share = (past - step)[:, None, None]
        low = rows.base + rows.way * step
        high = low + rows.way
        across = half[:, None] * _COLUMNS
        place = across / _STEP_MM + _STEPS
        left = np.minimum(place.astype(np.int64), 2 * _STEPS - 1)
        weight = (place - left)[..., None]

        def at(grid: Numbers) -> NDArray[np.float32]:
            def column(index: Indices) -> Numbers:
                return grid[low[:, None], index] * (1 - share) + grid[high[:, None], index] * share

            found = column(left) * (1 - weight) + column(left + 1) * weight
            return found.reshape(-1, grid.shape[2]).astype(np.float32)

        along = rows.along_mm + rows.way * half * rows.past
        return Mesh(
            at(self._points),
            at(self._normals),
            at(self._colours),
            np.repeat(along, len(_COLUMNS)).astype(np.float32),
            across.reshape(-1).astype(np.float32),
        )


class _Line:
    """One line's rows in the grid: `first` - steps before it, the line itself, steps after it."""

    def __init__(self, owner: int, first: int, line: PlacedLine, borders: tuple[float, ...]) -> None:
        self._owner = owner
        steps = np.linalg.norm(np.diff(line.points_mm, axis=0), axis=1)
        arc = np.concatenate([[0.0], np.cumsum(steps)])
        self._length = float(arc[-1])
        self._cuts = np.array([share * self._length for share in borders])
        stops = np.concatenate([[0.0], self._cuts, [self._length]])
        pieces = [
            np.linspace(a, b, max(2, int(np.ceil((b - a) / _ROW_MM)) + 1))
            for a, b in zip(stops[:-1], stops[1:], strict=True)
        ]
        self._pieces = pieces
        self._along = np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])
        self.points = _at(line.points_mm, arc, self._along)
        self._start = first + _STEPS
        self.end = self._start + len(self._along) - 1

    def rows(self) -> list[tuple[NDArray[np.generic], ...]]:
        """Return the drawn rows, one tuple of arrays (in the order of `Rows`) per stretch of equal look."""
        stretches = []
        first = self._start
        for index, piece in enumerate(self._pieces):
            base = first + np.arange(len(piece))
            along, way, past = piece, np.zeros(len(piece), np.int64), np.zeros(len(piece))
            if index == 0:
                base, along, way, past = _cap(base, along, way, past, before=True)
            if index == len(self._pieces) - 1:
                base, along, way, past = _cap(base, along, way, past, before=False)
            cut = np.full(len(along), _NO_CUT_MM)
            if len(self._cuts):
                cut = np.abs(along[:, None] - self._cuts).min(axis=1)
            part = index if len(self._cuts) else -1
            count = len(along)
            stretches.append(
                (np.full(count, self._owner), along, np.full(count, self._length), cut, np.full(count, part), base, way, past)
            )
            first += len(piece) - 1
        return stretches


def _cap(
    base: Indices, along: Numbers, way: Indices, past: Numbers, *, before: bool
) -> tuple[Indices, Numbers, Indices, Numbers]:
    """Add two rows past an end, where a ribbon is rounded."""
    end, sign, shares = (0, -1, np.array([1.0, 0.5])) if before else (-1, 1, np.array([0.5, 1.0]))
    new = (np.full(2, base[end]), np.full(2, along[end]), np.full(2, sign), shares)
    old = (base, along, way, past)
    pairs = zip(new, old, strict=True) if before else zip(old, new, strict=True)
    first, second, third, fourth = (np.concatenate(pair) for pair in pairs)
    return first, second, third, fourth


def _borders(zone: PlacedZone) -> tuple[float, ...]:
    # Parts are fractions of a zone's one line; a zone of several lines is not divided.
    return tuple(part.start for part in zone.parts[1:]) if len(zone.lines) == 1 else ()


def _extend(lines: list[Points], skin: SkinNear) -> tuple[Points, Points]:
    """Walk on past both ends of every line; returns all rows in order, and the way along at each."""
    if not lines:
        return np.empty((0, 3)), np.empty((0, 3))
    tangents = [_tangents(points) for points in lines]
    starts = _walk(np.array([points[0] for points in lines]), -np.array([way[0] for way in tangents]), skin)
    ends = _walk(np.array([points[-1] for points in lines]), np.array([way[-1] for way in tangents]), skin)
    centres, ways = [], []
    for index, (points, way) in enumerate(zip(lines, tangents, strict=True)):
        before, after = starts[0][:, index][::-1], ends[0][:, index]
        centres += [before, points, after]
        ways += [-starts[1][:, index][::-1], way, ends[1][:, index]]
    return np.concatenate(centres), np.concatenate(ways)


def _walk(points: Points, ways: Points, skin: SkinNear) -> tuple[Numbers, Numbers]:
    """Walk straight on over the skin; returns places and ways, each shape (steps, n, 3)."""
    places, turned = [], []
    for _ in range(_STEPS):
        points, normals = skin.project(points + ways * _STEP_MM)
        ways = _unit(ways - normals * np.einsum("nc,nc->n", ways, normals)[:, None])
        places.append(points)
        turned.append(ways)
    return np.array(places), np.array(turned)


def _sideways(centres: Points, ways: Points, skin: SkinNear) -> tuple[Numbers, Numbers]:
    """Walk from every row to both sides; returns points and normals, shape (rows, columns, 3)."""
    if not len(centres):
        empty = np.empty((0, 2 * _STEPS + 1, 3))
        return empty, empty
    middle, normals = skin.project(centres)
    side = _unit(np.cross(normals, ways))
    left, _ = _walk(middle, -side, skin)
    right, _ = _walk(middle, side, skin)
    points = np.concatenate([left[::-1], middle[None], right]).transpose(1, 0, 2)
    flat = skin.project(points.reshape(-1, 3))[1]
    return points, flat.reshape(points.shape)


def _tangents(points: Points) -> Points:
    arc = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    reach = min(_TANGENT_MM, arc[-1] / 2)
    ahead = _at(points, arc, np.minimum(arc + reach, arc[-1]))
    behind = _at(points, arc, np.maximum(arc - reach, 0.0))
    return _unit(ahead - behind)


def _at(points: Points, arc: Numbers, places: Numbers) -> Points:
    return np.column_stack([np.interp(places, arc, points[:, axis]) for axis in range(3)])


def _unit(vectors: Numbers) -> Numbers:
    unit: Numbers = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)
    return unit


def _faces(stretches: list[tuple[NDArray[np.generic], ...]], columns: int) -> tuple[Indices, Indices]:
    """Join the rows of each stretch by triangles, outward; returns corners (m, 3) and their zones (m,)."""
    faces, owners, first = [], [], 0
    for stretch in stretches:
        count = len(stretch[0])
        row, column = np.meshgrid(np.arange(count - 1), np.arange(columns - 1), indexing="ij")
        corner = (first + row) * columns + column
        right, ahead = corner + 1, corner + columns
        quads = np.stack([corner, ahead, right, right, ahead, ahead + 1], axis=-1)
        faces.append(quads.reshape(-1, 3))
        owners.append(np.full(len(faces[-1]), stretch[0][0]))
        first += count
    if not faces:
        return np.empty((0, 3), np.int64), np.empty(0, np.int64)
    return np.concatenate(faces), np.concatenate(owners)


def _no_rows() -> Rows:
    none, whole = np.empty(0), np.empty(0, np.int64)
    return Rows(whole, none, none, none, whole, whole, whole, none)
