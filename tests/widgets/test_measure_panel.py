"""The panel of the tape says every length in words and asks for what is wanted."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import Shown
from viewer.presentation.measure import LegView, MeasureView, NamedPlace
from viewer.state.request import Request
from viewer.state.tape_requests import ClearTape, LayTape, TakeTapePointBack, ToggleTape
from viewer.widgets.measure_panel import MeasurePanel
from viewer.widgets.pieces.search_combo import SearchCombo
from viewer.widgets.theme import Look

PLACES = (
    NamedPlace("GV20", "GV20 Baihui", np.array([0.0, 0.0, 100.0])),
    NamedPlace("C3", "C3, electrode site", np.array([-60.0, 0.0, 80.0])),
)
NONE = MeasureView((), np.empty((0, 3)), "Click a place on the head to begin.", "", (), "Click a place.", "")


def leg(title: str) -> LegView:
    cun, notes = "1.5 cun (sagittal)", ("One sagittal cun is 28.4 mm on this head.",)
    return LegView(title, "4.3 cm along the skin", cun, "4.2 cm straight", notes, np.zeros((2, 3)), 43.0)


def measured(count: int) -> MeasureView:
    legs = tuple(leg(f"Point {number} to point {number + 1}") for number in range(1, count + 1))
    total = "8.6 cm along the skin in 2 legs" if count > 1 else ""
    return MeasureView(legs, np.zeros((count + 1, 3)), "", total, legs[0].notes, "All of it.", "to copy")


@pytest.fixture
def asked() -> list[Request]:
    return []


@pytest.fixture
def panel(look: Look, shown: Shown, asked: list[Request]) -> MeasurePanel:
    made = MeasurePanel(look, asked.append)
    made.show_places(PLACES)
    made.show_view(NONE)
    shown(made, 700, 180)
    return made


def test_before_the_first_point_it_says_what_to_do_and_offers_nothing_to_take_back(panel: MeasurePanel) -> None:
    assert panel.words() == ("Click a place on the head to begin.",)
    buttons = panel.buttons()
    assert [buttons[name].isEnabled() for name in ("back", "again", "copy", "done")] == [False, False, False, True]


def test_every_leg_and_the_sum_stand_in_words(panel: MeasurePanel) -> None:
    panel.show_view(measured(2))
    words = panel.words()
    assert words[0] == "Point 1 to point 2: 4.3 cm along the skin · 1.5 cun (sagittal) · 4.2 cm straight"
    assert words[2] == "Sum: 8.6 cm along the skin in 2 legs"
    assert words[3] == "One sagittal cun is 28.4 mm on this head."
    assert all(button.isEnabled() for button in panel.buttons().values())
    assert panel.accessibleDescription() == "All of it."


def test_its_height_does_not_change_with_the_number_of_legs(panel: MeasurePanel) -> None:
    before = panel.sizeHint().height()
    panel.show_view(measured(12))
    assert panel.sizeHint().height() == before


@pytest.mark.parametrize(
    ("name", "request_"), [("back", TakeTapePointBack()), ("again", ClearTape()), ("done", ToggleTape())]
)
def test_buttons_ask_in_one_step(panel: MeasurePanel, asked: list[Request], name: str, request_: Request) -> None:
    panel.show_view(measured(1))
    panel.buttons()[name].click()
    assert asked == [request_]


def test_two_places_by_name_ask_for_the_tape_between_them(panel: MeasurePanel, asked: list[Request]) -> None:
    start, end = panel.findChildren(SearchCombo)
    start.choice_requested.emit("0")
    assert asked == []
    end.choice_requested.emit("1")
    assert asked == [LayTape(((0.0, 0.0, 100.0), (-60.0, 0.0, 80.0)))]


def test_started_again_no_place_is_chosen(panel: MeasurePanel) -> None:
    for combo in panel.findChildren(SearchCombo):
        combo.choose("0")
    panel.show_view(NONE)
    assert [combo.chosen() for combo in panel.findChildren(SearchCombo)] == [None, None]


@pytest.mark.parametrize("width", [400, 480, 700])
def test_no_button_is_cut(panel: MeasurePanel, qtbot: QtBot, width: int) -> None:
    panel.show_view(measured(2))
    panel.resize(width, 240)
    buttons = panel.buttons().values()
    qtbot.waitUntil(lambda: all(button.width() >= button.sizeHint().width() for button in buttons))
    assert panel.buttons()["done"].geometry().right() <= width
    below = panel.buttons()["done"].y() > panel.findChildren(SearchCombo)[0].geometry().bottom()
    assert below == (width < 700)
