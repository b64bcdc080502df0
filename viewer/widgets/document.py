"""Pages as documents to read, to copy and to print, paragraph by paragraph. Plain text goes in; no markup is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from viewer.presentation.palette import LIGHT
from viewer.widgets.theme import Look, TypeRole

_LINE_PERCENT = 130
_ENTRY = QTextFormat.Property.UserProperty.value + 1


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of words: what is said, what stands beside it, and marks of sources."""

    text: QColor
    quiet: QColor
    mark: QColor


def screen_inks(look: Look) -> Inks:
    """Return the colours of the present scheme."""
    return Inks(look.colour("text"), look.colour("text_2"), look.colour("accent"))


def paper_inks() -> Inks:
    """Return colours for white paper, whatever the scheme."""
    return Inks(QColor(LIGHT.text), QColor(LIGHT.text_2), QColor(LIGHT.accent))


def find_entry(document: QTextDocument, entry: str) -> QTextCursor:
    """Return a cursor over all paragraphs of an entry; without a selection if there is none."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        if block.blockFormat().property(_ENTRY) == entry:
            if not cursor.hasSelection():
                cursor.setPosition(block.position())
            cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        block = block.next()
    return cursor


class DocumentWriter:
    """Puts paragraph after paragraph into a new document.

    Parameters
    ----------
    look : Look
        The type.
    inks : Inks
        The colours.

    Attributes
    ----------
    document : QTextDocument
        What was written so far.
    is_empty : bool
        Whether nothing was.
    """

    def __init__(self, look: Look, inks: Inks) -> None:
        self.document = QTextDocument()
        self.document.setDefaultFont(look.font("body"))
        self.document.setDocumentMargin(0)
        self._cursor = QTextCursor(self.document)
        self._look = look
        self.inks = inks
        self.is_empty = True

    def paragraph(
        self, text: str, role: TypeRole, ink: QColor, *, gap: int, level: int = 0, indent: int = 0, entry: str = ""
    ) -> None:
        """Begin a paragraph.

        Parameters
        ----------
        gap, indent : int
            Pixels below the last paragraph, and from the left.
        level : int
            Makes it a heading for screen readers: 1 is the title of all.
        entry : str
            The name of what it is a part of, by which `find_entry` finds it again.
        """
        form = QTextBlockFormat()
        form.setTopMargin(self._look.px(gap))
        form.setLeftMargin(self._look.px(indent))
        form.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setHeadingLevel(level)
        form.setProperty(_ENTRY, entry)
        if self.is_empty:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self.is_empty = False
        self.write(text, role, ink)

    def write(self, text: str, role: TypeRole, ink: QColor) -> None:
        """Go on in the same paragraph."""
        form = QTextCharFormat()
        form.setFont(QFont(self._look.font(role)))
        form.setForeground(ink)
        self._cursor.insertText(text, form)

    def marks(self, numbers: Iterable[int]) -> None:
        """Go on with the numbers of sources, each held to what it stands behind."""
        for number in numbers:
            self.write(f"\u00a0[{number}]", "note", self.inks.mark)
