"""The window is never larger than what is there, and a panel that is higher than its place scrolls."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from viewer.presentation.help_text import key_groups
from viewer.state.request import Request
from viewer.widgets.dialogs import KeysDialog, ReportDialog
from viewer.widgets.mode_row import ModeRow
from viewer.widgets.screen_bounds import keep_on_screen
from viewer.widgets.theme import Look
from viewer.widgets.window import MainWindow
from viewer.widgets.workspace import TallSlot, Workspace

FREE = QRect(0, 0, 1024, 740)
"""What a bar of the system leaves of a small screen."""


@pytest.fixture(autouse=True)
def _small_screen(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    monkeypatch.setattr(type(qapp.primaryScreen()), "availableGeometry", lambda _screen: FREE)


@pytest.fixture
def window(look: Look, qtbot: QtBot, asked: list[Request]) -> MainWindow:
    made = MainWindow(QWidget(), ModeRow(look, asked.append), Workspace(QWidget()), asked.append)
    qtbot.addWidget(made)
    return made


def test_the_first_window_is_no_larger_than_the_screen(window: MainWindow) -> None:
    assert window.width() < FREE.width(), "the frame has room too"
    assert window.height() < FREE.height()
    assert window.minimumSize().width() <= 960
    assert window.minimumSize().height() <= 500 - 40


@pytest.mark.parametrize("place", [QRect(0, 0, 3000, 2000), QRect(5000, 100, 1200, 780), QRect(-4000, -4000, 760, 700)])
def test_a_window_of_a_larger_screen_comes_back_whole(window: MainWindow, qtbot: QtBot, place: QRect) -> None:
    window.setGeometry(place)
    kept = window.geometry_bytes
    window.setGeometry(0, 0, 700, 600)
    window.restore_layout(kept, ())
    window.show()
    assert FREE.contains(window.geometry())


def test_a_window_that_fits_stays_where_it_is(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setGeometry(700, 500, 400, 300)  # partly beside the screen, as somebody put it
    keep_on_screen(widget)
    assert widget.geometry() == QRect(700, 500, 400, 300)


def test_the_bar_of_slow_work_has_the_window_drawn_few_times(window: MainWindow) -> None:
    """Qt draws the whole window at once, the head too, whenever the bar grows."""
    drawn: list[int] = []
    window._progress.valueChanged.connect(drawn.append)
    for done in range(1001):
        window.show_progress(done / 1000)
    assert window._progress.value() == window._progress.maximum()
    assert 10 < len(drawn) < 30


def test_dialogs_are_no_larger_than_the_screen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(QApplication.primaryScreen()), "availableGeometry", lambda _screen: QRect(0, 0, 500, 400))
    for dialog in (KeysDialog(key_groups()), ReportDialog("Problems", "Some", "text")):
        qtbot.addWidget(dialog)
        assert isinstance(dialog, QDialog)
        assert dialog.size().boundedTo(QSize(484, 360)) == dialog.size()


def test_a_panel_that_is_higher_than_its_place_scrolls_to_what_is_written_in(qtbot: QtBot) -> None:
    page = QWidget()
    page.setMinimumWidth(200)
    column = QVBoxLayout(page)
    fields = [QLineEdit() for _ in range(30)]
    for field in fields:
        column.addWidget(field)
    slot = TallSlot()
    qtbot.addWidget(slot)
    slot.show_page(page)
    slot.resize(240, 300)
    slot.show()
    slot.activateWindow()
    assert slot.minimumSizeHint().width() >= 200
    assert slot.minimumSizeHint().height() < 100
    assert slot.focusPolicy() == Qt.FocusPolicy.NoFocus
    fields[0].setFocus()
    qtbot.waitUntil(fields[0].hasFocus)
    for _ in range(len(fields) - 1):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert fields[-1].hasFocus()
    inside = QRect(fields[-1].mapTo(slot, fields[-1].rect().topLeft()), fields[-1].size())
    assert slot.rect().contains(inside)
