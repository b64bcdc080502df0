"""Shortest ways on a ball against the great circle, and on the head against the tape that builds zones."""

import numpy as np
import pytest
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.errors import MeshError
from viewer.geometry.fast_geodesic import FastGeodesic
from viewer.geometry.geodesic import geodesic
from viewer.geometry.head import Head, HeadMesh
from viewer.geometry.surface import Surface

BALL_MM = 80.0
DIRECTIONS = st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.floats(-1, 1)).filter(
    lambda way: 0.1 < np.linalg.norm(way) <= 1.0
)


def ball(subdivisions: int) -> HeadMesh:
    mesh = trimesh.creation.icosphere(subdivisions=subdivisions, radius=BALL_MM)
    return HeadMesh(mesh.vertices, mesh.faces.astype(np.int32), (mesh.vertices / BALL_MM).astype(np.float32))


@pytest.fixture(scope="module")
def ways() -> FastGeodesic:
    return FastGeodesic(ball(6), ball(4))


@pytest.fixture(scope="module")
def head_ways(adult: Head) -> FastGeodesic:
    return FastGeodesic(adult.mesh, adult.levels[-1])


@settings(max_examples=25)
@given(DIRECTIONS, DIRECTIONS)
def test_on_a_ball_a_way_is_the_great_circle(
    ways: FastGeodesic, first: tuple[float, float, float], last: tuple[float, float, float]
) -> None:
    one, two = np.array(first) / np.linalg.norm(first), np.array(last) / np.linalg.norm(last)
    angle = np.arccos(np.clip(one @ two, -1.0, 1.0))
    if not 0.05 < angle < 2.8:
        return
    start, end = BALL_MM * one, BALL_MM * two
    way = ways.way(start, end)
    assert way.length_mm == pytest.approx(BALL_MM * angle, rel=0.005)
    assert np.linalg.norm(way.start_mm - start) < 0.05
    assert np.linalg.norm(way.end_mm - end) < 0.05
    assert ways.rough(start, end).length_mm == pytest.approx(BALL_MM * angle, rel=0.02, abs=2.0)


def test_a_way_is_as_long_there_as_back(ways: FastGeodesic) -> None:
    start, end = BALL_MM * np.array([0.6, 0.0, 0.8]), BALL_MM * np.array([-0.36, 0.48, 0.8])
    assert ways.way(start, end).length_mm == pytest.approx(ways.way(end, start).length_mm, abs=1e-3)


def test_on_the_head_it_is_the_tape_that_builds_zones(head_ways: FastGeodesic, adult: Head) -> None:
    vault = adult.mesh.vertices_mm[adult.mesh.vertices_mm[:, 2] > 50.0]
    surface = Surface(adult.mesh)
    for start, end in vault[np.random.default_rng(5).choice(len(vault), (8, 2))]:
        assert head_ways.way(start, end).length_mm == pytest.approx(geodesic(surface, start, end).length_mm, abs=0.02)


def test_a_way_round_the_head_is_found_too(head_ways: FastGeodesic, adult: Head) -> None:
    ends = [np.array(adult.landmarks[name].position_mm) for name in ("nasion", "inion")]
    way = head_ways.way(*ends)
    # Round the side of the head it is much shorter than over the top, where it is 352 mm.
    assert 270.0 < way.length_mm < 300.0
    assert np.abs(way.points_mm[:, 0]).max() > 50.0


def test_the_same_place_twice_is_no_way(ways: FastGeodesic) -> None:
    place = np.array([0.0, 0.0, BALL_MM])
    with pytest.raises(MeshError, match="two different places"):
        ways.way(place, place)


def test_places_on_two_shells_are_not_joined() -> None:
    one = ball(3)
    apart = np.vstack([one.vertices_mm, one.vertices_mm + np.array([300.0, 0.0, 0.0])])
    faces = np.vstack([one.faces, one.faces + len(one.vertices_mm)]).astype(np.int32)
    two = HeadMesh(apart, faces, np.vstack([one.normals, one.normals]))
    with pytest.raises(MeshError, match="no skin joins"):
        FastGeodesic(two, two).way(np.array([0.0, 0.0, BALL_MM]), np.array([300.0, 0.0, BALL_MM]))


def test_places_between_two_corners_of_the_light_skin_are_measured(ways: FastGeodesic) -> None:
    start = BALL_MM * np.array([0.0, 0.0, 1.0])
    turn = 0.4 / BALL_MM
    end = BALL_MM * np.array([np.sin(turn), 0.0, np.cos(turn)])
    assert ways.way(start, end).length_mm == pytest.approx(0.4, rel=0.02)
