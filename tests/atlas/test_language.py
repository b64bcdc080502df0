"""The page that explains the language knows every step and every field."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from shutil import copytree
from textwrap import dedent
from typing import Any, get_args

import pytest

from viewer.atlas.resolve import resolve
from viewer.checks.run import run_checks
from viewer.data.content import load_catalog
from viewer.domain.catalog import Catalog
from viewer.domain.construction import AnyStep
from viewer.domain.step import Cun, Heading, Plane, StepBase
from viewer.geometry.head import Head

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"
PAGE = (ROOT / "docs" / "zone-rules.md").read_text(encoding="utf-8")
EXAMPLES = tomllib.loads((PICTURES / "rules.toml").read_text(encoding="utf-8"))["pictures"]
POINTS = ("landmark", "along", "fraction", "scalp_point", "ray", "crossing", "aside", "peak")
PRACTICE = (
    {"op": "scalp_point", "id": "begin", "s_cun": 0.5, "l_cun": 2.25},
    {"op": "walk", "id": "line", "start": "begin", "plane": "sagittal", "toward": "back", "to_mm": 30.0},
)
CatalogOf = Callable[..., Catalog]
ROWS = {match[1]: match[0] for match in re.finditer(r"^\| `(\w+)` \|.*$", PAGE, re.MULTILINE)}
COMMON = {field.name for field in fields(StepBase)} | {"op"}


@pytest.mark.parametrize("kind", get_args(AnyStep), ids=lambda kind: kind.__name__)
def test_every_step_and_its_fields_are_explained(kind: type) -> None:
    row = ROWS[kind.__dataclass_fields__["op"].default]
    for field in fields(kind):
        if field.name not in COMMON:
            assert f"`{field.name}`" in row, field.name


def test_no_step_is_explained_that_is_not_there() -> None:
    known = {kind.__dataclass_fields__["op"].default for kind in get_args(AnyStep)} | {*get_args(Cun), "op"}
    assert set(ROWS) == known


@pytest.mark.parametrize("word", [*get_args(Cun), *get_args(Heading), *get_args(Plane), *sorted(COMMON - {"variant"})])
def test_every_word_of_the_language_is_used(word: str) -> None:
    assert f"`{word}`" in PAGE


def test_every_step_has_its_picture_and_every_picture_its_step() -> None:
    drawn = {entry["op"] for entry in EXAMPLES}
    assert drawn == {kind.__dataclass_fields__["op"].default for kind in get_args(AnyStep)}
    files = {f"rule-{op.replace('_', '-')}.png" for op in drawn}
    assert {path.name for path in PICTURES.glob("rule-*.png")} == files
    assert set(re.findall(r'src="pictures/(rule-[\w-]+\.png)"', PAGE)) == files
    for op in drawn:
        assert f'src="pictures/rule-{op.replace("_", "-")}.png"' in ROWS[op]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["op"])
def test_what_a_picture_shows_can_be_built(example: dict[str, Any], catalog_of: CatalogOf, adult: Head) -> None:
    steps = [{"id": "shown", **step} for step in example["steps"]]
    assert steps[-1]["op"] == example["op"]
    if example["op"] in POINTS:
        steps.append({"op": "tape", "id": "line", "through": ["nasion", "shown"]})
    atlas = resolve(catalog_of({"zone": steps}), adult)
    assert atlas.problems == ()
    assert atlas.zones


def test_the_line_that_a_teacher_adds_is_sound_and_lies_where_it_says(tmp_path: Path, adult: Head) -> None:
    source, zone = (dedent(block) for block in re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL))
    folder = copytree(ROOT / "zones", tmp_path / "zones")
    with (folder / "sources.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n{source}")
    (folder / "later" / "practice.toml").write_text(zone, encoding="utf-8")
    catalog, problems = load_catalog(folder)
    assert problems == ()
    said = [problem for problem in run_checks(catalog) if "practice" in problem.file or "my-course" in problem.place]
    assert said == []
    atlas = resolve(catalog, adult)
    placed = [zone for zone in atlas.zones if zone.zone == "later.practice"]
    assert [(zone.side, round(zone.length_mm, 1)) for zone in placed] == [("right", 30.0), ("left", 30.0)]


@pytest.mark.parametrize(
    ("spoiled", "said"),
    [
        ([{**PRACTICE[0]}, {**PRACTICE[1], "start": "begn"}], "nothing is called begn: no step, zone or landmark"),
        (
            [
                {"op": "fraction", "id": "begin", "curve": "line", "fraction": 0.5},
                {"op": "walk", "id": "line", "start": "begin", "plane": "sagittal", "toward": "back", "to_mm": 30.0},
            ],
            "the steps go round in a circle: begin → line → begin",
        ),
    ],
)
def test_what_the_page_says_of_faults_is_what_is_said(
    spoiled: list[dict[str, Any]], said: str, catalog_of: CatalogOf, adult: Head
) -> None:
    (problem,) = resolve(catalog_of({"zone": spoiled}), adult).problems
    assert problem.message == said
    assert said in PAGE
