from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.sculpt.field import Field, Skin, smooth_min
from tools.sculpt.solids import bump, ellipsoid

DISTANCE = st.floats(-50.0, 50.0, width=32)


@given(DISTANCE, DISTANCE, st.floats(0.0, 20.0))
def test_smooth_min_never_exceeds_either_and_stays_close(a: float, b: float, blend_mm: float) -> None:
    joined = float(smooth_min(np.float32(a), np.float32(b), blend_mm))
    assert joined <= min(a, b) + 1e-4
    assert joined >= min(a, b) - blend_mm / 6.0 - 1e-4


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


def test_tools_add_carve_and_raise_where_they_are_used() -> None:
    clay = Field(2.0)
    ellipsoid(clay, (40.0, 0.0, 0.0), (20.0, 20.0, 20.0), 0.0)
    assert clay.front_at(40.0, 0.0)[1] == pytest.approx(20.0, abs=0.6)
    bump(clay, (40.0, 20.0, 0.0), (8.0, 8.0, 8.0), 2.0)
    assert clay.front_at(40.0, 0.0)[1] == pytest.approx(22.0, abs=0.8)
    ellipsoid(clay, (40.0, 22.0, 0.0), (6.0, 6.0, 6.0), 0.0, action="carve")
    assert clay.front_at(40.0, 0.0)[1] == pytest.approx(16.0, abs=1.0)
