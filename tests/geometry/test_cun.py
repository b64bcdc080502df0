from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.geometry.cun import CunScale

SCALE = CunScale(hairline_arc_mm=68.0, sagittal_mm=28.4, forehead_mm=20.0, lateral_mm=14.4, occipital_mm=18.0)
BY_EARS = replace(SCALE, vertex_arc_mm=170.0)
PLACES = st.floats(-3.0, 12.0)


def test_each_stretch_has_its_own_cun() -> None:
    assert SCALE.arc_mm(-3.0) == pytest.approx(8.0)
    assert SCALE.arc_mm(0.0) == 68.0
    assert SCALE.arc_mm(9.5) == pytest.approx(68.0 + 9.5 * 28.4)
    assert SCALE.length_mm(4.5, "lateral") == pytest.approx(64.8)
    assert SCALE.length_mm(1.3, "occipital") == pytest.approx(23.4)


def test_from_the_ears_the_cun_before_and_behind_the_vertex_differ_and_join() -> None:
    assert BY_EARS.arc_mm(5.0) == pytest.approx(170.0)
    assert BY_EARS.arc_mm(2.5) == pytest.approx((68.0 + 170.0) / 2)
    assert BY_EARS.arc_mm(9.5) == pytest.approx(SCALE.arc_mm(9.5))
    assert BY_EARS.arc_mm(5.0 + 1e-9) == pytest.approx(170.0)
    # On the forehead and below the occiput nothing changes.
    assert BY_EARS.arc_mm(-1.0) == SCALE.arc_mm(-1.0)
    assert BY_EARS.arc_mm(11.5) == SCALE.arc_mm(11.5)


@pytest.mark.parametrize("scale", [SCALE, BY_EARS])
def test_farther_back_is_farther_along(scale: CunScale) -> None:
    @given(PLACES, PLACES)
    def holds(one: float, two: float) -> None:
        if one < two:
            assert scale.arc_mm(one) <= scale.arc_mm(two)

    holds()
