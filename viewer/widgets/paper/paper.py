"""The Qt paper: a head that gives way while one reads, the sections, and the cautions that are always in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from viewer.presentation.blocks import Page
from viewer.presentation.card_view import AngleView
from viewer.state.request import Ask
from viewer.widgets.paper.caution_line import CautionLine
from viewer.widgets.paper.column import Setting
from viewer.widgets.paper.compact_head import CompactHead
from viewer.widgets.paper.head import OpenHead, side_switch
from viewer.widgets.paper.jump_bar import TAB_PADDING_PX, JumpBar
from viewer.widgets.paper.page_view import MARGIN_PX, PageView
from viewer.widgets.pieces.separator import Separator
from viewer.widgets.pieces.stack import height_at
from viewer.widgets.theme import Look

_FOLLOW_PX = 48
_COLLAPSE_PX = 8
_MOST_OF_HEIGHT = 0.36


class Paper(QWidget):
    """Shows a `Page` as a card.

    The open head is seen while the page is at its top. After the first few pixels of scrolling the compact one takes
    its place and the page gets the room. A page that would fit then keeps its head open: else it could not be scrolled.
    Where the open head would take more than its share of a low card, there is only the compact one.

    Parameters
    ----------
    look : Look
        Colours and type.
    ask : callable
        Takes what the reader asks for.
    below : sequence of QWidget
        Lines between the head and the row of sections.
    """

    def __init__(self, look: Look, ask: Ask, below: Sequence[QWidget] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._is_low = False
        self.view = PageView(look, ask, parent=self)
        self.head = OpenHead(Setting(look, ask, self.view.reveal, self.view.reveal))
        self._low_side = side_switch(look, ask)
        self._compact = CompactHead(look, self._low_side)
        self._jump_row = QWidget()
        self.jump_bar = JumpBar(look, self._jump_row)
        self.jump_bar.section_requested.connect(self._on_tab_chosen)
        line = QHBoxLayout(self._jump_row)
        line.setContentsMargins(MARGIN_PX - TAB_PADDING_PX, 0, 0, 0)
        line.addWidget(self.jump_bar)
        self.caution_line = CautionLine(look, ask, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self._compact, *below, self._jump_row, Separator(look, self)):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        column.addWidget(self.caution_line)
        self._compact.hide()
        self._jump_row.hide()
        self.view.arrived.connect(self.jump_bar.show_section)
        self.view.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_page(self, page: Page) -> None:
        """Show a page; the same as before keeps its place."""
        old = self.view.page()
        if page == old:
            return
        if old is None or old.head != page.head:
            self._show_head(page)
            self.head.measure_anew()
        self.caution_line.show_cautions(page.cautions)
        self._show_tabs(page)
        self._fit_head()
        if old is None or old.id != page.id:
            self.jump_bar.show_section(0)
        self.view.show_page(page)

    def show_angle(self, view: AngleView) -> None:
        """Show another angle of the needle; cheap, for every step of a drag."""
        self.view.show_angle(view)

    def is_collapsed(self) -> bool:
        """Whether the compact head is shown."""
        return not self._compact.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a low card the compact head from the start, and show as many names of sections as have room."""
        super().resizeEvent(event)
        self._fit_head()
        self._fit_tabs()

    def _show_head(self, page: Page) -> None:
        head = page.head
        self.setAccessibleName(head.title)
        self.head.show_head(head)
        self._low_side.choose(head.side)
        called = f"{head.han} {head.names}".strip()
        self._compact.show_head(
            head.title,
            called or (head.lines[0].text if head.lines else ""),
            code=head.code,
            measure=head.figure,
            swatches=head.swatches,
            has_side=head.side is not None,
        )

    def _show_tabs(self, page: Page) -> None:
        """Name the sections where all of them have a name: else the row would leave some out."""
        headings = [section.heading for section in page.sections()]
        tabs = [heading.tab if heading is not None else "" for heading in headings]
        self._jump_row.setVisible(all(tabs))
        self.jump_bar.show_titles(tabs if all(tabs) else [])
        self._fit_tabs()

    def _fit_tabs(self) -> None:
        self.jump_bar.fit(self.width() - MARGIN_PX + TAB_PADDING_PX)

    def _on_tab_chosen(self, index: int) -> None:
        self.view.show_place(index)

    def _on_scrolled(self, value: int) -> None:
        self.jump_bar.show_section(self.view.section_at(value + _FOLLOW_PX))
        self._give_way(value)

    def _fit_head(self) -> None:
        """Take the head that the height of the card allows; called when the size or what the head says has changed."""
        is_low = height_at(self.head, self.width()) > _MOST_OF_HEIGHT * self.height()
        if is_low != self._is_low:
            self._is_low = is_low
            if is_low or self.view.verticalScrollBar().value() == 0:
                self._collapse(is_collapsed=is_low)

    def _give_way(self, value: int) -> None:
        if self._is_low:
            return
        if self.is_collapsed():
            if value == 0:
                self._collapse(is_collapsed=False)
        elif value > _COLLAPSE_PX:
            gained_px = self.head.height() - self._compact.height_px()
            if self.view.verticalScrollBar().maximum() > max(gained_px, 0) + _COLLAPSE_PX:
                self._collapse(is_collapsed=True)

    def _collapse(self, *, is_collapsed: bool) -> None:
        left, taken = (self.head, self._compact) if is_collapsed else (self._compact, self.head)
        focus = self.window().focusWidget()
        had_focus = focus is not None and left.isAncestorOf(focus)
        left.hide()
        taken.show()
        layout = self.layout()
        if layout is not None:
            layout.activate()
        if had_focus:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
