"""Explore: the list, the head, the card."""

from __future__ import annotations

from viewer.app.card_copying import CardCopying
from viewer.app.modes.desk import Desk
from viewer.app.modes.view_foot import ViewFoot
from viewer.domain.identity import ComplaintId, PartId, PointId, SchoolId, StudyKey, ZoneId
from viewer.state.view_state import ViewState
from viewer.widgets.card.panel import CardPanel
from viewer.widgets.workspace import Workspace
from viewer.widgets.zones.panel import ZonesPanel

_CARD_PX = 344


class ExploreMode:
    """Wires list and card to the state.

    Attributes
    ----------
    zones, card : ZonesPanel, CardPanel
        The panels.
    workspace : Workspace
        All of them.
    """

    def __init__(self, desk: Desk) -> None:
        actions = desk.actions
        self.zones = ZonesPanel(desk.look, desk.presenter)
        self.card = CardPanel(desk.look, desk.presenter)
        self._foot = ViewFoot(desk)
        self.zones.setMaximumWidth(400)
        self.card.setMaximumWidth(680)
        self.workspace = Workspace(self._foot.strip, self.zones, self.card, drawer="Zones")

        self._look = desk.look
        self._look.changed.connect(self._widen)
        self._widen()
        zones, card = self.zones, self.card
        zones.zone_requested.connect(lambda zone: actions.select_zone(ZoneId(zone)))
        zones.part_requested.connect(lambda zone, part: actions.select_zone(ZoneId(zone), PartId(part)))
        zones.complaint_requested.connect(lambda complaint: actions.show_complaint(ComplaintId(complaint)))
        zones.point_requested.connect(lambda point: actions.select_point(PointId(point)))
        zones.site_requested.connect(lambda _site: actions.show_overlay("ten_ten"))
        zones.study_requested.connect(lambda key: actions.open_study(StudyKey(key)))
        zones.school_requested.connect(lambda school: actions.choose_school(SchoolId(school)))
        zones.zone_hovered.connect(desk.hover_row)

        card.zone_requested.connect(lambda zone: actions.select_zone(ZoneId(zone)))
        card.part_requested.connect(lambda part: actions.choose_part(PartId(part) if part else None))
        card.side_requested.connect(actions.choose_side)
        card.complaint_requested.connect(lambda complaint: actions.show_complaint(ComplaintId(complaint)))
        card.point_requested.connect(lambda point: actions.select_point(PointId(point)))
        card.affected_requested.connect(lambda side: actions.tell_affected_side(side or None))
        card.compare_requested.connect(lambda zones: actions.compare(zones))
        card.words_requested.connect(actions.speak)
        card.study_requested.connect(lambda key: actions.open_study(StudyKey(key)))
        card.study_left.connect(actions.close_study)
        card.angle_requested.connect(actions.needle.tilt)
        card.link_requested.connect(desk.open_link)
        along = CardCopying(desk.presenter, desk.say)
        card.copy_requested.connect(lambda form: along.take(form, desk.store.state, card))
        card.explain_requested.connect(actions.explain.open)
        card.build_requested.connect(lambda: actions.enter("build"))
        card.spread_requested.connect(lambda: actions.toggle_overlay("spread"))

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
        self.card.refresh(state)
