"""Clean edges without a graphics card: the mean of pictures, each drawn a part of a pixel aside from the others.

::

      first picture ── 1 ── 2 ── 3 ── 4 ── … ── 16       what is shown: the first picture, then, from the fourth on, the
      (at once)        each from another place in        mean of all so far; at the end what was kept is let go
                       the pixel
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import numpy_to_vtk
from vtkmodules.vtkRenderingCore import vtkRenderer, vtkRenderWindow

from viewer.scene.offscreen import picture_of

FRAMES = 16

_SHOWN_FROM = 4  # the mean of fewer is coarser than the first picture, whose edges were smoothed another way
_SECOND_AXIS = (8, 12, 10, 15)  # of Sobol's sequence: after 4 and after 16 pictures each row and column has its one


def places() -> NDArray[np.float64]:
    """Return where in the pixel each picture is drawn from: shape (16, 2), each in -0.5..0.5, evenly spread."""
    number = np.arange(FRAMES)[:, None] >> np.arange(4) & 1
    first = (number * (8, 4, 2, 1)).sum(axis=1)
    second = np.bitwise_xor.reduce(number * _SECOND_AXIS, axis=1)
    return (np.column_stack([first, second]) + 0.5) / FRAMES - 0.5


class Smoothing:
    """Smooths what a window shows, one picture at a time.

    Parameters
    ----------
    window : vtkRenderWindow
        What it shows is read and written.
    """

    def __init__(self, window: vtkRenderWindow) -> None:
        self._window = window
        self._places = places()
        self._count = 0
        self._first: NDArray[np.uint8] | None = None
        self._sum: NDArray[np.uint16] | None = None

    def restart(self) -> None:
        """Begin anew: another picture has been drawn, and nothing of the one before is kept."""
        self._count = 0
        self._first = self._sum = None

    def add(self, renderers: Sequence[vtkRenderer]) -> bool:
        """Draw what these renderers show once more, and show the mean.

        Parameters
        ----------
        renderers : sequence of vtkRenderer
            Those whose cameras look at something in space; what is flat is sharp already.

        Returns
        -------
        bool
            Whether more are to come.
        """
        if self._count >= FRAMES:
            return False
        if self._sum is None or self._first is None:
            self._first = picture_of(self._window)
            self._sum = np.zeros(self._first.shape, np.uint16)
        self._draw_aside(renderers, *self._places[self._count])
        self._sum += picture_of(self._window)
        self._count += 1
        self._show(self._first if self._count < _SHOWN_FROM else _mean(self._sum, self._count))
        if self._count < FRAMES:
            return True
        self._first = self._sum = None
        return False

    def _draw_aside(self, renderers: Sequence[vtkRenderer], right_px: float, up_px: float) -> None:
        was_smooth = [renderer.GetUseFXAA() for renderer in renderers]
        for renderer in renderers:
            width, height = renderer.GetSize()
            renderer.SetUseFXAA(False)  # it would blur what is averaged
            renderer.GetActiveCamera().SetWindowCenter(2 * right_px / max(width, 1), 2 * up_px / max(height, 1))
        self._window.Render()
        for renderer, is_smooth in zip(renderers, was_smooth, strict=True):
            renderer.SetUseFXAA(is_smooth)
            renderer.GetActiveCamera().SetWindowCenter(0.0, 0.0)

    def _show(self, picture: NDArray[np.uint8]) -> None:
        height, width = picture.shape[:2]
        pixels = numpy_to_vtk(np.ascontiguousarray(picture[::-1]).reshape(-1, 4))
        self._window.SetRGBACharPixelData(0, 0, width - 1, height - 1, pixels, 0, 0, 0)
        self._window.Frame()


def _mean(total: NDArray[np.uint16], count: int) -> NDArray[np.uint8]:
    return ((total + count // 2) // count).astype(np.uint8)
