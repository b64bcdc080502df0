"""Two zones side by side in the real window: chosen on the head, by name, or by a customary match."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from viewer.app.modes.compare import CompareMode
from viewer.app.program import Program
from viewer.state.compare_requests import Compare
from viewer.state.mode_requests import Enter, Undo
from viewer.state.requests import ShowZone
from viewer.state.view_requests import TurnTo
from viewer.widgets.compare.panel import ComparePanel
from viewer.widgets.pieces.search_combo import SearchCombo
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.pieces.wrapped_button import WrappedButton

Click = Callable[[Program, QPoint], None]
PlaceOf = Callable[[Program, str, str, float], QPoint]


@pytest.fixture
def comparing(qtbot: QtBot, program: Program) -> Program:
    """The program in the mode, from the left."""
    qtbot.keyClick(program.window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    program.store.ask(TurnTo("left"))
    assert program.store.state.mode == "compare"
    return program


def panel_of(program: Program) -> ComparePanel:
    mode = program._modes["compare"]
    assert isinstance(mode, CompareMode)
    return mode.panel


def said(program: Program) -> list[str]:
    return [statement.text() for statement in panel_of(program).findChildren(Statement) if statement.isVisible()]


def test_two_clicks_on_the_head_make_the_table(comparing: Program, click: Click, place_of: PlaceOf) -> None:
    click(comparing, place_of(comparing, "jiao.sensory", "left", 0.8))
    assert comparing.store.state.compared.zones == ("jiao.sensory",)
    comparing.store.ask(TurnTo("left"))
    click(comparing, place_of(comparing, "who.ms11", "left", 0.5))
    assert comparing.store.state.compared.zones == ("jiao.sensory", "who.ms11")
    assert comparing.store.state.selection.zone is None
    assert "Sensory area" in said(comparing)
    assert "How far apart on this head" in said(comparing)


def test_a_customary_match_begins_with_one_press(comparing: Program, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel_of(comparing).findChildren(WrappedButton)[0], Qt.MouseButton.LeftButton)
    assert comparing.store.state.compared.zones == ("jiao.motor", "who.ms6")
    assert any(words.startswith("Customary, not the same.") for words in said(comparing))
    assert panel_of(comparing).caution_line().isVisible()
    assert comparing.scene is not None
    assert any(text.title.endswith("apart at most") for text in comparing.scene._labels.texts)


def test_names_choose_the_two_and_exchange_them(comparing: Program, qtbot: QtBot) -> None:
    for combo, words in zip(panel_of(comparing).findChildren(SearchCombo), ("J10 ", "MS5 "), strict=True):
        field = combo.lineEdit()
        assert field is not None
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, words)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert comparing.store.state.compared.zones == ("jiao.foot-motor-sensory", "who.ms5")
    next(each for each in panel_of(comparing).findChildren(QPushButton) if each.text() == "⇄").click()
    assert comparing.store.state.compared.zones == ("who.ms5", "jiao.foot-motor-sensory")
    comparing.store.ask(Undo())
    assert comparing.store.state.compared.zones == ("jiao.foot-motor-sensory", "who.ms5")


def test_a_zone_that_stands_in_the_other_place_changes_over(comparing: Program) -> None:
    comparing.store.ask(Compare(("jiao.motor", "who.ms6")))  # type: ignore[arg-type]
    panel_of(comparing).findChildren(SearchCombo)[0].choice_requested.emit("who.ms6")
    assert comparing.store.state.compared.zones == ("who.ms6", "jiao.motor")
    panel_of(comparing).findChildren(SearchCombo)[1].choice_requested.emit("who.ms7")
    assert comparing.store.state.compared.zones == ("who.ms6", "who.ms7")


def test_whole_systems_show_every_zone_of_both(comparing: Program) -> None:
    comparing.store.ask(Compare(("jiao.motor", "who.ms6")))  # type: ignore[arg-type]
    view = comparing.viewport
    assert view is not None
    view.repaint()
    before = view.grab().toImage()
    buttons = panel_of(comparing).findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Whole systems").click()
    assert comparing.store.state.compared.has_whole_systems
    view.repaint()
    assert view.grab().toImage() != before


def test_coming_from_a_card_its_zone_is_the_first(program: Program) -> None:
    program.store.ask(ShowZone("jiao.optic"))  # type: ignore[arg-type]
    program.store.ask(Enter("compare"))
    assert program.store.state.compared.zones == ("jiao.optic",)
    offered = [button.text() for button in panel_of(program).findChildren(WrappedButton)]
    assert len(offered) == 2
    assert all("MS1" in words for words in offered)


def test_the_greatest_distance_lies_where_the_table_says(comparing: Program) -> None:
    comparing.store.ask(Compare(("jiao.motor", "who.ms6")))  # type: ignore[arg-type]
    assert comparing.scene is not None
    (apart,) = comparing.scene._rulers._apart
    greatest = next(words for words in said(comparing) if words.endswith(" mm on each side") and words[0] != "7")
    assert float(greatest.split()[0]) >= float(np.linalg.norm(np.subtract(*apart.ends_mm))) - 0.06
