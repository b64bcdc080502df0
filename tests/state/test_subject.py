"""What one screen shows is what the next one takes, and nothing of the screen before stays behind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from viewer.atlas.atlas import ZoneHit
from viewer.domain.catalog import Catalog
from viewer.domain.tour import Stop, StopView, Tour
from viewer.state.compare_requests import Compare
from viewer.state.explain_requests import LeavePatient
from viewer.state.mode_requests import Enter, PointAt, Undo
from viewer.state.requests import SetAffected, SetSide, ShowCell, ShowComplaint, ShowSchool, ShowZone
from viewer.state.store import Store
from viewer.state.tour_requests import DeleteStop, GoToStop, OpenTour
from viewer.state.view_requests import ShowHead, ToggleOverlay
from viewer.state.view_state import ViewState

MOTOR, SENSORY, MS6, MS11, VERTIGO = "jiao.motor", "jiao.sensory", "who.ms6", "who.ms11", "jiao.vertigo-auditory"

HEADS = ("adult-man", "child-8")


@pytest.fixture
def store(catalog: Catalog) -> Store:
    return Store(ViewState(school="jiao", head="child-8"), catalog)  # type: ignore[arg-type]


def test_a_choice_elsewhere_takes_the_cell_off_the_map(store: Store) -> None:
    store.ask(Enter("map"))
    store.ask(ShowCell("tinnitus", VERTIGO))
    store.ask(Enter("explore"))
    assert store.state.selection.zone == VERTIGO, "what the head shows is open in Explore, too"
    store.ask(Enter("map"))
    assert (store.state.selection.cell, store.state.selection.lit, store.state.selection.zone) == (
        ("tinnitus", VERTIGO),
        (VERTIGO,),
        None,
    )
    store.ask(Enter("explore"))
    store.ask(ShowZone(MOTOR))
    store.ask(Enter("map"))
    assert (store.state.selection.cell, store.state.selection.zone) == (None, MOTOR)


def test_a_click_on_the_head_takes_the_cell_off_the_map(store: Store) -> None:
    store.ask(Enter("map"))
    store.ask(ShowCell("tinnitus", VERTIGO))
    store.ask(PointAt((ZoneHit(MOTOR, "left", None, 0.0),)))
    assert (store.state.selection.cell, store.state.selection.zone, store.state.selection.lit) == (None, MOTOR, ())


def test_a_cell_leaves_nothing_of_what_was_chosen_before(store: Store) -> None:
    store.ask(ShowComplaint("headache"))
    store.ask(Enter("map"))
    store.ask(ShowCell("tinnitus", None))
    state = store.state
    assert (state.selection.complaint, state.selection.lit, state.selection.point, state.selection.part) == (
        None,
        (),
        None,
        None,
    )
    assert state.selection.cell == ("tinnitus", None)
    store.ask(Enter("explore"))
    assert store.state.selection.complaint == "tinnitus"


@pytest.mark.parametrize("mode", ["build", "needle"])
def test_from_a_complaint_its_first_zone_is_taken_and_the_complaint_comes_back(
    store: Store, catalog: Catalog, mode: str
) -> None:
    store.ask(ShowComplaint("tinnitus"))
    store.ask(ShowSchool("who"))
    store.ask(Enter(mode))
    assert (store.state.selection.zone, store.state.selection.complaint) == (MS11, "tinnitus")
    store.ask(Enter("explore"))
    assert (store.state.selection.zone, store.state.selection.complaint) == (None, "tinnitus")
    assert store.state.selection.lit == tuple(zone.id for zone in catalog.zones_for("tinnitus"))
    store.ask(Enter(mode))
    store.ask(ShowZone(MOTOR))
    store.ask(Enter("explore"))
    assert (store.state.selection.zone, store.state.selection.complaint) == (MOTOR, None), (
        "another zone is another choice"
    )


@pytest.mark.parametrize("mode", ["build", "needle"])
def test_where_no_zone_is_named_none_is_taken(store: Store, mode: str) -> None:
    store.ask(ShowComplaint("fibromyalgia"))
    store.ask(Enter(mode))
    assert store.state.selection.zone is None


def test_what_is_compared_is_what_is_built_and_explained(store: Store) -> None:
    store.ask(ShowZone(SENSORY))
    store.ask(Compare((MOTOR, MS6)))
    store.ask(Enter("explain"))
    assert store.state.selection.zone == MOTOR
    store.ask(LeavePatient())
    store.ask(Enter("build"))
    assert store.state.selection.zone == MOTOR


def test_the_cell_of_the_map_is_what_is_explained(store: Store) -> None:
    store.ask(Enter("map"))
    store.ask(ShowCell("tinnitus", MS11))
    store.ask(Enter("explain"))
    assert (store.state.selection.complaint, store.state.selection.zone) == ("tinnitus", MS11)


def test_a_side_chosen_by_hand_is_shown_to_a_patient_too(store: Store) -> None:
    """The motor area is needled opposite: an answer that says right is taken back by who chooses left."""
    store.ask(ShowZone(MOTOR))
    store.ask(SetAffected("left"))
    assert store.state.selection.side == "right"
    store.ask(SetSide("left"))
    assert (store.state.selection.side, store.state.selection.affected) == ("left", None)
    store.ask(Enter("explain"))
    assert store.state.selection.side == "both", "no side is suggested"
    store.ask(LeavePatient())
    assert store.state.selection.side == "left"


def test_a_click_on_a_zone_of_both_sides_keeps_the_answer(store: Store) -> None:
    store.ask(SetAffected("left"))
    store.ask(PointAt((ZoneHit(VERTIGO, "left", None, 0.0),)))
    assert (store.state.selection.side, store.state.selection.affected) == ("both", "left")


# Tours


def tour(*views: StopView) -> Tour:
    return Tour("t", "T", stops=tuple(Stop(str(place), view) for place, view in enumerate(views)))


def test_after_a_deletion_the_head_shows_the_stop_in_its_place(store: Store) -> None:
    store.ask(Enter("learn"))
    store.ask(OpenTour(tour(StopView(selected=MOTOR), StopView(selected=SENSORY), StopView(selected=MS6))))
    store.ask(GoToStop(1))
    store.ask(DeleteStop())
    assert (store.state.lesson.stop, store.state.selection.zone) == (1, MS6)
    store.ask(DeleteStop())
    assert (store.state.lesson.stop, store.state.selection.zone) == (0, MOTOR)
    store.ask(Undo())
    assert (store.state.lesson.stop, store.state.selection.zone) == (1, MS6)


def test_a_tour_gives_back_what_was_chosen_before(store: Store) -> None:
    store.ask(ToggleOverlay("points"))
    store.ask(SetAffected("right"))
    before = store.state
    store.ask(Enter("learn"))
    stop = StopView(
        head="adult-man", selected=MOTOR, variants=("jiao.motor/half-cun",), overlays=("lines",), needle_angle_deg=60.0,
        affected="left", has_scaled_cm=True, measured_mm=((1.0, 2.0, 3.0),), labels=False,
    )  # fmt: skip
    store.ask(OpenTour(tour(stop), heads=HEADS))
    assert store.state.head == "adult-man"
    store.ask(Enter("explore"))
    after = store.state
    selection = replace(before.selection, zone=after.selection.zone, side=after.selection.side)
    assert after == replace(before, selection=selection, camera=after.camera, lesson=after.lesson)
    assert after.lesson.before is None
    assert (after.selection.zone, after.selection.side) == (MOTOR, "left"), (
        "what the stop was about stays, on the side that follows"
    )


def test_the_way_to_a_stop_takes_its_needle_along_but_not_its_head(store: Store) -> None:
    store.ask(Enter("learn"))
    store.ask(
        OpenTour(tour(StopView(stage="needle", head="adult-man", selected=MOTOR, needle_angle_deg=60.0)), heads=HEADS)
    )
    store.ask(Enter("needle", is_taken_along=True))
    assert (store.state.head, store.state.needle.angle_deg) == ("child-8", 60.0)


def test_a_head_chosen_during_a_tour_stays_chosen(store: Store) -> None:
    store.ask(Enter("learn"))
    store.ask(OpenTour(tour(StopView(head="adult-man")), heads=HEADS))
    store.ask(ShowHead("adult-woman"))
    store.ask(Enter("explore"))
    assert store.state.head == "adult-woman"


@pytest.mark.parametrize(("is_shipped", "shown"), [(True, MOTOR), (False, SENSORY)])
def test_a_shipped_tour_is_come_back_to_at_its_stop_and_one_s_own_with_the_screen(
    store: Store, is_shipped: bool, shown: str
) -> None:
    store.ask(Enter("learn"))
    store.ask(OpenTour(tour(StopView(selected=MOTOR)), Path("t.scalptour"), is_shipped=is_shipped))
    store.ask(Enter("explore"))
    store.ask(ShowZone(SENSORY))
    store.ask(Enter("learn"))
    assert (store.state.mode, store.state.selection.zone) == ("learn", shown)
