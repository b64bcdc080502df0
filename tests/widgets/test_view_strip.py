from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from viewer.presentation.palette import DARK
from viewer.state.request import Request
from viewer.state.view_requests import ResetView, SetZoneOpacity, ToggleLabels, TurnTo
from viewer.widgets.theme import Look, apply_theme
from viewer.widgets.view_strip import ViewStrip


@pytest.fixture
def strip(look: Look, shown: Callable[..., None], asked: list[Request]) -> ViewStrip:
    made = ViewStrip(look, asked.append)
    shown(made, 720, 48)
    return made


def test_every_control_asks(strip: ViewStrip, qtbot: QtBot, asked: list[Request]) -> None:
    for button in (strip.views().segment("top"), strip.reset_button(), strip.labels_button()):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not strip.labels_button().isChecked(), "what is on follows the state"
    strip.findChild(QSlider).setValue(40)
    assert asked == [TurnTo("top"), ResetView(), ToggleLabels(), SetZoneOpacity(0.4)]


def test_two_buttons_come_nearer_and_go_farther(strip: ViewStrip, qtbot: QtBot) -> None:
    factors: list[float] = []
    strip.zoomed.connect(factors.append)
    for button in strip.zoom_buttons():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert button.accessibleName()
    assert factors[0] == 1 / factors[1] < 1


def test_showing_asks_nothing(strip: ViewStrip, asked: list[Request]) -> None:
    strip.show_opacity(0.25)
    strip.show_labels(True)
    strip.show_view("left")
    assert asked == []
    assert strip.findChild(QSlider).value() == 25
    assert strip.labels_button().isChecked()
    assert strip.views().chosen() == "left"


def test_it_gives_up_the_slider_first_and_then_words_never_a_view(strip: ViewStrip) -> None:
    assert strip.findChild(QSlider).isVisible()
    strip.resize(630, 48)
    assert not strip.findChild(QSlider).isVisible()
    assert strip.reset_button().text() == "Reset"
    strip.resize(strip.minimumSizeHint().width(), 48)
    assert strip.reset_button().text() == ""
    assert strip.reset_button().accessibleName() == "Reset the view"
    right = strip.views().geometry().right()
    assert right < strip.reset_button().geometry().left() + 1
    assert strip.labels_button().geometry().right() <= strip.width()


def test_nothing_overlaps_in_large_text(qapp: object, look: Look, strip: ViewStrip) -> None:
    apply_theme(qapp, look, DARK, 1.5)  # type: ignore[arg-type]
    for width in (strip.minimumSizeHint().width(), 620, 760, 1100):
        strip.resize(width, strip.height())
        strip.layout().activate()
        places = [strip.views(), strip.reset_button(), strip.labels_button(), strip.findChild(QSlider)]
        seen = [widget.geometry() for widget in places if widget.isVisible()]
        assert all(left.right() < right.left() for left, right in pairwise(seen)), width
        assert seen[-1].right() <= strip.width()
