"""What is no longer wanted takes nothing that is being drawn: not beside the main thread, and not of another window."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.closed_programs import close, collect
from viewer.app.options import OpenOptions
from viewer.app.program import Program
from viewer.widgets.worker import Worker


class Piece:
    """Holds only itself, and tells the thread that takes it down."""

    taken_down: list[threading.Thread]

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        self.taken_down.append(threading.current_thread())


def test_a_worker_collects_nothing_of_the_main_thread(program: Program, qtbot: QtBot) -> None:
    Piece.taken_down = []
    for _ in range(10):
        Piece()
    worker = Worker()
    with qtbot.waitSignal(worker.finished):
        worker.start(lambda _progress: len([[number] for number in range(200_000)]))
    assert Piece.taken_down == []
    program.tidying.tidy()
    assert Piece.taken_down == [threading.main_thread()] * 10


@pytest.mark.usefixtures("_kept_zones")
def test_a_closed_window_has_freed_what_it_had_on_the_card(
    qapp: QApplication, qtbot: QtBot, open_program: Callable[..., Program]
) -> None:
    earlier = Program(qapp, OpenOptions(keeps_settings=False))
    with qtbot.waitSignal(earlier.completed, timeout=20_000):
        earlier.show()
    assert earlier.viewport is not None
    drawn_in = earlier.viewport.render_window
    assert drawn_in.GetReadyForRendering()
    close(earlier)
    assert not drawn_in.GetReadyForRendering()
    assert not drawn_in.GetInitialized()
    del earlier, drawn_in

    other = open_program()
    collect()  # took the other's buffers of the same numbers, and the next picture ended the process
    assert other.viewport is not None
    other.viewport.draw_anew()
    other.viewport.repaint()
