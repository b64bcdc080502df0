"""Compare: two zones on one head."""

from __future__ import annotations

from viewer.app.modes.desk import Desk
from viewer.app.modes.view_foot import ViewFoot
from viewer.state.view_state import ViewState
from viewer.widgets.workspace import Workspace


class CompareMode:
    """Wires the panels to the state.

    Attributes
    ----------
    workspace : Workspace
        The panels.
    """

    def __init__(self, desk: Desk) -> None:
        self._foot = ViewFoot(desk)
        self.workspace = Workspace(self._foot.strip)

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Follow the state."""
        self._foot.apply(old, new)

    def refresh(self, state: ViewState) -> None:
        """Show the state anew: the atlas has changed."""
