"""What stands where a card will be: what to do, and a few ways to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look


class EmptyCard(QWidget):
    """One sentence and suggestions to press.

    Attributes
    ----------
    suggestion_requested : Signal(str)
        The key of a suggestion.
    """

    suggestion_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 40, 24, 24)
        self._column.setSpacing(8)
        self._column.addWidget(Statement(look, _("Choose a zone"), role="section", parent=self))
        sentence = _("Click it on the head, or pick it in the list.")
        self._column.addWidget(Statement(look, sentence, colour="text_2", parent=self))
        self._column.addSpacing(16)
        self._column.addStretch(1)
        self._buttons: dict[str, QPushButton] = {}

    def show_suggestions(self, suggestions: Sequence[tuple[str, str]]) -> None:
        """Offer some beginnings, as pairs of key and words."""
        for button in self._buttons.values():
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for key, words in suggestions:
            button = QPushButton(words.replace("&", "&&"), self)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(self._on_button_clicked)
            self._buttons[key] = button
            self._column.insertWidget(self._column.count() - 1, button, 0, Qt.AlignmentFlag.AlignLeft)

    def suggestion(self, key: str) -> QPushButton:
        """Return the button of a suggestion."""
        return self._buttons[key]

    def _on_button_clicked(self) -> None:
        pressed = self.sender()
        self.suggestion_requested.emit(next(key for key, button in self._buttons.items() if button is pressed))
