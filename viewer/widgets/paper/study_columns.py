"""Studies that favour beside those that do not: two columns, or one that alternates."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.widgets.pieces.stack import height_at
from viewer.widgets.theme import Look

_TWO_COLUMNS_PX = 464
_COLUMN_GAP_PX = 16
_CARD_GAP_PX = 12
_HEAD_GAP_PX = 6


class StudyColumns(QWidget):
    """Lays study cards out for the width there is.

    Neither group comes last in one column: the cards take turns.

    Parameters
    ----------
    look : Look
        Text size: larger text needs wider columns.
    heads : tuple of QWidget
        The two column heads; seen in two columns only.
    stacked_head : QWidget
        Seen in one column only.
    """

    def __init__(
        self,
        look: Look,
        heads: tuple[QWidget, QWidget],
        stacked_head: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._heads = heads
        self._stacked_head = stacked_head
        self._left: list[QWidget] = []
        self._right: list[QWidget] = []
        self._heights: dict[int, int] = {}
        self._is_placed = False
        for widget in (*heads, stacked_head):
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add_left(self, card: QWidget) -> None:
        """Add a card to the first group."""
        self._add(card, self._left)

    def add_right(self, card: QWidget) -> None:
        """Add a card to the second group."""
        self._add(card, self._right)

    def is_two_columns(self) -> bool:
        """Whether there is room for both groups side by side."""
        return self.width() >= _TWO_COLUMNS_PX * self._look.factor

    def hasHeightForWidth(self) -> bool:
        """Height follows width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all cards at a width, in pixels."""
        if width not in self._heights:
            self._heights[width] = self._arrange(width, move=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return a size to begin with; the true height follows the width."""
        return QSize(_TWO_COLUMNS_PX, 240)

    def event(self, event: QEvent) -> bool:
        """Measure anew when a card has changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._measure_anew()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which a card can be read."""
        return QSize(200, 80)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put every card in its place."""
        self._is_placed = True
        self._arrange(self.width(), move=True)

    def _add(self, card: QWidget, group: list[QWidget]) -> None:
        if card.parentWidget() is not self:
            card.setParent(self)
        group.append(card)
        self._measure_anew()
        if self.isVisible():
            # Only after it has its place: Qt would give it another size first.
            card.show()

    def _measure_anew(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        if self._is_placed:
            self._arrange(self.width(), move=True)

    def _arrange(self, width: int, *, move: bool) -> int:
        if width < _TWO_COLUMNS_PX * self._look.factor:
            turns = [card for pair in zip_longest(self._left, self._right) for card in pair if card is not None]
            if move:
                for head in self._heads:
                    head.hide()
                self._stacked_head.show()
            return _stack(self._stacked_head, turns, 0, width, move=move)
        column = (width - _COLUMN_GAP_PX) // 2
        if move:
            self._stacked_head.hide()
            for head in self._heads:
                head.show()
        left = _stack(self._heads[0], self._left, 0, column, move=move)
        right = _stack(self._heads[1], self._right, width - column, column, move=move)
        return max(left, right)


def _stack(head: QWidget, cards: Sequence[QWidget], x: int, width: int, *, move: bool) -> int:
    y = 0
    for widget in (head, *cards):
        height = height_at(widget, width)
        if move:
            widget.setGeometry(x, y, width, height)
        y += height + (_HEAD_GAP_PX if widget is head else _CARD_GAP_PX)
    return y - (_CARD_GAP_PX if cards else _HEAD_GAP_PX)
