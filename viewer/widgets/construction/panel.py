"""The panel at the left while a zone is built: which zone, its steps, where sources differ."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from viewer.data.language import gettext as _
from viewer.domain.identity import ZoneId
from viewer.presentation.construction_view import Construction
from viewer.presentation.marked_text import SourceView
from viewer.state.build_requests import ShowStep
from viewer.state.errands import SaveExport
from viewer.state.mode_requests import Enter
from viewer.state.request import Ask
from viewer.state.requests import SetSide, ShowZone
from viewer.widgets.construction.keys import keeps_key
from viewer.widgets.construction.source_differences import SourceDifferences
from viewer.widgets.construction.step_list import StepList
from viewer.widgets.icons import GRID_PX
from viewer.widgets.paper.column import Setting
from viewer.widgets.paper.sources import SourceRow
from viewer.widgets.pieces.flow_layout import FlowLayout
from viewer.widgets.pieces.page_scroll import SCROLL_BAR_PX, PageScroll
from viewer.widgets.pieces.painted_button import set_plain_tooltip
from viewer.widgets.pieces.search_combo import SearchCombo
from viewer.widgets.pieces.segmented import Segmented
from viewer.widgets.pieces.separator import Separator
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.swatch import PatternBar
from viewer.widgets.theme import Look

_MARGIN_PX = 24
_AS_SEEN = {"background": "view"}
_SIDE_WORDS = {"left": _("left side"), "right": _("right side"), "both": _("both sides")}
_UNLIMITED_PX = 16_777_215  # Qt's QWIDGETSIZE_MAX


class BuildPanel(QWidget):
    """Zone, steps, and what is open about them.

    Parameters
    ----------
    zones : sequence of (str, str)
        Ids and names of the zones to choose from.
    ask : callable
        Answers what is chosen.
    """

    def __init__(self, look: Look, zones: Sequence[tuple[str, str]], ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = Setting(look, ask, self.reveal, self.reveal)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Steps of the construction"))
        self._look = look
        self._bar = PatternBar(look, (), self)
        self._title = Statement(look, role="title", parent=self)
        self._han = Statement(look, role="han", colour="text_2", parent=self)
        self._combo = SearchCombo(_("Zone that is built"), _("Another zone"), self)
        self._combo.show_entries(zones)
        self._combo.choice_requested.connect(lambda zone: ask(ShowZone(ZoneId(zone))))
        choices = (("left", _("Left")), ("right", _("Right")), ("both", _("Both")))
        self._side = Segmented(look, choices, _("Side shown"), self)
        self._side.choice_requested.connect(lambda side: ask(SetSide(side)))
        self._page = Stack()
        self._steps = StepList(look, self._page)
        self._steps.step_requested.connect(lambda step: ask(ShowStep(step)))
        self._note = Stack(self._page, margin_px=(_MARGIN_PX, 12, _MARGIN_PX - SCROLL_BAR_PX, 12))
        self._said = Statement(look, colour="text_2", parent=self._note)
        self._note.add(self._said)
        self._rule = Separator(look, self._page)
        self.differ = SourceDifferences(look, ask, self._page)
        self.differ.source_requested.connect(self.reveal)
        self._cited = Stack(self._page, margin_px=(_MARGIN_PX, 20, _MARGIN_PX - SCROLL_BAR_PX, _MARGIN_PX))
        for widget in (self._note, self._steps, self._rule, self.differ, Separator(look, self._page), self._cited):
            self._page.add(widget)
        self._scroll = PageScroll(self._page, self)
        self._shown: tuple[str, int] | None = None
        self._at = 0
        self._save = QPushButton(_("Save pictures"), self)
        menu = QMenu(self._save)
        self._save_all = QAction(_("All steps: one PNG each, in a folder…"), menu)
        self._save_all.triggered.connect(lambda: ask(SaveExport("steps", _AS_SEEN)))
        self._save_one = QAction(_("This step: one PNG…"), menu)
        self._save_one.triggered.connect(lambda: ask(SaveExport("image", {**_AS_SEEN, "build": self._at + 1})))
        menu.addActions([self._save_all, self._save_one])
        self._save.setMenu(menu)
        self._leave = QPushButton(_("Leave"), self)
        self._leave.setProperty("kind", "quiet")
        self._leave.clicked.connect(lambda: ask(Enter("explore")))
        set_plain_tooltip(self._leave, _("Back to Explore (Esc)"))
        self._rows: dict[str, SourceRow] = {}
        self._views: tuple[SourceView, ...] = ()
        self._arrange()
        self._restyle()
        look.changed.connect(self._restyle)

    def show_construction(self, view: Construction | None, rival: str | None) -> None:
        """Show how a zone is built, and at which step; `rival` is the variant drawn beside it."""
        self._combo.choose(view.zone if view is not None else None)
        self._title.show_text(_("Build it: {zone}").format(zone=view.title) if view is not None else _("Build it"))
        words = []
        if view is not None:
            words = [view.han, _SIDE_WORDS[view.side] if view.has_sides else _("on the midline")]
            self._bar.show_swatches(view.swatches)
        self._han.show_text(", ".join(filter(None, words)))
        self._bar.setVisible(view is not None)
        self._side.setVisible(view is not None and view.has_sides)
        if view is not None:
            self._side.choose(view.side)
        note = view.note if view is not None else _("Choose a zone above to see how it is built.")
        self._said.show_text(note)
        _open(self._note, is_open=bool(note))
        self._at = view.at if view is not None else 0
        self._steps.show_steps(view.steps if view is not None else (), self._at)
        step = view.step if view is not None else None
        with self._scroll.kept_place():
            self.differ.show_step(step, rival)
            _open(self.differ, is_open=bool(self.differ.widgets()))
            self._rule.setFixedHeight(1 if self.differ.widgets() else 0)
            self._show_sources(view.sources if view is not None else ())
        self._save.setEnabled(step is not None)
        shown = (view.zone, view.at) if view is not None else None
        if shown is not None and shown != self._shown:
            self._keep_in_sight(shown[1])
        self._shown = shown

    def reveal(self, key: str) -> bool:
        """Scroll to a source and mark it with the focus; return whether it is listed."""
        row = self._rows.get(key)
        if row is not None:
            self._scroll.scroll_to(row)
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        return row is not None

    def steps(self) -> StepList:
        """Return the steps."""
        return self._steps

    def combo(self) -> SearchCombo:
        """Return the choice of another zone."""
        return self._combo

    def side(self) -> Segmented:
        """Return the side switch."""
        return self._side

    def event(self, event: QEvent) -> bool:
        """Keep keys that a focused control answers itself from the window's shortcuts."""
        return keeps_key(self, event) or super().event(event)

    def _show_sources(self, views: tuple[SourceView, ...]) -> None:
        if views == self._views:
            return
        self._views = views
        for widget in self._cited.widgets():
            self._cited.remove(widget)
        self._rows = {}
        _open(self._cited, is_open=bool(views))
        if not views:
            return
        self._cited.add(Statement(self._look, _("Sources"), role="section", parent=self._cited))
        for view in views:
            row = SourceRow(view, self._setting, self._cited)
            self._rows[view.key] = row
            self._cited.add(row, 4)

    def _keep_in_sight(self, at: int) -> None:
        rows = self._steps.rows()
        if at < len(rows):
            row = rows[at]
            self._scroll.ensureWidgetVisible(row, 0, row.height())

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._han)
        words.addStretch(1)
        top = QHBoxLayout()
        top.setContentsMargins(_MARGIN_PX, 20, _MARGIN_PX, 0)
        top.setSpacing(16)
        top.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        choice = QVBoxLayout()
        choice.setContentsMargins(_MARGIN_PX, 12, _MARGIN_PX, 12)
        choice.setSpacing(8)
        choice.addWidget(self._combo)
        choice.addWidget(self._side, 0, Qt.AlignmentFlag.AlignLeft)
        # They stand one below the other where letters are large.
        acts = QWidget(self)
        acts_row = FlowLayout(acts, gap_px=8)
        for button in (self._save, self._leave):
            acts_row.addWidget(button)
        policy = acts.sizePolicy()
        policy.setHeightForWidth(True)
        acts.setSizePolicy(policy)
        foot = QHBoxLayout()
        foot.setContentsMargins(_MARGIN_PX, 12, _MARGIN_PX, 12)
        foot.addWidget(acts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(choice)
        column.addWidget(self._scroll, 1)
        column.addWidget(Separator(self._look, self))
        column.addLayout(foot)

    def _restyle(self) -> None:
        look = self._look
        size = look.px(GRID_PX)
        self._save.setIcon(look.icons.icon("print", look.colour("text"), size_px=size, gap_px=4))
        self._save.setIconSize(QSize(size + 4, size))


def _open(widget: QWidget, *, is_open: bool) -> None:
    """Give a block of the page its room, or none: a hidden one would still be measured."""
    widget.setMaximumHeight(_UNLIMITED_PX if is_open else 0)
    widget.setVisible(is_open)
