"""A small sound content folder, to be spoiled in one place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from viewer.checks.run import run_checks
from viewer.data.content import load_catalog

SMALL = Path(__file__).resolve().parents[1] / "content" / "small" / "zones"

Judge = Callable[..., list[str]]


@pytest.fixture
def judged(tmp_path: Path) -> Judge:
    """Spoil one thing in a copy of the small content, and return what the checks say."""
    folder = shutil.copytree(SMALL, tmp_path / "zones")

    def judge(file: str = "", old: str = "", new: str = "") -> list[str]:
        if file:
            path = folder / file
            text = path.read_text(encoding="utf-8")
            assert text.count(old) >= 1, f"{old!r} is not in {file}"
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
        catalog, problems = load_catalog(folder)
        assert problems == ()  # the fault must pass the ring before, else this one is not tested
        return [f"{problem.severity} {problem}" for problem in run_checks(catalog)]

    return judge
