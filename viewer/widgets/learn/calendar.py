"""When was practised, and what falls due: a small calendar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from viewer.data.language import gettext as _
from viewer.presentation.knowledge import KNOWN_COLOURS
from viewer.presentation.learn_home import WEEKS, Day
from viewer.widgets.pieces.flick import let_flick
from viewer.widgets.pieces.painted_button import draw_focus_ring, plain_tooltip
from viewer.widgets.theme import Look

_WIDTH_PX, _HEIGHT_PX = 46, 38
_WIDEST_PX = 50
"""So wide cells stand in the narrowest panel; larger words still have room in them."""
_HEAD_PX = 24
_DAYS = (_("Mo"), _("Tu"), _("We"), _("Th"), _("Fr"), _("Sa"), _("Su"))
_DAY = Qt.ItemDataRole.UserRole + 1


class LearnCalendar(QTableWidget):
    """Six weeks; what is answered is filled, what is to come is dashed, today has a frame."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(WEEKS, 7, parent)
        self._look = look
        self.setAccessibleName(_("Calendar: answers of each day, and what falls due"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        let_flick(self)
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(_DayPainter(look, self))
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(1)  # else larger words in the head widen all columns
        head.setHighlightSections(False)
        self.setHorizontalHeaderLabels(list(_DAYS))
        self._restyle()
        look.changed.connect(self._restyle)

    def show_days(self, days: Sequence[Day]) -> None:
        """Show these days, from a Monday on."""
        for place, day in enumerate(days):
            item = QTableWidgetItem(day.words)
            item.setData(_DAY, day)
            item.setToolTip(plain_tooltip(day.words))
            self.setItem(place // 7, place % 7, item)

    def sizeHint(self) -> QSize:
        """Return the size of all days and their head."""
        look = self._look
        return QSize(7 * self._cell_px(), look.px(_HEAD_PX) + WEEKS * look.px(_HEIGHT_PX) + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the least size: all of it, for half a calendar says nothing."""
        return self.sizeHint()

    def _cell_px(self) -> int:
        return min(self._look.px(_WIDTH_PX), _WIDEST_PX)

    def _restyle(self) -> None:
        look, colour = self._look, self._look.colour
        for place in range(7):
            self.setColumnWidth(place, self._cell_px())
        for place in range(WEEKS):
            self.setRowHeight(place, look.px(_HEIGHT_PX))
        head = self.horizontalHeader()
        head.setFixedHeight(look.px(_HEAD_PX))
        head.setFont(look.font("note"))
        self.setStyleSheet(
            f"QTableWidget {{ background: transparent; }} QHeaderView {{ background: transparent; }}"
            f"QHeaderView::section {{ background: transparent; border: none; color: {colour('text_2').name()}; }}"
        )
        self.updateGeometry()


class _DayPainter(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        day, look = index.data(_DAY), self._look  # type: ignore[attr-defined]
        if not isinstance(day, Day):
            return
        colours = KNOWN_COLOURS[look.palette.scheme]
        box = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = look.colour("text_2" if day.is_to_come else "text")
        pen = QPen(look.colour("line"), 1)
        if day.is_today:
            pen, ink = QPen(look.colour("accent"), 2), look.colour("accent")
        elif day.is_to_come:
            pen = QPen(look.colour("line_strong"), 1, Qt.PenStyle.DashLine)
        fill = QColor(colours.fills[day.step]) if day.step else look.colour("raised")
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush if day.is_to_come else fill)
        painter.drawRoundedRect(box, 5, 5)
        if day.step:
            ink = QColor(colours.inks[day.step])
        painter.setPen(ink)
        rows = box.height() / 2
        painter.setFont(look.font("group" if day.is_today or day.step >= 3 else "note", tabular=True))
        upper = QRectF(box.left(), box.top() + 1, box.width(), rows) if day.count else box
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, str(day.date.day))
        if day.count:
            painter.setFont(look.font("mark", tabular=True))
            lower = QRectF(box.left(), box.top() + rows - 1, box.width(), rows)
            painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, str(day.count))
        if option.state & option.state.State_HasFocus:
            draw_focus_ring(painter, look, box, 5)
        painter.restore()
