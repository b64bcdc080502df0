"""Evidence chips: shape and word first, colour last."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import ChipKind, ChipView
from viewer.widgets.pieces.painted_button import PaintedButton, draw_focus_ring, set_plain_tooltip
from viewer.widgets.theme import Look

_HEIGHT_PX = 24
_PADDING_PX = 8
_GLYPH_PX = 10
_GAP_PX = 6
_RADIUS_PX = 6


def draw_glyph(painter: QPainter, kind: ChipKind, rect: QRectF, ink: QColor) -> None:
    """Draw the shape of a direction: it says without colour what the chip says in words."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    centre, half = rect.center(), rect.width() / 2
    if kind == "favours":
        painter.drawPolygon(QPolygonF([QPointF(centre.x(), rect.top() + 0.5), rect.bottomRight(), rect.bottomLeft()]))
    elif kind == "mixed":
        corners = [(0, -half), (half, 0), (0, half), (-half, 0)]
        painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in corners]))
    elif kind == "no_difference":
        bar_px = rect.height() * 0.32
        painter.drawRect(QRectF(rect.left(), centre.y() - bar_px / 2, rect.width(), bar_px))
    elif kind == "harm":
        painter.drawPath(_octagon(centre, half * 1.15))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen_px = rect.width() * (0.18 if kind == "taught" else 0.15)
        pen = QPen(ink, pen_px)
        if kind == "not_seen":
            pen.setDashPattern([1.2, 1.15])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawEllipse(centre, half - pen_px / 2, half - pen_px / 2)
    painter.restore()


def _octagon(centre: QPointF, radius: float) -> QPainterPath:
    """Return an octagon with a stroke cut out: at this size it would look like a disc without."""
    turns = [math.radians(22.5 + 45 * corner) for corner in range(8)]
    path = QPainterPath()
    path.addPolygon(QPolygonF([centre + QPointF(math.cos(a), math.sin(a)) * radius for a in turns]))
    path.closeSubpath()
    path.addRect(QRectF(centre.x() - 0.75, centre.y() - radius * 0.55, 1.5, radius * 0.65))
    path.addRect(QRectF(centre.x() - 0.75, centre.y() + radius * 0.3, 1.5, 1.5))
    return path


def _chip_size(look: Look, text: str) -> QSize:
    width = look.metrics("chip").horizontalAdvance(text) + look.px(2 * _PADDING_PX + _GLYPH_PX + _GAP_PX) + 1
    return QSize(math.ceil(width), look.px(_HEIGHT_PX))


def _paint_chip(painter: QPainter, look: Look, view: ChipView, rect: QRectF, *, underlined: bool) -> None:
    colours = look.chip_colours(view.kind)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colours.fill) if colours.fill else Qt.BrushStyle.NoBrush)
    painter.setPen(Qt.PenStyle.NoPen if colours.fill else QPen(look.colour("line_strong"), 1))
    painter.drawRoundedRect(rect if colours.fill else rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS_PX, _RADIUS_PX)
    ink = QColor(colours.ink)
    glyph_px = look.px(_GLYPH_PX)
    left = rect.left() + look.px(_PADDING_PX)
    draw_glyph(painter, view.kind, QRectF(left, rect.center().y() - glyph_px / 2, glyph_px, glyph_px), ink)
    font = look.font("chip")
    if underlined:
        font = QFont(font)
        font.setUnderline(True)
    painter.setFont(font)
    painter.setPen(ink)
    left += glyph_px + look.px(_GAP_PX)
    room = rect.right() - look.px(_PADDING_PX) - left + 1
    shown = look.metrics("chip").elidedText(view.text, Qt.TextElideMode.ElideRight, room)
    align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
    painter.drawText(QRectF(left, rect.top(), room + 4, rect.height()), align, shown)


class ChipLabel(QLabel):
    """A chip that opens nothing: for screen readers a text."""

    def __init__(self, look: Look, view: ChipView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(view.text)
        self.view = view
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_plain_tooltip(self, view.tooltip)
        look.changed.connect(self._on_look_changed)

    def sizeHint(self) -> QSize:
        """Return the size of glyph and words."""
        return _chip_size(self._look, self.view.text)

    def minimumSizeHint(self) -> QSize:
        """Return the least size: it may be cut with an ellipsis."""
        return QSize(self._look.px(_HEIGHT_PX), self._look.px(_HEIGHT_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = QPainter(self)
        _paint_chip(painter, self._look, self.view, QRectF(self.rect()), underlined=False)
        painter.end()

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()


class ChipButton(PaintedButton):
    """A chip that opens the studies behind it.

    Attributes
    ----------
    studies_requested : Signal(tuple)
        The keys of the studies.
    """

    studies_requested = Signal(tuple)

    def __init__(self, look: Look, view: ChipView, parent: QWidget | None = None) -> None:
        super().__init__(look, view.text, parent)
        self.view = view
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_plain_tooltip(self, view.tooltip or _("Show the studies"))
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        """Return the size of glyph and words."""
        return _chip_size(self.look, self.view.text)

    def minimumSizeHint(self) -> QSize:
        """Return the least size: it may be cut with an ellipsis."""
        return QSize(self.look.px(_HEIGHT_PX), self.look.px(_HEIGHT_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip; underlined under the mouse, ringed with the focus."""
        painter = QPainter(self)
        _paint_chip(painter, self.look, self.view, QRectF(self.rect()), underlined=self.underMouse())
        if self.hasFocus():
            draw_focus_ring(painter, self.look, QRectF(self.rect()), _RADIUS_PX)
        painter.end()

    def _on_clicked(self) -> None:
        self.studies_requested.emit(self.view.studies)


def make_chip(look: Look, view: ChipView, parent: QWidget | None = None) -> ChipLabel | ChipButton:
    """Return a chip that can be pressed if it has studies to open, else one that cannot."""
    return ChipButton(look, view, parent) if view.studies else ChipLabel(look, view, parent)
