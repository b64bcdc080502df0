"""Groups of studies beside each other, or in one column that takes them in turns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.widgets.pieces.stack import height_at
from viewer.widgets.theme import Look

_COLUMN_PX = 232
_COLUMN_GAP_PX = 16
_CARD_GAP_PX = 12
_HEAD_GAP_PX = 6


class StudyColumns(QWidget):
    """Lays study cards out for the width there is.

    No group comes last in one column: the cards take turns.

    Parameters
    ----------
    look : Look
        Text size: larger text needs wider columns.
    heads : sequence of QWidget
        The heads of the columns; seen where there is one for each group.
    stacked_head : QWidget
        Seen in one column only.
    """

    def __init__(
        self,
        look: Look,
        heads: Sequence[QWidget],
        stacked_head: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._heads = tuple(heads)
        self._stacked_head = stacked_head
        self._groups: tuple[list[QWidget], ...] = tuple([] for _head in heads)
        self._heights: dict[int, int] = {}
        self._is_placed = False
        for widget in (*heads, stacked_head):
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, group: int, card: QWidget) -> None:
        """Add a card to a group, by its place."""
        if card.parentWidget() is not self:
            card.setParent(self)
        self._groups[group].append(card)
        self._measure_anew()
        if self.isVisible():
            # Only after it has its place: Qt would give it another size first.
            card.show()

    def is_beside(self) -> bool:
        """Whether there is room for all groups side by side."""
        return self._has_room(self.width())

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
        return QSize(len(self._heads) * _COLUMN_PX, 240)

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

    def _measure_anew(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        if self._is_placed:
            self._arrange(self.width(), move=True)

    def _has_room(self, width: int) -> bool:
        return width >= len(self._heads) * _COLUMN_PX * self._look.factor

    def _arrange(self, width: int, *, move: bool) -> int:
        is_beside = self._has_room(width)
        if move:
            self._stacked_head.setVisible(not is_beside)
            for head in self._heads:
                head.setVisible(is_beside)
        if not is_beside:
            turns = [card for row in zip_longest(*self._groups) for card in row if card is not None]
            return _stack(self._stacked_head, turns, 0, width, move=move)
        pitch = (width + _COLUMN_GAP_PX) // max(1, len(self._heads))
        columns = enumerate(zip(self._heads, self._groups, strict=True))
        return max(
            (_stack(head, cards, n * pitch, pitch - _COLUMN_GAP_PX, move=move) for n, (head, cards) in columns),
            default=0,
        )


def _stack(head: QWidget, cards: Sequence[QWidget], x: int, width: int, *, move: bool) -> int:
    y = 0
    for widget in (head, *cards):
        height = height_at(widget, width)
        if move:
            widget.setGeometry(x, y, width, height)
        y += height + (_HEAD_GAP_PX if widget is head else _CARD_GAP_PX)
    return y - (_CARD_GAP_PX if cards else _HEAD_GAP_PX)
