import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.errors import MeshError
from viewer.geometry.geodesic import geodesic
from viewer.geometry.head import HeadMesh
from viewer.geometry.measured_head import MeasuredHead
from viewer.geometry.surface import Surface

SPHERE_MM, CYLINDER_MM = 80.0, 50.0
DIRECTIONS = st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.floats(-1, 1)).filter(
    lambda d: 0.1 < np.linalg.norm(d) <= 1.0
)


@settings(max_examples=25)
@given(DIRECTIONS, DIRECTIONS)
def test_on_a_sphere_a_tape_measures_the_great_circle(
    sphere: Surface, first: tuple[float, float, float], last: tuple[float, float, float]
) -> None:
    one, two = np.array(first) / np.linalg.norm(first), np.array(last) / np.linalg.norm(last)
    angle = np.arccos(np.clip(one @ two, -1.0, 1.0))
    if not 0.05 < angle < 2.8:
        return
    way = geodesic(sphere, SPHERE_MM * one, SPHERE_MM * two)
    assert way.length_mm == pytest.approx(SPHERE_MM * angle, rel=2e-3)
    assert way.length_mm >= np.linalg.norm(way.end_mm - way.start_mm)
    assert np.linalg.norm(way.start_mm - SPHERE_MM * one) < 0.05
    assert np.linalg.norm(way.end_mm - SPHERE_MM * two) < 0.05
    # Taut: it stays in the plane through both ends and the middle of the sphere.
    across = np.cross(one, two) / np.linalg.norm(np.cross(one, two))
    assert np.abs(way.points_mm @ across).max() < 0.6


@settings(max_examples=25)
@given(st.floats(5.0, 95.0), st.floats(5.0, 95.0), st.floats(0.0, 360.0), st.floats(2.0, 150.0))
def test_on_a_cylinder_a_tape_is_straight_when_unrolled(
    cylinder: Surface, from_z: float, to_z: float, from_deg: float, turn_deg: float
) -> None:
    ends = [
        np.array([CYLINDER_MM * np.cos(np.radians(deg)), CYLINDER_MM * np.sin(np.radians(deg)), z])
        for deg, z in ((from_deg, from_z), (from_deg + turn_deg, to_z))
    ]
    flat = np.hypot(CYLINDER_MM * np.radians(turn_deg), to_z - from_z)
    assert geodesic(cylinder, ends[0], ends[1]).length_mm == pytest.approx(flat, rel=1e-3, abs=0.02)


def test_on_a_flat_sheet_a_tape_is_the_straight_line(sheet: Surface) -> None:
    first, last = np.array([10.2, 11.7, 0.0]), np.array([80.1, 66.6, 0.0])
    way = geodesic(sheet, first, last)
    assert way.length_mm == pytest.approx(np.linalg.norm(last - first), abs=1e-9)
    assert way.start_mm == pytest.approx(first)
    assert way.end_mm == pytest.approx(last)


def test_ends_on_corners_and_edges_are_exact(sheet: Surface) -> None:
    for first in (np.array([10.0, 10.0, 0.0]), np.array([11.0, 10.0, 0.0]), np.array([11.25, 11.25, 0.0])):
        way = geodesic(sheet, first, np.array([70.0, 61.0, 0.0]))
        assert way.start_mm == pytest.approx(first, abs=1e-9)
        assert way.length_mm == pytest.approx(np.hypot(70.0 - first[0], 61.0 - first[1]), abs=1e-9)


def test_there_is_the_same_way_as_back(measured_adult: MeasuredHead) -> None:
    first, last = measured_adult.place("hairline"), measured_adult.place("te20_right")
    there, back = geodesic(measured_adult.surface, first, last), geodesic(measured_adult.surface, last, first)
    assert there.length_mm == pytest.approx(back.length_mm, abs=1e-6)


def test_the_narrow_strip_finds_the_same_as_the_whole_head(
    measured_adult: MeasuredHead, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, last = measured_adult.place("vertex"), measured_adult.place("te20_left")
    in_strip = geodesic(measured_adult.surface, first, last)
    monkeypatch.setattr("viewer.geometry.geodesic.CORRIDOR_MM", 1e4)
    whole = geodesic(measured_adult.surface, first, last)
    assert in_strip.length_mm == pytest.approx(whole.length_mm, abs=1e-6)


def test_where_the_strip_is_too_narrow_the_whole_head_is_searched(
    measured_adult: MeasuredHead, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, last = measured_adult.place("vertex"), measured_adult.place("te20_left")
    wide = geodesic(measured_adult.surface, first, last)
    monkeypatch.setattr("viewer.geometry.geodesic.CORRIDOR_MM", 1.0)
    assert geodesic(measured_adult.surface, first, last).length_mm == pytest.approx(wide.length_mm, abs=1e-6)


def test_a_tape_that_has_to_leave_the_strip_goes_round_the_hill(
    sheet: Surface, monkeypatch: pytest.MonkeyPatch
) -> None:
    x, y = (sheet.vertices_mm[:, :2] - 50.0).T
    hill = sheet.vertices_mm + np.column_stack([0 * x, 0 * x, 60.0 * np.exp(-(x**2 + (y - 4.0) ** 2) / 200.0)])
    hilly = Surface(HeadMesh(hill, sheet.faces, np.tile(np.float32([0, 0, 1]), (len(hill), 1))))
    first, last = np.array([5.0, 50.0, 0.0]), np.array([95.0, 50.0, 0.0])
    monkeypatch.setattr("viewer.geometry.geodesic.CORRIDOR_MM", 8.0)
    narrow = geodesic(hilly, first, last)
    monkeypatch.setattr("viewer.geometry.geodesic.CORRIDOR_MM", 1e4)
    assert narrow.length_mm == pytest.approx(geodesic(hilly, first, last).length_mm, abs=1e-6)
    assert np.abs(narrow.points_mm[:, 1] - 50.0).max() > 8.0


def test_a_tape_to_the_same_place_is_refused(sheet: Surface) -> None:
    with pytest.raises(MeshError, match="two different points"):
        geodesic(sheet, np.array([10.0, 10.0, 0.0]), np.array([10.0, 10.0, 0.0]))


def test_no_tape_joins_two_pieces(sheet: Surface) -> None:
    count = len(sheet.vertices_mm)
    two = Surface(
        HeadMesh(
            np.vstack([sheet.vertices_mm, sheet.vertices_mm + np.array([0.0, 0.0, 40.0])]),
            np.vstack([sheet.faces, sheet.faces + count]).astype(np.int32),
            np.tile(np.float32([0, 0, 1]), (2 * count, 1)),
        )
    )
    with pytest.raises(MeshError, match="no skin joins"):
        geodesic(two, np.array([10.0, 10.0, 0.0]), np.array([60.0, 10.0, 40.0]))


def test_an_edge_that_three_faces_share_does_not_stop_a_tape(sheet: Surface) -> None:
    # A fin on an edge in the middle, as simplified meshes have here and there.
    edge = sheet.faces[1600, :2]
    fin = np.array([[edge[0], edge[1], len(sheet.vertices_mm)]], dtype=np.int32)
    finned = Surface(
        HeadMesh(
            np.vstack([sheet.vertices_mm, sheet.vertices_mm[edge[0]] + np.array([0.0, 0.0, 3.0])]),
            np.vstack([sheet.faces, fin]),
            np.tile(np.float32([0, 0, 1]), (len(sheet.vertices_mm) + 1, 1)),
        )
    )
    first, last = np.array([10.2, 11.7, 0.0]), np.array([80.1, 16.6, 0.0])
    assert geodesic(finned, first, last).length_mm == pytest.approx(np.linalg.norm(last - first), abs=1e-9)
