"""Black, spotlight and drawing: there only while they are on, and taking the mouse only where they must."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import Shown
from viewer.widgets.present.overlay import PresentOverlay

LETS_THROUGH = Qt.WidgetAttribute.WA_TransparentForMouseEvents


@pytest.fixture
def overlay(shown: Shown) -> PresentOverlay:
    window = QWidget()
    window.setStyleSheet("background: white")
    made = PresentOverlay(window)
    made.setGeometry(0, 0, 600, 400)
    shown(window, 600, 400)
    window.destroyed.connect(lambda: None)
    made.window_kept = window  # type: ignore[attr-defined]
    return made


def colour(overlay: PresentOverlay, x: int, y: int) -> str:
    return overlay.window().grab().toImage().pixelColor(x, y).name()


def test_at_first_there_is_nothing(overlay: PresentOverlay) -> None:
    assert not overlay.isVisible()
    assert colour(overlay, 300, 200) == "#ffffff"


def test_black_is_black_everywhere_and_goes_again(overlay: PresentOverlay) -> None:
    overlay.show_black(on=True)
    assert {colour(overlay, 2, 2), colour(overlay, 300, 200)} == {"#000000"}
    overlay.show_black(on=False)
    assert not overlay.isVisible()


def test_the_spotlight_leaves_its_place_as_it_is_and_lets_the_mouse_through(overlay: PresentOverlay) -> None:
    overlay.show_spot(on=True, at=QPointF(300, 200))
    assert overlay.testAttribute(LETS_THROUGH)
    assert colour(overlay, 300, 200) == "#ffffff"
    assert QColor(colour(overlay, 20, 20)).lightness() < 120
    overlay.move_spot(QPointF(40, 40))
    assert colour(overlay, 20, 20) == "#ffffff"


def test_a_drawing_stays_until_it_is_cleared(qtbot: QtBot, overlay: PresentOverlay) -> None:
    overlay.set_ink(QColor("#b3261e"))
    overlay.draw(on=True)
    assert not overlay.testAttribute(LETS_THROUGH)
    qtbot.mousePress(overlay, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    qtbot.mouseMove(overlay, QPoint(200, 100))
    qtbot.mouseRelease(overlay, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    overlay.draw(on=False)
    assert overlay.testAttribute(LETS_THROUGH)
    assert overlay.isVisible()
    assert colour(overlay, 150, 100) == "#b3261e"
    overlay.clear()
    assert not overlay.isVisible()


def test_in_the_end_nothing_is_left(overlay: PresentOverlay) -> None:
    overlay.show_spot(on=True)
    overlay.draw(on=True)
    overlay.end()
    assert (overlay.isVisible(), overlay.strokes, overlay.has_spot, overlay.is_drawing) == (False, 0, False, False)
