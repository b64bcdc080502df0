from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from viewer.widgets.card.candidates import Candidates
from viewer.widgets.theme import Look


@pytest.mark.parametrize(("count", "title"), [(2, "Two zones lie here"), (5, "5 zones lie here")])
def test_it_says_how_many_and_asks_for_one(
    look: Look, qtbot: QtBot, shown: Callable[..., None], sample: SimpleNamespace, count: int, title: str
) -> None:
    choice = Candidates(look)
    choice.show_zones([sample.zone_row(f"jiao.z{n}", f"Zone {n}") for n in range(count)])
    shown(choice)
    assert choice.findChild(QLabel).text() == title
    assert len(choice.rows()) == count
    assert choice.rows()[0].accessibleName() == "Zone 0, 运动区, J1"
    with qtbot.waitSignal(choice.zone_requested) as asked:
        qtbot.keyClick(choice.rows()[1], Qt.Key.Key_Return)
    assert asked.args == ["jiao.z1"]


def test_the_next_choice_replaces_the_last(look: Look, shown: Callable[..., None], sample: SimpleNamespace) -> None:
    choice = Candidates(look)
    shown(choice)
    choice.show_zones([sample.zone_row(f"jiao.z{n}", f"Zone {n}") for n in range(3)])
    choice.show_zones([sample.zone_row(f"who.z{n}", f"Line {n}") for n in range(2)])
    assert [row.view.name for row in choice.rows()] == ["Line 0", "Line 1"]
    assert len(choice.widgets()) == 2 + 2 + 1, "title, hint, two rows, line"
    assert all(row.isVisible() and row.width() > 300 for row in choice.rows())
