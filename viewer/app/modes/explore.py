"""Explore: the list, the head, the card."""

from __future__ import annotations

from viewer.app.modes.mode_context import ModeContext
from viewer.app.modes.view_foot import ViewFoot
from viewer.state.view_state import ViewState
from viewer.widgets.card.panel import CardPanel
from viewer.widgets.workspace import Workspace
from viewer.widgets.zones.panel import ZonesPanel

_CARD_PX = 344


class ExploreMode:
    """Lets list and card follow the state.

    Attributes
    ----------
    zones, card : ZonesPanel, CardPanel
        The panels.
    workspace : Workspace
        All of them.
    """

    def __init__(self, context: ModeContext) -> None:
        self.zones = ZonesPanel(context.look, context.presenter, context.ask)
        self.card = CardPanel(context.look, context.presenter, context.ask)
        self._foot = ViewFoot(context)
        self.zones.setMaximumWidth(400)
        self.card.setMaximumWidth(680)
        self.workspace = Workspace(self._foot.strip, self.zones, self.card, drawer="Zones")

        self._look = context.look
        self._look.changed.connect(self._widen)
        self._widen()
        self.zones.zone_hovered.connect(context.hover_row)

    def _widen(self) -> None:
        """Give the card some of the room that larger words need; the head keeps the rest."""
        self.card.setMinimumWidth(round(_CARD_PX * (1 + self._look.factor) / 2))

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Follow the state."""
        self.zones.apply(old, new)
        self.card.apply(old, new)
        self._foot.apply(old, new)

    def refresh(self, state: ViewState) -> None:
        """Show the state anew: the atlas has changed."""
        self._foot.apply(state, state)
        self.card.refresh(state)
        self.zones.refresh(state)
