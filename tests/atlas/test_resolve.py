"""The shipped zones on the shipped head, against what the texts say and what was found on other heads."""

from dataclasses import replace

import numpy as np
import pytest
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.atlas.atlas import Atlas
from viewer.atlas.choices import Choices
from viewer.atlas.placed import PlacedZone
from viewer.atlas.resolve import resolve
from viewer.domain.catalog import Catalog
from viewer.domain.curve_steps import Parallel
from viewer.geometry.curve import Curve
from viewer.geometry.geodesic import geodesic
from viewer.geometry.head import Head, HeadMesh, Landmark, Points
from viewer.geometry.landmarks import Measures
from viewer.geometry.measured_head import MeasuredHead, measure_head
from viewer.geometry.surface import closest_weights

PAIRED = ("motor", "sensory", "speech-1", "speech-2", "speech-3", "vertigo-auditory")


@pytest.fixture(scope="module")
def measured(adult: Head) -> MeasuredHead:
    return measure_head(adult)


def zone(atlas: Atlas, name: str, side: str = "right") -> PlacedZone:
    return next(placed for placed in atlas.zones if placed.zone == f"jiao.{name}" and placed.side == side)


def points(atlas: Atlas, name: str, side: str = "right") -> Points:
    return zone(atlas, name, side).lines[0].points_mm


def step(atlas: Atlas, name: str, step_id: str) -> Points:
    return next(placed for placed in zone(atlas, name).steps if placed.step == step_id).points_mm


def test_every_zone_is_placed_on_both_sides_without_problems(atlas: Atlas, jiao: Catalog) -> None:
    assert atlas.problems == ()
    placed = [(placed.zone, placed.side) for placed in atlas.zones]
    assert {(f"jiao.{name}", side) for name in PAIRED for side in ("left", "right")} <= set(placed)
    assert list(dict.fromkeys(zone_id for zone_id, _ in placed)) == list(jiao.zones)


def test_every_point_lies_on_the_skin_with_a_normal_outwards(atlas: Atlas, measured: MeasuredHead) -> None:
    corners = measured.surface.vertices_mm[measured.surface.faces]
    for placed in atlas.zones:
        for line in placed.lines:
            for point, normal in zip(line.points_mm[::40], line.normals[::40], strict=True):
                near = corners[np.linalg.norm(corners[:, 0] - point, axis=1) < 15.0]
                weights = closest_weights(np.broadcast_to(point, (len(near), 3)), near)
                gap = np.linalg.norm(np.einsum("nc,ncx->nx", weights, near) - point, axis=1).min()
                assert gap < 0.05, placed.zone
                assert np.linalg.norm(normal) == pytest.approx(1.0)
                # Away from the middle of the head.
                assert normal @ (point - [0.0, 0.0, 30.0]) > 0.0, placed.zone


def test_points_come_about_every_millimetre(atlas: Atlas) -> None:
    for placed in atlas.zones:
        for line in placed.lines:
            assert np.linalg.norm(np.diff(line.points_mm, axis=0), axis=1) == pytest.approx(1.0, abs=0.1), placed.zone


def test_left_mirrors_right(atlas: Atlas) -> None:
    for right in atlas.zones:
        if right.side == "right":
            left = next(other for other in atlas.zones if (other.zone, other.side) == (right.zone, "left"))
            assert left.length_mm == pytest.approx(right.length_mm, abs=0.1)
            for one, other in zip(right.lines, left.lines, strict=True):
                assert np.linalg.norm(one.points_mm * [-1, 1, 1] - other.points_mm, axis=1).max() < 0.1, right.zone


def test_over_the_skin_is_never_shorter_than_straight(atlas: Atlas, jiao: Catalog) -> None:
    for placed in atlas.zones:
        line = placed.lines[0].points_mm
        assert placed.length_mm >= np.linalg.norm(line[-1] - line[0])
        # What a parallel measures is how far it is from the other line.
        parallels = {rule.id for rule in jiao.zones[placed.zone].steps if isinstance(rule, Parallel)}
        for made in placed.steps:
            if made.kind == "curve" and made.measure_mm is not None and made.step not in parallels:
                assert made.measure_mm >= np.linalg.norm(made.points_mm[-1] - made.points_mm[0]) - 1e-6


@pytest.mark.parametrize("name", ["motor", "sensory"])
def test_fifths_are_fifths(atlas: Atlas, name: str) -> None:
    placed = zone(atlas, name)
    assert [(part.start, part.end) for part in placed.parts] == [(0.0, 0.2), (0.2, 0.6), (0.6, 1.0)]
    assert [part.length_mm / placed.length_mm for part in placed.parts] == pytest.approx([0.2, 0.4, 0.4], abs=1e-12)
    assert sum(part.length_mm for part in placed.parts) == pytest.approx(placed.length_mm)


@pytest.mark.parametrize(("name", "length_mm"), [("vertigo-auditory", 40.0), ("speech-3", 40.0), ("speech-2", 30.0)])
def test_lengths_in_the_texts_are_lengths_over_the_skin(atlas: Atlas, name: str, length_mm: float) -> None:
    assert zone(atlas, name).length_mm == pytest.approx(length_mm, abs=0.01)
    assert Curve.of(points(atlas, name)).length_mm == pytest.approx(length_mm, abs=0.1)


def test_the_midpoint_is_the_middle_of_the_tape(atlas: Atlas, measured: MeasuredHead) -> None:
    curve = measured.midline.curve
    arc = [
        curve.locate(place)[0]
        for place in (measured.place("glabella"), step(atlas, "motor", "midpoint")[0], measured.place("inion_lower"))
    ]
    assert arc[1] - arc[0] == pytest.approx(arc[2] - arc[1], abs=1e-6)
    assert curve.locate(step(atlas, "motor", "top")[0])[0] - arc[1] == pytest.approx(5.0, abs=1e-6)


def test_the_motor_line_lies_where_trial_constructions_found_it(atlas: Atlas, measured: MeasuredHead) -> None:
    motor = zone(atlas, "motor")
    assert 150.0 <= motor.length_mm <= 160.0
    line = Curve.of(motor.lines[0].points_mm)
    # The angle with the midline, on the front side; the classical Rolandic angle is near.
    ahead = line.tangents_at(np.array([0.0]), 40.0)[0]
    arc = measured.midline.curve.locate(line.start_mm)[0]
    forward = -measured.midline.curve.tangents_at(np.array([arc]), 16.0)[0]
    assert 58.0 <= np.degrees(np.arccos(ahead @ forward)) <= 70.0
    # Between Cz (50 %) and CPz (60 % of the arc from nasion to inion).
    assert 0.50 < arc / measured.midline.inion_arc_mm < 0.60
    # Lower end: in front of the ear apex, at about its height.
    apex, low = measured.place("ear_apex_right"), line.end_mm
    assert 48.0 <= low[1] - apex[1] <= 55.0
    assert -3.0 <= low[2] - apex[2] <= 9.0


def test_the_lower_motor_point_is_half_a_centimetre_before_the_cheekbone(atlas: Atlas, measured: MeasuredHead) -> None:
    above, low = (step(atlas, "motor", name)[0] for name in ("above-cheekbone", "temple-point"))
    assert above[1] == pytest.approx(measured.place("zygomatic_arch_right")[1], abs=1e-6)
    assert low[1] > above[1]
    assert np.linalg.norm(low - above) == pytest.approx(5.0, abs=0.05)


def test_the_sensory_line_keeps_its_distance(atlas: Atlas, measured: MeasuredHead) -> None:
    motor, sensory = Curve.of(points(atlas, "motor")), points(atlas, "sensory")
    beside = [place for place in sensory[::12] if 1.0 < motor.locate(place)[0] < motor.length_mm - 1.0]
    assert len(beside) > 8
    for place in beside:
        foot = motor.point_at(motor.locate(place)[0])
        assert geodesic(measured.surface, foot, place).length_mm == pytest.approx(15.0, abs=0.5)
        assert place[1] < foot[1]


def test_the_sensory_line_runs_from_the_midline_to_the_eyebrow_occiput_line(
    atlas: Atlas, measured: MeasuredHead
) -> None:
    sensory = points(atlas, "sensory")
    assert sensory[0][0] == pytest.approx(0.0, abs=0.05)
    curve = measured.midline.curve
    behind = curve.locate(sensory[0])[0] - curve.locate(step(atlas, "motor", "midpoint")[0])[0]
    assert behind == pytest.approx(22.0, abs=1.5)
    assert Curve.of(step(atlas, "sensory", "eyebrow-occiput-line")).locate(sensory[-1])[1] < 0.1


def test_speech_1_is_the_lower_two_fifths_of_the_motor_line(atlas: Atlas) -> None:
    motor, speech = zone(atlas, "motor"), zone(atlas, "speech-1")
    assert speech.length_mm == pytest.approx(0.4 * motor.length_mm)
    line = Curve.of(motor.lines[0].points_mm)
    assert max(line.locate(place)[1] for place in speech.lines[0].points_mm) < 0.02
    assert speech.lines[0].points_mm[-1] == pytest.approx(motor.lines[0].points_mm[-1], abs=1e-6)


def test_the_hearing_line_is_level_above_the_ear_and_speech_3_shares_half_of_it(
    atlas: Atlas, measured: MeasuredHead
) -> None:
    hearing, speech = points(atlas, "vertigo-auditory"), points(atlas, "speech-3")
    apex = measured.place("ear_apex_right")
    assert hearing[:, 2] == pytest.approx(apex[2] + 15.0, abs=1e-3)
    assert speech[:, 2] == pytest.approx(apex[2] + 15.0, abs=1e-3)
    assert hearing[0][1] > hearing[-1][1]
    assert speech[0][1] == pytest.approx(apex[1], abs=1e-3)
    assert max(Curve.of(speech).locate(place)[1] for place in hearing[20:]) < 0.02


def test_speech_2_starts_behind_and_below_the_tubercle_and_runs_down(atlas: Atlas, measured: MeasuredHead) -> None:
    line, tubercle = points(atlas, "speech-2"), measured.place("parietal_tubercle_right")
    assert geodesic(measured.surface, tubercle, line[0]).length_mm == pytest.approx(20.0, abs=0.1)
    assert line[0][1] < tubercle[1]
    assert line[0][2] < tubercle[2]
    assert line[-1][2] < line[0][2] - 20.0
    # Parallel to the midline: in one plane parallel to the mid-plane.
    assert np.ptp(line[:, 0]) < 0.05


def test_steps_tell_how_a_zone_came_about(atlas: Atlas) -> None:
    made = {placed.step: placed for placed in zone(atlas, "motor").steps}
    assert list(made) == ["midpoint", "top", "eyebrow-occiput-line", "above-cheekbone", "temple-point", "line"]
    assert made["top"].kind == "point"
    assert made["top"].points_mm.shape == (1, 3)
    assert made["top"].measure_mm == pytest.approx(5.0)
    assert made["line"].kind == "curve"
    assert made["line"].measure_mm == pytest.approx(zone(atlas, "motor").length_mm)
    assert made["eyebrow-occiput-line"].measure_mm is None
    # Another zone counts as one step.
    assert [placed.step for placed in zone(atlas, "speech-1").steps] == ["jiao.motor", "line"]


def test_landmarks_found_by_rule_are_told(atlas: Atlas, adult: Head) -> None:
    assert set(adult.landmarks) < set(atlas.landmarks_mm)
    assert atlas.landmarks_mm["hairline"].shape == (3,)


def test_coarser_meshes_give_the_same_zones(atlas: Atlas, jiao: Catalog, adult: Head) -> None:
    # 16,000 vertices, and 5,000, whose chords cut the bends of the longest lines short.
    for level, length_mm, gap_mm in zip(adult.levels[1:], (0.15, 0.6), (0.05, 0.2), strict=True):
        coarse = resolve(jiao, replace(adult, levels=(level,)))
        assert coarse.problems == ()
        for fine, rough in zip(atlas.zones, coarse.zones, strict=True):
            assert rough.length_mm == pytest.approx(fine.length_mm, abs=length_mm), fine.zone
            line = Curve.of(fine.lines[0].points_mm)
            gaps = [line.locate(place)[1] for place in rough.lines[0].points_mm[::5]]
            assert np.mean(gaps) < gap_mm, fine.zone


def test_lengths_in_centimetres_can_be_scaled_to_a_smaller_head(jiao: Catalog, adult: Head) -> None:
    small = resolve(jiao, adult, choices=Choices(measures=Measures(scale=0.8)))
    assert zone(small, "speech-3").length_mm == pytest.approx(32.0, abs=0.01)
    assert 0.0 < np.linalg.norm(points(small, "motor")[0] - points(resolve(jiao, adult), "motor")[0]) < 5.0


def test_progress_is_told_zone_by_zone(jiao: Catalog, adult: Head) -> None:
    told: list[tuple[int, int]] = []
    resolve(jiao, adult, lambda done, of: told.append((done, of)))
    count = len(jiao.zones)
    assert told[:count] == [(done, count) for done in range(1, count + 1)]
    assert set(told[count:]) == {(count, count)}, "while rivals are built, all zones are done"


def test_work_on_rivals_can_be_stopped(jiao: Catalog, adult: Head) -> None:
    early: list[Atlas] = []

    def stop(_done: int, _of: int) -> None:
        if early:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        resolve(jiao, adult, stop, early=early.append)
    assert early[0].zones
    assert early[0].rivals == ()


@settings(max_examples=8)
@given(st.lists(st.floats(-3.0, 3.0), min_size=30, max_size=30))
def test_landmarks_a_little_off_move_the_zones_a_little(
    atlas: Atlas, jiao: Catalog, adult: Head, offsets: list[float]
) -> None:
    names = ("nasion", "glabella", "inion", "brow_right", "ear_apex_right", "zygomatic_arch_right", "pupil_right")
    moved = dict(adult.landmarks)
    for number, name in enumerate(names):
        dx, dy, dz = offsets[3 * number : 3 * number + 3]
        x, y, z = moved[name].position_mm
        # The midline marks stay in the middle: what is off there turns the whole head.
        place = (x if x == 0.0 else x + dx, y + dy, z + dz)
        moved[name] = replace(moved[name], position_mm=place)
    other = resolve(jiao, replace(adult, landmarks=moved, levels=adult.levels[-1:]))
    assert other.problems == ()
    for before, after in zip(atlas.zones, other.zones, strict=True):
        line = Curve.of(before.lines[0].points_mm)
        assert max(line.locate(place)[1] for place in after.lines[0].points_mm) < 15.0, before.zone


def test_on_a_head_that_is_only_an_egg_everything_is_built_and_mirrors(jiao: Catalog) -> None:
    ball = trimesh.creation.icosphere(subdivisions=6)
    size = np.array([77.0, 99.0, 131.0])
    normals = ball.vertices / size
    mesh = HeadMesh(ball.vertices * size, ball.faces.astype(np.int32), normals.astype(np.float32))
    directions = {"nasion": (0, 1, 0.26), "inion": (0, -1, 0.06), "rpa": (1, 0, 0), "lpa": (-1, 0, 0)}
    marks = {
        name: Landmark(name, tuple(np.array(way) / np.linalg.norm(np.array(way) / size)), "", "")
        for name, way in directions.items()
    }
    egg = resolve(jiao, Head("egg", "Egg", "", "", (mesh,), marks, "egg"))
    assert egg.problems == ()
    for right in egg.zones:
        assert np.abs(right.lines[0].points_mm[:, 0]).max() < 77.1
        if right.side == "right":
            left = points(egg, right.zone.removeprefix("jiao."), "left")
            assert np.linalg.norm(left * [-1, 1, 1] - right.lines[0].points_mm, axis=1).max() < 0.5, right.zone


def test_whose_head_it_is_is_known_where_nothing_can_be_laid_on_it(jiao: Catalog, adult: Head) -> None:
    """Else an infant's head whose landmarks are wrong would be told of as an adult's."""
    off = replace(adult.landmarks["inion"], position_mm=(0.0, 0.0, 60.0))
    lost = replace(adult, landmarks={**adult.landmarks, "inion": off}, person="infant")
    atlas = resolve(jiao, lost)
    assert (atlas.zones, atlas.person) == ((), "infant")
