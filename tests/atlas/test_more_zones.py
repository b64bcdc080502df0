"""The rest of Jiao's zones, the WHO lines and later additions, against what was found on five heads."""

from dataclasses import replace

import numpy as np
import pytest

from tests.zones_alone import zones_alone
from viewer.atlas.atlas import Atlas
from viewer.atlas.cached import atlas_for
from viewer.atlas.choices import Choices
from viewer.atlas.placed import PlacedZone
from viewer.atlas.resolve import resolve
from viewer.atlas.rivals import Rivals
from viewer.data.head_file import load_head
from viewer.data.paths import assets_folder, cache_folder
from viewer.domain.catalog import Catalog
from viewer.domain.step import StepBase
from viewer.domain.variant import key_of
from viewer.errors import said_once
from viewer.geometry.curve import Curve
from viewer.geometry.geodesic import geodesic
from viewer.geometry.head import Head
from viewer.geometry.measured_head import MeasuredHead, measure_head

HEADS = assets_folder() / "meshes"


@pytest.fixture(scope="module")
def adult() -> Head:
    return load_head(HEADS / "adult-man")


@pytest.fixture(scope="module")
def atlas(catalog: Catalog, adult: Head) -> Atlas:
    return atlas_for(catalog, adult, cache_folder())


@pytest.fixture(scope="module")
def measured(adult: Head) -> MeasuredHead:
    return measure_head(adult)


def zone(atlas: Atlas, name: str, side: str = "right") -> PlacedZone:
    return next(z for z in atlas.zones if z.zone == name and z.side in (side, "midline"))


def curve(atlas: Atlas, name: str, line: int = 0) -> Curve:
    return Curve.of(zone(atlas, name).lines[line].points_mm)


def test_all_come_out_on_every_shipped_head(atlas: Atlas, catalog: Catalog) -> None:
    # J1-J18: 17 paired and J18; MS1-MS14: 11 paired and 3 on the midline; later additions: 6 paired, 2 on the midline.
    # Of the targets each peak lies on one side; two marks lie on the midline, and a strip on the left.
    counts = {"jiao": 35, "who": 25, "later": 14, "jin": 10, "ynsa": 45, "zhu": 2, "target": 26, "fang": 2, "tang": 2}
    for school, count in {**counts, "lin": 2}.items():
        assert sum(z.zone.startswith(f"{school}.") for z in atlas.zones) == count, school
    assert {z.zone for z in atlas.zones if z.side == "midline"} == {
        "jiao.naso-pharynx",
        "who.ms5",
        "who.ms12",
        "who.ms1",
        "later.crown",
        "later.calming",
        "ynsa.basal-ganglia",
        "zhu.head-face",
        "zhu.upper-jiao",
        "target.mpfc",
        "target.precuneus",
    }
    for name in ("adult-man", "adult-woman", "child-8"):
        other = atlas_for(catalog, load_head(HEADS / name), cache_folder())
        assert other.problems == ()
        assert len(other.zones) == len(atlas.zones)


def test_left_mirrors_right(atlas: Atlas, catalog: Catalog) -> None:
    for right in atlas.zones:
        if right.side == "right" and catalog.zones[right.zone].only is None:
            left = zone(atlas, right.zone, "left")
            for one, two in zip(right.lines, left.lines, strict=True):
                assert np.linalg.norm(one.points_mm * [-1, 1, 1] - two.points_mm, axis=1).max() < 0.1, right.zone


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("jiao.foot-motor-sensory", 30, 30),
        ("jiao.optic", 40, 40),
        ("jiao.balance", 40, 40),
        ("jiao.stomach", 20, 20),
        ("jiao.liver-gallbladder", 20, 20),
        ("jiao.thoracic", 40, 40),
        ("jiao.reproductive", 20, 20),
        ("jiao.intestine", 20, 20),
        ("jiao.naso-pharynx", 40, 40),
        ("jiao.praxis", 90, 90),
        ("jiao.chorea-tremor", 122, 135),
        ("jiao.vasomotor", 95, 110),
        ("who.ms1", 17, 25),
        ("who.ms2", 17, 25),
        ("who.ms3", 17, 24),
        ("who.ms4", 17, 18.5),
        ("who.ms5", 42, 44),
        ("who.ms6", 133, 142),
        ("who.ms7", 145, 155),
        ("who.ms8", 38, 44),
        ("who.ms9", 37, 44),
        ("who.ms10", 33, 40),
        ("who.ms11", 27, 35),
        ("who.ms12", 42, 44),
        ("who.ms13", 41, 44),
        ("who.ms14", 54, 58),
        ("later.calming", 20, 20),
        ("later.crown", 112, 115),
        ("later.crown-side", 78, 86),
        ("later.epilepsy", 40, 40),
        ("later.lumbar", 40, 40),
        ("later.psycho-affective", 40, 40),
        ("later.pyramidal", 30, 30),
        ("later.mania-control", 55, 80),
    ],
)
def test_lengths(atlas: Atlas, name: str, low: float, high: float) -> None:
    assert low - 0.05 <= zone(atlas, name).length_mm <= high + 0.05


def test_the_parallels_in_front_keep_their_distance_and_begin_where_they_should(
    atlas: Atlas, measured: MeasuredHead
) -> None:
    motor = curve(atlas, "jiao.motor")
    midpoint = next(s for s in zone(atlas, "jiao.motor").steps if s.step == "midpoint").points_mm[0]
    for name, distance, front in (("jiao.chorea-tremor", 15.0, 12.0), ("jiao.vasomotor", 30.0, 29.0)):
        line = curve(atlas, name)
        for place in line.points_mm[::15]:
            arc, _ = motor.locate(place)
            if 1.0 < arc < motor.length_mm - 1.0:
                gap = geodesic(measured.surface, motor.point_at(arc), place).length_mm
                assert gap == pytest.approx(distance, abs=0.5)
        on_midline = measured.midline.curve
        assert on_midline.locate(midpoint)[0] - on_midline.locate(line.start_mm)[0] == pytest.approx(front, abs=2.0)


def test_the_blood_vessel_line_ends_at_the_reproductive_line(atlas: Atlas) -> None:
    corner = curve(atlas, "jiao.reproductive")
    assert min(corner.locate(p)[1] for p in curve(atlas, "jiao.vasomotor").points_mm) < 3.5


def test_speech_2_starts_beside_the_rear_praxis_line(atlas: Atlas) -> None:
    gap = curve(atlas, "jiao.praxis", 2).locate(curve(atlas, "jiao.speech-2").start_mm)[1]
    # 10 degrees apart at 20 mm.
    assert gap == pytest.approx(20.0 * np.sin(np.radians(10.0)), abs=0.3)


def test_ms6_starts_near_the_top_of_the_motor_line(atlas: Atlas) -> None:
    assert np.linalg.norm(curve(atlas, "who.ms6").start_mm - curve(atlas, "jiao.motor").start_mm) < 6.0


def test_gb6_lies_before_and_above_the_ear(atlas: Atlas, measured: MeasuredHead) -> None:
    low, ear = curve(atlas, "who.ms6").end_mm, measured.place("te20_right")
    assert 33.0 <= low[1] - ear[1] <= 38.0
    assert 6.0 <= low[2] - ear[2] <= 12.0


def test_the_mania_area_slants_as_the_page_says(atlas: Atlas) -> None:
    line = curve(atlas, "later.mania-control")
    way = line.end_mm - line.start_mm
    assert np.degrees(np.arctan2(abs(way[0]), -way[2])) == pytest.approx(35.0, abs=5.0)


def test_gv20_by_cun_and_by_ears(atlas: Atlas, catalog: Catalog, adult: Head, measured: MeasuredHead) -> None:
    by_ears = zones_alone(catalog, adult, Choices(frozenset({"who/gv20-by-ears"})))
    share = [
        measured.midline.curve.locate(curve(made, "who.ms7").start_mm)[0] / measured.midline.inion_arc_mm
        for made in (atlas, by_ears)
    ]
    assert 0.59 <= share[0] <= 0.625
    assert 0.46 <= share[1] <= 0.51


def test_variants(atlas: Atlas, catalog: Catalog, adult: Head) -> None:
    chosen = frozenset(
        {"jiao.foot-motor-sensory/hao-4cm", "jiao.chorea-tremor/hao-4cm", "jiao.reproductive/equidistant",
         "jiao.intestine/equidistant", "who.ms6/gv21", "who.ms8/bl7"}
    )  # fmt: skip
    other = resolve(catalog, adult, choices=Choices(chosen))
    assert other.problems == ()
    assert zone(other, "jiao.foot-motor-sensory").length_mm == pytest.approx(40.0)
    assert zone(other, "jiao.chorea-tremor").length_mm == pytest.approx(40.0)
    assert curve(other, "jiao.reproductive").start_mm[0] < curve(atlas, "jiao.reproductive").start_mm[0] - 8.0
    assert curve(other, "who.ms6").start_mm[1] == pytest.approx(curve(atlas, "who.ms6").start_mm[1] + 14.2, abs=1.5)
    # What is chosen exists: each name is a zone and a variant of one of its steps.
    for name in chosen:
        zone_id, _, variant = name.partition("/")
        assert variant in {step.variant for step in catalog.zones[zone_id].steps}


def test_every_variant_can_be_built(catalog: Catalog, adult: Head) -> None:
    others = Rivals(catalog, adult)
    for owner in (*catalog.zones.values(), *catalog.schools.values()):
        zones = [owner.id] if owner.id in catalog.zones else [z for z in catalog.zones if z.startswith(f"{owner.id}.")]
        for variant in owner.variants:
            for zone_id in zones:
                assert others.place(zone_id, key_of(owner.id, variant)), (zone_id, variant.id)


def test_every_acupoint_comes_out_on_the_skin(atlas: Atlas, catalog: Catalog, measured: MeasuredHead) -> None:
    marked = [step.id for step in catalog.schools["who"].steps if step.is_point]
    assert len(marked) == 41
    assert {point.point for point in atlas.points} == {f"who/{name}" for name in marked}
    on_midline = {"gv24-plus", *(f"gv{number}" for number in range(15, 25)), "sishencong-front", "sishencong-back"}
    for point in atlas.points:
        assert (point.side == "midline") == (point.point.removeprefix("who/") in on_midline), point.point
        gap = np.linalg.norm(measured.surface.closest(point.position_mm[None])[0][0] - point.position_mm)
        assert gap < 0.05, point.point


def test_points_lie_as_the_standard_says_beside_each_other(atlas: Atlas, measured: MeasuredHead) -> None:
    place = {point.point.removeprefix("who/"): point.position_mm for point in atlas.points if point.side != "left"}
    arc = {name: measured.midline.curve.locate(where)[0] for name, where in place.items()}
    # GV21 mid-way between GV22 and GV20; GV15 half a cun below GV16.
    assert arc["gv21"] == pytest.approx((arc["gv22"] + arc["gv20"]) / 2, abs=0.01)
    assert arc["gv15"] - arc["gv16"] == pytest.approx(measured.cun.sagittal_mm / 2, abs=0.01)
    # GB15 above the pupil and mid-way between GV24 and ST8.
    assert place["gb15"][0] == pytest.approx(measured.place("pupil_right")[0], abs=1.5)
    halves = [geodesic(measured.surface, place["gb15"], place[name]).length_mm for name in ("gv24", "st8")]
    assert halves[0] == pytest.approx(halves[1], abs=1.0)
    # GB14 one cun of the forehead above the eyebrow; GB8 straight above the ear apex.
    brow = measured.place("brow_right")
    assert geodesic(measured.surface, brow, place["gb14"]).length_mm == pytest.approx(measured.cun.forehead_mm, abs=0.1)
    assert place["gb8"][1] == pytest.approx(measured.place("ear_apex_right")[1], abs=1e-6)


def test_only_points_are_marked_as_points(catalog: Catalog) -> None:
    steps: list[StepBase] = [step for zone in catalog.zones.values() for step in zone.steps]
    assert not any(step.is_point for step in steps)


def test_a_point_that_cannot_be_built_is_a_warning(catalog: Catalog, adult: Head) -> None:
    without = replace(adult, landmarks={n: m for n, m in adult.landmarks.items() if not n.startswith("mastoid")})
    made = resolve(catalog, without)
    lost = {problem.file for problem in made.problems if problem.severity == "error"}
    assert {"zones/ynsa/f.toml", "zones/ynsa/g-rear.toml"} <= lost, "what is measured from it is left out"
    assert all(file.startswith(("zones/ynsa/", "zones/target/")) for file in lost)
    assert {"who/gb12", "who/gb10", "who/gb11"}.isdisjoint({point.point for point in made.points})
    assert len(made.points) == 69 - 6
    (told,) = said_once(made.problems)
    assert told.file.split(", ") == list(dict.fromkeys(problem.file for problem in made.problems))
    assert (told.severity, told.message) == ("error", "this head has no mastoid: it is not given, and no rule finds it")
