"""A fault that nobody foresaw is shown as a text to copy, and the program goes on."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from viewer.app.fault import show_faults
from viewer.widgets.dialogs import ReportDialog


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    heard: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: heard.append(error))
    return heard


def test_a_fault_is_logged_and_shown_with_its_trace(qtbot: QtBot, logged: list[BaseException]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    show_faults(window)
    seen: list[str] = []

    def read_and_close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReportDialog)
        box = dialog.findChild(QPlainTextEdit)
        assert box is not None
        seen.append(box.toPlainText())
        dialog.accept()

    QTimer.singleShot(0, read_and_close)
    error = ValueError("<b>seven</b>")
    sys.excepthook(ValueError, error, None)
    assert logged == [error]
    assert "ValueError: <b>seven</b>" in seen[0]
    assert "VTK" in seen[0]
