"""The cut along a needle, as a drawing that is sharp at any size and on paper."""

from __future__ import annotations

import itertools

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QLinearGradient, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.cross_section import CrossSectionView
from viewer.widgets.needle.cross_section_layers import Placing, paint_layers
from viewer.widgets.needle.cross_section_needle import (
    GAUGE_PX,
    callouts_width_px,
    paint_callouts,
    paint_gauge,
    paint_needle,
    paper_font,
)
from viewer.widgets.theme import Look

_SCALE, _SMALL_SCALE, _LEAST_SCALE = 20.0, 15.0, 3.0
_SMALL_BELOW_PX = 900
_SMALLER = 0.94
_BEFORE_MM, _BEYOND_MM, _LEAST_AHEAD_MM = 12.0, 6.0, 20.0
_BELOW_MM = 2.0
_PLATES_PX = 80
_FOOT_PX = 30
_ABOVE_BAR_PX = 70
_LEAST_PX, _READ_PX = 200, 320
"""The least height; and the one at which usual words leave room for all layers."""


def paint_cross_section(painter: QPainter, rect: QRectF, view: CrossSectionView, look: Look) -> None:
    """Paint the cut into a rectangle.

    Works on a widget, a picture, a printer, a PDF or an SVG alike: all lengths are in the painter's own units, which
    are taken for px.

    Parameters
    ----------
    painter : QPainter
        Already begun. Its state is left as it was.
    rect : QRectF
        The picture. Nothing is painted outside.
    view : CrossSectionView
        What to show.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    ground = QLinearGradient(rect.topLeft(), rect.bottomLeft())
    ground.setColorAt(0.0, look.colour("panel"))
    ground.setColorAt(1.0, look.colour("view_bottom"))
    painter.fillRect(rect, ground)
    placing = placing_for(rect, view, look)
    paint_layers(painter, rect, view, placing, look.palette.scheme)
    paint_gauge(painter, view, placing, look)
    paint_needle(painter, view, placing, look)
    paint_callouts(painter, rect, view.callouts, placing, look)
    _paint_borders(painter, rect, view, placing, look)
    _paint_scale_bar(painter, rect, view, placing, look)
    painter.restore()


def placing_for(rect: QRectF, view: CrossSectionView, look: Look) -> Placing:
    """Return scale and place of a drawing in a rectangle: 20 px to the mm, 15 in a small one, or less.

    It is made smaller until tip and bone are in it: a needle whose end one cannot see is worse than a small one.
    """
    ahead_mm = max(view.under[-1][0] + _BEYOND_MM, _LEAST_AHEAD_MM)
    gauge_px = float(look.px(GAUGE_PX + 40))
    scale = _SCALE if rect.width() >= _SMALL_BELOW_PX else _SMALL_SCALE
    scale = min(scale, rect.width() / (_BEFORE_MM + ahead_mm), (rect.width() - gauge_px) / ahead_mm)
    while True:
        scale = max(scale, _LEAST_SCALE)
        placing, spare_px = _placing(rect, view, look, scale, ahead_mm)
        if spare_px >= 0.0 or scale <= _LEAST_SCALE:
            return placing
        scale *= _SMALLER


def _placing(rect: QRectF, view: CrossSectionView, look: Look, scale: float, ahead_mm: float) -> tuple[Placing, float]:
    """The place of a drawing at a scale, and how much height is left below what must be seen; below 0 if it is not."""
    gauge_px = float(look.px(GAUGE_PX + 40))
    before_px = max(_BEFORE_MM * scale, gauge_px)
    x = rect.left() + before_px + max(rect.width() - before_px - ahead_mm * scale, 0.0) / 2
    left, right = (rect.left() - x) / scale, (rect.right() - x) / scale
    above_mm = max((y for place, y in view.skin if left <= place <= right), default=0.0)
    lowest = [y for place, y in view.layers[-1].lower if abs(place - (left + right) / 2) < 2.0]
    seen_px = (above_mm - _lowest_to_see(view)) * scale
    depth_px = max((above_mm - min(lowest, default=-14.0)) * scale, seen_px)
    head_px = max(float(look.px(_PLATES_PX + 40)), gauge_px - above_mm * scale)
    if callouts_width_px(view.callouts, look) > rect.right() - x - look.px(34):
        # The row of plates reaches over the protractor: then it stands above it.
        head_px = max(head_px, gauge_px - above_mm * scale + look.px(_PLATES_PX - 10))
    spare_px = rect.height() - head_px - look.px(_FOOT_PX) - depth_px
    # With little room the plates keep theirs, and the lower part of the bone is cut off.
    placing = Placing(QPointF(x, rect.top() + head_px + max(spare_px / 2, 0.0) + above_mm * scale), scale)
    return placing, rect.height() - head_px - seen_px


def _lowest_to_see(view: CrossSectionView) -> float:
    """Height of the lowest place that must be in the picture: below the tip, and where there is bone, some of it."""
    tip_x, tip_y = view.under[-1]
    bones = [layer.upper for each in view.stretches for layer in each.layers if layer.id == "skull"]
    bone = [y for line in bones for place, y in line if -2.0 <= place <= tip_x + 2.0]
    return min([tip_y, *bone]) - _BELOW_MM


class CrossSection(QWidget):
    """Shows the cut along the needle of the selected zone."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual, self._look = look, look.enlarged(self)
        self._view: CrossSectionView | None = None
        self._why = ""
        self.setAccessibleName(_("Drawing of the cut along the needle"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._fit)
        self._look.keep_painted(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Letter the drawing for its new height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take the words' size, but none that pushes the skin out of the picture by plates and protractor."""
        most = max(1.0, self.height() / _READ_PX)
        self._look.set(self._usual.palette, min(self._usual.factor, most))

    def show_view(self, view: CrossSectionView | None, why: str = "") -> None:
        """Draw another cut; None where no needle is drawn, and why if it can be said."""
        if (view, why) == (self._view, self._why):
            return
        self._view, self._why = view, why
        self.setAccessibleDescription(view.sentence if view is not None else why or _no_needle())
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size at which a usual needle is drawn at full scale."""
        return QSize(960, 500)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which the drawing can be read."""
        return QSize(480, _LEAST_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cut, or say why there is none."""
        painter = QPainter(self)
        if self._view is not None:
            paint_cross_section(painter, QRectF(self.rect()), self._view, self._look)
        else:
            painter.fillRect(self.rect(), self._look.colour("panel"))
            painter.setFont(self._look.font("body"))
            painter.setPen(self._look.colour("text_2"))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(QRectF(self.rect()).adjusted(24, 24, -24, -24), flags, self._why or _no_needle())
        painter.end()


def _no_needle() -> str:
    return _("No needle is drawn here. Choose a zone on the head or in the list.")


def _paint_borders(painter: QPainter, rect: QRectF, view: CrossSectionView, placing: Placing, look: Look) -> None:
    """Where one place of the head goes over into another: a dashed line, and the names of both beside it."""
    font = paper_font(look, "note")
    metrics, gap = QFontMetricsF(font), float(look.px(8))
    for before, after in itertools.pairwise(view.stretches):
        skin, below = placing.point(after.layers[0].upper[0]), placing.point(after.layers[-1].lower[0])
        if not rect.left() < skin.x() < rect.right():
            continue
        token = "danger_bar" if "nape" in (before.place, after.place) else "text"
        painter.setPen(QPen(look.colour(token), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(skin, below))
        base = rect.bottom() - look.px(_ABOVE_BAR_PX)
        for name, is_left in ((before.name, True), (after.name, False)):
            width = metrics.horizontalAdvance(name)
            x = skin.x() - gap - width if is_left else skin.x() + gap
            plate = QRectF(x - 4, base - metrics.ascent() - 2, width + 8, metrics.height() + 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("plate"))
            painter.drawRoundedRect(plate, 4, 4)
            painter.setPen(look.colour("plate_ink"))
            painter.setFont(font)
            painter.drawText(QPointF(x, base), name)


def _paint_scale_bar(painter: QPainter, rect: QRectF, view: CrossSectionView, placing: Placing, look: Look) -> None:
    font, words = paper_font(look, "note"), _("1 cm, to scale")
    metrics = QFontMetricsF(font)
    length = 10.0 * placing.scale
    right, base = rect.right() - look.px(24), rect.bottom() - look.px(22)
    middle, width = right - length / 2, metrics.horizontalAdvance(words)
    plate = QRectF(
        min(right - length, middle - width / 2) - look.px(10), base - look.px(28),
        max(length, width) + look.px(20), look.px(40),
    )  # fmt: skip
    if plate.adjusted(-12, -12, 12, 12).contains(placing.point(view.under[-1])):  # never over the tip
        away = plate.left() - rect.left() - look.px(14)
        plate.translate(-away, 0)
        right, middle = right - away, middle - away
    ground = look.colour("plate")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.setOpacity(0.9)
    painter.drawRoundedRect(plate, 6, 6)
    painter.setOpacity(1.0)
    painter.setPen(QPen(look.colour("text"), 1.5))
    painter.drawLine(QLineF(right - length, base, right, base))
    for end in (right - length, right):
        painter.drawLine(QLineF(end, base - 5, end, base + 5))
    painter.setFont(font)
    painter.drawText(QPointF(middle - width / 2, base - look.px(9)), words)
