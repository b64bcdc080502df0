"""A document as a PDF on A4, with page numbers."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QTextCursor, QTextDocument

from viewer.export.document_pages import DocumentPages
from viewer.export.tagged_pdf import TaggedPdf

_MARGIN_MM = 20.0
_FOOT_MM = 10.0
_DPI = 300
_NUMBER_PT = 9


def document_pdf(document: QTextDocument, title: str) -> bytes:
    """Return a document as a PDF whose text can be selected and read aloud in order.

    Needs a running Qt application. The document's pages become those of the paper.
    """
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    tagged = TaggedPdf(title, layout, _DPI)
    device = tagged.device
    width, height = float(device.width()), float(device.height())
    foot = _FOOT_MM / 25.4 * _DPI
    document.documentLayout().setPaintDevice(device)
    document.setPageSize(QSizeF(width, height - foot))
    pages = DocumentPages(document)
    first = QTextCursor(document)
    first.movePosition(QTextCursor.MoveOperation.NextCharacter)
    font = QFont(first.charFormat().font().families(), _NUMBER_PT)
    painter = QPainter(device)
    count = pages.count()
    for page in range(count):
        if page:
            device.newPage()
        pages.paint(painter, page, tagged)
        tagged.begin_other(painter)
        painter.setFont(font)
        box = QRectF(0, height - foot, width, foot)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, f"{page + 1} / {count}")
    painter.end()
    return tagged.content()
