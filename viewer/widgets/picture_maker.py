"""Draws what the window shows in a process of its own: in any size, and without the window's graphics driver."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTemporaryDir, Signal

import viewer
from viewer.data.tour_file import SUFFIX, save_tour
from viewer.domain.tour import Eye, Stop, Tour
from viewer.errors import ExportError
from viewer.state.stop_view import view_of
from viewer.state.view_state import ViewState

_NAMED_VIEWS = ("front", "back", "left", "right", "top")


@dataclass(frozen=True, slots=True)
class PictureOrder:
    """A picture of what is shown.

    Attributes
    ----------
    state : ViewState
        What is shown.
    eye : Eye or None
        Where the eye stands; None to stand where the state says.
    head : str
        What the command line takes for the head: its id, or the folder of one opened from elsewhere.
    size_px : (int, int)
        Width and height, pixels.
    ratio : float
        How many of them are one pixel of the window.
    scheme : str
        ``light`` or ``dark``.
    text_scale : float
        How much larger names are than usual, as in the window.
    has_names : bool
        Whether names are in the picture.
    is_transparent : bool
        Whether there is nothing behind the head; else the window's own ground.
    """

    state: ViewState
    eye: Eye | None
    head: str
    size_px: tuple[int, int]
    ratio: float
    scheme: str
    text_scale: float = 1.0
    has_names: bool = True
    is_transparent: bool = False


class PictureMaker(QObject):
    """Runs the program's own ``image`` command on one stop of a tour, which holds all that can be seen.

    Signals
    -------
    made : str
        Where the picture lies; it is gone with this object, or at the next order.
    failed : str
        Why there is none.
    """

    made = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: QTemporaryDir | None = None
        self._process = QProcess(self)
        self._process.setWorkingDirectory(str(Path(viewer.__file__).resolve().parent.parent))
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._is_stopped = False

    @property
    def is_busy(self) -> bool:
        """Whether a picture is being made."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def make(self, order: PictureOrder) -> None:
        """Begin; one picture at a time."""
        if self.is_busy:
            return
        self._is_stopped = False
        tour = Tour("picture", "Picture", stops=(Stop("Picture", view_of(order.state, order.eye)),))
        try:
            save_tour(tour, self._file(SUFFIX))
        except ExportError as error:
            self.failed.emit(f"The picture could not be made: {error}.")
            return
        self._process.start(sys.executable, ["-m", "viewer.cli", "image", *self._words(order)])

    def stop(self) -> None:
        """Make none: the window is closing."""
        self._is_stopped = True
        self._process.kill()
        self._process.waitForFinished()

    def _words(self, order: PictureOrder) -> Sequence[str]:
        width, height = order.size_px
        words = ["--tour", str(self._file(SUFFIX)), "--size", f"{width}x{height}", "--ratio", f"{order.ratio:g}"]
        words += ["--head", order.head, "--skin", order.state.skin, "--theme", order.scheme]
        words += ["--scale", f"{order.text_scale:g}", "--background", "transparent" if order.is_transparent else "view"]
        words += [] if order.has_names else ["--no-labels"]
        if order.eye is None and order.state.camera.target in _NAMED_VIEWS:
            words += ["--view", order.state.camera.target]
        return [*words, "-o", str(self._file(".png"))]

    def _file(self, ending: str) -> Path:
        if self._folder is None:
            self._folder = QTemporaryDir()
        return Path(self._folder.path()) / f"picture{ending}"

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._is_stopped:
            return
        if code == 0 and status == QProcess.ExitStatus.NormalExit:
            self.made.emit(str(self._file(".png")))
            return
        said = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").strip()
        last = said.splitlines()[-1].partition(": ")[2] if said else ""
        self.failed.emit(f"The picture could not be made: {last or 'the program for it ended early'}.")

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.failed.emit("The picture could not be made: the program for it did not start.")
