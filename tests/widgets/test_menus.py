"""No menu is longer than what one takes in at a glance, and every command stands in one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from viewer.domain.people import ADULTS, heads_of, shape_of
from viewer.presentation.help_text import key_groups
from viewer.state.commands import commands
from viewer.state.errands import RunCommand, SaveExport
from viewer.state.request import Request
from viewer.state.view_requests import ShowHead
from viewer.widgets.menus import Menus, Offer

LONGEST = 16


@pytest.fixture
def menus(qtbot: QtBot, asked: list[Request]) -> Menus:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = Menus(window, asked.append)
    made.kept = window  # type: ignore[attr-defined]
    return made


def rows(menu: QMenu) -> list[QAction]:
    return [action for action in menu.actions() if not action.isSeparator()]


def every_menu(menu: QMenu) -> list[QMenu]:
    below = [action.menu() for action in menu.actions() if action.menu() is not None]
    return [menu, *(each for other in below for each in every_menu(other))]


def test_long_menus_are_grouped(menus: Menus) -> None:
    bar = [action.menu() for action in menus._window.menuBar().actions()]
    found = [menu for top in bar for menu in every_menu(top)]
    assert [(menu.title(), len(rows(menu))) for menu in found if len(rows(menu)) > LONGEST] == []
    placed = [action.objectName() for menu in found for action in rows(menu) if action.objectName()]
    assert sorted(placed) == sorted(command.id for command in commands())
    for menu in found:
        kinds = [action.isSeparator() for action in menu.actions()]
        assert not any(first and second for first, second in pairwise(kinds)), menu.title()
        assert kinds[:1] != [True], menu.title()


def test_a_menu_of_choices_is_made_anew(menus: Menus, asked: list[Request]) -> None:
    menus.heads.show_heads((("a", "One & two"), ("b", "Three")), "a")
    menus.heads.show_heads((("a", "One & two"), ("b", "Three"), ("c", "Four")), "b")
    assert [action.isChecked() for action in menus.heads.actions()] == [False, True, False]
    assert menus.heads.actions()[0].text() == "One && two"
    menus.heads.actions()[2].trigger()
    assert asked == [ShowHead("c")]


def test_a_head_that_is_named_by_a_number_is_no_shape(menus: Menus, asked: list[Request]) -> None:
    menus.heads.show_heads(
        (("adult-man", "Adult man, shape 1"), ("adult-man-2", "Adult man, shape 2"), ("2", "B")), "2"
    )
    next(action for action in menus.heads.actions() if action.text() == "B").trigger()
    assert asked == [ShowHead("2")]


def test_heads_are_chosen_by_whose_they_are_and_below_by_their_shape(menus: Menus, asked: list[Request]) -> None:
    shapes = [(head, f"{person}, shape {shape_of(head)}") for person in ADULTS for head in heads_of(person)]
    menus.heads.show_heads([*shapes, ("infant", "Infant"), ("own", "Ann, shape of 3 May")], "adult-man-2")

    def read() -> list[tuple[str, bool]]:
        return [(each.text(), each.isChecked()) for each in rows(menus.heads) if each.isVisible()]

    people = ["adult-man", "adult-woman", "Infant", "Ann, shape of 3 May"]
    shown = [("Shape 1", False), ("Shape 2", True), ("Shape 3", False)]
    assert read() == [*((person, person == "adult-man") for person in people), *shown]
    by_text = {each.text(): each for each in rows(menus.heads)}
    for words in ("adult-woman", "Shape 3", "Infant"):
        by_text[words].trigger()
    assert asked == [ShowHead("adult-woman-2"), ShowHead("adult-man-3"), ShowHead("infant")]
    menus.heads.choose("infant")
    assert read() == [(person, person == "Infant") for person in people]


def test_commands_and_exports_ask(menus: Menus, asked: list[Request]) -> None:
    menus.actions["undo"].trigger()
    menus.exports.show_offers((Offer("sheet", "Sheet"), Offer("image", "Picture", lacks="Nothing is shown")))
    for action in menus.exports.actions():
        action.trigger()
    assert asked == [RunCommand("undo"), SaveExport("sheet")]


def test_the_page_of_keys_is_grouped_and_whole() -> None:
    groups = key_groups()
    assert len({group.title for group in groups}) == len(groups)
    assert all(len(group.rows) <= LONGEST for group in groups)
    shown = [row.key for group in groups for row in group.rows]
    assert [command.shortcut for command in commands() if command.shortcut and command.shortcut not in shown] == []
