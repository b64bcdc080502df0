"""A worker that goes while its job is at work: the job ends quietly, whatever it has to tell."""

from __future__ import annotations

import threading

import pytest
import shiboken6
from PySide6.QtCore import Qt

from viewer.widgets.worker import Progress, Worker


@pytest.mark.parametrize("ending", ["answer", "fault", "progress"])
def test_a_job_that_outlives_its_worker_says_nothing(
    qapp: object, capfd: pytest.CaptureFixture[str], ending: str
) -> None:
    begun, may_end, ended = threading.Event(), threading.Event(), threading.Event()

    def work(tell: Progress) -> object:
        begun.set()
        may_end.wait(10)
        try:
            if ending == "progress":
                tell(0.5)
            if ending == "fault":
                raise ValueError("unforeseen")
        finally:
            ended.set()
        return "answer"

    worker = Worker()
    worker.destroyed.connect(may_end.set, Qt.ConnectionType.DirectConnection)
    worker.start(work)
    assert begun.wait(10)
    shiboken6.delete(worker)  # waits for the thread, as the end of the program does
    assert ended.is_set()
    assert capfd.readouterr().err == ""
