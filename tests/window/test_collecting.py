"""What holds only itself is collected in the main thread: beside it, a worker would take down what is being drawn."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

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
