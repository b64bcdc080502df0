"""One line of text that is cut with an ellipsis where there is no room; the whole is in its tooltip."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from viewer.widgets.pieces.painted_button import set_plain_tooltip
from viewer.widgets.theme import Look, TypeRole


class ElidedLabel(QLabel):
    """A label of one line; screen readers find the whole text.

    Parameters
    ----------
    role : str
        Role in the type scale.
    colour : str
        Token of the ink.
    """

    def __init__(
        self, look: Look, text: str = "", role: TypeRole = "small", colour: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._role, self._colour = look, role, colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        set_plain_tooltip(self, text)
        self.updateGeometry()

    def width_px(self) -> int:
        """Return how wide the whole text is, in pixels."""
        return math.ceil(self._look.metrics(self._role).horizontalAdvance(self.text()))

    def sizeHint(self) -> QSize:
        """Return the size of the whole text."""
        return QSize(self.width_px(), self._look.line(self._role))

    def minimumSizeHint(self) -> QSize:
        """Return the least size; the text may be cut."""
        return QSize(min(self.width_px(), self._look.px(48)), self._look.line(self._role))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as has room."""
        painter = QPainter(self)
        painter.setFont(self._look.font(self._role))
        painter.setPen(self._look.colour(self._colour))
        shown = self._look.metrics(self._role).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(self.rect()), int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
        painter.end()

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
