"""Compare: two zones on one head."""

from __future__ import annotations

from viewer.app.modes.desk import Desk
from viewer.app.modes.view_foot import ViewFoot
from viewer.domain.identity import ZoneId
from viewer.presentation.comparison import compare_view, legend, suggestions
from viewer.state.compare_requests import Compare, ToggleWholeSystems
from viewer.state.view_state import ViewState
from viewer.widgets.compare.panel import ComparePanel
from viewer.widgets.workspace import Workspace


class CompareMode:
    """Wires the panels to the state.

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
        self.panel.zone_requested.connect(self._on_zone_requested)
        self.panel.pair_requested.connect(lambda zones: desk.ask(Compare(tuple(zones))))
        self.panel.swap_requested.connect(lambda: desk.ask(Compare(desk.store.state.compared.zones[::-1])))
        self.panel.whole_requested.connect(lambda: desk.ask(ToggleWholeSystems()))

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

    def _on_zone_requested(self, place: int, zone: str) -> None:
        """Put a zone first or second; one that stands in the other place changes over."""
        compared = list(self._desk.store.state.compared.zones)
        chosen = ZoneId(zone)
        if place >= len(compared):
            zones = [*compared, chosen]
        elif chosen in compared:
            zones = compared[::-1] if compared[place] != chosen else compared
        else:
            zones = [*compared[:place], chosen, *compared[place + 1 :]]
        self._desk.ask(Compare(tuple(dict.fromkeys(zones))))


def _shown(state: ViewState) -> tuple[object, ...]:
    return (state.compared, state.selection.side, state.rules.variants)
