"""Compare: two zones on one head."""

from __future__ import annotations

from viewer.app.modes.desk import Desk
from viewer.app.modes.view_foot import ViewFoot
from viewer.presentation.comparison import compare_view, legend, suggestions
from viewer.state.view_state import ViewState
from viewer.widgets.compare.panel import ComparePanel
from viewer.widgets.workspace import Workspace


class CompareMode:
    """Lets the panels follow the state.

    Attributes
    ----------
    panel : ComparePanel
        The two choices and the table.
    workspace : Workspace
        All panels.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        catalog = desk.presenter.catalog
        self._foot = ViewFoot(desk)
        zones = [
            (zone.id, f"{zone.code} {zone.name.en}, {catalog.school_of(zone.id).short_name}  {zone.name.han}")
            for zone in catalog.zones.values()
        ]
        self.panel = ComparePanel(desk.look, zones, desk.ask_elsewhere)
        self.panel.setMinimumWidth(400)
        self.panel.setMaximumWidth(760)
        self.workspace = Workspace(self._foot.strip, right=self.panel, widths_px=(0, 820, 620))

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Follow the state."""
        self._foot.apply(old, new)
        if old is None or _shown(old) != _shown(new):
            self.refresh(new)

    def refresh(self, state: ViewState) -> None:
        """Show the state anew: the atlas has changed."""
        catalog, compared = self._desk.presenter.catalog, state.compared.zones
        self.panel.show_choice(compared, legend(catalog, compared), has_whole_systems=state.compared.has_whole_systems)
        offered = suggestions(catalog, compared[0]) if len(compared) == 1 else ()
        self.panel.show_view(compare_view(catalog, self._desk.presenter.atlas, state), offered or suggestions(catalog))


def _shown(state: ViewState) -> tuple[object, ...]:
    return (state.compared, state.selection.side, state.rules.variants)
