from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from viewer.presentation.palette import DARK
from viewer.state.glass_requests import SetGlass
from viewer.state.request import Request
from viewer.state.view_requests import ResetView, SetZoneOpacity, ToggleLabels, TurnTo
from viewer.widgets.theme import Look, apply_theme
from viewer.widgets.view_strip import ViewStrip


@pytest.fixture
def strip(look: Look, shown: Callable[..., None], asked: list[Request]) -> ViewStrip:
    made = ViewStrip(look, asked.append)
    shown(made, 1080, 48)
    return made


def test_every_control_asks(strip: ViewStrip, qtbot: QtBot, asked: list[Request]) -> None:
    for button in (strip.views().segment("top"), strip.reset_button, strip.labels_button):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not strip.labels_button.isChecked(), "what is on follows the state"
    strip.opacity_slider.setValue(40)
    strip.glass.slider.setValue(30)
    strip.glass.field.setValue(70)
    asks = [TurnTo("top"), ResetView(), ToggleLabels(), SetZoneOpacity(0.4), SetGlass(0.3), SetGlass(0.7)]
    assert asked == asks


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
    strip.glass.show_glass(0.66, "")
    assert asked == []
    assert strip.opacity_slider.value() == 25
    assert strip.glass.slider.value() == strip.glass.field.value() == 66
    assert strip.labels_button.isChecked()
    assert strip.views().chosen() == "left"


def test_without_a_cortex_the_glass_cannot_be_had_and_says_why(strip: ViewStrip, asked: list[Request]) -> None:
    strip.glass.show_glass(0.0, "There is no cortex for it.")
    assert not strip.glass.slider.isEnabled()
    assert not strip.glass.field.isEnabled()
    assert "There is no cortex for it." in strip.glass.slider.toolTip()
    assert strip.glass.slider.accessibleDescription() == "There is no cortex for it."


def test_it_gives_up_the_zones_slider_first_then_words_the_glass_late_never_a_view(strip: ViewStrip) -> None:
    assert strip.opacity_slider.isVisible()
    strip.resize(870, 48)
    assert not strip.opacity_slider.isVisible()
    assert strip.reset_button.text() == "Reset"
    strip.resize(640, 48)
    assert strip.glass.slider.isVisible()
    assert not strip.glass.field.isVisible()
    strip.resize(480, 48)
    assert strip.glass.slider.isVisible()
    assert not strip.labels_button.isVisible()
    strip.resize(strip.minimumSizeHint().width(), 48)
    assert not strip.glass.isVisible()
    assert strip.reset_button.text() == ""
    assert strip.reset_button.accessibleName() == "Reset the view"
    right = strip.views().geometry().right()
    assert right < strip.reset_button.geometry().left() + 1
    assert strip.labels_button.geometry().right() <= strip.width()


def test_nothing_overlaps_in_large_text(qapp: object, look: Look, strip: ViewStrip) -> None:
    apply_theme(qapp, look, DARK, 1.5)  # type: ignore[arg-type]
    for width in (strip.minimumSizeHint().width(), 580, 620, 760, 900, 1100, 1400):
        strip.resize(width, strip.height())
        strip.layout().activate()
        places = [strip.views(), strip.reset_button, strip.labels_button, strip.glass, strip.opacity_slider]
        seen = [widget.geometry() for widget in places if widget.isVisible()]
        assert all(left.right() < right.left() for left, right in pairwise(seen)), width
        assert seen[-1].right() <= strip.width()
