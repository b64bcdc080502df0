"""Widgets one below the other or side by side, measured once for the width they get.

Qt's own layouts measure texts that wrap again and again, for widths they never get; a card with hundreds of texts
feels that.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Stack(QWidget):
    """Widgets one below the other, each as wide as the stack.

    Parameters
    ----------
    margin_px : int or tuple of int
        Margin around, or left, top, right and bottom.
    """

    def __init__(self, parent: QWidget | None = None, margin_px: int | tuple[int, int, int, int] = 0) -> None:
        super().__init__(parent)
        self._margins = (margin_px,) * 4 if isinstance(margin_px, int) else margin_px
        self._rows: list[tuple[int, QWidget]] = []
        self._heights: dict[int, int] = {}
        # Before the first size there is nothing to put in place, and texts would be laid out for nothing.
        self._is_placed = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget, gap_px: int = 0) -> None:
        """Put a widget at the end, with a gap above it unless it is the first."""
        self.insert(len(self._rows), widget, gap_px)

    def insert(self, index: int, widget: QWidget, gap_px: int = 0) -> None:
        """Put a widget in between."""
        if widget.parentWidget() is not self:
            widget.setParent(self)
        self._rows.insert(index, (gap_px, widget))
        self._measure_anew()
        if self.isVisible():
            # Only after it has its place: Qt would give it another size first.
            widget.show()

    def remove(self, widget: QWidget) -> None:
        """Take a widget out and let it go."""
        self._rows = [row for row in self._rows if row[1] is not widget]
        widget.hide()
        widget.deleteLater()
        self._measure_anew()

    def widgets(self) -> tuple[QWidget, ...]:
        """Return the widgets from the top down."""
        return tuple(widget for _gap, widget in self._rows)

    def hasHeightForWidth(self) -> bool:
        """Height follows width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all widgets at a width, in pixels."""
        if width not in self._heights:
            left, top, right, bottom = self._margins
            inner = width - left - right
            rows = sum(gap + height_at(widget, inner) for gap, widget in self._rows)
            self._heights[width] = top + rows - (self._rows[0][0] if self._rows else 0) + bottom
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return a size to begin with; the true height follows the width."""
        width = max(self.width(), 240)
        return QSize(width, self._heights.get(width, 40))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(120, 0)

    def event(self, event: QEvent) -> bool:
        """Measure anew when something inside has changed its size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._measure_anew()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put every widget in its place."""
        self._is_placed = True
        self._place()

    def _place(self) -> None:
        left, y, right, _bottom = self._margins
        inner = self.width() - left - right
        for index, (gap, widget) in enumerate(self._rows):
            y += gap if index else 0
            height = height_at(widget, inner)
            widget.setGeometry(left, y, inner, height)
            y += height

    def _measure_anew(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        if self._is_placed:
            self._place()


class _SideBySide(QWidget):
    """Widgets beside each other, whose height follows the width."""

    def __init__(self, widgets: Sequence[QWidget], gap_px: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._gap_px = gap_px
        for widget in widgets:
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Height follows width."""
        return True

    def sizeHint(self) -> QSize:
        """Return a size to begin with; the true height follows the width."""
        return QSize(240, 24)

    def event(self, event: QEvent) -> bool:
        """Measure anew when something inside has changed its size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put all in their places."""
        self._place()

    def _place(self) -> None:
        raise NotImplementedError


class Beside(_SideBySide):
    """A widget of a fixed width, and another that takes the rest; both begin at the top."""

    def __init__(
        self, left: QWidget, left_px: int, right: QWidget, gap_px: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__((left, right), gap_px, parent)
        self._left = left
        self._left_px = left_px
        self._right = right

    def heightForWidth(self, width: int) -> int:
        """Return the height of the taller one at a width, in pixels."""
        return max(height_at(self._left, self._left_px), height_at(self._right, self._rest(width)))

    def _place(self) -> None:
        rest = self._rest(self.width())
        self._left.setGeometry(0, 0, self._left_px, height_at(self._left, self._left_px))
        self._right.setGeometry(self.width() - rest, 0, rest, height_at(self._right, rest))

    def _rest(self, width: int) -> int:
        return max(1, width - self._left_px - self._gap_px)


class Columns(_SideBySide):
    """Widgets of equal width beside each other; all begin at the top."""

    def __init__(self, widgets: Sequence[QWidget], gap_px: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(widgets, gap_px, parent)
        self._widgets = tuple(widgets)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the tallest at a width, in pixels."""
        return max(height_at(widget, self._column_px(width)) for widget in self._widgets)

    def _place(self) -> None:
        wide = self._column_px(self.width())
        for number, widget in enumerate(self._widgets):
            widget.setGeometry(number * (wide + self._gap_px), 0, wide, height_at(widget, wide))

    def _column_px(self, width: int) -> int:
        count = len(self._widgets)
        return max(1, (width - (count - 1) * self._gap_px) // count)


class BesideOrBelow(Beside):
    """As `Beside`, but the second goes below the first where less than `least_px` would be left for it."""

    def __init__(
        self,
        left: QWidget,
        left_px: int,
        right: QWidget,
        least_px: int,
        gap_px: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(left, left_px, right, gap_px, parent)
        self._least_px = least_px

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in pixels."""
        if self._rest(width) >= self._least_px:
            return super().heightForWidth(width)
        return height_at(self._left, self._left_px) + self._gap_px + height_at(self._right, width)

    def _place(self) -> None:
        width = self.width()
        if self._rest(width) >= self._least_px:
            super()._place()
            return
        top = height_at(self._left, self._left_px)
        self._left.setGeometry(0, 0, self._left_px, top)
        self._right.setGeometry(0, top + self._gap_px, width, height_at(self._right, width))


class Trailing(Beside):
    """A widget that takes the room, and one of its own width at the right end of it."""

    def __init__(self, left: QWidget, right: QWidget, gap_px: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(right, 0, left, gap_px, parent)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the taller one at a width, in pixels."""
        self._left_px = _own_width(self._left)
        return super().heightForWidth(width)

    def _place(self) -> None:
        self._left_px = _own_width(self._left)
        rest = self._rest(self.width())
        self._right.setGeometry(0, 0, rest, height_at(self._right, rest))
        height = height_at(self._left, self._left_px)
        self._left.setGeometry(self.width() - self._left_px, 0, self._left_px, height)


def height_at(widget: QWidget, width: int) -> int:
    """Return the height a widget wants at a width, in pixels."""
    height = widget.heightForWidth(width) if widget.hasHeightForWidth() else -1
    if height < 0:
        height = widget.sizeHint().height()
    return min(max(height, widget.minimumHeight()), widget.maximumHeight())


def _own_width(widget: QWidget) -> int:
    return min(max(widget.sizeHint().width(), widget.minimumWidth()), widget.maximumWidth())
