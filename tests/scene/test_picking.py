"""What lies under a pixel."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scene.conftest import CENTRE, RADIUS, World, ball, on_ball
from viewer.scene.picking import SkinRays, ray
from viewer.scene.pose import Pose, direction, project
from viewer.scene.skin import poly_data

SIZE = (720.0, 796.0)
RAYS = SkinRays(poly_data(ball(5)))

places = st.tuples(st.floats(-180, 180), st.floats(-60, 85))


@given(places, places)
def test_a_place_that_is_seen_is_found_where_it_appears(eye: tuple[float, float], at: tuple[float, float]) -> None:
    pose = Pose(*eye, 900.0, (0.0, 0.0, 10.0))
    place = on_ball(direction(*at))
    if direction(*at) @ (pose.eye_mm() - place) < 400.0:  # turned away, or so slanting that a facet shows
        return
    x, y = project(pose, place, *SIZE)
    hit = RAYS.first(*ray(pose, float(x), float(y), *SIZE))
    assert hit is not None
    assert np.linalg.norm(hit - place) < 0.1


@given(places)
def test_beside_the_head_nothing_is_found(eye: tuple[float, float]) -> None:
    pose = Pose(*eye, 900.0, (0.0, 0.0, 10.0))
    assert RAYS.first(*ray(pose, 3.0, 3.0, *SIZE)) is None


@pytest.mark.parametrize(("azimuth", "is_hidden"), [(0.0, False), (60.0, False), (120.0, True), (180.0, True)])
def test_the_far_side_is_hidden(world: World, azimuth: float, is_hidden: bool) -> None:
    rays = SkinRays(poly_data(world.head.mesh))
    eye = np.array([0.0, 900.0, 20.0])
    assert rays.is_hidden(CENTRE + RADIUS * direction(azimuth, 0.0), eye) is is_hidden
