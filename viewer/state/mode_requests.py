"""What can be asked of the modes: to enter one, to leave what was entered last, and what a click on the head means."""

from __future__ import annotations

from dataclasses import dataclass, replace

from viewer.atlas.atlas import ZoneHit
from viewer.domain.catalog import Catalog
from viewer.state.clicks import CLICKS, cleared
from viewer.state.explain_requests import Explain
from viewer.state.history import History
from viewer.state.modes import Mode, entry_of
from viewer.state.patient import without_patient
from viewer.state.request import Change, Move
from viewer.state.requests import LeaveStudy
from viewer.state.stop_view import given_back
from viewer.state.subject import taken_into, usual_side, with_school
from viewer.state.tape_requests import ToggleTape
from viewer.state.tour_requests import entered
from viewer.state.view_state import ViewState


@dataclass(frozen=True, slots=True)
class Undo(Move):
    """Take back the last step."""

    def in_history(self, history: History, catalog: Catalog) -> History:
        return history.back()


@dataclass(frozen=True, slots=True)
class Redo(Move):
    """Do again what was taken back."""

    def in_history(self, history: History, catalog: Catalog) -> History:
        return history.forward()


@dataclass(frozen=True, slots=True)
class Enter(Move):
    """Change to another mode, and show there what is shown here, as `taken_into` says.

    Attributes
    ----------
    is_taken_along : bool
        Whether the settings of a tour's stop are taken along, too: its needle, its rules, its overlays.
    """

    mode: Mode
    is_taken_along: bool = False

    def in_history(self, history: History, catalog: Catalog) -> History:
        if entry_of(self.mode).is_of_patient:
            return Explain().in_history(history, catalog)
        history = without_patient(history)
        if self.mode == history.state.mode:
            return history
        return history.then(self._entered(history.state, catalog))

    def _entered(self, shown: ViewState, catalog: Catalog) -> ViewState:
        mode, old = self.mode, shown.selection
        given = given_back(shown, is_taken_along=self.is_taken_along)
        state = shown if entry_of(mode).is_lesson else taken_into(catalog, shown, given, mode)
        state = replace(
            state,
            study=None,
            selection=replace(state.selection, candidates=()),
            measurement=replace(state.measurement, is_on=False),
        )
        if entry_of(mode).is_lesson:
            return entered(state, catalog)
        new = state.selection
        if new.zone is not None and (new.zone, new.affected) != (old.zone, old.affected):
            state = replace(state, selection=replace(new, side=usual_side(catalog, state, new.zone)))
        if new.zone is not None and given is not shown and not self.is_taken_along:
            state = with_school(state, catalog.school_of(new.zone).id)  # a zone's school is shown with it
        return _facing(replace(state, mode=mode), shown)


@dataclass(frozen=True, slots=True)
class InExplore(Move):
    """Answer a request in Explore, whatever mode it is asked in; both together are one step of undo."""

    request: Change

    def in_history(self, history: History, catalog: Catalog) -> History:
        before = without_patient(history)
        there = Enter("explore").in_history(before, catalog)
        return before.then(self.request.reduce(there.state, catalog))


@dataclass(frozen=True, slots=True)
class Clear(Change):
    """Close the card; the camera stays where it is. A mode that needs a zone keeps it, and a lesson its stop."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return cleared(state) if state.entry.is_cleared else state


@dataclass(frozen=True, slots=True)
class StepOut(Move):
    """Leave what was entered last: the tape, a study, a mode; in the end close the card."""

    def in_history(self, history: History, catalog: Catalog) -> History:
        state = history.state
        if state.measurement.is_on:
            return ToggleTape().in_history(history, catalog)
        if state.study is not None:
            return LeaveStudy().in_history(history, catalog)
        if state.mode != "explore":
            is_left = state.entry.is_of_patient
            return without_patient(history) if is_left else Enter("explore").in_history(history, catalog)
        return Clear().in_history(history, catalog)


@dataclass(frozen=True, slots=True)
class PointAt(Change):
    """Click on the head; what it means the mode says.

    Attributes
    ----------
    hits : tuple of ZoneHit
        Zones at the place, nearest first; empty for a click beside every zone.
    """

    hits: tuple[ZoneHit, ...]

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return CLICKS[state.entry.click](state, catalog, self.hits)


def _facing(state: ViewState, before: ViewState) -> ViewState:
    """Return the state as its mode begins: at the first step, turned to what is shown, with something to compare."""
    entry, zone, camera = state.entry, state.selection.zone, state.camera
    if entry.shows == "construction" and entry_of(before.shown_mode).shows != "construction":
        return replace(state, build=replace(state.build, step=0), camera=camera.then("step"))
    if entry.has_needle_in_hand or (before.entry.has_needle_in_hand and entry.id == "explore"):
        return replace(state, camera=camera.then("zone"))
    if entry.shows == "pair" and zone is not None and zone not in state.compared.zones:
        return replace(state, compared=replace(state.compared, zones=(zone,)), camera=camera.then("zone"))
    return state
