"""Sets the page to take home: real text, plain, on A4 or Letter. Nothing of it is ever read as markup.

::

    +------------------------------------------+
    | logo  practice                           |
    | title                                    |
    | subtitle                                 |
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
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from typing import Literal

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QBrush,
    QColor,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QPen,
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

from viewer import __version__
from viewer.data.logo_file import Logo
from viewer.export.handout_logo import logo_image
from viewer.export.pdf_language import with_language
from viewer.presentation.handout import Handout, HandoutSection
from viewer.presentation.palette import LIGHT
from viewer.scene.lettering import Picture

Paper = Literal["A4", "Letter"]

PICTURE_PX = (1200, 1200)
MARGIN_MM = 14.0
_FOOT_MM = 11.0
_DPI = 300
_PICTURE_MM = 78.0
_LOGO_MM = (40.0, 12.0)
_TITLE_PT, _SUBTITLE_PT, _HEADING_PT, _TEXT_PT, _DOUBT_PT, _SOURCE_PT, _FOOT_PT = 22.0, 11.5, 11.0, 10.5, 9.5, 7.5, 8.0
_MARK_PT, _LEAST_PT = 9.5, 6.0
_LINE_PERCENT = 118
_KEPT_TOGETHER = 4  # so many numbers stand on one line
_HEADING = 2
_EDGE_MM = 1.2  # less than the height of any line of text
_SCALES = (1.0, 0.94, 0.88, 0.82, 0.76)
"""Of the type: smaller ones are tried for two pages, then all again for three; it stays readable."""
_PAGES = (2, 3)
_PER_INCH = 96.0  # Qt scales lengths in a document by this to the device
_PER_MM = _PER_INCH / 25.4
_SIZES: dict[Paper, QPageSize.PageSizeId] = {
    "A4": QPageSize.PageSizeId.A4,
    "Letter": QPageSize.PageSizeId.Letter,
}


def handout_pdf(
    page: Handout, picture: Picture | None, families: Sequence[str], paper: Paper = "A4", logo: Logo | None = None
) -> bytes:
    """Return the page as a PDF with text that can be selected, a title and a language.

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
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(held)
    writer.setTitle(page.document)
    writer.setCreator(f"Scalp Map Viewer {__version__}")
    writer.setResolution(_DPI)
    writer.setPageLayout(page_layout(paper))
    print_handout(page, picture, families, writer, logo)
    held.close()
    return with_language(bytes(held.data().data()), "en")


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
) -> int:
    """Set the page on a printer, or on anything else that has pages; returns how many there are.

    Raises
    ------
    ExportError
        If the logo cannot be shown.
    """
    dots_per_mm = device.logicalDpiX() / 25.4
    width, height = float(device.width()), float(device.height())
    foot = _FOOT_MM * dots_per_mm
    for most, scale in product(_PAGES, _SCALES):
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.documentLayout().setPaintDevice(device)
        document.setPageSize(QSizeF(width, height - foot))
        _Setting(document, families, width / dots_per_mm, scale).fill(page, picture, logo)
        _keep_headings(document)
        if document.pageCount() <= most:
            break
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    count = document.pageCount()
    for number in range(count):
        if number:
            device.newPage()
        painter.save()
        top = number * (height - foot)
        painter.translate(0, -top)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.text))
        # Qt draws lines that only touch the clip, and a PDF keeps what cannot be seen: the next page's first line.
        edge = _EDGE_MM * dots_per_mm
        context.clip = QRectF(0, top + edge, width, height - foot - 2 * edge)
        painter.setClipRect(QRectF(0, top, width, height - foot))
        document.documentLayout().draw(painter, context)
        painter.restore()
        _paint_foot(painter, page, families, QRectF(0, height - foot, width, foot), f"{number + 1} / {count}")
    painter.end()
    return count


def _keep_headings(document: QTextDocument) -> None:
    """Let no heading stand alone at the foot of a page: it goes over to the next with what follows."""
    layout, height = document.documentLayout(), document.pageSize().height()
    block = document.begin()
    while block.isValid():
        following = block.next()
        if block.blockFormat().headingLevel() == _HEADING and following.isValid():
            own, next_one = layout.blockBoundingRect(block), layout.blockBoundingRect(following)
            line = next_one.top() + following.layout().lineAt(0).y() if following.layout().lineCount() else own.top()
            if int(own.top() // height) != int(line // height):
                form = block.blockFormat()
                form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(block).setBlockFormat(form)
        block = following


def _paint_foot(painter: QPainter, page: Handout, families: Sequence[str], box: QRectF, number: str) -> None:
    painter.setFont(_font(families, _FOOT_PT))
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


def _font(families: Sequence[str], size_pt: float, *, is_bold: bool = False) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPointSizeF(size_pt)
    font.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
    return font


class _Setting:
    """Puts everything into a document, as plain text and two pictures."""

    def __init__(self, document: QTextDocument, families: Sequence[str], width_mm: float, scale: float) -> None:
        self._document = document
        self._cursor = QTextCursor(document)
        self._families = families
        self._width = width_mm * _PER_MM
        self._scale = scale
        self._is_fresh = True

    def fill(self, page: Handout, picture: Picture | None, logo: Logo | None) -> None:
        self._practice(page, logo)
        self._words(page.title, _TITLE_PT, gap_pt=0, is_bold=True, level=1)
        if page.subtitle:
            self._words(page.subtitle, _SUBTITLE_PT, gap_pt=1, ink=LIGHT.text_2)
        self._help_first(page)
        self._beside(page, picture)
        self._cautions(page)
        for section in page.sections:
            self._section(section)
        self._words("Where this comes from", _HEADING_PT, gap_pt=12, is_bold=True, level=_HEADING, ink=LIGHT.accent)
        self._words("", _SOURCE_PT, gap_pt=2)
        size_pt = max(_SOURCE_PT * self._scale, _LEAST_PT)
        for number, citation in page.sources:
            self._letters(f"{number}\u00a0", size_pt, LIGHT.accent, is_bold=True)
            self._letters(f"{citation}  ", size_pt, LIGHT.text_2)

    def _practice(self, page: Handout, logo: Logo | None) -> None:
        if logo is not None:
            self._block(0)
            image = logo_image(logo)
            scale = min(_LOGO_MM[0] / image.width(), _LOGO_MM[1] / image.height())
            self._image("logo", image, image.width() * scale, image.height() * scale)
        if page.practice and logo is not None:
            self._letters(f"\u00a0\u00a0{page.practice}", _SUBTITLE_PT * self._scale, LIGHT.text, is_bold=True)
        elif page.practice:
            self._words(page.practice, _SUBTITLE_PT, gap_pt=0, is_bold=True)
        if logo is not None or page.practice:
            self._words("", 3.0, gap_pt=0)

    def _beside(self, page: Handout, picture: Picture | None) -> None:
        if picture is None:
            for section in page.beside:
                self._section(section)
            return
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(0)
        form.setCellSpacing(0)
        form.setTopMargin(self._points(8))
        form.setBottomMargin(self._points(6))
        left = (_PICTURE_MM + 6.0) * _PER_MM
        form.setColumnWidthConstraints(
            [
                QTextLength(QTextLength.Type.FixedLength, left),
                QTextLength(QTextLength.Type.FixedLength, self._width - left),
            ]
        )
        form.setWidth(QTextLength(QTextLength.Type.FixedLength, self._width))
        table = self._cursor.insertTable(1, 2, form)
        after = QTextCursor(self._cursor)
        self._cursor = table.cellAt(0, 0).firstCursorPosition()
        height, width = picture.shape[:2]
        image = QImage(picture.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888)
        self._image("head", image, _PICTURE_MM, _PICTURE_MM * height / width)
        self._cursor = table.cellAt(0, 1).firstCursorPosition()
        self._is_fresh = True
        for section in page.beside:
            self._section(section)
        after.movePosition(QTextCursor.MoveOperation.End)
        self._cursor = after
        self._is_fresh = True

    def _section(self, section: HandoutSection) -> None:
        self._words(section.title, _HEADING_PT, gap_pt=9, is_bold=True, level=_HEADING, ink=LIGHT.accent)
        for line in section.lines:
            if line.lead:
                self._words(line.lead, _TEXT_PT, gap_pt=4, is_bold=True)
                self._letters(f" {line.text}", _TEXT_PT * self._scale, LIGHT.text)
            else:
                self._words(line.text, _TEXT_PT, gap_pt=2)
            if line.numbers:
                between = ",\u00a0" if len(line.numbers) <= _KEPT_TOGETHER else ", "
                self._raised(between.join(map(str, line.numbers)))
            if line.doubt:
                self._words(line.doubt, _DOUBT_PT, gap_pt=0, ink=LIGHT.text_2)

    def _help_first(self, page: Handout) -> None:
        if page.help_first:
            with self._box(LIGHT.danger_fill):
                ink = LIGHT.danger_ink
                self._words(page.help_lead, _HEADING_PT, gap_pt=0, is_bold=True, level=_HEADING, ink=ink)
                for sentence in page.help_first:
                    self._words(sentence, _TEXT_PT, gap_pt=1, ink=ink)

    def _cautions(self, page: Handout) -> None:
        if not (page.tell or page.warnings):
            return
        ink = LIGHT.danger_ink if page.is_danger else LIGHT.caution_ink
        with self._box(LIGHT.danger_fill if page.is_danger else LIGHT.caution_fill):
            if page.tell:
                self._words(page.tell_lead, _HEADING_PT, gap_pt=0, is_bold=True, level=_HEADING, ink=ink)
            for line in page.tell:
                self._words(f"\u2022\u00a0{line}", _TEXT_PT, gap_pt=1, ink=ink)
            for warning in page.warnings:
                self._words(warning, _TEXT_PT, gap_pt=3, ink=ink)

    @contextmanager
    def _box(self, fill: str) -> Iterator[None]:
        """Let what is set meanwhile stand on a ground of its own."""
        form = QTextFrameFormat()
        form.setBackground(QBrush(QColor(fill)))
        form.setPadding(self._points(8))
        form.setTopMargin(self._points(6))
        form.setBottomMargin(self._points(6))
        form.setBorder(0)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        frame = self._cursor.insertFrame(form)
        self._is_fresh = True
        yield
        self._cursor = frame.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._is_fresh = True

    def _words(
        self, text: str, size_pt: float, *, gap_pt: float, is_bold: bool = False, level: int = 0, ink: str = LIGHT.text
    ) -> None:
        self._block(gap_pt, level, is_kept=level > 0)
        self._letters(text, size_pt * self._scale, ink, is_bold=is_bold)

    def _letters(self, text: str, size_pt: float, ink: str, *, is_bold: bool = False) -> None:
        letters = QTextCharFormat()
        letters.setFont(_font(self._families, size_pt, is_bold=is_bold))
        letters.setForeground(QColor(ink))
        self._cursor.insertText(text, letters)

    def _raised(self, text: str) -> None:
        letters = QTextCharFormat()
        letters.setFont(_font(self._families, _MARK_PT * self._scale))
        letters.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        letters.setForeground(QColor(LIGHT.accent))
        self._cursor.insertText(f"\u00a0{text}", letters)

    def _block(self, gap_pt: float, level: int = 0, *, is_kept: bool = False) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(self._points(gap_pt))
        form.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setHeadingLevel(level)
        if is_kept:  # a heading does not stand alone at the foot of a page
            form.setNonBreakableLines(True)
        if self._is_fresh:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self._is_fresh = False

    def _image(self, name: str, image: QImage, width_mm: float, height_mm: float) -> None:
        self._document.addResource(QTextDocument.ResourceType.ImageResource.value, name, image)
        form = QTextImageFormat()
        form.setName(name)
        form.setWidth(width_mm * _PER_MM)
        form.setHeight(height_mm * _PER_MM)
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        self._cursor.insertImage(form)

    def _points(self, size_pt: float) -> float:
        return size_pt * _PER_INCH / 72 * self._scale
