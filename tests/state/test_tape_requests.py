"""The tape's points: set, taken back, laid at once, and gone with the head they lie on."""

from __future__ import annotations

import pytest

from viewer.domain.catalog import Catalog
from viewer.state.compare_requests import ToggleWholeSystems
from viewer.state.mode_requests import Undo
from viewer.state.store import Store
from viewer.state.tape_requests import AddTapePoint, ClearTape, LayTape, TakeTapePointBack, ToggleTape
from viewer.state.view_requests import ShowHead
from viewer.state.view_state import ViewState

ONE, TWO, THREE = (0.0, 0.0, 1.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)


@pytest.fixture
def store() -> Store:
    return Store(ViewState(), Catalog({}, {}, {}, {}, {}, {}, {}))


def test_points_are_set_one_after_the_other_and_taken_back_from_the_end(store: Store) -> None:
    for place in (ONE, TWO, THREE):
        store.ask(AddTapePoint(place))
    store.ask(TakeTapePointBack())
    assert store.state.measurement.points_mm == (ONE, TWO)
    store.ask(ClearTape())
    store.ask(TakeTapePointBack())
    assert store.state.measurement.points_mm == ()


def test_a_tape_laid_at_once_is_one_step_of_undo_and_takes_the_tape_in_hand(store: Store) -> None:
    store.ask(AddTapePoint(THREE))
    store.ask(LayTape((ONE, TWO)))
    assert (store.state.measurement.is_on, store.state.measurement.points_mm) == (True, (ONE, TWO))
    store.ask(Undo())
    assert (store.state.measurement.is_on, store.state.measurement.points_mm) == (False, (THREE,))


def test_put_away_the_tape_has_no_points(store: Store) -> None:
    store.ask(LayTape((ONE, TWO)))
    store.ask(ToggleTape())
    assert (store.state.measurement.is_on, store.state.measurement.points_mm) == (False, ())


def test_another_head_takes_the_points_away_and_undo_brings_both_back(store: Store) -> None:
    store.ask(LayTape((ONE, TWO)))
    store.ask(ShowHead("child-8"))
    assert store.state.measurement.points_mm == ()
    assert store.state.measurement.is_on
    store.ask(Undo())
    assert (store.state.head, store.state.measurement.points_mm) == ("adult-man", (ONE, TWO))


def test_whole_systems_are_shown_and_hidden(store: Store) -> None:
    store.ask(ToggleWholeSystems())
    assert store.state.compared.has_whole_systems
    store.ask(ToggleWholeSystems())
    assert not store.state.compared.has_whole_systems
