"""The way of a needle: its angle on known shapes, its bend, what stops it, and needles in relay."""

from __future__ import annotations

import itertools
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.geometry.conftest import CYLINDER_MM, SPHERE_MM
from tests.geometry.test_needle_skin import skin_of, turned_deg
from viewer.geometry.head import Head, Points
from viewer.geometry.needle_layers import Layers, NeedlePlace, ScalpLayers
from viewer.geometry.needle_path import HANDLE_MM, NeedlePath, needle_path
from viewer.geometry.needle_relay import ahead_on, entry_on, relay
from viewer.geometry.needle_skin import NeedleSkin
from viewer.geometry.surface import Surface


def alike(layers: Layers) -> ScalpLayers:
    """The same layers everywhere."""
    return ScalpLayers(dict.fromkeys(get_args(NeedlePlace), layers), {})


LAYERS = Layers((1.35, 4.35, 4.85, 6.1, 6.85, 14.25), loose=3, bone=5)
SCALP = alike(LAYERS)
EAST = np.array([1.0, 0.0, 0.0])
UP = np.array([0.0, 0.0, 1.0])
ANGLES = (0, 5, 15, 20, 30, 45, 60, 75, 90)


@pytest.fixture(scope="module")
def flat(sheet: Surface) -> NeedleSkin:
    return skin_of(sheet)


@pytest.fixture(scope="module")
def round_skin(sphere: Surface) -> NeedleSkin:
    return skin_of(sphere)


def on_sheet(flat: NeedleSkin, angle: float, length: float = 30.0, turn: float = 0.0) -> NeedlePath:
    return needle_path(flat, np.array([30.2, 50.3, 0.0]), EAST, SCALP, angle_deg=angle, length_mm=length, turn_deg=turn)


@pytest.mark.parametrize("angle", ANGLES)
def test_the_angle_at_entry_on_known_shapes(
    flat: NeedleSkin, round_skin: NeedleSkin, cylinder: Surface, angle: float
) -> None:
    """Between the needle and the true skin: to 0.1 degree on a plane, a sphere and a cylinder."""
    around = np.array([np.cos(0.4), np.sin(0.4), 0.0])
    along = np.array([-np.sin(0.4), np.cos(0.4), 0.5])
    out = np.array([0.6, 0.0, 0.8])
    cases = (
        (on_sheet(flat, angle), UP),
        (needle_path(round_skin, out * SPHERE_MM, EAST, SCALP, angle_deg=angle, length_mm=30.0), out),
        (
            needle_path(
                skin_of(cylinder), around * CYLINDER_MM + [0, 0, 40], along, SCALP, angle_deg=angle, length_mm=30.0
            ),
            around,
        ),
    )
    for path, normal in cases:
        assert turned_deg(-path.direction, normal) == pytest.approx(90.0 - angle, abs=0.1)
        if len(path.points_mm) > 1:
            first = path.points_mm[1] - path.points_mm[0]
            assert turned_deg(-first, normal) == pytest.approx(90.0 - angle, abs=0.75)


def test_the_angle_hardly_depends_on_the_resolution(adult: Head) -> None:
    """Within 1 degree on the full, the middle and the light mesh."""
    place = adult.mesh.vertices_mm[np.argmax(adult.mesh.vertices_mm @ [0.4, 0.3, 1.0])]
    true = NeedleSkin(adult.mesh).normal(place)
    for level in adult.levels:
        entry = Surface(level).closest(place[None])[0][0]
        path = needle_path(NeedleSkin(level), entry, EAST, SCALP, angle_deg=20.0, length_mm=30.0)
        assert turned_deg(-path.direction, true) == pytest.approx(70.0, abs=1.0)


def test_it_bends_where_the_resistance_drops_and_then_follows_the_skin(round_skin: NeedleSkin) -> None:
    path = needle_path(round_skin, SPHERE_MM * UP, EAST, SCALP, angle_deg=20.0, length_mm=30.0)
    radii = np.linalg.norm(path.points_mm, axis=1)
    np.testing.assert_allclose(SPHERE_MM - radii, path.depths_mm, atol=0.02)
    assert path.is_flat
    assert path.drop is not None
    assert path.depths_mm[path.drop] == pytest.approx(4.85)
    assert path.arcs_mm[path.drop] == pytest.approx(4.85 / np.tan(np.radians(20.0)), abs=0.01)
    assert path.tip_layer == LAYERS.loose
    assert path.ending == "length"
    assert path.length_mm == pytest.approx(30.0, abs=0.02)
    lying = path.arcs_mm > path.arcs_mm[-1] - 8.0
    assert np.ptp(path.depths_mm[lying]) < 0.01
    assert 4.85 < path.tip_depth_mm < 6.1
    # Nowhere a kink: it turns by no more than a bend of 9 mm radius turns.
    ways = np.diff(path.points_mm, axis=0)
    long = np.linalg.norm(ways, axis=1) > 0.2
    turns = [turned_deg(a, b) for a, b in zip(ways[long], ways[long][1:], strict=False)]
    assert max(turns) < 5.0


def test_each_stretch_lies_in_its_layer(flat: NeedleSkin) -> None:
    path = on_sheet(flat, 20.0)
    tops = (0.0, *LAYERS.bottoms_mm)
    for layer, upper, lower in zip(path.stretches, path.depths_mm[:-1], path.depths_mm[1:], strict=True):
        assert tops[layer] - 1e-6 <= min(upper, lower)
        assert max(upper, lower) <= LAYERS.bottoms_mm[layer] + 1e-6
    assert sorted(set(path.stretches)) == [0, 1, 2, 3]


@pytest.mark.parametrize("angle", [31, 45, 60, 90])
def test_too_steep_it_meets_bone_and_stops_there(flat: NeedleSkin, angle: float) -> None:
    path = on_sheet(flat, angle)
    assert path.ending == "bone"
    assert path.tip_layer == LAYERS.bone
    assert path.tip_depth_mm == pytest.approx(6.85)
    assert path.length_mm == pytest.approx(6.85 / np.sin(np.radians(angle)), abs=1e-6)
    assert not path.is_flat


def test_the_limit_comes_from_the_room_in_the_loose_layer(flat: NeedleSkin) -> None:
    assert LAYERS.steepest_deg == pytest.approx(30.56, abs=0.01)
    assert on_sheet(flat, 30.5).is_flat
    thin = Layers((1.35, 4.35, 4.85, 5.35, 6.1, 13.5), loose=3, bone=5)
    assert thin.steepest_deg < 20.0
    path = needle_path(flat, np.array([30.0, 50.0, 0.0]), EAST, alike(thin), angle_deg=20.0, length_mm=30.0)
    assert path.ending == "bone"
    assert path.tip_depth_mm == pytest.approx(6.1)


def test_a_short_steep_needle_does_not_reach_the_bone(flat: NeedleSkin) -> None:
    path = on_sheet(flat, 60.0, length=3.0)
    assert path.ending == "length"
    assert path.tip_depth_mm == pytest.approx(3.0 * np.sin(np.radians(60.0)))
    assert path.tip_layer == 1


def test_too_flat_it_stays_in_the_upper_layers(flat: NeedleSkin) -> None:
    path = on_sheet(flat, 5.0)
    assert path.drop is None
    assert not path.is_flat
    assert path.tip_layer == 1
    assert on_sheet(flat, 0.0).tip_depth_mm == 0.0


def test_nothing_of_it_is_in(flat: NeedleSkin) -> None:
    path = on_sheet(flat, 20.0, length=0.0)
    assert path.points_mm.shape == (1, 3)
    assert path.length_mm == 0.0
    assert path.tip_layer == 0


def test_it_ends_where_the_skin_ends(flat: NeedleSkin) -> None:
    path = needle_path(flat, np.array([85.0, 50.0, 0.0]), EAST, SCALP, angle_deg=20.0, length_mm=40.0)
    assert path.ending == "edge"
    assert path.points_mm[:, 0].max() <= 100.0


def test_the_part_outside_is_straight_and_to_scale(flat: NeedleSkin) -> None:
    path = on_sheet(flat, 20.0)
    end, begin, entry = path.outside_mm(40.0)
    np.testing.assert_allclose(entry, path.entry_mm)
    assert np.linalg.norm(begin - entry) == pytest.approx(10.0, abs=0.02)
    assert np.linalg.norm(end - begin) == pytest.approx(HANDLE_MM)
    assert begin[2] == pytest.approx(np.linalg.norm(begin - entry) * np.sin(np.radians(20.0)))
    # What is longer under the skin than the needle leaves no shaft outside.
    _, begin, entry = path.outside_mm(13.0)
    np.testing.assert_allclose(begin, entry)


def test_it_can_be_turned_away_from_the_zone(flat: NeedleSkin) -> None:
    path = on_sheet(flat, 20.0, turn=90.0)
    way = path.tip_mm - path.entry_mm
    assert way[1] > 25.0
    assert abs(way[0]) < 0.1


@given(st.floats(0, 90), st.floats(0.5, 75))
def test_it_is_never_outside_the_skin_nor_in_the_bone(angle: float, length: float) -> None:
    path = needle_path(BALL, SPHERE_MM * UP, EAST, SCALP, angle_deg=angle, length_mm=length)
    depths = SPHERE_MM - np.linalg.norm(path.points_mm, axis=1)
    assert depths.min() > -0.01
    assert depths.max() < LAYERS.bone_mm + 0.03
    assert path.length_mm <= length + 0.05
    if path.ending == "length":
        assert path.length_mm == pytest.approx(length, abs=0.05)


def line_on_sheet(length: float) -> Points:
    return np.stack([np.linspace(10.0, 10.0 + length, 80), np.full(80, 50.0), np.zeros(80)], 1)


def test_a_place_on_a_line_and_its_direction() -> None:
    place, toward = entry_on(line_on_sheet(80.0), 0.25)
    np.testing.assert_allclose(place, [30.0, 50.0, 0.0])
    np.testing.assert_allclose(toward, EAST, atol=1e-12)
    _, back = entry_on(line_on_sheet(80.0), 0.25, is_backward=True)
    np.testing.assert_allclose(back, -EAST, atol=1e-12)


@pytest.mark.parametrize("is_backward", [False, True])
def test_in_relay_each_begins_where_the_last_one_ends(flat: NeedleSkin, is_backward: bool) -> None:
    share = 1.0 if is_backward else 0.0
    paths = relay(
        flat, line_on_sheet(80.0), SCALP, share=share, is_backward=is_backward, angle_deg=20.0, length_mm=30.0
    )
    assert len(paths) == 3
    for last, following in itertools.pairwise(paths):
        np.testing.assert_allclose(following.entry_mm, last.over_mm[-1], atol=0.05)
    sign = -1.0 if is_backward else 1.0
    assert all(sign * (path.tip_mm - path.entry_mm)[0] > 0 for path in paths)
    assert 10.0 - 0.5 <= paths[-1].tip_mm[0] <= 90.5


def test_in_relay_a_short_rest_gets_no_needle_and_steep_ones_do_not_follow(flat: NeedleSkin) -> None:
    def count(length: float, angle: float) -> int:
        paths = relay(flat, line_on_sheet(length), SCALP, share=0.0, is_backward=False, angle_deg=angle, length_mm=30.0)
        return len(paths)

    assert count(40.0, 20.0) == 1
    assert count(50.0, 20.0) == 2
    assert count(80.0, 45.0) == 1
    assert count(80.0, 3.0) == 1


def _ball() -> NeedleSkin:
    import trimesh

    from viewer.geometry.head import HeadMesh

    ball = trimesh.creation.icosphere(subdivisions=5, radius=SPHERE_MM)
    return NeedleSkin(HeadMesh(ball.vertices, ball.faces.astype(np.int32), (ball.vertices / SPHERE_MM).astype("f4")))


BALL = _ball()


def nape_only(level_mm: float) -> ScalpLayers:
    """Bone everywhere above a level on the back half of the ball; below it none, and nothing to lie flat in."""
    bare = Layers((1.5, 4.5, 12.0, 52.0), loose=None, bone=None)
    return ScalpLayers({**SCALP.layers, "nape": bare}, {"inion": np.array([0.0, -SPHERE_MM, level_mm])})


BACK = np.array([0.0, -1.0, 0.0])


@pytest.mark.parametrize("angle", [15, 45, 90])
def test_below_the_bump_nothing_stops_it(angle: int) -> None:
    path = needle_path(BALL, SPHERE_MM * BACK, -UP, nape_only(20.0), angle_deg=angle, length_mm=30.0)
    assert path.entry_place == path.tip_place == "nape"
    assert path.ending == "length"
    assert path.drop is None
    assert path.length_mm == pytest.approx(30.0, abs=0.05)
    assert path.tip_depth_mm > 30.0 * np.sin(np.radians(angle)) * 0.8


def test_the_end_of_its_zone_ends_it_there_and_nowhere_else() -> None:
    turn = np.linspace(0.0, 12.0 / SPHERE_MM, 25)[:, None]
    line = SPHERE_MM * (np.cos(turn) * BACK - np.sin(turn) * UP)
    ways = {"angle_deg": 20.0, "length_mm": 30.0, "ahead_mm": line}
    below = needle_path(BALL, line[0], -UP, nape_only(20.0), **ways)
    assert below.ending == "zone"
    assert below.length_mm == pytest.approx(12.0, abs=0.6)
    above = needle_path(BALL, line[0], -UP, nape_only(-80.0), **ways)
    assert above.ending == "length"
    assert above.past_zone_mm == pytest.approx(30.0 - 13.0, abs=1.5)
    # A zone that ends above the bump ends a needle that would come below it.
    into = needle_path(BALL, line[0], -UP, nape_only(-18.0), **ways)
    assert into.ending == "zone"
    assert not into.is_over_nape


def test_what_lies_ahead_on_a_line() -> None:
    line = line_on_sheet(80.0)
    np.testing.assert_allclose(ahead_on(line, 0.25)[[0, -1]], [[30.0, 50.0, 0.0], [90.0, 50.0, 0.0]])
    np.testing.assert_allclose(ahead_on(line, 0.25, is_backward=True)[[0, -1]], [[30.0, 50.0, 0.0], [10.0, 50.0, 0.0]])
    assert ahead_on(line, 1.0).shape == (1, 3)
