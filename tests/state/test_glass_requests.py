"""The glass head in the state: within its ends, one drag one step, back to the skin at once; gyri and their zones."""

from __future__ import annotations

import pytest

from tests.shipped import shipped_catalog
from viewer.domain.catalog import Catalog
from viewer.domain.identity import GyrusId, ZoneId
from viewer.presentation.gyri_shown import gyri_shown
from viewer.state.glass_requests import CORTEX_FREE, GLASS_STEP, BackToSkin, ChangeGlass, SetGlass, ShowGyrus
from viewer.state.mode_requests import Clear, Undo
from viewer.state.requests import ShowZone
from viewer.state.store import Store
from viewer.state.view_state import Drawing, ViewState


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


def test_a_gyrus_lights_the_zones_that_claim_it_and_lets_itself_be_seen() -> None:
    catalog = shipped_catalog()
    store = Store(ViewState(drawing=Drawing(glass=0.2)), catalog)
    store.ask(ShowGyrus(GyrusId("precentral")))
    about = store.state.selection
    assert (about.gyrus, about.zone) == ("precentral", None)
    assert about.lit == catalog.gyri[GyrusId("precentral")].claimed_by
    assert store.state.drawing.glass == CORTEX_FREE
    assert [gyrus.id for gyrus in gyri_shown(catalog, store.state)] == ["precentral"]
    store.ask(ShowZone(ZoneId("jiao.sensory")))
    assert store.state.selection.gyrus is None
    assert [gyrus.id for gyrus in gyri_shown(catalog, store.state)] == ["postcentral"]
    store.ask(Clear())
    assert gyri_shown(catalog, store.state) == ()
