from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from viewer.domain.identity import ZoneId
from viewer.state.request import Request
from viewer.state.requests import ShowZone
from viewer.widgets.card.candidates import Candidates
from viewer.widgets.theme import Look


def _line(look: Look, sample: SimpleNamespace, count: int, asked: list[Request]) -> Candidates:
    line = Candidates(look, asked.append)
    line.show_zones([sample.zone_row(f"jiao.z{n}", f"Zone {n}") for n in range(count)], "jiao.z0")
    return line


@pytest.mark.parametrize(("count", "title"), [(2, "Two zones lie here:"), (3, "Three zones lie here:")])
def test_it_says_how_many_and_names_them_as_links(
    look: Look,
    qtbot: QtBot,
    shown: Callable[..., None],
    sample: SimpleNamespace,
    asked: list[Request],
    count: int,
    title: str,
) -> None:
    line = _line(look, sample, count, asked)
    shown(line, 424, 36)
    assert line.findChild(QLabel).text() == title
    assert line.findChild(QLabel).isVisible()
    assert [link.plain_text() for link in line.links()] == [f"Zone {n}" for n in range(count)]
    assert line.links()[0].accessibleName() == "Zone 0, 运动区, J1"
    qtbot.keyClick(line.links()[1], Qt.Key.Key_Return)
    qtbot.mouseClick(line.links()[0], Qt.MouseButton.LeftButton)
    assert asked == [ShowZone(ZoneId("jiao.z1"))], "the one that is open asks for nothing"


def test_from_the_fourth_on_it_is_a_menu(
    look: Look, shown: Callable[..., None], sample: SimpleNamespace, asked: list[Request]
) -> None:
    line = _line(look, sample, 4, asked)
    shown(line, 424, 36)
    assert [link.plain_text() for link in line.links()] == ["Zone 0"]
    menu = line.menu()
    assert [action.isChecked() for action in menu.actions()] == [True, False, False, False]
    assert menu.actions()[3].text().startswith("Zone 3")
    menu.actions()[3].trigger()
    assert asked == [ShowZone(ZoneId("jiao.z3"))]


def test_names_that_have_no_room_stand_in_the_menu(
    look: Look, shown: Callable[..., None], sample: SimpleNamespace, asked: list[Request]
) -> None:
    line = Candidates(look, asked.append)
    names = ("Anterior oblique line of vertex–temporal", "Posterior oblique line of vertex–temporal")
    line.show_zones([sample.zone_row(f"who.z{n}", name) for n, name in enumerate(names)], "who.z1")
    shown(line, 344, 36)
    assert [link.plain_text() for link in line.links()] == [names[1]]
    line.resize(900, 36)
    assert [link.plain_text() for link in line.links()] == list(names)


def test_the_next_choice_replaces_the_last(
    look: Look, shown: Callable[..., None], sample: SimpleNamespace, asked: list[Request]
) -> None:
    line = _line(look, sample, 3, asked)
    shown(line, 424, 36)
    line.show_zones([sample.zone_row(f"who.z{n}", f"Line {n}") for n in range(2)], "who.z1")
    assert [link.plain_text() for link in line.links()] == ["Line 0", "Line 1"]
    assert [link.is_current for link in line.links()] == [False, True]
    line.show_zones(())
    assert not line.isVisible()
