"""Each check of acupuncture points finds its own fault, and sound points pass."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.shipped import shipped_catalog
from viewer.atlas.atlas import Atlas
from viewer.checks.cached_content import cached_content
from viewer.checks.points import marks_of_cross_checks_are_on_the_head
from viewer.checks.run import run_checks
from viewer.data.content import load_catalog
from viewer.data.paths import zones_folder

SMALL = Path(__file__).resolve().parents[1] / "content" / "small" / "zones"
STEPS = """
[[steps]]
op = "scalp_point"
id = "gv20"
is_point = true
title = "Find GV20"
text = "5 cun behind the front hairline."
s_cun = 5.0
sources = ["textbook"]

[[steps]]
op = "scalp_point"
id = "bl7"
is_point = true
title = "Find BL7"
text = "4 cun behind the front hairline."
s_cun = 4.0
l_cun = 1.5
cun = "lateral"
sources = ["textbook"]
"""
POINTS = """
[[points]]
id = "point.gv20"
code = "GV20"
pinyin = "Bǎihuì"
han = "百会"
step = "demo/gv20"
s_cun = 5.0
l_cun = 0.0
over = ["nape"]
[points.finding]
text = "5 cun behind the front hairline."
sources = ["textbook"]
[[points.cross_checks]]
comparison = "midway"
marks = ["point.gv20", "point.bl7"]
[points.cross_checks.rule]
text = "Midway between two."
sources = ["textbook"]

[[points]]
id = "point.bl7"
code = "BL7"
pinyin = "Tōngtiān"
han = "通天"
step = "demo/bl7"
s_cun = 4.0
l_cun = 1.5
[points.finding]
text = "4 cun behind the front hairline."
sources = ["textbook"]

[[points]]
id = "point.st7"
code = "ST7"
pinyin = "Xiàguān"
han = "下关"
not_placed = "Found by a hollow."
[points.finding]
text = "In a hollow."
sources = ["textbook"]
"""

Judge = Callable[[str, str], list[str]]


@pytest.fixture
def judged(tmp_path: Path) -> Judge:
    """Spoil one thing in the points of a copy of the small content, and return the errors that the checks find."""
    folder = shutil.copytree(SMALL, tmp_path / "zones")
    steps = folder / "demo" / "steps.toml"
    steps.write_text(steps.read_text(encoding="utf-8") + STEPS, encoding="utf-8")

    def judge(old: str = "", new: str = "") -> list[str]:
        assert not old or old in POINTS
        (folder / "points.toml").write_text(POINTS.replace(old, new, 1) if old else POINTS, encoding="utf-8")
        catalog, problems = load_catalog(folder)
        assert problems == ()
        return [str(problem) for problem in run_checks(catalog)]

    return judge


def test_sound_points_pass(judged: Judge) -> None:
    assert judged("", "") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('step = "demo/gv20"\n', "", ["point.gv20.step: give either", "steps.gv20: no point in zones/points.toml"]),
        ('not_placed = "Found by a hollow."\n', "", ["point.st7.step: give either"]),
        ('"demo/bl7"', '"demo/bl8"', ["there is no step with is_point “demo/bl8”; did you mean “demo/bl7”"]),
        ('"demo/bl7"', '"demo/middle-point"', ["there is no step with is_point “demo/middle-point”"]),
        ('"demo/bl7"', '"demo/gv20"', ["“demo/gv20” places point.gv20 already"]),
        ("s_cun = 4.0\n", "s_cun = 4.5\n", ["point.bl7.s_cun: 4.5, but its step says 4"]),
        ("l_cun = 1.5\n", "l_cun = 1.3\n", ["point.bl7.l_cun: 1.3, but its step says 1.5"]),
        ("l_cun = 1.5\n", 'l_cun = 1.5\ncun = "occipital"\n', ["point.bl7.cun: occipital, but its step says lateral"]),
        ("l_cun = 1.5\n", "", ["s_cun and l_cun belong together", "its step says s_cun = 4 and l_cun = 1.5"]),
        ('id = "point.bl7"', 'id = "point.bl8"', ["the code BL7 asks for “point.bl7”"]),
        ('"point.gv20", "point.bl7"]', '"point.gv20"]', ["it names 1 marks; midway needs 2"]),
        ('"point.gv20", "point.bl7"]', '"point.gv20", "point.st7"]', ["there is no placed point “point.st7”"]),
        ('comparison = "midway"\n', "", ["it names 2 marks; no comparison needs 0"]),
        ('"Tōngtiān"', '"Tongtian"', ["“Tongtian” has no tone marks"]),
        ('"百会"', '"Baihui"', ["“Baihui” holds no Chinese character"]),
        ('sources = ["textbook"]', 'sources = ["a-book"]', ["there is no source or study “a-book”"]),
    ],
)
def test_a_fault_is_named(judged: Judge, old: str, new: str, said: list[str]) -> None:
    problems = judged(old, new)
    for words in said:
        assert any("points" in problem and words in problem for problem in problems), (words, problems)


def test_a_slip_in_the_list_of_points_leaves_the_school_whole(tmp_path: Path) -> None:
    folder = shutil.copytree(zones_folder(), tmp_path / "zones")
    points = folder / "points.toml"
    text = points.read_text(encoding="utf-8")
    points.write_text(text.replace("point.gv24-plus", "point.gv24plus+", 1), encoding="utf-8")
    spoiled, problems = load_catalog(folder)
    assert "points.toml" in str(problems[0])
    said = [problem for problem in run_checks(spoiled) if "names it" in problem.message]
    assert [problem.severity for problem in said] == ["warning"]
    assert set(cached_content(folder, tmp_path / "cache")[0].zones) == set(shipped_catalog().zones)


def test_steps_need_no_names_where_no_point_is_listed(judged: Judge) -> None:
    assert judged(POINTS, "") == []


def test_a_landmark_that_no_head_has_is_said() -> None:
    catalog = shipped_catalog()
    place = np.zeros(3)
    everything = dict.fromkeys(("ear_apex_left", "pupil_right", "inner_canthus_left", "te20_left"), place)
    assert list(marks_of_cross_checks_are_on_the_head(catalog, Atlas("a", everything, (), ()), None)) == []  # type: ignore[arg-type]
    del everything["te20_left"]
    found = [str(each) for each in marks_of_cross_checks_are_on_the_head(catalog, Atlas("a", everything, (), ()), None)]  # type: ignore[arg-type]
    assert len(found) == 2
    assert all("there is no landmark on a “te20”" in each for each in found)
