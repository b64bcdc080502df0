"""Studies open over what is shown and give way to the next card; a told side leads to the side that is needled."""

from __future__ import annotations

import pytest

from viewer.data.content import load_catalog
from viewer.data.paths import zones_folder
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, SideChoice, StudyKey, ZoneId
from viewer.state.actions import Actions
from viewer.state.store import Store
from viewer.state.view_state import ViewState

_MOTOR, _VERTIGO = ZoneId("jiao.motor"), ZoneId("jiao.vertigo-auditory")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    loaded, problems = load_catalog(zones_folder())
    assert problems == ()
    return loaded


@pytest.fixture
def store() -> Store:
    return Store(ViewState())


@pytest.fixture
def actions(store: Store, catalog: Catalog) -> Actions:
    return Actions(store, catalog)


@pytest.mark.parametrize("zone", [_MOTOR, _VERTIGO])
def test_opening_any_zone_closes_the_study_over_it(store: Store, actions: Actions, zone: ZoneId) -> None:
    actions.select_zone(_MOTOR)
    actions.open_study(StudyKey("kong2010"))
    assert (store.state.study, store.state.selected) == ("kong2010", _MOTOR)
    actions.select_zone(zone)
    assert (store.state.study, store.state.selected) == (None, zone)


def test_leaving_goes_back_one_at_a_time(store: Store, actions: Actions) -> None:
    actions.show_complaint(ComplaintId("tinnitus"))
    actions.open_study(StudyKey("chen2025"))
    actions.step_out()
    assert (store.state.study, store.state.complaint) == (None, "tinnitus")
    actions.step_out()
    assert store.state.complaint is None


@pytest.mark.parametrize(("affected", "needled"), [("right", "left"), ("left", "right"), ("both", "both")])
def test_the_selected_zone_turns_to_its_needled_side(
    store: Store, actions: Actions, affected: SideChoice, needled: SideChoice
) -> None:
    actions.select_zone(_MOTOR)
    before = store.state.camera.number
    actions.tell_affected_side(affected)
    assert (store.state.affected, store.state.side) == (affected, needled)
    assert store.state.camera.target == "zone"
    assert store.state.camera.number == before + 1


def test_what_was_told_holds_for_the_next_zone_until_the_card_is_closed(store: Store, actions: Actions) -> None:
    actions.show_complaint(ComplaintId("arm-weakness"))
    actions.tell_affected_side("left")
    actions.select_zone(_MOTOR)
    assert store.state.side == "right"
    actions.select_zone(_VERTIGO)
    assert store.state.side == "both", "needled on both sides, whatever is affected"
    actions.clear()
    assert store.state.affected is None


def test_taking_the_answer_back_leaves_the_side_as_it_is(store: Store, actions: Actions) -> None:
    actions.select_zone(_MOTOR)
    actions.tell_affected_side("left")
    actions.tell_affected_side(None)
    assert (store.state.affected, store.state.side) == (None, "right")
    actions.undo()
    assert store.state.affected == "left"
