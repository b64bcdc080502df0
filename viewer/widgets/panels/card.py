"""The card: nothing chosen, a zone, a complaint, or an acupuncture point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from viewer.presentation.card_view import ComplaintCard, ZoneCard
from viewer.presentation.presenter import Presenter
from viewer.state.view_state import ViewState
from viewer.widgets.candidates import Candidates
from viewer.widgets.card import ZoneCardPanel
from viewer.widgets.complaint_card import ComplaintCardPanel
from viewer.widgets.empty_card import EmptyCard
from viewer.widgets.theme import Look

if TYPE_CHECKING:
    from viewer.presentation.point_card import PointCard
    from viewer.widgets.point_card import PointCardPanel


_FROM_ZONE = (
    "part_requested", "side_requested", "angle_requested", "link_requested", "build_requested", "spread_requested",
)  # fmt: skip


class CardPanel(QWidget):
    """The panel at the right.

    Parameters
    ----------
    look : Look
        Colours and type.
    presenter : Presenter
        Answers what the card shows.

    Signals
    -------
    zone_requested : str
    part_requested : str
    side_requested : str
    angle_requested : float
    build_requested, spread_requested
        The construction step by step; where sources differ, on the head.
    link_requested : str
        A web address to open outside.
    """

    zone_requested = Signal(str)
    part_requested = Signal(str)
    side_requested = Signal(str)
    angle_requested = Signal(float)
    link_requested = Signal(str)
    build_requested = Signal()
    spread_requested = Signal()

    def __init__(self, look: Look, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cardPanel")
        self._look = look
        self._presenter = presenter
        self._empty = EmptyCard(look)
        self._zone = ZoneCardPanel(look)
        self._complaint = ComplaintCardPanel(look)
        self._candidates = Candidates(look)
        self._shown_zone: ZoneCard | None = None
        self._shown_complaint: ComplaintCard | None = None
        self._shown_point: PointCard | None = None
        self._point: PointCardPanel | None = None
        self._stack = QStackedWidget()
        for page in (self._empty, self._zone, self._complaint):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._candidates)
        column.addWidget(self._stack, 1)
        self._empty.suggestion_requested.connect(self.zone_requested)
        self._candidates.zone_requested.connect(self.zone_requested)
        self._complaint.zone_requested.connect(self.zone_requested)
        self._complaint.source_requested.connect(self._on_complaint_source_requested)
        self._complaint.studies_requested.connect(self._on_complaint_studies_requested)
        self._complaint.all_cautions_requested.connect(self._on_complaint_cautions_requested)
        for name in _FROM_ZONE:
            getattr(self._zone, name).connect(getattr(self, name))
        self._empty.show_suggestions(presenter.suggestions())

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Follow the state."""
        if old is not None and _without_angle(old) == _without_angle(new):
            angle = self._presenter.angle(new)
            if angle is not None:
                self._zone.show_angle(angle)
            return
        self.refresh(new)

    def refresh(self, state: ViewState) -> None:
        """Show a state anew: the head, and with it every measure, has changed."""
        self._shown_zone = self._presenter.zone_card(state)
        self._shown_complaint = self._presenter.complaint_card(state)
        self._shown_point = self._presenter.point_card(state) if self._shown_zone is None else None
        candidates = self._presenter.candidates(state)
        self._candidates.show_zones(candidates)
        self._candidates.setVisible(bool(candidates))
        if self._shown_zone is not None:
            self._zone.show_card(self._shown_zone)
            self._stack.setCurrentWidget(self._zone)
        elif self._shown_point is not None:
            page = self._point_page()
            page.show_card(self._shown_point)
            self._stack.setCurrentWidget(page)
        elif self._shown_complaint is not None:
            self._complaint.show_card(self._shown_complaint)
            self._stack.setCurrentWidget(self._complaint)
        else:
            self._stack.setCurrentWidget(self._empty)

    def zone_card(self) -> ZoneCard | None:
        """Return the zone's card that is shown, if one is."""
        return self._shown_zone

    def complaint_card(self) -> ComplaintCard | None:
        """Return the complaint's page that is shown, if one is."""
        return self._shown_complaint if self._shown_zone is None else None

    def point_card(self) -> PointCard | None:
        """Return the point's card that is shown, if one is."""
        return self._shown_point

    def offered(self) -> tuple[str, ...]:
        """Return the zones that are offered because they lie at the same place."""
        return tuple(row.view.zone for row in self._candidates.rows())

    def show_section(self, key: str) -> None:
        """Scroll the zone's card to a section, for example ``needling``."""
        self._zone.show_section(key)

    def _point_page(self) -> PointCardPanel:
        """The page of points, made when the first is opened: a start does without it."""
        if self._point is None:
            from viewer.widgets.point_card import PointCardPanel

            self._point = PointCardPanel(self._look)
            for name in ("zone_requested", "side_requested", "link_requested"):
                getattr(self._point, name).connect(getattr(self, name))
            self._stack.addWidget(self._point)
        return self._point

    def _first_zone(self) -> str | None:
        page = self._shown_complaint
        return page.zones[0].zone if page is not None and page.zones else None

    def _on_complaint_source_requested(self, key: str) -> None:
        # Sources are listed on the cards of zones: the first zone's card has those that all zones share.
        for zone in self._shown_complaint.zones if self._shown_complaint is not None else ():
            self.zone_requested.emit(zone.zone)
            if self._zone.reveal(key):
                return

    def _on_complaint_studies_requested(self, zone: str, keys: tuple[str, ...]) -> None:
        self.zone_requested.emit(zone)
        if keys:
            self._zone.reveal(keys[0])

    def _on_complaint_cautions_requested(self) -> None:
        zone = self._first_zone()
        if zone is not None:
            self.zone_requested.emit(zone)
            self._zone.show_section("cautions")


def _without_angle(state: ViewState) -> tuple[object, ...]:
    return (state.selected, state.side, state.candidates, state.complaint, state.part, state.point, state.variants)
