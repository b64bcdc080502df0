"""File, Save turning head: a film made by a process of its own, with a bar and a way to stop it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

import viewer
from viewer.state.view_state import ViewState

_KINDS = {"Film (*.mp4)": ".mp4", "GIF (*.gif)": ".gif", "Animated PNG (*.png)": ".png"}
_STOP_MS = 5_000


class FilmSaving(QObject):
    """Asks for a name, runs the program's own ``video`` command, and tells how it ended.

    Parameters
    ----------
    state : callable
        What is shown at present.
    scheme : callable
        The colours, ``light`` or ``dark``.
    place_of : callable
        Tells the command line which head is meant, from its id.
    window : callable
        What dialogs stand over.
    say : callable
        Shows a sentence.

    Signals
    -------
    ended : ()
        It is saved, failed or stopped.
    """

    ended = Signal()

    def __init__(
        self,
        state: Callable[[], ViewState],
        scheme: Callable[[], str],
        place_of: Callable[[str], str],
        window: Callable[[], QWidget],
        say: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._state, self._scheme, self._place_of, self._window, self._say = state, scheme, place_of, window, say
        self._process: QProcess | None = None
        self._bar: QProgressDialog | None = None
        self._said = ""
        self._is_stopped = False

    def save(self) -> None:
        """Ask where to, and begin; one film at a time."""
        if self._process is not None:
            self._say("A film is being made already.")
            return
        name, kind = QFileDialog.getSaveFileName(
            self._window(), "Save turning head", "turning-head.mp4", ";;".join(_KINDS)
        )
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() not in _KINDS.values():
            path = path.with_name(f"{path.name}{_KINDS.get(kind, '.mp4')}")
        self._start(path.absolute())

    def stop(self) -> None:
        """Stop the film that is being made; nothing of it is left."""
        process = self._process
        if process is None:
            return
        self._is_stopped = True
        process.closeWriteChannel()  # it watches its input, and tidies up when that ends
        if not process.waitForFinished(_STOP_MS):
            process.kill()
            process.waitForFinished()

    def _start(self, path: Path) -> None:
        self._is_stopped, self._said = False, ""
        process = self._process = QProcess(self)
        process.setWorkingDirectory(str(Path(viewer.__file__).resolve().parent.parent))
        process.readyReadStandardOutput.connect(self._on_output)
        process.finished.connect(lambda code, _status: self._on_finished(code, path))
        process.errorOccurred.connect(self._on_error)
        bar = self._bar = QProgressDialog(f"Making {path.name}", "Stop", 0, 100, self._window())
        bar.setWindowTitle("Save turning head")
        bar.setMinimumDuration(0)
        bar.setAutoReset(False)
        bar.setValue(0)
        bar.canceled.connect(self.stop)
        process.start(sys.executable, ["-m", "viewer.cli", *self._order(path)])

    def _order(self, path: Path) -> list[str]:
        """Return the call that makes a film of what is shown."""
        state = self._state()
        order = ["video", "--progress", "--watched", "--side", state.side, "--skin", state.skin]
        order += ["--theme", self._scheme(), "--head", self._place_of(state.head), "-o", str(path)]
        chosen = (state.selected, *state.lit) if state.selected is not None else (state.point, *state.lit)
        for zone in chosen:
            order += ["--zone", zone] if zone is not None else []
        if state.school is not None:
            order += ["--system", state.school]
        if not state.labels:
            order.append("--no-labels")
        if state.mode == "build" and state.selected is not None:
            order += ["--what", "build"]
        return order

    def _on_output(self) -> None:
        if self._process is None or self._bar is None:
            return
        text = bytes(self._process.readAllStandardOutput().data()).decode("utf-8", "replace")
        shares = [line.removesuffix(" %") for line in text.splitlines() if line.endswith(" %")]
        if shares and shares[-1].isdigit() and not self._is_stopped:
            self._bar.setValue(min(int(shares[-1]), 99))

    def _on_finished(self, code: int, path: Path) -> None:
        process, self._process = self._process, None
        said = "" if process is None else bytes(process.readAllStandardError().data()).decode("utf-8", "replace")
        if process is not None:
            process.deleteLater()
        if self._bar is not None:
            self._bar.close()
            self._bar.deleteLater()
            self._bar = None
        if self._is_stopped:
            self._say("Stopped; nothing was saved.")
        elif code == 0:
            self._say(f"Saved {path}")
        else:
            last = said.strip().splitlines()[-1].partition(": ")[2] if said.strip() else ""
            self._say(f"The film could not be saved: {last or 'the program for it ended early'}.")
        self.ended.emit()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._on_finished(1, Path())
