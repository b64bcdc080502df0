"""The words of an explanation, large, beside the head."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScroller, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.domain.identity import SideChoice
from viewer.presentation.blocks import Alert, Entries, Section, Sources, Text
from viewer.presentation.blocks import Entry as PlaceEntry
from viewer.presentation.explain_cautions import tell_lead
from viewer.presentation.explain_view import ExplainView
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.pages.explanation import NOTHING_CHOSEN, SIDE_QUESTION
from viewer.state.explain_requests import ExplainZone
from viewer.widgets.explain.bars import ExplainClosing
from viewer.widgets.pieces.touch_button import TouchButton
from viewer.widgets.explain.chooser import Entry, ExplainChooser
from viewer.widgets.explain.strip import ExplainStrip
from viewer.widgets.pieces.help_first import HelpFirst
from viewer.widgets.pieces.page_scroll import SCROLL_BAR_PX, PageScroll
from viewer.widgets.pieces.rule import Rule
from viewer.widgets.pieces.stack import BesideOrBelow, Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_MARGIN_PX = 40
_LABEL_PX = 150
_LABEL_GAP_PX = 18
_ROW_GAP_PX = 16
_LEAST_ANSWER_PX = 400
"""With less room beside it, a question stands above its answer."""
_LEAST_CHOICE_PX = 260
_STRIP_SHARE = 0.32
"""More than this share of the height the cautions do not take; their type gets smaller, none of them is cut."""

_SIDES: tuple[tuple[SideChoice, str, str], ...] = (
    ("left", _("Left"), _("The left side is affected")),
    ("right", _("Right"), _("The right side is affected")),
    ("both", _("Both"), _("Both sides are affected")),
)


class ExplainPanel(QWidget):
    """Two large controls, the words, and the cautions that stay in sight.

    Parameters
    ----------
    look : Look
        Colours and type of the controls.
    words : Look
        Those of the words, which can be larger.
    entries : callable
        As of `ExplainChooser`.

    Attributes
    ----------
    complaint_requested : Signal(str)
        Another complaint.
    side_requested : Signal(str)
        The affected side; nothing to take it back.
    zone_requested : Signal(str)
        Another place for the same complaint.
    """

    complaint_requested = Signal(str)
    side_requested = Signal(str)
    zone_requested = Signal(str)

    def __init__(
        self, controls: Look, words: Look, entries: Callable[[str], Sequence[Entry]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controls, self._look = controls, words
        self._view: ExplainView | None = None
        self._has_sources = False
        self.setAccessibleName(_("Explanation"))
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.chooser = ExplainChooser(controls, entries, self)
        self.chooser.complaint_requested.connect(self._on_complaint_chosen)
        self.page = Stack(margin_px=(_MARGIN_PX, 24, _MARGIN_PX - SCROLL_BAR_PX, 32))
        self.reading = PageScroll(self.page, self)
        QScroller.grabGesture(self.reading.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.strip = ExplainStrip(controls, words, self)
        self.strip.all_requested.connect(self._on_all_requested)
        self._tell: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._chosen = self._make_controls()
        column.addWidget(self._chosen)
        column.addWidget(self._line)
        column.addWidget(self.reading, 1)
        column.addWidget(self.chooser, 1)
        column.addWidget(self.strip)
        column.addWidget(ExplainClosing(controls, self))
        words.changed.connect(self._on_look_changed)

    def show_view(self, view: ExplainView | None) -> None:
        """Show an explanation; None asks what is to be explained."""
        old, self._view = self._view, view
        for each in (self._chosen, self._line):
            each.setVisible(view is not None)  # before that the list asks for itself
        if view is None:
            self._show_chooser(is_shown=True)
            self.strip.setVisible(False)
            self.complaint.show_text(NOTHING_CHOSEN)
            return
        self._show_chooser(is_shown=False)
        self.strip.setVisible(bool(view.tell or view.warnings))
        self.complaint.show_text(view.page.head.title)
        self._sides.setVisible(view.zone is not None)
        for side, button in self.sides.items():
            button.setChecked(side == view.affected)
        is_same = old is not None and (old.complaint, old.zone) == (view.complaint, view.zone)
        self._has_sources = self._has_sources and is_same
        lead = tell_lead(view.person) if view.tell else ""
        self.strip.show_strip(lead, "".join(view.tell[:1]), view.warnings[0] if view.is_danger else "")
        self._fit_strip()
        if is_same:
            with self.reading.kept_place():
                self._fill(view)
        else:
            self._fill(view)
            self.reading.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Let go of everything that was shown and typed."""
        self.chooser.begin()
        self.show_view(None)
        for widget in self.page.widgets():
            self.page.remove(widget)
        self._tell = None
        self.strip.show_strip("", "", "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the cautions take smaller type where room is short."""
        super().resizeEvent(event)
        self._fit_strip()
        self._fit_controls()

    def _make_controls(self) -> QWidget:
        look = self._controls
        box = QWidget(self)
        row = self._row_of_controls = QBoxLayout(QBoxLayout.Direction.LeftToRight, box)
        row.setContentsMargins(_MARGIN_PX, 16, _MARGIN_PX, 16)
        row.setSpacing(16)
        self.complaint = TouchButton(look, NOTHING_CHOSEN, "chevron", is_list=True, parent=box)
        self.complaint.clicked.connect(self._on_complaint_clicked)
        row.addWidget(self.complaint, 1)
        self._sides = QWidget(box)
        self._sides.setAccessibleName(SIDE_QUESTION)
        group = QHBoxLayout(self._sides)
        group.setContentsMargins(0, 0, 0, 0)
        group.setSpacing(8)
        self.sides: dict[SideChoice, TouchButton] = {}
        for side, word, name in _SIDES:
            button = TouchButton(look, word, parent=self._sides)
            button.setAccessibleName(name)
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, side=side: self._on_side_clicked(side))
            self.sides[side] = button
            group.addWidget(button, 1)
        row.addWidget(self._sides)
        self._line = Rule(look, self)
        return box

    def _show_chooser(self, *, is_shown: bool) -> None:
        if is_shown and not self.chooser.isVisibleTo(self):
            self.chooser.begin()
        self.chooser.setVisible(is_shown)
        self.reading.setVisible(not is_shown)
        if is_shown:
            self._sides.setVisible(False)

    def _fill(self, view: ExplainView) -> None:
        page, look = self.page, self._look
        for widget in page.widgets():
            page.remove(widget)
        self._tell = None
        for index, section in enumerate(view.page.sections()):
            if index:
                page.add(Rule(look, page), _ROW_GAP_PX)
            self._add_section(section)
        self.reading.fit_page()

    def _add_section(self, section: Section) -> None:
        page, heading = self.page, section.heading
        if heading is None:
            for alert in (block for block in section.blocks if isinstance(block, Alert)):
                page.add(HelpFirst(self._look, alert.texts, "explain_strong", "explain_text", page), _ROW_GAP_PX)
            return
        if heading.key == "sources":
            self._add_sources(section)
            return
        row = self._row(heading.text, [block.said for block in section.blocks if isinstance(block, Text)])
        page.add(row, _ROW_GAP_PX)
        if heading.key in ("tell", "know"):
            self._tell = self._tell or row
        places = [each for block in section.blocks if isinstance(block, Entries) for each in block.entries]
        for index, place in enumerate(places):
            self._add_place(place, gap_px=8 if index else 12)

    def _add_place(self, place: PlaceEntry, *, gap_px: int) -> None:
        entry = TouchButton(self._look, place.title, is_list=True, detail=place.subtitle, parent=self.page)
        entry.setCheckable(True)
        entry.setChecked(place.is_chosen)
        if isinstance(place.request, ExplainZone):
            zone = place.request.zone
            entry.clicked.connect(lambda _checked=False: self.zone_requested.emit(zone))
        self.page.add(entry, gap_px)

    def _add_sources(self, section: Section) -> None:
        page, look = self.page, self._look
        self._sources = TouchButton(look, _("Where this comes from"), "chevron", is_list=True, parent=page)
        self._sources.setCheckable(True)
        self._sources.setChecked(self._has_sources)
        self._sources.clicked.connect(self._on_sources_clicked)
        page.add(self._sources, 24)
        if self._has_sources:
            for source in (each for block in section.blocks if isinstance(block, Sources) for each in block.sources):
                page.add(Statement(look, source.citation, role="han", colour="text_2", parent=page), 12)

    def _row(self, title_text: str, sentences: Sequence[MarkedText]) -> QWidget:
        look, page = self._look, self.page
        answer = Stack(page)
        for sentence in sentences:
            answer.add(Statement(look, sentence.text, role="explain_text", parent=answer), 6)
            if sentence.doubt:
                answer.add(Statement(look, sentence.doubt, role="explain_note", colour="text_2", parent=answer), 2)
        title = Statement(look, title_text, role="explain_strong", colour="accent", parent=page)
        # The smaller words of the question stand on the line of the answer's first.
        lead = Stack(page, margin_px=(0, (look.line("explain_text") - look.line("explain_strong") + 1) // 2, 0, 0))
        lead.add(title)
        return BesideOrBelow(lead, look.px(_LABEL_PX), answer, look.px(_LEAST_ANSWER_PX), _LABEL_GAP_PX, page)

    def _fit_strip(self) -> None:
        self.strip.fit_into(self.width(), round(_STRIP_SHARE * self.height()))

    def _fit_controls(self) -> None:
        """Put the sides below the complaint where there is no room beside it."""
        needed = self._sides.sizeHint().width() + self._controls.px(_LEAST_CHOICE_PX) + 2 * _MARGIN_PX
        way = QBoxLayout.Direction
        self._row_of_controls.setDirection(way.LeftToRight if self.width() >= needed else way.TopToBottom)

    def _on_complaint_chosen(self, key: str) -> None:
        if self._view is not None and key == self._view.complaint:
            self._show_chooser(is_shown=False)
            self._sides.setVisible(self._view.zone is not None)
        else:
            self.complaint_requested.emit(key)

    def _on_complaint_clicked(self) -> None:
        """Open the list; pressed once more, or with nothing to go back to, close it or keep it."""
        is_open = self.chooser.isVisibleTo(self)
        self._show_chooser(is_shown=not is_open or self._view is None)
        if is_open and self._view is not None:
            self._sides.setVisible(self._view.zone is not None)

    def _on_side_clicked(self, side: SideChoice) -> None:
        view = self._view
        for each, button in self.sides.items():  # what is shown follows the state, not the click
            button.setChecked(view is not None and each == view.affected)
        self.side_requested.emit("" if view is not None and view.affected == side else side)

    def _on_all_requested(self) -> None:
        if self._tell is not None:
            self._show_chooser(is_shown=False)
            self.reading.scroll_to(self._tell)

    def _on_sources_clicked(self) -> None:
        self._has_sources = not self._has_sources
        if self._view is not None:
            with self.reading.kept_place():
                self._fill(self._view)

    def _on_look_changed(self) -> None:
        if self._view is not None:
            self.show_view(self._view)
