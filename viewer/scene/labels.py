"""Labels, side marks and danger signs, laid out anew for every picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from viewer.bounded_cache import BoundedCache
from viewer.geometry.head import Points
from viewer.presentation.doubt import Doubt
from viewer.presentation.palette import LIGHT, Palette
from viewer.scene.colour import Rgb, rgb
from viewer.scene.label_layout import place_labels
from viewer.scene.label_outline import Column, Outline
from viewer.scene.label_plate import margin_px, mark, plate
from viewer.scene.label_sight import seen_place
from viewer.scene.label_spot import Anchor, Spot
from viewer.scene.label_text import LabelText
from viewer.scene.legend_plate import legend_plate, order_plate
from viewer.scene.lettering import Fonts, Lettering, Picture
from viewer.scene.picking import SkinRays
from viewer.scene.pose import Pose, project
from viewer.scene.scale_bar import scale_bar
from viewer.scene.screen_overlay import ScreenOverlay, Shapes, Sprite
from viewer.scene.side_marks import side_letter, side_marks, side_sentence

_LEADER_PX, _CASING_PX, _DOT_PX = 1.25, 3.5, 3.5
_EDGE_PX = 14.0
_BESIDE_PX = 10.0
_SIGN_PX = 8.5
_BAR_PX, _TICK_PX = 8.0, 7.0
_SENTENCE_PX, _SCALE_PX = 52.0, 76.0  # kept free at the lower edge
_KEPT = 64  # some views; a plate is some 40 kB
_PLATE_PX = 46.0
_MARK_HEIGHTS = (0.58, 0.7, 0.46, 0.78, 0.34, 0.2, 0.88, 0.1)  # of the view; tried in this order


@dataclass(slots=True)
class LabelView:
    """What the labels are drawn for; sizes in logical pixels.

    Attributes
    ----------
    right_top_px : float
        Kept free at the upper right.
    said : str
        What has to be said in the place of the sentence about the side; its letter stays.
    said_too : str
        What has to be said in a second line below that sentence.
    """

    width_px: float = 720.0
    height_px: float = 796.0
    ratio: float = 1.0
    scale: float = 1.0
    has_marks: bool = True
    right_top_px: float = 0.0
    said: str = ""
    said_too: str = ""
    palette: Palette = field(default=LIGHT)


class Labels:
    """Everything flat on the picture but names of marks.

    Parameters
    ----------
    overlay : ScreenOverlay
        Draws it.

    Attributes
    ----------
    view : LabelView
        What they are drawn for.
    texts : sequence of LabelText
        Labels whose plates stand outside the head.
    pointed : LabelText or None
        The small mark under the pointer; its plate stands right beside it.
    dangers_mm : array, shape (n, 3)
        Where danger signs belong.
    has_scale : bool
        Whether a scale in cm stands in the corner.
    doubts : sequence of Doubt
        What a legend in the lower right corner explains; nothing for none.
    order : sequence of str
        Names of which only the order is known: chips in the upper left corner.
    """

    def __init__(self, overlay: ScreenOverlay, fonts: Fonts) -> None:
        self.view = LabelView()
        self.texts: Sequence[LabelText] = ()
        self.pointed: LabelText | None = None
        self.dangers_mm: Points = np.empty((0, 3))
        self.has_scale = False
        self.doubts: Sequence[Doubt] = ()
        self.order: Sequence[str] = ()
        self._overlay = overlay
        self._fonts = fonts
        self._lettering = Lettering(fonts)
        self._pictures: BoundedCache[tuple[object, ...], Picture] = BoundedCache(_KEPT)
        self._columns: dict[str, Column] = {}
        self._pose: Pose | None = None
        self._has_spare = False
        self._legend_px = 0.0
        self._chips_px = 0.0

    def forget(self) -> None:
        """Lay out the next picture as if none had been before it: otherwise labels keep their side."""
        self._columns = {}

    def draw(self, pose: Pose, rays: SkinRays | None, outline_mm: Points, *, is_moving: bool = False) -> list[Spot]:
        """Lay out and draw for this pose; returns where the plates stand.

        While the head moves under the eye, names that may be left out are: they would be laid out anew for every
        picture, and dance.
        """
        view = self.view
        self._has_spare = not is_moving or (self._has_spare and pose == self._pose)
        self._pose = pose
        if self._lettering.ratio != view.ratio:
            self._lettering = Lettering(self._fonts, view.ratio)
            self._pictures.clear()
        outline = Outline.of(project(pose, outline_mm, view.width_px, view.height_px), view.height_px)
        shapes, sprites = Shapes(), list[Sprite]()
        self._legend_px = self._legend(sprites)
        self._chips_px = self._chips(sprites)
        spots: list[Spot] = []
        if rays is not None:
            self._signs(shapes, pose, rays)
            spots = self._plates(shapes, sprites, pose, rays, outline)
            if self.pointed is not None:
                sprites += self._plate_beside(self.pointed, pose, rays)
            if self.has_scale:
                self._scale(shapes, sprites, pose, rays)
        taken = [(spot.y_px, spot.y_px + _PLATE_PX * view.scale, spot.column) for spot in spots]
        if self._legend_px:
            taken.append((view.height_px - self._legend_px, view.height_px, "right"))
        if view.has_marks:
            sprites[:0] = self._frame(pose, outline, taken)
        self._overlay.show(shapes, sprites, round(view.height_px * view.ratio))
        return spots

    def _plates(
        self, shapes: Shapes, sprites: list[Sprite], pose: Pose, rays: SkinRays, outline: Outline
    ) -> list[Spot]:
        view = self.view
        anchors: list[Anchor] = []
        wanted: dict[str, tuple[tuple[object, ...], Picture]] = {}
        for text in self.texts:
            if text.is_spare and not self._has_spare:
                continue
            leaning = sum(1 if anchor.x_px > view.width_px / 2 else -1 for anchor in anchors if anchor.is_spare)
            place = seen_place(text, pose, rays, (view.width_px, view.height_px), is_right=leaning < 0)
            if place is None:
                continue
            key, picture = self._plate(text.title, text.second, is_strong=text.is_strong)
            height, width = picture.shape[:2]
            edge = 2 * margin_px(view.scale)
            x, y, left, right = place
            size = (width / view.ratio - edge, height / view.ratio - edge)
            anchors.append(Anchor(text.key, x, y, *size, left, right, text.is_spare))
            wanted[text.key] = (key, picture)
        if not anchors:
            return []
        spots = place_labels(
            anchors,
            outline,
            view.width_px,
            view.height_px,
            bottom_px=max((_SCALE_PX if self.has_scale else _SENTENCE_PX) * view.scale, self._legend_px),
            left_top_px=self._chips_px,
            right_top_px=view.right_top_px,
            before=self._columns,
        )
        self._columns = {spot.key: spot.column for spot in spots}
        areas = {text.key: text.reach_mm * view.height_px / pose.height_mm() for text in self.texts if text.reach_mm}
        ends = {spot.key: (spot.leader_x_px, spot.leader_y_px) for spot in spots}
        dots = {
            each.key: _at_edge((each.x_px, each.y_px), ends.get(each.key), areas.get(each.key, 0.0)) for each in anchors
        }
        ink, pale = rgb(view.palette.plate_ink), rgb(view.palette.plate)
        for spot in spots:
            self._line(shapes, dots[spot.key], (spot.leader_x_px, spot.leader_y_px), _CASING_PX, pale, 0.75)
        for spot in spots:
            self._line(shapes, dots[spot.key], (spot.leader_x_px, spot.leader_y_px), _LEADER_PX, ink, 1.0)
            if spot.key not in areas:  # what has no middle gets none
                self._dot(shapes, dots[spot.key], _DOT_PX + 1.5, pale)
                self._dot(shapes, dots[spot.key], _DOT_PX, ink)
            key, picture = wanted[spot.key]
            sprites.append(self._sprite(key, picture, spot.x_px, spot.y_px))
        return spots

    def _plate_beside(self, text: LabelText, pose: Pose, rays: SkinRays) -> list[Sprite]:
        """The plate of a small mark: above it to the right, or wherever the view has room."""
        view = self.view
        place = seen_place(text, pose, rays, (view.width_px, view.height_px))
        if place is None:
            return []
        key, picture = self._plate(text.title, text.second)
        edge = 2 * margin_px(view.scale)
        width, height = picture.shape[1] / view.ratio - edge, picture.shape[0] / view.ratio - edge
        away = _BESIDE_PX * view.scale
        x, y, _, _ = place
        left = min(x + away, view.width_px - width - _EDGE_PX)
        top = y - height - away if y - height - away > _EDGE_PX else y + away
        return [self._sprite(key, picture, max(left, _EDGE_PX), top)]

    def _frame(self, pose: Pose, outline: Outline, taken: list[tuple[float, float, Column]]) -> list[Sprite]:
        """Side marks at the edges, and the sentence at the lower left."""
        view = self.view
        sentence = view.said or side_sentence(pose)
        key, picture = self._plate(sentence, view.said_too, badge=side_letter(pose), is_plain=True)
        height, sentence_px = (side / view.ratio - 2 * margin_px(view.scale) for side in picture.shape[:2])
        sprites = [self._sprite(key, picture, _EDGE_PX * view.scale, view.height_px - height - _EDGE_PX * view.scale)]
        for each in side_marks(pose):
            key = ("mark", each.letter, each.word, *self._style())
            if key not in self._pictures:
                self._pictures[key] = mark(self._lettering, view.palette, each.letter, each.word, scale=view.scale)
            picture = self._pictures[key]
            width, tall = picture.shape[1] / view.ratio, picture.shape[0] / view.ratio
            middle_x, middle_y = (view.width_px - width) / 2, _beside(outline, view, width, tall, taken)
            far_x, far_y = view.width_px - width - _EDGE_PX, view.height_px - tall - _EDGE_PX
            if _EDGE_PX * view.scale + sentence_px + _BESIDE_PX > middle_x:
                far_y -= height + _EDGE_PX * view.scale  # above the sentence, where that is long and the view narrow
            left, top = {
                "left": (_EDGE_PX, middle_y),
                "right": (far_x, middle_y),
                "top": (middle_x, _EDGE_PX * 0.5),
                "bottom": (middle_x, far_y),
            }[each.edge]
            sprites.append(Sprite(key, picture, left * view.ratio, top * view.ratio))
        return sprites

    def _legend(self, sprites: list[Sprite]) -> float:
        """The legend at the lower right, above the scale; returns how much of the height is taken."""
        view = self.view
        if not self.doubts:
            return 0.0
        key = ("legend", *(doubt.drawing for doubt in self.doubts), *self._style())
        if key not in self._pictures:
            self._pictures[key] = legend_plate(self._lettering, view.palette, self.doubts, view.scale)
        picture, edge_px = self._pictures[key], _EDGE_PX * view.scale
        below_px = edge_px + (_SCALE_PX * view.scale if self.has_scale else 0.0)
        left_px = view.width_px - picture.shape[1] / view.ratio - edge_px
        top_px = view.height_px - picture.shape[0] / view.ratio - below_px
        sprites.append(Sprite(key, picture, left_px * view.ratio, top_px * view.ratio))
        return float(view.height_px - top_px + edge_px)

    def _chips(self, sprites: list[Sprite]) -> float:
        """Names of which only the order is known, in the upper left corner; returns how much of the height is taken."""
        view = self.view
        if not self.order:
            return 0.0
        key = ("order", *self.order, *self._style())
        if key not in self._pictures:
            self._pictures[key] = order_plate(self._lettering, view.palette, self.order, view.scale)
        picture = self._pictures[key]
        edge_px = _EDGE_PX * view.scale * view.ratio
        sprites.append(Sprite(key, picture, edge_px, edge_px))
        return float((picture.shape[0] + 2 * edge_px) / view.ratio)

    def _scale(self, shapes: Shapes, sprites: list[Sprite], pose: Pose, rays: SkinRays) -> None:
        """A bar of some cm at the lower right, over its words."""
        view = self.view
        bar = scale_bar(pose, rays, view.width_px, view.height_px)
        key, picture = self._plate(bar.words, "", is_plain=True)
        edge = 2 * margin_px(view.scale)
        width, height = picture.shape[1] / view.ratio - edge, picture.shape[0] / view.ratio - edge
        left, top = view.width_px - width - _EDGE_PX * view.scale, view.height_px - height - _EDGE_PX * view.scale
        sprites.append(self._sprite(key, picture, left, top))
        level = top - _BAR_PX * view.scale
        start = view.width_px - _EDGE_PX * view.scale - bar.length_px
        strokes = [((start, level), (start + bar.length_px, level))]
        tall = _TICK_PX * view.scale
        strokes += [((start + x, level - tall), (start + x, level)) for x in bar.ticks_px()]
        for colour, width_px in ((rgb(view.palette.plate), _CASING_PX), (rgb(view.palette.plate_ink), 1.5)):
            for a, b in strokes:
                self._line(shapes, a, b, width_px, colour, 1.0)

    def _signs(self, shapes: Shapes, pose: Pose, rays: SkinRays) -> None:
        """An octagon with an exclamation mark where a needle can reach what the skull does not protect."""
        view, eye = self.view, pose.eye_mm()
        white, red = rgb("#FFFFFF"), rgb(view.palette.danger_bar)
        for point in self.dangers_mm:
            x, y = project(pose, point, view.width_px, view.height_px)
            if rays.is_hidden(point, eye, 4.0):
                continue
            scale = view.ratio * view.scale
            centre = (float(x) * view.ratio, float(y) * view.ratio)
            shapes.dot(centre, (_SIGN_PX + 1.5) * scale, white, corners=8)
            shapes.dot(centre, _SIGN_PX * scale, red, corners=8)
            top = (centre[0], centre[1] - 4.6 * scale)
            ink = white if view.palette.scheme == "light" else rgb(view.palette.danger_fill)
            shapes.line(top, (centre[0], centre[1] + 1.2 * scale), 2.0 * scale, ink, 1.0)
            shapes.dot((centre[0], centre[1] + 4.0 * scale), 1.2 * scale, ink)

    def _plate(
        self, title: str, second: str, *, badge: str = "", is_plain: bool = False, is_strong: bool = False
    ) -> tuple[tuple[object, ...], Picture]:
        key = (title, second, badge, is_plain, is_strong, *self._style())
        if key not in self._pictures:
            self._pictures[key] = plate(
                self._lettering,
                self.view.palette,
                title,
                second,
                badge=badge,
                is_plain=is_plain,
                is_strong=is_strong,
                scale=self.view.scale,
            )
        return key, self._pictures[key]

    def _style(self) -> tuple[object, ...]:
        return (self.view.palette.scheme, self.view.ratio, self.view.scale)

    def _sprite(self, key: tuple[object, ...], picture: Picture, x_px: float, y_px: float) -> Sprite:
        edge = margin_px(self.view.scale)
        ratio = self.view.ratio
        return Sprite(key, picture, round((x_px - edge) * ratio), round((y_px - edge) * ratio))

    def _line(
        self,
        shapes: Shapes,
        start: tuple[float, float],
        end: tuple[float, float],
        width_px: float,
        colour: Rgb,
        alpha: float,
    ) -> None:
        ratio = self.view.ratio
        a, b = ((x * ratio, y * ratio) for x, y in (start, end))
        shapes.line(a, b, width_px * ratio * self.view.scale, colour, alpha)

    def _dot(self, shapes: Shapes, centre: tuple[float, float], radius_px: float, colour: Rgb) -> None:
        ratio = self.view.ratio
        shapes.dot((centre[0] * ratio, centre[1] * ratio), radius_px * ratio * self.view.scale, colour)


def _at_edge(dot: tuple[float, float], end: tuple[float, float] | None, reach_px: float) -> tuple[float, float]:
    """Return where a leader meets the edge of an area about its place."""
    if end is None or not reach_px:
        return dot
    length = max(float(np.hypot(end[0] - dot[0], end[1] - dot[1])), 1e-6)
    share = min(reach_px / length, 1.0)
    return dot[0] + share * (end[0] - dot[0]), dot[1] + share * (end[1] - dot[1])


def _beside(
    outline: Outline, view: LabelView, width_px: float, tall_px: float, taken: list[tuple[float, float, Column]]
) -> float:
    """Return a height at which side marks lie neither over the head nor under a plate, or the usual one."""
    tops = [view.height_px * share - tall_px / 2 for share in _MARK_HEIGHTS]
    tops = [top for top in tops if all(low < top - 4 or high > top + tall_px + 4 for high, low, _ in taken)] or tops
    room = _EDGE_PX + width_px + 6.0
    for top in tops:
        left = outline.edge("left", top, top + tall_px, view.width_px)
        right = outline.edge("right", top, top + tall_px, 0.0)
        if left > room and right < view.width_px - room:
            return top
    return tops[0]
