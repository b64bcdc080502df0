import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import viewer.atlas.resolve
from viewer.atlas.atlas import Atlas
from viewer.atlas.cached import MOST_PER_HEAD, atlas_for
from viewer.atlas.choices import Choices
from viewer.atlas.packing import pack
from viewer.domain.catalog import Catalog
from viewer.domain.statement import Statement
from viewer.domain.variant import Variant
from viewer.geometry.head import Head
from viewer.geometry.landmarks import Measures

LOWER = Variant(id="lower", question="End", name="Lower", default="Higher", text=Statement("Lower.", ("test",)))


class Builds:
    """Stands in for the builder and counts how often it is asked."""

    def __init__(self, result: Atlas) -> None:
        self.count = 0
        self._result = result

    def __call__(self, *_: object, **__: object) -> Atlas:
        self.count += 1
        return self._result


@pytest.fixture
def builds(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> Builds:
    stand_in = Builds(atlas)
    monkeypatch.setattr(viewer.atlas.resolve, "resolve", stand_in)
    return stand_in


def test_the_second_time_it_is_read_and_the_same(builds: Builds, jiao: Catalog, adult: Head, tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there yet"
    first = atlas_for(jiao, adult, folder)
    second = atlas_for(jiao, adult, folder)
    assert builds.count == 1
    assert pack(second)[0] == pack(first)[0]
    assert all((pack(second)[1][name] == array).all() for name, array in pack(first)[1].items())


def test_whatever_it_depends_on_makes_it_new(builds: Builds, jiao: Catalog, adult: Head, tmp_path: Path) -> None:
    motor = jiao.zones["jiao.motor"]
    other_step = replace(motor.steps[0], distance_mm=6.0)
    other_zone = replace(jiao, zones={**jiao.zones, motor.id: replace(motor, steps=(other_step, *motor.steps[1:]))})
    other_parts = replace(jiao, zones={**jiao.zones, motor.id: replace(motor, parts=())})
    fewer = replace(jiao, zones={motor.id: motor})
    school = jiao.schools["jiao"]
    other_school = replace(jiao, schools={"jiao": replace(school, steps=school.steps[1:])})
    other_variants = replace(jiao, zones={**jiao.zones, motor.id: replace(motor, variants=(LOWER,))})
    as_taught = Choices()
    for catalog, head, choices in [
        (other_zone, adult, as_taught),
        (other_parts, adult, as_taught),
        (fewer, adult, as_taught),
        (other_school, adult, as_taught),
        (other_variants, adult, as_taught),
        (jiao, replace(adult, fingerprint="other"), as_taught),
        (jiao, adult, Choices(measures=Measures(hairline_mm=50.0))),
        (jiao, adult, Choices(frozenset({"jiao.motor/other"}))),
        (jiao, adult, Choices(has_scaled_cm=True)),
    ]:
        atlas_for(jiao, adult, tmp_path)
        count = builds.count
        atlas_for(jiao, adult, tmp_path)
        assert builds.count == count
        atlas_for(catalog, head, tmp_path, choices=choices)
        assert builds.count == count + 1
    # The name of a zone is not where it lies.
    renamed = replace(motor, name=replace(motor.name, en="Other"))
    atlas_for(jiao, adult, tmp_path)
    count = builds.count
    atlas_for(replace(jiao, zones={**jiao.zones, motor.id: renamed}), adult, tmp_path)
    assert builds.count == count


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.floats(0.0, 1.0, exclude_max=True), how=st.sampled_from(["cut", "flip", "nothing left"]))
def test_a_damaged_file_is_built_again(
    builds: Builds, jiao: Catalog, adult: Head, atlas: Atlas, tmp_path: Path, where: float, how: str
) -> None:
    atlas_for(jiao, adult, tmp_path)
    (path,) = tmp_path.glob("*.npz")
    content = bytearray(path.read_bytes())
    place = int(where * len(content))
    if how == "cut":
        content = content[:place]
    elif how == "flip":
        content[place] ^= 0x55
    else:
        content.clear()
    path.write_bytes(content)
    back = atlas_for(jiao, adult, tmp_path)
    # Never anything else than what was built: either built again, or the damage touched nothing.
    assert pack(back)[0] == pack(atlas)[0]
    assert all((pack(back)[1][name] == array).all() for name, array in pack(atlas)[1].items())


def test_a_folder_that_cannot_be_written_only_costs_time(
    builds: Builds, jiao: Catalog, adult: Head, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    for _ in range(2):
        assert atlas_for(jiao, adult, tmp_path / "file").zones
    assert builds.count == 2


def test_going_back_to_a_variant_builds_nothing(builds: Builds, jiao: Catalog, adult: Head, tmp_path: Path) -> None:
    ways = [Choices(), Choices(frozenset({"jiao.motor/half-cun"})), Choices(has_scaled_cm=True)]
    for choices in ways * 2:
        atlas_for(jiao, adult, tmp_path, choices=choices)
    assert builds.count == len(ways)


def test_the_oldest_atlases_of_a_head_make_room(builds: Builds, jiao: Catalog, adult: Head, tmp_path: Path) -> None:
    other = replace(adult, fingerprint="other")
    atlas_for(jiao, other, tmp_path)
    for number in range(MOST_PER_HEAD + 3):
        atlas_for(jiao, adult, tmp_path, choices=Choices(frozenset({f"jiao.motor/{number}"})))
        newest = max(tmp_path.glob("*.npz"), key=lambda path: path.stat().st_mtime_ns)
        os.utime(newest, ns=(number, number))  # a clock may tick more slowly than files are written
    assert len(list(tmp_path.glob("*.npz"))) == MOST_PER_HEAD + 1
    count = builds.count
    atlas_for(jiao, other, tmp_path)
    atlas_for(jiao, adult, tmp_path, choices=Choices(frozenset({f"jiao.motor/{MOST_PER_HEAD + 2}"})))
    assert builds.count == count
    atlas_for(jiao, adult, tmp_path, choices=Choices(frozenset({"jiao.motor/0"})))
    assert builds.count == count + 1


def test_reading_a_kept_atlas_needs_no_builder() -> None:
    code = "import sys, viewer.atlas.cached, viewer.atlas.atlas; print([m for m in {heavy} if m in sys.modules])"
    heavy = ["scipy", "potpourri3d", "trimesh", "pydantic", "vtkmodules", "PySide6"]
    done = subprocess.run(
        [sys.executable, "-c", code.format(heavy=heavy)], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
