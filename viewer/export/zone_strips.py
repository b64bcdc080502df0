"""Zones as meshes of their own: strips of triangles above the skin, for programs that have not our shader."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from pyvista import PolyData

from viewer.atlas.placed import PlacedZone
from viewer.atlas.zone_overlap import ZoneOverlaps
from viewer.domain.catalog import Catalog
from viewer.geometry.head import HeadMesh, Points
from viewer.presentation.shown import heights
from viewer.scene.colour import Rgb, mix
from viewer.scene.doubt_shader import RING_MM
from viewer.scene.mesh import surface
from viewer.scene.nearest_skin import NearestSkin
from viewer.scene.ribbon_grid import RibbonGrid
from viewer.scene.ribbon_rows import Rows, outline
from viewer.scene.zone_look import ZoneLook
from viewer.scene.zone_stacking import cut, layers, meetings

# Held off the skin; each zone above those that it may cross.
_LIFT_MM = 0.35
_LAYER_MM = 0.12
_FILL_MM = 0.06  # above the edge, which shows round it
_DASH_ROWS = 3  # an edge is broken after every third row: about 3 mm on, 1.5 mm off
_PALE = 0.6  # how far what fades goes toward white
_POINT_MM = 0.05  # the inner edge of a hoop that is a disc
_FLAT_MM2 = 0.1  # twice the area of a triangle that has shrunk to nothing, at the tip of a round end


class ZoneStrips:
    """The zones as strips of triangles above the skin, with round ends.

    Parameters
    ----------
    catalog : Catalog
        Says which zone lies above which.
    zones : tuple of PlacedZone
        Of an atlas; strips are asked for by their index.
    level : HeadMesh
        The skin they lie on.
    wanted : frozenset of int
        Those that get strips.
    """

    def __init__(
        self, catalog: Catalog, zones: tuple[PlacedZone, ...], level: HeadMesh, wanted: frozenset[int]
    ) -> None:
        self._grid = RibbonGrid(zones, level, wanted)
        self._rows = _with_flat_ends(self._grid.rows, zones)
        self._on_skin = NearestSkin(level)
        self._zones = zones
        self._widths: dict[tuple[float, float], tuple[Points, Points]] = {}  # those of a school are all alike
        lie = heights(catalog, zones, dict.fromkeys(wanted, "rest"))
        self._layers = layers(meetings(self._grid.reach_mm, self._rows.owner, self._grid.middle_mm()), lie)
        self._side, self._low = cut(self._rows, ZoneOverlaps(zones).among(wanted), lie)

    def fill(self, index: int, look: ZoneLook, part: int | None = None) -> PolyData:
        """Return the coloured strip of a zone, or of one of its parts."""
        half_mm = look.half_mm - look.edge_mm
        lift_mm = self._lift_mm(index) + _FILL_MM
        if self._is_round(index):
            return self._hoops(index, _POINT_MM, half_mm, lift_mm, look.fill)
        return self._strip(index, half_mm, lift_mm, look.fill, inside_mm=look.edge_mm, part=part)

    def edge(self, index: int, look: ZoneLook, *, is_dashed: bool = False, is_soft: bool = False) -> PolyData:
        """Return the dark strip below it, which shows round it; broken for a dashed zone, pale for a soft area."""
        colour = mix(look.fill, np.ones(3, np.float32), _PALE) if is_soft else look.edge
        if self._is_round(index):
            return self._hoops(index, _POINT_MM, look.half_mm, self._lift_mm(index), colour)
        return self._strip(index, look.half_mm, self._lift_mm(index), colour, is_dashed=is_dashed)

    def ring(self, index: int, look: ZoneLook) -> PolyData:
        """Return the open ring of a peak: a flat hoop about its middle."""
        return self._hoops(index, look.half_mm - RING_MM, look.half_mm, self._lift_mm(index) + _FILL_MM, look.fill)

    def _hoops(self, index: int, inner_mm: float, outer_mm: float, lift_mm: float, colour: Rgb) -> PolyData:
        """Return a flat hoop about each place of a zone; without an inner edge it is a disc."""
        pieces = [(outline(line, inner_mm)[:-1], outline(line, outer_mm)[:-1]) for line in self._zones[index].lines]
        on_skin, normals = self._on_skin.project(np.concatenate([edge for pair in pieces for edge in pair]))
        count = len(pieces[0][0])
        inner = (np.arange(len(pieces)) * 2 * count)[:, None] + np.arange(count)
        ahead = np.roll(inner, -1, axis=1)
        # An outline goes round to the right, as seen from outside: this order of corners faces outward.
        quads = np.stack([inner, ahead, inner + count, inner + count, ahead, ahead + count], axis=-1)
        colours = np.tile(np.rint(colour * 255).astype(np.uint8), (len(on_skin), 1))
        points = (on_skin + normals * lift_mm).astype(np.float32)
        return surface(points, quads.reshape(-1, 3), normals=normals, colours=colours)

    def _is_round(self, index: int) -> bool:
        """Whether a zone is places and no lines."""
        return self._zones[index].form.kind in ("disc", "marks")

    def _lift_mm(self, index: int) -> float:
        return _LIFT_MM + _LAYER_MM * float(self._layers[index])

    def _strip(
        self,
        index: int,
        half_mm: float,
        lift_mm: float,
        colour: Rgb,
        *,
        inside_mm: float = 0.0,
        is_dashed: bool = False,
        part: int | None = None,
    ) -> PolyData:
        columns = self._grid.columns
        half_mm = min(half_mm, float(self._grid.reach_mm[index]))
        on_skin, normals = self._laid(half_mm, inside_mm)
        points = on_skin + normals * lift_mm
        faces = self._grid.faces[self._grid.face_owner == index]
        row = faces.min(axis=1) // columns
        if is_dashed:
            faces = faces[row % _DASH_ROWS != 0]
        elif part is not None:
            faces = faces[self._rows.part[row] == part]
        sides = points[faces[:, 1:]] - points[faces[:, :1]]
        faces = faces[np.linalg.norm(np.cross(sides[:, 0], sides[:, 1]), axis=1) > _FLAT_MM2]
        corners, numbers = np.unique(faces, return_inverse=True)
        colours = np.tile(np.rint(colour * 255).astype(np.uint8), (len(corners), 1))
        kept = points[corners].astype(np.float32)
        return surface(kept, numbers.reshape(-1, 3), normals=normals[corners], colours=colours)

    def _laid(self, half_mm: float, inside_mm: float) -> tuple[Points, Points]:
        """Return the strips of all zones at one width, on the skin: points and normals."""
        if (half_mm, inside_mm) not in self._widths:
            columns = self._grid.columns
            ribbon = self._grid.mesh(np.full(len(self._rows.owner), half_mm), self._rows)
            rows = self._kept(ribbon.points_mm.astype(np.float64).reshape(-1, columns, 3), inside_mm / half_mm)
            middle = rows[:, columns // 2, None]
            narrowed = np.sqrt(np.maximum(1.0 - self._rows.past**2, 0.0))[:, None, None]  # a half circle past each end
            points = (middle + (rows - middle) * narrowed).reshape(-1, 3)
            self._widths[half_mm, inside_mm] = points, ribbon.normals.astype(np.float64)
        return self._widths[half_mm, inside_mm]

    def _kept(self, rows: NDArray[np.float64], inside: float) -> NDArray[np.float64]:
        """Draw rows together to what is kept of them beside another zone, `inside` half widths from where it ends."""
        columns = rows.shape[1]
        across = np.linspace(-1.0, 1.0, columns)
        low = np.clip(self._low + inside, -1.0, 1.0)[:, None]
        wanted = np.where(self._side[:, None] > 0, np.maximum(across, low), across)
        wanted = np.where(self._side[:, None] < 0, np.minimum(across, -low), wanted)
        place = (wanted + 1.0) / 2.0 * (columns - 1)
        left = np.minimum(place.astype(np.int64), columns - 2)
        share = (place - left)[..., None]
        each = np.arange(len(rows))[:, None]
        kept: NDArray[np.float64] = rows[each, left] * (1.0 - share) + rows[each, left + 1] * share
        return kept


def _with_flat_ends(rows: Rows, zones: tuple[PlacedZone, ...]) -> Rows:
    """Return the rows, without those past the ends of strips that are square."""
    is_square = np.array([zone.form.is_square for zone in zones], bool)[rows.owner]
    return replace(rows, past=np.where(is_square, 0.0, rows.past))
