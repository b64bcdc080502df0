"""Where the eye stands, and how the head is framed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.geometry.head import HeadMesh
from viewer.scene.pose import VIEWS, Framing, Pose, angle_deg, direction, facing, nearest_turn, project

FRAMING = Framing(131.0, -98.0, 8.0, 115.0)
angles = st.tuples(st.floats(-180, 180), st.floats(-70, 90))
sizes = st.tuples(st.floats(320, 2560), st.floats(320, 1440))


@given(angles)
def test_the_axes_of_a_picture_are_square_and_right_handed(at: tuple[float, float]) -> None:
    pose = Pose(*at, 900.0, (0.0, 0.0, 0.0))
    right, up = pose.axes()
    axes = np.array([right, up, pose.direction()])
    np.testing.assert_allclose(axes @ axes.T, np.eye(3), atol=1e-12)
    np.testing.assert_allclose(np.cross(right, up), pose.direction(), atol=1e-12)


@given(angles, sizes)
def test_crown_and_chin_are_in_the_picture_with_room_for_the_needle(
    at: tuple[float, float], size: tuple[float, float]
) -> None:
    pose = FRAMING.pose(at[0], 0.0, *size)
    crown, chin = project(pose, np.array([[0.0, 8.0, 131.0], [0.0, 8.0, -98.0]]), *size)
    assert crown[1] >= 39.0
    assert chin[1] <= size[1] * 0.95
    share = (chin[1] - crown[1]) / size[1]
    assert share <= 0.84


def test_a_wide_enough_view_shows_the_head_over_82_percent_of_its_height() -> None:
    pose = FRAMING.pose(0.0, 0.0, 900.0, 800.0)
    crown, chin = project(pose, np.array([[0.0, 8.0, 131.0], [0.0, 8.0, -98.0]]), 900.0, 800.0)
    assert (chin[1] - crown[1]) / 800.0 == pytest.approx(0.82, abs=0.01)


@pytest.mark.parametrize(
    ("view", "right_of_picture", "top_of_picture"),
    [
        ("front", [-1, 0, 0], [0, 0, 1]),  # the patient's left is on the viewer's right
        ("back", [1, 0, 0], [0, 0, 1]),
        ("left", [0, -1, 0], [0, 0, 1]),
        ("right", [0, 1, 0], [0, 0, 1]),
        ("top", [-1, 0, 0], [0, -1, 0]),
    ],
)
def test_standard_views_look_where_they_say(
    view: str, right_of_picture: list[float], top_of_picture: list[float]
) -> None:
    right, up = Pose(*VIEWS[view], 900.0, (0.0, 0.0, 0.0)).axes()
    np.testing.assert_allclose(right, right_of_picture, atol=1e-12)
    np.testing.assert_allclose(up, top_of_picture, atol=1e-12)


@given(angles, angles)
def test_a_zone_is_faced_within_40_degrees(zone_at: tuple[float, float], now_at: tuple[float, float]) -> None:
    normal = direction(zone_at[0], max(zone_at[1], -40.0))
    now = FRAMING.pose(*now_at, 720.0, 796.0)
    chosen = facing(np.tile(normal, (5, 1)), now)
    assert angle_deg(direction(*chosen), normal) <= 40.0


def test_a_zone_is_never_faced_dead_on_by_choice() -> None:
    back = FRAMING.pose(180.0, 0.0, 720.0, 796.0)
    normal = direction(-90.0, 30.0)
    chosen = facing(np.tile(normal, (5, 1)), back)
    assert angle_deg(direction(*chosen), normal) >= 12.0 - 1e-6


def test_a_view_that_serves_is_left_alone() -> None:
    now = FRAMING.pose(-70.0, 20.0, 720.0, 796.0)
    assert facing(np.tile(direction(-90.0, 30.0), (5, 1)), now) == (-70.0, 20.0)


@given(st.floats(-180, 180), st.floats(-180, 180))
def test_the_way_round_is_the_short_one(start: float, end: float) -> None:
    pose = nearest_turn(Pose(start, 0.0, 900.0, (0.0, 0.0, 0.0)), end)
    assert abs(end - pose.azimuth_deg) <= 180.0 + 1e-9
    assert np.cos(np.radians(pose.azimuth_deg)) == pytest.approx(np.cos(np.radians(start)), abs=1e-9)


def test_a_head_without_a_neck_is_framed_down_to_its_lower_edge() -> None:
    vertices = np.array([[0.0, 0.0, 100.0], [70.0, 0.0, 0.0], [0.0, 90.0, -20.0]])
    mesh = HeadMesh(vertices, np.array([[0, 1, 2]], np.int32), np.zeros((3, 3), np.float32))
    assert Framing.of(mesh).chin_mm == -20.0
