"""Sets the page to take home: real text, plain, on A4 or Letter. Nothing of it is ever read as markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPen, QTextDocument

from viewer import __version__
from viewer.data.logo_file import Logo
from viewer.export.document_pages import DocumentPages
from viewer.export.handout_setting import HandoutSetting, type_of
from viewer.export.tagged_pdf import TaggedPdf
from viewer.presentation.handout import Handout
from viewer.presentation.palette import LIGHT
from viewer.scene.lettering import Picture

Paper = Literal["A4", "Letter"]

PICTURE_PX = (1200, 1200)
MARGIN_MM = 14.0
_FOOT_MM = 11.0
_DPI = 300
_FOOT_PT = 8.0
_TRIES = ((2, 1.0), (2, 0.94), (2, 0.88), (3, 1.0), (3, 0.94), (3, 0.88), (3, 0.84), (None, 1.0))
"""So many pages with type of so much of its size, until the text has room; what needs more has its full size."""
_SIZES: dict[Paper, QPageSize.PageSizeId] = {
    "A4": QPageSize.PageSizeId.A4,
    "Letter": QPageSize.PageSizeId.Letter,
}


def handout_pdf(
    page: Handout, picture: Picture | None, families: Sequence[str], paper: Paper = "A4", logo: Logo | None = None
) -> bytes:
    """Return the page as a PDF whose text can be selected, and read aloud in order.

    Needs a running Qt application.

    Parameters
    ----------
    page : Handout
        What stands on it.
    picture : array of uint8, shape (height, width, 4), or None
        The head with its side marks.
    families : sequence of str
        Font families, as `viewer.widgets.theme.load_fonts` names them.
    paper : {"A4", "Letter"}
        Its size, upright.
    logo : Logo or None
        The practice's own.

    Raises
    ------
    ExportError
        If the logo cannot be shown.
    """
    tagged = TaggedPdf(page.document, page_layout(paper), _DPI)
    print_handout(page, picture, families, tagged.device, logo, tagged)
    return tagged.content()


def page_layout(paper: Paper) -> QPageLayout:
    """Return size and margins of the paper."""
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    return QPageLayout(QPageSize(_SIZES[paper]), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def print_handout(
    page: Handout,
    picture: Picture | None,
    families: Sequence[str],
    device: QPagedPaintDevice,
    logo: Logo | None = None,
    tagged: TaggedPdf | None = None,
) -> int:
    """Set the page on a printer, or on anything else that has pages; returns how many there are.

    Raises
    ------
    ExportError
        If the logo cannot be shown.
    """
    width, height = float(device.width()), float(device.height())
    foot = _FOOT_MM * device.logicalDpiX() / 25.4
    pages = set_pages(page, picture, families, device, logo)
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    count = pages.count()
    for number in range(count):
        if number:
            device.newPage()
        pages.paint(painter, number, tagged)
        if tagged is not None:
            tagged.begin_other(painter)
        _paint_foot(painter, page, families, QRectF(0, height - foot, width, foot), f"{number + 1} / {count}")
    painter.end()
    return count


def set_pages(
    page: Handout, picture: Picture | None, families: Sequence[str], device: QPagedPaintDevice, logo: Logo | None = None
) -> DocumentPages:
    """Return what is painted above the foot of each page: in type as large as the fewest pages have room for.

    Raises
    ------
    ExportError
        If the logo cannot be shown.
    """
    dots_per_mm = device.logicalDpiX() / 25.4
    size = QSizeF(device.width(), device.height() - _FOOT_MM * dots_per_mm)
    for most, scale in _TRIES:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.documentLayout().setPaintDevice(device)
        document.setPageSize(size)
        HandoutSetting(document, families, size.width() / dots_per_mm, scale).fill(page, picture, logo)
        pages = DocumentPages(document)
        if most is None or pages.count() <= most:
            break
    return pages


def _paint_foot(painter: QPainter, page: Handout, families: Sequence[str], box: QRectF, number: str) -> None:
    painter.setFont(type_of(families, _FOOT_PT))
    line = painter.fontMetrics().height() * 1.1
    painter.setPen(QPen(QColor(LIGHT.line_strong), max(1.0, line / 40)))
    painter.drawLine(box.topLeft(), box.topRight())
    painter.setPen(QColor(LIGHT.text_2))
    top = box.top() + line * 0.5
    for sentence in page.footer:
        painter.drawText(QRectF(box.left(), top, box.width() * 0.86, line), Qt.AlignmentFlag.AlignLeft, sentence)
        top += line
    right = QRectF(box.left(), box.top() + line * 0.5, box.width(), line)
    painter.drawText(right, Qt.AlignmentFlag.AlignRight, number)
    below = QRectF(box.left(), box.top() + line * 1.5, box.width(), line)
    painter.drawText(below, Qt.AlignmentFlag.AlignRight, f"Scalp Map Viewer {__version__}")
