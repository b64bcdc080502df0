"""The map of the evidence: complaints by zones, and what stands behind each cell."""

from __future__ import annotations

from viewer.app.modes.desk import Desk
from viewer.app.modes.publication_over import PublicationOver
from viewer.domain.identity import ComplaintId, ZoneId
from viewer.state.mode_requests import InExplore
from viewer.state.requests import ShowCell, ShowSchool, ShowZone
from viewer.state.view_state import ViewState
from viewer.widgets.map.detail import MapDetail
from viewer.widgets.map.panel import MapPanel
from viewer.widgets.workspace import Workspace


class MapMode:
    """Wires map and detail to the state.

    Attributes
    ----------
    panel, detail : MapPanel, MapDetail
        The panels.
    foot : PublicationOver
        The detail, or the page of a study over it.
    workspace : Workspace
        The map beside the head, the detail under it.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.panel = MapPanel(desk.look, desk.presenter)
        self.detail = MapDetail(desk.look, desk.ask)
        self.foot = PublicationOver(desk, self.detail)
        self.workspace = Workspace(self.foot, self.panel, widths_px=(1000, 440, 0), stretch=(3, 7))
        self.panel.cell_requested.connect(self._on_cell_requested)
        self.panel.school_requested.connect(lambda school: desk.ask(ShowSchool(school)))
        self.panel.shown_on_head.connect(self._show_on_head)

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Follow the state."""
        self.panel.apply(old, new)
        if old is None or old.selection.cell != new.selection.cell:
            self.detail.show_page(self._desk.presenter.cell_page(new))
        if old is None or old.study != new.study:
            self.foot.apply(new)

    def refresh(self, state: ViewState) -> None:
        """Nothing here depends on the head."""

    def _on_cell_requested(self, complaint: str, zone: str | None) -> None:
        self._desk.ask(ShowCell(ComplaintId(complaint), ZoneId(zone) if zone is not None else None))

    def _show_on_head(self) -> None:
        cell = self._desk.store.state.selection.cell
        if cell is not None and cell[1] is not None:
            self._desk.ask(InExplore(ShowZone(cell[1])))
