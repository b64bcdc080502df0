"""The papers a newcomer reads first: what they point to is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAPERS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")
COMMAND = re.compile(r"\./dev ([a-z]+)")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_links_lead_somewhere(paper: Path) -> None:
    links = LINK.findall(paper.read_text(encoding="utf-8"))
    assert [link for link in links if not (paper.parent / link).exists()] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_commands_are_those_of_dev(paper: Path) -> None:
    script = (ROOT / "dev").read_text(encoding="utf-8")
    named = set(COMMAND.findall(paper.read_text(encoding="utf-8")))
    assert {name for name in named if f"\n  {name}) " not in script} == set()


def test_every_dependency_is_accounted_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    tools = [entry for group in project["dependency-groups"].values() for entry in group if isinstance(entry, str)]
    names = [re.split(r"[<>=!]", entry)[0] for entry in (*project["project"]["dependencies"], *tools)]
    paper = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    assert [name for name in names if name.lower() not in paper] == []


def test_the_readme_opens_with_what_this_is_not() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "For education and explanation. Not a medical device; no advice for a person." in readme
