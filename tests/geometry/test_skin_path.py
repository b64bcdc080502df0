import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.errors import MeshError
from viewer.geometry.curve import Plane
from viewer.geometry.geodesic import geodesic
from viewer.geometry.measured_head import MeasuredHead
from viewer.geometry.skin_path import half_round, path_in_plane, slanting_path, step_aside
from viewer.geometry.surface import Surface

SPHERE_MM, CYLINDER_MM = 80.0, 50.0
X, Y, Z = np.eye(3)
BACK, DOWN = -Y, -Z


@given(st.floats(-90.0, 90.0), st.floats(-90.0, 90.0))
def test_a_level_way_round_a_cylinder(cylinder: Surface, from_mm: float, to_mm: float) -> None:
    if abs(to_mm - from_mm) < 0.01:
        return
    start = np.array([CYLINDER_MM, 0.0, 40.0])
    way, missing = path_in_plane(cylinder, start, Z, Y, from_mm, to_mm, is_down=False)
    assert way.length_mm == pytest.approx(abs(to_mm - from_mm), abs=1e-6)
    assert missing == 0.0
    for place, arc in ((way.start_mm, from_mm), (way.end_mm, to_mm)):
        angle = arc / CYLINDER_MM
        expected = [CYLINDER_MM * np.cos(angle), CYLINDER_MM * np.sin(angle), 40.0]
        assert place == pytest.approx(expected, abs=0.05)


def test_a_way_that_runs_off_the_skin_is_an_error_unless_it_leads_down(cylinder: Surface) -> None:
    start = np.array([CYLINDER_MM, 0.0, 40.0])
    with pytest.raises(MeshError, match=r"10\.0 mm before the end"):
        path_in_plane(cylinder, start, Y, Z, 0.0, 70.0, is_down=False)
    way, missing = path_in_plane(cylinder, start, Y, DOWN, 0.0, 55.0, is_down=True)
    assert missing == pytest.approx(15.0, abs=1e-6)
    assert way.end_mm == pytest.approx([CYLINDER_MM, 0.0, 0.0], abs=1e-6)
    with pytest.raises(MeshError, match="before the beginning"):
        path_in_plane(cylinder, start, Y, DOWN, -70.0, 10.0, is_down=True)


def test_a_way_down_stops_where_the_skin_turns_under(sphere: Surface) -> None:
    start = sphere.first_exit(np.zeros(3), np.array([0.0, -1.0, 0.1]))
    way, missing = path_in_plane(sphere, start, X, DOWN, 0.0, 200.0, is_down=True)
    tangent_down = np.arccos(0.3)
    assert way.end_mm[2] == pytest.approx(-SPHERE_MM * np.sin(tangent_down), abs=3.0)
    assert missing == pytest.approx(200.0 - way.length_mm)


def test_no_way_leads_up_on_a_level_cut(sphere: Surface) -> None:
    with pytest.raises(MeshError, match="no way on this cut"):
        path_in_plane(sphere, np.array([80.0, 0.0, 0.0]), Z, Z, 0.0, 10.0, is_down=False)


@given(st.floats(0.0, 180.0), st.floats(5.0, 60.0))
def test_a_slanting_way_leaves_at_its_angle(sphere: Surface, angle_deg: float, length: float) -> None:
    start = np.array([80.0, 0.0, 0.0])
    way = slanting_path(sphere, start, DOWN, BACK, angle_deg, length)
    angle, arc = np.radians(angle_deg), length / SPHERE_MM
    aside = np.cos(angle) * DOWN + np.sin(angle) * BACK
    assert way.length_mm == pytest.approx(length)
    assert way.end_mm == pytest.approx(SPHERE_MM * (np.cos(arc) * X + np.sin(arc) * aside), abs=0.2)


@pytest.mark.parametrize(("heading", "sign"), [(Z, 1.0), (DOWN, -1.0)])
def test_aside_from_the_equator(sphere: Surface, heading: np.ndarray, sign: float) -> None:
    equator = geodesic(sphere, 80.0 * X, 80.0 * Y)
    place = step_aside(sphere, equator, 0.5, 20.0, heading)
    angle = 20.0 / SPHERE_MM
    middle = (X + Y) / np.sqrt(2)
    assert place == pytest.approx(SPHERE_MM * (np.cos(angle) * middle + sign * np.sin(angle) * Z), abs=0.2)


def test_aside_along_the_line_itself_is_refused(sphere: Surface) -> None:
    with pytest.raises(MeshError, match="no such side"):
        step_aside(sphere, geodesic(sphere, 80.0 * X, 80.0 * Y), 0.5, 20.0, X - Y)


@pytest.mark.parametrize("side", [1, -1])
def test_half_an_outline_runs_front_to_back_on_its_side(measured_adult: MeasuredHead, side: int) -> None:
    level = Plane(np.array([0.0, 0.0, 90.0]), Z)
    (outline,) = measured_adult.surface.section(level)
    half = half_round(outline, measured_adult.midline.plane, side)
    assert half.start_mm[1] > 0 > half.end_mm[1]
    assert half.start_mm[0] == pytest.approx(0.0, abs=1e-6)
    assert half.end_mm[0] == pytest.approx(0.0, abs=1e-6)
    assert (side * half.points_mm[1:-1, 0]).min() >= -1e-9
    assert half.length_mm == pytest.approx(outline.length_mm / 2, rel=1e-6)


def test_an_outline_beside_the_middle_has_no_half(sphere: Surface) -> None:
    (circle,) = sphere.section(Plane(np.array([60.0, 0.0, 0.0]), X))
    with pytest.raises(MeshError, match="does not go round"):
        half_round(circle, Plane(np.zeros(3), X), 1)
