"""Ribbons along the zones: where the skin lies beside a line, worked out once for each line of an atlas.

For every line a grid is walked over the skin: rows along the line and a little past its ends, columns to both
sides. A ribbon of any width is then an interpolation in this grid, so that a change of selection costs milliseconds::

       past the end   line                         past the end
        .  .  .  .    .  .  .  .  .  .  .  .  .    .  .  .  .      10 mm to the left
        .  .  .  .    o--o--o--o--|--o--o--o--o    .  .  .  .      the line; | a border of parts: two drawn rows
        .  .  .  .    .  .  .  .  .  .  .  .  .    .  .  .  .      10 mm to the right
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from viewer.atlas.placed import PlacedZone
from viewer.geometry.curve import arc_lengths
from viewer.geometry.head import HeadMesh, Points
from viewer.scene.nearest_skin import Indices, NearestSkin, Numbers, unit
from viewer.scene.ribbon_rows import STEPS, LineRows, Rows, at, borders, faces_of, no_rows

REACH_MM = 10.0
"""How far the grid reaches beside a line and past its ends, if the zone has no width of its own."""

_ROOM_MM = 3.5  # beside a width of a zone's own: for what is soft there, and a halo
_TANGENT_MM = 3.0  # a tangent is taken over twice this, so that the mesh's facets do not show as wiggles
_NOTHING = (np.empty((0, 2 * STEPS + 1, 3)),) * 2
_COLUMNS = np.array([-1.0, -0.5, 0.0, 0.5, 1.0])  # of the half width: five follow a curved skin to 0.05 mm


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """The ribbons at some widths: points, normals, and place in the ribbon (along, across), all float32."""

    points_mm: NDArray[np.float32]
    normals: NDArray[np.float32]
    colours: NDArray[np.float32]
    along_mm: NDArray[np.float32]
    across_mm: NDArray[np.float32]


@dataclass(slots=True, eq=False)
class Walked:
    """What was worked out line by line, by zone and number of the line.

    Attributes
    ----------
    lines : dict
        Points and normals, each shape (rows, columns, 3).
    tint : array or None
        The colours of the skin that `colours`, shape (rows, columns, 4), were taken from.
    """

    skin: NearestSkin
    lines: dict[tuple[int, int], tuple[Numbers, Numbers]] = field(default_factory=dict)
    tint: NDArray[np.floating] | None = None
    colours: dict[tuple[int, int], Numbers] = field(default_factory=dict)


class RibbonGrid:
    """The walked grid of all lines of an atlas.

    Parameters
    ----------
    zones : sequence of PlacedZone
        Zones with their lines; ribbons refer to them by index.
    mesh : HeadMesh
        The skin they lie on.
    wanted : frozenset of int, optional
        Only these zones get ribbons.
    walked : Walked, optional
        Of another grid of the same zones on the same skin: what it has of them is not worked out again.

    Attributes
    ----------
    walked : Walked
        Grows with every line.
    reach_mm : array, shape (zones,)
        How far the grid reaches beside the lines of each zone; no ribbon of it can be wider.
    """

    def __init__(
        self,
        zones: tuple[PlacedZone, ...],
        mesh: HeadMesh,
        wanted: frozenset[int] | None = None,
        walked: Walked | None = None,
    ) -> None:
        self.columns = len(_COLUMNS)
        self.walked = walked or Walked(NearestSkin(mesh))
        self.reach_mm = np.array([_reach_mm(zone) for zone in zones])
        lines = [
            (owner, number, line)
            for owner, zone in enumerate(zones)
            if wanted is None or owner in wanted
            for number, line in enumerate(zone.lines)
            if len(line.points_mm) > 1
        ]
        bases: list[LineRows] = []
        first = 0
        for owner, number, line in lines:
            bases.append(LineRows(owner, first, number, line, borders(zones[owner])))
            first = bases[-1].end + STEPS + 1
        self._lines = [(base.owner, base.number) for base in bases]
        self._walk_lines([base for base in bases if (base.owner, base.number) not in self.walked.lines])
        laid = [_NOTHING, *(self.walked.lines[line] for line in self._lines)]
        self._points, self._normals = (np.concatenate(each) for each in zip(*laid, strict=True))
        self._colours = np.zeros((*self._points.shape[:2], 4))
        parts = [row for base in bases for row in base.rows()]
        self.rows = Rows(*(np.concatenate(column) for column in zip(*parts, strict=True))) if parts else no_rows()
        self.faces, self.face_owner = faces_of(parts, len(_COLUMNS))

    def set_colours(self, per_vertex: NDArray[np.floating]) -> None:
        """Take over values of the skin, shape (vertices, 4), so that ribbons can fade into it."""
        walked = self.walked
        if walked.tint is not per_vertex:
            walked.tint, walked.colours = per_vertex, {}
        new = [line for line in self._lines if line not in walked.colours]
        if new:
            points = [walked.lines[line][0] for line in new]
            found = walked.skin.sample(np.concatenate(points).reshape(-1, 3), per_vertex.astype(np.float64))
            found = found.reshape(-1, 2 * STEPS + 1, 4)
            walked.colours.update(zip(new, np.split(found, np.cumsum([len(each) for each in points])), strict=False))
        if self._lines:
            self._colours = np.concatenate([walked.colours[line] for line in self._lines])

    def _walk_lines(self, bases: list[LineRows]) -> None:
        """Walk the grids of lines over the skin, all at once."""
        if not bases:
            return
        skin, steps_mm = self.walked.skin, self.reach_mm[[base.owner for base in bases]] / STEPS
        centres, ways = _extend([base.points for base in bases], steps_mm, skin)
        counts = [len(base.points) + 2 * STEPS for base in bases]
        points, normals = _sideways(centres, ways, np.repeat(steps_mm, counts), skin)
        ends = np.cumsum(counts)[:-1]
        for base, places, upright in zip(bases, np.split(points, ends), np.split(normals, ends), strict=True):
            self.walked.lines[base.owner, base.number] = places, upright

    def middle_mm(self) -> Points:
        """Return the middle of each row, shape (rows, 3)."""
        laid = self.mesh(np.ones(len(self.rows.owner))).points_mm
        return laid[self.columns // 2 :: self.columns].astype(np.float64)

    def mesh(self, half_mm: Numbers, rows: Rows | None = None) -> Mesh:
        """Lay ribbons on the skin.

        Parameters
        ----------
        half_mm : array, shape (rows,)
            Half the width of each row; what the grid does not reach is cut off.
        rows : Rows, optional
            Some of the grid's; all of them without it.
        """
        rows = rows or self.rows
        reach_mm = self.reach_mm[rows.owner]
        step_mm = reach_mm / STEPS
        half = np.clip(half_mm, 0.01, reach_mm - 1e-6)
        past = half * rows.past / step_mm
        step = np.minimum(past.astype(np.int64), STEPS - 1)
        share = (past - step)[:, None, None]
        low = rows.base + rows.way * step
        high = low + rows.way
        across = half[:, None] * _COLUMNS
        place = across / step_mm[:, None] + STEPS
        left = np.minimum(place.astype(np.int64), 2 * STEPS - 1)
        weight = (place - left)[..., None]

        def blended(grid: Numbers) -> NDArray[np.float32]:
            def column(index: Indices) -> Numbers:
                found: Numbers = grid[low[:, None], index] * (1 - share) + grid[high[:, None], index] * share
                return found

            laid: Numbers = column(left) * (1 - weight) + column(left + 1) * weight
            return laid.reshape(-1, grid.shape[2]).astype(np.float32)

        along = rows.along_mm + rows.way * half * rows.past
        return Mesh(
            blended(self._points),
            blended(self._normals),
            blended(self._colours),
            np.repeat(along, len(_COLUMNS)).astype(np.float32),
            across.reshape(-1).astype(np.float32),
        )


def _reach_mm(zone: PlacedZone) -> float:
    return REACH_MM if zone.form.half_mm is None else max(REACH_MM, zone.form.half_mm + _ROOM_MM)


def _extend(lines: list[Points], steps_mm: Numbers, skin: NearestSkin) -> tuple[Points, Points]:
    """Walk on past both ends of every line; returns all rows in order, and the way along at each."""
    tangents = [_tangents(points) for points in lines]
    starts = _walk(np.array([points[0] for points in lines]), -np.array([way[0] for way in tangents]), steps_mm, skin)
    ends = _walk(np.array([points[-1] for points in lines]), np.array([way[-1] for way in tangents]), steps_mm, skin)
    centres, ways = [], []
    for index, (points, way) in enumerate(zip(lines, tangents, strict=True)):
        before, after = starts[0][:, index][::-1], ends[0][:, index]
        centres += [before, points, after]
        ways += [-starts[1][:, index][::-1], way, ends[1][:, index]]
    return np.concatenate(centres), np.concatenate(ways)


def _walk(points: Points, ways: Points, steps_mm: Numbers, skin: NearestSkin) -> tuple[Numbers, Numbers, Numbers]:
    """Walk straight on over the skin, each by its own steps; places, ways and normals, each shape (steps, n, 3)."""
    places, turned, upright = [], [], []
    for _ in range(STEPS):
        points, normals = skin.project(points + ways * steps_mm[:, None])
        ways = unit(ways - normals * np.einsum("nc,nc->n", ways, normals)[:, None])
        places.append(points)
        turned.append(ways)
        upright.append(normals)
    return np.array(places), np.array(turned), np.array(upright)


def _sideways(centres: Points, ways: Points, steps_mm: Numbers, skin: NearestSkin) -> tuple[Numbers, Numbers]:
    """Walk from every row to both sides; returns points and normals, shape (rows, columns, 3)."""
    middle, normals = skin.project(centres)
    side = unit(np.cross(normals, ways))
    left, _, left_normals = _walk(middle, -side, steps_mm, skin)
    right, _, right_normals = _walk(middle, side, steps_mm, skin)
    points = np.concatenate([left[::-1], middle[None], right])
    upright = np.concatenate([left_normals[::-1], normals[None], right_normals])
    return points.transpose(1, 0, 2), upright.transpose(1, 0, 2)


def _tangents(points: Points) -> Points:
    arc = arc_lengths(points)
    reach = min(_TANGENT_MM, arc[-1] / 2)
    ahead = at(points, arc, np.minimum(arc + reach, arc[-1]))
    behind = at(points, arc, np.maximum(arc - reach, 0.0))
    return unit(ahead - behind)
