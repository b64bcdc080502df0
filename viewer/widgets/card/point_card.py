"""The card of an acupuncture point: head, one page, and the cautions that are always in sight."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.point_card import PointCard
from viewer.widgets.card.frame import MARGIN_PX, CardFrame
from viewer.widgets.card.head import side_switch
from viewer.widgets.card.point_sections import CheckSection, FindingSection, LinesSection
from viewer.widgets.paper.compact_head import CompactHead
from viewer.widgets.pieces.cautions_section import CautionsSection
from viewer.widgets.pieces.flow_layout import FlowLayout
from viewer.widgets.pieces.page_queue import PageQueue
from viewer.widgets.pieces.rule import Rule
from viewer.widgets.pieces.section import CardSection
from viewer.widgets.pieces.segmented import Segmented
from viewer.widgets.pieces.sources_section import SourcesSection
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_SECTION_GAP_PX = 20


class PointHead(QWidget):
    """Code and name, 汉字, what other standards call it, and the side switch of a point that is there twice.

    Attributes
    ----------
    side_requested : Signal(str)
        ``left``, ``right`` or ``both``.
    """

    side_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Statement(look, role="title", parent=self)
        self._han = Statement(look, role="han", parent=self)
        self._names = Statement(look, role="han", colour="text_2", parent=self)
        self._kind = Statement(look, role="small", colour="text_2", parent=self)
        flow_box = QWidget(self)
        flow = FlowLayout(flow_box, gap_px=6)
        flow.addWidget(self._han)
        flow.addWidget(self._names)
        self._side = side_switch(look, self)
        self._side.choice_requested.connect(self.side_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, 16, MARGIN_PX, 12)
        column.setSpacing(0)
        for widget in (self._title, flow_box, self._kind):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(self._side, 0, Qt.AlignmentFlag.AlignLeft)

    def show_card(self, card: PointCard) -> None:
        """Show the head of a card."""
        self._title.show_text(card.title)
        self._han.show_text(card.han)
        self._names.show_text(card.names)
        self._names.setVisible(bool(card.names))
        self._kind.show_text(card.kind)
        self._side.choose(card.side if card.has_sides else None)
        self._side.setVisible(card.has_sides)

    def side(self) -> Segmented:
        """Return the side switch."""
        return self._side


class PointCardPanel(CardFrame):
    """Shows a `PointCard`.

    Attributes
    ----------
    zone_requested : Signal(str)
        A line that uses the point.
    side_requested : Signal(str)
        ``left``, ``right`` or ``both``.
    link_requested : Signal(str)
        An address to open outside.
    """

    zone_requested = Signal(str)
    side_requested = Signal(str)
    link_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        head, side = PointHead(look), side_switch(look)
        super().__init__(look, _("Card of the point"), head, CompactHead(look, side), parent=parent)
        self._head, self._low_side = head, side
        self._card: PointCard | None = None
        self._sections: list[CardSection] = []
        self._head.side_requested.connect(self.side_requested)
        self._low_side.choice_requested.connect(self.side_requested)
        self._queue = PageQueue(self._scroll)
        look.changed.connect(self._on_look_changed)

    def show_card(self, card: PointCard) -> None:
        """Show the card of a point; the same point as before keeps its place on the page."""
        old, self._card = self._card, card
        if card == old:
            return
        self._head.show_card(card)
        self._low_side.choose(card.side if card.has_sides else None)
        names = ", ".join(filter(None, (card.han, card.names)))
        self._compact.show_head(card.title, names, has_side=card.has_sides)
        self._line.show_cautions(card.cautions)
        self._fit_head()
        if old is None or old.point != card.point:
            self._fill(card)
            self._scroll.verticalScrollBar().setValue(0)
        else:
            with self._scroll.kept_place():
                self._fill(card)
                self._queue.finish()

    def reveal(self, key: str) -> bool:
        """Scroll to a source and mark it with the focus; return whether the card has it."""
        for section in self.sections():
            found = section.place_of(key)
            if found is not None:
                self._scroll.scroll_to(found)
                found.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def build_all(self) -> None:
        """Build what is still missing of the page, now."""
        self._queue.finish()

    def head(self) -> PointHead:
        """Return the head of the card."""
        return self._head

    def sections(self) -> tuple[CardSection, ...]:
        """Return the sections, top to bottom."""
        self._queue.finish()
        return tuple(self._sections)

    def _fill(self, card: PointCard) -> None:
        for widget in self._page.widgets():
            self._page.remove(widget)
        self._sections = []
        first = (FindingSection, CheckSection, LinesSection)
        self._queue.start(
            (partial(self._add, kind, card) for kind in first if kind is not CheckSection or card.checks),
            later=(partial(self._add, kind, card) for kind in (_cautions, SourcesSection)),
        )

    def _add(self, kind: Callable[[Look, PointCard, QWidget], CardSection], card: PointCard) -> None:
        page = self._page
        section = kind(self._look, card, page)
        if self._sections:
            page.add(Rule(self._look, page), _SECTION_GAP_PX)
        page.add(section, _SECTION_GAP_PX)
        self._sections.append(section)
        section.source_requested.connect(self.source_requested)
        section.zone_requested.connect(self.zone_requested)
        section.link_requested.connect(self.link_requested)
        while section.grow():
            pass

    def _on_look_changed(self) -> None:
        if self._card is not None:
            self._fill(self._card)


def _cautions(look: Look, card: PointCard, parent: QWidget) -> CautionsSection:
    return CautionsSection(look, card.cautions, parent)
