"""Colour samples of zones, in the patterns that the head shows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.presentation.card_view import Swatch
from viewer.widgets.theme import Look

PILL_PX = (20, 10)
BLOCK_PILL_PX = (28, 10)
_BAR_PX = (10, 72)
# The first of three parts is a shade darker than its group, as on the head.
_SOLID = 0.78
_STRIPE_PX = 3.2
_STRIPE_PITCH_PX = 6.4


def draw_swatch(
    painter: QPainter,
    look: Look,
    swatches: Sequence[Swatch],
    rect: QRectF,
    *,
    vertical: bool = False,
    radius: float = 5,
) -> None:
    """Draw the samples of a zone's parts as one pill, first part at the left or the top.

    The edge is black on light and white on dark, so that pale fills keep their shape.
    """
    if not swatches:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setClipPath(outline)
    shares = _shares(len(swatches)) if vertical else [1 / len(swatches)] * len(swatches)
    start = 0.0
    for swatch, share in zip(swatches, shares, strict=True):
        if vertical:
            piece = QRectF(rect.left(), rect.top() + start * rect.height(), rect.width(), share * rect.height())
        else:
            piece = QRectF(rect.left() + start * rect.width(), rect.top(), share * rect.width(), rect.height())
        _fill(painter, swatch, piece, vertical=vertical)
        start += share
    painter.setClipping(False)
    edge = QColor("#FFFFFF" if look.palette.scheme == "dark" else "#000000")
    edge.setAlphaF(0.75 if look.palette.scheme == "dark" else 0.55)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)
    painter.restore()


def _shares(count: int) -> list[float]:
    """Return how much of a bar each part takes; three parts are fifths: one, two, two. A pill is too short for that."""
    return [0.2, 0.4, 0.4] if count == 3 else [1 / count] * count


def _fill(painter: QPainter, swatch: Swatch, piece: QRectF, *, vertical: bool) -> None:
    fill = QColor(swatch.fill)
    painter.save()
    painter.setClipRect(piece, Qt.ClipOperation.IntersectClip)
    if swatch.pattern == "plain":
        painter.fillRect(piece, fill)
    elif swatch.pattern == "solid":
        painter.fillRect(piece, _darker(fill, _SOLID))
    elif swatch.pattern == "hatched":
        painter.fillRect(piece, fill)
        painter.setPen(QPen(_lighter(fill, 0.86), _STRIPE_PX * 0.72, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        # Stripes lean 35 degrees off the upright; they run beyond the piece and are clipped.
        lean = piece.height() * 0.7
        x = piece.left() - lean
        while x < piece.right() + lean:
            painter.drawLine(QLineF(QPointF(x, piece.bottom() + 1), QPointF(x + lean, piece.top() - 1)))
            x += _STRIPE_PITCH_PX
    else:
        painter.fillRect(piece, _lighter(fill, 0.72))
        painter.setPen(
            QPen(
                QColor(swatch.edge) if fill.lightness() > 150 else fill,
                2,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.FlatCap,
            )
        )
        position = 3.0
        while position < (piece.height() if vertical else piece.width()):
            if vertical:
                y = piece.top() + position
                painter.drawLine(QLineF(piece.left(), y, piece.right(), y))
            else:
                x = piece.left() + position
                painter.drawLine(QLineF(x, piece.top(), x, piece.bottom()))
            position += 5.0
    painter.restore()


def _darker(colour: QColor, share: float) -> QColor:
    return QColor(*(round(value * share) for value in (colour.red(), colour.green(), colour.blue())))


def _lighter(colour: QColor, share: float) -> QColor:
    return QColor(*(round(value + (255 - value) * share) for value in (colour.red(), colour.green(), colour.blue())))


class SwatchPill(QWidget):
    """A pill beside a name; for screen readers it is decoration, the name says it."""

    def __init__(
        self, look: Look, swatches: Sequence[Swatch], size_px: tuple[int, int] = PILL_PX, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._swatches = tuple(swatches)
        self._size_px = size_px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.keep_painted(self)

    def sizeHint(self) -> QSize:
        """Return the size of the pill."""
        return QSize(*self._size_px)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill."""
        painter = QPainter(self)
        draw_swatch(painter, self._look, self._swatches, QRectF(self.rect()))
        painter.end()


class PatternBar(SwatchPill):
    """The upright bar at the head of a card: the zone's parts from its beginning down."""

    def __init__(self, look: Look, swatches: Sequence[Swatch], parent: QWidget | None = None) -> None:
        super().__init__(look, swatches, _BAR_PX, parent)

    def show_swatches(self, swatches: Sequence[Swatch]) -> None:
        """Show another zone's parts."""
        self._swatches = tuple(swatches)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        painter = QPainter(self)
        draw_swatch(painter, self._look, self._swatches, QRectF(self.rect()), vertical=True)
        painter.end()
