"""The player asks for the next step in time, and stops at a press of the mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from viewer.widgets.construction.player import BuildPlayer


@pytest.fixture
def page(shown: Callable[..., None]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(QPushButton("Play", made))
    column.addWidget(QPushButton("Other", made))
    shown(made, 200, 100)
    return made


def test_it_asks_after_the_time_it_was_given(page: QWidget, qtbot: QtBot) -> None:
    player = BuildPlayer(page.findChildren(QPushButton)[0], page)
    player.pace = 0.001
    with qtbot.waitSignal(player.due, timeout=2000):
        player.wait(5000)
    assert player.is_playing, "who hears it decides whether it goes on"
    player.stop()


def test_a_press_anywhere_stops_it_but_not_on_its_own_button(page: QWidget, qtbot: QtBot) -> None:
    own, other = page.findChildren(QPushButton)
    player = BuildPlayer(own, page)
    player.wait(60_000)
    qtbot.mouseClick(own, Qt.MouseButton.LeftButton)
    assert player.is_playing
    with qtbot.waitSignal(player.stopped):
        qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    assert not player.is_playing


def test_stopped_twice_is_said_once(page: QWidget) -> None:
    player = BuildPlayer(page.findChildren(QPushButton)[0], page)
    said: list[bool] = []
    player.stopped.connect(lambda: said.append(True))
    player.stop()
    player.wait(60_000)
    player.stop()
    player.stop()
    assert said == [True]
