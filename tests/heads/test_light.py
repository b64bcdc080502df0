from __future__ import annotations

import numpy as np
import trimesh

from tools.heads.light import baked, moments, sphere


def test_directions_are_even_and_unit() -> None:
    directions = sphere(200)
    assert np.allclose(np.linalg.norm(directions, axis=1), 1.0)
    assert np.abs(directions.mean(axis=0)).max() < 0.01


def test_open_ground_sees_the_whole_sky_and_a_pit_only_straight_up() -> None:
    ground = trimesh.creation.box((200.0, 200.0, 1.0))
    wall = trimesh.creation.annulus(4.0, 6.0, 30.0)
    wall.apply_translation((0.0, 0.0, 15.0))
    scene = trimesh.util.concatenate([ground, wall])
    points = np.array([[60.0, 60.0, 0.5], [0.0, 0.0, 0.5]])
    normals = np.tile([0.0, 0.0, 1.0], (2, 1))
    open_ground, pit = moments(points, normals, np.asarray(scene.vertices), np.asarray(scene.faces))
    assert abs(open_ground[0] - 1.0) < 0.05
    assert np.allclose(open_ground[1:4], [0.0, 0.0, 2.0 / 3.0], atol=0.05)
    assert np.allclose(open_ground[4:], [-1 / 12, -1 / 12, 0.0, 0.0, 0.0], atol=0.04)
    assert pit[0] < 0.3


def test_light_of_an_open_ball_points_along_its_normals() -> None:
    ball = trimesh.creation.icosphere(3, 90.0)
    points, faces = np.asarray(ball.vertices), np.asarray(ball.faces)
    normals = points / 90.0
    light = baked(moments(points, normals, points, faces), points, faces)
    assert light.dtype == np.uint8
    assert light.shape == (len(points), 13)
    off_edge = points[:, 0] != 0.0
    vector = (light[:, 1:4].astype(float) - 128.0) / 127.0 * 0.7
    assert np.abs(vector - 2.0 / 3.0 * normals)[off_edge].max() < 0.08
    assert light[:, 0].min() > 235
