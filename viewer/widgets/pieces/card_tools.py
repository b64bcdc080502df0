"""What can be done with a whole card: its words, and taking it along."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from viewer.data.language import gettext as _
from viewer.state.view_state import Words
from viewer.widgets.pieces.flow_layout import FlowLayout
from viewer.widgets.pieces.link_button import LinkButton
from viewer.widgets.pieces.painted_button import set_plain_tooltip
from viewer.widgets.theme import Look

_GAP_PX = 16


class CopyMenu(QMenu):
    """The ways in which a card, or what it cites, can be taken along.

    Attributes
    ----------
    copy_requested : Signal(str)
        ``card`` for the card as text; ``text``, ``bibtex``, ``ris`` or ``csl`` for its citations; ``save`` for a file
        of them.
    """

    copy_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        action.triggered.connect(lambda: self.copy_requested.emit(key))
        self.addAction(action)


class CardTools(QWidget):
    """The switch between plain and professional words, and the menu that takes a card along.

    Parameters
    ----------
    look : Look
        Colours and type.
    has_words : bool
        Whether the card can speak in other words.

    Attributes
    ----------
    words_requested : Signal(str)
        ``plain`` or ``professional``.
    copy_requested : Signal(str)
        As of `CopyMenu`.
    """

    words_requested = Signal(str)
    copy_requested = Signal(str)

    def __init__(self, look: Look, *, has_words: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Words = "plain"
        flow = FlowLayout(self, gap_px=_GAP_PX)
        self.words_link: LinkButton | None = None
        if has_words:
            self.words_link = LinkButton(look, "", "words", parent=self)
            self.words_link.clicked.connect(self._on_words_clicked)
            flow.addWidget(self.words_link)
            self.show_words("plain")
        self.copy_link = LinkButton(look, _("Copy"), "copy", parent=self)
        set_plain_tooltip(self.copy_link, _("Copy the card or its citations"))
        self.copy_link.clicked.connect(self._on_copy_clicked)
        flow.addWidget(self.copy_link)

    def show_words(self, words: Words) -> None:
        """Show in which words the card speaks."""
        self._words = words
        if self.words_link is not None:
            said = _("Professional words") if words == "professional" else _("Plain words")
            other = _("plain words") if words == "professional" else _("professional words")
            self.words_link.setText(said)
            self.words_link.setAccessibleName(said)
            set_plain_tooltip(self.words_link, _("Change to %s (W)") % other)
            self.words_link.updateGeometry()

    def menu(self) -> CopyMenu:
        """Return a new menu, wired; it goes with this widget."""
        menu = CopyMenu(self)
        menu.copy_requested.connect(self.copy_requested)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _on_words_clicked(self) -> None:
        self.words_requested.emit("plain" if self._words == "professional" else "professional")

    def _on_copy_clicked(self) -> None:
        self.menu().popup(self.copy_link.mapToGlobal(QPoint(0, self.copy_link.height())))
