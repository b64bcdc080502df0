"""Where a name points."""

from __future__ import annotations

import numpy as np

from tests.scene.conftest import ball, on_ball
from viewer.scene.label_sight import seen_place
from viewer.scene.label_text import LabelText
from viewer.scene.picking import SkinRays
from viewer.scene.pose import Pose, direction
from viewer.scene.skin import poly_data

SIZE = (720.0, 796.0)
RAYS = SkinRays(poly_data(ball(5)))
BOTH = np.array([direction(-40.0, 30.0), direction(40.0, 30.0)])


def text(*, is_spare: bool) -> LabelText:
    places = np.array([on_ball(each) for each in BOTH])
    return LabelText("zone", "Zone", "", places, BOTH, is_spare=is_spare)


def seen_x(azimuth_deg: float, *, is_spare: bool, is_right: bool) -> float:
    pose = Pose(azimuth_deg, 10.0, 900.0, (0.0, 0.0, 10.0))
    place = seen_place(text(is_spare=is_spare), pose, RAYS, SIZE, is_right=is_right)
    assert place is not None
    return place[0]


def test_a_name_at_rest_points_to_the_half_of_the_picture_that_is_wanted() -> None:
    """From in front all zones of two sides would be named on one of them, with no room for half of the plates."""
    assert seen_x(0.0, is_spare=True, is_right=False) < SIZE[0] / 2 < seen_x(0.0, is_spare=True, is_right=True)


def test_a_name_that_is_not_at_rest_stays_at_its_best_place() -> None:
    best = seen_x(0.0, is_spare=False, is_right=False)
    assert best == seen_x(0.0, is_spare=False, is_right=True)


def test_where_only_one_side_is_seen_that_one_is_named() -> None:
    assert seen_x(-80.0, is_spare=True, is_right=False) == seen_x(-80.0, is_spare=True, is_right=True)
