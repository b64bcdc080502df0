"""Which cun holds where, against what the standard says of its own points."""

import numpy as np
import pytest

from viewer.geometry.curve import Curve
from viewer.geometry.fast_geodesic import FastGeodesic
from viewer.geometry.head import Head
from viewer.geometry.local_cun import CunField
from viewer.geometry.measured_head import MeasuredHead


@pytest.fixture(scope="module")
def field(man: MeasuredHead) -> CunField:
    return CunField(man.midline.curve.points_mm, man.place("hairline"), man.cun.one_mm)


@pytest.fixture(scope="module")
def ways(adult: Head) -> FastGeodesic:
    return FastGeodesic(adult.mesh, adult.levels[-1])


@pytest.fixture(scope="module")
def man(measured_adult: MeasuredHead) -> MeasuredHead:
    return measured_adult


def on_midline(man: MeasuredHead, s_cun: float) -> np.ndarray:
    return man.midline.curve.point_at(man.cun.arc_mm(s_cun))


def aside(man: MeasuredHead, s_cun: float, length_mm: float) -> Curve:
    return man.midline.sideways(man.surface, man.cun.arc_mm(s_cun), -1, length_mm)


@pytest.mark.parametrize(("first", "last"), [(0.5, 5.0), (5.0, 3.5), (8.0, 9.5)])
def test_along_the_middle_behind_the_hairline_it_is_the_sagittal_one(
    man: MeasuredHead, field: CunField, ways: FastGeodesic, first: float, last: float
) -> None:
    local = field.measure(ways.way(on_midline(man, first), on_midline(man, last)))
    assert local.course == "along"
    (count,) = local.counts
    assert count.kinds == ("sagittal",)
    assert count.count == pytest.approx(abs(last - first), abs=0.02)


def test_before_the_hairline_it_is_the_one_of_the_forehead(
    man: MeasuredHead, field: CunField, ways: FastGeodesic
) -> None:
    (count,) = field.measure(ways.way(on_midline(man, -3.0), on_midline(man, -1.0))).counts
    assert count.kinds == ("forehead",)
    assert count.count == pytest.approx(2.0, abs=0.02)


def test_over_the_hairline_both_are_added_in_their_order(
    man: MeasuredHead, field: CunField, ways: FastGeodesic
) -> None:
    way = ways.way(on_midline(man, -2.0), on_midline(man, 2.0))
    (count,) = field.measure(way).counts
    assert count.kinds == ("forehead", "sagittal")
    assert count.count == pytest.approx(4.0, abs=0.1)
    (back,) = field.measure(Curve.of(way.points_mm[::-1])).counts
    assert back.kinds == ("sagittal", "forehead")


@pytest.mark.parametrize(("s_cun", "kind"), [(0.5, "lateral"), (5.0, "lateral"), (8.5, "occipital")])
def test_across_it_is_the_lateral_one_and_at_the_back_the_occipital_one(
    man: MeasuredHead, field: CunField, s_cun: float, kind: str
) -> None:
    one = man.cun.one_mm[kind]
    local = field.measure(aside(man, s_cun, 1.5 * one))
    assert local.course == "across"
    assert local.counts[0].kinds == (kind,)
    assert local.counts[0].count == pytest.approx(1.5, abs=0.01)
    assert not local.counts[0].is_chosen


def test_what_slants_is_given_both_ways(man: MeasuredHead, field: CunField, ways: FastGeodesic) -> None:
    end = aside(man, 4.5, 60.0).end_mm
    way = ways.way(on_midline(man, 2.5), end)
    local = field.measure(way)
    assert local.course == "slanting"
    along, across = local.counts
    assert (along.kinds, across.kinds) == (("sagittal",), ("lateral",))
    assert along.count == pytest.approx(way.length_mm / man.cun.sagittal_mm, rel=1e-6)
    assert across.count == pytest.approx(way.length_mm / man.cun.lateral_mm, rel=1e-6)


def test_above_the_ear_the_lateral_one_is_said_to_be_our_choice(
    man: MeasuredHead, field: CunField, ways: FastGeodesic
) -> None:
    ear = man.place("te20_left")
    above = man.surface.closest((ear + np.array([0.0, 0.0, 22.0]))[None])[0][0]
    (count,) = field.measure(ways.way(ear, above)).counts
    assert count.kinds == ("lateral",)
    assert count.is_chosen


def test_where_no_source_gives_one_there_is_none(man: MeasuredHead, field: CunField, ways: FastGeodesic) -> None:
    ear = man.place("te20_left")
    before = man.surface.closest((ear + np.array([0.0, 35.0, 25.0]))[None])[0][0]
    behind = man.surface.closest((ear + np.array([0.0, -25.0, 25.0]))[None])[0][0]
    temple = field.measure(ways.way(before, behind))
    assert (temple.gap, temple.counts) == ("temple", ())
    face = field.measure(ways.way(man.place("nasion"), man.place("pupil_left") - [0.0, 0.0, 40.0]))
    assert (face.gap, face.counts) == ("face", ())


def test_a_way_round_the_side_is_no_way_along_the_middle(
    man: MeasuredHead, field: CunField, ways: FastGeodesic
) -> None:
    assert field.measure(ways.way(man.place("inion"), man.place("glabella"))).counts == ()


def test_how_far_back_a_place_lies_is_told_by_its_angle(man: MeasuredHead, field: CunField) -> None:
    wanted = np.array([-2.5, 0.0, 1.0, 5.0, 9.5])
    places = np.array([on_midline(man, s_cun) for s_cun in wanted])
    assert field.behind_hairline_cun(places) == pytest.approx(wanted, abs=0.03)
    assert field.aside_cun(places) == pytest.approx(np.zeros(5), abs=0.05)
