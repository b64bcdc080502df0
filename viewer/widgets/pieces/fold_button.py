"""The heading of something that folds."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.data.language import gettext as _
from viewer.widgets.pieces.painted_button import PaintedButton, draw_focus_ring
from viewer.widgets.theme import Look

_HEIGHT_PX = 32
_ICON_PX = 16
_GAP_PX = 8
_TEXT_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class FoldButton(PaintedButton):
    """A title, words beside it, and a chevron that says whether it is open. What is open follows the state."""

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(look, title, parent)
        self._words = ""
        self._is_open = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_open(self, is_open: bool) -> None:
        """Show it as open or folded."""
        self._is_open = is_open
        self._tell()

    def show_words(self, words: str) -> None:
        """Show what is in it, beside the title."""
        self._words = words
        self._tell()

    def sizeHint(self) -> QSize:
        """Return its height, and the width of the title."""
        wide = self.look.metrics("item").horizontalAdvance(self.plain_text())
        return QSize(round(wide) + self.look.px(_ICON_PX + 2 * _GAP_PX), self.look.px(_HEIGHT_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title, words and chevron."""
        look, rect, painter = self.look, QRectF(self.rect()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font("item"))
        painter.setPen(look.colour("text"))
        painter.drawText(rect, _TEXT_FLAGS, self.plain_text())
        side = look.px(_ICON_PX)
        place = QRectF(rect.right() - side, rect.center().y() - side / 2, side, side)
        painter.save()
        painter.translate(place.center())
        painter.rotate(180.0 if self._is_open else 0.0)
        look.icons.paint(painter, "chevron", QRectF(-side / 2, -side / 2, side, side), look.colour("text_2"))
        painter.restore()
        left = look.metrics("item").horizontalAdvance(self.plain_text()) + look.px(_GAP_PX)
        room = rect.adjusted(left, 0, -side - look.px(_GAP_PX), 0)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text_2"))
        words = look.metrics("small").elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _TEXT_FLAGS, words)
        if self.hasFocus():
            draw_focus_ring(painter, look, rect.adjusted(-3, 2, 3, -2), 5)
        painter.end()

    def _tell(self) -> None:
        state = _("open") if self._is_open else _("folded")
        self.setAccessibleName(", ".join(filter(None, (self.plain_text(), self._words, state))))
        self.update()
