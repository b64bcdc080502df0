"""Stands in for the 3D view on computers without OpenGL 3.2: a picture, made anew when the state changes."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QSize, Qt, QTemporaryDir, QTimer, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from viewer.state.view_state import ViewState

_PAUSE_MS = 150
_INSTEAD = "{reason} Pictures are shown instead of the 3D view."
_LAST_RESORT = "{reason} The head cannot be drawn here. The list, the search and all cards work."


class StillView(QWidget):
    """Shows the head as a picture.

    The picture is made by the program's own ``image`` command in a process of its own: a graphics driver that
    fails there cannot take the window with it.

    Parameters
    ----------
    reason : str
        Why there is no 3D view, as a sentence.

    Signals
    -------
    settled : ()
        A picture has been made, or cannot be made.
    """

    settled = Signal()

    def __init__(self, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The head, as a picture")
        self._reason = reason
        self._state: ViewState | None = None
        self._folder = QTemporaryDir()
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._picture.setMinimumSize(QSize(1, 1))
        self._note = QLabel(_INSTEAD.format(reason=reason))
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self._note.setMargin(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._picture, 1)
        layout.addWidget(self._note)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._make)
        self._process = QProcess(self)
        self._process.finished.connect(self._on_finished)

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Make a new picture for a new state, a moment after the last change."""
        self._state = new
        if old is None or (old.selected, old.side, old.camera, old.lit) != (
            new.selected,
            new.side,
            new.camera,
            new.lit,
        ):
            self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the picture anew for another size."""
        super().resizeEvent(event)
        self._pause.start()

    def stop(self) -> None:
        """End a picture under way; the window is closing."""
        self._pause.stop()
        self._process.kill()
        self._process.waitForFinished()

    def _make(self) -> None:
        if self._state is None or self._process.state() != QProcess.ProcessState.NotRunning:
            self._pause.start()
            return
        state = self._state
        size = self._picture.size()
        command = ["-m", "viewer.cli", "image", "--size", f"{max(size.width(), 320)}x{max(size.height(), 240)}"]
        zones = (state.selected,) if state.selected is not None else state.lit
        for zone in zones:
            command += ["--zone", zone]
        command += ["--side", state.side]
        if state.camera.target not in ("zone", "step", "eye", "reset"):
            command += ["--view", state.camera.target]
        self._process.start(sys.executable, [*command, "-o", self._file()])

    def _on_finished(self, code: int) -> None:
        pixmap = QPixmap(self._file()) if code == 0 else QPixmap()
        if pixmap.isNull():
            self._picture.setText("")
            self._note.setText(_LAST_RESORT.format(reason=self._reason))
        else:
            self._picture.setPixmap(pixmap)
        self.settled.emit()

    def _file(self) -> str:
        return str(Path(self._folder.path()) / "head.png")
