"""Stands in for the 3D view on computers without OpenGL 3.2: a picture, made anew when the state changes."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from viewer.state.stop_view import view_of
from viewer.state.view_state import ViewState
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

_PAUSE_MS = 150
_INSTEAD = "{reason} Pictures are shown instead of the 3D view."
_LAST_RESORT = "{reason} The head cannot be drawn here. The list, the search and all cards work."
_MARGIN_PX = 12
_LEAST = QSize(320, 240)


class StillView(QWidget):
    """Shows the head as a picture, under a sentence that says why.

    Parameters
    ----------
    reason : str
        Why there is no 3D view, as a sentence.

    Signals
    -------
    picture_requested : int, int, float
        A picture of the state is wanted: width and height in pixels, and how many of them are one of the window;
        `show_picture` or `show_none` answers.
    settled : ()
        A picture has been made, or cannot be made.
    """

    picture_requested = Signal(int, int, float)
    settled = Signal()

    def __init__(self, look: Look, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The head, as a picture")
        self._reason = reason
        self._state: ViewState | None = None
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._picture.setMinimumSize(QSize(1, 1))
        self._note = Statement(look, _INSTEAD.format(reason=reason), role="note", parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        row = QVBoxLayout()
        row.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        row.addWidget(self._note)
        layout.addLayout(row)
        layout.addWidget(self._picture, 1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._make)
        self._is_waiting = False
        look.changed.connect(self._pause.start)

    def apply(self, old: ViewState | None, new: ViewState) -> None:
        """Make a new picture for a new state, a moment after the last change."""
        self._state = new
        if old is None or _shown(old) != _shown(new):
            self._pause.start()

    def sentence(self) -> str:
        """Return what stands above the picture."""
        return self._note.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the picture anew for another size."""
        super().resizeEvent(event)
        self._pause.start()

    def stop(self) -> None:
        """Ask for no more; the window is closing."""
        self._pause.stop()

    def _make(self) -> None:
        if self._state is None or self._is_waiting:
            self._pause.start()
            return
        ratio = self.devicePixelRatioF()
        size = self._picture.size().expandedTo(_LEAST) * ratio
        self._is_waiting = True
        self.picture_requested.emit(round(size.width()), round(size.height()), ratio)

    def show_picture(self, path: str) -> None:
        """Show what was asked for; it lies in a file."""
        self._is_waiting = False
        self._say(_INSTEAD)
        picture = QPixmap(path)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(picture)
        self.settled.emit()

    def show_none(self) -> None:
        """Say that there can be no picture."""
        self._is_waiting = False
        self._picture.clear()
        self._say(_LAST_RESORT)
        self.settled.emit()

    def _say(self, sentence: str) -> None:
        self._note.show_text(sentence.format(reason=self._reason))


def _shown(state: ViewState) -> tuple[object, ...]:
    """All that a picture depends on."""
    return view_of(state, None), state.camera, state.reader.look
