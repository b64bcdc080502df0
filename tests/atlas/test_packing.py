import json
from dataclasses import asdict

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.atlas.packing import pack, unpack
from viewer.errors import Problem


def same(one: Atlas, other: Atlas) -> bool:
    header, arrays = pack(one)
    other_header, other_arrays = pack(other)
    return header == other_header and all(np.array_equal(arrays[name], other_arrays[name]) for name in arrays)


def test_there_and_back_everything_is_the_same(atlas: Atlas) -> None:
    with_problem = Atlas(atlas.head, atlas.landmarks_mm, atlas.zones, (Problem("a.toml", "b", "c", "warning"),))
    header, arrays = pack(with_problem)
    back = unpack(json.loads(json.dumps(header)), arrays)
    assert back.problems == with_problem.problems
    assert list(back.landmarks_mm) == list(atlas.landmarks_mm)
    for before, after in zip(atlas.zones, back.zones, strict=True):
        assert (after.zone, after.side, after.length_mm) == (before.zone, before.side, before.length_mm)
        assert [asdict(part) for part in after.parts] == [asdict(part) for part in before.parts]
        for one, two in zip(before.lines, after.lines, strict=True):
            assert np.array_equal(one.points_mm, two.points_mm)
            assert np.array_equal(one.normals, two.normals)
        for made, kept in zip(before.steps, after.steps, strict=True):
            assert (kept.step, kept.kind, kept.measure_mm) == (made.step, made.kind, made.measure_mm)
            assert np.array_equal(kept.points_mm, made.points_mm)
    assert same(back, with_problem)


def test_an_empty_atlas_survives() -> None:
    header, arrays = pack(Atlas("head", {}, (), ()))
    assert same(unpack(header, arrays), Atlas("head", {}, (), ()))


@pytest.mark.parametrize("name", ["line_points", "line_normals", "step_points", "landmarks"])
def test_points_too_few_or_too_many_are_refused(atlas: Atlas, name: str) -> None:
    header, arrays = pack(atlas)
    for wrong in (arrays[name][:-1], np.vstack([arrays[name], arrays[name][:1]])):
        with pytest.raises(ValueError, match=r"points|argument"):
            unpack(header, {**arrays, name: wrong})


def test_numbers_of_another_kind_are_refused(atlas: Atlas) -> None:
    header, arrays = pack(atlas)
    with pytest.raises(ValueError, match="type int64"):
        unpack(header, {**arrays, "line_points": arrays["line_points"].astype(np.int64)})
