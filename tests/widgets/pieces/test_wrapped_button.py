"""A button whose words go on in a second line."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import Shown
from viewer.widgets.pieces.wrapped_button import WrappedButton
from viewer.widgets.theme import Look

WORDS = "Motor area (J1) and Anterior oblique line of vertex–temporal (MS6)"


def test_it_grows_downwards_where_its_words_do_not_fit(look: Look) -> None:
    button = WrappedButton(look, WORDS)
    wide = button.sizeHint().width()
    assert button.heightForWidth(wide) == look.px(32)
    assert button.heightForWidth(wide // 2 + 40) >= look.px(32) + 10
    assert button.heightForWidth(wide // 3 + 40) > button.heightForWidth(wide // 2 + 40)


def test_it_is_pressed_where_it_is_painted_and_not_beside(qtbot: QtBot, look: Look, shown: Shown) -> None:
    button = WrappedButton(look, "Motor area")
    shown(button, 600, 32)
    picture = button.grab().toImage()
    assert picture.pixelColor(20, 4) != picture.pixelColor(500, 16) == picture.pixelColor(580, 4)
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(20, 16))
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(500, 16))


def test_an_ampersand_is_no_shortcut(look: Look) -> None:
    button = WrappedButton(look, "A & B")
    assert button.plain_text() == "A & B"
    assert button.shortcut().isEmpty()
