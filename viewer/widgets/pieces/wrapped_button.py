"""A button whose words go on in a second line where there is no room for them in one."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.widgets.pieces.painted_button import PaintedButton, draw_focus_ring
from viewer.widgets.theme import Look

_RADIUS_PX = 8
_PADDING_PX = 12
_LEAST_PX = 32
_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class WrappedButton(PaintedButton):
    """As wide as its words, or as the place it stands in; then as high as all of them need.

    Parameters
    ----------
    text : str
        Plain text; also the accessible name.
    """

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(look, text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Height follows width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all words, in logical pixels."""
        return max(self.look.px(_LEAST_PX), math.ceil(self._words(width).height()) + self.look.px(14))

    def sizeHint(self) -> QSize:
        """Return the size of the words in one line."""
        width = math.ceil(self.look.metrics("small_strong").horizontalAdvance(self.plain_text())) + 2 * self._padding()
        return QSize(width + 2, self.look.px(_LEAST_PX))

    def minimumSizeHint(self) -> QSize:
        """Return the least size; words wrap."""
        return QSize(self.look.px(96), self.look.px(_LEAST_PX))

    def hitButton(self, pos: QPoint) -> bool:
        """Take presses where the button is painted, not beside it."""
        return QRect(0, 0, self._painted_px(), self.height()).contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, frame and words."""
        look = self.look
        rect = QRectF(0, 0, self._painted_px(), self.height()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = 0.12 if self.isDown() else 0.06 if self.underMouse() else 0.0
        painter.setBrush(look.blend("text", share, "raised"))
        painter.setPen(QPen(look.colour("line_strong"), 1))
        painter.drawRoundedRect(rect, _RADIUS_PX, _RADIUS_PX)
        painter.setPen(look.colour("text"))
        painter.setFont(look.font("small_strong"))
        inner = rect.adjusted(self._padding(), 0, -self._padding() + 2, 0)
        painter.drawText(inner, _FLAGS, self.plain_text())
        if self.hasFocus():
            draw_focus_ring(painter, look, rect, _RADIUS_PX - 1)
        painter.end()

    def _painted_px(self) -> int:
        return min(self.width(), self.sizeHint().width())

    def _padding(self) -> int:
        return self.look.px(_PADDING_PX)

    def _words(self, width: int) -> QRectF:
        room = QRectF(0, 0, max(1, width - 2 * self._padding()), 10_000)
        return self.look.metrics("small_strong").boundingRect(room, _FLAGS, self.plain_text())
