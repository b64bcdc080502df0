"""The card of a zone: head, zones at the same place, jump bar, one page with all sections, the line of cautions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.presentation.card_view import AngleView, ZoneCard
from viewer.presentation.zone_list import ZoneRow
from viewer.widgets.card.candidates import Candidates
from viewer.widgets.card.frame import MARGIN_PX, CardFrame, made_page
from viewer.widgets.card.head import CardHead, side_switch
from viewer.widgets.card.plan import PLANS, Plan
from viewer.widgets.card.uses_section import UsesSection
from viewer.widgets.paper.compact_head import CompactHead
from viewer.widgets.paper.jump_bar import TAB_PADDING_PX, JumpBar
from viewer.widgets.pieces.rule import Rule
from viewer.widgets.pieces.section import CardSection
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.theme import Look

_SECTION_GAP_PX = 20
_FOLLOW_PX = 48
_AT_ONCE = 2


class ZoneCardPanel(CardFrame):
    """Shows a `ZoneCard`.

    What is first in sight is built at once, the rest piece by piece while the program waits; asking for a section
    or a source builds what is missing. Showing the same zone again rebuilds only the sections that differ and
    keeps the place.

    Attributes
    ----------
    side_requested : Signal(str)
        ``left``, ``right`` or ``both``.
    part_requested : Signal(str)
        A part of the zone.
    angle_requested : Signal(float)
        Degrees.
    zone_requested : Signal(str)
        Another of the zones at the same place.
    affected_requested : Signal(str)
        The side that is affected; nothing to take it back.
    words_requested : Signal(str)
        ``plain`` or ``professional``.
    copy_requested : Signal(str)
        As of `CopyMenu`.
    build_requested, spread_requested : Signal()
        The construction step by step; where sources differ, on the head.
    link_requested : Signal(str)
        An address to open outside.
    """

    side_requested = Signal(str)
    part_requested = Signal(str)
    angle_requested = Signal(float)
    zone_requested = Signal(str)
    affected_requested = Signal(str)
    words_requested = Signal(str)
    copy_requested = Signal(str)
    link_requested = Signal(str)
    build_requested = Signal()
    spread_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        head, side, candidates, jump_row = CardHead(look), side_switch(look), Candidates(look), QWidget()
        page, slots = _made_slots(look)
        below = (candidates, jump_row)
        super().__init__(look, _("Card of the zone"), head, CompactHead(look, side), below, page, parent)
        self._head, self._low_side, self._candidates, self._slots = head, side, candidates, slots
        self._jump = JumpBar(look, len(PLANS), jump_row)
        self._card: ZoneCard | None = None
        self._sections: dict[str, CardSection] = {}
        self._growing: CardSection | None = None
        self._head.side_requested.connect(self.side_requested)
        self._low_side.choice_requested.connect(self.side_requested)
        self._head.source_requested.connect(self.source_requested)
        self._head.words_requested.connect(self.words_requested)
        self._head.copy_requested.connect(self.copy_requested)
        self._candidates.zone_requested.connect(self.zone_requested)
        self._jump.section_requested.connect(self._on_tab_chosen)
        line = QHBoxLayout(jump_row)
        line.setContentsMargins(MARGIN_PX - TAB_PADDING_PX, 0, 0, 0)
        line.addWidget(self._jump)
        self._scroll.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._rest = QTimer(self)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._build_next)
        look.changed.connect(self._on_look_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many names of sections as have room."""
        super().resizeEvent(event)
        self._jump.fit(self.width() - MARGIN_PX + TAB_PADDING_PX)

    def show_card(self, card: ZoneCard) -> None:
        """Show a card; the same zone as before keeps its place on the page."""
        old, self._card = self._card, card
        if card == old:
            return
        is_same_zone = old is not None and old.zone == card.zone
        self._show_head(card)
        self._line.show_cautions(card.cautions)
        self._fit_head()
        self._jump.show_titles([plan.tab(card) for plan in PLANS])
        if old is not None and is_same_zone:
            with self._scroll.kept_place():
                for plan in PLANS:
                    if plan.depends(old) != plan.depends(card):
                        self._drop(plan.key)
                self.show_angle(card.angle)
                self.build_all()
        else:
            for plan in PLANS:
                self._drop(plan.key)
            self._scroll.verticalScrollBar().setValue(0)
            self._jump.show_section(0)
            for plan in PLANS[:_AT_ONCE]:
                self._build(plan)
            self._rest.start()

    def show_candidates(self, rows: Sequence[ZoneRow]) -> None:
        """Show the zones that lie at the place that was clicked; none where there is no choice."""
        self._candidates.show_zones(rows, self._card.zone if self._card is not None else None)

    def show_angle(self, view: AngleView) -> None:
        """Show another angle of the needle; cheap, for every step of a drag."""
        section = self._sections.get("needling")
        if section is not None:
            section.show_angle(view)

    def show_section(self, key: str) -> None:
        """Scroll to a section by its key: ``uses``, ``where``, ``needling`` and so on."""
        self.build_all()
        index = [plan.key for plan in PLANS].index(key)
        if key in self._sections:
            self._scroll_to(self._sections[key], index)

    def reveal(self, key: str) -> bool:
        """Scroll to a study or source and mark it with the focus.

        Returns
        -------
        bool
            Whether the card has it.
        """
        self.build_all()
        for index, plan in enumerate(PLANS):
            section = self._sections.get(plan.key)
            found = section.place_of(key) if section is not None else None
            if found is not None:
                self._scroll_to(found, index)
                found.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def build_all(self) -> None:
        """Build every section that is still missing, now."""
        while self._build_next():
            pass
        self._scroll.fit_page()

    def head(self) -> CardHead:
        """Return the open head of the card."""
        return self._head

    def jump_bar(self) -> JumpBar:
        """Return the jump bar."""
        return self._jump

    def candidates(self) -> Candidates:
        """Return the line of zones at the same place."""
        return self._candidates

    def section(self, key: str) -> CardSection | None:
        """Return a section, or None while it is not built."""
        return self._sections.get(key)

    def _show_head(self, card: ZoneCard) -> None:
        self._head.show_card(card)
        self._low_side.choose(card.side if card.has_sides else None)
        self._compact.show_head(
            card.title,
            f"{card.han} {card.pinyin}".strip(),
            code=card.code,
            measure=card.length,
            swatches=card.swatches,
            has_side=card.has_sides,
        )

    def _drop(self, key: str) -> None:
        section = self._sections.pop(key, None)
        if section is not None:
            if self._growing is section:
                self._growing = None
            self._slots[key].remove(section)

    def _build_next(self) -> bool:
        """Build a piece of what is missing; return whether there was one."""
        if self._growing is not None:
            if not self._growing.grow():
                self._growing = None
            return True
        for plan in PLANS:
            if self._card is not None and plan.key not in self._sections:
                self._build(plan)
                return True
        self._rest.stop()
        return False

    def _build(self, plan: Plan) -> None:
        if self._card is None or plan.key in self._sections:
            return
        section = plan.make(self._look, self._card, self._slots[plan.key])
        section.source_requested.connect(self.source_requested)
        section.studies_requested.connect(self._on_studies_requested)
        section.link_requested.connect(self.link_requested)
        section.build_requested.connect(self.build_requested)
        section.spread_requested.connect(self.spread_requested)
        section.part_requested.connect(self.part_requested)
        section.angle_requested.connect(self.angle_requested)
        section.section_requested.connect(self.show_section)
        if isinstance(section, UsesSection):
            section.affected_requested.connect(self.affected_requested)
        self._sections[plan.key] = section
        self._growing = section
        self._slots[plan.key].add(section)

    def _scroll_to(self, widget: QWidget, index: int) -> None:
        self._scroll.scroll_to(widget)
        # Near the end of the page a short section cannot come to the top; the tab names it all the same.
        self._jump.show_section(index)

    def _on_tab_chosen(self, index: int) -> None:
        if self._card is not None:
            self.show_section(PLANS[index].key)

    def _on_scrolled(self, value: int) -> None:
        current = 0
        for index, plan in enumerate(PLANS):
            section = self._sections.get(plan.key)
            if section is not None and self._slots[plan.key].y() <= value + _FOLLOW_PX:
                current = index
        self._jump.show_section(current)

    def _on_studies_requested(self, keys: tuple[str, ...]) -> None:
        if keys:
            self.reveal(keys[0])

    def _on_look_changed(self) -> None:
        if self._card is None:
            return
        bar = self._scroll.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        for plan in PLANS:
            self._drop(plan.key)
        self.build_all()
        bar.setValue(round(share * bar.maximum()))


def _made_slots(look: Look) -> tuple[Stack, dict[str, Stack]]:
    """A page with a place for every section, a line between two."""
    page = made_page()
    slots = {}
    for index, plan in enumerate(PLANS):
        if index > 1:  # the first has a frame of its own
            page.add(Rule(look, page), _SECTION_GAP_PX)
        slots[plan.key] = Stack(page)
        page.add(slots[plan.key], _SECTION_GAP_PX)
    return page, slots
