"""Explaining to a patient: what is shown, and that nothing of it is left."""

from __future__ import annotations

from dataclasses import replace

import pytest

from viewer.atlas.atlas import ZoneHit
from viewer.presentation.pages.explanation import explained_zones
from viewer.state.explain_requests import ExplainComplaint, LeavePatient, SetPatientSide
from viewer.state.mode_requests import Enter, PointAt, StepOut, Undo
from viewer.state.requests import SetAffected, ShowComplaint, ShowSchool, ShowZone
from viewer.state.store import Store
from viewer.state.view_requests import SetTheme
from viewer.state.view_state import ViewState


@pytest.fixture
def store(catalog):
    return Store(ViewState(school="jiao"), catalog)


def bare(state: ViewState) -> ViewState:
    """A state without its camera order: coming back, the camera is told to move again."""
    return replace(state, camera=ViewState().camera)


def test_the_complaint_that_is_open_is_explained_by_a_zone_of_the_school_shown(store, catalog):
    store.ask(ShowSchool("who"))
    store.ask(ShowComplaint("tinnitus"))
    store.ask(Enter("explain"))
    state = store.state
    assert (state.mode, state.selection.complaint, state.selection.zone) == ("explain", "tinnitus", "who.ms11")
    assert state.selection.lit == tuple(zone.id for zone in explained_zones(catalog, "tinnitus"))
    assert {"jiao.vertigo-auditory", "who.ms11"} < set(state.selection.lit)
    assert state.needle.is_calm
    assert state.selection.side == "both"


def test_the_zone_that_is_open_is_explained_with_all_its_uses(store):
    store.ask(ShowZone("jiao.motor"))
    store.ask(Enter("explain"))
    assert (store.state.selection.complaint, store.state.selection.zone, store.state.selection.part) == (
        None,
        "jiao.motor",
        None,
    )


def test_a_zone_shown_as_a_record_is_not_explained(store):
    store.ask(ShowZone("later.mania-control"))
    store.ask(Enter("explain"))
    assert store.state.selection.zone is None


def test_the_side_follows_the_rule_of_the_zone(store):
    store.ask(ShowComplaint("leg-weakness"))
    store.ask(Enter("explain"))
    store.ask(SetPatientSide("right"))
    assert (store.state.selection.zone, store.state.selection.side, store.state.selection.part) == (
        "jiao.motor",
        "left",
        "upper",
    )
    store.ask(SetPatientSide(None))
    assert store.state.selection.side == "both"


def test_another_complaint_begins_without_a_side(store, catalog):
    store.ask(ShowComplaint("leg-weakness"))
    store.ask(Enter("explain"))
    store.ask(SetPatientSide("right"))
    store.ask(ExplainComplaint("tinnitus"))
    assert store.state.selection.affected is None
    bare = next(each for each in catalog.complaints if not explained_zones(catalog, each))
    store.ask(ExplainComplaint(bare))
    assert (store.state.selection.zone, store.state.selection.lit) == (None, ())


def test_a_click_faces_only_what_is_named_for_the_complaint(store):
    store.ask(ShowComplaint("tinnitus"))
    store.ask(Enter("explain"))
    store.ask(PointAt((ZoneHit("jiao.motor", "left", None, 0.0), ZoneHit("who.ms11", "left", None, 1.0))))
    assert store.state.selection.zone == "who.ms11"
    store.ask(PointAt(()))
    assert store.state.selection.zone == "who.ms11"


@pytest.mark.parametrize("leave", [LeavePatient(), StepOut(), Enter("explore")])
def test_nothing_of_the_patient_is_left(store, leave):
    store.ask(ShowZone("jiao.optic"))
    store.ask(SetAffected("left"))
    before = store.state
    store.ask(Enter("explain"))
    store.ask(ExplainComplaint("impotence"))
    store.ask(SetPatientSide("right"))
    store.ask(leave)
    assert bare(store.state) == bare(before)
    assert not store.can_redo
    while store.can_undo:
        store.ask(Undo())
        assert store.state.selection.complaint != "impotence"
        assert store.state.mode == "explore"


def test_undo_inside_does_not_lead_out(store):
    store.ask(ShowComplaint("leg-weakness"))
    store.ask(Enter("explain"))
    assert not store.can_undo
    store.ask(SetPatientSide("right"))
    store.ask(Undo())
    assert (store.state.mode, store.state.selection.affected) == ("explain", None)
    assert not store.can_undo


def test_colours_chosen_meanwhile_stay(store):
    store.ask(Enter("explain"))
    store.ask(SetTheme("dark"))
    store.ask(LeavePatient())
    assert store.state.reader.theme == "dark"


def test_leaving_for_another_mode_puts_everything_back_first(store):
    store.ask(ShowZone("jiao.optic"))
    store.ask(Enter("explain"))
    store.ask(ExplainComplaint("tinnitus"))
    store.ask(Enter("build"))
    assert (store.state.mode, store.state.selection.zone, store.state.selection.complaint) == (
        "build",
        "jiao.optic",
        None,
    )
    assert not store.state.needle.is_calm
