"""Numbers are read and shown the same way under every language of the system; the wheel passes over them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QSlider, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import Shown
from viewer.widgets.pieces.number_field import NumberField
from viewer.widgets.pieces.wheel import pass_wheel

LANGUAGES = ("en_US", "de_DE", "fr_CH", "ar_EG", "hi_IN", "fa_IR")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


def typed(qtbot: QtBot, field: NumberField, words: str) -> None:
    field.selectAll()
    if words.isascii():
        qtbot.keyClicks(field, words)
    else:
        field.lineEdit().insert(words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize("words", ["1.5", "1,5", "\u0661\u066b\u0665"])
def test_point_and_comma_part_the_decimals(qtbot: QtBot, shown: Shown, language: str, words: str) -> None:
    field = NumberField("Entry", 0.0, 17.2, decimals=1, after=" cm")
    shown(field, 120, 40)
    typed(qtbot, field, words)
    assert (field.value(), field.text()) == (1.5, "1.5 cm")


def test_nothing_groups_thousands(qtbot: QtBot, shown: Shown, language: str) -> None:
    field = NumberField("Length", -3000.0, 3000.0, decimals=1)
    shown(field, 120, 40)
    for words, value in (("1.234,5", 1.2), ("1,234", 1.2), ("1'234", 1234.0), ("1 234", 1234.0), ("-2,5", -2.5)):
        field.setValue(0.0)
        typed(qtbot, field, words)  # what cannot stand in a number is not taken, key by key
        assert field.value() == value, words
    field.setValue(1234.5)
    assert field.text() == "1234.5"
    for pasted in ("1.234,5", "1,234.5", "1 234"):
        field.setValue(7.0)
        field.selectAll()
        QApplication.clipboard().setText(pasted)
        field.lineEdit().paste()
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert field.value() == 7.0, pasted


def test_a_whole_number_is_rounded_not_read_ten_times_too_large(qtbot: QtBot, shown: Shown, language: str) -> None:
    field = NumberField("Angle", 0.0, 90.0, after="°")
    shown(field, 120, 40)
    for words in ("1.6", "1,6"):
        typed(qtbot, field, words)
        assert (field.value(), field.text()) == (2.0, "2°")
    typed(qtbot, field, "400")
    assert field.value() == 40.0


@pytest.mark.parametrize("words", ["", "-", ",", "-,"])
def test_what_is_not_yet_a_number_leaves_the_last_one(qtbot: QtBot, shown: Shown, words: str) -> None:
    field = NumberField("Turn", -90.0, 90.0, decimals=1, after="°")
    shown(field, 120, 40)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Up):
        field.setValue(7.0)
        field.selectAll()
        qtbot.keyClick(field, Qt.Key.Key_Delete)
        qtbot.keyClicks(field, words)
        qtbot.keyClick(field, key)
        assert field.value() == 7.0


def test_words_round_the_number_stay_where_they_are(qtbot: QtBot, shown: Shown) -> None:
    field = NumberField("Bouts", 0, 12, before="turned ", after=" times")
    shown(field, 160, 40)
    typed(qtbot, field, "7")
    assert (field.value(), field.text()) == (7.0, "turned 7 times")
    field.stepUp()
    assert field.text() == "turned 8 times"


def turn_wheel(at: QWidget) -> None:
    handle = at.window().windowHandle()
    assert handle is not None
    QTest.wheelEvent(handle, QPointF(at.mapTo(at.window(), at.rect().center())), QPoint(0, -120))
    QApplication.processEvents()


def test_the_wheel_scrolls_the_page_until_a_field_has_the_focus(qtbot: QtBot, shown: Shown) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    number, choice, slider = NumberField("Angle", 0, 90), QComboBox(), QSlider(Qt.Orientation.Horizontal)
    choice.addItems(["one", "two", "three"])
    for field in (choice, slider):
        pass_wheel(field)
    for field in (number, choice, slider):
        column.addWidget(field)
    tall = QWidget()
    tall.setMinimumHeight(2000)
    column.addWidget(tall)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(page)
    shown(scroll, 200, 300)
    scroll.setFocus()
    values = (lambda: number.value(), lambda: choice.currentIndex(), lambda: slider.value())
    for field, value in zip((number, choice, slider), values, strict=True):
        field.clearFocus()
        scroll.verticalScrollBar().setValue(0)
        slider.setValue(50)
        number.setValue(45)
        before = value()
        turn_wheel(field)
        assert value() == before
        assert scroll.verticalScrollBar().value() > 0
        assert not field.hasFocus()
        scroll.verticalScrollBar().setValue(0)
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        turn_wheel(field)
        assert value() != before
