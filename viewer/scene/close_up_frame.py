"""What lies flat on a close-up: its border, the place it shows, the measure, and the names of both ends."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.bounded_cache import BoundedCache
from viewer.data.language import gettext as _
from viewer.geometry.head import Point
from viewer.presentation.construction_view import ConstructionStep, Span
from viewer.scene.colour import rgb
from viewer.scene.label_plate import cased, margin_px, plate
from viewer.scene.labels import LabelView
from viewer.scene.lettering import Fonts, Lettering, Picture
from viewer.scene.pose import Pose, project
from viewer.scene.screen_overlay import ScreenOverlay, Shapes, Sprite

_BORDER_PX = 2.0
_RING_PX = 20.0
_LEVEL_PX = 40.0  # the dimension line above what it measures
_LEVEL = 0.3  # cosine: a band that stands more steeply has its names beside it
_NAME_PX = 12.0
_NAMES_PX = 210.0  # a smaller close-up has room for the measure alone
_KEPT = 64  # some steps; a plate is some 40 kB
_SAME_MM = 0.5  # an end of the measure is the place that has this name

Place = tuple[float, float]
Box = tuple[float, float, float]
"""Left, top and side, logical pixels from the upper left."""


class CloseUpFrame:
    """Draws it.

    Parameters
    ----------
    front : vtkRenderer
        The flat layer in front of everything.
    view : LabelView
        Size and colours of the whole view.
    """

    def __init__(self, front: vtkRenderer, fonts: Fonts, view: LabelView) -> None:
        self._overlay = ScreenOverlay(front)
        self._fonts, self._view = fonts, view
        self._lettering = Lettering(fonts)
        self._pictures: BoundedCache[tuple[object, ...], Picture] = BoundedCache(_KEPT)
        self._name_colours = ("#000000", "#FFFFFF")

    def set_name_colours(self, ink: str, halo: str) -> None:
        """Take over the colours of words on the skin, ``#RRGGBB``."""
        if (ink, halo) != self._name_colours:
            self._name_colours = (ink, halo)
            self._pictures.clear()

    def clear(self) -> None:
        """Draw nothing."""
        self._overlay.show(Shapes(), [], 0)

    def draw(
        self, step: ConstructionStep, span: Span, pose: Pose, close: Pose, magnification: int, box: Box, band_px: float
    ) -> None:
        """Draw anew.

        Parameters
        ----------
        step, span : ConstructionStep, Span
            What is shown, and what is measured.
        pose, close : Pose
            Of the whole view, and of the close-up.
        magnification : int
            How much nearer it is.
        box : tuple of float
            Where the close-up lies.
        band_px : float
            Half the width of a tape in it; names stay clear of that.
        """
        shapes, sprites = Shapes(), list[Sprite]()
        self._frame(shapes, sprites, pose, span, magnification, box)
        self._dimension(shapes, sprites, step, span, close, box, band_px)
        self._overlay.show(shapes, sprites, round(self._view.height_px * self._view.ratio))

    def _frame(
        self, shapes: Shapes, sprites: list[Sprite], pose: Pose, span: Span, magnification: int, box: Box
    ) -> None:
        """The border, how much is magnified, and what place in the whole view is shown."""
        view = self._view
        left, top, side = box
        right, bottom = left + side, top + side
        ink = rgb(view.palette.plate_ink)
        middle = project(pose, (span.start_mm + span.end_mm) / 2, view.width_px, view.height_px)
        ring = _RING_PX * view.scale
        way = np.array([np.clip(middle[0], left, right), np.clip(middle[1], top, bottom)]) - middle
        length = float(np.hypot(*way))
        if length > ring:  # else the close-up covers the place itself
            self._ring(shapes, (float(middle[0]), float(middle[1])), ring)
            start = middle + way / length * ring
            self._line(
                shapes, (float(start[0]), float(start[1])), (float(middle[0] + way[0]), float(middle[1] + way[1]))
            )
        for a, b in (
            ((left, top), (right, top)),
            ((right, top), (right, bottom)),
            ((right, bottom), (left, bottom)),
            ((left, bottom), (left, top)),
        ):
            self._line(shapes, a, b, _BORDER_PX)
        for corner in ((left, top), (right, top), (right, bottom), (left, bottom)):
            shapes.dot(self._device(corner), _BORDER_PX * view.ratio / 2, ink)
        words = _("Close-up, {times}×").format(times=magnification)
        key, picture = self._plate(words, is_plain=True)
        edge = margin_px(view.scale)
        height = picture.shape[0] / view.ratio
        sprites.append(self._sprite(key, picture, left + 8 - edge, bottom - 8 - height + edge))

    def _dimension(
        self,
        shapes: Shapes,
        sprites: list[Sprite],
        step: ConstructionStep,
        span: Span,
        close: Pose,
        box: Box,
        band_px: float,
    ) -> None:
        """The measure as a dimension line above the two places, and their names below them."""
        view = self._view
        left, top, side = box
        corner = np.array([left, top])
        a, b = (corner + project(close, place, side, side) for place in (span.start_mm, span.end_mm))
        ends = [(span.start_mm, a), (span.end_mm, b)]
        if a[0] > b[0]:
            a, b = b, a
            ends.reverse()
        along = b - a
        length = float(np.hypot(*along))
        if length < 4.0:
            return
        along = along / length
        up = np.array([along[1], -along[0]])
        level = _LEVEL_PX * view.scale
        high_a, high_b = a + up * level, b + up * level
        for low, high in ((a, high_a), (b, high_b)):
            self._line(shapes, _pair(low + up * 6), _pair(high + up * 6), 1.25)
        self._line(shapes, _pair(high_a), _pair(high_b), 1.25)
        for tip, way in ((high_a, along), (high_b, -along)):
            for turn in (0.42, -0.42):
                cos, sin = np.cos(turn), np.sin(turn)
                barb = np.array([way[0] * cos - way[1] * sin, way[0] * sin + way[1] * cos]) * 7.0 * view.scale
                self._line(shapes, _pair(tip), _pair(tip + barb), 1.25)
        for (place, low), turned in zip(ends, (-1.0, 1.0), strict=True):
            self._name(sprites, _name_at(step, place), low, along * turned, box, band_px)
        key, picture = self._plate(span.words)
        width, height = picture.shape[1] / view.ratio, picture.shape[0] / view.ratio
        above = (high_a + high_b) / 2 + up * (height / 2 + 4)
        at_x = float(np.clip(above[0] - width / 2, left, left + side - width))
        at_y = float(np.clip(above[1] - height / 2, top, top + side - height))
        sprites.append(self._sprite(key, picture, at_x, at_y))

    def _name(
        self,
        sprites: list[Sprite],
        found: str,
        place: NDArray[np.float64],
        way: NDArray[np.float64],
        box: Box,
        band_px: float,
    ) -> None:
        """The name of one end, below the band of a tape and away from the other end."""
        view = self._view
        if not found or box[2] < _NAMES_PX * view.scale:
            return
        key = ("close-up name", found, view.palette.scheme, view.ratio, view.scale)
        if key not in self._pictures:
            ink, halo = (rgb(colour) for colour in self._name_colours)
            self._pictures[key] = cased(self._lettering, found, _NAME_PX * view.scale, ink, halo, is_bold=True)
        picture = self._pictures[key]
        width, height = picture.shape[1] / view.ratio, picture.shape[0] / view.ratio
        left, top, side = box
        down = np.array([-way[1], way[0]]) if way[0] > 0 else np.array([way[1], -way[0]])
        clear = band_px + 4.0 + abs(way[0]) * height / 2 + abs(way[1]) * width / 2
        middle = place + down * clear + way * width / 2
        x = float(np.clip(middle[0] - width / 2, left + 6, left + side - width - 6))
        if abs(way[0]) > _LEVEL:  # pushed back by the frame, a name slides along the band
            middle[1] += (x + width / 2 - middle[0]) * way[1] / way[0]
        y = float(middle[1] - height / 2)
        for other in sprites:
            if other.key[0] == "close-up name" and abs(other.top_px / view.ratio - y) < height:
                first, last = other.left_px / view.ratio, (other.left_px + other.picture.shape[1]) / view.ratio
                y = other.top_px / view.ratio + height if first < x + width and x < last else y
        y = float(np.clip(y, top + 6, top + side - height - 40))
        sprites.append(self._sprite(key, picture, x, y))

    def _line(self, shapes: Shapes, start: Place, end: Place, width_px: float = 1.5) -> None:
        view = self._view
        pale, ink = rgb(view.palette.plate), rgb(view.palette.plate_ink)
        a, b = self._device(start), self._device(end)
        shapes.line(a, b, (width_px + 2.0) * view.ratio, pale, 0.5)
        shapes.line(a, b, width_px * view.ratio, ink, 1.0)

    def _ring(self, shapes: Shapes, centre: Place, radius_px: float) -> None:
        turns = np.linspace(0.0, 2.0 * np.pi, 49)
        corners = [(centre[0] + radius_px * float(np.cos(t)), centre[1] + radius_px * float(np.sin(t))) for t in turns]
        for first, second in itertools.pairwise(corners):
            self._line(shapes, first, second)

    def _plate(self, words: str, *, is_plain: bool = False) -> tuple[tuple[object, ...], Picture]:
        view = self._view
        if self._lettering.ratio != view.ratio:
            self._lettering = Lettering(self._fonts, view.ratio)
            self._pictures.clear()
        key = ("close-up", words, is_plain, view.palette.scheme, view.ratio, view.scale)
        if key not in self._pictures:
            self._pictures[key] = plate(self._lettering, view.palette, words, is_plain=is_plain, scale=view.scale)
        return key, self._pictures[key]

    def _sprite(self, key: tuple[object, ...], picture: Picture, x_px: float, y_px: float) -> Sprite:
        ratio = self._view.ratio
        return Sprite(key, picture, round(x_px * ratio), round(y_px * ratio))

    def _device(self, place: Place) -> Place:
        ratio = self._view.ratio
        return place[0] * ratio, place[1] * ratio


def _name_at(step: ConstructionStep, point_mm: Point) -> str:
    """What lies at an end of the measure; empty for a place without a name."""
    spots = (*step.drawing.made, *step.drawing.taken)
    return next((s.name for s in spots if s.name and np.linalg.norm(s.point_mm - point_mm) < _SAME_MM), "")


def _pair(place: NDArray[np.float64]) -> Place:
    return float(place[0]), float(place[1])
