"""The page of what was left out as a document to read, to copy and to print. Plain text goes in; no markup is read."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from viewer.presentation.left_out import LeftOutEntry, LeftOutPage, LeftOutSection
from viewer.presentation.palette import LIGHT
from viewer.widgets.theme import Look, TypeRole

_LINE_PERCENT = 130
_PAPER_MARGIN_MM = 20.0
_PAPER_DPI = 300


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


def text_of(page: LeftOutPage, look: Look, inks: Inks, *, has_title: bool = False) -> QTextDocument:
    """Set a page as a document.

    Parameters
    ----------
    page : LeftOutPage
        What it says.
    look : Look
        The type.
    inks : Inks
        The colours.
    has_title : bool
        Whether it begins with the title and the lead: on paper it does, in a dialog they stand above.
    """
    document = QTextDocument()
    document.setDefaultFont(look.font("body"))
    document.setDocumentMargin(0)
    setting = _Setting(document, look, inks)
    if has_title:
        setting.paragraph(page.title, "title", inks.text, gap=0)
        for sentence in page.lead:
            setting.paragraph(sentence, "body", inks.quiet, gap=8)
    for number, section in enumerate(page.sections):
        setting.section(section, gap=24 if number or has_title else 0)
    if page.sources:
        setting.paragraph("Sources", "section", inks.text, gap=28, level=1)
        for source in page.sources:
            note = f" {source.note}" if source.note and source.note != "Study" else ""
            setting.paragraph(f"[{source.number}] {source.citation}{note}", "small", inks.quiet, gap=4)
    return document


def pdf_of(page: LeftOutPage, look: Look) -> bytes:
    """Return the page as a PDF on A4, with page numbers."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(held)
    writer.setTitle(page.title)
    writer.setCreator("Scalp Map Viewer")
    writer.setResolution(_PAPER_DPI)
    margins = QMarginsF(_PAPER_MARGIN_MM, _PAPER_MARGIN_MM, _PAPER_MARGIN_MM, _PAPER_MARGIN_MM)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
        )
    )
    text_of(page, look, paper_inks(), has_title=True).print_(writer)
    held.close()
    written: QByteArray = held.data()
    return bytes(written.data())


class _Setting:
    """Puts paragraph after paragraph into a document."""

    def __init__(self, document: QTextDocument, look: Look, inks: Inks) -> None:
        self._cursor = QTextCursor(document)
        self._look = look
        self._inks = inks
        self._is_empty = True

    def section(self, section: LeftOutSection, gap: int) -> None:
        self.paragraph(section.heading, "section", self._inks.text, gap=gap, level=1)
        if section.lead:
            self.paragraph(section.lead, "body", self._inks.quiet, gap=2)
        for entry in section.entries:
            self._entry(entry)

    def paragraph(self, text: str, role: TypeRole, ink: QColor, *, gap: int, level: int = 0) -> None:
        """Begin a paragraph `gap` pixels below the last; `level` 1 makes it a heading for screen readers."""
        form = QTextBlockFormat()
        form.setTopMargin(self._look.px(gap))
        form.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setHeadingLevel(level)
        if self._is_empty:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self._is_empty = False
        self._write(text, role, ink)

    def _entry(self, entry: LeftOutEntry) -> None:
        inks = self._inks
        self.paragraph(f"“{entry.claim}”", "item", inks.text, gap=14)
        numbers = ", ".join(map(str, entry.numbers))
        if numbers:
            # Held together: a number alone at the head of a line would look like the next entry.
            self._write(f"  no.\u00a0{numbers}", "note", inks.quiet)
        self.paragraph(entry.reason, "body", inks.text, gap=2)
        for mark in entry.marks:
            self._write(f"\u00a0[{mark}]", "note", inks.mark)
        if entry.doubt:
            self.paragraph(entry.doubt, "small", inks.quiet, gap=2)
        if entry.where:
            self.paragraph(f"Where it stands: {entry.where}", "small", inks.quiet, gap=2)

    def _write(self, text: str, role: TypeRole, ink: QColor) -> None:
        form = QTextCharFormat()
        form.setFont(QFont(self._look.font(role)))
        form.setForeground(ink)
        self._cursor.insertText(text, form)
