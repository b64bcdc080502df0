"""What is shipped holds in every ring: each file by itself, between files, and on each head."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.atlas.cached import atlas_for
from viewer.checks.run import open_content, run_checks
from viewer.data.content import load_catalog
from viewer.data.head_file import load_head
from viewer.data.paths import cache_folder, head_folders, people_folders, zones_folder

ZONES = zones_folder()
HEADS = [each for each in head_folders() if each in people_folders() or each.name == "adult-woman-2"]
"""One of each person, and of the other shapes that whose skin lies farthest off the first."""
FILES = sorted(ZONES.rglob("*.toml"))


@pytest.fixture(scope="module")
def loaded():
    return load_catalog(ZONES)


@pytest.fixture(scope="module")
def judged(loaded):
    return run_checks(loaded[0])


def name_of(file: Path) -> str:
    return f"zones/{file.relative_to(ZONES).as_posix()}"


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_file_has_no_problems(loaded, judged, file):
    assert [str(problem) for problem in (*loaded[1], *judged) if problem.file == name_of(file)] == []


def test_nothing_else_has_problems(loaded, judged):
    assert [str(problem) for problem in (*loaded[1], *judged)] == []


def test_every_file_came_into_the_catalogue(loaded):
    catalog = loaded[0]
    lists = ("groups", "sources", "complaints", "cautions", "points", "corrections", "glossary", "mechanisms")
    lists += ("tissue", "needles", "cortex", "counterparts", "explanation", "unmapped", "gyri")
    assert {name_of(file) for file in FILES if file.parent == ZONES} == {f"zones/{name}.toml" for name in lists}
    schools = [file for file in FILES if file.name == "school.toml"]
    zones = [file for file in FILES if file.parent.name in catalog.schools and file.stem not in ("school", "steps")]
    studies = [file for file in FILES if file.parent.name == "studies"]
    assert (len(schools), len(zones), len(studies)) == (len(catalog.schools), len(catalog.zones), len(catalog.studies))
    assert {file.stem for file in FILES if file.parent.name == "articles"} == set(catalog.articles)
    assert {"jiao.motor", "jiao.sensory"} <= set(catalog.zones)


def test_nothing_is_left_out_when_the_program_opens_it(loaded):
    assert open_content(ZONES) == (loaded[0], ())


def test_there_is_a_head():
    assert HEADS


@pytest.mark.parametrize("folder", HEADS, ids=lambda folder: folder.name)
def test_the_zones_lie_soundly_on_a_head(loaded, judged, folder):
    head = load_head(folder)
    found = run_checks(loaded[0], atlas_for(loaded[0], head, cache_folder()), head.mesh)
    assert [str(problem) for problem in found if problem not in judged] == []
