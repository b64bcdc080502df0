from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from viewer.atlas.comparison import compare, over_skin_mm
from viewer.atlas.placed import PlacedLine, PlacedZone
from viewer.data.head_file import load_head
from viewer.geometry.geodesic import geodesic
from viewer.geometry.head import Points
from viewer.geometry.surface import Surface

R_MM = 85.0
MAN = Path(__file__).parents[2] / "assets" / "meshes" / "adult-man"


def on_ball(latitude_mm: float | NDArray[np.float64], longitude_deg: NDArray[np.float64]) -> Points:
    """Places on a ball, so many mm of arc above its equator."""
    up, round_ = np.broadcast_arrays(np.asarray(latitude_mm) / R_MM, np.radians(longitude_deg))
    return R_MM * np.column_stack([np.cos(up) * np.cos(round_), np.cos(up) * np.sin(round_), np.sin(up)])


def zone(*lines: Points) -> PlacedZone:
    placed = tuple(PlacedLine(points, points / R_MM) for points in lines)
    return PlacedZone("test.zone", "left", placed, 0.0, (), ())


def parallel(latitude_mm: float, first_deg: float = 0.0, last_deg: float = 60.0) -> PlacedZone:
    return zone(on_ball(latitude_mm, np.linspace(first_deg, last_deg, 91)))


def test_a_line_is_no_distance_from_itself() -> None:
    same = compare(parallel(0.0), parallel(0.0), 6.0, 4.0)
    assert (same.mean_mm, same.greatest_mm) == pytest.approx((0.0, 0.0), abs=1e-9)
    # The narrow band lies in the wide one; of the wide one it covers the middle: 5 of its 9 strips.
    assert same.overlap_share_b == pytest.approx(1.0)
    assert same.overlap_share_a == pytest.approx(4.0 / 6.0, abs=0.12)


@pytest.mark.parametrize("apart_mm", [10.0, 40.0])
def test_parallels_keep_their_distance_over_the_skin(apart_mm: float) -> None:
    found = compare(parallel(0.0), parallel(apart_mm), 6.0, 6.0)
    assert found.mean_mm == pytest.approx(apart_mm, abs=0.02)
    assert found.greatest_mm == pytest.approx(apart_mm, abs=0.05)
    assert found.overlap_share_a == found.overlap_share_b == 0.0
    on_a, on_b = found.greatest_at_mm
    assert on_a[2] == pytest.approx(0.0, abs=1e-9)
    assert R_MM * np.arcsin(on_b[2] / R_MM) == pytest.approx(apart_mm, abs=1e-6)


def test_crossing_lines_are_farthest_apart_at_their_ends() -> None:
    level = zone(on_ball(0.0, np.linspace(-20.0, 20.0, 61)))
    slanting = zone(on_ball(np.linspace(-15.0, 15.0, 61), np.linspace(-20.0, 20.0, 61)))
    found = compare(level, slanting, 4.0, 4.0)
    assert found.greatest_mm == pytest.approx(15.0, abs=0.1)
    assert 5.0 < found.mean_mm < 8.0
    assert abs(abs(found.greatest_at_mm[1][2]) - R_MM * np.sin(15.0 / R_MM)) < 0.1
    # Bands of 4 mm that cross at 27 degrees: a rhomb 4 / sin 27 long of a line 59 mm long.
    length_mm = R_MM * np.radians(40.0)
    assert found.overlap_share_a == pytest.approx(4.0 / np.sin(np.arctan2(30.0, length_mm)) / length_mm, abs=0.02)


def test_a_stretch_of_a_line_is_missed_only_beyond_its_ends() -> None:
    whole, half = parallel(0.0), parallel(0.0, 0.0, 30.0)
    found = compare(whole, half, 6.0, 6.0)
    rest_mm = R_MM * np.radians(30.0)
    assert found.greatest_mm == pytest.approx(rest_mm, abs=0.05)
    # Over a third of both lines together, the rest of the whole, the distance rises from 0 to its greatest.
    assert found.mean_mm == pytest.approx(rest_mm / 2.0 / 3.0, abs=0.1)
    assert found.overlap_share_b == pytest.approx(1.0)
    assert found.overlap_share_a == pytest.approx(0.5 + 3.0 * 0.785 / (2.0 * rest_mm), abs=0.02)


def test_a_zone_of_several_lines_counts_as_one() -> None:
    two = zone(on_ball(10.0, np.linspace(0.0, 60.0, 91)), on_ball(-20.0, np.linspace(0.0, 60.0, 91)))
    found = compare(parallel(0.0), two)
    # The line sees the nearer of the two, each of the two sees the line.
    assert found.greatest_mm == pytest.approx(20.0, abs=0.05)
    assert found.mean_mm == pytest.approx((10.0 + 10.0 + 20.0) / 3.0, abs=0.3)


@given(
    st.lists(st.tuples(st.floats(-40.0, 40.0), st.floats(-50.0, 50.0)), min_size=2, max_size=5, unique=True),
    st.lists(st.tuples(st.floats(-40.0, 40.0), st.floats(-50.0, 50.0)), min_size=2, max_size=5, unique=True),
)
def test_exchanged_zones_give_the_same_distances(
    one: Sequence[tuple[float, float]], two: Sequence[tuple[float, float]]
) -> None:
    a, b = (zone(on_ball(*np.array(places).T)) for places in (one, two))
    there, back = compare(a, b, 6.0, 4.0), compare(b, a, 4.0, 6.0)
    assert there.greatest_mm == back.greatest_mm
    assert there.mean_mm == pytest.approx(back.mean_mm)
    assert 0.0 <= there.mean_mm <= there.greatest_mm + 1e-9
    assert (there.overlap_share_a, there.overlap_share_b) == (back.overlap_share_b, back.overlap_share_a)
    assert 0.0 <= there.overlap_share_a <= 1.0
    # The place given is one where the distance is that.
    at = there.greatest_at_mm
    length = over_skin_mm(at[:1], at[:1] / R_MM, at[1:], at[1:] / R_MM)[0]
    assert length == pytest.approx(there.greatest_mm, rel=0.02, abs=1e-6)


def test_over_the_skin_of_a_head_the_arc_comes_closer_than_the_chord() -> None:
    surface = Surface(load_head(MAN).mesh)
    pairs = np.array(
        [
            [[60.0, 0.0, 90.0], [60.0, 40.0, 80.0]],
            [[0.0, -20.0, 130.0], [40.0, -20.0, 120.0]],
            [[75.0, -30.0, 60.0], [70.0, -60.0, 70.0]],
            [[20.0, 80.0, 80.0], [50.0, 60.0, 70.0]],
            [[30.0, -100.0, 40.0], [60.0, -80.0, 40.0]],
            [[10.0, 0.0, 120.0], [10.0, 60.0, 100.0]],
        ]
    )
    ends, normals, _ = surface.closest(pairs.reshape(-1, 3))
    firsts, lasts = ends[::2], ends[1::2]
    arcs = over_skin_mm(firsts, normals[::2], lasts, normals[1::2])
    chords = np.linalg.norm(lasts - firsts, axis=1)
    tapes = np.array([geodesic(surface, *pair).length_mm for pair in zip(firsts, lasts, strict=True)])
    assert np.abs(arcs - tapes).max() < 0.5
    assert np.abs(arcs - tapes).max() < 0.5 * np.abs(chords - tapes).max()
