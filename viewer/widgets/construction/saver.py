"""Saves pictures of a construction in a process of its own, so that the window stays at hand and can stop it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal


class BuildSaver(QObject):
    """Runs the program's own ``image`` command.

    Attributes
    ----------
    progressed : Signal(int)
        So many pictures are written.
    finished : Signal(str)
        All are; where the last one lies.
    failed : Signal(str)
        A sentence that says why not.
    """

    progressed = Signal(int)
    finished = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._on_output)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._written: list[str] = []
        self._is_cancelled = False

    @property
    def is_running(self) -> bool:
        """Whether pictures are being made."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def start(self, arguments: Sequence[str], output: Path) -> None:
        """Make pictures.

        Parameters
        ----------
        arguments : sequence of str
            Of the ``image`` command, less where to write.
        output : Path
            Where to write: the picture, or for several of them the name that they are numbered after.
        """
        if self.is_running:
            return
        self._written = []
        self._is_cancelled = False
        self._process.start(sys.executable, ["-m", "viewer.cli", "image", *arguments, "-o", str(output)])

    def cancel(self) -> None:
        """Stop; what is written already stays."""
        self._is_cancelled = True
        self._process.kill()

    def stop(self) -> None:
        """Stop, and wait for it: the window is closing."""
        self.cancel()
        self._process.waitForFinished()

    def _on_output(self) -> None:
        text = bytes(self._process.readAllStandardOutput().data()).decode("utf-8", "replace")
        self._written += [line for line in text.splitlines() if line]
        self.progressed.emit(len(self._written))

    def _on_finished(self, code: int, _status: QProcess.ExitStatus) -> None:
        self._on_output()
        if self._is_cancelled:
            self.failed.emit(f"Stopped. {len(self._written)} saved.")
        elif code != 0 or not self._written:
            said = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").strip()
            last = said.splitlines()[-1].partition(": ")[2] if said else ""
            self.failed.emit(f"The pictures could not be saved: {last or 'the program for it ended early'}.")
        else:
            self.finished.emit(self._written[-1])

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.failed.emit("The pictures could not be saved: the program for it did not start.")
