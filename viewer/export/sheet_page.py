"""Paints the atlas sheet. Lengths are in hundredths of a millimetre; text stays text."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from viewer.export.pdf_structure import OTHER, Role
from viewer.export.sheet import LegendRow, Sheet, SheetView
from viewer.export.sheet_codes import code_spots
from viewer.export.sheet_plan import CAPTION, HEAD, MARGIN, MM, PER_INCH, Paper, mark_box, plan
from viewer.export.tagged_pdf import TaggedPdf
from viewer.presentation.card_view import Swatch
from viewer.presentation.doubt import DOUBTS_TITLE, SampleKind
from viewer.presentation.doubt_sample import sample
from viewer.presentation.palette import LIGHT
from viewer.scene.side_marks import SideMark

_POINT = PER_INCH / 72
_TITLE_PT, _SUBTITLE_PT, _CAPTION_PT, _TEXT_PT, _FOOT_PT, _CODE_PT, _MARK_PT = 17.0, 9.0, 8.0, 7.5, 5.6, 5.4, 9.0
_LINE = 0.2 * MM
_SWATCH = (5.1 * MM, 2.4 * MM)  # as broad for its height as a sample
_DOUBT = 3.8 * MM
_SAMPLE_SCALE = 6.0  # pixels of a sample for each of its own: more than print can show
_SMALLEST_SHARE = 0.8
_BESIDE_MM_ON_HEAD = 4.5  # from the middle of a strip to just beyond its edge


class SheetPage:
    """A sheet on a painter whose unit is a hundredth of a millimetre.

    Parameters
    ----------
    painter : QPainter
        Begun on some device.
    sheet : Sheet
        What it shows.
    paper : {"A4", "Letter"}
        Its size.
    tagged : TaggedPdf, optional
        Told what is painted, if it is a PDF.
    """

    def __init__(
        self,
        painter: QPainter,
        sheet: Sheet,
        families: Sequence[str],
        paper: Paper,
        tagged: TaggedPdf | None = None,
    ) -> None:
        self._painter = painter
        self._tagged = tagged
        self._sheet = sheet
        self._families = list(families)
        self._plan = plan(paper, len(sheet.legend))

    def paint(self) -> None:
        """Paint all of it."""
        sheet, places = self._sheet, self._plan
        head = QRectF(MARGIN, MARGIN - 1.5 * MM, places.width - 2 * MARGIN, HEAD)
        title = self._font(_TITLE_PT, is_bold=True)
        self._begin("H1", sheet.title)
        self._text(head, sheet.title, title, LIGHT.text)
        wide = QFontMetricsF(title).horizontalAdvance(sheet.title)
        beside = head.adjusted(wide + 4 * MM, 2.6 * MM, 0, 0)
        self._begin("P")
        self._text(beside, sheet.subtitle, self._font(_SUBTITLE_PT), LIGHT.text_2)
        for view, place in zip(sheet.views, places.views, strict=True):
            self._view(view, place)
        self._notes(places.notes)
        self._legend()
        self._foot()

    def _view(self, view: SheetView, place: QRectF) -> None:
        painter = self._painter
        self._begin("Figure", f"{view.title}, with the zones that are seen from there, each marked by its code.")
        height, width = view.picture.shape[:2]
        image = QImage(view.picture.tobytes(), width, height, width * 4, QImage.Format.Format_RGBA8888)
        painter.drawImage(place, image.convertToFormat(QImage.Format.Format_RGB888))
        painter.setPen(QPen(QColor(LIGHT.line), 0.15 * MM))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, 1.2 * MM, 1.2 * MM)
        for mark in view.marks:
            self._mark(mark, place)
        self._codes(view, place)
        caption = QRectF(place.left(), place.bottom() + 0.5 * MM, place.width(), CAPTION)
        self._begin("P")
        self._text(caption, view.title, self._font(_CAPTION_PT, is_bold=True), LIGHT.text)

    def _mark(self, mark: SideMark, place: QRectF) -> None:
        """A letter and its word at an edge of the view."""
        box, centred = mark_box(mark, place), Qt.AlignmentFlag.AlignHCenter
        self._text(box, mark.letter, self._font(_MARK_PT, is_bold=True), LIGHT.text_2, centred)
        self._text(box.adjusted(0, 3.6 * MM, 0, 0), mark.word, self._font(_FOOT_PT), LIGHT.text_2, centred)

    def _codes(self, view: SheetView, place: QRectF) -> None:
        sheet, painter = self._sheet, self._painter
        font = self._font(_CODE_PT, is_bold=True)
        metrics = QFontMetricsF(font)
        tall = metrics.capHeight() + 1.3 * MM
        sizes = {zone: (metrics.horizontalAdvance(code) + 1.3 * MM, tall) for zone, code in sheet.codes.items()}
        per_mm = place.height() / view.pose.height_mm()
        marks = [mark_box(mark, place).translated(-place.topLeft()) for mark in view.marks]
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
            painter.drawRoundedRect(box, 0.6 * MM, 0.6 * MM)
            self._text(box, code, font, inks[code], Qt.AlignmentFlag.AlignCenter)

    def _notes(self, place: QRectF) -> None:
        box = place.adjusted(2 * MM, 2 * MM, -2 * MM, 0)
        font = self._font(_TEXT_PT)
        self._begin("H2", "How it is read")
        self._text(box, "How it is read", self._font(_CAPTION_PT, is_bold=True), LIGHT.text)
        box.adjust(0, 5 * MM, 0, 0)
        for note in self._sheet.notes:
            self._begin("P", note)
            used = self._text(box, note, font, LIGHT.text_2)
            box.adjust(0, used + 1.6 * MM, 0, 0)
        if self._sheet.doubts:
            self._doubts(box)

    def _doubts(self, box: QRectF) -> None:
        """How doubt is drawn: a sample and a name for each kind."""
        middle, font = Qt.AlignmentFlag.AlignVCenter, self._font(_TEXT_PT)
        self._begin("H3", DOUBTS_TITLE)
        used = self._text(box, DOUBTS_TITLE, self._font(_TEXT_PT, is_bold=True), LIGHT.text)
        box.adjust(0, used + 0.8 * MM, 0, 0)
        for doubt in self._sheet.doubts:
            self._begin("P", doubt.name)
            row = QRectF(box.left(), box.top(), box.width(), _DOUBT)
            sample = QRectF(row.left(), row.center().y() - _SWATCH[1] / 2, *_SWATCH)
            self._painter.drawImage(sample, _sample(doubt.drawing))
            self._text(row.adjusted(_SWATCH[0] + 1.6 * MM, 0, 0, 0), doubt.name, font, LIGHT.text_2, middle)
            box.adjust(0, _DOUBT, 0, 0)

    def _legend(self) -> None:
        places, rows = self._plan, self._sheet.legend
        per_column = ceil(len(rows) / len(places.legend))
        for index, column in enumerate(places.legend):
            for number, row in enumerate(rows[index * per_column : (index + 1) * per_column]):
                self._row(row, QRectF(column.left(), column.top() + number * places.row, column.width(), places.row))

    def _row(self, row: LegendRow, box: QRectF) -> None:
        size = min(_TEXT_PT, _type_size(self._plan.row))
        middle = Qt.AlignmentFlag.AlignVCenter
        if row.swatch is None:
            self._begin("H2" if row.is_system else "H3", row.name)
            font = self._font(size + (0.6 if row.is_system else 0.0), is_bold=True)
            self._text(box, row.name, font, LIGHT.accent if row.is_system else LIGHT.text, middle)
            return
        self._begin("P", f"{row.code} {row.name} {row.han}")
        self._swatch(row, QRectF(box.left(), box.center().y() - _SWATCH[1] / 2, *_SWATCH))
        words = box.adjusted(_SWATCH[0] + 1.6 * MM, 0, 0, 0)
        font, bold = self._font(size), self._font(size, is_bold=True)
        codes = ("MS10", *self._sheet.codes.values())
        code = max(map(QFontMetricsF(bold).horizontalAdvance, codes)) + 1.3 * MM
        self._text(QRectF(words.left(), box.top(), code, box.height()), row.code, bold, LIGHT.text, middle)
        words.adjust(code, 0, 0, 0)
        han = QFontMetricsF(font).horizontalAdvance(row.han) + 1.0 * MM
        self._text(words, row.han, font, LIGHT.text_2, middle | Qt.AlignmentFlag.AlignRight)
        self._fitted(words.adjusted(0, 0, -han, 0), row.name, size)

    def _fitted(self, box: QRectF, words: str, size: float) -> None:
        """Write a name in its place: smaller if it is long, in two lines if it is longer still."""
        wide = QFontMetricsF(self._font(size)).horizontalAdvance(words) * 1.01
        share = min(1.0, box.width() / max(wide, 1.0))
        if share < _SMALLEST_SHARE:
            share = _SMALLEST_SHARE
            box = box.adjusted(0, -MM, 0, MM)
        self._text(box, words, self._font(size * share), LIGHT.text, Qt.AlignmentFlag.AlignVCenter)

    def _swatch(self, row: LegendRow, box: QRectF) -> None:
        painter, swatch = self._painter, row.swatch
        if swatch is None:
            return
        painter.drawImage(box, _sample(row.sample, swatch))

    def _foot(self) -> None:
        foot, sheet = QRectF(self._plan.foot), self._sheet
        self._begin(None)
        self._painter.setPen(QPen(QColor(LIGHT.line), 0.15 * MM))
        self._painter.drawLine(foot.topLeft(), foot.topRight())
        foot.adjust(0, 1.2 * MM, 0, 0)
        size = _FOOT_PT
        sources = f"Where the zones lie, after: {sheet.sources}."
        room = foot.height() - 3.2 * MM
        while self._height(foot, sources, size) > room and size > 3.5:
            size -= 0.1
        self._begin("P", sources)
        self._text(foot, sources, self._font(size), LIGHT.text_2)
        last = QRectF(foot.left(), foot.bottom() - 2.8 * MM, foot.width(), 2.8 * MM)
        bold = self._font(_FOOT_PT, is_bold=True)
        self._begin("P")
        self._text(last, sheet.footer[0], bold, LIGHT.text)
        self._begin("P")
        self._text(last, sheet.footer[1], self._font(_FOOT_PT), LIGHT.text_2, Qt.AlignmentFlag.AlignRight)

    def _begin(self, role: Role | None, words: str = "") -> None:
        """Say what is painted next; None for what is no part of the text."""
        if self._tagged is not None:
            self._tagged.begin(self._painter, self._tagged.part(role, words) if role is not None else OTHER)

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


def _sample(kind: SampleKind, swatch: Swatch | None = None) -> QImage:
    picture = sample(kind, LIGHT, _SAMPLE_SCALE, swatch)
    height, width = picture.shape[:2]
    return QImage(picture.tobytes(), width, height, width * 4, QImage.Format.Format_RGBA8888).copy()


def _type_size(row: float) -> float:
    """Return the size of type, in points, that a row of the legend has room for."""
    return row / _POINT / 1.42
