import json
from dataclasses import asdict, replace

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.atlas.comparison import Comparison
from viewer.atlas.packing import pack, unpack
from viewer.atlas.placed import PlacedPoint, PlacedRival
from viewer.errors import Problem


def same(one: Atlas, other: Atlas) -> bool:
    header, arrays = pack(one)
    other_header, other_arrays = pack(other)
    return header == other_header and all(np.array_equal(arrays[name], other_arrays[name]) for name in arrays)


def rival_in(atlas: Atlas) -> PlacedRival:
    zone = atlas.zones[0]
    difference = Comparison(1.5, 4.0, np.array([[1.0, 2.0, 3.0], [1.0, 2.0, 7.0]]))
    return PlacedRival(zone.zone, zone.side, "test.zone/other", zone.lines, difference)


def test_there_and_back_everything_is_the_same(atlas: Atlas) -> None:
    point = PlacedPoint("test/p", "left", np.array([1.0, 2.0, 3.0]), np.array([0.0, 0.0, 1.0]))
    with_problem = replace(
        atlas, problems=(Problem("a.toml", "b", "c", "warning"),), points=(point,), rivals=(rival_in(atlas),)
    )
    header, arrays = pack(with_problem)
    back = unpack(json.loads(json.dumps(header)), arrays)
    assert back.problems == with_problem.problems
    assert dict(back.cun_mm) == dict(atlas.cun_mm)
    for field in ("landmarks_mm", "sites_mm", "curves_mm"):
        before, after = getattr(atlas, field), getattr(back, field)
        assert list(after) == list(before)
        assert all(np.array_equal(after[name], before[name]) for name in before), field
    (kept_point,) = back.points
    assert (kept_point.point, kept_point.side) == ("test/p", "left")
    assert kept_point.position_mm.tolist() == [1.0, 2.0, 3.0]
    assert kept_point.normal.tolist() == [0.0, 0.0, 1.0]
    for before, after in zip(atlas.zones, back.zones, strict=True):
        assert (after.zone, after.side, after.length_mm) == (before.zone, before.side, before.length_mm)
        assert [asdict(part) for part in after.parts] == [asdict(part) for part in before.parts]
        for one, two in zip(before.lines, after.lines, strict=True):
            assert np.array_equal(one.points_mm, two.points_mm)
            assert np.array_equal(one.normals, two.normals)
        for made, kept in zip(before.steps, after.steps, strict=True):
            assert (kept.step, kept.kind, kept.measure_mm) == (made.step, made.kind, made.measure_mm)
            assert np.array_equal(kept.points_mm, made.points_mm)
    (kept,), rival = back.rivals, rival_in(atlas)
    assert (kept.zone, kept.side, kept.variant) == (rival.zone, rival.side, rival.variant)
    assert (kept.difference.mean_mm, kept.difference.greatest_mm) == (1.5, 4.0)
    assert np.array_equal(kept.difference.greatest_at_mm, rival.difference.greatest_at_mm)
    for one, two in zip(rival.lines, kept.lines, strict=True):
        assert np.array_equal(one.points_mm, two.points_mm)
        assert np.array_equal(one.normals, two.normals)
    assert same(back, with_problem)


def test_an_empty_atlas_survives() -> None:
    header, arrays = pack(Atlas("head", {}, (), ()))
    assert same(unpack(header, arrays), Atlas("head", {}, (), ()))


@pytest.mark.parametrize(
    "name",
    [
        "line_points",
        "line_normals",
        "step_points",
        "landmarks",
        "sites",
        "curve_points",
        "point_places",
        "point_normals",
        "rival_points",
        "rival_normals",
        "rival_gaps",
    ],
)
def test_points_too_few_or_too_many_are_refused(atlas: Atlas, name: str) -> None:
    point = PlacedPoint("test/p", "left", np.ones(3), np.ones(3))
    header, arrays = pack(replace(atlas, points=(point,), rivals=(rival_in(atlas),)))
    for wrong in (arrays[name][:-1], np.vstack([arrays[name], np.zeros((1, 3))])):
        with pytest.raises(ValueError, match=r"points|argument"):
            unpack(header, {**arrays, name: wrong})


@pytest.mark.parametrize("name", ["line_points", "landmarks", "sites", "point_normals"])
def test_numbers_of_another_kind_are_refused(atlas: Atlas, name: str) -> None:
    header, arrays = pack(atlas)
    with pytest.raises(ValueError, match="type int64"):
        unpack(header, {**arrays, name: arrays[name].astype(np.int64)})
