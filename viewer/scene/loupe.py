r"""A close-up in the corner of the view: the place where a step does something small, with its measure.

::

      +-----------------------+
      |        0.5 cm         |      a second renderer shows the same head, nearer; its frame, the measure and the
      |       |<---->|        |      words are flat and lie in a layer of their own in front
      |     --o======o--      |
      | Close-up, 4x          |
      +-----------------------+
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from gettext import gettext as _

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkRenderingCore import vtkRenderer, vtkRenderWindow

from viewer.geometry.head import Point
from viewer.presentation.construction_view import Span
from viewer.presentation.head_ink import HeadInk
from viewer.presentation.palette import Palette
from viewer.scene.camera import aim
from viewer.scene.colour import rgb
from viewer.scene.construction_sheet import BALL_MM, ConstructionSheet, LaidConstruction
from viewer.scene.labels import LabelView
from viewer.scene.lettering import Fonts, Lettering, Picture
from viewer.scene.overlay import Overlay, Shapes, Sprite
from viewer.scene.plate import cased, margin_px, plate
from viewer.scene.pose import VIEW_ANGLE_DEG, Pose, project
from viewer.scene.skin import Skin
from viewer.scene.skin_near import SkinNear
from viewer.scene.tape import HALF_WIDTH_MM

SIDE_PX = 264.0
"""Width and height, logical pixels at text size 100 %."""

_EDGE_PX = 16.0
_BORDER_PX = 2.0
_RING_PX = 20.0
_MOST_OF_VIEW = 0.42
_MAGNIFICATIONS = (2, 3, 4, 5, 6, 8)
_SPAN_SHARE = 0.26  # of the close-up's width, at most: what is measured, with its surroundings
_LEVEL_PX = 40.0  # the dimension line above what it measures
_LEVEL = 0.3  # cosine: a band that stands more steeply has its names beside it
_LINE_SCALE, _BALL_SCALE = (
    0.62,
    0.28,
)  # what is drawn on the skin, against life, so that it does not cover what is small
_BAND_PX, _BALL_PX = 11.0, 9.0  # half a band and a ball are at most as large on the screen
_NAME_PX = 12.0
_NAMES_PX = 210.0
_SAME_MM = 0.5  # an end of the measure is the place that has this name

Place = tuple[float, float]


class Loupe:
    """The close-up.

    Parameters
    ----------
    window : vtkRenderWindow
        Must have a layer `layer` between the head's and that of `front`.
    front : vtkRenderer
        The flat layer in front of everything.
    layer : int
        Its own layer.
    skin : Skin
        The head it shows.
    fonts : Fonts
        Font files of its words.
    view : LabelView
        Size and colours of the whole view.
    on_failure : callable
        Told when a shader cannot be used.
    """

    def __init__(
        self,
        window: vtkRenderWindow,
        front: vtkRenderer,
        layer: int,
        skin: Skin,
        fonts: Fonts,
        view: LabelView,
        on_failure: Callable[[str], None],
    ) -> None:
        self._renderer = vtkRenderer()
        self._renderer.SetLayer(layer)
        # Layers above the first are transparent, but this one shows a head before a ground of its own.
        self._renderer.SetPreserveColorBuffer(False)
        self._renderer.InteractiveOff()
        self._renderer.DrawOff()
        self._window = window
        window.AddRenderer(self._renderer)
        self._skin = skin
        skin.show_in(self._renderer)
        self._sheet = ConstructionSheet(self._renderer, on_failure)
        self._overlay = Overlay(front)
        self._fonts, self._view = fonts, view
        self._lettering = Lettering(fonts)
        self._pictures: dict[tuple[object, ...], Picture] = {}
        self._laid: LaidConstruction | None = None
        self._span: Span | None = None
        self._name_colours = ("#000000", "#FFFFFF")
        self.pose: Pose | None = None
        self.magnification = 1

    @property
    def is_shown(self) -> bool:
        """Whether there is something to show."""
        return self._span is not None

    def box_px(self) -> tuple[float, float, float]:
        """Return left, top and side in the view, logical pixels from the upper left."""
        view = self._view
        side = min(SIDE_PX * view.scale, _MOST_OF_VIEW * min(view.width_px, view.height_px))
        return view.width_px - side - _EDGE_PX, _EDGE_PX, side

    def show(self, laid: LaidConstruction | None, span: Span | None) -> None:
        """Show what a step measures, or nothing."""
        self._laid, self._span = laid, span if laid is not None else None
        self._renderer.SetDraw(self._span is not None)
        self._sheet.show(laid if self._span is not None else None)
        if laid is None or span is None:
            self.pose = None
            self._overlay.show(Shapes(), [], 0)

    def set_colours(self, ink: HeadInk, zone: str, skin: str) -> None:
        """Take over the colours of what is drawn on the skin."""
        self._sheet.set_colours(ink, zone, skin)
        if (ink.ink, ink.halo) != self._name_colours:
            self._name_colours = (ink.ink, ink.halo)
            self._pictures.clear()

    def set_ground(self, palette: Palette) -> None:
        """Take over the colours of a scheme."""
        self._renderer.GradientBackgroundOn()
        self._renderer.SetBackground(*rgb(palette.view_bottom).tolist())
        self._renderer.SetBackground2(*rgb(palette.view_top).tolist())

    def set_smoothing(self, is_on: bool) -> None:
        """Smooth edges by FXAA, as the head's own renderer does in a window."""
        self._renderer.SetUseFXAA(is_on)

    def draw(self, pose: Pose) -> None:
        """Bring everything in line with the pose of the whole view."""
        laid, span = self._laid, self._span
        if laid is None or span is None:
            return
        view = self._view
        left, top, side = self.box_px()
        self._renderer.SetViewport(
            left / view.width_px,
            1.0 - (top + side) / view.height_px,
            (left + side) / view.width_px,
            1.0 - top / view.height_px,
        )
        self.magnification, self.pose = _close_pose(span, pose, laid.skin, side, view.height_px)
        aim(self._renderer.GetActiveCamera(), self.pose)
        self._sheet.draw(
            self.pose, self._line_scale(side), min(_BALL_SCALE, _BALL_PX * view.scale / BALL_MM / self._px_per_mm(side))
        )
        shapes, sprites = Shapes(), list[Sprite]()
        self._frame(shapes, sprites, pose, span, (left, top, side))
        self._dimension(shapes, sprites, span, (left, top, side))
        self._overlay.show(shapes, sprites, round(view.height_px * view.ratio))

    def remove(self) -> None:
        """Take it off the screen."""
        self.show(None, None)
        self._skin.hide_in(self._renderer)
        self._sheet.remove()
        self._window.RemoveRenderer(self._renderer)

    def _px_per_mm(self, side_px: float) -> float:
        return side_px / self.pose.height_mm() if self.pose is not None else 1.0

    def _line_scale(self, side_px: float) -> float:
        return min(_LINE_SCALE, _BAND_PX * self._view.scale / HALF_WIDTH_MM / self._px_per_mm(side_px))

    def _frame(
        self, shapes: Shapes, sprites: list[Sprite], pose: Pose, span: Span, box: tuple[float, float, float]
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
        words = _("Close-up, {times}×").format(times=self.magnification)
        key, picture = self._plate(words, is_plain=True)
        edge = margin_px(view.scale)
        height = picture.shape[0] / view.ratio
        sprites.append(self._sprite(key, picture, left + 8 - edge, bottom - 8 - height + edge))

    def _dimension(self, shapes: Shapes, sprites: list[Sprite], span: Span, box: tuple[float, float, float]) -> None:
        """The measure as a dimension line above the two places, and their names below them."""
        assert self.pose is not None
        view = self._view
        left, top, side = box
        corner = np.array([left, top])
        a, b = (corner + project(self.pose, place, side, side) for place in (span.start_mm, span.end_mm))
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
            self._name(sprites, place, low, along * turned, box)
        key, picture = self._plate(span.words)
        width, height = picture.shape[1] / view.ratio, picture.shape[0] / view.ratio
        above = (high_a + high_b) / 2 + up * (height / 2 + 4)
        at_x = float(np.clip(above[0] - width / 2, left, left + side - width))
        at_y = float(np.clip(above[1] - height / 2, top, top + side - height))
        sprites.append(self._sprite(key, picture, at_x, at_y))

    def _name(
        self,
        sprites: list[Sprite],
        point_mm: Point,
        place: NDArray[np.float64],
        way: NDArray[np.float64],
        box: tuple[float, float, float],
    ) -> None:
        """The name of one end, below the band of a tape and away from the other end."""
        view, laid = self._view, self._laid
        step = laid.view.step if laid is not None else None
        spots = () if step is None else (*step.drawing.made, *step.drawing.taken)
        found = next((s.name for s in spots if s.name and np.linalg.norm(s.point_mm - point_mm) < _SAME_MM), "")
        if not found or self.pose is None or box[2] < _NAMES_PX * view.scale:
            return  # in a small close-up there is room for the measure alone
        key = ("loupe name", found, view.palette.scheme, view.ratio, view.scale)
        if key not in self._pictures:
            ink, halo = (rgb(colour) for colour in self._name_colours)
            self._pictures[key] = cased(self._lettering, found, _NAME_PX * view.scale, ink, halo, is_bold=True)
        picture = self._pictures[key]
        width, height = picture.shape[1] / view.ratio, picture.shape[0] / view.ratio
        left, top, side = box
        band = HALF_WIDTH_MM * self._line_scale(side) * self._px_per_mm(side)
        down = np.array([-way[1], way[0]]) if way[0] > 0 else np.array([way[1], -way[0]])
        clear = band + 4.0 + abs(way[0]) * height / 2 + abs(way[1]) * width / 2
        middle = place + down * clear + way * width / 2
        x = float(np.clip(middle[0] - width / 2, left + 6, left + side - width - 6))
        if abs(way[0]) > _LEVEL:  # pushed back by the frame, a name slides along the band
            middle[1] += (x + width / 2 - middle[0]) * way[1] / way[0]
        y = float(middle[1] - height / 2)
        for other in sprites:
            if other.key[0] == "loupe name" and abs(other.top_px / view.ratio - y) < height:
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
        key = ("loupe", words, is_plain, view.palette.scheme, view.ratio, view.scale)
        if key not in self._pictures:
            self._pictures[key] = plate(self._lettering, view.palette, words, is_plain=is_plain, scale=view.scale)
        return key, self._pictures[key]

    def _sprite(self, key: tuple[object, ...], picture: Picture, x_px: float, y_px: float) -> Sprite:
        ratio = self._view.ratio
        return Sprite(key, picture, round(x_px * ratio), round(y_px * ratio))

    def _device(self, place: Place) -> Place:
        ratio = self._view.ratio
        return place[0] * ratio, place[1] * ratio


def _close_pose(span: Span, pose: Pose, skin: SkinNear, side_px: float, height_px: float) -> tuple[int, Pose]:
    """How much nearer, and the pose: over the middle of what is measured, half-way from the view to facing the skin."""
    middle: Point = (span.start_mm + span.end_mm) / 2
    normal: NDArray[np.float64] = skin.project(middle[None])[1][0]
    toward = pose.direction() * 0.45 + normal * 0.55
    toward /= max(float(np.linalg.norm(toward)), 1e-9)
    elevation = float(np.degrees(np.arcsin(np.clip(toward[2], -1.0, 1.0))))
    azimuth = float(np.degrees(np.arctan2(toward[0], toward[1])))
    if np.hypot(toward[0], toward[1]) < 0.05:
        azimuth = pose.azimuth_deg
    px_per_mm = height_px / pose.height_mm()
    wanted = _SPAN_SHARE * side_px / max(span.length_mm, 1.0) / px_per_mm
    times = max([each for each in _MAGNIFICATIONS if each <= wanted], default=_MAGNIFICATIONS[0])
    height_mm = side_px / (px_per_mm * times)
    distance = height_mm / 2 / np.tan(np.radians(VIEW_ANGLE_DEG / 2))
    x, y, z = (float(value) for value in middle + normal * 0.5)
    return times, Pose(azimuth, elevation, float(distance), (x, y, z))


def _pair(place: NDArray[np.float64]) -> Place:
    return float(place[0]), float(place[1])
