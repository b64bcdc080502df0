"""The switch of words and the copy menu ask, and say what they do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from viewer.state.errands import Copy
from viewer.state.request import Request
from viewer.state.requests import SetWords
from viewer.state.view_state import Words
from viewer.widgets.paper.card_tools import CardTools
from viewer.widgets.theme import Look


@pytest.mark.parametrize(("now", "asked_for"), [("plain", "professional"), ("professional", "plain")])
def test_the_switch_names_the_words_and_asks_for_the_others(
    look: Look, shown: Callable[..., None], qtbot: QtBot, asked: list[Request], now: Words, asked_for: str
) -> None:
    tools = CardTools(look, asked.append)
    tools.show_words(now)
    shown(tools, 300, 40)
    assert tools.words_link.plain_text() == f"{now.capitalize()} words"
    assert asked_for in tools.words_link.toolTip()
    qtbot.mouseClick(tools.words_link, Qt.MouseButton.LeftButton)
    assert asked == [SetWords(asked_for)]
    assert tools.words_link.plain_text() == f"{now.capitalize()} words", "what is shown follows the state"


@pytest.mark.parametrize("key", ["card", "text", "bibtex", "ris", "csl", "save"])
def test_each_entry_of_the_menu_asks_for_its_form(look: Look, qtbot: QtBot, asked: list[Request], key: str) -> None:
    tools = CardTools(look, asked.append)
    qtbot.addWidget(tools)
    menu = tools.menu()
    action = menu.findChild(QAction, f"copy-{key}")
    assert action is not None
    action.trigger()
    assert asked == [Copy(key)]
    assert tools.words_link.isHidden(), "without a choice of words"
