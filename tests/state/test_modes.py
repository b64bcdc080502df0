"""Modes: what they take with them, and the way out of them."""

from __future__ import annotations

import pytest

from viewer.atlas.atlas import ZoneHit
from viewer.data.content import load_catalog
from viewer.data.paths import zones_folder
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, PointId, StudyKey, ZoneId
from viewer.state.actions import Actions
from viewer.state.store import Store
from viewer.state.view_state import ViewState

MOTOR, SENSORY, MS6 = ZoneId("jiao.motor"), ZoneId("jiao.sensory"), ZoneId("who.ms6")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(zones_folder())[0]


@pytest.fixture
def store() -> Store:
    return Store(ViewState())


@pytest.fixture
def actions(store: Store, catalog: Catalog) -> Actions:
    return Actions(store, catalog)


def test_a_mode_that_needs_a_zone_takes_the_selected_one_else_the_schools_first(
    store: Store, actions: Actions, catalog: Catalog
) -> None:
    actions.choose_school("who")
    actions.enter("build")
    assert catalog.school_of(store.state.selected or MOTOR).id == "who"
    actions.step_out()
    actions.select_zone(SENSORY)
    actions.enter("needle")
    assert store.state.selected == SENSORY


def test_another_zone_is_built_from_its_first_step(store: Store, actions: Actions) -> None:
    actions.select_zone(MOTOR)
    actions.enter("build")
    actions.build_to(3)
    assert store.state.camera.target == "step"
    actions.select_zone(MOTOR)
    assert store.state.build_step == 3
    actions.select_zone(SENSORY)
    assert store.state.build_step == 0


def test_the_way_out_leads_through_what_was_entered_last(store: Store, actions: Actions) -> None:
    actions.select_zone(MOTOR)
    actions.enter("compare")
    actions.open_study(StudyKey("jin2023"))
    actions.measure.toggle()
    actions.measure.add((0.0, 0.0, 100.0))
    actions.step_out()
    assert not store.state.is_measuring
    assert store.state.measured_mm == ()
    actions.step_out()
    assert store.state.study is None
    actions.step_out()
    assert store.state.mode == "explore"
    actions.step_out()
    assert store.state.selected is None


def test_of_two_compared_zones_the_second_gives_way(store: Store, actions: Actions) -> None:
    actions.select_zone(MOTOR)
    actions.enter("compare")
    actions.select_at([ZoneHit(MS6, "left", None, 0.0)])
    assert store.state.compared == (MOTOR, MS6)
    actions.add_to_comparison(SENSORY)
    assert store.state.compared == (MOTOR, SENSORY)
    actions.add_to_comparison(MOTOR)
    assert store.state.compared == (MOTOR, SENSORY)
    with pytest.raises(ValueError, match="at most 2"):
        actions.compare([MOTOR, SENSORY, MS6])


def test_a_variant_is_chosen_and_taken_back(store: Store, actions: Actions) -> None:
    actions.show_rival("who.ms6/gv21")
    actions.choose_variant("who.ms6/gv21", is_on=True)
    assert store.state.variants == {"who.ms6/gv21"}
    assert store.state.rival is None
    actions.choose_variant("who.ms6/gv21", is_on=False)
    assert store.state.variants == frozenset()


def test_a_point_is_shown_among_points_and_gives_way_to_a_zone(store: Store, actions: Actions) -> None:
    actions.select_zone(MOTOR)
    actions.select_point(PointId("point.gv20"))
    assert (store.state.point, store.state.selected) == ("point.gv20", None)
    assert "points" in store.state.overlays
    actions.select_zone(MOTOR)
    assert store.state.point is None


def test_a_cell_of_the_map_shows_its_zone_on_the_head(store: Store, actions: Actions) -> None:
    actions.enter("map")
    actions.point_out_cell(ComplaintId("tinnitus"), MOTOR)
    assert store.state.lit == (MOTOR,)
    actions.point_out_cell(ComplaintId("tinnitus"), None)
    assert store.state.lit == ()


def test_the_tape_goes_back_point_by_point(store: Store, actions: Actions) -> None:
    actions.measure.toggle()
    actions.measure.add((1.0, 0.0, 0.0))
    actions.measure.add((2.0, 0.0, 0.0))
    actions.measure.take_back()
    assert store.state.measured_mm == ((1.0, 0.0, 0.0),)
    actions.measure.start_again()
    assert store.state.measured_mm == ()
    assert store.state.is_measuring


def test_the_needle_stays_within_what_can_be(store: Store, actions: Actions) -> None:
    actions.needle.tilt(400.0)
    actions.needle.enter_at(-1.0)
    actions.needle.push_to(900.0)
    state = store.state
    assert (state.needle_angle_deg, state.needle_entry, state.needle_length_mm) == (90.0, 0.0, 75.0)
    actions.needle.push_to(-3.0)
    assert store.state.needle_length_mm == 5.0
    actions.needle.reset()
    assert store.state.needle_angle_deg == 20.0
    assert store.state.needle_length_mm is None


def test_a_drag_of_the_needle_is_one_step_back(store: Store, actions: Actions) -> None:
    for fraction in (0.1, 0.2, 0.3):
        actions.needle.enter_at(fraction)
    actions.undo()
    assert store.state.needle_entry == 0.0
