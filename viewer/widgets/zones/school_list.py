"""The list of schools: a check box shows one beside others, a double click or Return shows it alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from viewer.data.language import gettext as _
from viewer.presentation.doubt_sample import SIZE
from viewer.presentation.school_list import SchoolRow
from viewer.state.errands import ShowPage
from viewer.state.request import Ask
from viewer.state.requests import ShowSchool, ToggleSchool
from viewer.widgets.pieces.doubt_sample import draw_sample
from viewer.widgets.pieces.flick import let_flick
from viewer.widgets.pieces.painted_button import draw_focus_ring
from viewer.widgets.theme import Look

_ROW_PX, _SECOND_PX = 44, 16
_LEFT_PX, _RIGHT_PX, _GAP_PX = 16, 16, 12
_BOX_PX = 18
_ICON_PX, _INFO_PX = 16, 40
_BAR_PX = 4
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_Index = QModelIndex | QPersistentModelIndex

HOW = _("Space: show or hide. Enter or double click: only this. Right arrow, or the mark at the end: its page.")


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[SchoolRow, ...] = ()

    def show_rows(self, rows: Sequence[SchoolRow]) -> None:
        same = [row.school for row in rows] == [row.school for row in self.rows]
        if same:  # the place in the list is kept
            self.rows = tuple(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self.rows = tuple(rows)
            self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (row.name, row.han, row.count or _("not drawn"))))
            case Qt.ItemDataRole.CheckStateRole if row.is_shown is not None:
                return Qt.CheckState.Checked if row.is_shown else Qt.CheckState.Unchecked
        return None


class SchoolList(QListView):
    """All schools, each with how it is drawn; those without a map stand at the end, without a box.

    Parameters
    ----------
    ask : callable
        Answers what is chosen.
    """

    def __init__(self, look: Look, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._ask = look, ask
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(look, self._model, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Schools"))
        self.setAccessibleDescription(HOW)
        self.setToolTip(HOW)
        let_flick(self)
        self._chosen = ""
        look.changed.connect(self._on_look_changed)

    def show_rows(self, rows: Sequence[SchoolRow], chosen: str = "") -> None:
        """Show these schools; `chosen` is the one whose page is open."""
        self._chosen = chosen
        self._model.show_rows(rows)
        if not self.currentIndex().isValid():
            first = next((place for place, row in enumerate(rows) if row.is_shown), 0)
            self.setCurrentIndex(self._model.index(first))

    def is_chosen(self, row: SchoolRow) -> bool:
        """Whether the page of a school is open."""
        return row.school == self._chosen

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space shows or hides, Return shows alone, Right opens the page about a school."""
        row = self._row(self.currentIndex())
        if row is None or event.key() not in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Right or row.is_shown is None:
            self._ask(ShowPage(row.page))
        elif event.key() == Qt.Key.Key_Space:
            self._ask(ToggleSchool(row.school))
        else:
            self._ask(ShowSchool(row.school))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the box shows or hides; on the mark at the end it opens the page about a school."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        row = self._row(self.indexAt(place))
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if row.is_shown is not None and self.is_on_box(place):
            self._ask(ToggleSchool(row.school))
        elif row.is_shown is None or place.x() > self.viewport().width() - self._look.px(_INFO_PX):
            self._ask(ShowPage(row.page))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show a school alone."""
        place = event.position().toPoint()
        row = self._row(self.indexAt(place))
        if row is not None and row.is_shown is not None and not self.is_on_box(place):
            self._ask(ShowSchool(row.school))

    def is_on_box(self, place: QPoint) -> bool:
        """Whether a place in a row lies on its check box; the whole edge of the row answers for it."""
        return place.x() < _LEFT_PX + _BOX_PX + _GAP_PX // 2

    def _row(self, index: QModelIndex) -> SchoolRow | None:
        return self._model.rows[index.row()] if index.isValid() else None

    def _on_look_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


class _Delegate(QStyledItemDelegate):
    def __init__(self, look: Look, model: _Model, view: SchoolList) -> None:
        super().__init__(view)
        self._look, self._model, self._view = look, model, view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, self._look.px(_ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, row, rect = self._look, self._model.rows[index.row()], QRectF(option.rect)
        is_chosen = self._view.is_chosen(row)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.fillRect(rect, look.colour("accent_soft"))
            painter.fillRect(QRectF(rect.left(), rect.top(), _BAR_PX, rect.height()), look.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.blend("accent_soft", 0.5, "panel"))
        left = rect.left() + _LEFT_PX
        if row.is_shown is not None:
            self._paint_box(painter, QRectF(left, rect.center().y() - _BOX_PX / 2, _BOX_PX, _BOX_PX), row.is_shown)
        left += _BOX_PX + _GAP_PX
        draw_sample(painter, look, row.sample, left, rect.center().y() - SIZE[1] / 2)
        left += SIZE[0] + _GAP_PX
        room = QRectF(left, rect.top(), rect.right() - _RIGHT_PX - left, rect.height())
        self._paint_words(painter, room, row, is_chosen=is_chosen)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            draw_focus_ring(painter, look, rect.adjusted(2, 1, -2, -1), 4)
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRectF, is_checked: bool) -> None:
        look = self._look
        painter.setPen(QPen(look.colour("accent" if is_checked else "line_strong"), 1))
        painter.setBrush(look.colour("accent" if is_checked else "raised"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if is_checked:
            look.icons.paint(painter, "check", box.adjusted(2, 2, -2, -2), look.colour("on_accent"))

    def _paint_words(self, painter: QPainter, room: QRectF, row: SchoolRow, *, is_chosen: bool) -> None:
        look, second = self._look, self._look.px(_SECOND_PX)
        side = look.px(_ICON_PX)
        mark = QRectF(room.right() - side, room.center().y() - side / 2, side, side)
        look.icons.paint(painter, "info", mark, look.colour("text_2"))
        room = room.adjusted(0, 0, -side - look.px(8), 0)
        counted = look.metrics("note").horizontalAdvance(row.count)
        painter.setFont(look.font("note"))
        painter.setPen(look.colour("text_2"))
        painter.drawText(room, _LINE | Qt.AlignmentFlag.AlignRight, row.count)
        words = QRectF(room.left(), room.top(), room.width() - (counted + 8 if counted else 0), room.height())
        first = QRectF(words)
        if row.han:
            first.setHeight(room.height() / 2 + 3)
            below = QRectF(words.left(), first.bottom() - 3, words.width(), second)
            cut = look.metrics("note").elidedText(row.han, Qt.TextElideMode.ElideRight, below.width())
            painter.drawText(below, _LINE, cut)
        role = "item" if is_chosen else "body"
        painter.setFont(look.font(role))  # type: ignore[arg-type]
        painter.setPen(look.colour("text"))
        name = look.metrics(role).elidedText(row.name, Qt.TextElideMode.ElideRight, first.width())  # type: ignore[arg-type]
        painter.drawText(first, _LINE, name)
