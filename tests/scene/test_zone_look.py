"""Looks and roles of zones."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from tests.scene.conftest import World
from viewer.presentation.shown import Pointed, Role, danger_points, shown_roles
from viewer.scene.pose import Pose
from viewer.scene.zone_facing import places_to_face
from viewer.scene.zone_look import ZoneLook, zone_look
from viewer.state.view_state import Selection, ViewState

Look = Callable[..., ZoneLook]


@pytest.fixture
def look(world: World) -> Callable[..., ZoneLook]:
    def of(role: Role, **changes: object) -> ZoneLook:
        options = {"opacity": 1.0, "has_casing": False, "gain": 1.0} | changes
        return zone_look(world.catalog, world.atlas.zones[0], role, **options)  # type: ignore[arg-type]

    return of


def test_widths_are_those_of_the_design(look: Look) -> None:
    roles: tuple[Role, ...] = ("rest", "hover", "selected", "back")
    assert [round(2 * look(role).half_mm, 2) for role in roles] == [6.0, 6.0, 7.8, 4.2]
    assert look("selected").halo_mm == 1.5
    assert look("rest").halo_mm == 0.0


def test_stepped_back_goes_74_percent_of_the_way_to_the_skin(look: Look) -> None:
    assert look("back").fill_share == pytest.approx(0.26)
    assert look("back").edge_share == 0.0


def test_dark_skin_gets_a_white_casing(look: Look) -> None:
    assert look("rest", has_casing=True).halo_mm == 0.6
    assert look("selected", has_casing=True).halo_mm == 1.5


def test_opacity_leaves_the_selected_zone_alone(look: Look) -> None:
    assert look("rest", opacity=0.3).opacity == 0.3
    assert look("selected", opacity=0.3).opacity == 1.0


def test_hover_is_a_little_lighter(look: Look) -> None:
    assert (look("hover").fill > look("rest").fill).all()


def roles_of(world: World, state: ViewState, pointed: Pointed | None = None) -> dict[tuple[str, str], Role]:
    found = shown_roles(world.catalog, world.atlas, state, pointed)
    return {(world.atlas.zones[i].zone, world.atlas.zones[i].side): role for i, role in found.items()}


def test_at_first_all_zones_rest(world: World) -> None:
    assert set(roles_of(world, ViewState()).values()) == {"rest"}


def test_one_selection_and_all_else_steps_back(world: World) -> None:
    roles = roles_of(world, ViewState(selection=Selection(zone="jiao.long", side="left")))
    assert roles.pop(("jiao.long", "left")) == "selected"
    assert set(roles.values()) == {"back"}


def test_both_sides_are_selected_when_asked_for(world: World) -> None:
    roles = roles_of(world, ViewState(selection=Selection(zone="jiao.long", side="both")))
    assert [roles["jiao.long", side] for side in ("left", "right")] == ["selected", "selected"]


def test_lit_zones_rest_while_others_step_back(world: World) -> None:
    roles = roles_of(world, ViewState(selection=Selection(lit=("jiao.crossing",), side="both")))
    assert roles["jiao.crossing", "left"] == "rest"
    assert roles["jiao.long", "left"] == "back"


def test_another_schools_zones_are_hidden_unless_asked_for(world: World) -> None:
    assert ("who.line", "left") not in roles_of(world, ViewState(school="jiao"))
    assert (
        roles_of(world, ViewState(school="jiao", selection=Selection(zone="who.line")))["who.line", "left"]
        == "selected"
    )


def test_the_zone_under_the_pointer_stands_out_but_not_over_the_selection(world: World) -> None:
    assert roles_of(world, ViewState(), Pointed("jiao.long", "right"))["jiao.long", "right"] == "hover"
    state = ViewState(selection=Selection(zone="jiao.long", side="right"))
    assert roles_of(world, state, Pointed("jiao.long", "right"))["jiao.long", "right"] == "selected"


def test_of_two_temples_the_nearer_one_is_faced(world: World) -> None:
    state = ViewState(selection=Selection(zone="jiao.shared", side="both"))
    _, from_right = places_to_face(world.catalog, world.atlas, state, Pose(90.0, 0.0, 900.0, (0.0, 0.0, 0.0)))
    assert (from_right[:, 0] > 0).all()
    points, _ = places_to_face(world.catalog, world.atlas, ViewState(), Pose(90.0, 0.0, 900.0, (0.0, 0.0, 0.0)))
    assert len(points) == 0


def test_a_danger_is_marked_at_the_lower_end(world: World) -> None:
    points = danger_points(world.catalog, world.atlas, range(len(world.atlas.zones)))
    nape = [placed for placed in world.atlas.zones if placed.zone == "jiao.nape"]
    assert len(points) == 2
    for point, placed in zip(points, nape, strict=True):
        assert point[2] == np.min(placed.lines[0].points_mm[:, 2])
