from __future__ import annotations

import numpy as np
import pytest
import trimesh

from tools.heads.clay import Skin
from tools.heads.simplify import flip_edges, simplify, unpinched
from tools.heads.surface import compact, half_surface, whole

BALL_VOLUME_MM3 = 4.0 / 3.0 * np.pi * 90.0**3


def test_half_closes_into_a_sphere(ball: Skin) -> None:
    vertices, faces = compact(*half_surface(ball))
    assert vertices[:, 0].min() == 0.0
    mesh = trimesh.Trimesh(*whole(vertices, faces), process=False)
    assert mesh.is_watertight
    assert mesh.is_winding_consistent
    assert mesh.euler_number == 2
    assert mesh.volume == pytest.approx(BALL_VOLUME_MM3, rel=2e-3)  # positive: wound outwards


def test_simplified_half_stays_on_the_skin_and_closes(ball: Skin) -> None:
    vertices, faces = compact(*half_surface(ball))
    points, triangles = simplify(ball, vertices, faces, 1000, np.zeros(len(vertices)))
    assert 900 < len(points) < 1200
    assert np.abs(ball.distance(points)).max() < 0.01
    mesh = trimesh.Trimesh(*whole(points, triangles), process=False)
    assert mesh.is_watertight
    assert mesh.euler_number == 2
    assert mesh.volume == pytest.approx(BALL_VOLUME_MM3, rel=1e-2)


def test_a_flip_takes_the_shorter_diagonal() -> None:
    kite = np.array([[0.0, 0.0, 0.0], [10.0, 0.0, 0.0], [5.0, 1.0, 0.0], [5.0, -1.0, 0.0]])
    flipped = flip_edges(kite, np.array([[0, 1, 2], [1, 0, 3]], np.int32))
    assert all({2, 3} <= set(face) for face in flipped.tolist())
    cross = np.cross(kite[flipped[:, 1]] - kite[flipped[:, 0]], kite[flipped[:, 2]] - kite[flipped[:, 0]])
    assert (cross[:, 2] > 0.0).all()


def test_two_sheets_joined_in_an_edge_are_parted() -> None:
    one, other = trimesh.creation.icosphere(2, 10.0), trimesh.creation.icosphere(2, 10.0)
    a, b = one.edges[0]
    shared = np.array([a, b]) + len(one.vertices)
    faces = np.concatenate([one.faces, other.faces + len(one.vertices)])
    for of_other, of_one in zip(shared, (a, b), strict=True):
        faces[faces == of_other] = of_one
    points = np.concatenate([one.vertices, other.vertices + np.array([0.0, 0.0, 30.0])])
    pinched = trimesh.Trimesh(points, faces, process=False)
    assert not pinched.is_watertight
    parted = trimesh.Trimesh(*compact(*unpinched(points, faces.astype(np.int32))), process=False)
    assert parted.is_watertight
    assert parted.body_count == 2
    assert parted.euler_number == 4
