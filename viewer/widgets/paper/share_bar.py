"""A bar cut in shares: what is meant in its colour, its neighbours hatched, the rest grey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.presentation.blocks import Share
from viewer.widgets.theme import Look

HEIGHT_PX = 18
_ROUND_PX = 3.0
_LEAST_PX = 96


class ShareBar(QWidget):
    """Shares beside each other; for screen readers it is decoration, the words below it say the same.

    Parameters
    ----------
    look : Look
        Colours and type.
    shares : sequence of Share
        From left to right; what is missing to a hundred stays grey.
    """

    def __init__(self, look: Look, shares: Sequence[Share], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shares = tuple(shares)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.keep_painted(self)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(2 * self._look.px(_LEAST_PX), self._look.px(HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which shares can be told apart."""
        return QSize(self._look.px(_LEAST_PX), self._look.px(HEIGHT_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(frame, _ROUND_PX, _ROUND_PX)
        painter.setClipPath(outline)
        painter.fillRect(frame, self._look.colour("line"))
        for share, piece in self._pieces(frame):
            if share.fill:
                self._fill(painter, share, piece)
        painter.setClipping(False)
        painter.setPen(QPen(self._look.colour("text_3"), 1.0))
        painter.drawPath(outline)
        painter.end()

    def _pieces(self, frame: QRectF) -> Iterator[tuple[Share, QRectF]]:
        left = frame.left()
        for share in self._shares:
            width = frame.width() * share.percent / 100.0
            yield share, QRectF(left, frame.top(), width, frame.height())
            left += width

    def _fill(self, painter: QPainter, share: Share, piece: QRectF) -> None:
        colour = QColor(share.fill)
        if share.is_meant:
            painter.fillRect(piece, colour)
            return
        faint = QColor(colour)
        faint.setAlphaF(0.4)
        painter.fillRect(piece, self._look.colour("panel"))
        painter.fillRect(piece, faint)
        painter.fillRect(piece, QBrush(colour, Qt.BrushStyle.BDiagPattern))
