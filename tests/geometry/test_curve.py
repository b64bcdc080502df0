import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.errors import MeshError
from viewer.geometry.curve import Curve, Plane, join_curves

FRACTIONS = st.floats(0.0, 1.0)


def arc_of_circle(radius: float = 80.0, degrees: float = 120.0, count: int = 400) -> Curve:
    angle = np.radians(np.linspace(0.0, degrees, count))
    return Curve.of(np.column_stack([radius * np.cos(angle), radius * np.sin(angle), np.zeros(count)]))


@given(FRACTIONS)
def test_a_point_taken_at_a_length_is_found_at_that_length(fraction: float) -> None:
    curve = arc_of_circle()
    arc, gap = curve.locate(curve.point_at(fraction * curve.length_mm))
    assert arc == pytest.approx(fraction * curve.length_mm, abs=1e-9)
    assert gap < 1e-9


@given(FRACTIONS, FRACTIONS)
def test_a_stretch_is_as_long_as_the_lengths_say(first: float, last: float) -> None:
    curve = arc_of_circle()
    if abs(first - last) * curve.length_mm < 1e-6:
        return
    stretch = curve.between(first * curve.length_mm, last * curve.length_mm)
    assert stretch.length_mm == pytest.approx(abs(last - first) * curve.length_mm, abs=1e-9)
    assert stretch.start_mm == pytest.approx(curve.point_at(first * curve.length_mm), abs=1e-9)
    assert stretch.end_mm == pytest.approx(curve.point_at(last * curve.length_mm), abs=1e-9)


def test_reversed_twice_is_the_same() -> None:
    curve = arc_of_circle()
    assert curve.reversed().reversed().points_mm == pytest.approx(curve.points_mm)
    assert curve.reversed().start_mm == pytest.approx(curve.end_mm)


def test_resampling_keeps_the_ends_and_even_steps() -> None:
    curve = arc_of_circle().resampled(1.0)
    assert curve.end_mm == pytest.approx(arc_of_circle().end_mm)
    assert np.diff(curve.arcs_mm) == pytest.approx(1.0, abs=0.01)


def test_a_length_beyond_the_end_is_refused() -> None:
    with pytest.raises(MeshError, match="lies outside"):
        arc_of_circle().point_at(1_000.0)


def test_repeated_points_are_dropped_and_one_point_is_no_curve() -> None:
    point = np.array([1.0, 2.0, 3.0])
    assert len(Curve.of(np.array([point, point, 2 * point])).points_mm) == 2
    with pytest.raises(MeshError, match="two different points"):
        Curve.of(np.array([point, point]))


def test_a_plane_is_crossed_where_the_formula_says() -> None:
    curve = arc_of_circle()
    plane = Plane(np.zeros(3), np.array([1.0, 0.0, 0.0]))
    (arc,) = curve.plane_crossings(plane)
    assert arc == pytest.approx(80.0 * np.pi / 2, abs=0.01)


def test_three_points_on_a_line_make_no_plane() -> None:
    with pytest.raises(MeshError, match="straight line"):
        Plane.through(np.zeros(3), np.ones(3), 2 * np.ones(3))


@given(st.floats(20.0, 160.0), st.floats(10.0, 110.0))
def test_two_great_circles_meet_where_the_formula_says(tilt_deg: float, at_deg: float) -> None:
    curve = arc_of_circle()
    tilt, at = np.radians(tilt_deg), np.radians(at_deg)
    place = np.array([np.cos(at), np.sin(at), 0.0])
    across = np.cos(tilt) * np.array([-np.sin(at), np.cos(at), 0.0]) + np.sin(tilt) * np.array([0.0, 0.0, 1.0])
    angle = np.radians(np.linspace(-35.0, 35.0, 97))[:, None]
    other = Curve.of(80.0 * (np.cos(angle) * place + np.sin(angle) * across))
    assert curve.meeting(other) == pytest.approx(80.0 * at, abs=0.05)


def test_curves_that_pass_each_other_do_not_meet() -> None:
    curve = arc_of_circle()
    assert curve.meeting(Curve.of(curve.points_mm + np.array([0.0, 0.0, 1.0]))) is None


def test_the_first_of_two_meetings_counts() -> None:
    curve = Curve.of(np.array([[x, 0.0, 0.0] for x in np.arange(0.0, 40.0)]))
    # It passes the first time by a hair, the second time exactly.
    zigzag = Curve.of(np.array([[10.0, -5.0, 0.1], [10.0, 5.0, 0.1], [30.0, 5.0, 0.0], [30.0, -5.0, 0.0]]))
    assert curve.meeting(zigzag) == pytest.approx(10.0)
    assert curve.reversed().meeting(zigzag) == pytest.approx(9.0)


def test_curves_with_a_gap_are_not_joined() -> None:
    curve = arc_of_circle()
    halves = curve.between(0.0, 60.0), curve.between(60.0, curve.length_mm)
    assert join_curves(halves).length_mm == pytest.approx(curve.length_mm)
    with pytest.raises(MeshError, match="apart"):
        join_curves((halves[0], halves[1].reversed()))
