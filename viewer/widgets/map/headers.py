"""The names along the map of the evidence: zones slanted above it, complaints at its side."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from viewer.presentation.evidence_map import MapRow
from viewer.widgets.map.model import MapModel
from viewer.widgets.pieces.swatch import PILL_PX, draw_swatch
from viewer.widgets.theme import Look, TypeRole

_SLANT_ROOM_PX = (116, 156)
_NAMES_PX = (236, 360)
_NAME_MARGINS_PX = 16
_SLANT_DEG = 48.0


class ZoneHeader(QHeaderView):
    """Names of zones, slanted so that they have room, with their swatches below."""

    def __init__(self, look: Look, model: MapModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._model = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        """Return the room that the names need."""
        return QSize(0, self.slant_room_px() + self._look.px(34))

    def slant_room_px(self) -> int:
        """Return how high, and nearly how far to the right, the longest name reaches; all but very long ones whole."""
        look = self._look
        longest = max(
            (look.metrics("small_bold").horizontalAdvance(column.name) for column in self._model.map.columns), default=0
        )
        least, most = (look.px(each) for each in _SLANT_ROOM_PX)
        return min(max(math.ceil(longest * math.sin(math.radians(_SLANT_DEG))) + 4, least), most)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names."""
        look = self._look
        table = self.parent()
        current = table.currentIndex().column() if isinstance(table, QTableView) else -1
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), look.colour("panel"))
        height = self.height()
        width, pill = look.px(PILL_PX[0]), look.px(PILL_PX[1])
        for index, column in enumerate(self._model.map.columns):
            centre = self.sectionViewportPosition(index) + self.defaultSectionSize() / 2
            if column.swatches:
                place = QRectF(centre - width / 2, height - look.px(20), width, pill)
                draw_swatch(painter, look, column.swatches, place)
            role: TypeRole = "small_bold" if index == current else "small"
            painter.setFont(look.font(role))
            painter.setPen(look.colour("text" if index == current else "text_2"))
            painter.save()
            painter.translate(centre + look.px(4), height - look.px(28))
            painter.rotate(-_SLANT_DEG)
            room = self.slant_room_px() / math.sin(math.radians(_SLANT_DEG))
            painter.drawText(
                QPointF(0, 0), look.metrics(role).elidedText(column.name, Qt.TextElideMode.ElideRight, room)
            )
            painter.restore()
        painter.end()


class ComplaintHeader(QHeaderView):
    """Names of complaints, and the headings between them."""

    def __init__(self, look: Look, model: MapModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._look = look
        self._model = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        """Return the room that the names need, between a least and a greatest width."""
        look = self._look
        names = (row.name for row in self._model.map.rows if row.complaint is not None)
        longest = max((look.metrics("item").horizontalAdvance(name) for name in names), default=0)
        least, most = (look.px(each) for each in _NAMES_PX)
        return QSize(min(max(math.ceil(longest) + look.px(_NAME_MARGINS_PX), least), most), 0)

    def least_px(self) -> int:
        """Return the width below which names are not cut further."""
        return self._look.px(_NAMES_PX[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._look.colour("panel"))
        table = self.parent()
        current = table.currentIndex().row() if isinstance(table, QTableView) else -1
        for index, row in enumerate(self._model.map.rows):
            top = self.sectionViewportPosition(index)
            if top + self.sectionSize(index) >= 0 and top <= self.viewport().height():
                rect = QRectF(0, top, self.viewport().width(), self.sectionSize(index))
                self._paint_row(painter, row, rect, is_current=index == current)
        painter.end()

    def _paint_row(self, painter: QPainter, row: MapRow, rect: QRectF, *, is_current: bool) -> None:
        look = self._look
        is_heading = row.complaint is None
        if is_current:
            painter.fillRect(rect, look.colour("accent_soft"))
        role: TypeRole = "group" if is_heading else "item" if is_current else "body"
        painter.setFont(look.font(role))
        painter.setPen(look.colour("text_2" if is_heading else "text"))
        inner = rect.adjusted(look.px(8), look.px(6) if is_heading else 0, -look.px(6), 0)
        text = look.metrics(role).elidedText(row.name, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        if not is_heading:
            painter.setPen(QPen(look.colour("line"), 1))
            painter.drawLine(rect.bottomLeft() + QPointF(0, 0.5), rect.bottomRight() + QPointF(0, 0.5))
