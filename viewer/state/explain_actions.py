"""What is done while something is explained to a patient, and how nothing of it is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from viewer.atlas.atlas import ZoneHit
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import ruling_out
from viewer.domain.identity import ComplaintId, SideChoice, ZoneId
from viewer.domain.side_rule import zone_side
from viewer.domain.tour import Eye
from viewer.domain.zone import Zone
from viewer.state.store import Bookmark, Store
from viewer.state.subject import about, complaint_part
from viewer.state.tour_actions import given_back
from viewer.state.view_state import CHILD_HEAD, CameraOrder, ViewState

# Whoever looks has chosen these for himself; they stay when the rest goes back to what it was.
_KEPT = ("theme", "skin", "reduce_motion", "words", "head")

_GROWN_UP_HEADS = frozenset({"adult-man", "adult-woman"})


class ExplainActions:
    """Opens the explanation, leads through it, and closes it as if it had not been.

    Parameters
    ----------
    store : Store
        The state to change.
    catalog : Catalog
        What can be explained.
    """

    def __init__(self, store: Store, catalog: Catalog) -> None:
        self._store = store
        self._catalog = catalog
        self._before: Bookmark | None = None
        self._opened_on = ""
        self._grown_up_head = ""  # that a child's stands in for

    def open(self) -> None:
        """Explain the zone or the complaint that is open; without one, ask what is to be explained.

        The way back by undo ends here, so that it cannot lead from one patient to another.
        """
        state = self._store.state
        if state.mode == "explain":
            return
        self._before = self._store.bookmark()
        state = replace(state, **given_back(state))  # neither the head nor the affected side of a tour is the patient's
        fresh = replace(
            state, mode="explain", study=None, is_measuring=False, measured_mm=(), candidates=(), overlays=frozenset(),
            point=None, cell=None, rival=None, labels=True, zone_opacity=1.0, is_calm=True, is_relay=False,
            is_needle_reversed=False, needle_entry=0.0, needle_turn_deg=0.0, needle_length_mm=None,
        )  # fmt: skip
        complaint, zone = about(state)
        if zone is not None and self._catalog.zones[zone].place is None:
            zone = None
        self._opened_on = fresh.head
        shown = replace(fresh, **self._about(fresh, complaint, zone))
        self._store.return_to(Bookmark(shown, (), ()))

    def close(self) -> None:
        """Put everything back to what it was before; what was chosen here is gone, also from undo."""
        before, state = self._before, self._store.state
        if before is None or state.mode != "explain":
            return
        self._before = None
        head = self._usual_head(state)
        kept = {name: getattr(state, name) for name in _KEPT}
        kept["head"] = before.state.head if head == self._opened_on else head
        self._grown_up_head = ""
        camera = CameraOrder(before.state.camera.target, state.camera.number + 1, before.state.camera.eye)
        self._store.return_to(replace(before, state=replace(before.state, camera=camera, **kept)))

    def choose_complaint(self, complaint: ComplaintId) -> None:
        """Explain another complaint; the side has to be said anew."""
        state = replace(self._store.state, affected=None)
        self._store.update(affected=None, **self._about(state, complaint, None))

    def face(self, zone: ZoneId) -> None:
        """Explain another zone for the same complaint, and turn to it."""
        state = self._store.state
        self._store.update(**self._about(state, state.complaint, zone))

    def point_at(self, hits: Sequence[ZoneHit]) -> None:
        """Answer a click on the head: face the nearest zone that is named for the complaint; others stay silent."""
        named = [hit.zone for hit in hits if hit.zone in self._store.state.lit]
        if named:
            self.face(named[0])

    def turn_to(self, eye: Eye) -> None:
        """Look at the head from elsewhere."""
        self._store.update(camera=CameraOrder("eye", self._store.state.camera.number + 1, eye))

    def tell_side(self, side: SideChoice | None) -> None:
        """Say which side is affected; None takes it back."""
        state = replace(self._store.state, affected=side)
        self._store.update(affected=side, **self._about(state, state.complaint, state.selected))

    def _about(self, state: ViewState, complaint: ComplaintId | None, zone_id: ZoneId | None) -> dict[str, Any]:
        """Return what changes so that a complaint and one of its zones are explained."""
        zones = self._catalog.zones_for(complaint) if complaint is not None else ()
        if complaint is not None and ruling_out(self._catalog, complaint) is not None:
            zone_id = None
        there = [zone for zone in zones if zone.place is not None]
        zone = self._catalog.zones[zone_id] if zone_id is not None else self._first(there, state)
        changes: dict[str, Any] = {
            "complaint": complaint,
            "lit": tuple(each.id for each in there),
            "selected": zone.id if zone is not None else None,
            "part": complaint_part(zone, complaint) if zone is not None else None,
            "head": self._head_for(complaint, state),
            "camera": CameraOrder("zone" if zone is not None else state.camera.target, state.camera.number + 1),
        }
        if zone is not None:
            changes["school"] = self._catalog.school_of(zone.id).id
            # While nobody has said which side, no side is suggested.
            changes["side"] = "both" if state.affected is None else zone_side(zone, complaint, state.affected)
        return changes

    def _head_for(self, complaint: ComplaintId | None, state: ViewState) -> str:
        """Return a child's head for what children have; otherwise the one that was there before."""
        person = self._catalog.complaints[complaint].person if complaint is not None else "anyone"
        usual = self._usual_head(state)
        is_for_child = person == "child" and usual in _GROWN_UP_HEADS
        self._grown_up_head = usual if is_for_child else ""
        return CHILD_HEAD if is_for_child else usual

    def _usual_head(self, state: ViewState) -> str:
        """Return the head of a state, or that which a child's stands in for."""
        return self._grown_up_head if self._grown_up_head and state.head == CHILD_HEAD else state.head

    def _first(self, zones: Sequence[Zone], state: ViewState) -> Zone | None:
        of_school = [zone for zone in zones if self._catalog.school_of(zone.id).id == state.school]
        return next(iter((*of_school, *zones)), None)
