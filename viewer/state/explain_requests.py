"""What can be asked while something is explained to a patient, and how nothing of it is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import ruling_out
from viewer.domain.identity import ComplaintId, SideChoice, ZoneId
from viewer.domain.people import in_shape, person_of, shape_of
from viewer.domain.side_rule import zone_side
from viewer.domain.tour import Eye
from viewer.domain.zone import Zone
from viewer.state.history import History
from viewer.state.patient import usual_head, without_patient
from viewer.state.request import Change, Move
from viewer.state.stop_view import given_back
from viewer.state.subject import about, complaint_part, with_school
from viewer.state.view_state import CHILD_HEAD, Drawing, Measurement, Needling, ViewState

_GROWN_UPS = frozenset({"adult-man", "adult-woman", "older-man"})


@dataclass(frozen=True, slots=True)
class Explain(Move):
    """Explain the zone or the complaint that is open; without one, ask what is to be explained.

    The way back by undo ends here, so that it cannot lead from one patient to another.
    """

    def in_history(self, history: History, catalog: Catalog) -> History:
        state = history.state
        if state.entry.is_of_patient:
            return history
        state = given_back(state)  # neither the head nor the affected side of a tour is the patient's
        complaint, zone = about(state)
        if zone is not None and catalog.zones[zone].place is None:
            zone = None
        fresh = replace(
            state,
            mode="explain",
            study=None,
            selection=replace(state.selection, candidates=(), point=None, cell=None),
            drawing=Drawing(),
            needle=Needling(angle_deg=state.needle.angle_deg, size=state.needle.size, is_calm=True),
            build=replace(state.build, rival=None),
            measurement=Measurement(),
            grown_up_head="",
        )
        return History(_about(fresh, catalog, complaint, zone), before_patient=history)


@dataclass(frozen=True, slots=True)
class LeavePatient(Move):
    """Put everything back to what it was before; what was chosen here is gone, also from undo."""

    def in_history(self, history: History, catalog: Catalog) -> History:
        return without_patient(history)


@dataclass(frozen=True, slots=True)
class ExplainComplaint(Change):
    """Explain another complaint; the side has to be said anew."""

    complaint: ComplaintId

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return _about(_with_affected(state, None), catalog, self.complaint, None)


@dataclass(frozen=True, slots=True)
class ExplainZone(Change):
    """Explain another zone for the same complaint, and turn to it."""

    zone: ZoneId

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return _about(state, catalog, state.selection.complaint, self.zone)


@dataclass(frozen=True, slots=True)
class SetPatientSide(Change):
    """Say which side of the patient is affected; None takes it back."""

    side: SideChoice | None

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return _about(_with_affected(state, self.side), catalog, state.selection.complaint, state.selection.zone)


@dataclass(frozen=True, slots=True)
class LookFrom(Change):
    """Look at the head from elsewhere."""

    eye: Eye

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, camera=state.camera.then("eye", self.eye))


def _about(state: ViewState, catalog: Catalog, complaint: ComplaintId | None, zone_id: ZoneId | None) -> ViewState:
    """Return the state in which a complaint and one of its zones are explained."""
    zones = catalog.zones_for(complaint) if complaint is not None else ()
    if complaint is not None and ruling_out(catalog, complaint) is not None:
        zone_id = None
    there = [zone for zone in zones if zone.place is not None]
    zone = catalog.zones[zone_id] if zone_id is not None else _first(catalog, there, state)
    state = _with_head_for(catalog, complaint, state)
    selection = replace(
        state.selection,
        complaint=complaint,
        lit=tuple(each.id for each in there),
        zone=None if zone is None else zone.id,
        part=None if zone is None else complaint_part(zone, complaint),
    )
    if zone is None:
        return replace(state, selection=selection, camera=state.camera.then(state.camera.target))
    # While nobody has said which side, no side is suggested.
    affected = state.selection.affected
    selection = replace(selection, side="both" if affected is None else zone_side(zone, complaint, affected))
    school = catalog.school_of(zone.id).id
    return with_school(replace(state, selection=selection, camera=state.camera.then("zone")), school)


def _with_affected(state: ViewState, side: SideChoice | None) -> ViewState:
    return replace(state, selection=replace(state.selection, affected=side))


def _with_head_for(catalog: Catalog, complaint: ComplaintId | None, state: ViewState) -> ViewState:
    """Return the state with a child's head for what children have; otherwise with the one that was there before."""
    person = catalog.complaints[complaint].person if complaint is not None else "anyone"
    usual = usual_head(state)
    if person == "child" and person_of(usual) in _GROWN_UPS:
        return replace(state, head=in_shape(CHILD_HEAD, shape_of(usual)), grown_up_head=usual)
    return replace(state, head=usual, grown_up_head="")


def _first(catalog: Catalog, zones: Sequence[Zone], state: ViewState) -> Zone | None:
    of_school = [zone for zone in zones if catalog.school_of(zone.id).id == state.school]
    return next(iter((*of_school, *zones)), None)
