"""Nothing is kept of what is gone: the same way taken twice leaves as much as taken once."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.rough.figures import kinds, look
from tests.rough.walk import Walk
from viewer.app import memory
from viewer.app.program import Program
from viewer.scene.studio_light import StudioLight

DIALOGS = ("keys", "grading", "about", "problems", "left-out", "save-picture", "save-film")
MODES = ("build", "needle", "compare", "map", "explain", "learn", "explore")


@pytest.fixture
def walk(program: Program) -> Walk:
    walk = Walk(program, seed=4)
    yield walk
    walk.stop()


def test_dialogs_are_gone_when_they_are_closed(program: Program, walk: Walk) -> None:
    counts = []
    for _ in range(3):
        for name in DIALOGS:
            walk.run(name)
        counts.append(look().widgets)
    assert counts[2] == counts[1]


def test_every_screen_and_head_is_given_back(program: Program, walk: Walk) -> None:
    """The first way round makes screens and readers that stay; each further one must leave nothing."""

    def way() -> None:
        for mode in MODES:
            program.actions.select_zone("jiao.motor")  # type: ignore[arg-type]
            program.actions.enter(mode)  # type: ignore[arg-type]
            QApplication.processEvents()
        for head in ("adult-woman", "adult-man"):
            walk.change_head(head)
        walk.go_home()

    found = []
    for _ in range(3):
        way()
        found.append((look(), sum(isinstance(each, StudioLight) for each in gc.get_objects()), kinds()))
    (_, _, _), (before, lights_before, kinds_before), (after, lights_after, kinds_after) = found
    grown = {name: count for name, count in (kinds_after - kinds_before).items() if count > 40}
    assert (after.widgets, after.qt, lights_after) == (before.widgets, before.qt, lights_before), grown
    assert after.vtk <= before.vtk, grown
    assert after.objects <= before.objects * 1.02, grown


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the system is not told")
def test_free_memory_is_given_back_in_a_quiet_moment(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[bool] = []
    give_back: Callable[[], bool] = memory.give_back
    monkeypatch.setattr(memory, "give_back", lambda: given.append(give_back()))
    program._tidying._quiet.setInterval(50)
    program.actions.select_zone("jiao.motor")  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: given == [True])
