"""The pinned versions: whole, within what ``pyproject.toml`` allows, and naming no server."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINNED = re.compile(r"[a-z0-9-]+==[A-Za-z0-9.]+( ; [a-z_]+ [<>=!]+ '[A-Za-z0-9.]+')*")


def lines(kind: str) -> list[str]:
    return (ROOT / "requirements" / f"{kind}.txt").read_text(encoding="utf-8").splitlines()


def asked(group: str) -> list[Requirement]:
    """What a dependency group asks for, with the groups it includes."""
    found = []
    for entry in PROJECT["dependency-groups"][group]:
        found += asked(entry["include-group"]) if isinstance(entry, dict) else [Requirement(entry)]
    return found


def pinned_here(kind: str) -> dict[str, str]:
    """Name and version of what ``requirements/<kind>.txt`` installs on this system."""
    entries = [Requirement(line) for line in lines(kind)]
    return {
        entry.name: next(iter(entry.specifier)).version
        for entry in entries
        if entry.marker is None or entry.marker.evaluate()
    }


@pytest.mark.parametrize("kind", ["run", "test"])
def test_every_line_is_one_exact_version_and_no_address(kind: str) -> None:
    assert [line for line in lines(kind) if not PINNED.fullmatch(line)] == []


RUNTIME = [Requirement(text) for text in PROJECT["project"]["dependencies"]]


@pytest.mark.parametrize(
    ("kind", "requirement"),
    [("run", entry) for entry in RUNTIME] + [("test", entry) for entry in (*RUNTIME, *asked("test"))],
    ids=str,
)
def test_what_is_asked_for_is_pinned_within_its_range(kind: str, requirement: Requirement) -> None:
    pins = pinned_here(kind)
    name = requirement.name.lower()
    assert name in pins, "run ./dev lock"
    assert requirement.specifier.contains(pins[name]), "run ./dev lock"


def test_tests_run_on_what_users_get() -> None:
    assert set(lines("run")) <= set(lines("test"))


def test_pyside_keeps_its_references() -> None:
    """PySide6 6.12.0 on Python 3.11 loses one reference to None at each such call and in the end aborts."""
    from PySide6.QtCore import QObject

    calls = 1000
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(calls):
        thing.setObjectName("name")
    assert abs(sys.getrefcount(None) - before) < calls // 10
