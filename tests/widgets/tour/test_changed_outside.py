"""A file that somebody else changed: each button says what it says, and closing the question is to do nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from viewer.widgets.tour.changed_outside import ask_about_change


@pytest.mark.parametrize(
    ("button", "answer"), [("Keep both", "both"), ("Replace", "replace"), ("Cancel", "nothing"), ("", "nothing")]
)
def test_each_button_is_its_answer(qtbot: QtBot, qapp: QApplication, button: str, answer: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def press() -> None:
        box = qapp.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert "<b>a.scalptour" in box.text()  # as it is, never read as HTML
        assert box.textFormat() == Qt.TextFormat.PlainText
        found = [each for each in box.buttons() if isinstance(each, QPushButton) and each.text() == button]
        (found[0].click if found else box.reject)()

    QTimer.singleShot(0, press)
    assert ask_about_change("<b>a.scalptour", parent) == answer
