"""Paints the rows of lists: tours, stops, what can be practised, what was answered."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.widgets.icons import IconName
from viewer.widgets.pieces.painted_button import draw_focus_ring
from viewer.widgets.theme import Look, TypeRole

_HEIGHT_PX = 36
_TALL_PX = 52
_LEFT_PX = 24
_NUMBER_PX = 24
_RIGHT_PX = 16
_GAP_PX = 12
_BAR_PX = 4
_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_ELIDE = Qt.TextElideMode.ElideRight
_Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row.

    Attributes
    ----------
    key : str
        What is asked for by it.
    text, detail : str
        What it says, and what stands small at its right.
    number : int
        Drawn in a circle before the text; 0 for none.
    is_current : bool
        Whether this is what is shown.
    is_faint : bool
        Whether it cannot be used.
    second : str
        A line below, in small type.
    icon : str or None
        A drawing before the text.
    mark : {"", "done", "again"}
        How it was answered, in a circle before the text.
    is_counted : bool
        Whether the detail is a number that counts: larger, and faint where it is 0.
    """

    key: str
    text: str
    detail: str = ""
    number: int = 0
    is_current: bool = False
    is_faint: bool = False
    second: str = ""
    icon: IconName | None = None
    mark: Literal["", "done", "again"] = ""
    is_counted: bool = False

    @property
    def has_lead(self) -> bool:
        """Whether something stands before the text."""
        return bool(self.number or self.icon or self.mark)


class RowDelegate(QStyledItemDelegate):
    """Number, words on as many lines as they need, and at the right what stands small.

    Parameters
    ----------
    look : Look
        Colours and type.
    """

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a row; the width is the list's."""
        row, view = index.data(ROW_ROLE), self.parent()
        height = self._look.px(_HEIGHT_PX)
        if not isinstance(row, ListRow) or not isinstance(view, QAbstractItemView):
            return QSize(0, height)
        room = QRectF(0, 0, self._room_px(view.viewport().width(), row), 10_000)
        if row.second:
            return QSize(0, self._look.px(_TALL_PX))
        words = self._look.metrics(_role(row)).boundingRect(room, Qt.TextFlag.TextWordWrap, row.text)
        return QSize(0, max(height, math.ceil(words.height()) + self._look.px(_HEIGHT_PX - 20)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, ListRow):
            return
        look, rect = self._look, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_current:
            painter.fillRect(rect, look.colour("accent_soft"))
            painter.fillRect(QRectF(rect.left(), rect.top(), _BAR_PX, rect.height()), look.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.blend("accent_soft", 0.5, "panel"))
        left = rect.left() + _LEFT_PX
        if row.has_lead:
            circle = QRectF(left, rect.center().y() - look.px(12), look.px(24), look.px(24))
            if row.number:
                self._paint_number(painter, circle, row)
            else:
                self._paint_lead(painter, circle, row)
            left += look.px(_NUMBER_PX) + _GAP_PX
        self._paint_words(painter, QRectF(left, rect.top(), rect.right() - _RIGHT_PX - left, rect.height()), row)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus_ring(painter, look, rect.adjusted(2, 1, -2, -1), 4)
        painter.restore()

    def _paint_number(self, painter: QPainter, circle: QRectF, row: ListRow) -> None:
        look = self._look
        painter.setPen(look.colour("accent" if row.is_current else "line_strong"))
        painter.setBrush(look.colour("accent") if row.is_current else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(look.colour("on_accent" if row.is_current else "text_2"))
        painter.setFont(look.font("group", tabular=True))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(row.number))

    def _paint_lead(self, painter: QPainter, circle: QRectF, row: ListRow) -> None:
        look, inset = self._look, self._look.px(5 if row.mark else 3)
        if row.mark:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_soft" if row.mark == "done" else "caution_fill"))
            painter.drawEllipse(circle)
        name: IconName = row.icon or ("check" if row.mark == "done" else "reset")
        ink = look.colour("caution_ink" if row.mark == "again" else "accent")
        look.icons.paint(painter, name, circle.adjusted(inset, inset, -inset, -inset), ink)

    def _paint_words(self, painter: QPainter, room: QRectF, row: ListRow) -> None:
        look = self._look
        painter.setFont(look.font(_role(row)))
        painter.setPen(look.colour("text_3" if row.is_faint else "text"))
        words = room.adjusted(0, 0, -self._detail_px(row), 0)
        if row.second:
            middle = room.top() + (room.height() - look.line("body") - look.line("note")) / 2
            words = QRectF(words.left(), middle, words.width(), look.line("body"))
            painter.drawText(words, _FLAGS, look.metrics(_role(row)).elidedText(row.text, _ELIDE, words.width()))
            painter.setFont(look.font("note"))
            painter.setPen(look.colour("text_2"))
            below = words.translated(0, look.line("body"))
            below.setHeight(look.line("note"))
            painter.drawText(below, _FLAGS, look.metrics("note").elidedText(row.second, _ELIDE, below.width()))
        else:
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, row.text)
        if row.detail:
            painter.setFont(look.font(_detail_role(row), tabular=True))
            painter.setPen(look.colour("text" if row.is_counted and row.detail != "0" else "text_3"))
            painter.drawText(room, _FLAGS | Qt.AlignmentFlag.AlignRight, row.detail)

    def _room_px(self, width: int, row: ListRow) -> float:
        left = _LEFT_PX + (self._look.px(_NUMBER_PX) + _GAP_PX if row.has_lead else 0)
        return max(1.0, width - left - _RIGHT_PX - self._detail_px(row))

    def _detail_px(self, row: ListRow) -> float:
        width = self._look.metrics(_detail_role(row)).horizontalAdvance(row.detail)
        return width + self._look.px(8) if row.detail else 0.0


def _role(row: ListRow) -> TypeRole:
    return "item" if row.is_current else "body"


def _detail_role(row: ListRow) -> TypeRole:
    return "item" if row.is_counted else "note"
