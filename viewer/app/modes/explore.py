"""Explore: the list, the head, the card."""

from __future__ import annotations

from viewer.app.modes.desk import Desk
from viewer.app.modes.view_foot import ViewFoot
from viewer.domain.identity import ComplaintId, PartId, PointId, SchoolId, StudyKey, ZoneId
from viewer.state.compare_requests import Compare
from viewer.state.errands import Copy, OpenLink
from viewer.state.explain_requests import Explain
from viewer.state.mode_requests import Enter
from viewer.state.needle_requests import SetNeedleAngle
from viewer.state.requests import (
    LeaveStudy,
    SetAffected,
    SetSide,
    SetWords,
    ShowComplaint,
    ShowPart,
    ShowPoint,
    ShowSchool,
    ShowStudy,
    ShowZone,
)
from viewer.state.view_requests import ShowOverlay, ToggleOverlay
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
        zones.zone_requested.connect(lambda zone: desk.ask(ShowZone(ZoneId(zone))))
        zones.part_requested.connect(lambda zone, part: desk.ask(ShowZone(ZoneId(zone), PartId(part))))
        zones.complaint_requested.connect(lambda complaint: desk.ask(ShowComplaint(ComplaintId(complaint))))
        zones.point_requested.connect(lambda point: desk.ask(ShowPoint(PointId(point))))
        zones.site_requested.connect(lambda _site: desk.ask(ShowOverlay("ten_ten")))
        zones.study_requested.connect(lambda key: desk.ask(ShowStudy(StudyKey(key))))
        zones.school_requested.connect(lambda school: desk.ask(ShowSchool(SchoolId(school))))
        zones.zone_hovered.connect(desk.hover_row)

        card.zone_requested.connect(lambda zone: desk.ask(ShowZone(ZoneId(zone))))
        card.part_requested.connect(lambda part: desk.ask(ShowPart(PartId(part) if part else None)))
        card.side_requested.connect(lambda side: desk.ask(SetSide(side)))
        card.complaint_requested.connect(lambda complaint: desk.ask(ShowComplaint(ComplaintId(complaint))))
        card.point_requested.connect(lambda point: desk.ask(ShowPoint(PointId(point))))
        card.affected_requested.connect(lambda side: desk.ask(SetAffected(side or None)))
        card.compare_requested.connect(lambda zones: desk.ask(Compare(tuple(zones))))
        card.words_requested.connect(lambda words: desk.ask(SetWords(words)))
        card.study_requested.connect(lambda key: desk.ask(ShowStudy(StudyKey(key))))
        card.study_left.connect(lambda: desk.ask(LeaveStudy()))
        card.angle_requested.connect(lambda angle_deg: desk.ask(SetNeedleAngle(angle_deg)))
        card.link_requested.connect(lambda url: desk.ask(OpenLink(url)))
        card.copy_requested.connect(lambda form: desk.ask(Copy(form)))
        card.explain_requested.connect(lambda: desk.ask(Explain()))
        card.build_requested.connect(lambda: desk.ask(Enter("build")))
        card.spread_requested.connect(lambda: desk.ask(ToggleOverlay("spread")))

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
