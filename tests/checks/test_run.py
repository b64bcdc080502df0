from __future__ import annotations

import ast
import shutil
from pathlib import Path

import pytest

from viewer.checks import run
from viewer.checks.registry import ATLAS_CHECKS, CLAIM_CHECKS, CONTENT_CHECKS
from viewer.checks.run import leave_out, open_content
from viewer.errors import Problem

SMALL = Path(__file__).resolve().parents[1] / "content" / "small" / "zones"
CHECKS = Path(run.__file__).parent


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(SMALL, tmp_path / "zones")


def decorated(name: str) -> set[str]:
    """Return the names of all functions in the folder that carry a decorator."""
    return {
        node.name
        for file in CHECKS.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and any(isinstance(each, ast.Name) and each.id == name for each in node.decorator_list)
    }


def test_every_module_with_checks_is_listed():
    there = {file.stem for file in CHECKS.glob("*.py")} - {"__init__", "cached_content", "content", "registry", "run"}
    assert {module.__name__.rpartition(".")[2] for module in run.MODULES} == there


def test_every_check_is_registered():
    assert {check.__name__ for check in CONTENT_CHECKS} == decorated("content_check") != set()
    assert {check.__name__ for check in ATLAS_CHECKS} == decorated("atlas_check") != set()
    assert {check.__name__ for check in CLAIM_CHECKS} == decorated("claim_check") != set()


def test_every_check_says_what_it_holds():
    for check in (*CONTENT_CHECKS, *ATLAS_CHECKS, *CLAIM_CHECKS):
        assert check.__doc__
        assert check.__doc__.strip()


def test_sound_content_is_opened_whole(folder):
    catalog, problems = open_content(folder)
    assert problems == ()
    assert list(catalog.zones) == ["demo.second", "demo.first"]


def test_a_zone_with_an_error_is_left_out_and_what_builds_on_it_too(folder):
    file = folder / "demo" / "first.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace('group = "movement"', 'group = "motion"'), encoding="utf-8"
    )
    catalog, problems = open_content(folder)
    assert catalog.zones == {}
    errors = [str(problem) for problem in problems if problem.severity == "error"]
    assert errors == [
        "zones/demo/first.toml: group: there is no group “motion”",
        "zones/demo/second.toml: steps.1: there is no zone “demo.first”",
    ]
    assert list(catalog.schools) == ["demo"]


def test_a_broken_study_takes_what_names_it_along(folder):
    (folder / "studies" / "one_case.toml").write_text("nonsense", encoding="utf-8")
    catalog, problems = open_content(folder)
    assert list(catalog.zones) == ["demo.first"]
    assert any(problem.file == "zones/studies/one_case.toml" for problem in problems)


def test_nothing_opened_refers_to_what_is_not_there(folder):
    (folder / "sources.toml").write_text('[[sources]]\nkey = "notes"\ncitation = "Notes"\n', encoding="utf-8")
    catalog, problems = open_content(folder)
    assert catalog.schools == {}
    assert catalog.zones == {}
    assert problems != ()


def test_warnings_leave_everything_in(folder):
    catalog, _ = open_content(folder)
    warnings = [Problem(f"zones/demo/{name}.toml", "", "hm", "warning") for name in ("first", "second", "school")]
    assert leave_out(catalog, warnings) == catalog


@pytest.mark.parametrize(
    ("place", "kept"), [("sources.notes", ["textbook"]), ("sources.notes.note", ["textbook"]), ("sources.note", None)]
)
def test_an_entry_of_a_list_is_left_out_alone(folder, place, kept):
    catalog, _ = open_content(folder)
    sources = leave_out(catalog, [Problem("zones/sources.toml", place, "wrong")]).sources
    assert list(sources) == (kept or ["textbook", "notes"])


def test_a_check_that_falls_over_content_is_a_problem_and_the_others_go_on(folder, monkeypatch):
    def falls(_content: object) -> list[Problem]:
        return [][7]  # type: ignore[return-value]

    (folder / "demo" / "first.toml").write_text("id = 3", encoding="utf-8")
    before = [str(problem) for problem in open_content(folder)[1]]
    monkeypatch.setattr(run, "CONTENT_CHECKS", [falls, *CONTENT_CHECKS])
    catalog, problems = open_content(folder)
    assert catalog.studies
    assert {str(problem) for problem in problems} - set(before) == {
        "zones/: the check falls cannot be carried out on this content; the log says where it ended"
    }
    assert set(before) <= {str(problem) for problem in problems}


def test_a_zone_whose_steps_are_all_variants_is_left_out_with_a_sentence(folder):
    path = folder / "demo" / "first.toml"
    text = path.read_text(encoding="utf-8")
    steps, declared = text.count("[[steps]]"), '\n[[variants]]\nid = "v"\nquestion = "End"\nname = "V"\ndefault = "W"\n'
    text = text.replace("[[steps]]", '[[steps]]\nvariant = "v"')
    path.write_text(f'{text}{declared}[variants.text]\ntext = "By V."\nsources = ["textbook"]\n', encoding="utf-8")
    assert steps
    catalog, problems = open_content(folder)
    assert "demo.first" not in catalog.zones
    assert any("every step belongs to a variant" in str(problem) for problem in problems)
