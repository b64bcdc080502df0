"""The numbered sources at the foot of a card."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import ZoneCard
from viewer.presentation.marked_text import SourceView
from viewer.widgets.pieces.link_button import LinkButton, WebLink
from viewer.widgets.pieces.painted_button import draw_focus_ring
from viewer.widgets.pieces.section import CardSection
from viewer.widgets.pieces.stack import Beside, Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

if TYPE_CHECKING:
    from viewer.presentation.comparison import CompareView
    from viewer.presentation.point_card import PointCard

_NUMBER_PX = 28
_AT_ONCE = 8


class SourceRow(Stack):
    """A number, the citation, what kind of source it is, its link, and the way to its page.

    Attributes
    ----------
    link_requested : Signal(str)
        An address.
    source_requested : Signal(str)
        The source's own page, by its key.
    """

    link_requested = Signal(str)
    source_requested = Signal(str)

    def __init__(self, look: Look, view: SourceView, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin_px=(0, 6, 0, 6))
        self.view = view
        self._look = look
        # Reached by a source mark; not a stop of the Tab key by itself.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(_("Source %d") % view.number)
        number = Statement(look, str(view.number), role="small_strong", colour="accent", parent=self)
        words = Stack(self)
        words.add(Statement(look, view.citation, role="small", parent=words))
        if view.note:
            words.add(Statement(look, view.note, role="note", colour="text_2", parent=words))
        self.open_link = LinkButton(look, _("Where it is used"), "next", parent=words)
        self.open_link.setAccessibleName(_("Open the page of source %d") % view.number)
        self.open_link.clicked.connect(self._on_open_clicked)
        if view.link is not None:
            link = WebLink(look, view.link, words)
            link.link_requested.connect(self.link_requested)
            words.add(link)
        words.add(self.open_link)
        self.add(Beside(number, look.px(_NUMBER_PX), words, parent=self))

    def _on_open_clicked(self) -> None:
        self.source_requested.emit(self.view.key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring while a mark has led here."""
        if self.hasFocus():
            painter = QPainter(self)
            draw_focus_ring(painter, self._look, QRectF(self.rect()), 6)
            painter.end()


class SourcesSection(CardSection):
    """Every source that the card cites, by number."""

    def __init__(self, look: Look, card: ZoneCard | PointCard | CompareView, parent: QWidget | None = None) -> None:
        super().__init__(look, _("Sources"), parent=parent)
        self._entries: dict[str, SourceRow] = {}
        self._missing = deque(card.sources)
        if isinstance(card, ZoneCard) and card.reviewed:
            self.add(Statement(look, card.reviewed, role="small", colour="text_2", parent=self), 4)
        self.grow()

    def grow(self) -> bool:
        """Add some more rows."""
        for _turn in range(min(_AT_ONCE, len(self._missing))):
            view = self._missing.popleft()
            row = SourceRow(self.look, view, self)
            row.link_requested.connect(self.link_requested)
            row.source_requested.connect(self.source_requested)
            self._entries[view.key] = row
            self.add(row, 4)
        return bool(self._missing)

    def place_of(self, key: str) -> QWidget | None:
        """Return the row of a source."""
        return self._entries.get(key)
