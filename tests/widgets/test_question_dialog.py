"""Each kind of question has its field, begins with what is answered, and answers with the same kind of value."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialogButtonBox, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from viewer.presentation.question import SIDE, Choice, Flag, Number, Pick, Question, Size, Text, choice
from viewer.widgets.pieces.number_field import NumberField
from viewer.widgets.pieces.segmented import Segmented
from viewer.widgets.question_dialog import QuestionDialog
from viewer.widgets.theme import Look

FILM = Choice((Pick("orbit", "The head", "In 8 seconds."), Pick("tour", "Q & A", "Two stops.")))
ZONES = Choice(tuple(Pick([name], f"The zones of the school of {name}") for name in ("one", "two")))
QUESTIONS = (
    Question("what", "What it shows", FILM, "tour"),
    Question("zones", "Zones", ZONES, ["two"]),
    Question("side", "Side", SIDE, "right"),
    Question("labels", "With names", Flag(), True),
    Question("dpi", "Fineness", Number(72, 600, "pixels per inch"), 300),
    Question("size", "Size", Size(64, 4096), (640, 480)),
    Question("practice", "Practice", Text("NAME"), ""),
)


@pytest.fixture
def dialog(look: Look, qtbot: QtBot) -> QuestionDialog:
    made = QuestionDialog(look, "Film", QUESTIONS, "Save as…")
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_begins_with_what_is_answered_already(dialog: QuestionDialog) -> None:
    assert dialog.answers() == {
        "what": "tour", "zones": ["two"], "side": "right", "labels": True, "dpi": 300, "size": (640, 480),
        "practice": None,
    }  # fmt: skip
    assert dialog.findChildren(QRadioButton)[1].text() == "Q && A"


def test_what_is_chosen_is_answered(dialog: QuestionDialog, qtbot: QtBot) -> None:
    fields = dialog.fields
    dialog.findChildren(QRadioButton)[0].click()
    zones, side, labels, dpi = (fields[name] for name in ("zones", "side", "labels", "dpi"))
    assert isinstance(zones, QComboBox)
    zones.setCurrentIndex(0)
    assert isinstance(side, Segmented)
    qtbot.mouseClick(side.segment("2"), Qt.MouseButton.LeftButton)
    assert isinstance(labels, QCheckBox)
    labels.click()
    assert isinstance(dpi, NumberField)
    dpi.setValue(1000)
    width, height = fields["size"].findChildren(NumberField)
    assert (width.accessibleName(), height.accessibleName()) == ("Size: width", "Size: height")
    height.setValue(600)
    line = fields["practice"]
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "At the Mill")
    assert dialog.answers() == {
        "what": "orbit", "zones": ["one"], "side": "both", "labels": False, "dpi": 600, "size": (640, 600),
        "practice": "At the Mill",
    }  # fmt: skip
    assert isinstance(dialog.findChild(QDialogButtonBox), QDialogButtonBox)


@pytest.mark.parametrize("count", [3, 4])
def test_few_short_picks_stand_side_by_side(look: Look, qtbot: QtBot, count: int) -> None:
    made = QuestionDialog(look, "A", [Question("a", "A", choice(*"wxyz"[:count]), "z")], "Save as…")
    qtbot.addWidget(made)
    assert isinstance(made.fields["a"], Segmented if count == 3 else QComboBox)
    assert made.answers() == {"a": "w" if count == 3 else "z"}
