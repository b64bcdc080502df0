"""Nothing is kept of what is gone: the same way taken twice leaves as much as taken once."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.closed_programs import close, collect
from tests.rough.figures import Figures, heap, kinds, look
from tests.rough.walk import DIALOGS, MODES, Walk
from viewer.app import memory
from viewer.app.options import OpenOptions
from viewer.app.program import Program
from viewer.data.paths import assets_folder
from viewer.export.studio import ImageStyle, Studio
from viewer.scene.lettering import Fonts
from viewer.scene.studio_light import StudioLight
from viewer.state.mode_requests import Enter
from viewer.state.requests import ShowComplaint, ShowPoint, ShowStudy, ShowZone
from viewer.state.view_state import Reader, ViewState

HISTORY = ("viewer.state.view_state.", "builtins.frozenset")
"""What undo remembers two hundred of: states and their values."""
MOST_GROWN = 60
"""Python objects a round, of some 44,000: frames of the walk itself and its counters; one page kept is thousands."""
ROUNDS = 3
"""What is kept is kept in each of them; a timer or a page that is built later is not."""
MOST_OF_A_FRAME_MIB = 33.0
"""Of a picture of 1200 pixels a side: a driver that is not asked keeps 37, and 29 now and then when it is."""
ZONES = ("jiao.motor", "later.lumbar")
A_HOLE = """
import ctypes
from tests.rough.figures import heap
from viewer.app.memory import give_back
give_back()
library = ctypes.CDLL(None)
library.malloc.argtypes, library.malloc.restype = [ctypes.c_size_t], ctypes.c_void_p
library.free.argtypes = [ctypes.c_void_p]
library.free(library.malloc(30 << 20))
_, free_before = heap()
large, small_behind_it = library.malloc(8 << 20), [library.malloc(4000) for _ in range(3000)]
library.free(large)
_, free_after = heap()
print(free_after - free_before)
"""


@pytest.fixture
def walk(program: Program) -> Walk:
    walk = Walk(program, seed=4)
    yield walk
    walk.stop()


@pytest.mark.usefixtures("_kept_zones")
def test_nothing_holds_a_program_that_is_closed(qapp: QApplication) -> None:
    program = Program(qapp, OpenOptions(keeps_settings=False))
    program.show()
    kept = [weakref.ref(each) for each in (program, program.window, program.scene)]
    close(program)
    del program
    collect()
    assert [each() for each in kept] == [None] * 3


def test_dialogs_are_gone_when_they_are_closed(program: Program, walk: Walk) -> None:
    counts = []
    for _ in range(3):
        for name in DIALOGS:
            walk.run(name)
        counts.append(look().widgets)
    assert counts[2] == counts[1]


def test_every_screen_and_head_is_given_back(program: Program, walk: Walk) -> None:
    """The first way round makes screens and readers that stay; each further one must leave nothing.

    Long and short pages stand in every mode: each holds the page that it showed last, and none before it.
    """
    store, catalog = program.store, program.catalog

    def way() -> None:
        for zone in ZONES:
            for mode in MODES:
                store.ask(ShowZone(zone))  # type: ignore[arg-type]
                store.ask(Enter(mode))
                walk.let_answer()
        store.ask(ShowComplaint(next(iter(catalog.complaints))))
        walk.let_answer()
        store.ask(ShowPoint(next(iter(catalog.points))))
        walk.let_answer()
        store.ask(ShowStudy(next(iter(catalog.studies))))
        walk.let_answer()
        for head in ("adult-woman", "adult-man"):
            walk.change_head(head)
        walk.go_home()
        walk.let_build()  # else a round counts a page of which more was built by then

    def held() -> tuple[Figures, int, Counter[str]]:
        counted = kinds()
        for name in [each for each in counted if each.startswith(HISTORY)]:
            del counted[name]
        return look(), sum(isinstance(each, StudioLight) for each in gc.get_objects()), counted

    way()
    before, lights_before, kinds_before = held()
    said: list[object] = []
    for _ in range(ROUNDS):
        way()
        after, lights, of_kinds = held()
        grown = (
            after.widgets > before.widgets,
            after.qt > before.qt,
            after.vtk > before.vtk,
            lights > lights_before,
            of_kinds.total() - kinds_before.total() >= MOST_GROWN,
        )
        if not any(grown):
            return
        said += [grown, {name: count for name, count in (of_kinds - kinds_before).items() if count > 1}]
        before, lights_before, kinds_before = after, lights, of_kinds
    pytest.fail(f"each of {ROUNDS} rounds left more (widgets, of Qt, of VTK, lights, of Python): {said}")


def test_a_step_lets_go_of_what_it_closed(program: Program, walk: Walk) -> None:
    """As an event loop does: a walk that did not would measure itself."""
    held: list[int] = []
    for zone in (*ZONES, *ZONES, *ZONES):
        program.store.ask(ShowZone(zone))  # type: ignore[arg-type]
        program.explore.card.paper.view.build_all()
        walk.let_answer()
        held.append(len(QApplication.allWidgets()))
    assert held[2:4] == held[4:]


def test_a_large_picture_leaves_nothing_of_its_frame(program: Program) -> None:
    """Beside a window a software driver kept the frames of the last picture, 37 MiB of this one.

    Most of that it keeps now and then, by chance, until the next picture; all of it, each time, only when it is not
    asked to let go. What else comes and goes in this process does not do so in each round.
    """
    assert program.head is not None
    assert program.atlas is not None
    world = (program.head, program.catalog, program.atlas, Fonts.shipped(assets_folder()))
    in_use = []
    for side_px in (64, 1200, 64, 1200):
        with Studio(*world, ImageStyle(side_px, side_px, 1.0), Reader()) as studio:
            studio.picture(ViewState())
        gc.collect()
        in_use.append(heap()[0])
    assert min(large - small for small, large in zip(in_use[::2], in_use[1::2], strict=True)) < MOST_OF_A_FRAME_MIB


@pytest.mark.skipif(not memory.give_back(), reason="elsewhere the system is not told")
def test_large_blocks_leave_no_hole_behind() -> None:
    """Left to itself the C library learns, from the first large block that is freed, to keep the next ones.

    In a process of its own: in this one blocks of other tests come and go.
    """
    ended = subprocess.run((sys.executable, "-c", A_HOLE), capture_output=True, text=True, check=True)
    assert float(ended.stdout) < 1.0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the system is not told")
def test_free_memory_is_given_back_in_a_quiet_moment(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[bool] = []
    give_back: Callable[[], bool] = memory.give_back
    monkeypatch.setattr(memory, "give_back", lambda: given.append(give_back()))
    program.tidying._quiet.setInterval(50)
    program.store.ask(ShowZone("jiao.motor"))  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: given == [True])


def test_memory_is_given_back_also_while_somebody_clicks_without_a_pause(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[bool] = []
    monkeypatch.setattr(memory, "give_back", lambda: given.append(True))
    monkeypatch.setattr(memory, "_LONGEST_MS", 20)
    tidying = memory.Tidying()
    tidying.soon()
    assert given == []
    qtbot.wait(30)
    for _ in range(3):
        tidying.soon()
    assert given == [True]
    tidying.stop()
