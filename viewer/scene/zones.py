"""All zones on the head, drawn by one actor."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray
from pyvista import PolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer

from viewer.atlas.placed import PlacedZone
from viewer.geometry.head import HeadMesh
from viewer.scene.colour import Rgb
from viewer.scene.mesh import surface
from viewer.scene.ribbon_grid import REACH_MM, RibbonGrid
from viewer.scene.skin_colour import openness
from viewer.scene.studio_light import OPENNESS, SHINE_BY_VERTEX, StudioLight
from viewer.scene.zone_drawing import ZoneDrawing
from viewer.scene.zone_shader import (
    ATTRIBUTES,
    BACKWARD,
    DEPTH,
    EDGE,
    EVEN,
    FILL,
    PLACE,
    SHAPE,
    ZONE_BODY,
    ZONE_DECLARATIONS,
)
from viewer.scene.zone_stacking import Meetings, cut, layers, meetings

# In depth only: over the facets of the lighter mesh, and each layer over the one below.
_LIFT_MM = 1.0
_LAYER_MM = 0.25
# Where two lines of one zone meet, the one whose middle is nearer wins, so that they join like one shape.
_TENT_MM = 0.2
_PLAIN_LIFT_MM = 0.4
_ASIDE_SHARE = 0.3  # of the opacity, for parts that are not meant
_MARGIN_MM = 0.6  # beyond what is drawn, for the soft outline
_UNCUT_MM = REACH_MM  # where nothing is cut: as far away as can be


class Zones:
    """The zones of an atlas as ribbons in one piece of geometry.

    Parameters
    ----------
    on_failure : callable
        Told when the studio light cannot be used; zones are then plainly filled.
    lift_mm : float
        How far in front of the skin the lowest lies, in depth only.
    """

    def __init__(self, renderer: vtkRenderer, on_failure: Callable[[str], None], lift_mm: float = _LIFT_MM) -> None:
        self._renderer, self._lift_mm = renderer, lift_mm
        self._mapper = vtkPolyDataMapper()
        self._mapper.SetInputData(PolyData())
        self._mapper.SetColorModeToDirectScalars()
        self._actor = vtkActor()
        self._actor.SetMapper(self._mapper)
        self._actor.GetProperty().BackfaceCullingOn()
        self._light = StudioLight(
            self._actor,
            self._mapper,
            on_failure,
            ATTRIBUTES,
            ZONE_DECLARATIONS,
            ZONE_BODY,
            by_vertex=SHINE_BY_VERTEX,
            lift=f"{DEPTH}.x",
            even=EVEN,
        )
        self.set_drawn(1.0)
        self.set_glass(0.0)
        self._zones: tuple[PlacedZone, ...] = ()
        self._mesh: HeadMesh | None = None
        self._skin: NDArray[np.floating] | None = None
        self._laid: frozenset[int] = frozenset()
        self._grid: RibbonGrid | None = None
        self._meets: Meetings | None = None
        self._actor.VisibilityOff()
        renderer.AddActor(self._actor)

    def set_atlas(self, zones: tuple[PlacedZone, ...], mesh: HeadMesh) -> None:
        """Take over zones and the skin they lie on; each is laid when it is first drawn."""
        if zones is self._zones and mesh is self._mesh:
            return  # what has come is how they would lie by other rules: the ribbons are the same
        self._zones, self._mesh = zones, mesh
        self._laid = frozenset()
        self._grid = self._meets = None

    def set_skin(self, mesh: HeadMesh, colours: Rgb) -> None:
        """Tell the colours of the skin under the ribbons, shape (vertices, 3)."""
        self._skin = np.column_stack([colours, openness(mesh)])
        if self._grid is not None:
            self._grid.set_colours(self._skin)

    def set_drawn(self, share: float) -> None:
        """Set how much of the chosen zones is to be seen, from their start on, 0..1."""
        self._light.set_numbers(drawn=share)

    def set_glass(self, share: float) -> None:
        """Set how far there is no skin to fade into, 0..1: then what is not ink lets through."""
        self._light.set_numbers(glass=share)

    def set_rim(self, strength: float) -> None:
        """Set how much light comes from behind."""
        self._light.set_rim(strength)

    def draw(self, drawing: ZoneDrawing) -> None:
        """Draw the zones like this."""
        looks = drawing.looks
        self._lay(frozenset(looks))
        grid, meets = self._grid, self._meets
        if grid is None or meets is None or not looks:
            self._actor.VisibilityOff()
            return
        count = len(meets)
        # Ribbons of what was drawn before are left out whole, so that the picture does not depend on them.
        is_drawn = np.isin(grid.rows.owner, list(looks))
        rows = grid.rows.some(is_drawn)
        table = np.zeros((count, 13))
        for index, look in looks.items():
            table[index] = (
                look.half_mm,
                look.edge_mm,
                look.halo_mm,
                look.line * 8 + look.pattern + BACKWARD * (index in drawing.backward),
                *look.fill,
                look.fill_share,
                *look.edge,
                look.edge_share,
                look.opacity,
            )
        values = table[rows.owner]
        values[:, 3] += _patterns(rows.owner, rows.part, drawing.patterns or {}, count)
        values[_is_aside(rows.owner, rows.part, drawing.meant, count), 12] *= _ASIDE_SHARE
        is_plain = self._light.has_failed
        margin = 0.0 if is_plain else _MARGIN_MM
        reach = np.where(values[:, 0] > 0, values[:, 0] + (not is_plain) * values[:, 2] + margin, 0.0)
        reach = np.minimum(reach, grid.reach_mm[rows.owner])
        lift = np.zeros(count)
        for index, layer in layers(meets, drawing.lie).items():
            lift[index] = layer
        side, low = cut(rows, drawing.shared, drawing.lie)
        ribbon = grid.mesh(reach, rows)
        spread = np.repeat(np.arange(len(rows.owner)), grid.columns)
        place = np.column_stack([ribbon.along_mm, ribbon.across_mm, rows.length_mm[spread], rows.cut_mm[spread]])
        points, colours = ribbon.points_mm, ribbon.colours
        if is_plain:
            # Without the shader: a plain band in the zone's colour, held off the skin by a real distance.
            above_mm = _PLAIN_LIFT_MM + _LAYER_MM * lift[rows.owner][spread]
            points = points + ribbon.normals * above_mm[:, None].astype(np.float32)
            colours = np.column_stack([values[spread, 4:7], colours[:, 3]]).astype(np.float32)
        beyond = np.maximum(np.maximum(-ribbon.along_mm, ribbon.along_mm - rows.length_mm[spread]), 0.0)
        tent = np.clip(1.0 - np.hypot(beyond, ribbon.across_mm) / np.maximum(reach[spread], 1e-6), 0.0, 1.0)
        depth = self._lift_mm + _LAYER_MM * lift[rows.owner][spread] + _TENT_MM * tent
        uncut = side[spread] * ribbon.across_mm - low[spread] * values[spread, 0]
        uncut = np.where(side[spread] == 0.0, _UNCUT_MM, uncut)
        # From below upwards: the soft outline of the upper ribbon is blended over the lower one.
        order = np.argsort(lift[grid.face_owner], kind="stable")
        order = order[np.isin(grid.face_owner[order], list(looks))]
        number = np.cumsum(is_drawn) - 1
        row, column = np.divmod(grid.faces[order], grid.columns)
        skin = np.rint(np.clip(colours[:, :3], 0, 1) * 255).astype(np.uint8)
        per_point = {
            OPENNESS: colours[:, 3],
            PLACE: place,
            SHAPE: values[:, 0:4][spread],
            FILL: values[:, 4:8][spread],
            EDGE: values[:, 8:12][spread],
            DEPTH: np.column_stack([depth, values[spread, 12], uncut]),
        }
        faces = number[row] * grid.columns + column
        self._mapper.SetInputData(surface(points, faces, normals=ribbon.normals, colours=skin, values=per_point))
        self._actor.VisibilityOn()

    def _lay(self, wanted: frozenset[int]) -> None:
        """Lay ribbons for zones that have none yet: a school that nobody looks at costs nothing."""
        if self._mesh is None or wanted <= self._laid:
            return
        self._laid |= wanted
        walked = None if self._grid is None else self._grid.walked
        grid = RibbonGrid(self._zones, self._mesh, self._laid, walked)
        if self._skin is not None:
            grid.set_colours(self._skin)
        self._grid, self._meets = grid, meetings(grid.reach_mm, grid.rows.owner, grid.middle_mm())

    def draw_last(self) -> None:
        """Come after everything that is in the renderer now: the soft outlines blend over what was drawn before."""
        self._renderer.RemoveActor(self._actor)
        self._renderer.AddActor(self._actor)


def _patterns(
    owner: NDArray[np.int64], part: NDArray[np.int64], patterns: Mapping[int, tuple[int, ...]], count: int
) -> NDArray[np.float64]:
    most = max((len(each) for each in patterns.values()), default=0) + 1
    table = np.zeros((count, most))
    for index, each in patterns.items():
        table[index, : len(each)] = each
    found: NDArray[np.float64] = np.where(part >= 0, table[owner, np.clip(part, 0, most - 1)], 0.0)
    return found


def _is_aside(
    owner: NDArray[np.int64], part: NDArray[np.int64], meant: Mapping[int, int], count: int
) -> NDArray[np.bool_]:
    """Return which rows belong to a zone's other parts, where one part alone is meant."""
    table = np.full(count, -1)
    table[list(meant.keys())] = list(meant.values())
    aside: NDArray[np.bool_] = (part >= 0) & (table[owner] >= 0) & (part != table[owner])
    return aside
