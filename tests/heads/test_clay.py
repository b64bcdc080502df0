from __future__ import annotations

import numpy as np
import pytest
import trimesh

from tools.heads.bust import Bust
from tools.heads.clay import Block, Skin, filled, finished, smooth_max
from tools.heads.nearest import Surface
from tools.heads.surface import compact, half_surface, whole


def test_distance_and_normals_of_a_ball(ball: Skin) -> None:
    direction = np.array([[0.6, 0.0, 0.8], [-0.36, 0.48, -0.8], [0.0, 1.0, 0.0]])
    assert np.allclose(ball.distance(95.0 * direction), 5.0, atol=0.02)
    assert np.allclose(ball.normals(90.0 * direction), direction, atol=2e-3)
    assert np.allclose(ball.project(80.0 * direction), 90.0 * direction, atol=0.01)


def test_left_is_the_mirror_of_the_right(ball: Skin) -> None:
    points = np.array([[30.0, 50.0, 60.0]])
    assert ball.distance(points)[0] == ball.distance(points * [-1.0, 1.0, 1.0])[0]


def test_ray_leaves_at_the_skin_and_says_when_it_cannot(ball: Skin) -> None:
    assert ball.first_exit(np.zeros(3), np.array([0.0, 3.0, 4.0])) == pytest.approx([0.0, 54.0, 72.0], abs=0.02)
    with pytest.raises(ValueError, match="does not leave"):
        ball.first_exit(np.array([0.0, 120.0, 0.0]), np.array([0.0, 1.0, 0.0]))


def hollow_ball() -> Surface:
    """A ball with a closed hollow in it, as a mouth behind closed lips."""
    outside = trimesh.creation.icosphere(4, 40.0)
    inside = trimesh.creation.icosphere(3, 15.0)
    inside.invert()
    both = trimesh.util.concatenate([outside, inside])
    return Surface(np.asarray(both.vertices), np.asarray(both.faces))


def test_what_is_closed_off_from_the_world_is_filled() -> None:
    block = Block((0.0, -50.0, -50.0), (50.0, 50.0, 50.0), 2.0)
    skin = finished(filled(hollow_ball(), block), block, 0.0)
    assert skin.distance(np.zeros((1, 3)))[0] < -10.0
    assert skin.distance(np.array([[0.0, 0.0, 41.5]]))[0] == pytest.approx(1.5, abs=0.2)


def test_a_bust_is_one_closed_surface_and_ends_on_its_curve() -> None:
    block = Block((0.0, -50.0, -50.0), (50.0, 50.0, 50.0), 2.0)
    bust = Bust(floor_mm=-20.0, rise_mm=5.0, reach_mm=40.0, slope=0.0, edge_mm=4.0)
    skin = finished(bust.cut(filled(hollow_ball(), block), block), block, 0.0)
    mesh = trimesh.Trimesh(*whole(*compact(*half_surface(skin))), process=False)
    assert mesh.is_watertight
    assert mesh.euler_number == 2
    assert mesh.bounds[0, 2] == pytest.approx(-20.0, abs=1.5)


def test_smooth_max_is_never_below_either_and_stays_close() -> None:
    a, b = np.meshgrid(np.linspace(-9, 9, 30, dtype=np.float32), np.linspace(-9, 9, 30, dtype=np.float32))
    joined = smooth_max(a, b, 6.0)
    assert (joined >= np.maximum(a, b)).all()
    assert (joined <= np.maximum(a, b) + 1.001).all()
