"""The turntable camera: moves, drags, zoom."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from vtkmodules.vtkRenderingCore import vtkCamera

from viewer.geometry.head import Point
from viewer.scene.camera import Camera
from viewer.scene.pose import FIRST_VIEW_DEG, angle_deg, project

SIZE = (800.0, 600.0)


@pytest.fixture
def camera() -> Camera:
    return camera_of(vtkCamera())


def camera_of(vtk: vtkCamera) -> Camera:
    camera = Camera(vtk)
    camera.set_size(*SIZE)
    return camera


def test_a_move_ends_exactly_and_takes_its_time(camera: Camera) -> None:
    camera.view("right")
    assert camera.tick(10.0)
    assert camera.tick(10.2)
    assert not camera.tick(10.41)
    assert (camera.pose.azimuth_deg, camera.pose.elevation_deg) == (90.0, 0.0)
    assert not camera.is_moving


def test_a_short_move_is_quicker(camera: Camera) -> None:
    azimuth, elevation = FIRST_VIEW_DEG
    camera.turn_to(azimuth + 10, elevation)
    camera.tick(0.0)
    assert camera.tick(0.24)
    assert not camera.tick(0.26)


def test_a_move_is_slow_at_both_ends(camera: Camera) -> None:
    camera.view("back", 0.0)
    camera.turn_to(90.0, 0.0, duration_s=1.0)
    places = []
    for now in np.linspace(0.0, 1.0, 11):
        camera.tick(now)
        places.append(camera.pose.azimuth_deg)
    steps = np.abs(np.diff(places))
    assert steps[0] < steps[4] > steps[-1]
    assert np.all(np.diff(places) <= 1e-9)


def test_a_press_ends_a_move_where_it_is(camera: Camera) -> None:
    camera.view("right")
    camera.tick(0.0)
    camera.tick(0.2)
    there = camera.pose
    camera.stop()
    assert not camera.tick(0.4)
    assert camera.pose == there


def test_no_motion_jumps(camera: Camera) -> None:
    camera.view("top", 0.0)
    assert not camera.is_moving
    assert camera.pose.elevation_deg == 90.0


def test_reset_is_a_true_reset(camera: Camera) -> None:
    first = camera.pose
    camera.orbit(200, 90)
    camera.zoom(3.0, 100, 100)
    camera.pan(50, -40)
    camera.reset(0.0)
    assert camera.pose == first


def test_the_head_follows_the_hand(camera: Camera) -> None:
    camera.view("front", 0.0)
    nose = np.array([0.0, 110.0, 0.0])
    before = project(camera.pose, nose, *SIZE)
    camera.orbit(40.0, 0.0)
    right = project(camera.pose, nose, *SIZE)
    assert right[0] > before[0]
    camera.orbit(0.0, 40.0)
    assert project(camera.pose, nose, *SIZE)[1] > right[1]


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(-500, 500)), max_size=12))
def test_the_head_stays_upright_however_it_is_dragged(drags: list[tuple[float, float]]) -> None:
    vtk = vtkCamera()
    camera = camera_of(vtk)
    for drag in drags:
        camera.orbit(*drag)
    right, up = camera.pose.axes()
    assert right[2] == 0.0
    assert up[2] >= -1e-9
    assert -70.0 <= camera.pose.elevation_deg <= 90.0
    np.testing.assert_allclose(vtk.GetViewUp(), up, atol=1e-9)


def test_zoom_keeps_what_is_under_the_pointer(camera: Camera) -> None:
    camera.view("front", 0.0)
    pose = camera.pose
    place: Point = np.array([-30.0, pose.target_mm[1], 60.0])
    before = project(pose, place, *SIZE)
    camera.zoom(1.5, *before)
    np.testing.assert_allclose(project(camera.pose, place, *SIZE), before, atol=1.0)
    assert camera.pose.distance_mm == pytest.approx(pose.distance_mm / 1.5)


@pytest.mark.parametrize("factor", [1e-6, 1e6])
def test_zoom_never_leaves_the_head(camera: Camera, factor: float) -> None:
    fitted = camera.pose.distance_mm
    for _ in range(5):
        camera.zoom(factor, 10, 10)
    assert 0.17 * fitted < camera.pose.distance_mm < 2.0 * fitted


def test_pan_cannot_lose_the_head(camera: Camera) -> None:
    for _ in range(20):
        camera.pan(400, 300)
    x, y, z = camera.pose.target_mm
    assert max(abs(x), abs(y)) < 150.0
    assert -100.0 <= z <= 131.0


def test_a_resize_frames_the_head_anew_until_somebody_zooms(camera: Camera) -> None:
    narrow = camera.pose.distance_mm
    camera.set_size(300.0, 600.0)
    assert camera.pose.distance_mm > narrow
    camera.zoom(2.0, 150, 300)
    there = camera.pose
    camera.set_size(800.0, 600.0)
    assert camera.pose == there


def test_a_size_of_nothing_is_no_error(camera: Camera) -> None:
    pose = camera.pose
    camera.set_size(0.0, 0.0)
    assert camera.pose == pose


def test_room_is_made_for_a_needle_above_the_crown(camera: Camera) -> None:
    camera.view("front", 0.0)
    handle = np.array([[0.0, 0.0, 165.0]])
    assert project(camera.pose, handle, *SIZE)[0, 1] < 0
    camera.make_room(handle)
    assert project(camera.pose, handle, *SIZE)[0, 1] == pytest.approx(22.0, abs=3.0)


def test_room_is_made_where_the_camera_is_going_to(camera: Camera) -> None:
    handle = np.array([[0.0, 0.0, 165.0]])
    camera.view("back", 0.4)
    camera.make_room(handle)
    assert camera.is_moving
    camera.arrive()
    assert project(camera.pose, handle, *SIZE)[0, 1] == pytest.approx(22.0, abs=3.0)


def test_room_for_a_needle_never_hides_the_chin(camera: Camera) -> None:
    camera.view("front", 0.0)
    before = camera.pose
    camera.make_room(np.array([[0.0, 0.0, 400.0]]))
    place = project(before, np.array([before.target_mm]), *SIZE)
    lowered = project(camera.pose, np.array([before.target_mm]), *SIZE)
    assert lowered[0, 1] - place[0, 1] == pytest.approx(SIZE[1] / 7, abs=3.0)


@pytest.mark.parametrize("height_mm", [100.0, 131.0])
def test_what_is_in_the_picture_moves_nothing(camera: Camera, height_mm: float) -> None:
    camera.view("front", 0.0)
    before = camera.pose
    camera.make_room(np.array([[0.0, 0.0, height_mm]]))
    camera.make_room(np.empty((0, 3)))
    assert camera.pose == before


def test_no_room_is_made_where_somebody_has_zoomed(camera: Camera) -> None:
    camera.view("front", 0.0)
    camera.zoom(1.5, 360.0, 398.0)
    before = camera.pose
    camera.make_room(np.array([[0.0, 0.0, 165.0]]))
    assert camera.pose == before


def test_no_order_turns_to_a_zone_that_is_not_there(camera: Camera) -> None:
    pose = camera.pose
    camera.obey("zone", np.empty((0, 3)))
    assert not camera.is_moving
    assert camera.pose == pose


def strip(way_deg: float, length_mm: float = 40.0) -> tuple[np.ndarray, np.ndarray]:
    """Places on a ball of 100 mm along a level stretch in a direction, and the normals there."""
    angles = np.radians(way_deg + np.linspace(-0.5, 0.5, 20) * np.degrees(length_mm / 100.0))
    normals = np.column_stack([np.sin(angles), np.cos(angles), np.zeros(20)])
    return 100.0 * normals, normals


def test_what_is_well_in_view_leaves_the_camera_where_it_is(camera: Camera) -> None:
    camera.view("front", 0.0)
    camera.zoom(1.4, 360.0, 398.0)
    stood = camera.pose
    points, normals = strip(20.0)
    camera.obey("zone", normals, 0.0, points)
    assert camera.pose == stood


@pytest.mark.parametrize("way_deg", [75.0, 180.0, -120.0])
def test_what_is_turned_away_is_faced(camera: Camera, way_deg: float) -> None:
    camera.view("front", 0.0)
    points, normals = strip(way_deg)
    camera.obey("zone", normals, 0.0, points)
    assert angle_deg(camera.pose.direction(), normals.mean(axis=0) / np.linalg.norm(normals.mean(axis=0))) <= 40.0


def test_what_has_left_the_picture_is_brought_back(camera: Camera) -> None:
    camera.view("front", 0.0)
    framed = camera.pose
    camera.zoom(5.0, 10.0, 780.0)
    points, normals = strip(20.0)
    camera.obey("zone", normals, 0.0, points)
    assert camera.pose == framed
