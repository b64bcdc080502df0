"""Keyboards on which digits need Shift: the key alone does what its digit does, and the page of keys says so."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.app.program import Program
from viewer.data.available_tours import shipped_tour_files
from viewer.presentation.help_text import key_groups
from viewer.state.view_requests import TurnTo
from viewer.widgets.pieces.search_field import SearchField

FRENCH = {  # what the keys of the digits give without Shift, and the system's number of the key
    "1": (Qt.Key.Key_Ampersand, "&", 10), "2": (Qt.Key.Key_Eacute, "é", 11), "3": (Qt.Key.Key_QuoteDbl, '"', 12),
    "4": (Qt.Key.Key_Apostrophe, "'", 13), "5": (Qt.Key.Key_ParenLeft, "(", 14), "6": (Qt.Key.Key_Minus, "-", 15),
    "0": (Qt.Key.Key_Agrave, "à", 19),
}  # fmt: skip
VIEWS = {"1": "front", "2": "back", "3": "left", "4": "right", "5": "top", "0": "reset"}
CTRL = Qt.KeyboardModifier.ControlModifier


def strike(digit: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key of the row of digits as on a French keyboard: it is asked who wants it, then it is looked up."""
    key, text, code = FRENCH[digit]
    focus = QApplication.focusWidget()
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, held, code, 0, 0, text)
    asked.ignore()
    QApplication.sendEvent(focus, asked)
    QTest.keyClick(focus.window(), key, held)


def keys_of(program: Program) -> dict[str, str]:
    groups = key_groups(program.window.digits.signs())
    return {row.text: row.key for group in groups for row in group.rows}


def test_the_key_alone_turns_the_head(program: Program) -> None:
    assert program.viewport is not None
    for digit in VIEWS:
        program.viewport.setFocus()
        strike(digit)
        assert program.store.state.camera.target == VIEWS[digit]
        program.store.ask(TurnTo("front" if digit != "1" else "back"))
        QTest.keyClick(program.window, Qt.Key(ord(digit)))
        assert program.store.state.camera.target == VIEWS[digit], "with Shift it is the digit, as ever"


def test_modes_answer_too_but_for_a_sign_that_means_something(qtbot: QtBot, program: Program) -> None:
    assert program.viewport is not None
    program.viewport.setFocus()
    strike("2", CTRL)
    assert program.store.state.mode == "build"
    before = program._preferences.text_size_percent
    program._change_text_size(1)
    strike("6", CTRL)  # Ctrl and the minus
    assert program._preferences.text_size_percent == before
    assert program.store.state.mode == "build"


def test_the_page_of_keys_says_what_this_keyboard_writes(program: Program) -> None:
    assert program.viewport is not None
    assert keys_of(program)["Front"] == "1"
    program.viewport.setFocus()
    strike("1")
    assert keys_of(program)["Front"] == "1 or &"


def test_before_a_class_the_digits_are_left_to_the_menus(qtbot: QtBot, program: Program) -> None:
    program.tours.open(shipped_tour_files()[0])
    qtbot.keyClick(program.window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: program._presentation is not None and program._presentation.panel.isVisible())
    for code, is_taken in ((14, False), (40, True)):  # the key of the 5, and some other that gives the same sign
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_ParenLeft, Qt.KeyboardModifier(0), code, 0, 0, "(")
        asked.ignore()
        QApplication.sendEvent(program.window, asked)
        assert asked.isAccepted() == is_taken
    assert keys_of(program)["Top"] == "5 or ("


def test_what_is_typed_into_a_field_stays_text(qtbot: QtBot, program: Program) -> None:
    assert program.viewport is not None
    program.viewport.setFocus()
    strike("5")
    before = program.store.state.camera
    field = program.window.findChild(SearchField)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "(")
    assert field.text() == "("
    assert program.store.state.camera == before
