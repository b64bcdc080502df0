"""Draws what the window shows in a process of its own: in any size, and without the window's graphics driver."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir, Signal

from viewer.data.tour_file import SUFFIX, save_tour
from viewer.domain.tour import Eye, Stop, Tour
from viewer.errors import ExportError
from viewer.presentation.question import Value
from viewer.state.stop_view import view_of
from viewer.state.view_state import ViewState
from viewer.widgets.worker import Worker

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
    """Makes the picture of one stop of a tour, which holds all that can be seen.

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
        self._worker = Worker(self)
        self._worker.finished.connect(self._on_finished)
        self._worker.failed.connect(lambda why: self._fail(why.rstrip(".")))
        self._stop = threading.Event()
        self.is_busy = False

    def make(self, order: PictureOrder) -> None:
        """Begin; one picture at a time."""
        if self.is_busy:
            return
        tour = Tour("picture", "Picture", stops=(Stop("Picture", view_of(order.state, order.eye)),))
        try:
            save_tour(tour, self._file(SUFFIX))
        except ExportError as error:
            self._fail(str(error))
            return
        from viewer.export.beside import make_beside
        from viewer.export.entries.image import IMAGE

        self.is_busy = True
        self._stop = threading.Event()
        request, into, is_stopped = IMAGE.request(self._values(order)), self._file(".png"), self._stop.is_set
        self._worker.start(lambda tell: make_beside(IMAGE.make, request, into, tell, is_stopped))

    def stop(self) -> None:
        """Make none: the window is closing."""
        self._stop.set()
        self._worker.cancel()

    def _values(self, order: PictureOrder) -> Mapping[str, Value]:
        has_no_eye = order.eye is None and order.state.camera.target in _NAMED_VIEWS
        return {
            "tour": str(self._file(SUFFIX)),
            "size": order.size_px,
            "ratio": order.ratio,
            "head": order.head,
            "skin": order.state.reader.skin,
            "hair": order.state.reader.hair,
            "theme": order.scheme,
            "scale": order.text_scale,
            "background": "transparent" if order.is_transparent else "view",
            "labels": order.has_names,
            "view": order.state.camera.target if has_no_eye else None,
        }

    def _file(self, ending: str) -> Path:
        if self._folder is None:
            self._folder = QTemporaryDir()
        return Path(self._folder.path()) / f"picture{ending}"

    def _on_finished(self, _made: object) -> None:
        self.is_busy = False
        self.made.emit(str(self._file(".png")))

    def _fail(self, why: str) -> None:
        self.is_busy = False
        self.failed.emit(f"The picture could not be made: {why}.")
