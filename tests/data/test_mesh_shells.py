"""Which piece is the skin, which side is outside, and what is said of holes, knots and roughness."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import trimesh

from viewer.data.head_file import load_head
from viewer.data.mesh_levels import level_of
from viewer.data.mesh_repair import RawSkin
from viewer.data.mesh_shells import facing_problems, laid_on_skin, roughness_problems, skin_with
from viewer.errors import DataError
from viewer.geometry.head import Head, Point

SHIPPED = Path(__file__).parents[2] / "assets" / "meshes" / "adult-man"


@pytest.fixture(scope="module")
def head() -> Head:
    return load_head(SHIPPED)


@pytest.fixture(scope="module")
def marks(head: Head) -> dict[str, Point]:
    return {name: np.array(mark.position_mm) for name, mark in head.landmarks.items()}


@pytest.fixture
def raw(head: Head) -> RawSkin:
    mesh = head.levels[-1]
    return RawSkin(mesh.vertices_mm, mesh.faces.astype(np.int64))


def test_of_two_pieces_the_one_with_the_landmarks_is_used(raw: RawSkin, marks: dict[str, Point]) -> None:
    """A larger one lies within: as a skull, or the inside of a scan with walls."""
    ball = trimesh.creation.icosphere(subdivisions=6, radius=60.0)
    both = RawSkin(np.vstack([ball.vertices, raw.vertices_mm]), np.vstack([ball.faces, raw.faces + len(ball.vertices)]))
    skin = skin_with(both, "a", marks)
    assert np.array_equal(skin.vertices_mm, raw.vertices_mm)
    (said,) = skin.problems
    assert "2 separate pieces" in said.message
    assert f"left out: {len(ball.faces)} triangles" in said.message


def test_a_head_turned_inside_out_is_turned_back_without_a_word(raw: RawSkin, marks: dict[str, Point]) -> None:
    skin = skin_with(RawSkin(raw.vertices_mm, raw.faces[:, ::-1]), "a", marks)
    mesh = level_of(skin.vertices_mm, skin.faces)
    top = int(mesh.vertices_mm[:, 2].argmax())
    assert mesh.normals[top, 2] > 0.9
    assert skin.problems == ()


def test_a_knot_where_three_triangles_share_an_edge_is_said(raw: RawSkin, marks: dict[str, Point]) -> None:
    a, b = raw.faces[0, :2]
    vertices = np.vstack([raw.vertices_mm, raw.vertices_mm[a] * 1.05])
    skin = skin_with(RawSkin(vertices, np.vstack([raw.faces, [[a, b, len(raw.vertices_mm)]]])), "a", marks)
    assert any("1 edges belong to more than two" in problem.message for problem in skin.problems)


@pytest.mark.parametrize("factor", [0.001, 1000.0, 0.3])
def test_a_mesh_of_no_head_s_size_is_refused(raw: RawSkin, marks: dict[str, Point], factor: float) -> None:
    with pytest.raises(DataError, match=r"extent along x.* is outside 100\.\.500"):
        skin_with(RawSkin(raw.vertices_mm * factor, raw.faces), "a", marks)


def test_a_face_where_the_landmarks_have_the_back_of_the_head_is_said(head: Head, marks: dict[str, Point]) -> None:
    """Else every zone lies on the wrong side without a word."""
    mesh = head.levels[-1]
    back = replace(mesh, vertices_mm=mesh.vertices_mm * [-1.0, -1.0, 1.0])
    assert facing_problems("a", mesh, marks) == ()
    (said,) = facing_problems("a", back, marks)
    assert "front and back are swapped, and left and right with them" in said.message


def test_a_rough_skin_is_said_and_a_smooth_one_is_not(head: Head, marks: dict[str, Point]) -> None:
    mesh = head.levels[0]
    assert roughness_problems("a", mesh, marks) == ()
    rough = mesh.vertices_mm + np.random.default_rng(0).normal(0.0, 0.3, mesh.vertices_mm.shape)
    (said,) = roughness_problems("a", level_of(rough, mesh.faces.astype(np.int64)), marks)
    assert "Smooth the mesh" in said.message


def test_most_landmarks_elsewhere_mean_another_mesh(head: Head, marks: dict[str, Point]) -> None:
    kept = ("nasion", "inion", "lpa", "rpa")
    moved = {name: place * (1.0 if name in kept else 1.3) for name, place in marks.items()}
    with pytest.raises(DataError, match="mm off the skin"):
        laid_on_skin(head.levels[-1], moved, "a")
