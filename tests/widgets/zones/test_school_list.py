"""The list of schools, and the legend below it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from viewer.domain.identity import ArticleId, SchoolId
from viewer.presentation.doubt import DOUBT_OF
from viewer.presentation.school_list import SchoolRow
from viewer.state.errands import ShowPage
from viewer.state.request import Request
from viewer.state.requests import ShowSchool, ToggleSchool
from viewer.state.view_requests import ToggleLegend
from viewer.widgets.theme import Look
from viewer.widgets.zones.legend import DoubtLegend
from viewer.widgets.zones.school_list import SchoolList

ROWS = (
    SchoolRow(SchoolId("jiao"), "Jiao zones", "焦氏头针", "18 places", "solid", True, ArticleId("school-jiao")),
    SchoolRow(SchoolId("ynsa"), "YNSA", "山元式新头针", "21 places", "search-area", False, ArticleId("school-ynsa")),
    SchoolRow(SchoolId("yu"), "Yu", "于致顺", "", "none", None, ArticleId("school-yu")),
)


@pytest.fixture
def schools(look: Look, shown: Callable[..., None], asked: list[Request]) -> SchoolList:
    made = SchoolList(look, asked.append)
    made.show_rows(ROWS)
    shown(made, 296, 300)
    return made


def _middle(schools: SchoolList, row: int) -> QPoint:
    return schools.visualRect(schools.model().index(row, 0)).center()


def test_space_shows_or_hides_and_return_shows_alone(schools: SchoolList, qtbot: QtBot, asked: list[Request]) -> None:
    schools.setCurrentIndex(schools.model().index(1, 0))
    qtbot.keyClick(schools, Qt.Key.Key_Space)
    qtbot.keyClick(schools, Qt.Key.Key_Return)
    assert asked == [ToggleSchool(SchoolId("ynsa")), ShowSchool(SchoolId("ynsa"))]


def test_a_click_on_the_box_shows_or_hides(schools: SchoolList, qtbot: QtBot, asked: list[Request]) -> None:
    place = QPoint(20, _middle(schools, 1).y())
    qtbot.mouseClick(schools.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [ToggleSchool(SchoolId("ynsa"))]


def test_a_school_without_a_map_has_no_box(schools: SchoolList, qtbot: QtBot, asked: list[Request]) -> None:
    index = schools.model().index(2, 0)
    assert index.data(Qt.ItemDataRole.CheckStateRole) is None
    assert "not drawn" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    schools.setCurrentIndex(index)
    qtbot.keyClick(schools, Qt.Key.Key_Space)
    qtbot.mouseClick(schools.viewport(), Qt.MouseButton.LeftButton, pos=_middle(schools, 2))
    assert asked == [ShowPage(ArticleId("school-yu"))] * 2


def test_the_mark_at_the_end_opens_the_page_about_a_school(
    schools: SchoolList, qtbot: QtBot, asked: list[Request]
) -> None:
    place = QPoint(schools.viewport().width() - 20, _middle(schools, 1).y())
    qtbot.mouseClick(schools.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [ShowPage(ArticleId("school-ynsa"))]


def test_the_legend_shows_what_is_on_the_head_and_folds(
    look: Look, shown: Callable[..., None], asked: list[Request], qtbot: QtBot
) -> None:
    legend = DoubtLegend(look, asked.append)
    shown(legend, 296, 200)
    legend.show_doubts((), is_open=True)
    assert not legend.isVisible()
    kinds = (DOUBT_OF["solid"], DOUBT_OF["search-area"])
    legend.show_doubts(kinds, is_open=True)
    assert legend.names() == tuple(each.name for each in kinds)
    legend.show_doubts(kinds, is_open=False)
    assert legend.isVisible()
    assert legend.names() == ()
    qtbot.keyClick(legend.findChildren(type(legend._fold))[0], Qt.Key.Key_Return)
    assert asked == [ToggleLegend()]
