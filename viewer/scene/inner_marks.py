"""Marks inside the head: seams of the skull, traces of zones on the cortex, peaks of imaging studies in its depth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from pyvista import PolyData
from vtkmodules.vtkFiltersCore import vtkTubeFilter
from vtkmodules.vtkFiltersSources import vtkSphereSource
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

from viewer.geometry.curve import arc_lengths
from viewer.geometry.head import HeadMesh, Point, Points
from viewer.presentation.cortex_geometry import SEAMS
from viewer.scene.colour import Rgb
from viewer.scene.label_text import LabelText
from viewer.scene.studio_light import SHIFT_SCALE_OFF

_DOT_MM, _GAP_MM = 1.6, 1.8
_TRACE_MM, _SEAM_MM, _PEAK_MM, _THREAD_MM = 1.0, 0.45, 2.6, 0.4  # radii
_SIDES = 5
_NAMED_AT = (0.3, 0.7)
"""Where on a seam its name may point, as shares of its length: on either side of the head."""
_LIFT_MM = 45.0
"""How far peaks are drawn in front of where they are, in depth only: the cortex before them lets them be seen, the
other half of the brain does not."""

_IMPL = "//VTK::Light::Impl"
_LIFTED = f"""{_IMPL}
  vec4 toEye = vec4(MCVCMatrix[0][2], MCVCMatrix[1][2], MCVCMatrix[2][2], 0.0);
  vec4 lifted = MCDCMatrix * (vertexMC + toEye * {_LIFT_MM:.1f});
  gl_Position.z = lifted.z / lifted.w * gl_Position.w;
"""


def seams(lines_mm: Sequence[Points], colour: Rgb) -> vtkActor:
    """Return lines on the skull, dotted: they lie there on an average only."""
    return _actor(_tubes([dot for line in lines_mm for dot in _dots(line)], _SEAM_MM), colour)


def seams_text(lines_mm: Sequence[Points], skin: HeadMesh) -> LabelText:
    """Return the words that belong beside the seams: they point to the skin over the first in sight."""
    at = np.array([line[round(share * (len(line) - 1))] for line in lines_mm for share in _NAMED_AT])
    nearest = [int(np.argmin(((skin.vertices_mm - place) ** 2).sum(axis=1))) for place in at]
    return LabelText("seams", *SEAMS, skin.vertices_mm[nearest], skin.normals[nearest].astype(np.float64))


def trace(line_mm: Points, colour: Rgb) -> vtkActor:
    """Return a line on the cortex, shape (n, 3)."""
    return _actor(_tubes([line_mm], _TRACE_MM), colour * np.float32(0.7))


def peak(place_mm: Point, peak_mm: Point, colour: Rgb) -> tuple[vtkActor, vtkActor]:
    """Return a ball at a peak, and the dotted thread by which it hangs from its place on the skin."""
    ball = vtkSphereSource()
    ball.SetCenter(*peak_mm.tolist())
    ball.SetRadius(_PEAK_MM)
    ball.SetThetaResolution(16)
    ball.SetPhiResolution(10)
    ball.Update()
    thread = _tubes(list(_dots(np.array([place_mm, peak_mm]))), _THREAD_MM)
    return _actor(thread, colour * np.float32(0.8), _LIFTED), _actor(ball.GetOutput(), colour, _LIFTED)


def _dots(points_mm: Points) -> Iterator[Points]:
    arc = arc_lengths(points_mm)
    for start in np.arange(0.0, arc[-1] - _DOT_MM, _DOT_MM + _GAP_MM):
        at = np.array([start, start + _DOT_MM])
        yield np.column_stack([np.interp(at, arc, points_mm[:, axis]) for axis in range(3)])


def _tubes(lines_mm: Sequence[Points], radius_mm: float) -> PolyData:
    """Return lines as thin round bodies."""
    line = PolyData()
    line.points = np.ascontiguousarray(np.concatenate([np.empty((0, 3)), *lines_mm]), np.float32)
    starts = np.cumsum([0, *(len(each) for each in lines_mm)])[:-1]
    cells = [[len(each), *range(at, at + len(each))] for each, at in zip(lines_mm, starts.tolist(), strict=True)]
    if cells:
        line.lines = np.concatenate(cells)
    tube = vtkTubeFilter()
    tube.SetInputData(line)
    tube.SetRadius(radius_mm)
    tube.SetNumberOfSides(_SIDES)
    tube.CappingOn()
    tube.Update()
    body: PolyData = tube.GetOutput()
    return body


def _actor(body: PolyData, colour: Rgb, at_vertices: str = "") -> vtkActor:
    """Draw a body in one colour."""
    mapper, actor = vtkPolyDataMapper(), vtkActor()
    mapper.SetInputData(body)
    mapper.SetVBOShiftScaleMethod(SHIFT_SCALE_OFF)
    actor.SetMapper(mapper)
    actor.GetProperty().SetColor(*colour.tolist())
    if at_vertices:
        actor.GetShaderProperty().AddVertexShaderReplacement(_IMPL, True, at_vertices, False)
        actor.GetProperty().SetAmbient(0.35)
    else:
        actor.GetProperty().LightingOff()
    actor.ForceOpaqueOn()
    actor.VisibilityOff()
    return actor
