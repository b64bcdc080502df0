"""Slow work beside the window: one job at a time matters, late answers are dropped."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from viewer.errors import Cancelled, ViewerError

_UNFORESEEN = "Something went wrong that nobody foresaw; what was asked for is not done. The rest works on."


class Progress(Protocol):
    """Tells how far a job has come: the share done, 0 to 1, or a piece of the answer that is ready."""

    def __call__(self, share: float, piece: object = None, /) -> None:
        """Tell; raises `Cancelled` where the job is no longer wanted."""


class _Job(QRunnable):
    def __init__(self, worker: Worker, number: int, work: Callable[[Progress], object]) -> None:
        super().__init__()
        self._worker = worker
        self._number = number
        self._work = work

    def run(self) -> None:
        with suppress(Cancelled):
            try:
                answer = self._work(self._tell)
            except Cancelled:
                raise
            except Exception as error:  # noqa: BLE001  # whatever it is, it is told in the main thread, never here
                self._hand_over("answered_from_thread", None, error)
            else:
                self._hand_over("answered_from_thread", answer, None)

    def _tell(self, share: float, piece: object = None, /) -> None:
        if not self._worker.is_current(self._number):
            raise Cancelled
        self._hand_over("progress_from_thread", share, piece)

    def _hand_over(self, signal: str, *values: object) -> None:
        """Hand something to the main thread; at the end of the program the worker may be gone, and nobody waits."""
        try:
            getattr(self._worker, signal).emit(self._number, *values)
        except RuntimeError as gone:  # that is how PySide says so; asking before could be overtaken by the end
            raise Cancelled from gone


class Worker(QObject):
    """Runs one job in a thread and hands its answer to the main thread.

    A new job, `drop` or `cancel` makes the answer of the one before worthless: it is dropped, and the job
    stops at its next report of progress.

    Signals
    -------
    finished : object
        The answer of the job asked for last.
    arrived : object
        A piece of that answer that was ready sooner.
    failed : str
        A sentence, when that job raised an error. One that nobody foresaw is then reported as any other fault is.
    progressed : float
        Share done, 0 to 1.
    """

    finished = Signal(object)
    arrived = Signal(object)
    failed = Signal(str)
    progressed = Signal(float)
    answered_from_thread = Signal(int, object, object)
    progress_from_thread = Signal(int, float, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self.answered_from_thread.connect(self._on_answer)
        self.progress_from_thread.connect(self._on_progress)

    def start(self, work: Callable[[Progress], object]) -> None:
        """Begin a job; `work` gets a function to report its progress with."""
        self._number += 1
        self._pool.start(_Job(self, self._number, work))

    def drop(self) -> None:
        """Drop the job under way without waiting for it."""
        self._number += 1

    def cancel(self) -> None:
        """Drop the job under way, and wait until its thread has let go."""
        self._number += 1
        self._pool.waitForDone()

    def is_current(self, number: int) -> bool:
        """Whether a job is still wanted; called from its thread."""
        return number == self._number

    @Slot(int, object, object)
    def _on_answer(self, number: int, answer: object, error: Exception | None) -> None:
        if number != self._number:
            return
        if error is None:
            self.finished.emit(answer)
        elif isinstance(error, ViewerError):
            self.failed.emit(str(error))
        else:
            self.failed.emit(_UNFORESEEN)
            sys.excepthook(type(error), error, error.__traceback__)

    @Slot(int, float, object)
    def _on_progress(self, number: int, share: float, piece: object) -> None:
        if number != self._number:
            return
        if piece is not None:
            self.arrived.emit(piece)
        else:
            self.progressed.emit(share)
