"""The tape's points: set, taken back, laid at once, and gone with the head they lie on."""

from __future__ import annotations

import pytest

from viewer.domain.catalog import Catalog
from viewer.state.actions import Actions
from viewer.state.store import Store
from viewer.state.view_state import ViewState

ONE, TWO, THREE = (0.0, 0.0, 1.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)


@pytest.fixture
def store() -> Store:
    return Store(ViewState())


@pytest.fixture
def actions(store: Store) -> Actions:
    return Actions(store, Catalog({}, {}, {}, {}, {}, {}, {}))


def test_points_are_set_one_after_the_other_and_taken_back_from_the_end(store: Store, actions: Actions) -> None:
    for place in (ONE, TWO, THREE):
        actions.measure.add(place)
    actions.measure.take_back()
    assert store.state.measured_mm == (ONE, TWO)
    actions.measure.start_again()
    actions.measure.take_back()
    assert store.state.measured_mm == ()


def test_a_tape_laid_at_once_is_one_step_of_undo_and_takes_the_tape_in_hand(store: Store, actions: Actions) -> None:
    actions.measure.add(THREE)
    actions.measure.lay([ONE, TWO])
    assert (store.state.is_measuring, store.state.measured_mm) == (True, (ONE, TWO))
    actions.undo()
    assert (store.state.is_measuring, store.state.measured_mm) == (False, (THREE,))


def test_put_away_the_tape_has_no_points(store: Store, actions: Actions) -> None:
    actions.measure.lay([ONE, TWO])
    actions.measure.toggle()
    assert (store.state.is_measuring, store.state.measured_mm) == (False, ())


def test_another_head_takes_the_points_away_and_undo_brings_both_back(store: Store, actions: Actions) -> None:
    actions.measure.lay([ONE, TWO])
    actions.choose_head("child-8")
    assert store.state.measured_mm == ()
    assert store.state.is_measuring
    actions.undo()
    assert (store.state.head, store.state.measured_mm) == ("adult-man", (ONE, TWO))


def test_whole_systems_are_shown_and_hidden(store: Store, actions: Actions) -> None:
    actions.toggle_whole_systems()
    assert store.state.has_whole_systems
    actions.toggle_whole_systems()
    assert not store.state.has_whole_systems
