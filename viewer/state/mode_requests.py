"""What can be asked of the modes: to enter one, to leave what was entered last, and what a click on the head means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from viewer.atlas.atlas import ZoneHit
from viewer.domain.catalog import Catalog
from viewer.domain.identity import SideChoice
from viewer.domain.side_rule import zone_side
from viewer.state.compare_requests import AddToComparison
from viewer.state.explain_requests import Explain, ExplainZone
from viewer.state.history import History
from viewer.state.patient import without_patient
from viewer.state.request import Change, Move
from viewer.state.requests import LeaveStudy
from viewer.state.stop_view import given_back
from viewer.state.subject import begun_anew, nothing_selected, still_affected, taken_into, usual_side
from viewer.state.tape_requests import ToggleTape
from viewer.state.tour_requests import entered
from viewer.state.view_state import Mode, ViewState


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
        if self.mode == "explain":
            return Explain().in_history(history, catalog)
        history = without_patient(history)
        if self.mode == history.state.mode:
            return history
        return history.then(self._entered(history.state, catalog))

    def _entered(self, state: ViewState, catalog: Catalog) -> ViewState:
        mode = self.mode
        fresh = replace(state, study=None, is_measuring=False, candidates=())
        if mode == "learn":
            return entered(fresh, catalog)
        changes: dict[str, Any] = given_back(state, is_taken_along=self.is_taken_along)
        changes |= taken_into(catalog, state, mode)
        zone, affected = changes.get("selected", state.selected), changes.get("affected", state.affected)
        if zone is not None and (zone, affected) != (state.selected, state.affected):
            changes["side"] = usual_side(catalog, state, zone, affected)
        if zone is not None and "school" in changes:
            changes["school"] = catalog.school_of(zone).id  # a zone's school is shown with it
        if mode == "build" and state.shown_mode != "build":
            changes |= {"build_step": 0, "camera": state.camera.then("step")}
        if mode == "needle" or (state.mode == "needle" and mode == "explore"):
            changes["camera"] = state.camera.then("zone")
        if mode == "compare" and zone is not None and zone not in state.compared:
            changes |= {"compared": (zone,), "camera": state.camera.then("zone")}
        return replace(fresh, mode=mode, **changes)


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
        if state.mode not in ("explore", "map"):
            return state
        return replace(state, affected=None, **nothing_selected(state))


@dataclass(frozen=True, slots=True)
class StepOut(Move):
    """Leave what was entered last: the tape, a study, a mode; in the end close the card."""

    def in_history(self, history: History, catalog: Catalog) -> History:
        state = history.state
        if state.is_measuring:
            return ToggleTape().in_history(history, catalog)
        if state.study is not None:
            return LeaveStudy().in_history(history, catalog)
        if state.mode != "explore":
            leaves = state.mode == "explain"
            return without_patient(history) if leaves else Enter("explore").in_history(history, catalog)
        return Clear().in_history(history, catalog)


@dataclass(frozen=True, slots=True)
class PointAt(Change):
    """Click on the head: open the nearest zone and offer all that lie there.

    Attributes
    ----------
    hits : tuple of ZoneHit
        Zones at the place, nearest first; empty for a click beside every zone.
    """

    hits: tuple[ZoneHit, ...]

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        if state.mode == "explain":  # zones that are not named for the complaint stay silent
            named = [hit.zone for hit in self.hits if hit.zone in state.lit]
            return ExplainZone(named[0]).reduce(state, catalog) if named else state
        if not self.hits:
            return Clear().reduce(state, catalog)
        first = self.hits[0]
        if state.mode == "compare":
            return AddToComparison(first.zone).reduce(state, catalog)
        zones = tuple(dict.fromkeys(hit.zone for hit in self.hits))
        side = _clicked_side(catalog, state, first)
        changes: dict[str, Any] = begun_anew(state, first.zone) | still_affected(catalog, state, first.zone, side)
        return replace(
            state,
            selected=first.zone,
            part=first.part,
            side=side,
            candidates=zones if len(zones) > 1 else (),
            camera=state.camera.then("zone"),
            **changes,
        )


def _clicked_side(catalog: Catalog, state: ViewState, hit: ZoneHit) -> SideChoice:
    """The side that was clicked; both, where somebody is affected for whom a zone is needled on both."""
    if state.affected is not None and zone_side(catalog.zones[hit.zone], None, state.affected) == "both":
        return "both"
    return state.side if hit.side == "midline" else hit.side
