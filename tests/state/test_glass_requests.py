"""The glass head in the state: within its ends, one drag one step, and back to the skin at once."""

from __future__ import annotations

import pytest

from viewer.domain.catalog import Catalog
from viewer.state.glass_requests import GLASS_STEP, BackToSkin, ChangeGlass, SetGlass
from viewer.state.mode_requests import Undo
from viewer.state.store import Store
from viewer.state.view_state import ViewState


@pytest.fixture
def store() -> Store:
    return Store(ViewState(), Catalog({}, {}, {}, {}, {}, {}, {}))


def test_steps_stay_on_whole_tenths_and_within_the_ends(store: Store) -> None:
    for percent in (10, 20, 30):
        store.ask(ChangeGlass(GLASS_STEP))
        assert store.state.drawing.glass == percent / 100
    store.ask(SetGlass(3.0))
    assert store.state.drawing.glass == 1.0
    store.ask(ChangeGlass(-GLASS_STEP))
    store.ask(SetGlass(-3.0))
    assert store.state.drawing.glass == 0.0


def test_a_drag_is_one_step_and_coming_back_to_the_skin_another(store: Store) -> None:
    for glass in (0.2, 0.4, 0.6):
        store.ask(SetGlass(glass))
    store.ask(BackToSkin())
    assert store.state.drawing.glass == 0.0
    store.ask(Undo())
    assert store.state.drawing.glass == 0.6
    store.ask(Undo())
    assert store.state.drawing.glass == 0.0
    assert not store.can_undo
