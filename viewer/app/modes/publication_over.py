"""The page of a study or source over another panel of a mode."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from viewer.app.modes.mode_context import ModeContext
from viewer.state.view_state import ViewState
from viewer.widgets.paper.over_stack import OverStack


class PublicationOver(OverStack):
    """Shows a panel, or over it the publication that is open. What that page leads to opens in Explore.

    Parameters
    ----------
    context : ModeContext
        What modes work with.
    below : QWidget
        The panel that is seen while no publication is open.
    """

    def __init__(self, context: ModeContext, below: QWidget) -> None:
        super().__init__(context.look, context.ask)
        self._context = context
        self._below = below
        self.addWidget(below)

    def apply(self, state: ViewState) -> None:
        """Follow the state."""
        page = self._context.presenter.publication_page(state)
        if page is None:
            self.setCurrentWidget(self._below)
            self.let_go()
            return
        over = self.made_over()
        over.show_page(page)
        self.setCurrentWidget(over)
