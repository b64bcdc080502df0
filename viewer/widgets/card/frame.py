"""The frame that all cards share: a head that gives way while one reads, the page, and the line of cautions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.widgets.paper.compact_head import CompactHead
from viewer.widgets.pieces.caution_line import CautionLine
from viewer.widgets.pieces.page_scroll import SCROLL_BAR_PX, PageScroll
from viewer.widgets.pieces.rule import Rule
from viewer.widgets.pieces.stack import Stack, height_at
from viewer.widgets.theme import Look

MARGIN_PX = 24
_COLLAPSE_PX = 8
_MOST_OF_HEIGHT = 0.36


class CardFrame(QWidget):
    """A card: open head or compact head, what stands below it, the page, the line of cautions.

    The open head is seen while the page is at its top. After the first few pixels of scrolling the compact one takes
    its place and the page gets the room. A page that would fit then keeps its head open: else it could not be scrolled.
    Where the open head would take more than its share of a low card, there is only the compact one.

    Parameters
    ----------
    look : Look
        Colours and type.
    name : str
        What it is, for screen readers.
    open_head : QWidget
        The head at the top of the page.
    compact : CompactHead
        The head while one reads.
    below : sequence of QWidget
        Lines between head and page.

    Attributes
    ----------
    source_requested : Signal(str)
        Key of a source or study whose page is to be opened.
    """

    source_requested = Signal(str)

    def __init__(
        self,
        look: Look,
        name: str,
        open_head: QWidget,
        compact: CompactHead,
        below: Sequence[QWidget] = (),
        page: Stack | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self._open_head, self._compact = open_head, compact
        self._is_low = False
        self._page = page or made_page()
        self._scroll = PageScroll(self._page, self)
        self._line = CautionLine(look, self)
        self._line.source_requested.connect(self.source_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (open_head, compact, *below, Rule(look, self)):
            column.addWidget(widget)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._line)
        compact.hide()
        self._scroll.verticalScrollBar().valueChanged.connect(self._give_way)

    def scroll_area(self) -> PageScroll:
        """Return the scroll area."""
        return self._scroll

    def caution_line(self) -> CautionLine:
        """Return the line of cautions."""
        return self._line

    def is_collapsed(self) -> bool:
        """Whether the compact head is shown."""
        return not self._compact.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a low card the compact head from the start."""
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """Take the head that the height of the card allows; called when the size or what the head says has changed."""
        is_low = height_at(self._open_head, self.width()) > _MOST_OF_HEIGHT * self.height()
        if is_low != self._is_low:
            self._is_low = is_low
            if is_low or self._scroll.verticalScrollBar().value() == 0:
                self._collapse(is_collapsed=is_low)

    def _give_way(self, value: int) -> None:
        if self._is_low:
            return
        if self.is_collapsed():
            if value == 0:
                self._collapse(is_collapsed=False)
        elif value > _COLLAPSE_PX:
            gained_px = self._open_head.height() - self._compact.height_px()
            if self._scroll.verticalScrollBar().maximum() > max(gained_px, 0) + _COLLAPSE_PX:
                self._collapse(is_collapsed=True)

    def _collapse(self, *, is_collapsed: bool) -> None:
        left, taken = (self._open_head, self._compact) if is_collapsed else (self._compact, self._open_head)
        focus = self.window().focusWidget()
        had_focus = focus is not None and left.isAncestorOf(focus)
        left.hide()
        taken.show()
        layout = self.layout()
        if layout is not None:
            layout.activate()
        if had_focus:
            self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)


def made_page() -> Stack:
    """Return an empty page with the margins of a card."""
    return Stack(margin_px=(MARGIN_PX, 16, MARGIN_PX - SCROLL_BAR_PX, MARGIN_PX))
