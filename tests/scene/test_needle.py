"""The needle stands where it is told, at the angle it is told."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scene.conftest import LONG
from viewer.scene.needle import needle_place


@given(st.floats(0, 90), st.floats(0, 1), st.booleans())
def test_the_angle_to_the_skin_is_the_one_asked_for(angle: float, share: float, is_backward: bool) -> None:
    place = needle_place(LONG, share, is_backward, angle)
    normal = LONG.normals[round(share * (len(LONG.normals) - 1))]
    found = np.degrees(np.arcsin(np.clip(-place.direction @ normal, -1, 1)))
    # The normal is averaged over 5 mm: on this ball that is at most 1.4 degrees at the ends of the line.
    assert found == pytest.approx(angle, abs=1.5)
    assert np.linalg.norm(place.direction) == pytest.approx(1.0)


@pytest.mark.parametrize(("is_backward", "sign"), [(False, 1.0), (True, -1.0)])
def test_it_points_along_the_zone_as_the_zone_is_needled(is_backward: bool, sign: float) -> None:
    place = needle_place(LONG, 0.5, is_backward, 20.0)
    middle = len(LONG.points_mm) // 2
    along = LONG.points_mm[middle + 3] - LONG.points_mm[middle - 3]
    assert sign * (place.direction @ along) / np.linalg.norm(along) == pytest.approx(np.cos(np.radians(20)), abs=0.01)


def test_it_enters_at_the_share_of_the_line() -> None:
    np.testing.assert_allclose(needle_place(LONG, 0.0, False, 20.0).entry_mm, LONG.points_mm[0])
    np.testing.assert_allclose(needle_place(LONG, 1.0, True, 20.0).entry_mm, LONG.points_mm[-1])


def test_the_handle_is_in_the_air() -> None:
    place = needle_place(LONG, 0.0, False, 20.0)
    assert (place.handle_mm(40.0) - place.entry_mm) @ LONG.normals[0] > 10.0
