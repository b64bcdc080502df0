"""A list that is searched by typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import Shown
from viewer.widgets.pieces.search_combo import SearchCombo

PLACES = (("a", "GV20 Baihui 百会"), ("b", "C3, electrode site"), ("c", "Ear apex, left"), ("d", "Ear apex, right"))


@pytest.fixture
def combo(shown: Shown) -> SearchCombo:
    made = SearchCombo("Measure from", "From")
    made.show_entries(PLACES)
    shown(made, 300, 40)
    return made


def typed(qtbot: QtBot, combo: SearchCombo, words: str) -> None:
    field = combo.lineEdit()
    assert field is not None
    field.selectAll()
    if words.isascii():
        qtbot.keyClicks(field, words)
    else:  # comes from an input method, not from keys
        field.insert(words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize(("words", "key"), [("gv20", "a"), ("百会", "a"), ("electrode", "b"), ("Ear apex, right", "d")])
def test_any_part_of_a_name_asks_for_it(qtbot: QtBot, combo: SearchCombo, words: str, key: str) -> None:
    with qtbot.waitSignal(combo.choice_requested, check_params_cb=lambda asked: asked == key):
        typed(qtbot, combo, words)


def test_of_several_the_first_is_asked_for(qtbot: QtBot, combo: SearchCombo) -> None:
    with qtbot.waitSignal(combo.choice_requested, check_params_cb=lambda asked: asked == "c"):
        typed(qtbot, combo, "ear")


def test_what_is_shown_follows_what_it_is_told_not_what_was_typed(qtbot: QtBot, combo: SearchCombo) -> None:
    combo.choose("b")
    typed(qtbot, combo, "gv20")
    assert combo.currentText() == "C3, electrode site"
    assert combo.chosen() == "b"
    combo.choose("a")
    assert combo.currentText() == "GV20 Baihui 百会"


def test_esc_ends_the_writing_and_takes_nothing(qtbot: QtBot, combo: SearchCombo) -> None:
    combo.choose("b")
    field = combo.lineEdit()
    assert field is not None
    field.setFocus()
    field.selectAll()
    with qtbot.assertNotEmitted(combo.choice_requested):
        qtbot.keyClicks(field, "gv20")
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.hasFocus()
    assert combo.currentText() == "C3, electrode site"


def test_what_is_no_name_falls_back(qtbot: QtBot, combo: SearchCombo) -> None:
    combo.choose("c")
    with qtbot.assertNotEmitted(combo.choice_requested):
        typed(qtbot, combo, "nowhere")
    assert combo.currentText() == "Ear apex, left"


def test_nothing_chosen_is_an_empty_field_with_a_hint(combo: SearchCombo) -> None:
    combo.choose("a")
    combo.choose(None)
    field = combo.lineEdit()
    assert field is not None
    assert (field.text(), field.placeholderText(), combo.chosen()) == ("", "From", None)
    assert combo.accessibleName() == "Measure from"


def test_a_name_that_does_not_fit_ends_with_an_ellipsis_and_is_whole_in_the_tooltip(shown: Shown) -> None:
    long = "MS6 Anterior oblique line of vertex and temple, HHHHHHHHHHHHHHHHHHHHHHHHHHHH"
    combo = SearchCombo("Zone", "Zone")
    combo.show_entries((("ms6", long), ("j1", "J1")))
    shown(combo, 300, 34)
    combo.clearFocus()
    combo.choose("ms6")
    field = combo.lineEdit()
    assert field is not None
    picture = field.grab().toImage()
    ground = picture.pixelColor(0, 0)
    upper = range(field.height() // 2)
    edge = range(field.width() - field.fontMetrics().horizontalAdvance("…") + 4, field.width())
    assert not [x for x in edge for y in upper if picture.pixelColor(x, y) != ground], "dots stand low"
    assert field.text() == long, "only the painting is cut, never the words"
    assert long in combo.toolTip()
