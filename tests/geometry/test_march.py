import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.errors import MeshError
from viewer.geometry.march import march, tangent_direction, walk
from viewer.geometry.surface import Surface

SPHERE_MM = 80.0
ANGLES = st.floats(0.0, 360.0)
X, Y, Z = np.eye(3)


@given(ANGLES, st.floats(1.0, 45.0))
def test_on_a_flat_sheet_a_walk_is_a_straight_line(sheet: Surface, bearing_deg: float, length: float) -> None:
    bearing = np.radians(bearing_deg)
    direction = np.array([np.cos(bearing), np.sin(bearing), 0.0])
    start = np.array([50.3, 49.9, 0.0])
    way = walk(sheet, start, direction, np.cross(direction, Z), length)
    assert way.end_mm == pytest.approx(start + length * direction, abs=1e-6)


@given(ANGLES, ANGLES, st.floats(1.0, 400.0))
def test_on_a_sphere_a_walk_is_a_great_circle(
    sphere: Surface, longitude_deg: float, bearing_deg: float, length: float
) -> None:
    longitude, bearing = np.radians([longitude_deg, bearing_deg])
    start = SPHERE_MM * np.array([np.cos(longitude), np.sin(longitude), 0.3]) / np.sqrt(1.09)
    start = sphere.closest(start[None])[0][0]
    up = start / np.linalg.norm(start)
    east = tangent_direction(np.array([-np.sin(longitude), np.cos(longitude), 0.0]), up)
    ahead = np.cos(bearing) * east + np.sin(bearing) * np.cross(up, east)
    way = walk(sphere, start, ahead, np.cross(ahead, up), length)
    angle = length / SPHERE_MM
    assert way.length_mm == pytest.approx(length, abs=1e-6)
    assert way.end_mm == pytest.approx(SPHERE_MM * (np.cos(angle) * up + np.sin(angle) * ahead), abs=0.15)


def test_round_the_sphere_and_back(sphere: Surface) -> None:
    start = sphere.closest(np.array([[10.0, 20.0, 76.0]]))[0][0]
    plane_normal = tangent_direction(np.array([1.0, 0.4, 0.0]), start / np.linalg.norm(start))
    section_mm = 2 * np.pi * SPHERE_MM
    way = walk(sphere, start, np.cross(start, plane_normal), plane_normal, section_mm)
    assert np.linalg.norm(way.end_mm - start) < 0.1


def test_many_walks_at_once_are_the_same_as_one_by_one(sphere: Surface) -> None:
    starts = sphere.vertices_mm[[5, 700, 9000]] * 1.0
    up = starts / np.linalg.norm(starts, axis=1, keepdims=True)
    aside = np.array([tangent_direction(np.array([0.3, 0.5, 0.8]), normal) for normal in up])
    planes = np.cross(aside, up)
    lengths = np.array([10.0, 55.0, 120.0])
    together = march(sphere, starts, aside, planes, lengths)
    for trail, start, direction, plane, length in zip(together, starts, aside, planes, lengths, strict=True):
        assert walk(sphere, start, direction, plane, length).end_mm == pytest.approx(trail.points_mm[-1])


def test_a_start_on_a_corner_or_an_edge_goes_both_ways(sheet: Surface) -> None:
    for start in (np.array([50.0, 50.0, 0.0]), np.array([51.0, 50.0, 0.0])):
        for direction in (X, -X, Y, -Y, (X + Y) / np.sqrt(2), (X - Y) / np.sqrt(2)):
            way = walk(sheet, start, direction, np.cross(direction, Z), 20.0)
            assert way.end_mm == pytest.approx(start + 20.0 * direction, abs=1e-5)


def test_where_the_skin_ends_the_walk_says_how_much_is_missing(sheet: Surface) -> None:
    start = np.array([80.5, 50.2, 0.0])
    (trail,) = march(sheet, start[None], X[None], Y[None], np.array([30.0]))
    assert trail.missing_mm == pytest.approx(10.5)
    assert trail.points_mm[-1][0] == pytest.approx(100.0)
    with pytest.raises(MeshError, match=r"ends 10\.5 mm before"):
        walk(sheet, start, X, Y, 30.0)


def test_a_walk_of_no_length_stays(sheet: Surface) -> None:
    start = np.array([10.2, 10.1, 0.0])
    (trail,) = march(sheet, start[None], X[None], Y[None], np.array([0.0]))
    assert trail.points_mm == pytest.approx(start[None])


def test_straight_up_from_the_skin_leads_nowhere() -> None:
    with pytest.raises(MeshError, match="right angles"):
        tangent_direction(Z, Z)
