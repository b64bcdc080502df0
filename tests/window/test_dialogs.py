"""The dialogs open from their commands and say what they must."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit

from viewer.app.program import Program
from viewer.errors import Problem


def _texts_of(program: Program, command: str) -> str:
    """Open a dialog by its command, read it, close it."""
    read: list[str] = []

    def read_and_close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        read.extend(label.text() for label in dialog.findChildren(QLabel))
        read.extend(box.toPlainText() for box in dialog.findChildren(QPlainTextEdit))
        dialog.accept()

    QTimer.singleShot(0, read_and_close)
    action = program.window.findChild(QAction, command)
    assert action is not None
    action.trigger()
    return "\n".join(read)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("about", "Not a medical device; no advice for a person."),
        ("keys", "Turn the head"),
        ("problems", "No problems."),
    ],
)
def test_help_says_it(program: Program, command: str, said: str) -> None:
    assert said in _texts_of(program, command)


def test_problems_are_shown_as_they_are_written(program: Program) -> None:
    program._problems.append(Problem("zones/jiao/motor.toml", "parts.1", "<img src=x> is not a name"))
    assert "error: zones/jiao/motor.toml: parts.1: <img src=x> is not a name" in _texts_of(program, "problems")


def test_the_first_start_says_what_it_is_not(program: Program) -> None:
    read: list[str] = []

    def read_and_close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        read.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()

    QTimer.singleShot(0, read_and_close)
    program._show_notice()
    assert "Not a medical device" in " ".join(read)
    assert program._settings.has_seen_notice
