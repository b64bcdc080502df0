"""File, Save film: the head turning, a construction or the open tour, by a process of its own that can be stopped."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

import viewer
from viewer.presentation.sentences import counted
from viewer.state.view_state import ViewState
from viewer.widgets.film_dialog import FilmChoice, FilmDialog, FilmWhat

_KINDS = {"Film (*.mp4)": ".mp4", "GIF (*.gif)": ".gif", "Animated PNG (*.png)": ".png"}
_STOP_MS = 5_000
_FOR_A_TERMINAL = re.compile(r"^video: (?:-o/--output: )?| \([^()]*--help\)\.?$")  # of a sentence of the command line


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
        what = self._asked()
        if what is None:
            return
        name, kind = QFileDialog.getSaveFileName(self._window(), "Save film", self._name(what), ";;".join(_KINDS))
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() not in _KINDS.values():
            path = path.with_name(f"{path.name}{_KINDS.get(kind, '.mp4')}")
        self._start(path.absolute(), what)

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

    def _asked(self) -> FilmWhat | None:
        """Ask what is to be filmed, if there is a choice; None if nothing is."""
        choices = film_choices(self._state())
        if len(choices) == 1:
            return choices[0].what
        mode, kinds = self._state().mode, [choice.what for choice in choices]
        fitting = {"build": "build", "learn": "tour"}.get(mode, "orbit")
        dialog = FilmDialog(choices, kinds.index(fitting) if fitting in kinds else 0, self._window())
        is_chosen = dialog.exec() == FilmDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.chosen().what if is_chosen else None

    def _name(self, what: FilmWhat) -> str:
        """Return a name that says what is in the film."""
        state = self._state()
        if what == "tour" and state.tour is not None:
            return f"{state.tour.id}.mp4"
        return f"{state.selected}.mp4" if what == "build" else "turning-head.mp4"

    def _start(self, path: Path, what: FilmWhat) -> None:
        self._is_stopped, self._said = False, ""
        process = self._process = QProcess(self)
        process.setWorkingDirectory(str(Path(viewer.__file__).resolve().parent.parent))
        process.readyReadStandardOutput.connect(self._on_output)
        process.finished.connect(lambda code, _status: self._on_finished(code, path))
        process.errorOccurred.connect(self._on_error)
        bar = self._bar = QProgressDialog(f"Making {path.name}", "Stop", 0, 100, self._window())
        bar.setWindowTitle("Save film")
        bar.setMinimumDuration(0)
        bar.setAutoReset(False)
        bar.setValue(0)
        bar.canceled.connect(self.stop)
        process.start(sys.executable, ["-m", "viewer.cli", *self._order(path, what)])

    def _order(self, path: Path, what: FilmWhat) -> list[str]:
        """Return the call that makes a film of what is shown."""
        state = self._state()
        order = ["video", "--progress", "--watched", "--what", what, "--side", state.side, "--skin", state.skin]
        order += ["--theme", self._scheme(), "--head", self._place_of(state.head), "-o", str(path)]
        if what == "tour" and state.tour is not None:
            return [*order, "--tour", state.tour.id]
        chosen = (state.selected, *state.lit) if state.selected is not None else (state.point, *state.lit)
        for zone in chosen:
            order += ["--zone", zone] if zone is not None else []
        if state.school is not None:
            order += ["--system", state.school]
        if not state.labels:
            order.append("--no-labels")
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
            last = _FOR_A_TERMINAL.sub("", said.strip().splitlines()[-1].partition(": ")[2]) if said.strip() else ""
            self._say(f"The film could not be saved: {last or 'the program for it ended early'}.")
        self.ended.emit()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._on_finished(1, Path())


def film_choices(state: ViewState) -> tuple[FilmChoice, ...]:
    """Return what can be filmed of a state: the head always, a construction and a tour where there is one."""
    choices = [FilmChoice("orbit", "The head, once round", "What is shown now, in 8 seconds.")]
    if state.selected is not None:
        choices.append(FilmChoice("build", "How the zone is built", "Step by step, 4 seconds each."))
    if state.tour is not None and state.tour.stops:
        from viewer.export.tour_plan import MOVE_S, reading_s

        stops = state.tour.stops
        length_s = sum(MOVE_S + reading_s(stop, is_answered=False) for stop in stops)
        length_s += sum(reading_s(stop, is_answered=True) for stop in stops if stop.answer)
        minutes = counted(max(1, round(length_s / 60)), "minute", "minutes")
        detail = f"{counted(len(stops), 'stop', 'stops')} with their words, about {minutes}."
        choices.append(FilmChoice("tour", f"The tour “{state.tour.title}”", detail))
    return tuple(choices)
