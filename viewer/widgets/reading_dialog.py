"""The dialog of a page to read: every sentence with its sources and its doubt, ideas with their limits beside them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextEdit, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.blocks import Page, Text
from viewer.widgets.document import find_entry, screen_inks
from viewer.widgets.document_paper import page_document
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_MARGIN_PX = 24
_TEXT_MARGIN_PX = 16
_SIZE_PX = (760, 780)


class ReadingDialog(QDialog):
    """Shows a page; what search has found on it is brought into sight and marked.

    Parameters
    ----------
    page : Page
        What it says.
    look : Look
        Colours and type.
    passage : str
        The entry to begin with; empty for the top.
    parent : QWidget, optional
        The window it belongs to.

    Attributes
    ----------
    pdf_requested : Signal(object)
        The page is to be saved.
    copy_requested : Signal(object)
        The page is to go to the clipboard as plain text.
    """

    pdf_requested = Signal(object)
    copy_requested = Signal(object)

    def __init__(self, page: Page, look: Look, passage: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._look = look
        self._passage = passage
        self.setWindowTitle(page.head.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        column.setSpacing(8)
        column.addWidget(Statement(look, page.head.title, role="title", parent=self))
        for block in page.lead:
            if isinstance(block, Text):
                column.addWidget(Statement(look, block.said, role="body", colour="text_2", parent=self))
        self._text = QTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(page.head.title)
        self._text.setTabChangesFocus(True)
        column.addWidget(self._text, 1)
        column.addWidget(self._make_buttons())
        self.resize(look.px(_SIZE_PX[0]), min(look.px(_SIZE_PX[1]), self.screen().availableGeometry().height() - 80))
        look.changed.connect(self._set_text)
        self._set_text()
        self._text.setFocus()

    def text(self) -> str:
        """Return what is shown, as plain text."""
        return self._text.toPlainText()

    def marked(self) -> str:
        """Return the text of the entry that is marked; empty if none is."""
        return self._found.selectedText()

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        save = box.addButton(_("Save as PDF…"), QDialogButtonBox.ButtonRole.ActionRole)
        copy = box.addButton(_("Copy as text"), QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        save.clicked.connect(lambda: self.pdf_requested.emit(self._page))
        copy.clicked.connect(lambda: self.copy_requested.emit(self._page))
        box.rejected.connect(self.reject)
        return box

    def _set_text(self) -> None:
        document = page_document(self._page, self._look, screen_inks(self._look))
        document.setDocumentMargin(_TEXT_MARGIN_PX)
        self._text.setDocument(document)
        self._document = document  # the field does not keep it
        self._mark()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring what was searched for into sight: only now the lines have their width."""
        super().showEvent(event)
        if self._found.hasSelection():
            block = self._document.findBlock(self._found.anchor())
            top = self._document.documentLayout().blockBoundingRect(block).top()
            self._text.verticalScrollBar().setValue(round(top) - _TEXT_MARGIN_PX)

    def _mark(self) -> None:
        """Lay a soft ground below the entry that was searched for."""
        selection = QTextEdit.ExtraSelection()
        selection.format.setBackground(self._look.colour("accent_soft"))
        self._found = find_entry(self._document, self._passage) if self._passage else QTextCursor(self._document)
        selection.cursor = self._found
        self._text.setExtraSelections([selection] if self._found.hasSelection() else [])
