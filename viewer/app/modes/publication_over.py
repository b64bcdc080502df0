"""The page of a study or source over another panel of a mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from viewer.app.modes.desk import Desk
from viewer.domain.identity import ComplaintId, PointId, StudyKey, ZoneId
from viewer.presentation.where_used import UsedPlace
from viewer.state.errands import Copy, OpenLink
from viewer.state.mode_requests import InExplore
from viewer.state.requests import LeaveStudy, ShowComplaint, ShowPoint, ShowStudy, ShowZone
from viewer.state.view_state import ViewState

if TYPE_CHECKING:
    from viewer.widgets.publication.panel import PublicationPanel


class PublicationOver(QStackedWidget):
    """Shows a panel, or over it the publication that is open. What that page leads to opens in Explore.

    Parameters
    ----------
    desk : Desk
        What modes work with.
    below : QWidget
        The panel that is seen while no publication is open.
    """

    def __init__(self, desk: Desk, below: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self._below = below
        self._page: PublicationPanel | None = None
        self.addWidget(below)

    def apply(self, state: ViewState) -> None:
        """Follow the state."""
        shown = self._desk.presenter.publication(state)
        if shown is None:
            self.setCurrentWidget(self._below)
            return
        page = self._made_page()
        page.show_page(shown, self._desk.presenter.cautions(state))
        self.setCurrentWidget(page)

    def page(self) -> PublicationPanel | None:
        """Return the page that is open, if one is."""
        return self._page if self.currentWidget() is self._page else None

    def _made_page(self) -> PublicationPanel:
        if self._page is None:
            from viewer.widgets.publication.panel import PublicationPanel

            page = self._page = PublicationPanel(self._desk.look)
            page.back_requested.connect(lambda: self._desk.ask(LeaveStudy()))
            page.place_requested.connect(self._open_place)
            page.source_requested.connect(lambda key: self._desk.ask(ShowStudy(StudyKey(key))))
            page.link_requested.connect(lambda url: self._desk.ask(OpenLink(url)))
            page.copy_requested.connect(lambda form: self._desk.ask(Copy(form)))
            self.addWidget(page)
        return self._page

    def _open_place(self, place: UsedPlace) -> None:
        desk = self._desk
        if place.kind == "zone":
            desk.ask(InExplore(ShowZone(ZoneId(place.target))))
        elif place.kind == "complaint":
            desk.ask(InExplore(ShowComplaint(ComplaintId(place.target))))
        elif place.kind == "point":
            desk.ask(InExplore(ShowPoint(PointId(place.target))))
