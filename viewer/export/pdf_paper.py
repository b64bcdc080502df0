"""The PDF paper: sets any page on A4 or Letter, as real text with its structure. Nothing of it is ever read as markup.

::

    +------------------------------------------+
    | logo  practice                           |
    | title                                    |
    | what it is about                         |
    | Seek medical help first, if there is why |
    | +---------------+  What                  |
    | |  head, L / R  |  Where                 |
    | +---------------+                        |
    | Which side, How it feels, ...            |
    | +--------------------------------------+ |
    | | Tell the practitioner first if you   | |
    | +--------------------------------------+ |
    | Where this comes from                    |
    | what it is and is not              1 / 2 |
    +------------------------------------------+

The same goes to a printer, and to the preview of what is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPen, QTextDocument

from viewer import __version__
from viewer.export.document_pages import DocumentPages
from viewer.export.handout_logo import logo_image
from viewer.export.tagged_pdf import TaggedPdf
from viewer.presentation.blocks import Page
from viewer.presentation.letterhead import Letterhead
from viewer.presentation.palette import LIGHT
from viewer.presentation.paragraphs import page_paragraphs
from viewer.scene.lettering import Picture
from viewer.widgets.document import DocumentPaper
from viewer.widgets.document_style import paper_style, paper_type

Paper = Literal["A4", "Letter"]

MARGIN_MM = 14.0
_PICTURE_MM = 78.0
_LOGO_MM = (40.0, 12.0)
_FOOT_MM = 11.0
_DPI = 300
_FOOT_PT = 8.0
_TRIES = ((2, 1.0), (2, 0.94), (2, 0.88), (3, 1.0), (3, 0.94), (3, 0.88), (3, 0.84))
"""So many pages with type of so much of its size, until the text has room; what needs more has its full size."""
_NEVER_FITS = 6
"""What has so many pages at full size has no room on three in the smallest type."""
_PER_MM = 96.0 / 25.4  # lengths in a document are 96 to the inch
_SIZES: dict[Paper, QPageSize.PageSizeId] = {
    "A4": QPageSize.PageSizeId.A4,
    "Letter": QPageSize.PageSizeId.Letter,
}


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A page with what only paper has.

    Attributes
    ----------
    page : Page
        What stands on it.
    families : sequence of str
        Font families, as `viewer.widgets.theme.load_fonts` names them.
    title : str
        What the file and the print job are called; empty for the title of the page.
    letterhead : Letterhead
        The practice's name and logo.
    picture : array of uint8, shape (height, width, 4), or None
        What the figure of the page shows, if it has one.
    """

    page: Page
    families: Sequence[str]
    title: str = ""
    letterhead: Letterhead = field(default_factory=Letterhead)
    picture: Picture | None = None

    @property
    def document(self) -> str:
        """What the file and the print job are called."""
        return self.title or self.page.head.title


def page_pdf(sheet: Sheet, paper: Paper = "A4") -> bytes:
    """Return a page as a PDF whose text can be selected, and read aloud in order.

    Needs a running Qt application.

    Raises
    ------
    ExportError
        If the logo cannot be shown.
    """
    tagged = TaggedPdf(sheet.document, page_layout(paper), _DPI)
    print_page(sheet, tagged.device, tagged)
    return tagged.content()


def page_layout(paper: Paper) -> QPageLayout:
    """Return size and margins of the paper."""
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    return QPageLayout(QPageSize(_SIZES[paper]), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def print_page(sheet: Sheet, device: QPagedPaintDevice, tagged: TaggedPdf | None = None) -> int:
    """Set a page on a printer, or on anything else that has pages; returns how many there are.

    Raises
    ------
    ExportError
        If the logo cannot be shown.
    """
    width, height = float(device.width()), float(device.height())
    foot = _FOOT_MM * device.logicalDpiX() / 25.4
    pages = _fitted(sheet, device)
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    count = pages.count()
    for number in range(count):
        if number:
            device.newPage()
        pages.paint(painter, number, tagged)
        if tagged is not None:
            tagged.begin_other(painter)
        _paint_foot(painter, sheet, QRectF(0, height - foot, width, foot), f"{number + 1} / {count}")
    painter.end()
    return count


def set_pages(sheet: Sheet, document: QTextDocument, width_mm: float, scale: float = 1.0) -> DocumentPages:
    """Put a page into an empty document that has its size.

    Parameters
    ----------
    width_mm : float
        Of a page between its margins.
    scale : float
        Of all type, and of the lengths between.
    """
    paper = DocumentPaper(document, paper_style(sheet.families, scale), width_mm * _PER_MM)
    head = sheet.letterhead
    logo = logo_image(head.logo) if head.logo is not None else None
    paper.set_letterhead(head.practice, logo, (_LOGO_MM[0] * _PER_MM, _LOGO_MM[1] * _PER_MM))
    shown = {}
    if sheet.picture is not None:
        height, width = sheet.picture.shape[:2]
        image = QImage(sheet.picture.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888)
        shown = dict.fromkeys(sheet.page.figures, (image, _PICTURE_MM * _PER_MM))
    paper.set(page_paragraphs(sheet.page), shown)
    return DocumentPages(document)


def _fitted(sheet: Sheet, device: QPagedPaintDevice) -> DocumentPages:
    """Return what is painted above the foot of each page: in type as large as the fewest pages have room for."""
    full = _set_on(sheet, device, 1.0)
    if full.count() >= _NEVER_FITS:
        return full
    for most, scale in _TRIES:
        pages = full if scale == 1.0 else _set_on(sheet, device, scale)
        if pages.count() <= most:
            return pages
    return full


def _set_on(sheet: Sheet, device: QPagedPaintDevice, scale: float) -> DocumentPages:
    dots_per_mm = device.logicalDpiX() / 25.4
    size = QSizeF(device.width(), device.height() - _FOOT_MM * dots_per_mm)
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    document.setPageSize(size)
    return set_pages(sheet, document, size.width() / dots_per_mm, scale)


def _paint_foot(painter: QPainter, sheet: Sheet, box: QRectF, number: str) -> None:
    painter.setFont(paper_type(sheet.families, _FOOT_PT))
    line = painter.fontMetrics().height() * 1.1
    painter.setPen(QPen(QColor(LIGHT.line_strong), max(1.0, line / 40)))
    painter.drawLine(box.topLeft(), box.topRight())
    painter.setPen(QColor(LIGHT.text_2))
    top = box.top() + line * 0.5
    for sentence in sheet.page.closing:
        painter.drawText(QRectF(box.left(), top, box.width() * 0.86, line), Qt.AlignmentFlag.AlignLeft, sentence)
        top += line
    right = QRectF(box.left(), box.top() + line * 0.5, box.width(), line)
    painter.drawText(right, Qt.AlignmentFlag.AlignRight, number)
    below = QRectF(box.left(), box.top() + line * 1.5, box.width(), line)
    painter.drawText(below, Qt.AlignmentFlag.AlignRight, f"Scalp Map Viewer {__version__}")
