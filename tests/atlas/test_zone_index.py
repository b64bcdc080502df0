import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedLine, PlacedPart, PlacedZone
from viewer.domain.identity import PartId, ZoneId
from viewer.geometry.head import Points


def placed(name: str, points: list[tuple[float, float, float]], parts: tuple[PlacedPart, ...] = ()) -> PlacedZone:
    array = np.array(points, dtype=np.float64)
    length = float(np.linalg.norm(np.diff(array, axis=0), axis=1).sum())
    return PlacedZone(ZoneId(name), "right", (PlacedLine(array, np.ones_like(array)),), length, parts, ())


def atlas_of(*zones: PlacedZone) -> Atlas:
    return Atlas("head", {}, zones, ())


def brute_force(line: Points, point: Points) -> float:
    fine = np.vstack([np.linspace(one, two, 2001) for one, two in itertools.pairwise(line)])
    return float(np.linalg.norm(fine - point, axis=1).min())


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.floats(0.0, 1.0), st.floats(0.0, 0.4))
def test_a_point_on_a_line_is_found_in_its_zone(atlas: Atlas, which: int, share: float, aside: float) -> None:
    zone = atlas.zones[which % len(atlas.zones)]
    line = zone.lines[0]
    chord = min(int(share * (len(line.points_mm) - 1)), len(line.points_mm) - 2)
    point = (line.points_mm[chord] + line.points_mm[chord + 1]) / 2 + aside * line.normals[chord]
    hits = atlas.zones_at(point, 1.0)
    found = {(hit.zone, hit.side): hit for hit in hits}
    assert (zone.zone, zone.side) in found
    assert found[zone.zone, zone.side].distance_mm <= aside + 0.01
    distances = [hit.distance_mm for hit in hits]
    assert all(later >= earlier - 0.1 for earlier, later in itertools.pairwise(distances))


@settings(max_examples=60)
@given(
    st.lists(st.tuples(*[st.floats(-50, 50)] * 3), min_size=2, max_size=6, unique=True),
    st.tuples(*[st.floats(-60, 60)] * 3),
)
def test_the_distance_is_the_shortest_there_is(
    line: list[tuple[float, float, float]], point: tuple[float, float, float]
) -> None:
    (hit,) = atlas_of(placed("a", line)).zones_at(np.array(point), 1e4)
    assert hit.distance_mm == pytest.approx(brute_force(np.array(line), np.array(point)), abs=0.05)


def test_nearest_first_and_nothing_beyond_the_tolerance() -> None:
    lines = [[(0.0, float(y), 0.0), (10.0, float(y), 0.0)] for y in (6, 1, 3)]
    atlas = atlas_of(*(placed(name, line) for name, line in zip("abc", lines, strict=True)))
    hits = atlas.zones_at(np.array([5.0, 0.0, 0.0]), 4.0)
    assert [(hit.zone, hit.distance_mm) for hit in hits] == [("b", 1.0), ("c", 3.0)]


def test_lines_on_each_other_come_in_the_order_of_the_catalogue() -> None:
    line = [(0.0, 0.0, 0.0), (10.0, 0.0, 0.0)]
    part_of_it = [(7.0, 1e-3, 0.0), (3.0, -1e-3, 0.0)]
    for zones in (
        (placed("whole", line), placed("piece", part_of_it)),
        (placed("piece", part_of_it), placed("whole", line)),
    ):
        hits = atlas_of(*zones).zones_at(np.array([5.0, 2.0, 0.0]), 4.0)
        assert [hit.zone for hit in hits] == [zone.zone for zone in zones]


@pytest.mark.parametrize(
    ("x", "part"), [(0.0, "upper"), (1.9, "upper"), (2.1, "lower"), (10.0, "lower"), (14.0, "lower")]
)
def test_the_part_is_the_one_beside_the_point(x: float, part: str) -> None:
    parts = (PlacedPart(PartId("upper"), 0.0, 0.2, 2.0), PlacedPart(PartId("lower"), 0.2, 1.0, 8.0))
    atlas = atlas_of(placed("a", [(0.0, 0.0, 0.0), (5.0, 0.0, 0.0), (10.0, 0.0, 0.0)], parts))
    (hit,) = atlas.zones_at(np.array([x, 1.0, 0.0]), 5.0)
    assert hit.part == part


def test_the_lower_end_of_the_motor_line_is_its_face_part_and_speech_1(atlas: Atlas) -> None:
    end = next(zone for zone in atlas.zones if zone.zone == "jiao.motor" and zone.side == "left").lines[0].points_mm[-1]
    hits = {hit.zone: hit for hit in atlas.zones_at(end, 3.0)}
    assert hits["jiao.motor"].part == "lower"
    assert "jiao.speech-1" in hits
    assert hits["jiao.motor"].side == "left"


def test_an_atlas_without_zones_finds_nothing() -> None:
    assert atlas_of().zones_at(np.zeros(3), 100.0) == ()
