"""Modes: what they take with them, and the way out of them."""

from __future__ import annotations

import pytest

from viewer.atlas.atlas import ZoneHit
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, PointId, StudyKey, ZoneId
from viewer.state.build_requests import ChooseVariant, ShowRival, ShowStep
from viewer.state.compare_requests import AddToComparison, Compare
from viewer.state.mode_requests import Enter, PointAt, StepOut, Undo
from viewer.state.needle_requests import ResetNeedle, SetNeedleAngle, SetNeedleEntry, SetNeedleLength
from viewer.state.requests import ShowCell, ShowPoint, ShowSchool, ShowStudy, ShowZone
from viewer.state.store import Store
from viewer.state.tape_requests import AddTapePoint, ClearTape, TakeTapePointBack, ToggleTape
from viewer.state.view_state import ViewState

MOTOR, SENSORY, MS6 = ZoneId("jiao.motor"), ZoneId("jiao.sensory"), ZoneId("who.ms6")


@pytest.fixture
def store(catalog: Catalog) -> Store:
    return Store(ViewState(), catalog)


def test_a_mode_that_needs_a_zone_takes_the_selected_one_else_the_schools_first(store: Store, catalog: Catalog) -> None:
    store.ask(ShowSchool("who"))
    store.ask(Enter("build"))
    assert catalog.school_of(store.state.selection.zone or MOTOR).id == "who"
    store.ask(StepOut())
    store.ask(ShowZone(SENSORY))
    store.ask(Enter("needle"))
    assert store.state.selection.zone == SENSORY


def test_another_zone_is_built_from_its_first_step(store: Store) -> None:
    store.ask(ShowZone(MOTOR))
    store.ask(Enter("build"))
    store.ask(ShowStep(3))
    assert store.state.camera.target == "step"
    store.ask(ShowZone(MOTOR))
    assert store.state.build.step == 3
    store.ask(ShowZone(SENSORY))
    assert store.state.build.step == 0


def test_the_way_out_leads_through_what_was_entered_last(store: Store) -> None:
    store.ask(ShowZone(MOTOR))
    store.ask(Enter("compare"))
    store.ask(ShowStudy(StudyKey("jin2023")))
    store.ask(ToggleTape())
    store.ask(AddTapePoint((0.0, 0.0, 100.0)))
    store.ask(StepOut())
    assert not store.state.measurement.is_on
    assert store.state.measurement.points_mm == ()
    store.ask(StepOut())
    assert store.state.study is None
    store.ask(StepOut())
    assert store.state.mode == "explore"
    store.ask(StepOut())
    assert store.state.selection.zone is None


def test_of_two_compared_zones_the_second_gives_way(store: Store) -> None:
    store.ask(ShowZone(MOTOR))
    store.ask(Enter("compare"))
    store.ask(PointAt((ZoneHit(MS6, "left", None, 0.0),)))
    assert store.state.compared.zones == (MOTOR, MS6)
    store.ask(AddToComparison(SENSORY))
    assert store.state.compared.zones == (MOTOR, SENSORY)
    store.ask(AddToComparison(MOTOR))
    assert store.state.compared.zones == (MOTOR, SENSORY)
    with pytest.raises(ValueError, match="at most 2"):
        store.ask(Compare((MOTOR, SENSORY, MS6)))


def test_a_variant_is_chosen_and_taken_back(store: Store) -> None:
    store.ask(ShowRival("who.ms6/gv21"))
    store.ask(ChooseVariant("who.ms6/gv21", is_on=True))
    assert store.state.rules.variants == {"who.ms6/gv21"}
    assert store.state.build.rival is None
    store.ask(ChooseVariant("who.ms6/gv21", is_on=False))
    assert store.state.rules.variants == frozenset()


def test_a_point_is_shown_among_points_and_gives_way_to_a_zone(store: Store) -> None:
    store.ask(ShowZone(MOTOR))
    store.ask(ShowPoint(PointId("point.gv20")))
    assert (store.state.selection.point, store.state.selection.zone) == ("point.gv20", None)
    assert "points" in store.state.drawing.overlays
    store.ask(ShowZone(MOTOR))
    assert store.state.selection.point is None


def test_a_cell_of_the_map_shows_its_zone_on_the_head(store: Store) -> None:
    store.ask(Enter("map"))
    store.ask(ShowCell(ComplaintId("tinnitus"), MOTOR))
    assert store.state.selection.lit == (MOTOR,)
    store.ask(ShowCell(ComplaintId("tinnitus"), None))
    assert store.state.selection.lit == ()


def test_the_tape_goes_back_point_by_point(store: Store) -> None:
    store.ask(ToggleTape())
    store.ask(AddTapePoint((1.0, 0.0, 0.0)))
    store.ask(AddTapePoint((2.0, 0.0, 0.0)))
    store.ask(TakeTapePointBack())
    assert store.state.measurement.points_mm == ((1.0, 0.0, 0.0),)
    store.ask(ClearTape())
    assert store.state.measurement.points_mm == ()
    assert store.state.measurement.is_on


def test_the_needle_stays_within_what_can_be(store: Store) -> None:
    store.ask(SetNeedleAngle(400.0))
    store.ask(SetNeedleEntry(-1.0))
    store.ask(SetNeedleLength(900.0))
    state = store.state
    assert (state.needle.angle_deg, state.needle.entry, state.needle.length_mm) == (90.0, 0.0, 75.0)
    store.ask(SetNeedleLength(-3.0))
    assert store.state.needle.length_mm == 5.0
    store.ask(ResetNeedle())
    assert store.state.needle.angle_deg == 20.0
    assert store.state.needle.length_mm is None


def test_a_drag_of_the_needle_is_one_step_back(store: Store) -> None:
    for fraction in (0.1, 0.2, 0.3):
        store.ask(SetNeedleEntry(fraction))
    store.ask(Undo())
    assert store.state.needle.entry == 0.0
