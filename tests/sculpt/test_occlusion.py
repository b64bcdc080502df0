from __future__ import annotations

import numpy as np
import trimesh

from tools.sculpt.occlusion import ambient_occlusion, sphere


def test_directions_are_even_and_unit() -> None:
    directions = sphere(200)
    assert np.allclose(np.linalg.norm(directions, axis=1), 1.0)
    assert np.abs(directions.mean(axis=0)).max() < 0.01


def test_open_ground_is_lit_and_a_pit_is_dark() -> None:
    ground = trimesh.creation.box((200.0, 200.0, 1.0))
    wall = trimesh.creation.annulus(4.0, 6.0, 30.0)
    wall.apply_translation((0.0, 0.0, 15.0))
    scene = trimesh.util.concatenate([ground, wall])
    points = np.array([[60.0, 60.0, 0.5], [0.0, 0.0, 0.5]])
    normals = np.tile([0.0, 0.0, 1.0], (2, 1))
    open_ground, pit = ambient_occlusion(points, normals, np.asarray(scene.vertices), np.asarray(scene.faces))
    assert open_ground > 0.9
    assert pit < 0.3
