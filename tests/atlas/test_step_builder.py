"""Each kind of step on the shipped head, measured again by other means."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest

from viewer.atlas.choices import Choices
from viewer.atlas.placed import PlacedZone
from viewer.atlas.resolve import resolve
from viewer.domain.catalog import Catalog
from viewer.geometry.curve import Curve
from viewer.geometry.geodesic import geodesic
from viewer.geometry.head import Head, Points
from viewer.geometry.landmarks import Measures
from viewer.geometry.measured_head import MeasuredHead, measure_head

Build = Callable[..., PlacedZone]
Rule = Mapping[str, Any]

CROWN: Rule = {"op": "tape", "id": "crown", "through": ["vertex", "te20"]}


@pytest.fixture(scope="module")
def measured(adult: Head) -> MeasuredHead:
    return measure_head(adult)


@pytest.fixture
def build(catalog_of: Callable[..., Catalog], adult: Head) -> Build:
    """Build a rule on the right; a line is added where it ends in a point."""

    def on_head(*steps: Rule, measures: Measures | None = None) -> PlacedZone:
        line = {"op": "tape", "id": "end-of-zone", "through": ["nasion", "glabella"]}
        atlas = resolve(catalog_of({"zone": [*steps, line]}), adult, choices=Choices(measures=measures or Measures()))
        assert atlas.problems == ()
        return next(placed for placed in atlas.zones if placed.side != "left")

    return on_head


def made(zone: PlacedZone, step: str) -> Points:
    return next(placed.points_mm for placed in zone.steps if placed.step == step)


def measure(zone: PlacedZone, step: str) -> float | None:
    return next(placed.measure_mm for placed in zone.steps if placed.step == step)


def test_along_in_mm_and_in_cun(build: Build, measured: MeasuredHead) -> None:
    zone = build(
        {"op": "along", "id": "behind", "curve": "midline", "start": "vertex", "distance_mm": 30.0},
        {"op": "along", "id": "before", "curve": "midline", "start": "vertex", "distance_cun": -2.0, "cun": "forehead"},
    )
    vertex = measured.midline.curve.locate(measured.place("vertex"))[0]
    arc = {name: measured.midline.curve.locate(made(zone, name)[0])[0] for name in ("behind", "before")}
    assert arc["behind"] - vertex == pytest.approx(30.0, abs=1e-6)
    assert vertex - arc["before"] == pytest.approx(2.0 * measured.cun.forehead_mm, abs=1e-6)
    assert measure(zone, "before") == pytest.approx(2.0 * measured.cun.forehead_mm)


def test_fraction_of_a_curve_and_of_a_stretch_of_it(build: Build, measured: MeasuredHead) -> None:
    zone = build(
        CROWN,
        {"op": "fraction", "id": "third", "curve": "crown", "fraction": 1 / 3},
        {"op": "fraction", "id": "half", "curve": "midline", "start": "nasion", "end": "inion", "fraction": 0.5},
    )
    length = measure(zone, "crown") or 0.0
    gap = geodesic(measured.surface, measured.place("vertex"), made(zone, "third")[0]).length_mm
    assert gap == pytest.approx(length / 3, abs=0.05)
    assert measure(zone, "half") == pytest.approx(measured.midline.inion_arc_mm / 2, abs=0.01)


@pytest.mark.parametrize(
    ("s_cun", "l_cun", "cun"), [(0.5, 4.5, "lateral"), (-0.5, 2.25, "lateral"), (9.5, 1.3, "occipital")]
)
def test_a_place_in_cun(build: Build, measured: MeasuredHead, s_cun: float, l_cun: float, cun: str) -> None:
    zone = build({"op": "scalp_point", "id": "place", "s_cun": s_cun, "l_cun": l_cun, "cun": cun})
    place = made(zone, "place")[0]
    expected_mm = l_cun * (measured.cun.lateral_mm if cun == "lateral" else measured.cun.occipital_mm)
    assert measure(zone, "place") == pytest.approx(expected_mm)
    foot = measured.midline.curve.point_at(measured.cun.arc_mm(s_cun))
    # At right angles to the midline the shortest way is at most a little shorter than the cut.
    assert geodesic(measured.surface, foot, place).length_mm == pytest.approx(expected_mm, abs=0.5)
    assert place[0] > 0.0


def test_a_line_in_cun_keeps_its_distance_from_the_midline(build: Build, measured: MeasuredHead) -> None:
    zone = build({"op": "scalp_line", "id": "line", "s_from_cun": 2.5, "s_to_cun": 4.0, "l_cun": 2.25})
    ends = build(
        {"op": "scalp_point", "id": "first", "s_cun": 2.5, "l_cun": 2.25},
        {"op": "scalp_point", "id": "last", "s_cun": 4.0, "l_cun": 2.25},
    )
    line = made(zone, "line")
    assert line[0] == pytest.approx(made(ends, "first")[0], abs=1e-6)
    assert line[-1] == pytest.approx(made(ends, "last")[0], abs=1e-6)
    for place in line[::10]:
        foot = measured.midline.curve.point_at(measured.midline.curve.locate(place)[0])
        gap = geodesic(measured.surface, foot, place)
        assert gap.length_mm == pytest.approx(2.25 * measured.cun.lateral_mm, abs=0.5)


def test_a_ray_counts_up_and_forward_in_mm_or_cun(build: Build, measured: MeasuredHead) -> None:
    zone = build(
        {"op": "ray", "id": "mm", "level": "ear_apex", "up_mm": 15.0, "forward_mm": 19.0},
        {"op": "ray", "id": "cun", "level": "ear_apex", "up_cun": 2.0, "forward_cun": -0.5, "cun": "lateral"},
    )
    apex, cun_mm = measured.place("ear_apex_right"), measured.cun.lateral_mm
    assert made(zone, "mm")[0][1:] == pytest.approx(apex[1:] + np.array([19.0, 15.0]), abs=1e-6)
    assert made(zone, "cun")[0][1:] == pytest.approx(apex[1:] + cun_mm * np.array([-0.5, 2.0]), abs=1e-6)


def test_a_section_lies_in_its_plane_from_front_to_back(build: Build, measured: MeasuredHead) -> None:
    zone = build({"op": "section", "id": "cut", "through": ["brow_right", "brow_left", "inion"]})
    cut = made(zone, "cut")
    brow, inion = measured.place("brow_right"), measured.place("inion")
    normal = np.cross(brow - measured.place("brow_left"), inion - brow)
    assert np.abs((cut - inion) @ normal / np.linalg.norm(normal)).max() < 0.02
    assert cut[0][1] > 90.0
    assert cut[-1] == pytest.approx(inion, abs=0.05)
    assert cut[:, 0].min() > -1e-6


def test_where_curves_cross(build: Build) -> None:
    zone = build(
        CROWN,
        {
            "op": "walk",
            "id": "level",
            "start": "high",
            "plane": "horizontal",
            "toward": "back",
            "from_mm": -30.0,
            "to_mm": 60.0,
        },
        {"op": "ray", "id": "high", "level": "ear_apex", "up_mm": 50.0},
        {"op": "crossing", "id": "by-curve", "curve": "crown", "other": "level"},
        {"op": "crossing", "id": "by-plane", "curve": "crown", "plane": "horizontal", "at": "high"},
    )
    assert made(zone, "by-curve")[0] == pytest.approx(made(zone, "by-plane")[0], abs=0.05)


def test_a_tape_through_three_points_is_two_tapes(build: Build) -> None:
    zone = build(CROWN, {"op": "tape", "id": "bent", "through": ["vertex", "parietal_tubercle", "te20"]})
    assert (measure(zone, "bent") or 0.0) > (measure(zone, "crown") or 0.0) + 1.0
    legs = build(
        {"op": "tape", "id": "one", "through": ["vertex", "parietal_tubercle"]},
        {"op": "tape", "id": "two", "through": ["parietal_tubercle", "te20"]},
        {"op": "join", "id": "joined", "curves": ["one", "two"]},
    )
    assert measure(legs, "joined") == pytest.approx(measure(zone, "bent"))


def test_a_parallel_ends_at_the_first_limit_or_beside_the_end(build: Build, measured: MeasuredHead) -> None:
    level = {"op": "walk", "plane": "horizontal", "toward": "back", "from_mm": -40.0, "to_mm": 60.0}
    zone = build(
        CROWN,
        {"op": "ray", "id": "high", "level": "ear_apex", "up_mm": 60.0},
        {"op": "ray", "id": "low", "level": "ear_apex", "up_mm": 40.0},
        {**level, "id": "high-line", "start": "high"},
        {**level, "id": "low-line", "start": "low"},
        {
            "op": "parallel",
            "id": "cut",
            "curve": "crown",
            "distance_mm": 20.0,
            "toward": "forward",
            "until": ["low-line", "high-line"],
        },
        {"op": "parallel", "id": "own", "curve": "crown", "distance_mm": 20.0, "toward": "back", "begin": "own"},
    )
    cut, own = made(zone, "cut"), made(zone, "own")
    assert cut[0][0] == pytest.approx(0.0, abs=0.01)
    assert cut[-1][2] == pytest.approx(made(zone, "high")[0][2], abs=0.05)
    assert cut[len(cut) // 2][1] > own[len(own) // 2][1]
    for end, place in (("vertex", own[0]), ("te20_right", own[-1])):
        assert geodesic(measured.surface, measured.place(end), place).length_mm == pytest.approx(20.0, abs=0.2)


@pytest.mark.parametrize(("toward", "sign"), [("back", -1), ("forward", 1)])
def test_far_beside_an_oblique_line_a_parallel_still_begins_at_the_middle(build: Build, toward: str, sign: int) -> None:
    zone = build(
        {"op": "tape", "id": "oblique", "through": ["vertex", "zygomatic_arch"]},
        {"op": "parallel", "id": "far", "curve": "oblique", "distance_mm": 40.0, "toward": toward},
    )
    oblique, far = Curve.of(made(zone, "oblique")), made(zone, "far")
    assert far[0][0] == pytest.approx(0.0, abs=0.01)
    assert sign * (far[0][1] - oblique.start_mm[1]) > 40.0


@pytest.mark.parametrize(
    ("plane", "toward", "axis", "sign"),
    [
        ("sagittal", "up", 2, 1),
        ("sagittal", "down", 2, -1),
        ("horizontal", "forward", 1, 1),
        ("horizontal", "back", 1, -1),
        ("coronal", "up", 2, 1),
        ("coronal", "down", 2, -1),
    ],
)
def test_a_walk_keeps_to_its_plane_and_its_way(build: Build, plane: str, toward: str, axis: int, sign: int) -> None:
    zone = build(
        {"op": "landmark", "id": "high", "landmark": "parietal_tubercle"},
        {"op": "walk", "id": "line", "start": "high", "plane": plane, "toward": toward, "from_mm": -5.0, "to_mm": 20.0},
    )
    line = made(zone, "line")
    flat = {"sagittal": 0, "coronal": 1, "horizontal": 2}[plane]
    assert np.ptp(line[:, flat]) < 0.03
    assert measure(zone, "line") == pytest.approx(25.0)
    assert sign * (line[-1][axis] - line[0][axis]) > 5.0
    assert Curve.of(line).locate(made(zone, "high")[0])[0] == pytest.approx(5.0, abs=0.05)


def test_slanting_lines_spread_by_their_angle(build: Build, measured: MeasuredHead) -> None:
    slant = {"op": "slant", "start": "parietal_tubercle", "toward": "down", "to_mm": 30.0}
    zone = build(
        {**slant, "id": "down"},
        {**slant, "id": "front", "turned": "forward", "angle_deg": 40.0},
        {**slant, "id": "rear", "turned": "back", "angle_deg": 40.0},
    )
    start = measured.place("parietal_tubercle_right")
    ways = {name: Curve.of(made(zone, name)).point_at(2.0) - start for name in ("down", "front", "rear")}
    ways = {name: way / np.linalg.norm(way) for name, way in ways.items()}
    for name in ("front", "rear"):
        assert np.degrees(np.arccos(ways["down"] @ ways[name])) == pytest.approx(40.0, abs=0.5)
    assert np.degrees(np.arccos(ways["front"] @ ways["rear"])) == pytest.approx(80.0, abs=0.5)
    assert ways["front"][1] > ways["down"][1] > ways["rear"][1]


def test_stretches_by_fraction_by_point_and_backwards(build: Build) -> None:
    zone = build(
        CROWN,
        {"op": "fraction", "id": "quarter", "curve": "crown", "fraction": 0.25},
        {"op": "stretch", "id": "by-fraction", "curve": "crown", "from_fraction": 0.25, "to_fraction": 0.5},
        {"op": "stretch", "id": "by-point", "curve": "crown", "start": "quarter", "to_fraction": 0.5},
        {"op": "stretch", "id": "backwards", "curve": "crown", "from_fraction": 0.5, "end": "quarter"},
    )
    one, two, three = (made(zone, name) for name in ("by-fraction", "by-point", "backwards"))
    assert one == pytest.approx(two, abs=1e-6)
    assert three[::-1] == pytest.approx(one, abs=1e-6)
    assert measure(zone, "backwards") == pytest.approx((measure(zone, "crown") or 0.0) / 4)


def test_aside_is_at_right_angles_and_to_the_side_that_is_named(build: Build, measured: MeasuredHead) -> None:
    zone = build(
        CROWN,
        {"op": "aside", "id": "front", "curve": "crown", "fraction": 0.5, "distance_mm": 10.0, "toward": "forward"},
        {"op": "aside", "id": "back", "curve": "crown", "fraction": 0.5, "distance_mm": 10.0, "toward": "back"},
    )
    crown = Curve.of(made(zone, "crown"))
    for name in ("front", "back"):
        arc, gap = crown.locate(made(zone, name)[0])
        assert arc == pytest.approx(crown.length_mm / 2, abs=0.2)
        assert gap == pytest.approx(10.0, abs=0.05)
    assert made(zone, "front")[0][1] > made(zone, "back")[0][1] + 15.0


def test_with_gv20_from_the_ears_the_rear_half_is_stretched(build: Build, measured: MeasuredHead) -> None:
    rule = {"op": "scalp_point", "id": "gv20", "s_cun": 5.0}
    by_cun, by_ears = (
        made(build(rule, measures=Measures(is_vertex_by_ears=ears)), "gv20")[0] for ears in (False, True)
    )
    assert by_ears[1] == pytest.approx(measured.place("ear_apex_right")[1], abs=0.01)
    assert by_ears[1] - by_cun[1] > 30.0
