"""A surface of the glass head, in the studio's light, drawn in its turn as what is opaque, though it lets through."""

from __future__ import annotations

from collections.abc import Callable

from pyvista import PolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

from viewer.scene.studio_light import LIGHT_ON_OPEN, StudioLight

_KEEP_ALL = ("discard;", ";")
"""In place of VTK's discard of what is wholly clear: without it hidden pixels are skipped before they are coloured."""


def glass_actor(
    data: PolyData,
    on_failure: Callable[[str], None],
    attributes: dict[str, str],
    declarations: str,
    body: str,
    *,
    by_vertex: str = "",
    light: str = LIGHT_ON_OPEN,
) -> tuple[vtkActor, vtkPolyDataMapper, StudioLight]:
    """Return what draws a surface, not to be seen yet, and its light; parameters as `StudioLight` has them."""
    mapper, actor = vtkPolyDataMapper(), vtkActor()
    mapper.SetInputData(data)
    mapper.SetColorModeToDirectScalars()
    actor.SetMapper(mapper)
    actor.GetProperty().BackfaceCullingOn()
    actor.ForceOpaqueOn()
    lit = StudioLight(actor, mapper, on_failure, attributes, declarations, body, light=light, by_vertex=by_vertex)
    actor.GetShaderProperty().AddFragmentShaderReplacement(_KEEP_ALL[0], False, _KEEP_ALL[1], True)
    actor.VisibilityOff()
    return actor, mapper, lit
