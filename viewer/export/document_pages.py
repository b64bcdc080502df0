"""Paints a document page by page, line by line: what stands on another page is not painted at all.

Qt's own drawing clips, and a PDF keeps what cannot be seen: a line that only touches the page would be read out twice.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextLine,
    QTextTable,
)

from viewer.export.pdf_structure import Role
from viewer.export.tagged_pdf import TaggedPdf
from viewer.widgets.document import KEPT_WITH_NEXT

_ROLES: tuple[Role, ...] = ("P", "H1", "H2", "H3")  # by the level of a heading
_PICTURE = "\ufffc"
_PER_INCH = 96.0


class DocumentPages:
    """The pages of a document that has a paint device and the size of a page.

    No heading stands alone at the foot of a page, nor does what has `KEPT_WITH_NEXT`: it goes over with what follows.

    Parameters
    ----------
    document : QTextDocument
        What is painted; some of it may get page breaks before it.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._layout: QAbstractTextDocumentLayout = document.documentLayout()
        self._size = document.pageSize()
        self._keep_together()
        self._parts = dict[int, int]()  # the number of a block -> that of its part

    def count(self) -> int:
        """Return how many there are."""
        return self._document.pageCount()

    def pages_of(self, block: QTextBlock) -> list[int]:
        """Return the page of each line of a block, from 0."""
        self._document.pageCount()  # Qt lays out no further than it is asked
        return [self._page_of(block, line) for line in _lines(block)]

    def paint(self, painter: QPainter, page: int, tagged: TaggedPdf | None = None) -> None:
        """Paint one page, its upper left corner in that of the device's.

        Parameters
        ----------
        tagged : TaggedPdf, optional
            Told what is painted; the same for all pages.
        """
        top = page * self._size.height()
        if tagged is not None:
            tagged.begin_other(painter)
        self._paint_grounds(painter, QRectF(0, top, self._size.width(), self._size.height()))
        for block in self.blocks():
            corner = self._layout.blockBoundingRect(block).topLeft()
            lines = [line for line in _lines(block) if self._page_of(block, line) == page]
            if lines and tagged is not None:
                tagged.begin(painter, self._part(block, tagged, corner.y() + lines[0].y() - top))
            corner.setY(corner.y() - top)
            for line in lines:
                line.draw(painter, corner)
                if tagged is not None:
                    _paint_space(painter, block, line, corner)

    def _paint_grounds(self, painter: QPainter, seen: QRectF) -> None:
        scale = painter.device().logicalDpiY() / _PER_INCH
        for frame in self._document.rootFrame().childFrames():
            form = frame.frameFormat()
            if isinstance(frame, QTextFrame) and not isinstance(frame, QTextTable):
                box = self._layout.frameBoundingRect(frame)
                box.adjust(0, form.topMargin() * scale, 0, -form.bottomMargin() * scale)
                box = box.intersected(seen)
                if not box.isEmpty():
                    painter.fillRect(box.translated(0, -seen.top()), form.background())

    def _part(self, block: QTextBlock, tagged: TaggedPdf, top: float) -> int:
        """Return the part that a block is, the same on all its pages."""
        if block.blockNumber() not in self._parts:
            role = _ROLES[block.blockFormat().headingLevel()]
            words = block.text() if role != "P" else ""
            if _PICTURE in block.text():
                role, words = "Figure", block.text().replace(_PICTURE, f"{_said_of_picture(block)} ")
            self._parts[block.blockNumber()] = tagged.part(role, words, top)
        return self._parts[block.blockNumber()]

    def _keep_together(self) -> None:
        kept = list[QTextBlock]()  # that follow each other
        for block in self.blocks():
            form = block.blockFormat()
            if form.headingLevel() or form.property(KEPT_WITH_NEXT):
                kept.append(block)
            elif kept:
                if self.pages_of(kept[0])[0] != self.pages_of(block)[0]:
                    form = kept[0].blockFormat()
                    form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                    QTextCursor(kept[0]).setBlockFormat(form)
                kept = []

    def _page_of(self, block: QTextBlock, line: QTextLine) -> int:
        middle = self._layout.blockBoundingRect(block).top() + line.y() + line.height() / 2
        return int(middle // self._size.height())

    def blocks(self) -> Iterator[QTextBlock]:
        """Give what has words or a picture, from the first page to the last."""
        block = self._document.begin()
        while block.isValid():
            if block.text().strip():
                yield block
            block = block.next()


def _lines(block: QTextBlock) -> Iterator[QTextLine]:
    layout = block.layout()
    return (layout.lineAt(number) for number in range(layout.lineCount()))


def _paint_space(painter: QPainter, block: QTextBlock, line: QTextLine, corner: QPointF) -> None:
    """Paint the space at which a line was broken: Qt does not, and the words there would be read as one."""
    end = line.textStart() + line.textLength()
    if end < len(block.text()) and block.text()[end - 1].isspace():
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + end)
        painter.setFont(cursor.charFormat().font())
        painter.drawText(corner + QPointF(line.x() + line.naturalTextWidth(), line.y() + line.ascent()), " ")


def _said_of_picture(block: QTextBlock) -> str:
    """Return the words that stand for a block's picture."""
    pieces = block.begin()
    while not pieces.atEnd():
        form = pieces.fragment().charFormat()
        if form.isImageFormat():
            return str(form.property(QTextFormat.Property.ImageAltText.value) or "")
        pieces += 1
    return ""
