"""The bibliography on paper: all citations as a PDF. Plain text goes in; no markup is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from viewer.domain.catalog import Catalog
from viewer.domain.identity import StudyKey
from viewer.export.document_pdf import document_pdf
from viewer.export.reference import Reference, references

TITLE = "Scalp Map Viewer: bibliography"
_LEAD = (
    "Studies and other sources of the program. What was not seen is left out; what was derived and not read is said "
    "with the entry. That a study is listed says nothing about what it found."
)
_TITLE_PT, _HEADING_PT, _TEXT_PT, _NOTE_PT = 18.0, 13.0, 10.0, 8.5
_LINE_PERCENT = 125


def bibliography_pdf(catalog: Catalog, keys: Iterable[str], families: Sequence[str]) -> bytes:
    """Return citations as a PDF on A4, studies before other sources, with page numbers.

    Needs a running Qt application.

    Parameters
    ----------
    catalog : Catalog
        Where the keys are looked up.
    keys : iterable of str
        Keys of studies and sources.
    families : sequence of str
        Font families, as `viewer.widgets.theme.load_fonts` names them; one of them carries Chinese characters.
    """
    return document_pdf(bibliography(catalog, keys, families), TITLE)


def bibliography(catalog: Catalog, keys: Iterable[str], families: Sequence[str]) -> QTextDocument:
    """Return citations as a document."""
    found = references(catalog, keys)
    document = QTextDocument()
    document.setDocumentMargin(0)
    page = _Page(document, families)
    page.add(TITLE, _TITLE_PT, gap_pt=0, level=1)
    page.add(_LEAD, _TEXT_PT, gap_pt=6)
    studies = [each for each in found if StudyKey(each.key) in catalog.studies]
    others = [each for each in found if StudyKey(each.key) not in catalog.studies]
    for heading, entries in (("Studies", studies), ("Other sources", others)):
        if entries:
            page.add(f"{heading} ({len(entries)})", _HEADING_PT, gap_pt=18, level=2)
            for entry in entries:
                page.add_entry(entry)
    return document


class _Page:
    """Puts paragraph after paragraph into a document."""

    def __init__(self, document: QTextDocument, families: Sequence[str]) -> None:
        self._cursor = QTextCursor(document)
        self._families = list(families)
        self._is_empty = True

    def add(self, text: str, size_pt: float, *, gap_pt: float, level: int = 0) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(gap_pt)
        form.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setHeadingLevel(level)
        if self._is_empty:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self._is_empty = False
        font = QFont()
        font.setFamilies(self._families)
        font.setPointSizeF(size_pt)
        font.setWeight(QFont.Weight.DemiBold if level else QFont.Weight.Normal)
        letters = QTextCharFormat()
        letters.setFont(font)
        self._cursor.insertText(" ".join(text.split()), letters)

    def add_entry(self, entry: Reference) -> None:
        self.add(entry.citation, _TEXT_PT, gap_pt=7)
        for line in filter(None, (entry.url, " ".join(entry.notes))):
            self.add(line, _NOTE_PT, gap_pt=0)
