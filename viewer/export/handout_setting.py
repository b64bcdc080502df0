"""Sets a hand-out as a document: plain words and two pictures, from the top down.

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

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
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

from viewer.data.logo_file import Logo
from viewer.export.document_pages import KEPT_WITH_NEXT
from viewer.export.handout_logo import logo_image
from viewer.presentation.handout import Handout, HandoutSection
from viewer.presentation.palette import LIGHT
from viewer.scene.lettering import Picture

_PICTURE_MM = 78.0
_LOGO_MM = (40.0, 12.0)
_TITLE_PT, _SUBTITLE_PT, _HEADING_PT, _TEXT_PT, _DOUBT_PT, _SOURCE_PT = 22.0, 11.5, 11.0, 10.5, 9.5, 7.5
_MARK_PT, _LEAST_PT = 9.5, 6.0
_LINE_PERCENT = 118
_KEPT_TOGETHER = 4  # so many numbers stand on one line
_HEADING = 2
_PER_INCH = 96.0  # Qt scales lengths in a document by this to the device
_PER_MM = _PER_INCH / 25.4


def type_of(families: Sequence[str], size_pt: float, *, is_bold: bool = False) -> QFont:
    """Return the type of a size, in points."""
    font = QFont()
    font.setFamilies(list(families))
    font.setPointSizeF(size_pt)
    font.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
    return font


class HandoutSetting:
    """Puts everything into a document, as plain text and two pictures.

    Parameters
    ----------
    document : QTextDocument
        An empty one.
    families : sequence of str
        Font families.
    width_mm : float
        Of a page between its margins.
    scale : float
        Of all type; lengths between words shrink with it.
    """

    def __init__(self, document: QTextDocument, families: Sequence[str], width_mm: float, scale: float) -> None:
        self._document = document
        self._cursor = QTextCursor(document)
        self._families = families
        self._width = width_mm * _PER_MM
        self._scale = scale
        self._is_fresh = True

    def fill(self, page: Handout, picture: Picture | None, logo: Logo | None) -> None:
        """Set all of it, the picture beside the first sections."""
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
        if page.sources_note:
            self._words(page.sources_note, _DOUBT_PT, gap_pt=4)

    def _practice(self, page: Handout, logo: Logo | None) -> None:
        if logo is not None:
            self._block(0)
            image = logo_image(logo)
            scale = min(_LOGO_MM[0] / image.width(), _LOGO_MM[1] / image.height())
            self._image("logo", "Logo of the practice.", image, image.width() * scale, image.height() * scale)
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
        said = f"The head, with the place marked. {page.subtitle}"
        self._image("head", said, image, _PICTURE_MM, _PICTURE_MM * height / width)
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
            has_doubt = bool(line.doubt)  # which does not stand on another page
            if line.lead:
                self._words(line.lead, _TEXT_PT, gap_pt=4, is_bold=True, is_kept=has_doubt)
                self._letters(f" {line.text}", _TEXT_PT * self._scale, LIGHT.text)
            else:
                self._words(line.text, _TEXT_PT, gap_pt=2, is_kept=has_doubt)
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
        self,
        text: str,
        size_pt: float,
        *,
        gap_pt: float,
        is_bold: bool = False,
        level: int = 0,
        ink: str = LIGHT.text,
        is_kept: bool = False,
    ) -> None:
        self._block(gap_pt, level, is_kept=is_kept)
        self._letters(text, size_pt * self._scale, ink, is_bold=is_bold)

    def _letters(self, text: str, size_pt: float, ink: str, *, is_bold: bool = False) -> None:
        letters = QTextCharFormat()
        letters.setFont(type_of(self._families, size_pt, is_bold=is_bold))
        letters.setForeground(QColor(ink))
        self._cursor.insertText(text, letters)

    def _raised(self, text: str) -> None:
        letters = QTextCharFormat()
        letters.setFont(type_of(self._families, _MARK_PT * self._scale))
        letters.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        letters.setForeground(QColor(LIGHT.accent))
        self._cursor.insertText(f"\u00a0{text}", letters)

    def _block(self, gap_pt: float, level: int = 0, *, is_kept: bool = False) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(self._points(gap_pt))
        form.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setHeadingLevel(level)
        form.setProperty(KEPT_WITH_NEXT, is_kept)
        if self._is_fresh:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self._is_fresh = False

    def _image(self, name: str, said: str, image: QImage, width_mm: float, height_mm: float) -> None:
        self._document.addResource(QTextDocument.ResourceType.ImageResource.value, name, image)
        form = QTextImageFormat()
        form.setName(name)
        form.setProperty(QTextFormat.Property.ImageAltText.value, said)
        form.setWidth(width_mm * _PER_MM)
        form.setHeight(height_mm * _PER_MM)
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        self._cursor.insertImage(form)

    def _points(self, size_pt: float) -> float:
        return size_pt * _PER_INCH / 72 * self._scale
