"""Names written on the head beside what they name: as many as have room, the weightier first.

All names are set once into one picture, of which one actor shows pieces: moving a hundred names is one small upload.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyvista import PolyData
from vtkmodules.util.numpy_support import numpy_to_vtk
from vtkmodules.vtkCommonDataModel import vtkImageData
from vtkmodules.vtkRenderingCore import vtkPolyDataMapper2D, vtkRenderer, vtkTexture, vtkTexturedActor2D

from viewer.scene.colour import rgb
from viewer.scene.label_plate import cased
from viewer.scene.lettering import Lettering, Picture
from viewer.scene.mesh import surface

SIZE_PX = 12.0
_LEAST_TEXTURE_PX = 512
_GAP_PX = 2.0  # between names
_BESIDE_PX = 3.0  # between a name and the rim of its mark
_MARGIN_PX = 2.0  # of the view


@dataclass(frozen=True, slots=True)
class Name:
    """A name that wants a place.

    Attributes
    ----------
    text : str
        The name.
    x_px, y_px : float
        What it names, logical pixels from the upper left.
    away_px : float
        How far from there it must begin.
    is_bold : bool
        Whether it is weighty.
    sides : str
        Where it may stand, in order: ``r`` to the right, ``l`` to the left, ``a`` above, ``b`` below;
        empty for a thing without a name, whose room is kept free.
    is_needed : bool
        Whether it stands there even over marks.
    """

    text: str
    x_px: float
    y_px: float
    away_px: float
    is_bold: bool = False
    sides: str = "rlab"
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class PlacedName:
    """Where a name stands: the upper left corner, logical pixels."""

    name: Name
    left_px: float
    top_px: float


Sizes = dict[tuple[str, bool], tuple[float, float]]
"""Width and height of names by text and weight, logical pixels."""


def place_names(names: Sequence[Name], sizes: Sizes, width_px: float, height_px: float) -> list[PlacedName]:
    """Give names a place beside what they name; what has no room is left out.

    Parameters
    ----------
    names : sequence of Name
        The weightier first. Marks of all of them are kept free, also of those that are left out.
    sizes : dict
        Of every name.
    width_px, height_px : float
        Of the view.
    """
    boxes = np.empty((2 * len(names), 4))
    for index, name in enumerate(names):
        away = name.away_px
        boxes[index] = (name.x_px - away, name.y_px - away, name.x_px + away, name.y_px + away)
    count = len(names)
    placed = []
    for index, name in enumerate(names):
        if not name.sides:
            continue
        width, height = sizes[name.text, name.is_bold]
        for left, top in _corners(name, width, height):
            right, bottom = left + width, top + height
            if (
                left < _MARGIN_PX
                or top < _MARGIN_PX
                or right > width_px - _MARGIN_PX
                or bottom > height_px - _MARGIN_PX
            ):
                continue
            taken = boxes[:count]
            meets = (
                (taken[:, 0] < right + _GAP_PX)
                & (taken[:, 2] > left - _GAP_PX)
                & (taken[:, 1] < bottom)
                & (taken[:, 3] > top)
            )
            meets[index] = False
            if name.is_needed or not meets.any():
                boxes[count] = (left, top, right, bottom)
                count += 1
                placed.append(PlacedName(name, left, top))
                break
    return placed


def _corners(name: Name, width: float, height: float) -> Iterator[tuple[float, float]]:
    """Upper left corners to try."""
    away = name.away_px + _BESIDE_PX
    middle, level = name.x_px - width / 2, name.y_px - height / 2
    corners = {
        "r": (name.x_px + away, level),
        "l": (name.x_px - away - width, level),
        "a": (middle, name.y_px - name.away_px - height + 1),
        "b": (middle, name.y_px + name.away_px - 1),
    }
    return (corners[side] for side in name.sides)


class NameLayer:
    """Draws names.

    Parameters
    ----------
    renderer : vtkRenderer
        The layer in front of the head; names lie below whatever is added later.
    """

    def __init__(self, renderer: vtkRenderer) -> None:
        self.sizes: Sizes = {}
        self._ratio = 1.0
        self._kept: tuple[object, ...] = ()
        self._cells: dict[tuple[str, bool], tuple[int, int, int, int]] = {}
        self._texture_px = (1, 1)
        self._texture = vtkTexture()
        self._texture.SetColorModeToDirectScalars()
        self._texture.InterpolateOff()
        self._texture.RepeatOff()
        mapper = self._mapper = vtkPolyDataMapper2D()
        mapper.SetInputData(PolyData())
        self._actor = vtkTexturedActor2D()
        self._actor.SetMapper(mapper)
        self._actor.SetTexture(self._texture)
        self._actor.GetProperty().SetDisplayLocationToForeground()
        self._actor.VisibilityOff()
        renderer.AddViewProp(self._actor)

    def set_words(
        self, words: Iterable[tuple[str, bool]], lettering: Lettering, ink: str, casing: str, scale: float
    ) -> None:
        """Set names and whether they are bold; nothing is done if they are the same as before.

        Parameters
        ----------
        words : iterable of (str, bool)
            All that may be shown.
        ink, casing : str
            Colours, ``#RRGGBB``.
        scale : float
            Of the letters, for large pictures.
        """
        wanted = tuple(dict.fromkeys(words))
        style = (wanted, lettering.ratio, ink, casing, scale)
        if style == self._kept:
            return
        self._kept, self._ratio = style, lettering.ratio
        pictures = {
            (text, is_bold): cased(lettering, text, SIZE_PX * scale, rgb(ink), rgb(casing), is_bold=is_bold)
            for text, is_bold in wanted
        }
        self.sizes = {
            key: (picture.shape[1] / self._ratio, picture.shape[0] / self._ratio) for key, picture in pictures.items()
        }
        self._write_texture(pictures)

    def show(self, placed: Sequence[PlacedName], height_px: float) -> None:
        """Draw these names and no others, in a view of this height in logical pixels."""
        self._actor.SetVisibility(bool(placed))
        if not placed:
            return
        quads = np.empty((len(placed), 4, 3), np.float32)
        coordinates = np.empty((len(placed), 4, 2), np.float32)
        floor = round(height_px * self._ratio)
        for index, each in enumerate(placed):
            left, top, width, height = self._cells[each.name.text, each.name.is_bold]
            # Whole pixels, or text is blurred.
            x, y = round(each.left_px * self._ratio), floor - round(each.top_px * self._ratio) - height
            quads[index] = [(x, y, 0), (x + width, y, 0), (x + width, y + height, 0), (x, y + height, 0)]
            bottom = self._texture_px[1] - top - height
            corners = [(left, bottom), (left + width, bottom), (left + width, bottom + height), (left, bottom + height)]
            coordinates[index] = np.array(corners) / self._texture_px
        faces = np.arange(4 * len(placed)).reshape(-1, 4)
        self._mapper.SetInputData(surface(quads.reshape(-1, 3), faces, corners=coordinates.reshape(-1, 2)))

    def _write_texture(self, pictures: dict[tuple[str, bool], Picture]) -> None:
        """Lay all pictures in rows into one, and hand it to the card."""
        self._cells.clear()
        # About square, for no side may be longer than the card's textures can be.
        area = sum(picture.shape[0] * picture.shape[1] for picture in pictures.values())
        widest = max((picture.shape[1] for picture in pictures.values()), default=0)
        texture_px = max(_LEAST_TEXTURE_PX, widest, round(1.1 * area**0.5))
        left = top = tallest = 0
        for key, picture in pictures.items():
            height, width = picture.shape[:2]
            if left + width > texture_px:
                left, top, tallest = 0, top + tallest, 0
            self._cells[key] = (left, top, width, height)
            left, tallest = left + width, max(tallest, height)
        texture: NDArray[np.uint8] = np.zeros((max(top + tallest, 1), texture_px, 4), np.uint8)
        for key, picture in pictures.items():
            x, y, width, height = self._cells[key]
            texture[y : y + height, x : x + width] = picture
        self._texture_px = (texture.shape[1], texture.shape[0])
        image = vtkImageData()
        image.SetDimensions(texture.shape[1], texture.shape[0], 1)
        image.GetPointData().SetScalars(numpy_to_vtk(np.ascontiguousarray(texture[::-1]).reshape(-1, 4), deep=True))
        self._texture.SetInputData(image)
