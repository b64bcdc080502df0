"""A layout that sets its widgets side by side and starts a new line where they do not fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then down.

    Parameters
    ----------
    gap_px : int
        Gap between neighbours and between lines.
    """

    def __init__(self, parent: QWidget | None = None, gap_px: int = 6) -> None:
        super().__init__(parent)
        self._gap_px = gap_px
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None beyond the end, as Qt asks for."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away, or None beyond the end, as Qt asks for."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Height follows width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width, in pixels."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of everything on one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self._gap_px * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        least = QSize()
        for item in self._items:
            least = least.expandedTo(item.minimumSize())
        return least

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        x, y, line_px = rect.x(), rect.y(), 0
        line: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            if item.isEmpty():  # hidden: it leaves no gap
                continue
            size = item.sizeHint()
            width = min(size.width(), rect.width())
            if x > rect.x() and x + width > rect.x() + rect.width():
                if move:
                    _place(line, line_px)
                x, y, line_px, line = rect.x(), y + line_px + self._gap_px, 0, []
            height = item.heightForWidth(width) if item.hasHeightForWidth() else size.height()
            line.append((item, QRect(x, y, width, height)))
            x += width + self._gap_px
            line_px = max(line_px, height)
        if move:
            _place(line, line_px)
        return y + line_px - rect.y()


def _place(line: Sequence[tuple[QLayoutItem, QRect]], line_px: int) -> None:
    """Put the items of a line in the middle of its height."""
    for item, place in line:
        item.setGeometry(place.translated(0, (line_px - place.height()) // 2))
