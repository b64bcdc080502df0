"""Ink on the skin: flat shapes that take no light, drawn over zones, hidden by whatever stands before them.

Each kind of ink is one actor with its own few lines of shader, which find the shape's border per pixel from a place in
mm, so that it is smooth at any zoom and picture size. Shapes lie on the skin and are drawn in front of it in depth
only: they neither sink into it nor float.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from pyvista import PolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer

from viewer.geometry.head import Point, Points
from viewer.scene.blending import leave_depth
from viewer.scene.colour import rgb
from viewer.scene.mesh import surface
from viewer.scene.pose import Pose
from viewer.scene.studio_light import OPENNESS, StudioLight

INK_PLACE = "inkPlace"
"""Vertex array of four numbers, what they mean is up to the kind of ink."""

_LEAST_PX, _MOST_PX = 1.9, 3.6  # logical pixels that a mm of ink is drawn as, however near or far the head is

_DECLARATIONS = """
float cover(float inside, float pixel)
{
  return clamp(inside / pixel + 0.5, 0.0, 1.0);
}
"""


def ink_scale(pose: Pose, height_px: float, text_scale: float) -> float:
    """Return by how much ink is drawn larger than life, so that it can be seen from afar and is fine when near."""
    px_per_mm = height_px / pose.height_mm()
    return float(np.clip(1.0, _LEAST_PX * text_scale / px_per_mm, _MOST_PX * text_scale / px_per_mm))


Piece: TypeAlias = tuple[Points, Points, Points, NDArray[np.int64]]
"""Corners, unit normals of the skin there, what the shader gets, and triangles."""


class SkinInk:
    """One kind of ink.

    Parameters
    ----------
    renderer : vtkRenderer
        Where it is drawn, after everything that is there already.
    on_failure : callable
        Told when the shader cannot be used; shapes are then plainly filled.
    body : str
        GLSL that sets ``fragOutput0`` from ``inkPlaceVSOutput``, ``inkTone``, ``casingTone`` and ``inkScale``.
    lift_mm : float
        How far in front of the skin, in depth only.
    is_sheer : bool
        Whether what is below shines through; else only edges are soft.
    hides_nothing : bool
        Whether what is drawn later and lies below is seen all the same: for a shadow.
    """

    def __init__(
        self,
        renderer: vtkRenderer,
        on_failure: Callable[[str], None],
        body: str,
        lift_mm: float,
        *,
        is_sheer: bool = False,
        hides_nothing: bool = False,
    ) -> None:
        self._renderer = renderer
        self._data = PolyData()
        mapper = self._mapper = vtkPolyDataMapper()
        mapper.SetInputData(self._data)
        mapper.SetColorModeToDirectScalars()
        self._actor = vtkActor()
        self._actor.SetMapper(mapper)
        self._actor.SetForceTranslucent(is_sheer)
        if hides_nothing:
            leave_depth(mapper, renderer.GetRenderWindow())
        self._uniforms = self._actor.GetShaderProperty().GetFragmentCustomUniforms()
        # Of the studio's light only its way with depth is used, and that it says when the driver refuses a shader.
        lift = f"{lift_mm:.2f}"
        self._light = StudioLight(self._actor, mapper, on_failure, {INK_PLACE: "vec4"}, _DECLARATIONS, body, lift=lift)
        self.set_colours("#000000", "#FFFFFF")
        self.set_scale(1.0)
        self._actor.VisibilityOff()
        renderer.AddActor(self._actor)

    def set_colours(self, ink: str, casing: str) -> None:
        """Take over the two colours, ``#RRGGBB``."""
        for name, colour in (("inkTone", ink), ("casingTone", casing)):
            self._uniforms.SetUniform3f(name, rgb(colour).tolist())
        self._actor.GetProperty().SetColor(*rgb(ink).tolist())  # seen only where the shader cannot be used

    def set_scale(self, scale: float) -> None:
        """Draw widths this much larger than life."""
        self._uniforms.SetUniformf("inkScale", scale)

    def set_shapes(self, points_mm: Points, normals: Points, place: Points, faces: NDArray[np.int64]) -> None:
        """Draw these triangles.

        Parameters
        ----------
        points_mm, normals : array, shape (n, 3)
            Corners, and unit normals of the skin there.
        place : array, shape (n, 4)
            What the shader gets as ``inkPlace``.
        faces : array, shape (m, 3)
            Indices of corners.
        """
        values = {INK_PLACE: place, OPENNESS: np.ones(len(points_mm))}
        self._data = surface(points_mm.astype(np.float32), faces, normals=normals, values=values)
        self._mapper.SetInputData(self._data)
        self._actor.SetVisibility(bool(len(points_mm)))

    def set_pieces(self, pieces: Sequence[Piece]) -> None:
        """Draw several pieces, each as `set_shapes` takes it, with faces that count its own corners; none hides all."""
        if not pieces:
            self.hide()
            return
        corners, normals, place = (np.concatenate([piece[index] for piece in pieces]) for index in range(3))
        starts = np.cumsum([0, *(len(piece[0]) for piece in pieces[:-1])])
        faces = np.concatenate([piece[3] + start for piece, start in zip(pieces, starts, strict=True)])
        self.set_shapes(corners, normals, place, faces)

    def move(self, points_mm: Points) -> None:
        """Move the corners of the shapes, shape (n, 3)."""
        self._data.points = points_mm.astype(np.float32)

    def hide(self) -> None:
        """Draw nothing until there are shapes again."""
        self._actor.VisibilityOff()

    def draw_last(self) -> None:
        """Come after everything that is in the renderer now: soft edges blend over what was drawn before."""
        self._renderer.RemoveActor(self._actor)
        self._renderer.AddActor(self._actor)

    def remove(self) -> None:
        """Take it off the screen."""
        self._renderer.RemoveActor(self._actor)


def ribbon(
    points_mm: Points, normals: Points, arcs_mm: NDArray[np.float64], half_mm: float, up: Point | None = None
) -> Piece:
    """Lay a band along a line on the skin.

    Parameters
    ----------
    points_mm, normals : array, shape (n, 3)
        The line, and unit normals of the skin.
    arcs_mm : array, shape (n,)
        Length along the line.
    half_mm : float
        Half its width.
    up : array, shape (3,), optional
        Toward which the band's upper edge lies.

    Returns
    -------
    tuple
        What `SkinInk.set_shapes` takes; ``inkPlace`` is along, across, 0, 0.
    """
    span = np.minimum(3, max(1, (len(points_mm) - 1) // 2))  # tangents over some mm: the mesh's facets must not show
    index = np.arange(len(points_mm))
    along = points_mm[np.minimum(index + span, index[-1])] - points_mm[np.maximum(index - span, 0)]
    across = np.cross(normals, along)
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
    if up is not None and float((across @ up).sum()) < 0:
        across = -across
    sides = np.array([-1.0, 0.0, 1.0]) * half_mm
    points = points_mm[:, None] + across[:, None] * sides[:, None]
    place = np.zeros((len(points_mm), 3, 4))
    place[..., 0] = arcs_mm[:, None]
    place[..., 1] = sides
    row = np.arange(len(points_mm) - 1)[:, None] * 3 + np.arange(2)
    faces = np.stack([row, row + 1, row + 4, row, row + 4, row + 3], axis=-1).reshape(-1, 3)
    return points.reshape(-1, 3), np.repeat(normals, 3, axis=0), place.reshape(-1, 4), faces
