"""Compare: two zones on one head."""

from __future__ import annotations

from viewer.app.modes.mode_context import ModeContext
from viewer.app.modes.view_foot import ViewFoot
from viewer.presentation.comparison import compare_view, legend, suggestions
from viewer.presentation.pages.schools_beside import beside_page, row_page
from viewer.state.view_state import ViewState
from viewer.widgets.compare.panel import ComparePanel
from viewer.widgets.compare.schools import SchoolsPanel
from viewer.widgets.paper.column import Setting
from viewer.widgets.paper.page_view import PageView
from viewer.widgets.workspace import Workspace


class CompareMode:
    """Lets the panels follow the state.

    Attributes
    ----------
    panel : ComparePanel
        The two choices and the table.
    table, said : SchoolsPanel, PageView
        The table of schools, and what its chosen row says; made when they are first shown.
    """

    def __init__(self, context: ModeContext) -> None:
        self._context = context
        catalog = context.presenter.catalog
        self._foot = ViewFoot(context)
        zones = [
            (zone.id, f"{zone.code} {zone.name.en}, {catalog.school_of(zone.id).short_name}  {zone.name.han}")
            for zone in catalog.zones.values()
        ]
        self.panel = ComparePanel(context.look, zones, context.ask_elsewhere)
        self.panel.setMinimumWidth(400)
        self.panel.setMaximumWidth(760)
        self._zones = Workspace(self._foot.strip, right=self.panel, widths_px=(0, 820, 620))
        self._schools: Workspace | None = None

    @property
    def workspace(self) -> Workspace:
        """All panels: of two zones, or of the table of schools."""
        return self._of_schools() if self._context.store.state.has_table else self._zones

    def _of_schools(self) -> Workspace:
        if self._schools is None:
            context = self._context
            self.said = PageView(context.look, context.ask_elsewhere, has_head=True)
            self.table = SchoolsPanel(Setting(context.look, context.ask_elsewhere, _nowhere, _nowhere))
            self._show_table()
            self._schools = Workspace(self.said, self.table, widths_px=(980, 460, 0), stretch=(5, 5))
        return self._schools

    def _show_table(self) -> None:
        """Show the table with the cautions of the head of the moment."""
        presenter = self._context.presenter
        self._table_for = presenter.person
        self.table.show_page(beside_page(presenter.catalog, presenter.person))

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Follow the state."""
        self._foot.apply(old, new)
        if old is None or _shown(old) != _shown(new):
            self.refresh(new)

    def refresh(self, state: ViewState) -> None:
        """Show the state anew: the atlas has changed."""
        self._foot.apply(state, state)
        presenter, compared = self._context.presenter, state.compared.zones
        catalog = presenter.catalog
        if state.compared.row:
            self._of_schools()
            if self._table_for != presenter.person:
                self._show_table()
            self.table.table.choose(state.compared.row, state.compared.column)
            self.said.show_page(row_page(catalog, presenter.atlas, state))
            return
        self.panel.show_choice(compared, legend(catalog, compared), has_whole_systems=state.compared.has_whole_systems)
        offered = suggestions(catalog, compared[0]) if len(compared) == 1 else ()
        view = compare_view(catalog, presenter.atlas, state, person=presenter.person)
        self.panel.show_view(view, offered or suggestions(catalog))


def _nowhere(_key: str) -> bool:
    """No source is listed beside the table: a mark opens the page of its source."""
    return False


def _shown(state: ViewState) -> tuple[object, ...]:
    return (state.compared, state.selection.side, state.rules.variants)
