"""A page, section by section: what is in sight is set at once, the rest while the program waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from viewer.presentation.blocks import Gauge, Head, Page, Section, Sources
from viewer.presentation.card_view import AngleView
from viewer.state.request import Ask
from viewer.widgets.paper.angle_gauge import AngleGauge
from viewer.widgets.paper.blocks import begun_section, set_blocks
from viewer.widgets.paper.column import Column, Setting
from viewer.widgets.paper.folded import FoldedSources
from viewer.widgets.paper.head import set_head
from viewer.widgets.paper.page_queue import PageQueue
from viewer.widgets.paper.scale import USUAL, Scale
from viewer.widgets.pieces.page_scroll import SCROLL_BAR_PX, PageScroll
from viewer.widgets.pieces.separator import Separator
from viewer.widgets.pieces.stack import BesideOrBelow, Stack
from viewer.widgets.theme import Look

MARGIN_PX = 24
_SECTION_GAP_PX = 20
_USUAL_GAP_PX = 8
_ROW_GAP_PX = 16
_LABEL_PX, _LABEL_GAP_PX, _LEAST_ANSWER_PX = 150, 18, 400


@dataclass(slots=True, eq=False)
class _Place:
    """Where a section stands; `slot` and `column` are None until it is begun, and `is_whole` once all of it is set."""

    section: Section
    slot: Stack | None = None
    column: Column | None = None
    is_whole: bool = False


class PageView(PageScroll):
    """Shows a `Page`.

    The same page shown anew keeps its place, and only the sections that differ are set anew.

    Parameters
    ----------
    look : Look
        Colours and type.
    ask : callable
        Takes what the reader asks for.
    scale : Scale
        How large the words are.
    has_head : bool
        Whether the head of the page stands at the top of it, and not in a place of its own.
    margin_px : int
        Room at both sides of the page.
    land : callable, optional
        Brings what has a key into sight where requests lead; without it, here.

    Attributes
    ----------
    arrived : Signal(int)
        The reader was brought to a section, by its place.
    """

    arrived = Signal(int)

    def __init__(
        self,
        look: Look,
        ask: Ask,
        *,
        scale: Scale = USUAL,
        has_head: bool = False,
        margin_px: int = MARGIN_PX,
        land: Callable[[str], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._stack = Stack(margin_px=(margin_px, 16, margin_px - SCROLL_BAR_PX, MARGIN_PX))
        super().__init__(self._stack, parent)
        self._setting = Setting(look, ask, self.reveal, land or self.reveal, scale)
        self._has_head = has_head
        self._shown: Page | None = None
        self._head: Column | None = None
        self._places: list[_Place] = []
        self._queue = PageQueue(self)
        look.changed.connect(self._on_look_changed)

    def show_page(self, page: Page) -> None:
        """Show a page."""
        old, self._shown = self._shown, page
        if page == old:
            return
        if old is None or old.id != page.id:
            self._begin(page)
            self.verticalScrollBar().setValue(0)
            self._queue.start(self._pieces())
        else:
            with self.kept_place():
                self._change(old, page)
                self._queue.start(self._pieces())
                self._queue.finish()

    def clear(self) -> None:
        """Let go of everything that was shown."""
        self._shown = None
        self._queue.start(iter(()))
        self._forget()

    def page(self) -> Page | None:
        """Return the page that is shown."""
        return self._shown

    def show_angle(self, view: AngleView) -> None:
        """Show another angle of the needle; cheap, for every step of a drag."""
        if self._shown is None:
            return
        self._shown = replace(
            self._shown, blocks=tuple(Gauge(view) if isinstance(each, Gauge) else each for each in self._shown.blocks)
        )
        for place, section in zip(self._places, self._shown.sections(), strict=True):
            place.section = section
            if place.column is not None:
                for gauge in place.column.findChildren(AngleGauge):
                    gauge.show_angle(view)

    def reveal(self, key: str) -> bool:
        """Bring a section, study, source or entry into sight; the last three are marked with the focus.

        Returns
        -------
        bool
            Whether the page has it.
        """
        if not key:
            return False
        self.build_all()
        for index, place in enumerate(self._places):
            heading = place.section.heading
            found = place.column.places.get(key) if place.column is not None else None
            if found is not None:
                self.scroll_to(found)
                found.setFocus(Qt.FocusReason.OtherFocusReason)
                self.arrived.emit(index)
                return True
            if heading is not None and heading.key == key:
                self.show_place(index)
                return True
        return False

    def show_place(self, index: int) -> None:
        """Scroll to a section by its place."""
        self.build_all()
        slot = self._places[index].slot
        if slot is not None:
            self.scroll_to(slot)
        # Near the end of the page a short section cannot come to the top; it is where one is all the same.
        self.arrived.emit(index)

    def build_all(self) -> None:
        """Set all that is still missing, now."""
        self._queue.finish()
        self.settle()

    def section(self, key: str) -> Column | None:
        """Return what is set of a section; None while it is not begun, or if there is none."""
        for place in self._places:
            if place.section.heading is not None and place.section.heading.key == key:
                return place.column
        return None

    def section_at(self, px: float) -> int:
        """Return the last section that begins above a height of the page."""
        begun = [n for n, place in enumerate(self._places) if place.slot is not None and place.slot.y() <= px]
        return begun[-1] if begun else 0

    def is_filled(self) -> bool:
        """Whether the page goes on below what is in sight."""
        width = self._stack.width()
        slots = [place.slot for place in self._places if place.slot is not None]
        return self.is_high_enough(sum(slot.heightForWidth(width) for slot in slots))

    # Setting

    def _begin(self, page: Page) -> None:
        self._forget()
        if self._has_head:
            self._set_head(page.head)
        self._places = [_Place(section) for section in page.sections()]

    def _forget(self) -> None:
        for widget in self._stack.widgets():
            self._stack.remove(widget)
        self._places, self._head = [], None

    def _change(self, old: Page, page: Page) -> None:
        """Let go of what differs; of a page of other sections all does."""
        sections = list(page.sections())
        if [_name(each) for each in sections] != [_name(place.section) for place in self._places]:
            self._begin(page)
            return
        if self._has_head and old.head != page.head:
            self._set_head(page.head)
        for place, section in zip(self._places, sections, strict=True):
            if place.slot is not None and (section != place.section or not place.is_whole):
                for widget in place.slot.widgets():
                    place.slot.remove(widget)
                place.column, place.is_whole = None, False
            place.section = section

    def _set_head(self, head: Head) -> None:
        if self._head is not None:
            self._stack.remove(self._head)
        self._head = Column(self._setting, self._stack)
        set_head(head, self._head)
        self._stack.insert(0, self._head)

    def _pieces(self) -> Iterator[None]:
        for index, place in enumerate(self._places):
            if place.is_whole:
                continue
            if place.slot is None:
                place.slot = self._added_slot(index)
            place.column = self._begin_section(place.section, place.slot)
            yield from set_blocks(place.section.blocks, place.column)
            place.is_whole = True

    def _added_slot(self, index: int) -> Stack:
        """Put the place of a section on the page, below a line unless it goes on with the head or follows a frame."""
        scale, slot = self._setting.scale, Stack(self._stack)
        gap_px = _ROW_GAP_PX if scale.is_beside else _SECTION_GAP_PX
        before = self._places[index - 1].section.heading if index else None
        if self._places[index].section.heading is None:
            gap_px = _USUAL_GAP_PX
        elif (index or self._head is not None) and (scale.is_beside or before is None or not before.is_framed):
            self._stack.add(Separator(self._setting.look, self._stack), gap_px)
        self._stack.add(slot, gap_px)
        return slot

    def _begin_section(self, section: Section, slot: Stack) -> Column:
        heading, setting = section.heading, self._setting
        if heading is None:
            column = Column(setting, slot)
            slot.add(column)
        elif setting.scale.is_touched and all(isinstance(block, Sources) for block in section.blocks):
            column = FoldedSources(heading, setting, slot)
            slot.add(column)
        elif setting.scale.is_beside:
            column = Column(setting, slot)
            slot.add(_beside(Column(setting, slot), heading.text, column))
        else:
            column = begun_section(heading, setting, slot)
            slot.add(column)
        return column

    def _on_look_changed(self) -> None:
        if self._shown is None:
            return
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, self._stack.height())
        self._begin(self._shown)
        self._queue.start(self._pieces())
        self.build_all()
        bar.setValue(round(share * self._stack.height()))


def _name(section: Section) -> str:
    return "" if section.heading is None else section.heading.key or section.heading.text


def _beside(lead: Column, title: str, column: Column) -> BesideOrBelow:
    """Stand the name of a section at the left of it: its smaller words on the line of the first there."""
    look, scale = column.look, column.setting.scale
    drop = Stack(lead, margin_px=(0, (look.line(scale.body) - look.line(scale.section) + 1) // 2, 0, 0))
    drop.add(lead.statement(title, scale.section, "accent", parent=drop))
    lead.add(drop)
    return BesideOrBelow(lead, look.px(_LABEL_PX), column, look.px(_LEAST_ANSWER_PX), _LABEL_GAP_PX)
