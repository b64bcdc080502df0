"""The document paper: a page as a text to read in a dialog, to print and to save as a PDF.

It knows the paragraphs of a page, and how they are framed and set beside a picture. Plain text goes in; no markup is
read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import takewhile

from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTableFormat,
)

from viewer.presentation.blocks import Page
from viewer.presentation.marked_text import Mark
from viewer.presentation.paragraphs import BULLET, Frame, Paragraph, paragraphs
from viewer.widgets.document_style import DocumentStyle, screen_style
from viewer.widgets.theme import Look

KEPT_WITH_NEXT = QTextFormat.Property.UserProperty.value + 16
"""A property of a paragraph's form: it does not stand on another page than what follows."""
_NAME = QTextFormat.Property.UserProperty.value + 1
_BESIDE = 2
"""So many sections stand beside a picture, but for those in a frame."""
_LEVELS = 3


def set_page(document: QTextDocument, page: Page, look: Look) -> None:
    """Set a page to be read in a dialog, where its title and lead stand above and what it is not elsewhere.

    Parameters
    ----------
    document : QTextDocument
        What it held is gone.
    """
    document.clear()
    DocumentPaper(document, screen_style(look)).set(paragraphs(page.blocks[len(page.lead) :]))


def find_entry(document: QTextDocument, entry: str) -> QTextCursor:
    """Return a cursor over all paragraphs of an entry; without a selection if there is none."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        if block.blockFormat().property(_NAME) == entry:
            if not cursor.hasSelection():
                cursor.setPosition(block.position())
            cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        block = block.next()
    return cursor


class DocumentPaper:
    """Puts paragraphs and pictures into a document.

    Parameters
    ----------
    document : QTextDocument
        An empty one.
    style : DocumentStyle
        Type, colours and gaps.
    width : float
        Of a page between its margins, in the document's own lengths; 0 if there are no pictures.
    """

    def __init__(self, document: QTextDocument, style: DocumentStyle, width: float = 0.0) -> None:
        document.setDocumentMargin(0)
        document.setDefaultFont(style.fonts["body"])
        document.setIndentWidth(style.indent)
        self._document, self._style, self._width = document, style, width
        self._cursor = QTextCursor(document)
        self._is_fresh, self._is_first = True, True
        self._ink: str | None = None
        self._has_bullets = False

    def set_letterhead(self, practice: str, logo: QImage | None, box: tuple[float, float]) -> None:
        """Set a practice's name, and its logo as large as the box has room for."""
        if logo is not None:
            self._block(0)
            scale = min(box[0] / logo.width(), box[1] / logo.height())
            self._image("logo", "Logo of the practice.", logo, logo.width() * scale)
            if practice:
                self._letters(f"\u00a0\u00a0{practice}", "practice")
        elif practice:
            self._block(0)
            self._letters(practice, "practice")
        if logo is not None or practice:
            self._block(0)
            self._is_first = True

    def set(self, said: Iterable[Paragraph], pictures: Mapping[str, tuple[QImage, float]] | None = None) -> None:
        """Set paragraphs; a figure whose picture is given stands beside the sections that follow.

        Parameters
        ----------
        pictures : mapping of str to (QImage, float)
            By the names of figures: the picture, and its width. Figures without one are left out.
        """
        left, there = list(said), pictures or {}
        whole = QTextCursor(self._document)
        whole.beginEditBlock()  # it is laid out once, at the end
        while left:
            first = left[0]
            if first.role == "figure":
                beside = list(_beside(left[1:])) if first.name in there else []
                if first.name in there:
                    self._set_beside(first, *there[first.name], beside)
                taken = 1 + len(beside)
            elif first.frame:
                held = list(takewhile(lambda each, frame=first.frame: each.frame == frame, left))  # type: ignore[misc]
                self._has_bullets = sum(each.role == "body" and not each.lead for each in held) > 1
                with self._box(first.frame):
                    for each in held:
                        self._paragraph(each)
                self._has_bullets = False
                taken = len(held)
            elif first.role == "source" and self._style.has_sources_in_one:
                held = list(takewhile(lambda each: each.role == "source", left))
                self._sources(held)
                taken = len(held)
            else:
                self._paragraph(first)
                taken = 1
            left = left[taken:]
        whole.endEditBlock()

    def _paragraph(self, said: Paragraph) -> None:
        style = self._style
        has_doubt = bool(said.said.doubt)
        self._block(
            style.gap(said, is_framed=self._ink is not None),
            {"title": 1, "heading": min(said.level + 1, _LEVELS)}.get(said.role, 0),
            depth=said.depth,
            is_kept=has_doubt or (said.role == "strong" and bool(said.sign)),
            name=said.name,
        )
        kind = f"heading{said.level}" if said.role == "heading" else said.role
        quiet = "quiet" if said.is_quiet or said.role == "source" else "text"
        ink = "heading" if said.role == "heading" and said.level == 1 else quiet
        if said.sign and said.role != "strong":
            sign = "\u2022" if said.sign == BULLET else said.sign
            self._letters(f"{sign}\u00a0" if sign == "\u2022" else f"{sign} ", kind, ink)
        elif self._has_bullets and said.role == "body" and not said.lead:
            self._letters("\u2022\u00a0", kind, ink)
        if said.lead:
            self._letters(f"{said.lead} ", "strong" if kind == "body" else kind, ink)
        self._letters(said.said.text, kind, ink)
        self._marks(said.said.marks)
        link = "" if said.link is None or said.role == "source" else said.link.url
        note = said.tail if said.tail != "Study" else ""
        for words, role in ((note, kind if kind == "source" else "small"), (said.beside, "note"), (link, "small")):
            if words:
                self._letters(f" {words}" if words != said.beside else f"  {words}", role, "quiet")
        if has_doubt:
            self._block(style.doubt_gap, depth=said.depth + style.doubt_depth, name=said.name)
            self._letters(said.said.doubt, "small", "quiet")

    def _sources(self, sources: Iterable[Paragraph]) -> None:
        self._block(self._style.line_gap)
        for source in sources:
            self._letters(f"{source.sign}\u00a0", "source_number", "accent")
            note = f" {source.tail}" if source.tail not in ("", "Study") else ""
            self._letters(f"{source.said.text}{note}  ", "source", "quiet")

    def _set_beside(self, figure: Paragraph, image: QImage, width: float, beside: Iterable[Paragraph]) -> None:
        style = self._style
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(0)
        form.setCellSpacing(0)
        form.setTopMargin(style.frame_gap)
        form.setBottomMargin(style.frame_gap)
        left = width + style.column_gap
        fixed = QTextLength.Type.FixedLength
        form.setColumnWidthConstraints([QTextLength(fixed, left), QTextLength(fixed, self._width - left)])
        form.setWidth(QTextLength(fixed, self._width))
        table = self._cursor.insertTable(1, 2, form)
        after = QTextCursor(self._cursor)
        self._cursor = table.cellAt(0, 0).firstCursorPosition()
        self._image(figure.name, figure.said.text, image, width)
        self._cursor = table.cellAt(0, 1).firstCursorPosition()
        self._is_fresh = True
        for each in beside:
            self._paragraph(each)
        after.movePosition(QTextCursor.MoveOperation.End)
        self._cursor = after
        self._is_fresh = True

    @contextmanager
    def _box(self, frame: Frame) -> Iterator[None]:
        """Let what is set meanwhile stand on a ground of its own."""
        ground, ink = self._style.frames[frame]
        form = QTextFrameFormat()
        form.setBackground(QBrush(QColor(ground)))
        form.setPadding(self._style.padding)
        form.setTopMargin(self._style.frame_gap)
        form.setBottomMargin(self._style.frame_gap)
        form.setBorder(0)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        inside = self._cursor.insertFrame(form)
        self._is_fresh, self._is_first, self._ink = True, True, ink
        yield
        self._cursor = inside.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._is_fresh, self._ink = True, None

    def _letters(self, text: str, role: str, ink: str = "text") -> None:
        form = QTextCharFormat()
        form.setFont(self._style.fonts[role])
        form.setForeground(QColor(self._ink or self._style.inks[ink]))
        self._cursor.insertText(text, form)

    def _marks(self, marks: Iterable[Mark]) -> None:
        """Go on with the numbers of sources, each held to what it stands behind."""
        form = QTextCharFormat()
        form.setFont(self._style.fonts["mark"])
        form.setForeground(QColor(self._ink or self._style.inks["accent"]))
        if self._style.has_raised_marks:
            form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        numbers = [mark.number for mark in marks]
        for place, number in enumerate(numbers):
            # A few hold together; many may go on in the next line.
            between = "\u00a0" if place == 0 or len(numbers) <= self._style.most_held else " "
            self._cursor.insertText(f"{between}[{number}]", form)

    def _block(self, gap: float, level: int = 0, *, depth: int = 0, is_kept: bool = False, name: str = "") -> None:
        form = QTextBlockFormat()
        form.setTopMargin(0 if self._is_first else gap)
        form.setIndent(depth)
        form.setLineHeight(self._style.line_percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setHeadingLevel(level)
        form.setProperty(KEPT_WITH_NEXT, is_kept)
        form.setProperty(_NAME, name)
        if self._is_fresh:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self._is_fresh = self._is_first = False

    def _image(self, name: str, said: str, image: QImage, width: float) -> None:
        self._document.addResource(QTextDocument.ResourceType.ImageResource.value, name, image)
        form = QTextImageFormat()
        form.setName(name)
        form.setProperty(QTextFormat.Property.ImageAltText.value, said)
        form.setWidth(width)
        form.setHeight(width * image.height() / image.width())
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        self._cursor.insertImage(form)


def _beside(said: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield the sections that stand beside a picture."""
    sections = 0
    for each in said:
        sections += each.role == "heading" and each.level == 1
        if sections > _BESIDE or each.frame or each.role in ("figure", "source"):
            return
        yield each
