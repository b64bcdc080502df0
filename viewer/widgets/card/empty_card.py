"""What stands where a card will be: what to do, and a few ways to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.domain.identity import ZoneId
from viewer.state.request import Ask
from viewer.state.requests import ShowZone
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look


class EmptyCard(QWidget):
    """One sentence and zones to begin with."""

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
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
        self._buttons: dict[ZoneId, QPushButton] = {}

    def show_suggestions(self, suggestions: Sequence[tuple[ZoneId, str]]) -> None:
        """Offer some zones to begin with, as pairs of id and name."""
        for button in self._buttons.values():
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for zone, words in suggestions:
            button = QPushButton(words.replace("&", "&&"), self)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _checked=False, zone=zone: self._ask(ShowZone(zone)))
            self._buttons[zone] = button
            self._column.insertWidget(self._column.count() - 1, button, 0, Qt.AlignmentFlag.AlignLeft)

    def suggestion(self, zone: ZoneId) -> QPushButton:
        """Return the button of a suggestion."""
        return self._buttons[zone]
