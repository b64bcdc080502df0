"""File, Save picture and Copy picture: what is shown, drawn anew in any size, without the window's rings and frames."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from viewer.app.picture_maker import PictureMaker, PictureOrder
from viewer.data.atomic import write_atomic
from viewer.scene.scene import Scene
from viewer.state.store import Store
from viewer.widgets.picture_dialog import PictureChoice, PictureDialog
from viewer.widgets.theme import Look
from viewer.widgets.window import MainWindow

_WIDEST_PX = 16_000


class PictureSaving(QObject):
    """Asks how, has the picture made by a process of its own, and saves or copies it.

    Parameters
    ----------
    look, store : Look, Store
        Its colours, and what is shown.
    scene : Scene or None
        Knows where the eye stands; None where there is no 3D view.
    place_of : callable
        What the command line takes for a head, from its id.
    window : callable
        Returns the window, whose view it is.

    Signals
    -------
    ended : ()
        It is saved or copied, or it is said why not.
    """

    ended = Signal()

    def __init__(
        self,
        look: Look,
        store: Store,
        scene: Scene | None,
        place_of: Callable[[str], str],
        window: Callable[[], MainWindow],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._store, self._scene = look, store, scene
        self._place_of, self._window = place_of, window
        self._choice = PictureChoice()
        self._path: Path | None = None
        self._maker = PictureMaker(self)
        self._maker.made.connect(self._on_made)
        self._maker.failed.connect(self._end)

    def save(self) -> None:
        """Ask how and where to, and begin."""
        window = self._window()
        choice = replace(self._choice, has_names=self._store.state.drawing.labels)
        dialog = PictureDialog(choice, self._size_px(), window)
        is_wanted = dialog.exec() == PictureDialog.DialogCode.Accepted
        choice, wish = dialog.choice(), dialog.wish
        dialog.deleteLater()
        if not is_wanted:
            return
        self._choice = choice
        if wish == "copy":
            self._make(choice, None)
            return
        name, _kind = QFileDialog.getSaveFileName(window, "Save picture", "head.png", "Pictures (*.png)")
        if name:
            path = Path(name)
            self._make(choice, path if path.suffix else path.with_name(f"{path.name}.png"))

    def copy(self) -> None:
        """Copy it at once, as the last one was made."""
        self._make(replace(self._choice, has_names=self._store.state.drawing.labels), None)

    def stop(self) -> None:
        """Make none; the window is closing."""
        self._maker.stop()

    def _size_px(self) -> tuple[int, int]:
        view = self._window().view
        ratio = view.devicePixelRatioF()
        return round(view.width() * ratio), round(view.height() * ratio)

    def _make(self, choice: PictureChoice, path: Path | None) -> None:
        if self._maker.is_busy:
            self._window().show_status("A picture is being made already.")
            return
        self._path = path
        width, height = self._size_px()
        times = min(float(choice.times), _WIDEST_PX / max(width, height))
        state, scene = self._store.state, self._scene
        self._window().show_status("The picture is being made.")
        self._maker.make(
            PictureOrder(
                state=state,
                eye=scene.camera.kept() if scene is not None else None,
                head=self._place_of(state.head),
                size_px=(round(width * times), round(height * times)),
                ratio=times * self._window().view.devicePixelRatioF(),
                scheme=self._look.palette.scheme,
                text_scale=scene.text_scale if scene is not None else self._look.factor,
                has_names=choice.has_names,
                is_transparent=choice.is_transparent,
            )
        )

    def _on_made(self, made: str) -> None:
        if self._path is None:
            QGuiApplication.clipboard().setImage(QImage(made))
            self._end("The picture is on the clipboard.")
            return
        try:
            write_atomic(self._path, Path(made).read_bytes())
        except OSError as error:
            self._end(f"{self._path} could not be written: {error.strerror}.")
        else:
            self._end(f"Saved {self._path}")

    def _end(self, sentence: str) -> None:
        self._window().show_status(sentence)
        self.ended.emit()
