"""What VTK does to the picture and its depth with everything that it draws, and we spare some of it.

VTK blends whatever it draws: each pixel is read, mixed and written, also where nothing shines through. Without a
graphics card that is a tenth of the time of a frame, so the skin and the ground are drawn without.
"""

from __future__ import annotations

from typing import Any

from vtkmodules.vtkCommonCore import vtkCommand
from vtkmodules.vtkRenderingCore import vtkPolyDataMapper, vtkRenderWindow

_GL_BLEND = 0x0BE2


def switch_blending(mapper: vtkPolyDataMapper, window: vtkRenderWindow, *, is_on: bool) -> None:
    """Let a window blend, or not, from where this mapper is drawn on, until another is told otherwise."""
    state: Any = window.GetState()  # type: ignore[attr-defined]  # of OpenGL's windows; holds nothing that is drawn
    switch = state.vtkglEnable if is_on else state.vtkglDisable
    mapper.AddObserver(vtkCommand.UpdateShaderEvent, lambda *_: switch(_GL_BLEND))


def leave_depth(mapper: vtkPolyDataMapper, window: vtkRenderWindow) -> None:
    """Let what this mapper draws hide nothing that is drawn later; VTK minds depth again with the next actor."""
    state: Any = window.GetState()  # type: ignore[attr-defined]
    mapper.AddObserver(vtkCommand.UpdateShaderEvent, lambda *_: state.vtkglDepthMask(0))
