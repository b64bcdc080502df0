"""Triangles that are none, doubled corners, and which side is outside."""

from __future__ import annotations

import numpy as np
import potpourri3d
import pytest
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.data.mesh_repair import edge_keys, sound_triangles, wound_alike
from viewer.errors import DataError

BALL = trimesh.creation.icosphere(subdivisions=2, radius=100.0)
VERTICES, FACES = np.asarray(BALL.vertices), np.asarray(BALL.faces, np.int64)


def is_closed(faces: np.ndarray) -> bool:
    return bool((np.unique(edge_keys(faces), return_counts=True)[1] == 2).all())


def test_a_sound_mesh_is_left_as_it_is() -> None:
    skin = sound_triangles("a", VERTICES, FACES)
    assert np.array_equal(skin.vertices_mm, VERTICES)
    assert np.array_equal(skin.faces, FACES)
    assert skin.problems == ()


def test_corners_that_each_triangle_has_for_itself_become_one() -> None:
    """As in an STL file."""
    skin = sound_triangles("a", VERTICES[FACES].reshape(-1, 3), np.arange(3 * len(FACES)).reshape(-1, 3))
    assert len(skin.vertices_mm) == len(VERTICES)
    assert is_closed(skin.faces)


@pytest.mark.parametrize("number", [-1, len(VERTICES), 10**9])
def test_a_vertex_that_is_not_there_is_said_with_its_triangle(number: int) -> None:
    faces = FACES.copy()
    faces[7, 2] = number
    with pytest.raises(DataError, match=rf"faces\[7\].*{number}.*there are {len(VERTICES)} vertices"):
        sound_triangles("a", VERTICES, faces)


def test_an_empty_mesh_is_said() -> None:
    with pytest.raises(DataError, match="0 vertices and 0 triangles"):
        sound_triangles("a", np.zeros((0, 3)), np.zeros((0, 3), np.int64))


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_vertex_without_a_place_costs_its_triangles(value: float) -> None:
    vertices = VERTICES.copy()
    vertices[20, 1] = value
    skin = sound_triangles("a", vertices, FACES)
    assert np.isfinite(skin.vertices_mm).all()
    assert len(skin.faces) == len(FACES) - (FACES == 20).any(axis=1).sum()
    (said,) = skin.problems
    assert said.place == "vertices[20]"
    assert said.severity == "warning"
    vertices[::20, 0] = value
    with pytest.raises(DataError, match="damaged"):
        sound_triangles("a", vertices, FACES)


@settings(max_examples=30)
@given(st.integers(0, len(FACES) - 1), st.integers(0, 2), st.floats(0.2, 0.8))
def test_triangles_without_area_leave_no_tear(row: int, side: int, share: float) -> None:
    """A corner on the side of a neighbour, filled with a triangle of no height: the neighbour is divided instead."""
    a, b = FACES[row, side], FACES[row, (side + 1) % 3]
    vertices = np.vstack([VERTICES, VERTICES[a] + share * (VERTICES[b] - VERTICES[a])])
    new, apex = len(VERTICES), FACES[row, (side + 2) % 3]
    split = np.array([[a, new, apex], [new, b, apex], [a, b, new]])
    faces = np.vstack([np.delete(FACES, row, axis=0), split])
    assert is_closed(faces)
    skin = sound_triangles("a", vertices, faces)
    assert is_closed(skin.faces)
    corners = skin.vertices_mm[skin.faces]
    areas = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1) / 2
    assert areas.min() > 1.0
    assert areas.sum() == pytest.approx(BALL.area)
    assert "1 triangle without area" in skin.problems[0].message


@settings(max_examples=20)
@given(st.lists(st.integers(0, len(FACES) - 1), max_size=100))
def test_turned_triangles_are_turned_back(rows: list[int]) -> None:
    faces = FACES.copy()
    turned = np.unique(np.array(rows, dtype=int))
    faces[turned] = faces[turned][:, ::-1]
    again, said = wound_alike(faces, "a")
    corners = VERTICES[again]
    assert (np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])) > 0.0).all()
    assert bool(said) == bool(len(turned))


def test_a_band_with_one_side_is_refused() -> None:
    """A strip of 24 squares, closed with half a turn."""
    after = np.arange(1, 25)
    low, high = np.arange(24), np.arange(24, 48)
    next_low, next_high = np.where(after < 24, after, 24), np.where(after < 24, after + 24, 0)
    faces = np.vstack([np.column_stack([low, next_low, high]), np.column_stack([next_low, next_high, high])])
    with pytest.raises(DataError, match="one side only"):
        wound_alike(faces, "a")


def test_fans_that_meet_in_one_vertex_alone_are_parted_there() -> None:
    """Two balls that touch, as an hourglass: with one vertex for both it is no surface for who seeks a way over it."""
    far = int(VERTICES[:, 2].argmax())
    others = np.flatnonzero(np.arange(len(VERTICES)) != far)
    number = np.empty(len(VERTICES), np.int64)
    number[others], number[far] = np.arange(len(others)) + len(VERTICES), far
    turned = VERTICES * [1.0, 1.0, -1.0] + [0.0, 0.0, 2 * VERTICES[far, 2]]
    skin = sound_triangles("a", np.vstack([VERTICES, turned[others]]), np.vstack([FACES, number[FACES][:, ::-1]]))
    assert len(skin.vertices_mm) == 2 * len(VERTICES)
    assert np.array_equal(
        np.unique(
            trimesh.graph.connected_component_labels(
                trimesh.Trimesh(skin.vertices_mm, skin.faces, process=False).face_adjacency, node_count=len(skin.faces)
            )
        ),
        [0, 1],
    )
    solver = potpourri3d.EdgeFlipGeodesicSolver(skin.vertices_mm, skin.faces)
    assert len(solver.find_geodesic_path(0, 5)) >= 2
