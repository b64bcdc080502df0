from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.sculpt.frame import NASION_DESIGN_MM, Placement, head_to_table, table_to_head
from tools.sculpt.shapes import ADULT_MAN, PITCH_DEG, SHAPES, Shape

PLACEMENTS = {shape.id: Placement(shape) for shape in SHAPES}
COORDINATE = st.floats(-170.0, 140.0)


@given(st.sampled_from(sorted(PLACEMENTS)), COORDINATE, COORDINATE, COORDINATE)
def test_every_placement_can_be_undone(shape_id: str, x: float, y: float, z: float) -> None:
    placement = PLACEMENTS[shape_id]
    point = np.array([[x, y, z]])
    assert np.allclose(placement.to_design(placement.to_head(point)), point, atol=1e-5)


@given(COORDINATE, COORDINATE, COORDINATE)
def test_table_and_head_frame_undo_each_other(x: float, y: float, z: float) -> None:
    point = np.array([[x, y, z]])
    scale = ADULT_MAN.table_scale
    assert np.allclose(head_to_table(table_to_head(point, scale, PITCH_DEG), scale, PITCH_DEG), point, atol=1e-9)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.id)
def test_nasion_lies_14_degrees_above_the_horizontal(shape: Shape) -> None:
    _, y, z = Placement(shape).point(NASION_DESIGN_MM)
    assert math.degrees(math.atan2(z, y)) == pytest.approx(14.0, abs=0.01)


def test_the_sculptors_own_head_is_not_moved() -> None:
    points = np.array([[10.0, 90.0, -50.0], [70.0, -20.0, 60.0]])
    assert np.allclose(Placement(ADULT_MAN).to_head(points), points, atol=0.01)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.id)
def test_the_vault_is_only_scaled_never_bent(shape: Shape) -> None:
    above_eyes = np.array([[60.0, -30.0, 80.0], [0.0, 80.0, 60.0], [20.0, -90.0, 40.0]])
    table = head_to_table(above_eyes, ADULT_MAN.table_scale, PITCH_DEG)
    expected = table_to_head(table, shape.table_scale, Placement(shape).pitch_deg)
    assert np.allclose(Placement(shape).to_head(above_eyes), expected, atol=1e-9)
