"""A list of rows of words that asks and does nothing itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from viewer.widgets.pieces.flick import let_flick
from viewer.widgets.pieces.list_row import ROW_ROLE, ListRow, RowDelegate
from viewer.widgets.pieces.painted_button import plain_tooltip
from viewer.widgets.theme import Look


class RowList(QListWidget):
    """A list of rows that asks and does nothing itself.

    Attributes
    ----------
    row_requested : Signal(int)
        A row was pressed, or Return on it; counted from 0.
    move_requested : Signal(int, int)
        A row was dragged: from where, and where it is to stand.
    """

    row_requested = Signal(int)
    move_requested = Signal(int, int)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(RowDelegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        let_flick(self)
        self.setMouseTracking(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda item: self.row_requested.emit(self.row(item)))
        self.model().rowsMoved.connect(self._on_rows_moved)
        look.changed.connect(self.doItemsLayout)

    def set_draggable(self, *, can: bool) -> None:
        """Let rows be dragged to another place, or not."""
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.InternalMove if can else mode.NoDragDrop)

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show these rows; rows that stay keep their place under the pointer."""
        blocker = QSignalBlocker(self)
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        while self.count() < len(rows):
            self.addItem(QListWidgetItem())
        for place, row in enumerate(rows):
            item = self.item(place)
            if item.data(ROW_ROLE) != row:
                item.setData(ROW_ROLE, row)
                item.setText(f"{row.number}. {row.text}" if row.number else row.text)
                item.setToolTip(plain_tooltip("\n".join(filter(None, (row.text, row.detail)))))
            if row.is_current:
                self.setCurrentItem(item)
        blocker.unblock()
        self.doItemsLayout()
        self.viewport().update()

    def rows_px(self) -> int:
        """Return the height of all rows together."""
        return sum(self.sizeHintForRow(place) for place in range(self.count()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the row on Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.row_requested.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _on_rows_moved(self, _parent: object, start: int, _end: int, _to: object, row: int) -> None:
        # Asked only when the drag is over: rows that change under it would confuse Qt.
        place = row - 1 if row > start else row
        QTimer.singleShot(0, self, lambda: self.move_requested.emit(start, place))
