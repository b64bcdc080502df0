"""The list of tours and stops asks for what is wanted and changes nothing itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import Shown
from viewer.presentation.tour_view import StopRow, TourRow
from viewer.state.errands import OpenTour
from viewer.state.request import Request
from viewer.state.tour_requests import GoToStop, MoveStop, RenameTour
from viewer.widgets.theme import Look
from viewer.widgets.tour.list import RowList, TourList

TOURS = (
    TourRow("/a", "Shipped", "8 stops"),
    TourRow("/b", "<b>Mine</b>", "2 stops"),
    TourRow("/c", "broken", "cannot be opened", "c: it is empty"),
)
STOPS = tuple(StopRow(number, f"Stop {number}", number == 2) for number in (1, 2, 3))


@pytest.fixture
def panel(look: Look, shown: Shown, asked: list[Request]) -> TourList:
    made = TourList(look, asked.append)
    made.show_tours(TOURS, "/b")
    made.show_tour("Mine", STOPS, 1, is_own=True, is_saved=False)
    shown(made, 320, 800)
    return made


def press(qtbot: QtBot, rows: RowList, row: int) -> None:
    place = rows.visualItemRect(rows.item(row)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_tour_and_a_stop_are_asked_for_by_mouse_and_by_return(
    qtbot: QtBot, panel: TourList, asked: list[Request]
) -> None:
    press(qtbot, panel.tours, 0)
    press(qtbot, panel.stops, 2)
    panel.stops.setCurrentRow(0)
    qtbot.keyClick(panel.stops, Qt.Key.Key_Return)
    assert asked == [OpenTour(Path("/a")), GoToStop(2), GoToStop(0)]


def test_a_shipped_tour_can_be_copied_and_not_changed(panel: TourList) -> None:
    panel.show_tour("Shipped", STOPS, 0, is_own=False, is_saved=True)
    assert panel.copy.isVisible()
    assert not panel.title.isVisible()
    assert not panel.add.isVisible()
    assert panel.stops.dragDropMode() == RowList.DragDropMode.NoDragDrop


def test_stops_move_by_buttons_within_their_ends(panel: TourList, asked: list[Request]) -> None:
    panel.up.click()
    panel.down.click()
    assert asked == [MoveStop(1, 0), MoveStop(1, 2)]
    panel.show_tour("Mine", STOPS, 0, is_own=True, is_saved=True)
    assert (panel.up.isEnabled(), panel.down.isEnabled()) == (False, True)
    assert not panel.save.isEnabled()


@pytest.mark.parametrize(("start", "dropped", "to"), [(0, 3, 2), (2, 0, 0), (0, 2, 1)])
def test_a_row_that_is_dragged_asks_where_it_is_to_stand(
    qtbot: QtBot, panel: TourList, asked: list[Request], start: int, dropped: int, to: int
) -> None:
    model, nowhere = panel.stops.model(), panel.stops.rootIndex()
    assert model.moveRow(nowhere, start, nowhere, dropped)  # what a drop does inside Qt
    qtbot.waitUntil(lambda: asked == [MoveStop(start, to)])


def test_the_title_is_asked_for_when_it_was_typed(qtbot: QtBot, panel: TourList, asked: list[Request]) -> None:
    panel.title.setFocus()
    panel.title.selectAll()
    qtbot.keyClicks(panel.title, "For Monday")
    qtbot.keyClick(panel.title, Qt.Key.Key_Return)
    assert asked == [RenameTour("For Monday")]


def test_titles_are_plain_and_a_problem_is_told(panel: TourList) -> None:
    assert "&lt;b&gt;Mine&lt;/b&gt;" in panel.tours.item(1).toolTip()
    assert "c: it is empty" in panel.tours.item(2).toolTip()
    panel.tours.grab()  # painting them must not fail


def test_without_a_tour_there_is_one_way_on(panel: TourList) -> None:
    panel.show_tour("", (), -1, is_own=False, is_saved=True)
    assert panel.add.isEnabled()
    assert not panel.delete.isEnabled()
    assert panel.stops.count() == 0


def test_a_long_title_wraps_and_the_number_of_stops_stays(panel: TourList, look: Look) -> None:
    long = "What the studies say about tinnitus, and what they leave open"
    panel.show_tours((TOURS[0], TourRow("/d", long, "9 stops")), "")
    tours = panel.tours
    short, tall = (tours.visualItemRect(tours.item(row)) for row in (0, 1))
    assert short.height() == look.px(36)
    assert tall.height() >= look.px(36) + 12
    assert tall.bottom() < tours.height(), "the list makes room for it"
    picture = tours.grab(tall).toImage()
    ground = look.colour("panel")
    right = [
        (x, y)
        for x in range(tall.width() - 60, tall.width() - 16)
        for y in range(tall.height())
        if picture.pixelColor(x, y) != ground
    ]
    assert right, "the number of stops is drawn"


def test_without_a_tour_there_is_one_thing_to_do(panel: TourList) -> None:
    panel.show_tour("", (), -1, is_own=False, is_saved=True)
    assert panel.add.isVisible()
    assert panel.add.isEnabled()
    assert not any(each.isVisible() for each in (panel.take, panel.up, panel.down, panel.duplicate, panel.delete))
