"""What can be done with a whole card: its words, and taking it along."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from viewer.data.language import gettext as _
from viewer.state.errands import Copy
from viewer.state.request import Ask
from viewer.state.requests import SetWords
from viewer.state.view_state import Words
from viewer.widgets.pieces.flow_layout import FlowLayout
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.painted_button import set_plain_tooltip
from viewer.widgets.theme import Look

_GAP_PX = 16


class CopyMenu(QMenu):
    """The ways in which a card, or what it cites, can be taken along; it goes when it is closed."""

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self.aboutToHide.connect(self.deleteLater)
        self._add("card", _("Copy this card as text"))
        self.addSeparator()
        for key, words in (
            ("text", _("Copy citations as text")),
            ("bibtex", _("Copy citations as BibTeX")),
            ("ris", _("Copy citations as RIS")),
            ("csl", _("Copy citations as CSL-JSON")),
        ):
            self._add(key, words)
        self.addSeparator()
        self._add("save", _("Save citations…"))

    def _add(self, key: str, words: str) -> None:
        action = QAction(words, self)
        action.setObjectName(f"copy-{key}")
        action.triggered.connect(lambda: self._ask(Copy(key)))
        self.addAction(action)


class CardTools(QWidget):
    """The switch between plain and professional words, and the menu that takes a card along."""

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._words: Words = "plain"
        flow = FlowLayout(self, gap_px=_GAP_PX)
        self.words_link = LinkButton(look, "", "words", parent=self)
        self.words_link.clicked.connect(self._on_words_clicked)
        flow.addWidget(self.words_link)
        self.copy_link = LinkButton(look, _("Copy"), "copy", parent=self)
        set_plain_tooltip(self.copy_link, _("Copy the card or its citations"))
        self.copy_link.clicked.connect(self._on_copy_clicked)
        flow.addWidget(self.copy_link)
        self.show_words(None)

    def show_words(self, words: Words | None) -> None:
        """Show in which words the card speaks; None where there is no choice."""
        self.words_link.setVisible(words is not None)
        if words is None:
            return
        self._words = words
        said = _("Professional words") if words == "professional" else _("Plain words")
        other = _("plain words") if words == "professional" else _("professional words")
        self.words_link.setText(said)
        self.words_link.setAccessibleName(said)
        set_plain_tooltip(self.words_link, _("Change to %s (W)") % other)
        self.words_link.updateGeometry()

    def menu(self) -> CopyMenu:
        """Return a new menu."""
        return CopyMenu(self._ask, self)

    def _on_words_clicked(self) -> None:
        self._ask(SetWords("plain" if self._words == "professional" else "professional"))

    def _on_copy_clicked(self) -> None:
        self.menu().popup(self.copy_link.mapToGlobal(QPoint(0, self.copy_link.height())))
