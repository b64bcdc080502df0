"""Paints the rows of the list of zones."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from viewer.widgets.pieces.painted_button import draw_focus_ring, plain_tooltip
from viewer.widgets.pieces.swatch import PILL_PX, draw_swatch
from viewer.widgets.theme import Look, TypeRole
from viewer.widgets.zones.model import Row

_HEIGHTS_PX = {
    "group": 28,
    "zone": 32,
    "part": 28,
    "complaint": 32,
    "point": 32,
    "gyrus": 32,
    "claim": 28,
    "passage": 32,
    "site": 32,
    "caution": 32,
    "study": 32,
}
_TWO_LINES_PX = 48
_RIGHT_PX = 16
_GAP_PX = 12
_GROUP_LEFT_PX = 15
_GROUP_SWATCH_PX = 10
_LEFT_PX = dict.fromkeys(_HEIGHTS_PX, 24) | {"part": 52, "claim": 52}
_BAR_PX = 4
_TEXT_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_Index = QModelIndex | QPersistentModelIndex


class ZoneDelegate(QStyledItemDelegate):
    """Swatch, name, and at the right what fits whole.

    Parameters
    ----------
    row_of : callable
        Gives the row of an index.
    is_open : callable
        Whether the children of an index are shown.
    """

    def __init__(
        self, look: Look, row_of: Callable[[_Index], Row | None], is_open: Callable[[_Index], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._row_of = row_of
        self._is_open = is_open

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a row; the width is the list's."""
        row = self._row_of(index)
        if row is None:
            return QSize(0, 0)
        return QSize(0, self._look.px(_TWO_LINES_PX if row.detail else _HEIGHTS_PX[row.kind]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a row: state first, then swatch and words."""
        row = self._row_of(index)
        if row is None:
            return
        painter.save()
        rect = QRectF(option.rect)
        state = option.state
        self._paint_state(painter, rect, row, is_hovered=bool(state & QStyle.StateFlag.State_MouseOver))
        if row.kind == "group":
            self._paint_group(painter, rect, row, is_open=self._is_open(index))
        else:
            self._paint_row(painter, rect, row)
        if state & QStyle.StateFlag.State_HasFocus:
            draw_focus_ring(painter, self._look, rect.adjusted(2, 1, -2, -1), 4)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Show the whole name where it had to be cut, as plain text."""
        row = self._row_of(index)
        if event.type() == QEvent.Type.ToolTip and row is not None:
            rect = QRectF(option.rect)
            name, right, detail = self.shown_words(row, rect.width())
            whole = (row.name, row.right, row.detail)
            words = "\n".join(filter(None, whole)) if (name, right, detail) != whole else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(words), view)
            return True
        return super().helpEvent(event, view, option, index)

    def shown_words(self, row: Row, width: float) -> tuple[str, str, str]:
        """Return name, right end and second line as they fit into a width.

        The right end gives way first and whole; then the name is cut with an ellipsis.
        """
        if row.kind == "group":
            left = _GROUP_LEFT_PX + _GROUP_SWATCH_PX + 7
            room = width - left - self._look.px(56)
            return self._look.metrics("group").elidedText(row.name, Qt.TextElideMode.ElideRight, room), row.right, ""
        room = width - self._text_left(row) - _RIGHT_PX
        metrics = self._look.metrics(self._name_role(row))
        name_px = metrics.horizontalAdvance(row.name)
        right_px = self._look.metrics("small").horizontalAdvance(row.right)
        right = row.right if right_px and name_px + self._look.px(8) + right_px <= room else ""
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, room)
        detail = self._look.metrics("note").elidedText(row.detail, Qt.TextElideMode.ElideRight, room)
        return name, right, detail

    def _paint_state(self, painter: QPainter, rect: QRectF, row: Row, *, is_hovered: bool) -> None:
        look = self._look
        if row.is_selected or row.is_part_of_selected:
            painter.fillRect(rect, look.colour("accent_soft"))
            painter.fillRect(QRectF(rect.left(), rect.top(), _BAR_PX, rect.height()), look.colour("accent"))
        elif is_hovered and row.kind != "group":
            painter.fillRect(rect, look.blend("accent_soft", 0.5, "panel"))

    def _paint_group(self, painter: QPainter, rect: QRectF, row: Row, *, is_open: bool) -> None:
        look = self._look
        left = rect.left() + _GROUP_LEFT_PX
        if row.swatches:
            sample = QRectF(left, rect.center().y() - _GROUP_SWATCH_PX / 2, _GROUP_SWATCH_PX, _GROUP_SWATCH_PX)
            draw_swatch(painter, look, row.swatches, sample, radius=3)
            left += _GROUP_SWATCH_PX + 7
        name, right, _detail = self.shown_words(row, rect.width())
        painter.setFont(look.font("group"))
        painter.setPen(look.colour("text_2"))
        painter.drawText(QRectF(left, rect.top(), rect.width(), rect.height()), _TEXT_FLAGS, name)
        edge = rect.right() - _RIGHT_PX
        if not is_open:
            icon_px = look.px(14)
            place = QRectF(edge - icon_px + 3, rect.center().y() - icon_px / 2, icon_px, icon_px)
            look.icons.paint(painter, "next", place, look.colour("text_2"))
            edge -= icon_px + 4
        painter.setFont(look.font("note", tabular=True))
        painter.setPen(look.colour("text_3"))
        count = QRectF(rect.left(), rect.top(), edge - rect.left(), rect.height())
        painter.drawText(count, _TEXT_FLAGS | Qt.AlignmentFlag.AlignRight, right)

    def _paint_row(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        look = self._look
        left = rect.left() + _LEFT_PX[row.kind]
        first = QRectF(rect)
        if row.detail:
            first.setHeight(look.px(28))
            first.translate(0, look.px(1))
        if row.swatches:
            pill = QRectF(left, round(first.center().y() - PILL_PX[1] / 2), *PILL_PX)
            draw_swatch(painter, look, row.swatches, pill)
        left = rect.left() + self._text_left(row)
        name, right, detail = self.shown_words(row, rect.width())
        painter.setFont(look.font(self._name_role(row)))
        painter.setPen(look.colour("text"))
        painter.drawText(QRectF(left, first.top(), rect.right() - left, first.height()), _TEXT_FLAGS, name)
        self._paint_right(painter, rect, row, right, look.colour("text_2"))
        if detail:
            painter.setFont(look.font("note"))
            painter.setPen(look.colour("text_2"))
            second = QRectF(left, first.bottom() - look.px(4), rect.right() - left, look.px(18))
            painter.drawText(second, _TEXT_FLAGS, detail)

    def _paint_right(self, painter: QPainter, rect: QRectF, row: Row, right: str, ink: QColor) -> None:
        if right:
            painter.setFont(self._look.font("note" if row.kind in ("part", "claim") else "small"))
            painter.setPen(ink)
            room = QRectF(rect.left(), rect.top(), rect.width() - _RIGHT_PX, rect.height())
            painter.drawText(room, _TEXT_FLAGS | Qt.AlignmentFlag.AlignRight, right)

    def _text_left(self, row: Row) -> int:
        return _LEFT_PX[row.kind] + (PILL_PX[0] + _GAP_PX if row.swatches else 0)

    def _name_role(self, row: Row) -> TypeRole:
        if row.kind in ("part", "claim"):
            return "small_bold" if row.is_selected else "small"
        return "item" if row.is_selected else "body"
