"""The map of the evidence: complaints by zones, and what stands behind each cell."""

from __future__ import annotations

from viewer.app.modes.mode_context import ModeContext
from viewer.app.modes.publication_over import PublicationOver
from viewer.state.view_state import ViewState
from viewer.widgets.map.detail import MapDetail
from viewer.widgets.map.panel import MapPanel
from viewer.widgets.workspace import Workspace


class MapMode:
    """Lets map and detail follow the state.

    Attributes
    ----------
    panel, detail : MapPanel, MapDetail
        The panels.
    foot : PublicationOver
        The detail, or the page of a study over it.
    workspace : Workspace
        The map beside the head, the detail under it.
    """

    def __init__(self, context: ModeContext) -> None:
        self._context = context
        self.panel = MapPanel(context.look, context.presenter, context.ask)
        self.detail = MapDetail(context.look, context.ask)
        self.foot = PublicationOver(context, self.detail)
        self.workspace = Workspace(self.foot, self.panel, widths_px=(1000, 440, 0), stretch=(3, 7))

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Follow the state."""
        self.panel.apply(old, new)
        if old is None or old.selection.cell != new.selection.cell:
            self.detail.show_page(self._context.presenter.cell_page(new))
        if old is None or old.study != new.study:
            self.foot.apply(new)

    def refresh(self, state: ViewState) -> None:
        """Nothing here depends on the head."""
