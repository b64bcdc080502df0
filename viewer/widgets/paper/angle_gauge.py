"""The angle of the needle: a protractor, a slider and a number that go together."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QStyle, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import AngleView
from viewer.state.needle_requests import SetNeedleAngle
from viewer.widgets.paper.column import Column, Setting
from viewer.widgets.pieces.number_field import NumberField
from viewer.widgets.pieces.stack import BesideOrBelow, Stack, Trailing
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.wheel import pass_wheel
from viewer.widgets.theme import Look

_MOST_DEG = 90
_TICK_DEG = 15
_RADIUS_PX = 96
_LEAST_CONTROLS_PX = 184
_BAND_PX = 10
_SLIDER_HANDLE_PX = 20


class Protractor(QWidget):
    """A quarter circle from the skin's tangent at the entry, with the band of the sources and the needle."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._view: AngleView | None = None
        self.setAccessibleName(_("Drawing of the needle's angle"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)

    def show_angle(self, view: AngleView) -> None:
        """Draw another angle."""
        self._view = view
        self.setAccessibleDescription(view.sentence)
        self.update()

    def _on_look_changed(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of the quarter circle with its figures."""
        px = self._look.px
        return QSize(px(_RADIUS_PX) + px(52), px(_RADIUS_PX) + px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint skin, scale, band and needle."""
        if self._view is None:
            return
        look, view, painter = self._look, self._view, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = look.px(_RADIUS_PX)
        entry = QPointF(look.px(14), self.height() - look.px(14))
        painter.fillRect(QRectF(0, entry.y(), self.width(), look.px(12)), look.colour("sunken"))
        painter.setPen(QPen(look.colour("line_strong"), 1.5))
        painter.drawLine(QLineF(0, entry.y(), self.width(), entry.y()))
        self._paint_scale(painter, view, entry, radius)
        self._paint_needle(painter, view, entry, radius)
        painter.end()

    def _paint_scale(self, painter: QPainter, view: AngleView, entry: QPointF, radius: int) -> None:
        look = self._look
        middle = radius - _BAND_PX / 2
        circle = QRectF(entry.x() - middle, entry.y() - middle, 2 * middle, 2 * middle)
        for low, high, token in ((0.0, float(_MOST_DEG), "line"), (view.low_deg, view.high_deg, band_token(view))):
            painter.setPen(QPen(look.colour(token), _BAND_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(circle, round(low * 16), round((high - low) * 16))
        for degrees in sorted({*range(0, _MOST_DEG + 1, _TICK_DEG), round(view.low_deg), round(view.high_deg)}):
            is_limit = degrees in (round(view.low_deg), round(view.high_deg))
            if not is_limit and degrees % 30:
                continue
            metrics = look.metrics("group" if is_limit else "note")
            painter.setFont(look.font("group" if is_limit else "note", tabular=True))
            painter.setPen(look.colour("text" if is_limit else "text_3"))
            words = f"{degrees}°"
            at = entry + _along(degrees, radius + look.px(14 if degrees not in (0, 90) else 12))
            width, height = metrics.horizontalAdvance(words), metrics.capHeight()
            lift = look.px(6) if degrees == 0 else 0
            painter.drawText(QPointF(at.x() - width / 2 + look.px(3), at.y() + height / 2 - lift), words)

    def _paint_needle(self, painter: QPainter, view: AngleView, entry: QPointF, radius: int) -> None:
        look = self._look
        shown = min(max(view.angle_deg, 0.0), float(_MOST_DEG))
        hub, tip = entry + _along(shown, radius * 0.55), entry + _along(shown, radius - _BAND_PX - 6)
        for token, width in (("panel", 5.0), ("text", 2.0)):
            painter.setPen(QPen(look.colour(token), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QLineF(entry, hub))
        for token, width in (("panel", 8.0), ("text", 5.0)):
            painter.setPen(QPen(look.colour(token), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QLineF(hub, tip))
        painter.setPen(QPen(look.colour("accent"), 2))
        painter.setBrush(look.colour("panel"))
        painter.drawEllipse(entry, 4.0, 4.0)


class _AngleSlider(QSlider):
    """A slider with the band of the sources under its groove."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.low_deg = self.high_deg = 0.0
        self.band = "within_band"
        self.setProperty("plain", "true")
        self.setRange(0, _MOST_DEG)
        self.setPageStep(5)
        self.setAccessibleName(_("Angle of the needle, degrees"))
        pass_wheel(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour(self.band))
        span = self.width() - _SLIDER_HANDLE_PX
        left, right = (
            QStyle.sliderPositionFromValue(0, _MOST_DEG, round(value), span) + _SLIDER_HANDLE_PX / 2
            for value in (self.low_deg, self.high_deg)
        )
        painter.drawRoundedRect(QRectF(left, self.height() / 2 + 7, right - left, 5), 2, 2)
        painter.end()
        super().paintEvent(event)


class _Verdict(Stack):
    """Whether the angle lies within what the sources give, in a sentence on its own ground."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent, margin_px=(look.px(34), 8, 10, 8))
        self._look = look
        self._is_within = True
        self._sentence: Statement | None = None
        look.keep_painted(self)

    def show_verdict(self, sentence: str, *, is_within: bool) -> None:
        if self._sentence is not None and is_within == self._is_within:
            self._sentence.show_text(sentence)
            return
        if self._sentence is not None:
            self.remove(self._sentence)
        self._is_within = is_within
        ink = "within_ink" if is_within else "caution_ink"
        self._sentence = Statement(self._look, sentence, role="small", colour=ink, parent=self)
        self.add(self._sentence)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        name = "within" if self._is_within else "caution"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{name}_fill"))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        icon_px = look.px(16)
        icon_rect = QRectF(look.px(10), 9, icon_px, icon_px)
        look.icons.paint(painter, "check" if self._is_within else "warning", icon_rect, look.colour(f"{name}_ink"))
        painter.end()


class AngleGauge(Column):
    """Shows an angle and asks for others; any angle is allowed, and what the sources say is beside it."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        look = setting.look
        self._protractor = Protractor(look)
        self._number = NumberField(_("Angle of the needle, degrees"), 0, _MOST_DEG, after="°")
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._number.setFixedSize(look.px(72), look.px(32))
        self._number.lineEdit().setTextMargins(0, 0, look.px(10), 0)
        controls = Stack()
        label = Statement(look, _("Angle to the skin"), role="small_strong", is_roomy=True)
        controls.add(Trailing(label, self._number, parent=controls))
        self._slider = _AngleSlider(look, controls)
        controls.add(self._slider, 8)
        self._verdict = _Verdict(look, controls)
        controls.add(self._verdict, 10)
        least_px = look.px(_LEAST_CONTROLS_PX)
        width_px = self._protractor.sizeHint().width()
        self.add(BesideOrBelow(self._protractor, width_px, controls, least_px, 16, self))
        self._text = self.statement("", "small", "text_2")
        self.add(self._text, 8)
        self._slider.valueChanged.connect(self._on_value_changed)
        self._number.valueChanged.connect(self._on_value_changed)

    def show_angle(self, view: AngleView) -> None:
        """Show an angle in all three places; emits nothing."""
        self._protractor.show_angle(view)
        self._slider.low_deg, self._slider.high_deg = view.low_deg, view.high_deg
        self._slider.band = band_token(view)
        for control in (self._slider, self._number):
            blocker = QSignalBlocker(control)
            control.setValue(round(view.angle_deg))
            blocker.unblock()
        self._slider.update()
        self._verdict.show_verdict(view.sentence, is_within=view.is_within)
        self._text.show_text(view.text)

    def slider(self) -> QSlider:
        """Return the slider."""
        return self._slider

    def number_field(self) -> NumberField:
        """Return the number field."""
        return self._number

    def _on_value_changed(self, degrees: float) -> None:
        self.setting.ask(SetNeedleAngle(float(degrees)))


def band_token(view: AngleView) -> str:
    """Return the colour of the range that the sources give: that of what is right only where it is."""
    return "within_band" if view.is_marked else "line_strong"


def _along(degrees: float, length: float) -> QPointF:
    angle = math.radians(degrees)
    return QPointF(length * math.cos(angle), -length * math.sin(angle))
