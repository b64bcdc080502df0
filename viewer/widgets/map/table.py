"""The table of the evidence map: complaints down, zones across, shapes in the cells."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from viewer.data.language import gettext as _
from viewer.domain.identity import ComplaintId, ZoneId
from viewer.presentation.evidence_map import EvidenceMap, GlyphSize, MapGlyph
from viewer.state.mode_requests import InExplore
from viewer.state.request import Ask
from viewer.state.requests import ShowCell, ShowZone
from viewer.widgets.map.headers import ComplaintHeader, ZoneHeader
from viewer.widgets.map.model import Index, MapModel
from viewer.widgets.pieces.chip import draw_glyph
from viewer.widgets.pieces.flick import let_flick
from viewer.widgets.pieces.painted_button import draw_focus_ring
from viewer.widgets.theme import Look

_ROW_PX, _COLUMN_PX = 28, 48
_GLYPH_PX: dict[GlyphSize, float] = {"large": 13.0, "small": 9.0, "dot": 5.0}


def draw_map_glyph(painter: QPainter, look: Look, glyph: MapGlyph, place: QRectF) -> None:
    """Draw a shape of the map; single cases are a dot, whatever they found."""
    if glyph.size == "dot":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("text"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawEllipse(place)
    else:
        draw_glyph(painter, glyph.kind, place, QColor(look.chip_colours(glyph.kind).ink))


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, model: MapModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
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


class MapTable(QTableView):
    """The map. Arrow keys walk the cells, Enter shows one on the head.

    Parameters
    ----------
    look : Look
        Colours and type.
    ask : callable
        Answers the cell that is come to, and the one that is wanted on the head.
    """

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._ask = ask
        self._cell: tuple[ComplaintId, ZoneId | None] | None = None
        self._is_following = False
        self._model = MapModel()
        self.setModel(self._model)
        self.setItemDelegate(_CellDelegate(look, self._model, self))
        self._zones = ZoneHeader(look, self._model, self)
        self._complaints = ComplaintHeader(look, self._model, self)
        self.setHorizontalHeader(self._zones)
        self.setVerticalHeader(self._complaints)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        let_flick(self)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Evidence map: complaints by zones"))
        self.doubleClicked.connect(lambda _index: self._show_on_head())
        look.changed.connect(self._measure)

    def show_map(self, shown: EvidenceMap) -> None:
        """Show another map."""
        self._model.show_map(shown)
        self._measure()

    def point_out(self, cell: tuple[ComplaintId, ZoneId | None] | None) -> None:
        """Frame a cell, or none if it is not on this map; asks nothing."""
        self._cell = cell
        index = self._model.place(*cell) if cell is not None else QModelIndex()
        if index != self.currentIndex():
            self._is_following = True
            self.setCurrentIndex(index)
            if index.isValid():
                self.scrollTo(index)
            self._is_following = False
        self._repaint()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Ask for the cell that the keys or the mouse have come to."""
        super().currentChanged(current, previous)
        if not self._is_following and current.isValid() and self._model.cell(current) is not None:
            complaint = self._model.map.rows[current.row()].complaint
            if complaint is not None:
                self._ask(ShowCell(complaint, self._model.map.columns[current.column()].zone))
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        self._share_width()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show a cell on the head by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._show_on_head()
        else:
            super().keyPressEvent(event)

    def _show_on_head(self) -> None:
        if self._cell is not None and self._cell[1] is not None:
            self._ask(InExplore(ShowZone(self._cell[1])))

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
            self.horizontalHeader().resizeSection(last, look.px(_COLUMN_PX) + self._zones.slant_room_px())
        self.horizontalHeader().setFixedHeight(self.horizontalHeader().sizeHint().height())
        self._share_width()
        self.updateGeometries()

    def _share_width(self) -> None:
        """Write complaints in full where the zones leave room for it."""
        left_over = self.width() - self.horizontalHeader().length() - self.verticalScrollBar().sizeHint().width()
        wanted = self._complaints.sizeHint().width()
        self._complaints.setFixedWidth(max(self._complaints.least_px(), min(wanted, left_over)))


_STEPS: dict[QAbstractItemView.CursorAction, tuple[int, int]] = {
    QAbstractItemView.CursorAction.MoveLeft: (0, -1),
    QAbstractItemView.CursorAction.MoveRight: (0, 1),
    QAbstractItemView.CursorAction.MoveUp: (-1, 0),
    QAbstractItemView.CursorAction.MoveDown: (1, 0),
}
