"""Sets the atlas sheet on paper, as PDF, SVG or PNG. Text stays text; lengths are in hundredths of a millimetre.

::

    +----------------------------------------------------+
    | title                                              |
    | +---------+ +---------+ +---------+  legend        |
    | | left    | | front   | | right   |  swatch name   |
    | +---------+ +---------+ +---------+    汉字  code   |
    | +---------+ +---------+  how it is   ...           |
    | | back    | | top     |  read                      |
    | +---------+ +---------+                            |
    | sources, what it is not, licence                   |
    +----------------------------------------------------+
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
    QPen,
)
from PySide6.QtSvg import QSvgGenerator

from viewer.errors import ExportError
from viewer.export.png import png
from viewer.export.sheet import LegendRow, Sheet, SheetView
from viewer.export.sheet_codes import code_spots
from viewer.presentation.palette import LIGHT
from viewer.scene.lettering import Picture
from viewer.scene.side_marks import SideMark

Paper = Literal["A4", "Letter"]
Form = Literal["pdf", "svg", "png"]

_MM = 100.0
_PER_INCH = 2540
_POINT = 2540 / 72
_PAPERS_MM: dict[Paper, tuple[float, float]] = {"A4": (297.0, 210.0), "Letter": (279.4, 215.9)}
_MARGIN, _GAP = 9.0 * _MM, 3.0 * _MM
_HEAD, _CAPTION = 13.0 * _MM, 4.2 * _MM
_COLUMN, _COLUMN_OF_SEVERAL = 67.0 * _MM, 60.0 * _MM
_LINE = 0.2 * _MM
_MARK_HEIGHT = 0.8  # of the view: beside chin and neck, where there is room
_ROW_MOST, _ROW_LEAST = 5.6 * _MM, 3.3 * _MM
_TITLE_PT, _SUBTITLE_PT, _CAPTION_PT, _TEXT_PT, _FOOT_PT, _CODE_PT, _MARK_PT = 17.0, 9.0, 8.0, 7.5, 5.6, 5.4, 9.0
_SWATCH = (5.2 * _MM, 2.2 * _MM)
_SMALLEST_SHARE = 0.8
_BESIDE_MM_ON_HEAD = 4.5  # from the middle of a strip to just beyond its edge


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font that can be carried along: 400 is the weight of plain text, 600 of bold."""

    family: str
    weight: int
    path: Path


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where everything stands."""

    width: float
    height: float
    views: tuple[QRectF, ...]
    notes: QRectF
    legend: tuple[QRectF, ...]
    row: float
    foot: QRectF


def view_size_px(paper: Paper, rows: int, dpi: int) -> tuple[int, int]:
    """Return the width and height in pixels of the views of a sheet with so many rows in its legend."""
    view = _plan(paper, rows, 0.0).views[0]
    return round(view.width() / _PER_INCH * dpi), round(view.height() / _PER_INCH * dpi)


def sheet_file(
    sheet: Sheet, families: Sequence[str], paper: Paper, form: Form, dpi: int, fonts: Sequence[FontFile] = ()
) -> bytes:
    """Return the sheet as the bytes of a file.

    Needs a running Qt application.

    Parameters
    ----------
    sheet : Sheet
        What it shows.
    families : sequence of str
        Font families, as `viewer.widgets.theme.load_fonts` names them; one of them carries Chinese characters.
    paper : {"A4", "Letter"}
        Its size; the long side lies across.
    form : {"pdf", "svg", "png"}
        What kind of file.
    dpi : int
        Of a PNG; the others have no pixels but those of the views.
    fonts : sequence of FontFile
        Fonts that an SVG carries along: where it is opened they are seldom installed.

    Raises
    ------
    ExportError
        If it cannot be painted.
    """
    width_mm, height_mm = _PAPERS_MM[paper]
    width, height = width_mm * _MM, height_mm * _MM
    if form == "png":
        image = QImage(round(width / _PER_INCH * dpi), round(height / _PER_INCH * dpi), QImage.Format.Format_RGBA8888)
        image.fill(Qt.GlobalColor.white)
        _paint(image, sheet, families, paper, image.width() / width)
        return png(_picture(image), dpi)
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    if form == "svg":
        drawing = QSvgGenerator()
        drawing.setOutputDevice(held)
        drawing.setTitle(sheet.title)
        drawing.setDescription(f"{sheet.subtitle}. {' '.join(sheet.footer)}")
        drawing.setResolution(_PER_INCH)
        drawing.setSize(QSize(round(width), round(height)))
        drawing.setViewBox(QRectF(0, 0, width, height))
        _paint(drawing, sheet, families, paper, 1.0)
    else:
        writer = QPdfWriter(held)
        writer.setTitle(sheet.title)
        writer.setCreator("Scalp Map Viewer")
        writer.setResolution(_PER_INCH)
        size = QPageSize(QSizeF(width_mm, height_mm), QPageSize.Unit.Millimeter, paper)
        none = QMarginsF(0, 0, 0, 0)
        writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, none, QPageLayout.Unit.Millimeter))
        writer.setDocumentXmpMetadata(QByteArray(_metadata(sheet).encode()))
        _paint(writer, sheet, families, paper, 1.0)
    held.close()
    content = bytes(held.data().data())
    return _with_fonts(content, fonts) if form == "svg" else content


def _with_fonts(drawing: bytes, fonts: Sequence[FontFile]) -> bytes:
    """Return a drawing with its fonts in it."""
    faces = "".join(
        f"@font-face{{font-family:'{font.family}';font-weight:{font.weight};"
        f"src:url(data:font/{font.path.suffix[1:]};base64,{b64encode(font.path.read_bytes()).decode()})}}\n"
        for font in fonts
    )
    return drawing.replace(b"<defs>", f"<defs>\n<style>\n{faces}</style>".encode(), 1)


def _metadata(sheet: Sheet) -> str:
    """Return title, language and licence as XMP (ISO 16684-1), for programs that read pages aloud or list them."""
    fields = f"""\
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(sheet.title)}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(sheet.subtitle)}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{escape(" ".join(sheet.footer))}</rdf:li></rdf:Alt></dc:rights>"""
    return f"""\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
{fields}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>
"""


def _plan(paper: Paper, rows: int, foot: float) -> _Plan:
    width, height = (side * _MM for side in _PAPERS_MM[paper])
    foot = foot or 14.0 * _MM
    top, bottom = _MARGIN + _HEAD, height - _MARGIN - foot - _GAP
    columns = max(1, ceil(rows * _ROW_LEAST / (bottom - top)))
    column_width = _COLUMN if columns == 1 else _COLUMN_OF_SEVERAL
    legend_left = width - _MARGIN - columns * column_width - (columns - 1) * _GAP
    legend = tuple(
        QRectF(legend_left + index * (column_width + _GAP), top, column_width, bottom - top) for index in range(columns)
    )
    per_column = ceil(rows / columns)
    across = (legend_left - 2 * _GAP - _MARGIN - 2 * _GAP) / 3
    down = (bottom - top - _GAP) / 2
    cells = [
        QRectF(_MARGIN + column * (across + _GAP), top + row * (down + _GAP), across, down)
        for row in range(2)
        for column in range(3)
    ]
    views = tuple(cell.adjusted(0, 0, 0, -_CAPTION) for cell in cells[:5])
    row = min(_ROW_MOST, (bottom - top) / max(per_column, 1))
    return _Plan(width, height, views, cells[5], legend, row, QRectF(_MARGIN, bottom + _GAP, width - 2 * _MARGIN, foot))


def _paint(device: QPaintDevice, sheet: Sheet, families: Sequence[str], paper: Paper, scale: float) -> None:
    painter = QPainter()
    if not painter.begin(device):
        raise ExportError("the sheet could not be painted")
    painter.scale(scale, scale)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    _Page(painter, sheet, families, paper).paint()
    painter.end()


def _picture(image: QImage) -> Picture:
    import numpy as np

    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4).copy()


class _Page:
    def __init__(self, painter: QPainter, sheet: Sheet, families: Sequence[str], paper: Paper) -> None:
        self._painter = painter
        self._sheet = sheet
        self._families = list(families)
        self._plan = _plan(paper, len(sheet.legend), 0.0)

    def paint(self) -> None:
        sheet, plan = self._sheet, self._plan
        head = QRectF(_MARGIN, _MARGIN - 1.5 * _MM, plan.width - 2 * _MARGIN, _HEAD)
        title = self._font(_TITLE_PT, is_bold=True)
        self._text(head, sheet.title, title, LIGHT.text)
        wide = QFontMetricsF(title).horizontalAdvance(sheet.title)
        beside = head.adjusted(wide + 4 * _MM, 2.6 * _MM, 0, 0)
        self._text(beside, sheet.subtitle, self._font(_SUBTITLE_PT), LIGHT.text_2)
        for view, place in zip(sheet.views, plan.views, strict=True):
            self._view(view, place)
        self._notes(plan.notes)
        self._legend()
        self._foot()

    def _view(self, view: SheetView, place: QRectF) -> None:
        painter = self._painter
        height, width = view.picture.shape[:2]
        image = QImage(view.picture.tobytes(), width, height, width * 4, QImage.Format.Format_RGBA8888)
        painter.drawImage(place, image.convertToFormat(QImage.Format.Format_RGB888))
        painter.setPen(QPen(QColor(LIGHT.line), 0.15 * _MM))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, 1.2 * _MM, 1.2 * _MM)
        for mark in view.marks:
            self._mark(mark, place)
        self._codes(view, place)
        caption = QRectF(place.left(), place.bottom() + 0.5 * _MM, place.width(), _CAPTION)
        self._text(caption, view.title, self._font(_CAPTION_PT, is_bold=True), LIGHT.text)

    def _mark(self, mark: SideMark, place: QRectF) -> None:
        """A letter and its word at an edge of the view."""
        box, centred = _mark_box(mark, place), Qt.AlignmentFlag.AlignHCenter
        self._text(box, mark.letter, self._font(_MARK_PT, is_bold=True), LIGHT.text_2, centred)
        self._text(box.adjusted(0, 3.6 * _MM, 0, 0), mark.word, self._font(_FOOT_PT), LIGHT.text_2, centred)

    def _codes(self, view: SheetView, place: QRectF) -> None:
        sheet, painter = self._sheet, self._painter
        font = self._font(_CODE_PT, is_bold=True)
        metrics = QFontMetricsF(font)
        tall = metrics.capHeight() + 1.3 * _MM
        sizes = {zone: (metrics.horizontalAdvance(code) + 1.3 * _MM, tall) for zone, code in sheet.codes.items()}
        per_mm = place.height() / view.pose.height_mm()
        marks = [_mark_box(mark, place).translated(-place.topLeft()) for mark in view.marks]
        free = [(box.center().x(), box.center().y(), box.width(), box.height()) for box in marks]
        spots = code_spots(
            sheet.atlas.zones,
            sizes,
            view.pose,
            sheet.cover,
            (place.width(), place.height()),
            _BESIDE_MM_ON_HEAD * per_mm,
            free,
        )
        inks = {row.code: row.swatch.edge for row in sheet.legend if row.swatch is not None}
        painter.setBrush(QColor(255, 255, 255, 235))
        for spot in spots:
            if spot.lead is not None:
                painter.setPen(QPen(QColor(inks[sheet.codes[spot.zone]]), _LINE))
                painter.drawLine(place.topLeft() + QPointF(*spot.lead), place.topLeft() + QPointF(spot.x, spot.y))
        for spot in spots:
            code, (wide, high) = sheet.codes[spot.zone], sizes[spot.zone]
            box = QRectF(place.left() + spot.x - wide / 2, place.top() + spot.y - high / 2, wide, high)
            painter.setPen(QPen(QColor(inks[code]), _LINE))
            painter.drawRoundedRect(box, 0.6 * _MM, 0.6 * _MM)
            self._text(box, code, font, inks[code], Qt.AlignmentFlag.AlignCenter)

    def _notes(self, place: QRectF) -> None:
        box = place.adjusted(2 * _MM, 2 * _MM, -2 * _MM, 0)
        font = self._font(_TEXT_PT)
        self._text(box, "How it is read", self._font(_CAPTION_PT, is_bold=True), LIGHT.text)
        box.adjust(0, 5 * _MM, 0, 0)
        for note in self._sheet.notes:
            used = self._text(box, note, font, LIGHT.text_2)
            box.adjust(0, used + 1.6 * _MM, 0, 0)

    def _legend(self) -> None:
        plan, rows = self._plan, self._sheet.legend
        per_column = ceil(len(rows) / len(plan.legend))
        for index, column in enumerate(plan.legend):
            for number, row in enumerate(rows[index * per_column : (index + 1) * per_column]):
                self._row(row, QRectF(column.left(), column.top() + number * plan.row, column.width(), plan.row))

    def _row(self, row: LegendRow, box: QRectF) -> None:
        size = min(_TEXT_PT, _type_size(self._plan.row))
        middle = Qt.AlignmentFlag.AlignVCenter
        if row.swatch is None:
            font = self._font(size + (0.6 if row.is_system else 0.0), is_bold=True)
            self._text(box, row.name, font, LIGHT.accent if row.is_system else LIGHT.text, middle)
            return
        self._swatch(row, QRectF(box.left(), box.center().y() - _SWATCH[1] / 2, *_SWATCH))
        words = box.adjusted(_SWATCH[0] + 1.6 * _MM, 0, 0, 0)
        font, bold = self._font(size), self._font(size, is_bold=True)
        code = QFontMetricsF(bold).horizontalAdvance("MS10") + 1.3 * _MM
        self._text(QRectF(words.left(), box.top(), code, box.height()), row.code, bold, LIGHT.text, middle)
        words.adjust(code, 0, 0, 0)
        han = QFontMetricsF(font).horizontalAdvance(row.han) + 1.0 * _MM
        self._text(words, row.han, font, LIGHT.text_2, middle | Qt.AlignmentFlag.AlignRight)
        self._fitted(words.adjusted(0, 0, -han, 0), row.name, size)

    def _fitted(self, box: QRectF, words: str, size: float) -> None:
        """Write a name in its place: smaller if it is long, in two lines if it is longer still."""
        wide = QFontMetricsF(self._font(size)).horizontalAdvance(words) * 1.01
        share = min(1.0, box.width() / max(wide, 1.0))
        if share < _SMALLEST_SHARE:
            share = _SMALLEST_SHARE
            box = box.adjusted(0, -_MM, 0, _MM)
        self._text(box, words, self._font(size * share), LIGHT.text, Qt.AlignmentFlag.AlignVCenter)

    def _swatch(self, row: LegendRow, box: QRectF) -> None:
        painter, swatch = self._painter, row.swatch
        if swatch is None:
            return
        pen = QPen(QColor(swatch.edge), 0.3 * _MM)
        if row.line_kind == "dashed":
            pen.setDashPattern([2.4, 1.4])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(QColor(swatch.fill))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        if row.line_kind == "line":
            painter.setPen(QPen(QColor("#FFFFFF"), 0.45 * _MM))
            y = box.center().y()
            painter.drawLine(QPointF(box.left() + 0.9 * _MM, y), QPointF(box.right() - 0.9 * _MM, y))

    def _foot(self) -> None:
        foot, sheet = QRectF(self._plan.foot), self._sheet
        self._painter.setPen(QPen(QColor(LIGHT.line), 0.15 * _MM))
        self._painter.drawLine(foot.topLeft(), foot.topRight())
        foot.adjust(0, 1.2 * _MM, 0, 0)
        size = _FOOT_PT
        sources = f"Where the zones lie, after: {sheet.sources}."
        room = foot.height() - 3.2 * _MM
        while self._height(foot, sources, size) > room and size > 3.5:
            size -= 0.1
        self._text(foot, sources, self._font(size), LIGHT.text_2)
        last = QRectF(foot.left(), foot.bottom() - 2.8 * _MM, foot.width(), 2.8 * _MM)
        bold = self._font(_FOOT_PT, is_bold=True)
        self._text(last, sheet.footer[0], bold, LIGHT.text)
        self._text(last, sheet.footer[1], self._font(_FOOT_PT), LIGHT.text_2, Qt.AlignmentFlag.AlignRight)

    def _height(self, box: QRectF, words: str, size: float) -> float:
        flags = Qt.TextFlag.TextWordWrap.value
        return QFontMetricsF(self._font(size)).boundingRect(box, flags, words).height()

    def _font(self, size_pt: float, *, is_bold: bool = False) -> QFont:
        font = QFont()
        font.setFamilies(self._families)
        font.setPixelSize(max(1, round(size_pt * _POINT)))
        font.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _text(
        self,
        box: QRectF,
        words: str,
        font: QFont,
        colour: str,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> float:
        """Write plain words into a box; returns the height they take."""
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        flags = alignment.value | Qt.TextFlag.TextWordWrap.value
        used = self._painter.boundingRect(box, flags, words)
        self._painter.drawText(box, flags, words)
        return used.height()


def _mark_box(mark: SideMark, place: QRectF) -> QRectF:
    wide, tall = 8.0 * _MM, 6.4 * _MM
    left = {"left": place.left(), "right": place.right() - wide}.get(mark.edge, place.center().x() - wide / 2)
    top = {"top": place.top() + 0.6 * _MM, "bottom": place.bottom() - tall}.get(
        mark.edge, place.top() + place.height() * _MARK_HEIGHT
    )
    return QRectF(left, top, wide, tall)


def _type_size(row: float) -> float:
    """Return the size of type, in points, that a row of the legend has room for."""
    return row / _POINT / 1.42
