"""The table of the evidence map: complaints down, zones across, shapes in the cells."""

from __future__ import annotations

import math
from gettext import gettext as _

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from viewer.domain.identity import ComplaintId, ZoneId
from viewer.presentation.evidence_map import EvidenceMap, GlyphSize, MapCell, MapGlyph, MapRow
from viewer.widgets.chip import draw_glyph
from viewer.widgets.painted_button import draw_focus_ring
from viewer.widgets.swatch import PILL_PX, draw_swatch
from viewer.widgets.theme import Look, TypeRole

_Index = QModelIndex | QPersistentModelIndex
_ROW_PX, _COLUMN_PX = 28, 48
_NAMES_PX = 236
_SLANT_DEG = 48.0
_SLANT_ROOM_PX = 116
_GLYPH_PX: dict[GlyphSize, float] = {"large": 13.0, "small": 9.0, "dot": 5.0}
_EMPTY = EvidenceMap((), (), {})


def draw_map_glyph(painter: QPainter, look: Look, glyph: MapGlyph, place: QRectF) -> None:
    """Draw a shape of the map; single cases are a dot, whatever they found."""
    if glyph.size == "dot":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("text"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawEllipse(place)
    else:
        draw_glyph(painter, glyph.kind, place, QColor(look.chip_colours(glyph.kind).ink))


class MapModel(QAbstractTableModel):
    """The map as Qt's views and screen readers ask for it."""

    def __init__(self) -> None:
        super().__init__()
        self.map = _EMPTY

    def show_map(self, shown: EvidenceMap) -> None:
        """Take over another map."""
        self.beginResetModel()
        self.map = shown
        self.endResetModel()

    def cell(self, index: _Index) -> MapCell | None:
        """Return what a cell holds, if anything."""
        complaint = self.map.rows[index.row()].complaint
        return None if complaint is None else self.map.cells.get((complaint, self.map.columns[index.column()].zone))

    def place(self, complaint: ComplaintId, zone: ZoneId | None) -> QModelIndex:
        """Return where a cell stands; invalid if it is not on this map."""
        rows = [row.complaint for row in self.map.rows]
        columns = [column.zone for column in self.map.columns]
        if complaint in rows and zone in columns:
            return self.index(rows.index(complaint), columns.index(zone))
        return QModelIndex()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """Return the number of complaints and headings."""
        return 0 if parent.isValid() else len(self.map.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of zones."""
        return 0 if parent.isValid() else len(self.map.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the sentence of a cell, for screen readers."""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            cell = self.cell(index)
            return cell.sentence if cell is not None else _("nothing")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the names of zones and complaints."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return (
            self.map.columns[section].name if orientation == Qt.Orientation.Horizontal else self.map.rows[section].name
        )

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Only cells that hold something can be chosen."""
        if self.cell(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, model: MapModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, rect = self._look, QRectF(option.rect)
        rect.setWidth(look.px(_COLUMN_PX))  # the last column is wider, for the end of its slanted name
        table = self.parent()
        is_current = isinstance(table, QTableView) and table.currentIndex() == index
        is_row = isinstance(table, QTableView) and table.currentIndex().row() == index.row()
        column = self._model.map.columns[index.column()]
        if self._model.map.rows[index.row()].complaint is None:
            return
        if is_row:
            painter.fillRect(rect, look.colour("accent_soft"))
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(rect.bottomLeft() + QPointF(0, 0.5), rect.bottomRight() + QPointF(0, 0.5))
        painter.setPen(QPen(look.colour("line_strong" if column.starts_school else "line"), 1))
        painter.drawLine(rect.topLeft() + QPointF(0.5, 0), rect.bottomLeft() + QPointF(0.5, 0))
        cell = self._model.cell(index)
        if cell is None:
            return
        sizes = [look.px(_GLYPH_PX[glyph.size]) for glyph in cell.glyphs]
        gap = look.px(3)
        left = rect.center().x() - (sum(sizes) + gap * (len(sizes) - 1)) / 2 + 0.5
        for glyph, size in zip(cell.glyphs, sizes, strict=True):
            place = QRectF(left, rect.center().y() - size / 2 + 0.5, size, size)
            draw_map_glyph(painter, look, glyph, place)
            left += size + gap
        if is_current:
            draw_focus_ring(painter, look, rect.adjusted(1, 1, -1, -1), 4)


class _ZoneHeader(QHeaderView):
    """Names of zones, slanted so that they have room, with their swatches below."""

    def __init__(self, look: Look, model: MapModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._model = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(0, self._look.px(_SLANT_ROOM_PX) + self._look.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
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
            room = look.px(_SLANT_ROOM_PX) / math.sin(math.radians(_SLANT_DEG))
            painter.drawText(
                QPointF(0, 0), look.metrics(role).elidedText(column.name, Qt.TextElideMode.ElideRight, room)
            )
            painter.restore()
        painter.end()


class _ComplaintHeader(QHeaderView):
    """Names of complaints, and the headings between them."""

    def __init__(self, look: Look, model: MapModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._look = look
        self._model = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_NAMES_PX), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
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


class MapTable(QTableView):
    """The map. Arrow keys walk the cells, Enter shows one on the head.

    Attributes
    ----------
    cell_requested : Signal(str, object)
        A complaint and a zone, or None for studies that name none.
    shown_on_head : Signal()
        The cell is to be shown on the head.
    """

    cell_requested = Signal(str, object)
    shown_on_head = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = MapModel()
        self.setModel(self._model)
        self.setItemDelegate(_CellDelegate(look, self._model, self))
        self.setHorizontalHeader(_ZoneHeader(look, self._model, self))
        self.setVerticalHeader(_ComplaintHeader(look, self._model, self))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Evidence map: complaints by zones"))
        self.doubleClicked.connect(lambda _index: self.shown_on_head.emit())
        look.changed.connect(self._measure)

    def show_map(self, shown: EvidenceMap) -> None:
        """Show another map."""
        self._model.show_map(shown)
        self._measure()

    def point_out(self, complaint: ComplaintId, zone: ZoneId | None) -> None:
        """Frame a cell; emits nothing."""
        index = self._model.place(complaint, zone)
        if index.isValid() and index != self.currentIndex():
            self.blockSignals(True)
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.blockSignals(False)
        self._repaint()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Ask for the cell that the keys or the mouse have come to."""
        super().currentChanged(current, previous)
        if current.isValid() and self._model.cell(current) is not None:
            complaint = self._model.map.rows[current.row()].complaint
            self.cell_requested.emit(complaint, self._model.map.columns[current.column()].zone)
        self._repaint()

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Walk from full cell to full cell; empty ones are stepped over."""
        step = _STEPS.get(action)
        current = self.currentIndex()
        if step is None or not current.isValid():
            return super().moveCursor(action, modifiers)
        row, column = current.row() + step[0], current.column() + step[1]
        while 0 <= row < self._model.rowCount() and 0 <= column < self._model.columnCount():
            index = self._model.index(row, column)
            if self._model.cell(index) is not None:
                return index
            row, column = row + step[0], column + step[1]
        return current

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show a cell on the head by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.shown_on_head.emit()
        else:
            super().keyPressEvent(event)

    def _repaint(self) -> None:
        for part in (self.viewport(), self.horizontalHeader().viewport(), self.verticalHeader().viewport()):
            part.update()

    def _measure(self) -> None:
        look = self._look
        self.horizontalHeader().setDefaultSectionSize(look.px(_COLUMN_PX))
        self.verticalHeader().setDefaultSectionSize(look.px(_ROW_PX))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            for section in range(header.count()):
                header.resizeSection(section, header.defaultSectionSize())
        last = self._model.columnCount() - 1
        if last >= 0:
            self.horizontalHeader().resizeSection(last, look.px(_COLUMN_PX + _SLANT_ROOM_PX))
        self.horizontalHeader().setFixedHeight(self.horizontalHeader().sizeHint().height())
        self.verticalHeader().setFixedWidth(self.verticalHeader().sizeHint().width())
        self.updateGeometries()


_STEPS: dict[QAbstractItemView.CursorAction, tuple[int, int]] = {
    QAbstractItemView.CursorAction.MoveLeft: (0, -1),
    QAbstractItemView.CursorAction.MoveRight: (0, 1),
    QAbstractItemView.CursorAction.MoveUp: (-1, 0),
    QAbstractItemView.CursorAction.MoveDown: (1, 0),
}
