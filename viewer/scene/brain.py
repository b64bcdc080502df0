"""What lies inside the head: cortex and cerebellum, the skull over them, its seams, and the traces of zones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from pyvista import PolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkRenderer

from viewer.geometry.cortex import Cortex, GlassHead
from viewer.geometry.head import Faces, Point, Points
from viewer.geometry.vertex_normals import vertex_normals
from viewer.scene.blending import switch_blending
from viewer.scene.colour import Rgb, mix, rgb
from viewer.scene.drawing_order import draw_first
from viewer.scene.glass_actor import glass_actor
from viewer.scene.glass_shader import (
    CORTEX_BODY,
    DEPTH_ONLY,
    LIT_BY_VERTEX,
    MOVING_SKULL_BODY,
    OVER_EDGE,
    SKULL_BODY,
    skull_share,
)
from viewer.scene.hair_shader import MOVING_BODY
from viewer.scene.inner_marks import peak, seams, trace
from viewer.scene.mesh import COLOURS, surface
from viewer.scene.picking import SkinRays
from viewer.scene.studio_light import OPENNESS

_CROWN, _HOLLOW = rgb("#ECDED4"), rgb("#9E8880")
_BONE = rgb("#EFE6D6")
_SEAM = rgb("#7A6C58")
_BONE_RIM = 0.7
_EITHER = 0.6
_SKIN_LETS_THROUGH, _BONE_LEFT = 0.15, 0.15
_TINT_SHARE = 0.86
_SHADE = 0.5  # of the light that is lost in the depth of a sulcus


class Brain:
    """Draws what lies inside one head, before its skin.

    Parameters
    ----------
    renderer : vtkRenderer
        The head's.
    glass : GlassHead
        What lies inside.
    on_failure : callable
        Told when a shader cannot be used.
    """

    def __init__(self, renderer: vtkRenderer, inside: GlassHead, on_failure: Callable[[str], None]) -> None:
        self._renderer, self._inside = renderer, inside
        cortex, skull = inside.cortex, inside.skull
        self._levels = (cortex, cortex.light or cortex)
        self._cortex = (
            _Surface(cortex.vertices_mm, cortex.faces, on_failure, CORTEX_BODY),
            _Surface(self._levels[1].vertices_mm, self._levels[1].faces, on_failure, MOVING_BODY, LIT_BY_VERTEX),
        )
        for drawn in self._cortex:
            switch_blending(drawn.mapper, renderer.GetRenderWindow(), is_on=False)
        for level, drawn in zip(self._levels, self._cortex, strict=True):
            drawn.set_openness(1.0 - _SHADE * level.hollow)
        edge = {OVER_EDGE: skull.over_edge_mm}
        self._bone_depth = _Surface(skull.vertices_mm, skull.faces, on_failure, DEPTH_ONLY)
        self._bone = (
            _Surface(skull.vertices_mm, skull.faces, on_failure, SKULL_BODY, values=edge),
            _Surface(skull.vertices_mm, skull.faces, on_failure, MOVING_SKULL_BODY, LIT_BY_VERTEX, edge),
        )
        for drawn in self._bone:
            drawn.set_colours(np.broadcast_to(_BONE, (len(skull.vertices_mm), 3)))
            drawn.light.set_numbers(boneRim=_BONE_RIM)
        self._marks: list[vtkActor] = []
        self._seams = seams([each.points_mm for each in skull.sutures], _SEAM)
        self._share, self._is_moving = 0.0, False
        self._rays: SkinRays | None = None
        self.tint(())
        draw_first(self._renderer, self._innermost())

    def show(self, share: float, *, is_moving: bool) -> None:
        """Show what is to be seen while the skin is glass so far."""
        self._share, self._is_moving = share, is_moving
        bone, is_on = skull_share(share), share > 0
        for index, (cortex, skull) in enumerate(zip(self._cortex, self._bone, strict=True)):
            is_level = is_on and index == int(is_moving)
            # Two layers that let through are too much for what turns: it shows the one that is more to be seen.
            cortex.actor.SetVisibility(is_level and bone < (_EITHER if is_moving else 1.0))
            skull.actor.SetVisibility(is_level and bone > (_EITHER if is_moving else 0.0))
            skull.light.set_numbers(bone=bone)
        for mark in self._marks:
            mark.SetVisibility(is_on and bone < (_EITHER if is_moving else 1.0))
        self._seams.SetVisibility(is_on and bone > (_EITHER if is_moving else 0.0))
        self._seams.GetProperty().SetOpacity(bone)
        self._bone_depth.actor.SetVisibility(is_on and not is_moving and 0.0 < bone < 1.0)

    def set_rim(self, strength: float) -> None:
        """Set how much light comes from behind."""
        for drawn in (*self._cortex, *self._bone):
            drawn.light.set_rim(strength)

    def tint(self, gyri: Sequence[tuple[str, Rgb]]) -> None:
        """Colour gyri, by their ids, and leave all others pale."""
        for level, drawn in zip(self._levels, self._cortex, strict=True):
            drawn.set_colours(_cortex_colours(level, gyri))

    def mark(self, traces: Sequence[tuple[Points, Rgb]], peaks: Sequence[tuple[Point, Point, Rgb]]) -> None:
        """Draw what zones are over, and peaks in the depth.

        Parameters
        ----------
        traces : sequence of (array, array)
            Lines on the cortex, shape (n, 3), each in its colour.
        peaks : sequence of (array, array, array)
            The place on the skin, the peak, and its colour.
        """
        for mark in self._marks:
            self._renderer.RemoveActor(mark)
        self._marks = [trace(line, colour) for line, colour in traces]
        self._marks += [actor for each in peaks for actor in peak(*each)]
        draw_first(self._renderer, self._innermost())
        self.show(self._share, is_moving=self._is_moving)

    def gyrus_at(self, start_mm: Point, end_mm: Point) -> str | None:
        """Return the gyrus where a ray meets the cortex; None beside it, or where no school names one."""
        cortex = self._inside.cortex
        if self._rays is None:
            self._rays = SkinRays(self._cortex[0].data)
        place = self._rays.first(start_mm, end_mm)
        if place is None:
            return None
        nearest = int(np.argmin(((cortex.vertices_mm - place) ** 2).sum(axis=1)))
        number = int(cortex.region[nearest])
        return cortex.regions[number - 1] if number else None

    @property
    def shows_cortex(self) -> bool:
        """Whether the cortex can be pointed at: it stands nearly free."""
        return skull_share(self._share) < 0.5 and self._share > 0

    @property
    def shows_seams(self) -> bool:
        """Whether the seams of the skull can be told: the skin lets through, and enough of the bone is left."""
        return self._share >= _SKIN_LETS_THROUGH and skull_share(self._share) > _BONE_LEFT

    def remove(self) -> None:
        """Take all of it off the screen."""
        for actor in (*self._innermost(), *self.bones):
            self._renderer.RemoveActor(actor)

    @property
    def bones(self) -> list[vtkActor]:
        """The skull and its seams, in the order in which they are drawn: over the ground, which they let through."""
        return [self._bone_depth.actor, *(each.actor for each in self._bone), self._seams]

    def _innermost(self) -> list[vtkActor]:
        return [*(each.actor for each in self._cortex), *self._marks]


class _Surface:
    """A surface in the studio's light."""

    def __init__(
        self,
        vertices_mm: Points,
        faces: Faces,
        on_failure: Callable[[str], None],
        body: str,
        by_vertex: str = "",
        values: Mapping[str, NDArray[np.floating]] = MappingProxyType({}),
    ) -> None:
        count = len(vertices_mm)
        self.data: PolyData = surface(
            vertices_mm.astype(np.float32),
            faces,
            normals=vertex_normals(vertices_mm, faces),
            colours=np.full((count, 3), 255, np.uint8),
            values={OPENNESS: np.ones(count), **values},
        )
        handed = dict.fromkeys(values, "float")
        self.actor, self.mapper, self.light = glass_actor(self.data, on_failure, handed, "", body, by_vertex=by_vertex)

    def set_colours(self, colours: NDArray[np.floating]) -> None:
        """Colour the vertices, shape (n, 3), 0..1."""
        bytes_ = np.rint(np.clip(colours, 0.0, 1.0) * 255).astype(np.uint8)
        self.data.point_data.set_scalars(np.ascontiguousarray(bytes_), COLOURS)

    def set_openness(self, openness: NDArray[np.floating]) -> None:
        """Tell how much light arrives at the vertices, shape (n,)."""
        self.data.point_data.set_array(np.ascontiguousarray(openness, np.float32), OPENNESS)


def _cortex_colours(cortex: Cortex, gyri: Sequence[tuple[str, Rgb]]) -> NDArray[np.floating]:
    count = len(cortex.vertices_mm)
    colours = np.broadcast_to(_CROWN, (count, 3)).astype(np.float32)
    for gyrus, colour in gyri:
        is_in = (cortex.region == cortex.number(gyrus)).astype(np.float32)
        share = _softened(is_in, cortex.faces) if is_in.any() else is_in
        colours = mix(colours, np.broadcast_to(colour, (count, 3)), share * _TINT_SHARE)
    depth = np.asarray(cortex.hollow, np.float32)
    return mix(colours, colours * (_HOLLOW / _CROWN), depth)


def _softened(values: NDArray[np.float32], faces: Faces) -> NDArray[np.float32]:
    """The mean of each vertex and its neighbours: the border of a gyrus is not as sharp as triangles."""
    total, count = values.copy(), np.ones(len(values), np.float32)
    for a, b in ((0, 1), (1, 2), (2, 0)):
        np.add.at(total, faces[:, a], values[faces[:, b]])
        np.add.at(count, faces[:, a], 1.0)
    return np.asarray(total / count, np.float32)
