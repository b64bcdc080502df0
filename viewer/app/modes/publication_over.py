"""The page of a study or source over another panel of a mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from viewer.app.modes.mode_context import ModeContext
from viewer.state.requests import LeaveStudy
from viewer.state.view_state import ViewState

if TYPE_CHECKING:
    from viewer.widgets.paper.over import PaperOver


class PublicationOver(QStackedWidget):
    """Shows a panel, or over it the publication that is open. What that page leads to opens in Explore.

    Parameters
    ----------
    context : ModeContext
        What modes work with.
    below : QWidget
        The panel that is seen while no publication is open.
    """

    def __init__(self, context: ModeContext, below: QWidget) -> None:
        super().__init__()
        self._context = context
        self._below = below
        self._over: PaperOver | None = None
        self.addWidget(below)

    def apply(self, state: ViewState) -> None:
        """Follow the state."""
        page = self._context.presenter.publication_page(state)
        if page is None:
            self.setCurrentWidget(self._below)
            if self._over is not None:  # a page of a thousand widgets is not kept for a reader who has left it
                self.removeWidget(self._over)
                self._over.deleteLater()
                self._over = None
            return
        over = self._made_over()
        over.show_page(page)
        self.setCurrentWidget(over)

    def _made_over(self) -> PaperOver:
        if self._over is None:
            from viewer.widgets.paper.over import PaperOver

            self._over = PaperOver(self._context.look, self._context.ask, LeaveStudy())
            self.addWidget(self._over)
        return self._over
