"""Studies open over what is shown and give way to the next card; a told side leads to the side that is needled."""

from __future__ import annotations

import pytest

from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, SideChoice, StudyKey, ZoneId
from viewer.state.mode_requests import Clear, StepOut, Undo
from viewer.state.requests import SetAffected, ShowComplaint, ShowStudy, ShowZone
from viewer.state.store import Store
from viewer.state.view_state import ViewState

_MOTOR, _VERTIGO = ZoneId("jiao.motor"), ZoneId("jiao.vertigo-auditory")


@pytest.fixture
def store(catalog: Catalog) -> Store:
    return Store(ViewState(), catalog)


@pytest.mark.parametrize("zone", [_MOTOR, _VERTIGO])
def test_opening_any_zone_closes_the_study_over_it(store: Store, zone: ZoneId) -> None:
    store.ask(ShowZone(_MOTOR))
    store.ask(ShowStudy(StudyKey("kong2010")))
    assert (store.state.study, store.state.selection.zone) == ("kong2010", _MOTOR)
    store.ask(ShowZone(zone))
    assert (store.state.study, store.state.selection.zone) == (None, zone)


def test_leaving_goes_back_one_at_a_time(store: Store) -> None:
    store.ask(ShowComplaint(ComplaintId("tinnitus")))
    store.ask(ShowStudy(StudyKey("chen2025")))
    store.ask(StepOut())
    assert (store.state.study, store.state.selection.complaint) == (None, "tinnitus")
    store.ask(StepOut())
    assert store.state.selection.complaint is None


@pytest.mark.parametrize(("affected", "needled"), [("right", "left"), ("left", "right"), ("both", "both")])
def test_the_selected_zone_turns_to_its_needled_side(store: Store, affected: SideChoice, needled: SideChoice) -> None:
    store.ask(ShowZone(_MOTOR))
    before = store.state.camera.number
    store.ask(SetAffected(affected))
    assert (store.state.selection.affected, store.state.selection.side) == (affected, needled)
    assert store.state.camera.target == "zone"
    assert store.state.camera.number == before + 1


def test_what_was_told_holds_for_the_next_zone_until_the_card_is_closed(store: Store) -> None:
    store.ask(ShowComplaint(ComplaintId("arm-weakness")))
    store.ask(SetAffected("left"))
    store.ask(ShowZone(_MOTOR))
    assert store.state.selection.side == "right"
    store.ask(ShowZone(_VERTIGO))
    assert store.state.selection.side == "both", "needled on both sides, whatever is affected"
    store.ask(Clear())
    assert store.state.selection.affected is None


def test_taking_the_answer_back_leaves_the_side_as_it_is(store: Store) -> None:
    store.ask(ShowZone(_MOTOR))
    store.ask(SetAffected("left"))
    store.ask(SetAffected(None))
    assert (store.state.selection.affected, store.state.selection.side) == (None, "right")
    store.ask(Undo())
    assert store.state.selection.affected == "left"
