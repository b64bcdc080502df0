"""Save picture and Copy picture: what is seen, drawn anew, without what belongs to the window alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from viewer.app.program import Program
from viewer.state.requests import ShowZone
from viewer.state.view_requests import ToggleLabels
from viewer.widgets.picture_dialog import PictureDialog

Ask = Callable[[Callable[[PictureDialog], None], Path], None]
RING = "#FF00FF"


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Answer the dialog, and name the file."""

    def answer(change: Callable[[PictureDialog], None], path: Path) -> None:
        def answered(dialog: PictureDialog) -> int:
            change(dialog)
            return QDialog.DialogCode.Accepted

        monkeypatch.setattr(PictureDialog, "exec", answered)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    return answer


def run(program: Program, qtbot: QtBot, command: str) -> None:
    action = program.window.findChild(QAction, command)
    assert action is not None
    with qtbot.waitSignal(program._pictures.ended, timeout=60_000):
        action.trigger()


def rgb_of(picture: QImage) -> NDArray[np.float64]:
    plain = picture.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3).astype(float)


def test_a_copied_picture_is_twice_as_fine_and_has_no_focus_frame(program: Program, qtbot: QtBot) -> None:
    view, scene = program.viewport, program.scene
    assert view is not None
    assert scene is not None
    program.store.ask(ShowZone("jiao.motor"))  # type: ignore[arg-type]
    program.store.ask(ToggleLabels())  # they find their places by the size of the picture
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    qtbot.mouseMove(view, QPoint(260, 230))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(260, 230))
    view.set_focus_colour(RING)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    view.shows_ring = True
    with qtbot.waitSignal(view.settled):
        view.request_render()
    seen = view.grabFramebuffer()
    assert seen.pixelColor(0, 0) == QColor(RING), "there is a frame to be left out"
    run(program, qtbot, "copy-picture")
    copied = QGuiApplication.clipboard().image()
    assert (copied.width(), copied.height()) == (2 * seen.width(), 2 * seen.height())
    assert copied.pixelColor(0, 0) != QColor(RING)
    assert copied.pixelColor(0, 0).alpha() == 255
    small = copied.scaled(seen.size(), mode=Qt.TransformationMode.SmoothTransformation)
    foot = seen.height() // 5  # what is seen, and the legend that only a picture has
    apart = np.abs(rgb_of(small) - rgb_of(seen))[3:-foot, 3:-3].max(axis=2)
    assert np.mean(apart > 40) < 0.02, "the same head, from where it was turned by hand"


def test_a_saved_picture_is_as_it_was_asked_for(program: Program, qtbot: QtBot, ask: Ask, tmp_path: Path) -> None:
    def wish(dialog: PictureDialog) -> None:
        button = dialog.sizes.button(1)
        assert f"{program.window.view.width()} × {program.window.view.height()}" in button.text()
        button.setChecked(True)
        dialog.transparent.setChecked(True)
        dialog.names.setChecked(False)

    ask(wish, tmp_path / "head")
    run(program, qtbot, "save-picture")
    picture = QImage(str(tmp_path / "head.png"))
    assert (picture.width(), picture.height()) == (program.window.view.width(), program.window.view.height())
    assert picture.pixelColor(2, 2).alpha() == 0
    assert picture.pixelColor(picture.width() // 2, picture.height() // 2).alpha() == 255


def test_a_picture_that_cannot_be_written_is_said(program: Program, qtbot: QtBot, ask: Ask, tmp_path: Path) -> None:
    said: list[str] = []
    program.window.show_status = said.append  # type: ignore[method-assign]
    ask(lambda dialog: dialog.sizes.button(1).setChecked(True), tmp_path / "no" / "head.png")
    run(program, qtbot, "save-picture")
    assert said[-1].endswith("could not be written: No such file or directory.")
