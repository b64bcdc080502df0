"""Plays a construction: asks for the next step when the one before has been read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget


class BuildPlayer(QObject):
    """Waits for as long as a step takes to read. Any press of a mouse button ends it.

    Parameters
    ----------
    own : QWidget
        The play button: a press on it is its own answer.

    Attributes
    ----------
    due : Signal()
        The next step is due.
    stopped : Signal()
        It has ended.
    pace : float
        Times the waiting; tests play faster.
    """

    due = Signal()
    stopped = Signal()

    def __init__(self, own: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pace = 1.0
        self._own = own
        self._is_playing = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.due)

    @property
    def is_playing(self) -> bool:
        """Whether a next step is waited for."""
        return self._is_playing

    def wait(self, duration_ms: int) -> None:
        """Play: the next step is due after this long."""
        if not self._is_playing:
            self._is_playing = True
            self._hear(is_on=True)
        self._timer.start(round(duration_ms * self.pace))

    def stop(self) -> None:
        """End it; nothing happens if it does not play."""
        if not self._is_playing:
            return
        self._is_playing = False
        self._timer.stop()
        self._hear(is_on=False)
        self.stopped.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the mouse, wherever it is pressed."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget) and watched is not self._own:
            self.stop()
        return super().eventFilter(watched, event)

    def _hear(self, *, is_on: bool) -> None:
        program = QApplication.instance()
        if program is None:
            return
        if is_on:
            program.installEventFilter(self)
        else:
            program.removeEventFilter(self)
