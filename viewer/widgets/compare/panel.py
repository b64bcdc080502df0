"""The panel beside the head while two zones are compared."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.domain.identity import ZoneId
from viewer.presentation.blocks import Cautions, Heading, Sources
from viewer.presentation.comparison import CompareView, LegendItem, Suggestion
from viewer.state.compare_requests import Compare, CompareAt, SwapCompared, ToggleWholeSystems
from viewer.state.request import Ask, Request
from viewer.state.requests import ShowStudy
from viewer.widgets.compare.schools import compare_switch
from viewer.widgets.compare.table import CompareTable, Legend
from viewer.widgets.paper.blocks import made_section
from viewer.widgets.paper.caution_line import CautionLine
from viewer.widgets.paper.column import Column, Setting
from viewer.widgets.pieces.page_scroll import SCROLL_BAR_PX, PageScroll
from viewer.widgets.pieces.painted_button import set_plain_tooltip
from viewer.widgets.pieces.search_combo import SearchCombo
from viewer.widgets.pieces.separator import Separator
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.wrapped_button import WrappedButton
from viewer.widgets.theme import Look

_MARGIN_PX = 24
_SECTION_GAP_PX = 20


class ComparePanel(QWidget):
    """Two choices, the table, the cautions of both.

    Parameters
    ----------
    zones : sequence of (str, str)
        Ids and names of the zones to choose from.
    ask : callable
        Answers what is chosen.
    """

    def __init__(self, look: Look, zones: Sequence[tuple[str, str]], ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = Setting(look, ask, self.reveal, self.reveal, has_sources=True)
        self._look = look
        self._view: CompareView | None = None
        self._suggested: tuple[Suggestion, ...] = ()
        self._sections: list[Column] = []
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Comparison of two zones"))
        self._combos = (
            SearchCombo(_("First zone"), _("First zone"), self),
            SearchCombo(_("Second zone"), _("Second zone"), self),
        )
        for combo in self._combos:
            combo.show_entries(zones)
            combo.choice_requested.connect(self._on_choice_requested)
        self._swap = QPushButton("⇄", self)
        self._swap.setProperty("shape", "icon")
        self._swap.setAccessibleName(_("Exchange the two"))
        set_plain_tooltip(self._swap, _("Exchange the two"))
        self._swap.clicked.connect(lambda: ask(SwapCompared()))
        self._whole = QPushButton(_("Whole systems"), self)
        self._whole.setCheckable(True)
        self._whole.clicked.connect(self._on_whole_clicked)
        set_plain_tooltip(self._whole, _("Show all zones of both schools"))
        self._legend = Legend(look, self)
        switch = compare_switch(look, ask, "zones", self)
        choice = QHBoxLayout()
        choice.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
        choice.setSpacing(8)
        choice.addWidget(self._combos[0], 1)
        choice.addWidget(self._swap)
        choice.addWidget(self._combos[1], 1)
        options = QHBoxLayout()
        options.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
        options.setSpacing(16)
        options.addWidget(switch)
        options.addWidget(self._whole)
        options.addWidget(self._legend, 1, Qt.AlignmentFlag.AlignVCenter)
        self._page = Stack(margin_px=(_MARGIN_PX, 20, _MARGIN_PX - SCROLL_BAR_PX, _MARGIN_PX))
        self._scroll = PageScroll(self._page, self)
        self._line = CautionLine(look, self._ask_of_sources, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(0)
        column.addLayout(choice)
        column.addSpacing(8)
        column.addLayout(options)
        column.addSpacing(12)
        column.addWidget(Separator(look, self))
        column.addWidget(self._scroll, 1)
        column.addWidget(self._line)
        look.changed.connect(self._on_look_changed)

    def show_choice(self, zones: Sequence[str], legend: tuple[LegendItem, ...], *, has_whole_systems: bool) -> None:
        """Show which zones are chosen, how the lines of their schools look, and whether all of those are shown."""
        for index, combo in enumerate(self._combos):
            combo.choose(zones[index] if index < len(zones) else None)
        self._swap.setEnabled(len(zones) == len(self._combos))
        self._whole.setChecked(has_whole_systems)
        self._legend.show_items(legend)

    def show_view(self, view: CompareView | None, suggestions: tuple[Suggestion, ...]) -> None:
        """Show the table, or without one what to do and some matches to begin with."""
        is_same_pair = (
            view is not None
            and self._view is not None
            and [zone.zone for zone in view.zones] == [zone.zone for zone in self._view.zones]
        )
        if view is not None and view == self._view:
            return
        self._view, self._suggested = view, suggestions
        if is_same_pair:
            with self._scroll.kept_place():
                self._fill()
        else:
            self._fill()
            self._scroll.verticalScrollBar().setValue(0)

    def sections(self) -> tuple[Column, ...]:
        """Return the table and what follows it, top to bottom."""
        return tuple(self._sections)

    def caution_line(self) -> CautionLine:
        """Return the line of cautions."""
        return self._line

    def reveal(self, key: str) -> bool:
        """Scroll to a source and mark it with the focus; return whether it is listed."""
        for section in self._sections:
            found = section.places.get(key)
            if found is not None:
                self._scroll.scroll_to(found)
                found.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _fill(self) -> None:
        look, page, view = self._look, self._page, self._view
        for widget in page.widgets():
            page.remove(widget)
        self._sections = []
        self._line.show_cautions(view.cautions if view is not None else ())
        if view is None:
            self._fill_empty()
        else:
            setting = self._setting
            blocks = ((_("Cautions"), Cautions(view.cautions)), (_("Sources"), Sources(view.sources)))
            self._sections = [
                CompareTable(setting, view, page),
                *(made_section(Heading(title), (block,), setting, page) for title, block in blocks),
            ]
            for index, section in enumerate(self._sections):
                if index:
                    page.add(Separator(look, page), _SECTION_GAP_PX)
                page.add(section, _SECTION_GAP_PX)
        self._scroll.fit_page()

    def _fill_empty(self) -> None:
        look, page = self._look, self._page
        page.add(Statement(look, _("Choose two zones"), role="section", parent=page))
        page.add(Statement(look, _("Click them on the head, or pick them above."), colour="text_2", parent=page), 8)
        if self._suggested:
            words = _("Customarily matched, but not the same:")
            page.add(Statement(look, words, role="small", colour="text_2", parent=page), 24)
        for each in self._suggested:
            button = WrappedButton(look, each.text, page)
            button.clicked.connect(lambda _checked=False, zones=each.zones: self._setting.ask(Compare(zones)))
            page.add(button, 8)

    def _on_choice_requested(self, key: str) -> None:
        place = next(place for place, combo in enumerate(self._combos) if combo is self.sender())
        self._setting.ask(CompareAt(place, ZoneId(key)))

    def _on_whole_clicked(self) -> None:
        # What is shown as on follows the state, not the click.
        self._whole.setChecked(not self._whole.isChecked())
        self._setting.ask(ToggleWholeSystems())

    def _ask_of_sources(self, request: Request) -> None:
        """Answer what the list of cautions asks for: its marks stand for the sources that are listed here."""
        if not (isinstance(request, ShowStudy) and request.study is not None and self.reveal(request.study)):
            self._setting.ask(request)

    def _on_look_changed(self) -> None:
        if self._view is not None or self._suggested:
            self._fill()
