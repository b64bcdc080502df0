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


def test_it_gives_up_words_percent_length_the_zones_then_buttons_the_glass_late_never_a_view_or_the_zoom(
    strip: ViewStrip,
) -> None:
    glass = strip.glass
    strip.resize(950, 48)
    assert (strip.reset_button.text(), strip.labels_button.text()) == ("", "")
    assert glass.field.isVisible()
    strip.resize(718, 48)  # the window at 1440 x 900
    assert not glass.field.isVisible()
    assert glass.slider.width() == 96
    assert strip.opacity_slider.isVisible()
    assert "[" not in glass.slider.toolTip()
    strip.resize(560, 48)
    assert not strip.opacity_slider.isVisible()
    assert "[ and ]" in glass.slider.toolTip(), "where the zones' strength still is"
    assert glass.slider.accessibleDescription() == "The skin is whole"
    assert strip.labels_button.isVisible()
    strip.resize(522, 48)  # at 1024 x 700
    assert strip.reset_button.isVisible()
    assert glass.slider.isVisible()
    strip.resize(strip.minimumSizeHint().width(), 48)
    strip.layout().activate()
    assert not glass.isVisible()
    assert strip.reset_button.accessibleName() == "Reset the view"
    seen = [strip.views(), *strip.zoom_buttons()]
    assert all(left.geometry().right() < right.geometry().left() for left, right in pairwise(seen))
    assert seen[-1].isVisible()
    assert seen[-1].geometry().right() <= strip.width()


def test_what_has_room_after_all_comes_back(strip: ViewStrip) -> None:
    strip.resize(690, 48)  # the zones' slider is gone, and left more than the others need
    assert not strip.opacity_slider.isVisible()
    assert strip.glass.slider.width() == 128
    assert not strip.glass.field.isVisible()


def test_nothing_overlaps_in_large_text(qapp: object, look: Look, strip: ViewStrip) -> None:
    apply_theme(qapp, look, DARK, 1.5)  # type: ignore[arg-type]
    for width in (strip.minimumSizeHint().width(), 580, 620, 760, 900, 1100, 1400):
        strip.resize(width, strip.height())
        strip.layout().activate()
        buttons = [strip.reset_button, *strip.zoom_buttons(), strip.labels_button]
        places = [strip.views(), *buttons, strip.glass, strip.opacity_slider]
        seen = [widget.geometry() for widget in places if widget.isVisible()]
        assert all(left.right() < right.left() for left, right in pairwise(seen)), width
        assert seen[-1].right() <= strip.width()
