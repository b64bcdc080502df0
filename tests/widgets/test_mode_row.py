"""The row of modes keeps every button whole, and gives up words only where they do not fit."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QWidget

from tests.widgets.conftest import Shown
from viewer.presentation.palette import LIGHT
from viewer.state.errands import RunCommand
from viewer.state.mode_requests import Enter
from viewer.state.modes import MODES
from viewer.state.request import Request
from viewer.state.tape_requests import ToggleTape
from viewer.widgets.mode_row import ModeRow
from viewer.widgets.theme import Look, apply_theme

ROW = [entry.id for entry in MODES if not entry.is_tool]


@pytest.fixture
def asked() -> list[Request]:
    return []


@pytest.fixture
def window(look: Look, shown: Shown, asked: list[Request]) -> QMainWindow:
    made = QMainWindow()
    made.setMinimumSize(300, 100)
    made.addToolBar(ModeRow(look, asked.append))
    shown(made, 1440, 200)
    return made


def row_at(window: QMainWindow, width: int) -> ModeRow:
    window.resize(width, 200)
    row = window.findChild(ModeRow)
    QApplication.processEvents()
    QApplication.processEvents()
    assert row.width() == width
    return row


def cut(row: ModeRow) -> list[str]:
    """Return what is narrower than its words."""
    parts: list[QWidget] = [row.modes().segment(mode) for mode in ROW]
    parts += row.findChildren(QPushButton)
    return [part.accessibleName() for part in parts if part.width() < part.sizeHint().width()]


@pytest.mark.parametrize("factor", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("width", [1024, 1280, 1440, 1920])
def test_no_button_is_cut(qapp: QApplication, look: Look, window: QMainWindow, width: int, factor: float) -> None:
    apply_theme(qapp, look, LIGHT, factor)
    row = row_at(window, width)
    for mode in ROW:
        row.show_mode(mode)  # type: ignore[arg-type]
        qapp.processEvents()
        assert cut(row) == []


def test_the_names_of_modes_stay_longest(qapp: QApplication, look: Look, window: QMainWindow) -> None:
    for factor in (1.0, 1.25, 1.5):
        apply_theme(qapp, look, LIGHT, factor)
        named = [width for width in range(760, 1900, 60) if row_at(window, width).modes().segment("map").shows_text]
        assert named == list(range(named[0], 1900, 60)), "once there is room, more room takes no name away"
        assert named[0] < round(910 * factor), "the names of the modes are given up last"
    row = row_at(window, 1366)
    assert row.modes().segment("map").shows_text
    assert words(row) == ["", "Explain", ""]


def words(row: ModeRow) -> list[str]:
    return [button.text() for button in row.findChildren(QPushButton)]


def test_where_modes_have_no_names_the_tools_have_theirs(window: QMainWindow) -> None:
    row = row_at(window, 760)
    row.show_mode("explore")
    assert not row.modes().segment("map").shows_text
    assert words(row) == ["Measure", "Explain to a patient", "Present"]


def test_words_given_up_are_still_said(qapp: QApplication, look: Look, window: QMainWindow) -> None:
    apply_theme(qapp, look, LIGHT, 1.5)
    row = row_at(window, 800)
    row.show_mode("map")
    buttons = row.findChildren(QPushButton)
    assert [button.text() for button in buttons] == ["", "", ""]
    assert [button.accessibleName() for button in buttons] == ["Measure", "Explain to a patient", "Present"]
    assert all(button.toolTip() for button in buttons)


def test_each_button_asks_in_one_step(window: QMainWindow, asked: list[Request]) -> None:
    row = row_at(window, 1440)
    for mode in ROW:
        row.modes().segment(mode).click()
    for button in row.findChildren(QPushButton):
        button.click()
    asks = [Enter(mode) for mode in ROW if mode != "explore"]
    assert [each for each in asked if each in asks] == asks
    assert asked[-3:] == [ToggleTape(), Enter("explain"), RunCommand("present")]
