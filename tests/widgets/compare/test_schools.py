"""The table of schools: keys and clicks choose a row, and what is said of it can be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from viewer.domain.identity import SchoolId
from viewer.presentation.blocks import Table, TableCell, TableColumn, TableRow
from viewer.presentation.marked_text import MarkedText
from viewer.state.compare_requests import CompareSchools
from viewer.state.mode_requests import InExplore
from viewer.state.request import Request
from viewer.state.requests import ShowSchool
from viewer.widgets.compare.schools import SchoolsTable
from viewer.widgets.paper.column import Setting
from viewer.widgets.pieces.stack import Stack
from viewer.widgets.pieces.statement import Statement
from viewer.widgets.theme import Look

COLUMNS = (TableColumn("jiao", "Jiao zones", "焦氏头针", "solid"), TableColumn("ynsa", "YNSA", "", "search-area"))
ROWS = tuple(
    TableRow(key, key.capitalize(), (TableCell(MarkedText(f"{key} of Jiao")), TableCell(MarkedText("Not seen"), True)))
    for key in ("idea", "arm", "needle")
)


@pytest.fixture
def table(look: Look, shown: Callable[..., None], asked: list[Request]) -> SchoolsTable:
    made = SchoolsTable(Setting(look, asked.append, lambda _key: False, lambda _key: False))
    made.show_table(Table(COLUMNS, ROWS))
    made.choose("idea", SchoolId("jiao"))
    shown(made, 700, 400)
    return made


def test_arrows_choose_a_row_and_a_school_and_return_shows_that_school(
    table: SchoolsTable, qtbot: QtBot, asked: list[Request]
) -> None:
    grid = table.widget()
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert asked == [
        CompareSchools("arm", SchoolId("jiao")),
        CompareSchools("idea", SchoolId("ynsa")),
        InExplore(ShowSchool(SchoolId("jiao"))),
    ]


def test_a_click_anywhere_in_a_row_chooses_it(table: SchoolsTable, qtbot: QtBot, asked: list[Request]) -> None:
    said = next(each for each in table.findChildren(Statement) if each.text() == "needle of Jiao")
    qtbot.mousePress(said, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert CompareSchools("needle", SchoolId("jiao")) in asked


def test_no_cell_lies_on_another(table: SchoolsTable) -> None:
    grid = table.widget()
    said = [each for each in table.findChildren(Statement) if not isinstance(each.parentWidget(), Stack)]
    places = [QRect(each.mapTo(grid, QPoint()), each.size()) for each in said]
    assert len(places) == 9
    for number, place in enumerate(places):
        assert not any(place.intersects(other) for other in places[number + 1 :])


def test_the_first_column_and_the_first_row_stay_in_sight_while_the_cells_scroll_past(
    table: SchoolsTable, qtbot: QtBot, asked: list[Request]
) -> None:
    table.resize(260, 140)
    texts = {each.text(): each for each in table.findChildren(Statement)}
    title, name = texts["Needle"], texts["YNSA"]
    across, down = title.mapTo(table, QPoint()).x(), name.mapTo(table, QPoint()).y()
    table.choose("needle", SchoolId("ynsa"))
    assert table.horizontalScrollBar().value() > 0
    assert table.verticalScrollBar().value() > 0
    assert title.mapTo(table, QPoint()).x() == across
    assert name.mapTo(table, QPoint()).y() == down
    for each in (title, name):
        assert table.childAt(each.mapTo(table, QPoint(2, 2))) is each, "nothing that scrolls lies over it"
    qtbot.mousePress(title, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert asked == [CompareSchools("needle", SchoolId("ynsa"))], "a title is no school: the one that was chosen stays"
