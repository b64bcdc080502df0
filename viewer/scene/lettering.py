"""Text as pictures, set from a font file so that every machine shows the same glyphs, Han included.

One way for the window and for exported pictures: each text is set at the size in device pixels, once, and kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonDataModel import vtkImageData
from vtkmodules.vtkRenderingCore import vtkTextProperty, vtkTextRenderer

from viewer.bounded_cache import BoundedCache
from viewer.errors import ViewerError

Alpha = NDArray[np.float32]
"""Shape (height, width), 0..1, first row at the top."""
Picture = NDArray[np.uint8]
"""Shape (height, width, 4), RGBA, first row at the top."""

_FONT_FILE = 4  # VTK_FONT_FILE
_DPI = 72  # one point is one pixel
_KEPT = 128  # words of some views, 10 to 40 kB each


@dataclass(frozen=True, slots=True)
class Fonts:
    """The two font files of the labels."""

    regular: Path
    bold: Path

    @classmethod
    def shipped(cls, assets: Path) -> Fonts:
        """Return the fonts that lie in a folder of assets."""
        return cls(assets / "fonts" / "labels-regular.ttf", assets / "fonts" / "labels-bold.ttf")


class Lettering:
    """Sets text.

    Parameters
    ----------
    ratio : float
        Device pixels per logical pixel.
    """

    def __init__(self, fonts: Fonts, ratio: float = 1.0) -> None:
        self.ratio = ratio
        self._fonts = fonts
        self._set: BoundedCache[tuple[str, float, bool], Alpha] = BoundedCache(_KEPT)

    def text(self, words: str, size_px: float, *, is_bold: bool = False) -> Alpha:
        """Return a line of text as coverage, with its descent at the lower edge.

        Raises
        ------
        ViewerError
            If the font file cannot be used.
        """
        key = (words, size_px, is_bold)
        if key not in self._set:
            self._set[key] = self._render(words, size_px, self._fonts.bold if is_bold else self._fonts.regular)
        return self._set[key]

    def _render(self, words: str, size_px: float, font: Path) -> Alpha:
        if not words.strip():
            return np.zeros((1, 1), np.float32)
        style = vtkTextProperty()
        style.SetFontFamily(_FONT_FILE)
        style.SetFontFile(str(font))
        style.SetFontSize(max(1, round(size_px * self.ratio)))
        style.SetColor(1.0, 1.0, 1.0)
        setter = vtkTextRenderer.GetInstance()
        setter.SetScaleToPowerOfTwo(False)
        image, size = vtkImageData(), [0, 0]
        if not font.is_file() or not setter.RenderString(style, words, image, size, _DPI):
            raise ViewerError(f"the font {font} cannot be used")
        width, height, _ = image.GetDimensions()
        rgba = vtk_to_numpy(image.GetPointData().GetScalars()).reshape(height, width, 4)
        return np.ascontiguousarray(rgba[::-1, :, 3], np.float32) / np.float32(255)
