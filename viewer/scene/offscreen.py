"""Render windows without a screen, and reading what they show."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import vtkmodules.vtkRenderingOpenGL2 as backend
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkLogger, vtkObject, vtkUnsignedCharArray
from vtkmodules.vtkRenderingCore import vtkRenderWindow

from viewer.errors import GraphicsError
from viewer.scene.lettering import Picture

LARGEST_PX = 8192
"""Side of the largest picture that every OpenGL 3.2 driver is sure to draw."""

_SPECK_PX = 16


def offscreen_window() -> vtkRenderWindow:
    """Return a window that needs no display: through EGL on Linux, the system's own way elsewhere.

    Raises
    ------
    GraphicsError
        If the graphics driver offers no OpenGL 3.2. Told to draw all the same, VTK would end the process.
    """
    window: vtkRenderWindow
    if sys.platform.startswith("linux") and hasattr(backend, "vtkEGLRenderWindow"):
        # Asked for by name: VTK's default tries the X server first and complains where there is none.
        window = backend.vtkEGLRenderWindow()
    else:
        window = vtkRenderWindow()
    window.SetOffScreenRendering(True)
    window.SetAlphaBitPlanes(True)
    with _quiet():
        window.Initialize()
    if not window.GetInitialized():
        raise GraphicsError("the graphics driver of this system offers no OpenGL 3.2, so the head cannot be drawn")
    return window


def close_offscreen(window: vtkRenderWindow) -> None:
    """Let go of a window and of all that was drawn in it.

    A software driver keeps the frame that it drew last, 27 to 55 MB of a large picture, until it draws again in the
    same window; so the last one is a speck.
    """
    window.SetTileScale(1, 1)
    window.SetSize(_SPECK_PX, _SPECK_PX)
    window.Render()
    window.Finalize()


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep VTK from saying what is said in a sentence where it matters."""
    is_loud, level = vtkObject.GetGlobalWarningDisplay(), vtkLogger.GetCurrentVerbosityCutoff()
    vtkObject.GlobalWarningDisplayOff()
    vtkLogger.SetStderrVerbosity(vtkLogger.VERBOSITY_OFF)
    try:
        yield
    finally:
        vtkObject.SetGlobalWarningDisplay(is_loud)
        vtkLogger.SetStderrVerbosity(level)


def picture_of(window: vtkRenderWindow) -> Picture:
    """Return what a window shows, as RGBA; of a picture in tiles, the present one."""
    width, height = window.GetActualSize()
    pixels = vtkUnsignedCharArray()
    window.GetRGBACharPixelData(0, 0, width - 1, height - 1, 0, pixels)  # type: ignore[call-overload]  # VTK's stubs
    return np.ascontiguousarray(vtk_to_numpy(pixels).reshape(height, width, 4)[::-1])
