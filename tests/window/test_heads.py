"""Heads opened and built beside the window: what is told, in which order, and what is told no more."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.data.foreign_heads import write_head
from viewer.app.heads import Heads
from viewer.app.program import Program
from viewer.atlas.atlas import Atlas
from viewer.atlas.choices import AS_TAUGHT
from viewer.checks.cached_content import cached_content
from viewer.data.paths import HOME_VARIABLE, cache_folder, head_folders, zones_folder
from viewer.errors import Problem
from viewer.geometry.head import Head
from viewer.state.view_requests import ShowHead


@pytest.fixture
def heads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Heads:
    """Heads with nothing kept."""
    catalog, _ = cached_content(zones_folder(), cache_folder())
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    problems: list[Problem] = []
    return Heads(catalog, problems)


def test_no_head_hides_another_of_its_id(heads: Heads, tmp_path: Path) -> None:
    shipped = next(folder for folder in head_folders() if folder.name == "adult-man")
    one, two = (shutil.copytree(shipped, tmp_path / name) for name in ("one", "two"))
    assert heads.add(shipped) == "adult-man"
    assert [heads.add(folder) for folder in (one, two, one)] == ["adult-man-own", "adult-man-own-2", "adult-man-own"]
    assert len(set(heads.ids())) == len(heads.ids()) == len(head_folders()) + 2
    assert [heads.place_of(head) for head in ("adult-man-own", "adult-man-own-2")] == [str(one), str(two)]


def test_zones_come_before_their_rivals_and_progress_ends_with_them(heads: Heads, qtbot: QtBot) -> None:
    told: list[object] = []
    heads.opened.connect(told.append)
    heads.built.connect(told.append)
    heads.progressed.connect(told.append)
    heads.change("child-8", AS_TAUGHT)
    qtbot.waitUntil(lambda: sum(isinstance(each, Atlas) for each in told) == 2, timeout=60_000)
    head, *shares, early, whole = told
    assert isinstance(head, Head)
    assert head.id == "child-8"
    assert shares
    assert shares == sorted(shares)  # type: ignore[type-var]
    assert shares[-1] == 1.0
    assert isinstance(early, Atlas)
    assert isinstance(whole, Atlas)
    assert early.rivals == ()
    assert whole.rivals
    assert early.zones is whole.zones


def test_a_head_that_is_no_longer_wanted_tells_nothing(heads: Heads, qtbot: QtBot) -> None:
    opened: list[Head] = []
    built: list[Atlas] = []
    heads.opened.connect(opened.append)
    heads.built.connect(built.append)
    heads.change("adult-woman", AS_TAUGHT)
    heads.change("child-8", AS_TAUGHT)
    qtbot.waitUntil(lambda: len(built) == 2, timeout=60_000)
    assert {head.id for head in opened} == {"child-8"}
    assert {atlas.head for atlas in built} == {"child-8"}


def test_a_head_that_cannot_be_read_is_refused(heads: Heads, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.assertNotEmitted(heads.opened), qtbot.waitSignal(heads.refused, timeout=20_000):
        heads.change(str(tmp_path / "nothing"), AS_TAUGHT)
    assert heads._problems


def test_the_old_head_stays_until_the_new_one_is_there(
    open_program: Callable[..., Program], tmp_path: Path, qtbot: QtBot
) -> None:
    program = open_program(head=str(write_head(tmp_path / "scan")))
    old, built = program.head, program.atlas
    opened_again: list[bool] = []
    program.completed.connect(lambda: opened_again.append(True))
    program.store.ask(ShowHead("child-8"))
    assert program.head is old
    assert program.presenter.atlas is built
    qtbot.waitUntil(lambda: program.atlas is not None and program.atlas.head == "child-8", timeout=30_000)
    assert program.head is not None
    assert program.head.id == "child-8"
    QApplication.processEvents()
    assert opened_again == [], "what was asked for at the start is done once"


def test_a_refused_head_leaves_the_one_that_is_shown(
    open_program: Callable[..., Program], tmp_path: Path, qtbot: QtBot
) -> None:
    program = open_program()
    with qtbot.waitSignal(program._heads.refused, timeout=20_000):
        program.store.ask(ShowHead(str(tmp_path / "nothing")))
    assert program.store.state.head == "adult-man"
    assert program.head is not None
    assert program.head.id == "adult-man"
    assert program.presenter.atlas is not None
