"""The card: nothing chosen, a zone, a complaint, an acupuncture point; and over it the page of a study or source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from viewer.presentation.card_view import ComplaintCard, ZoneCard
from viewer.presentation.presenter import Presenter
from viewer.state.view_state import ViewState
from viewer.widgets.card.empty_card import EmptyCard
from viewer.widgets.card.zone_card import ZoneCardPanel
from viewer.widgets.pieces.card_tools import CopyMenu
from viewer.widgets.theme import Look

if TYPE_CHECKING:
    from viewer.presentation.point_card import PointCard
    from viewer.presentation.study_page import SourcePage, StudyPage
    from viewer.presentation.where_used import UsedPlace
    from viewer.widgets.card.complaint_card import ComplaintCardPanel
    from viewer.widgets.card.point_card import PointCardPanel
    from viewer.widgets.publication.panel import PublicationPanel

_FROM_ZONE = (
    "zone_requested", "part_requested", "side_requested", "angle_requested", "link_requested", "build_requested",
    "spread_requested",
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
    zone_requested, complaint_requested, point_requested : str
    part_requested : str
    side_requested : str
    affected_requested : str
        The side that is affected; nothing to take it back.
    angle_requested : float
    compare_requested : tuple
        Two zones.
    words_requested : str
        ``plain`` or ``professional``.
    study_requested : str
        A study or other source whose page is to be opened.
    study_left : ()
        Back from that page to the card.
    explain_requested : Signal()
        It is to be explained to a patient.
    copy_requested : str
        As of `CopyMenu`.
    link_requested : str
        A web address to open outside.
    build_requested, spread_requested : ()
        The construction step by step; where sources differ, on the head.
    """

    zone_requested = Signal(str)
    complaint_requested = Signal(str)
    point_requested = Signal(str)
    part_requested = Signal(str)
    side_requested = Signal(str)
    affected_requested = Signal(str)
    angle_requested = Signal(float)
    compare_requested = Signal(tuple)
    words_requested = Signal(str)
    study_requested = Signal(str)
    study_left = Signal()
    copy_requested = Signal(str)
    explain_requested = Signal()
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
        self._shown_zone: ZoneCard | None = None
        self._shown_complaint: ComplaintCard | None = None
        self._shown_point: PointCard | None = None
        self._shown_page: StudyPage | SourcePage | None = None
        self._complaint: ComplaintCardPanel | None = None
        self._point: PointCardPanel | None = None
        self._publication: PublicationPanel | None = None
        self._left_from: QWidget | None = None
        self._stack = QStackedWidget()
        for page in (self._empty, self._zone):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        self._empty.suggestion_requested.connect(self.zone_requested)
        for name in _FROM_ZONE:
            getattr(self._zone, name).connect(getattr(self, name))
        self._connect_shared(self._zone)
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
        presenter = self._presenter
        self._shown_zone = presenter.zone_card(state)
        self._shown_complaint = presenter.complaint_card(state)
        self._shown_point = presenter.point_card(state) if self._shown_zone is None else None
        self._shown_page = presenter.publication(state)
        below: QWidget = self._empty
        if self._shown_zone is not None:
            self._zone.show_card(self._shown_zone)
            self._zone.show_candidates(presenter.candidates(state))
            below = self._zone
        elif self._shown_point is not None:
            below = self._point_page()
            self._point_page().show_card(self._shown_point)
        elif self._shown_complaint is not None:
            below = self._complaint_page()
            self._complaint_page().show_card(self._shown_complaint)
        if self._shown_page is None:
            self._turn_to(below)
        else:
            publication = self._publication_page()
            publication.show_page(self._shown_page, presenter.cautions(state))
            self._turn_to(publication)

    def zone_card(self) -> ZoneCard | None:
        """Return the zone's card that is shown, if one is."""
        return self._shown_zone

    def complaint_card(self) -> ComplaintCard | None:
        """Return the complaint's page that is shown, if one is."""
        return self._shown_complaint if self._shown_zone is None else None

    def point_card(self) -> PointCard | None:
        """Return the point's card that is shown, if one is."""
        return self._shown_point

    def publication(self) -> StudyPage | SourcePage | None:
        """Return the page of a study or source that is shown, if one is."""
        return self._shown_page

    def offered(self) -> tuple[str, ...]:
        """Return the zones that are offered because they lie at the same place."""
        return tuple(row.zone for row in self._zone.candidates().zones())

    def page(self) -> QWidget:
        """Return the page that is seen."""
        page = self._stack.currentWidget()
        assert page is not None
        return page

    def show_section(self, key: str) -> None:
        """Scroll the zone's card to a section, for example ``needling``."""
        self._zone.show_section(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the card as text; what is inside it has had the key first."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.page() is not self._empty:
            self.copy_requested.emit("card")
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the card and its citations for copying."""
        if self.page() is self._empty:
            return
        menu = CopyMenu(self)
        menu.copy_requested.connect(self.copy_requested)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _turn_to(self, page: QWidget) -> None:
        """Bring a page to sight, and keep the focus of the keyboard where it was on each."""
        if page is self._stack.currentWidget():
            return
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        if page is self._publication:
            self._left_from = self.window().focusWidget() if had_focus else None
        self._stack.setCurrentWidget(page)
        # Now and not at the next turn: whoever opens a page may want a place on it at once.
        page.setGeometry(self._stack.contentsRect())
        layout = page.layout()
        if layout is not None:
            layout.activate()
        if not had_focus:
            return
        if self._publication is not None and page is self._publication:
            self._publication.back.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._left_from is not None and isValid(self._left_from) and page.isAncestorOf(self._left_from):
            self._left_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect_shared(self, card: ZoneCardPanel | ComplaintCardPanel) -> None:
        card.source_requested.connect(self.study_requested)
        for name in ("affected_requested", "words_requested", "copy_requested"):
            getattr(card, name).connect(getattr(self, name))

    def _complaint_page(self) -> ComplaintCardPanel:
        """The page of complaints, made when the first is opened."""
        if self._complaint is None:
            from viewer.widgets.card.complaint_card import ComplaintCardPanel

            self._complaint = ComplaintCardPanel(self._look)
            self._complaint.studies_requested.connect(self._on_complaint_studies_requested)
            for name in ("zone_requested", "compare_requested", "explain_requested"):
                getattr(self._complaint, name).connect(getattr(self, name))
            self._connect_shared(self._complaint)
            self._stack.addWidget(self._complaint)
        return self._complaint

    def _point_page(self) -> PointCardPanel:
        """The page of points, made when the first is opened: a start does without it."""
        if self._point is None:
            from viewer.widgets.card.point_card import PointCardPanel

            self._point = PointCardPanel(self._look)
            for name in ("zone_requested", "side_requested", "link_requested"):
                getattr(self._point, name).connect(getattr(self, name))
            self._point.source_requested.connect(self.study_requested)
            self._stack.addWidget(self._point)
        return self._point

    def _publication_page(self) -> PublicationPanel:
        """The page of studies and sources, made when the first is opened."""
        if self._publication is None:
            from viewer.widgets.publication.panel import PublicationPanel

            self._publication = PublicationPanel(self._look)
            self._publication.back_requested.connect(self.study_left)
            self._publication.place_requested.connect(self._on_place_requested)
            self._publication.source_requested.connect(self.study_requested)
            for name in ("link_requested", "copy_requested"):
                getattr(self._publication, name).connect(getattr(self, name))
            self._stack.addWidget(self._publication)
        return self._publication

    def _on_place_requested(self, place: UsedPlace) -> None:
        if place.kind == "zone":
            self.zone_requested.emit(place.target)
            if place.section != "learn":
                self._zone.show_section(place.section)
        elif place.kind == "complaint":
            self.complaint_requested.emit(place.target)
        elif place.kind == "point":
            self.point_requested.emit(place.target)

    def _on_complaint_studies_requested(self, zone: str, keys: tuple[str, ...]) -> None:
        if len(keys) == 1:
            self.study_requested.emit(keys[0])
            return
        self.zone_requested.emit(zone)
        if keys:
            self._zone.reveal(keys[0])


def _without_angle(state: ViewState) -> tuple[object, ...]:
    return (
        state.selected, state.side, state.candidates, state.complaint, state.part, state.point, state.variants,
        state.study, state.words, state.affected,
    )  # fmt: skip
