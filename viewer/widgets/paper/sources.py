"""The sources that the numbers of a page stand for."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.data.language import gettext as _
from viewer.presentation.blocks import Sources
from viewer.presentation.marked_text import SourceView
from viewer.widgets.paper.column import Column, Setting
from viewer.widgets.pieces.link_button import LinkButton, WebLink
from viewer.widgets.pieces.painted_button import draw_focus_ring
from viewer.widgets.pieces.stack import Beside, Stack
from viewer.widgets.pieces.statement import Statement

_NUMBER_PX = 28
_GAP_PX = 4
_AT_ONCE = 4


class SourceRow(Stack):
    """A number, the citation, what kind of source it is, its link, and the way to its page."""

    def __init__(self, view: SourceView, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin_px=(0, 6, 0, 6))
        self.view = view
        look = self._look = setting.look
        # Reached by a source mark; not a stop of the Tab key by itself.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(_("Source %d") % view.number)
        number = Statement(look, str(view.number), role="small_strong", colour="accent", parent=self)
        words = Stack(self)
        words.add(Statement(look, view.citation, role="small", parent=words))
        if view.note:
            words.add(Statement(look, view.note, role="note", colour="text_2", parent=words))
        if view.link is not None:
            link = WebLink(look, view.link, words)
            link.link_requested.connect(lambda url: setting.open_link(url))
            words.add(link)
        self.open_link = LinkButton(look, _("Where it is used"), "next", parent=words)
        self.open_link.setAccessibleName(_("Open the page of source %d") % view.number)
        self.open_link.clicked.connect(lambda: setting.open_source(view.key))
        words.add(self.open_link)
        self.add(Beside(number, look.px(_NUMBER_PX), words, parent=self))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring while a mark has led here."""
        if self.hasFocus():
            painter = QPainter(self)
            draw_focus_ring(painter, self._look, QRectF(self.rect()), 6)
            painter.end()


def set_sources(sources: Sources, column: Column, gap_px: int) -> Iterator[None]:
    """Set every source by its number, some at a time."""
    for number, view in enumerate(sources.sources, start=1):
        row = SourceRow(view, column.setting, column)
        column.places[view.key] = row
        column.add(row, _GAP_PX)
        if number % _AT_ONCE == 0:
            yield
    column.say(sources.note, column.setting.scale.note, "text_2", gap_px=gap_px)
    yield
