"""What all buttons that paint themselves share: keys, focus ring, tooltips in plain text."""

from __future__ import annotations

import html

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from viewer.widgets.theme import Look


def plain_tooltip(text: str) -> str:
    """Return a text as Qt's tooltips show it literally, wrapped; empty for none.

    Qt would read anything that looks like markup as markup, and load what it names; so the text is escaped.
    """
    escaped = html.escape(text).replace("\n", "<br>")
    return f"<qt>{escaped}</qt>" if text else ""


def set_plain_tooltip(widget: QWidget, text: str) -> None:
    """Set a tooltip and the accessible description from plain text."""
    widget.setToolTip(plain_tooltip(text))
    widget.setAccessibleDescription(text)


def draw_focus_ring(painter: QPainter, look: Look, rect: QRectF, radius: float, token: str = "accent") -> None:
    """Draw the ring of the focus, 2 px wide, just inside a rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour(token), 2))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


class PaintedButton(QAbstractButton):
    """A button that Return presses as well as the space bar, and that follows the look.

    Parameters
    ----------
    text : str
        Plain text; also the accessible name.
    """

    def __init__(self, look: Look, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        # An ampersand in data is no shortcut.
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self._on_look_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Return too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def plain_text(self) -> str:
        """Return the words on the button."""
        return self.text().replace("&&", "&")

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
