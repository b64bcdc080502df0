"""The rows of which ribbons are made: where they lie along their lines, and how they are joined."""

from __future__ import annotations

from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from viewer.atlas.placed import PlacedLine, PlacedZone
from viewer.geometry.head import Points
from viewer.scene.nearest_skin import Indices, Numbers, unit

STEPS = 5
"""Rows that the grid has past each end of a line."""

Stretch = tuple[NDArray[Any], ...]
"""Drawn rows of equal look, as arrays in the order of `Rows`."""

_ROW_MM = 1.5
_NO_CUT_MM = 1000.0
_ROUND = 12  # places on each round end of an outline


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Values along the drawn rows of all ribbons, each shape (rows,).

    Attributes
    ----------
    owner, line : array of int
        Index of the placed zone, and which of its lines.
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
    line: Indices
    along_mm: Numbers
    length_mm: Numbers
    cut_mm: Numbers
    part: Indices
    base: Indices
    way: Indices
    past: Numbers

    def some(self, is_wanted: NDArray[np.bool_]) -> Rows:
        """Return only these rows."""
        return Rows(*(getattr(self, each.name)[is_wanted] for each in fields(self)))


class LineRows:
    """One line's rows in the grid: some steps before it, the line itself, some steps after it.

    Parameters
    ----------
    owner : int
        Index of the placed zone.
    first : int
        Index in the grid of the first of its rows.
    number : int
        Which of the zone's lines it is.
    line : PlacedLine
        The line.
    borders : tuple of float
        Borders of the zone's parts, as shares of the length.

    Attributes
    ----------
    owner, number : int
        Index of the placed zone, and which of its lines it is.
    points : array, shape (n, 3)
        The line's own rows.
    end : int
        Index in the grid of its last point.
    """

    def __init__(self, owner: int, first: int, number: int, line: PlacedLine, borders: tuple[float, ...]) -> None:
        self.owner, self.number = owner, number
        steps = np.linalg.norm(np.diff(line.points_mm, axis=0), axis=1)
        arc = np.concatenate([[0.0], np.cumsum(steps)])
        self._length = float(arc[-1])
        self._cuts = np.array([share * self._length for share in borders])
        stops = np.concatenate([[0.0], self._cuts, [self._length]])
        pieces = [np.linspace(a, b, max(2, int(np.ceil((b - a) / _ROW_MM)) + 1)) for a, b in pairwise(stops)]
        self._pieces = pieces
        self._along = np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])
        self.points = at(line.points_mm, arc, self._along)
        self._start = first + STEPS
        self.end = self._start + len(self._along) - 1

    def rows(self) -> list[Stretch]:
        """Return the drawn rows, one tuple of arrays (in the order of `Rows`) per stretch of equal look."""
        stretches: list[Stretch] = []
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
                (
                    np.full(count, self.owner),
                    np.full(count, self.number),
                    along,
                    np.full(count, self._length),
                    cut,
                    np.full(count, part),
                    base,
                    way,
                    past,
                )
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


def borders(zone: PlacedZone) -> tuple[float, ...]:
    """Return where a zone's parts meet, as shares of its line."""
    # Parts are fractions of a zone's one line; a zone of several lines is not divided.
    return tuple(part.start for part in zone.parts[1:]) if len(zone.lines) == 1 else ()


def at(points: Points, arc: Numbers, places: Numbers) -> Points:
    """Return the points of a line at these arc lengths."""
    return np.column_stack([np.interp(places, arc, points[:, axis]) for axis in range(3)])


def outline(line: PlacedLine, half_mm: float) -> Points:
    """Return what goes round a line at a distance, shape (n, 3), about on the skin and closed."""
    points, normals = line.points_mm, line.normals
    along = unit(np.gradient(points, axis=0))
    left = unit(np.cross(normals, along))
    turns = np.linspace(0.0, np.pi, _ROUND)[1:-1, None]
    ahead = points[-1] + half_mm * (np.cos(turns) * left[-1] + np.sin(turns) * along[-1])
    behind = points[0] - half_mm * (np.cos(turns) * left[0] + np.sin(turns) * along[0])
    sides = points[:, None] + half_mm * np.stack([left, -left], axis=1)
    return np.concatenate([sides[:, 0], ahead, sides[::-1, 1], behind, sides[:1, 0]])


def faces_of(stretches: list[Stretch], columns: int) -> tuple[Indices, Indices]:
    """Join the rows of each stretch by triangles, outward; returns corners (m, 3) and their zones (m,)."""
    faces: list[Indices] = []
    owners: list[Indices] = []
    first = 0
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


def no_rows() -> Rows:
    """Return the rows of an atlas without zones."""
    none, whole = np.empty(0), np.empty(0, np.int64)
    return Rows(whole, whole, none, none, none, whole, whole, whole, none)
