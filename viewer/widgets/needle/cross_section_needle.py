"""Paints the needle in the cut, its protractor, and the plates that say what happens where."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from viewer.presentation.cross_section import CalloutView, CrossSectionView
from viewer.widgets.needle.cross_section_layers import Placing
from viewer.widgets.theme import Look, TypeRole

GAUGE_PX = 114
_BAND_PX = 10
_NEEDLE, _CASING = "#39434A", "#FFFFFF"
_WOUND, _WINDING = "#D39A5A", "#8A5A22"
_LEAST_NEEDLE_PX = 3.0
_HANDLE_MM, _WINDING_MM = 0.95, 0.42
_PLATE_GAP_PX = 16


def paper_font(look: Look, role: TypeRole, *, tabular: bool = False) -> QFont:
    """Return a font measured in px, so that it grows with the drawing on any paper."""
    font = QFont(look.font(role, tabular=tabular))
    font.setPixelSize(max(QFontInfo(font).pixelSize(), 1))
    return font


def paint_gauge(painter: QPainter, view: CrossSectionView, placing: Placing, look: Look) -> None:
    """Paint the protractor at the entry, measured from the skin there."""
    entry, radius, band = placing.entry, float(look.px(GAUGE_PX)), float(look.px(_BAND_PX))
    wedge = QPainterPath(entry)
    for step in range(17):
        wedge.lineTo(_ray(view, entry, view.low_deg + (view.high_deg - view.low_deg) * step / 16, radius - band))
    wedge.closeSubpath()
    band_token = "within_band" if view.is_marked else "line_strong"
    tint = QColor(look.colour(band_token))
    tint.setAlphaF(0.16)
    painter.fillPath(wedge, tint)
    painter.setPen(QPen(look.colour("text_2"), 1.25, Qt.PenStyle.DashLine))
    painter.drawLine(QLineF(_ray(view, entry, 0.0, 10.0), _ray(view, entry, 0.0, radius + look.px(26))))
    for low, high, token in ((0.0, 90.0, "line"), (view.low_deg, view.high_deg, band_token)):
        middle = radius - band / 2
        arc = [_ray(view, entry, low + (high - low) * step / 48, middle) for step in range(49)]
        painter.setPen(QPen(look.colour(token), band, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(arc))
    limits = (round(view.low_deg), round(view.high_deg))
    for degrees in sorted({45, 60, 90, *limits}):
        is_limit = degrees in limits
        font = paper_font(look, "group" if is_limit else "note", tabular=True)
        ink = look.colour("text" if is_limit else "text_2")
        painter.setPen(QPen(ink, 1.25))
        painter.drawLine(QLineF(_ray(view, entry, degrees, radius), _ray(view, entry, degrees, radius + 6)))
        words, metrics = f"{degrees}°", QFontMetricsF(font)
        at = _ray(view, entry, degrees, radius + look.px(21))
        painter.setFont(font)
        painter.setPen(ink)
        half = metrics.horizontalAdvance(words) / 2
        painter.drawText(QPointF(at.x() - half, at.y() + metrics.capHeight() / 2), words)


def paint_needle(painter: QPainter, view: CrossSectionView, placing: Placing, look: Look) -> None:
    """Paint handle, shaft and the part under the skin, all to scale, with rings at entry and tip."""
    width = max(view.gauge_mm * placing.scale, _LEAST_NEEDLE_PX)
    end, begin, _entry = (placing.point(each) for each in view.outside)
    shaft = [begin, *(placing.point(each) for each in view.under)]
    _paint_handle(painter, begin, end, placing.scale)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, extra in ((_CASING, 3.0), (_NEEDLE, 0.0)):
        pen = QPen(QColor(colour), width + extra, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(shaft))
    painter.setBrush(QColor(_CASING))
    if view.drop is not None:
        painter.setPen(QPen(QColor(_NEEDLE), 1.5))
        painter.drawEllipse(placing.point(view.drop), 3.5, 3.5)
    for place, ink in ((shaft[-1], QColor(_NEEDLE)), (placing.entry, QColor(view.entry_colour))):
        painter.setPen(QPen(ink, 2.5))
        painter.drawEllipse(place, 6.5, 6.5)


def paint_callouts(
    painter: QPainter, rect: QRectF, callouts: Sequence[CalloutView], placing: Placing, look: Look
) -> None:
    """Paint plates in a row at the top, in the order of their places, and a line from each to its place."""
    plates = [_Plate(each, placing, look) for each in callouts]
    left, right = placing.entry.x() + look.px(34), rect.right() - look.px(16)
    for plate in plates:
        plate.top = rect.top() + look.px(20)
        plate.left = max(left, plate.at.x() - plate.width * 0.28)
        left = plate.left + plate.width + look.px(_PLATE_GAP_PX)
    for plate in reversed(plates):
        plate.left = max(min(plate.left, right - plate.width), rect.left() + look.px(8))
        right = plate.left - look.px(_PLATE_GAP_PX)
    for plate in plates:
        plate.paint_leader(painter)
    for plate in plates:
        plate.paint(painter)


def callouts_width_px(callouts: Sequence[CalloutView], look: Look) -> float:
    """Return how much room the plates need to stand in a row, with the gaps between them."""
    nowhere = Placing(QPointF(), 1.0)
    return sum(_Plate(each, nowhere, look).width + look.px(_PLATE_GAP_PX) for each in callouts)


class _Plate:
    def __init__(self, view: CalloutView, placing: Placing, look: Look) -> None:
        self._view, self._look = view, look
        self._title, self._second = paper_font(look, "small_bold"), paper_font(look, "note")
        self.at = placing.point(view.at)
        widths = (
            QFontMetricsF(self._title).horizontalAdvance(view.title),
            QFontMetricsF(self._second).horizontalAdvance(view.second),
        )
        self.width = max(widths) + 2 * look.px(10)
        self.height = look.line("small_bold") + look.line("note") + look.px(8)
        self.left = self.top = 0.0

    def paint_leader(self, painter: QPainter) -> None:
        foot = QPointF(min(max(self.at.x(), self.left + 10), self.left + self.width - 10), self.top + self.height)
        way = self.at - foot
        length = math.hypot(way.x(), way.y())
        stop = self.at - way * (8.5 / max(length, 8.5))
        for token, width in (("plate", 3.5), ("text", 1.25)):
            colour = QColor(self._look.colour(token))
            colour.setAlphaF(0.7 if token == "plate" else 1.0)
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QLineF(foot, stop))

    def paint(self, painter: QPainter) -> None:
        look, rect = self._look, QRectF(self.left, self.top, self.width, self.height)
        painter.setPen(QPen(look.colour("line"), 1.0))
        painter.setBrush(look.colour("plate"))
        painter.drawRoundedRect(rect, 6, 6)
        left, middle = rect.left() + look.px(10), rect.top() + look.px(4) + look.line("small_bold")
        for font, token, words, base in (
            (self._title, "plate_ink", self._view.title, middle - look.px(4)),
            (self._second, "text_2", self._view.second, middle + look.line("note") - look.px(4)),
        ):
            painter.setFont(font)
            painter.setPen(look.colour(token))
            painter.drawText(QPointF(left, base), words)


def _paint_handle(painter: QPainter, begin: QPointF, end: QPointF, scale: float) -> None:
    way = end - begin
    length = math.hypot(way.x(), way.y())
    if length < 1.0:
        return
    painter.save()
    painter.translate(begin)
    painter.rotate(math.degrees(math.atan2(way.y(), way.x())))
    width = _HANDLE_MM * scale
    box = QRectF(0.0, -width / 2, length, width)
    painter.setPen(QPen(QColor(_CASING), 3.0))
    painter.setBrush(QColor(_WOUND))
    painter.drawRoundedRect(box, width / 2, width / 2)
    painter.setPen(QPen(QColor(_WINDING), 1.0))
    painter.drawRoundedRect(box, width / 2, width / 2)
    clip = QPainterPath()
    clip.addRoundedRect(box, width / 2, width / 2)
    painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(QColor(_WINDING), max(0.09 * scale, 1.0)))
    step, at = max(_WINDING_MM * scale, 3.0), 0.0
    while at < length:
        painter.drawLine(QLineF(at, width / 2, at + width * 0.28, -width / 2))
        at += step
    painter.restore()


def _ray(view: CrossSectionView, entry: QPointF, degrees: float, length_px: float) -> QPointF:
    """The place at an angle to the skin, on the side from which the needle comes."""
    angle = math.radians(180.0 + view.skin_deg - degrees)
    return QPointF(entry.x() + length_px * math.cos(angle), entry.y() - length_px * math.sin(angle))
