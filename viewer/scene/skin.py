"""The head's skin on the screen, in falling detail."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from pyvista import PolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer, vtkRenderWindow

from viewer.geometry.head import Head, HeadMesh
from viewer.presentation.palette import Scheme, SkinColours
from viewer.scene.blending import switch_blending
from viewer.scene.colour import rgb
from viewer.scene.hair_shader import HAIR_GLSL, MOVING_BODY, STILL_BODY
from viewer.scene.mesh import COLOURS, surface
from viewer.scene.skin_colour import skin_colour
from viewer.scene.skin_light import light_arrays, whorl
from viewer.scene.studio_light import LIGHT_ON_HEAD, STUDIO_BY_VERTEX, StudioLight

if TYPE_CHECKING:
    from viewer.scene.glass_skin import GlassSkin

_LASH_SHARE = 0.7  # of the tone of brows
_MOVING_VERTICES = 30_000  # about what two cores without a graphics card turn smoothly


def poly_data(mesh: HeadMesh) -> PolyData:
    """Return a skin as a mesh in mm, with normals."""
    return surface(mesh.vertices_mm.astype(np.float32), mesh.faces, normals=mesh.normals)


class Skin:
    """The skin, one actor per level of detail, of which one is visible.

    Parameters
    ----------
    window : vtkRenderWindow
        In which it is drawn, without blending: a `Ground` has to be drawn next.
    on_failure : callable
        Told when the studio light cannot be used.
    """

    def __init__(self, window: vtkRenderWindow, renderer: vtkRenderer, on_failure: Callable[[str], None]) -> None:
        self._window = window
        self._renderers = [renderer]
        self._on_failure = on_failure
        self._meshes: tuple[HeadMesh, ...] = ()
        self._data: list[PolyData] = []
        self._actors: list[vtkActor] = []
        self._lights: list[StudioLight] = []
        self._lashes: vtkActor | None = None
        self._is_moving = False
        self._head: Head | None = None
        self._colours: SkinColours | None = None
        self._is_painted = False
        self._rim = 0.0
        self._glass: list[GlassSkin] = []
        self._glass_share = 0.0

    @property
    def data(self) -> PolyData:
        """The full skin, in mm."""
        return self._data[0]

    def set_head(self, head: Head, colours: SkinColours) -> None:
        """Draw this head instead of the one before."""
        self.remove()
        self._head, self._is_painted = head, False
        # Only two levels are ever drawn: the full one, and the finest that turns smoothly.
        light = next((mesh for mesh in head.levels[1:] if len(mesh.vertices_mm) <= _MOVING_VERTICES), head.mesh)
        self._meshes = (head.mesh,) if light is head.mesh else (head.mesh, light)
        for mesh in self._meshes:
            mapper = vtkPolyDataMapper()
            self._data.append(_lit_data(mesh))
            mapper.SetInputData(self._data[-1])
            mapper.SetColorModeToDirectScalars()
            switch_blending(mapper, self._window, is_on=False)
            actor = vtkActor()
            actor.SetMapper(mapper)
            actor.GetProperty().BackfaceCullingOn()
            declarations, body, by_vertex = _texts(is_full=mesh is head.mesh)
            lit = StudioLight(
                actor, mapper, self._on_failure, {}, declarations, body, light=LIGHT_ON_HEAD, by_vertex=by_vertex
            )
            self._take(lit)
            self._lights.append(lit)
            self._actors.append(actor)
            for renderer in self._renderers:
                renderer.AddActor(actor)
        if head.lashes_mm is not None:
            self._lashes = _lashes(head.lashes_mm)
            for renderer in self._renderers:
                renderer.AddActor(self._lashes)
        self.set_colours(colours)
        self.set_moving(self._is_moving)

    def set_colours(self, colours: SkinColours) -> None:
        """Paint the skin in this tone, with this hair."""
        is_painted = self._is_painted and colours == self._colours
        self._colours, self._is_painted = colours, True
        if self._lashes is not None:
            self._lashes.GetProperty().SetColor(*(rgb(colours.brow) * _LASH_SHARE).tolist())
        for light in self._all_lights():
            light.set_numbers(hairMm=colours.hair_mm, hairInk=colours.ink)
        if is_painted:
            return
        for mesh, data in zip(self._meshes, self._data, strict=True):
            bytes_: NDArray[Any] = np.rint(skin_colour(mesh, colours) * 255).astype(np.uint8)
            data.point_data.set_scalars(bytes_, COLOURS)

    def set_rim(self, strength: float) -> None:
        """Set how much light comes from behind."""
        self._rim = strength
        for light in self._all_lights():
            light.set_rim(strength)

    def set_glass(self, share: float, scheme: Scheme = "light") -> None:
        """Let what lies beneath be seen, 0..1; at 0, where it starts, nothing of it is made.

        The window has to draw `glass_actors` after its ground: they blend with what is there.
        """
        self._glass_share = share
        if share > 0 and not self._glass:
            self._make_glass()
        if self._colours is not None:
            for glass in self._glass:
                glass.set_glass(share, scheme, self._colours)
        self.set_moving(self._is_moving)

    def set_moving(self, is_moving: bool) -> None:
        """Show the light level while the head moves, the full one when it is still."""
        self._is_moving = is_moving
        shown = len(self._actors) - 1 if is_moving else 0
        is_glass = self._glass_share > 0
        for index, actor in enumerate(self._actors):
            actor.SetVisibility(index == shown and not is_glass)
        for index, glass in enumerate(self._glass):
            glass.show(is_glass and index == int(is_moving))
        if self._lashes is not None:
            self._lashes.SetVisibility(not is_glass)

    def show_in(self, renderer: vtkRenderer) -> None:
        """Show the same head, and every later one, in another renderer of the window too."""
        self._renderers.append(renderer)
        for actor in self._drawn():
            renderer.AddActor(actor)

    def hide_in(self, renderer: vtkRenderer) -> None:
        """Show it there no longer."""
        self._renderers.remove(renderer)
        for actor in self._drawn():
            renderer.RemoveActor(actor)

    def remove(self) -> None:
        """Take the head off the screen."""
        for actor in (*self._drawn(), *self.glass_actors):
            for renderer in self._renderers:
                renderer.RemoveActor(actor)
        self._glass.clear()
        self._actors.clear()
        self._lashes = None
        self._data.clear()
        self._lights.clear()
        self._meshes = ()

    @property
    def glass_actors(self) -> list[vtkActor]:
        """The skin as glass, in the order in which it is drawn; none before it was glass."""
        return [actor for glass in self._glass for actor in glass.actors]

    def _make_glass(self) -> None:
        from viewer.scene.glass_skin import GlassSkin, cap_weight, outermost_first

        if self._head is None or self._colours is None:
            return
        moving = outermost_first(self._head.levels[-1])
        self._meshes, self._is_painted = (*self._meshes, moving), False
        self._data.append(_lit_data(moving))
        for mesh, data in ((self._meshes[0], self._data[0]), (moving, self._data[-1])):
            texts = _texts(is_full=mesh is self._head.mesh)
            glass = GlassSkin(data, cap_weight(self._head, mesh), self._on_failure, *texts)
            self._take(glass.light)
            self._glass.append(glass)
        self.set_colours(self._colours)
        self.set_rim(self._rim)

    def _take(self, light: StudioLight) -> None:
        """Tell a light what it has to know of the head."""
        if self._head is not None:
            middle, toward = whorl(self._head)
            light.set_vectors(scalpMiddle=middle, whorl=toward)

    def _all_lights(self) -> list[StudioLight]:
        return [*self._lights, *(glass.light for glass in self._glass)]

    def _drawn(self) -> list[vtkActor]:
        return self._actors if self._lashes is None else [*self._actors, self._lashes]


def _lit_data(mesh: HeadMesh) -> PolyData:
    """Return a level of the skin with what its light needs."""
    data = poly_data(mesh)
    for name, values in light_arrays(mesh).items():
        data.point_data.set_array(values, name)
    return data


def _texts(*, is_full: bool) -> tuple[str, str, str]:
    """Return how skin is drawn: declarations, body, and what is done at the vertices."""
    return (HAIR_GLSL, STILL_BODY, "") if is_full else ("", MOVING_BODY, STUDIO_BY_VERTEX)


def _lashes(corners_mm: NDArray[np.floating]) -> vtkActor:
    """Lashes as thin triangles, shape (k, 3, 3), in one dark tone: they are too thin to take light."""
    points = corners_mm.reshape(-1, 3).astype(np.float32)
    mapper, actor = vtkPolyDataMapper(), vtkActor()
    mapper.SetInputData(surface(points, np.arange(len(points)).reshape(-1, 3)))
    actor.SetMapper(mapper)
    actor.GetProperty().LightingOff()
    return actor
