from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.heads.frame import (
    MAN_NASION_MM,
    MAN_PITCH_DEG,
    MAN_SCALE,
    head_to_table,
    pitch_of,
    place_from_man,
    table_to_head,
)
from tools.heads.people import PORTRAITS, Portrait

COORDINATE = st.floats(-170.0, 140.0)


@given(COORDINATE, COORDINATE, COORDINATE)
def test_table_and_head_frame_undo_each_other(x: float, y: float, z: float) -> None:
    point = np.array([[x, y, z]])
    there = table_to_head(point, MAN_SCALE, MAN_PITCH_DEG)
    assert np.allclose(head_to_table(there, MAN_SCALE, MAN_PITCH_DEG), point, atol=1e-9)


@pytest.mark.parametrize("who", PORTRAITS, ids=lambda who: who.id)
def test_nasion_lies_14_degrees_above_the_horizontal(who: Portrait) -> None:
    _, y, z = place_from_man(MAN_NASION_MM, who.table_scale)
    assert math.degrees(math.atan2(z, y)) == pytest.approx(14.0, abs=0.01)


def test_the_man_stays_where_he_is() -> None:
    assert pitch_of(MAN_SCALE) == pytest.approx(MAN_PITCH_DEG, abs=0.3)
    assert np.allclose(place_from_man((70.0, -20.0, 60.0), MAN_SCALE), [70.0, -20.0, 60.0], atol=0.4)
