"""The dialog of a page to read: one text with a field to search in it; what was looked for is marked."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QShowEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.blocks import Page, Text
from viewer.presentation.sentences import counted
from viewer.widgets.document import find_entry, set_page
from viewer.widgets.pieces.search_field import SearchField
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.screen_bounds import bounded
from viewer.widgets.theme import Look

_MARGIN_PX = 24
_TEXT_MARGIN_PX = 16
_SIZE_PX = (760, 780)


class PageDialog(QDialog):
    """Shows a page; typing leaves the entries alone that hold every word.

    Parameters
    ----------
    passage : str
        The entry to begin with: brought into sight and marked; empty for the top.

    Attributes
    ----------
    shown : Page
        The page as it is shown, with the search applied.
    save, copy : QPushButton
        Ask for it as a file, and on the clipboard.
    """

    def __init__(self, page: Page, look: Look, passage: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self.shown = page
        self._passage = passage
        self._look = look
        self.setWindowTitle(page.head.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        column.setSpacing(8)
        column.addWidget(Statement(look, page.head.title, role="title", parent=self))
        for block in page.lead:
            if isinstance(block, Text):
                column.addWidget(Statement(look, block.said, role="body", colour="text_2", parent=self))
        column.addSpacing(8)
        self._text = QTextEdit(self)
        column.addWidget(self._make_field())
        self._count = Statement(look, "", role="small", colour="text_2", parent=self)
        column.addWidget(self._count)
        self._text.setReadOnly(True)
        self._text.setUndoRedoEnabled(False)
        self._text.setAccessibleName(page.head.title)
        self._text.setTabChangesFocus(True)
        column.addWidget(self._text, 1)
        column.addSpacing(8)
        column.addLayout(self._make_buttons())
        self.resize(bounded(QSize(look.px(_SIZE_PX[0]), look.px(_SIZE_PX[1])), self.screen()))
        look.changed.connect(self._set_text)
        self._set_text()
        (self._text if passage else self._field).setFocus()

    def search_for(self, words: str) -> None:
        """Put words into the field and search for them at once."""
        self._field.search_for(words)

    def text(self) -> str:
        """Return what is shown, as plain text."""
        return self._text.toPlainText()

    def marked(self) -> str:
        """Return the text of the entry that is marked; empty if none is."""
        return self._found.selectedText()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring what was looked for into sight: only now the lines have their width."""
        super().showEvent(event)
        if self._found.hasSelection():
            document = self._text.document()
            top = document.documentLayout().blockBoundingRect(document.findBlock(self._found.anchor())).top()
            self._text.verticalScrollBar().setValue(round(top) - _TEXT_MARGIN_PX)

    def _make_field(self) -> SearchField:
        self._field = SearchField(self._look, parent=self)
        self._field.setPlaceholderText(_("Word or number"))
        self._field.setAccessibleName(_("Search in this page"))
        self._field.search_requested.connect(self._on_search_requested)
        self._field.first_requested.connect(self._text.setFocus)
        self._field.results_requested.connect(self._text.setFocus)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        shortcut.activated.connect(self._field.setFocus)
        return self._field

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        box = QDialogButtonBox(self)
        # A plain Return in the field must not close the dialog, so no button is the default.
        self.save = box.addButton(_("Save as PDF…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy = box.addButton(_("Copy as text"), QDialogButtonBox.ButtonRole.ActionRole)
        close = box.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.save, self.copy, close):
            button.setAutoDefault(False)
            button.setDefault(False)
        box.rejected.connect(self.reject)
        row.addWidget(box)
        return row

    def _on_search_requested(self, words: str) -> None:
        self.shown = self._page.found(words)
        self._set_text()

    def _set_text(self) -> None:
        # Into the field's own document: PySide keeps every other one that a field was ever given.
        document = self._text.document()
        set_page(document, self.shown, self._look)
        document.setDocumentMargin(_TEXT_MARGIN_PX)
        self._text.moveCursor(QTextCursor.MoveOperation.Start)  # it has gone with the text to its end
        words = self._field.text().split()
        passage = self._passage if not words else ""
        self._found = find_entry(document, passage) if passage else QTextCursor(document)
        places = [*_places(document, words), *([self._found] if self._found.hasSelection() else [])]
        self._text.setExtraSelections([_marked(place, self._look.colour("accent_soft")) for place in places])
        self._count.show_text(self._sentence())

    def _sentence(self) -> str:
        words = self._field.text().strip()
        left, all_of_them = len(self.shown.entries), counted(len(self._page.entries), "entry", "entries")
        if not words:
            return all_of_them
        return f"{left} of {all_of_them}" if left else _("Nothing found for “%s”.") % words


def _places(document: QTextDocument, words: list[str]) -> Iterator[QTextCursor]:
    """Yield every place where a searched word stands."""
    for word in words:
        cursor = document.find(word, QTextCursor(document))
        while not cursor.isNull():
            yield cursor
            cursor = document.find(word, cursor)


def _marked(place: QTextCursor, fill: QColor) -> QTextEdit.ExtraSelection:
    """Lay a soft ground below a place."""
    mark = QTextEdit.ExtraSelection()
    mark.format.setBackground(fill)
    mark.cursor = place
    return mark
