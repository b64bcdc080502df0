"""The dialogs open from their commands and say what they must."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QPushButton

from viewer.app.program import Program
from viewer.errors import Problem
from viewer.widgets.handout_dialog import HandoutDialog
from viewer.widgets.page_dialog import PageDialog
from viewer.widgets.pieces.search_field import SearchField


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


SAID_BY_HELP = {
    "about": "Not a medical device; no advice for a person.",
    "keys": "Turn the head",
    "left-out": "223 statements",
    "differs": "How it differs from body acupuncture",
    "problems": "No problems.",
}


def test_help_says_it(program: Program) -> None:
    for command, said in SAID_BY_HELP.items():
        assert said in _texts_of(program, command)


def test_what_was_left_out_is_copied_as_it_is_found(program: Program) -> None:
    def search_and_copy() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PageDialog)
        dialog.search_for("non-invasive")
        next(button for button in dialog.findChildren(QPushButton) if button.text() == "Copy as text").click()
        dialog.accept()

    QTimer.singleShot(0, search_and_copy)
    action = program.window.findChild(QAction, "left-out")
    assert action is not None
    action.trigger()
    copied = QApplication.clipboard().text()
    assert copied.startswith("What we left out and why\n")
    assert "\nOften said, more exactly\n" in copied
    assert "It is minimally invasive: the skin is pierced." in copied
    assert "pacemaker" not in copied
    set_in_type = QApplication.clipboard().mimeData().html()
    assert "<h1>What we left out and why</h1>" in set_in_type
    assert "<h2>Often said, more exactly</h2>" in set_in_type


def test_what_was_left_out_is_saved_as_a_pdf(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "kept.pdf"
    monkeypatch.setattr(
        "viewer.app.window_commands.QFileDialog.getSaveFileName", lambda *_: (str(tmp_path / "kept"), "")
    )

    def save() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PageDialog)
        dialog.search_for("non-invasive")
        next(button for button in dialog.findChildren(QPushButton) if button.text() == "Save as PDF…").click()
        dialog.accept()

    QTimer.singleShot(0, save)
    action = program.window.findChild(QAction, "left-out")
    assert action is not None
    action.trigger()
    assert file.read_bytes().startswith(b"%PDF-")


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
    assert program._preferences.settings.has_seen_notice


def test_what_a_search_finds_on_a_page_opens_there(program: Program) -> None:
    read: list[str] = []

    def read_and_close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PageDialog)
        read.append(dialog.marked())
        next(button for button in dialog.findChildren(QPushButton) if button.text() == "Copy as text").click()
        dialog.reject()

    zones = program.explore.zones
    zones.focus_search()
    field = QApplication.focusWidget()
    assert isinstance(field, SearchField)
    QTimer.singleShot(0, read_and_close)
    field.search_for("allocation concealment")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert read[0].startswith("Quality of the trials")
    assert "Whoever needles can hardly be blinded" in QApplication.clipboard().text()


def test_safe_needling_is_read_on_screen_and_saved_as_it_comes_on_paper(program: Program) -> None:
    pages: list[int] = []
    read: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HandoutDialog)
        pages.append(dialog.preview.pageCount())
        dialog.reject()

    def ask_for_paper() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PageDialog)
        read.append(dialog.text())
        save = next(each for each in dialog.findChildren(QPushButton) if each.text().startswith("Save as PDF"))
        QTimer.singleShot(0, look)
        save.click()
        dialog.reject()

    QTimer.singleShot(0, ask_for_paper)
    action = program.window.findChild(QAction, "safe-needling")
    assert action is not None
    action.trigger()
    assert "count them in" in read[0]
    assert pages[0] >= 3
