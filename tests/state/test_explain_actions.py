"""Explaining to a patient: what is shown, and that nothing of it is left."""

from __future__ import annotations

from dataclasses import replace

import pytest

from viewer.atlas.atlas import ZoneHit
from viewer.data.content import load_catalog
from viewer.data.paths import zones_folder
from viewer.state.actions import Actions
from viewer.state.store import Store
from viewer.state.view_state import ViewState


@pytest.fixture(scope="module")
def catalog():
    return load_catalog(zones_folder())[0]


@pytest.fixture
def store():
    return Store(ViewState(school="jiao"))


@pytest.fixture
def actions(store, catalog):
    return Actions(store, catalog)


def bare(state: ViewState) -> ViewState:
    """A state without its camera order: coming back, the camera is told to move again."""
    return replace(state, camera=ViewState().camera)


def test_the_complaint_that_is_open_is_explained_by_a_zone_of_the_school_shown(store, actions):
    actions.choose_school("who")
    actions.show_complaint("tinnitus")
    actions.enter("explain")
    state = store.state
    assert (state.mode, state.complaint, state.selected) == ("explain", "tinnitus", "who.ms11")
    assert state.lit == ("jiao.vertigo-auditory", "who.ms11")
    assert state.is_calm
    assert state.side == "both"


def test_the_zone_that_is_open_is_explained_with_all_its_uses(store, actions):
    actions.select_zone("jiao.motor")
    actions.enter("explain")
    assert (store.state.complaint, store.state.selected, store.state.part) == (None, "jiao.motor", None)


def test_a_zone_shown_as_a_record_is_not_explained(store, actions):
    actions.select_zone("later.mania-control")
    actions.enter("explain")
    assert store.state.selected is None


def test_the_side_follows_the_rule_of_the_zone(store, actions):
    actions.show_complaint("leg-weakness")
    actions.enter("explain")
    actions.explain.tell_side("right")
    assert (store.state.selected, store.state.side, store.state.part) == ("jiao.motor", "left", "upper")
    actions.explain.tell_side(None)
    assert store.state.side == "both"


def test_another_complaint_begins_without_a_side(store, actions):
    actions.show_complaint("leg-weakness")
    actions.enter("explain")
    actions.explain.tell_side("right")
    actions.explain.choose_complaint("tinnitus")
    assert store.state.affected is None
    actions.explain.choose_complaint("autism")
    assert (store.state.selected, store.state.lit) == (None, ())


def test_a_click_faces_only_what_is_named_for_the_complaint(store, actions):
    actions.show_complaint("tinnitus")
    actions.enter("explain")
    actions.select_at([ZoneHit("jiao.motor", "left", None, 0.0), ZoneHit("who.ms11", "left", None, 1.0)])
    assert store.state.selected == "who.ms11"
    actions.select_at([])
    assert store.state.selected == "who.ms11"


@pytest.mark.parametrize("leave", [lambda a: a.explain.close(), lambda a: a.step_out(), lambda a: a.enter("explore")])
def test_nothing_of_the_patient_is_left(store, actions, leave):
    actions.select_zone("jiao.optic")
    actions.tell_affected_side("left")
    before = store.state
    actions.enter("explain")
    actions.explain.choose_complaint("impotence")
    actions.explain.tell_side("right")
    leave(actions)
    assert bare(store.state) == bare(before)
    assert not store.can_redo
    while store.can_undo:
        actions.undo()
        assert store.state.complaint != "impotence"
        assert store.state.mode == "explore"


def test_undo_inside_does_not_lead_out(store, actions):
    actions.show_complaint("leg-weakness")
    actions.enter("explain")
    assert not store.can_undo
    actions.explain.tell_side("right")
    actions.undo()
    assert (store.state.mode, store.state.affected) == ("explain", None)
    assert not store.can_undo


def test_colours_chosen_meanwhile_stay(store, actions):
    actions.enter("explain")
    actions.set_theme("dark")
    actions.explain.close()
    assert store.state.theme == "dark"


def test_leaving_for_another_mode_puts_everything_back_first(store, actions):
    actions.select_zone("jiao.optic")
    actions.enter("explain")
    actions.explain.choose_complaint("tinnitus")
    actions.enter("build")
    assert (store.state.mode, store.state.selected, store.state.complaint) == ("build", "jiao.optic", None)
    assert not store.state.is_calm
