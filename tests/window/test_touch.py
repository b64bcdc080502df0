"""TouchGestures, in the real window: on the head, and on everything that scrolls."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QHeaderView, QScroller
from pytestqt.qtbot import QtBot

from viewer.app.program import Program
from viewer.state.mode_requests import Enter
from viewer.state.modes import Mode
from viewer.state.requests import ShowZone
from viewer.state.view_requests import TurnTo
from viewer.widgets.view_strip import ViewStrip

PlaceOf = Callable[[Program, str, str, float], QPoint]
MIDDLE = QPoint(300, 300)


@pytest.fixture(scope="module")
def screen() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def touch(program: Program, screen: QPointingDevice) -> Callable[..., None]:
    """Put fingers down, move them from place to place, and lift them; a way for each finger."""

    def move(*ways: list[QPoint]) -> None:
        view = program.viewport
        assert view is not None
        for step in range(len(ways[0])):
            sequence = QTest.touchEvent(view, screen)
            for number, way in enumerate(ways):
                (sequence.press if step == 0 else sequence.move)(number, way[step], view)
            sequence.commit()
        sequence = QTest.touchEvent(view, screen)
        for number, way in enumerate(ways):
            sequence.release(number, way[-1], view)
        sequence.commit()

    return move


def test_one_finger_turns_the_head_and_opens_nothing(program: Program, touch: Callable[..., None]) -> None:
    assert program.scene is not None
    before = program.scene.camera.pose
    touch([MIDDLE, MIDDLE + QPoint(40, 0), MIDDLE + QPoint(90, 0)])
    after = program.scene.camera.pose
    assert after.azimuth_deg != before.azimuth_deg
    assert (after.distance_mm, after.elevation_deg) == (before.distance_mm, before.elevation_deg)
    assert program.store.state.selection.zone is None


def test_a_tap_opens_a_zone_though_the_finger_trembles(
    program: Program, touch: Callable[..., None], place_of: PlaceOf
) -> None:
    program.store.ask(TurnTo("left"))
    place = place_of(program, "jiao.motor", "left", 0.4)
    touch([place, place + QPoint(6, 3), place + QPoint(1, 1)])
    assert program.store.state.selection.zone == "jiao.motor"


@pytest.mark.parametrize(("apart", "comes_nearer"), [((60, 160), True), ((160, 60), False)])
def test_two_fingers_pinch_and_never_click(
    program: Program, touch: Callable[..., None], apart: tuple[int, int], comes_nearer: bool
) -> None:
    assert program.scene is not None
    before = program.scene.camera.pose
    touch(*([MIDDLE + QPoint(sign * each // 2, 0) for each in apart] for sign in (-1, 1)))
    after = program.scene.camera.pose
    expected = before.distance_mm * apart[0] / apart[1]
    assert (after.distance_mm < before.distance_mm) is comes_nearer
    if comes_nearer:
        assert after.distance_mm == pytest.approx(expected)
    assert after.azimuth_deg == before.azimuth_deg
    assert program.store.state.selection.zone is None


def test_a_second_finger_lets_go_of_what_the_first_one_held(program: Program, screen: QPointingDevice) -> None:
    view = program.viewport
    assert view is not None
    assert program.scene is not None
    turned: list[float] = []
    QTest.touchEvent(view, screen).press(0, MIDDLE, view).commit()
    QTest.touchEvent(view, screen).stationary(0).press(1, MIDDLE + QPoint(80, 0), view).commit()
    turned.append(program.scene.camera.pose.azimuth_deg)
    QTest.touchEvent(view, screen).stationary(0).release(1, MIDDLE + QPoint(80, 0), view).commit()
    QTest.touchEvent(view, screen).move(0, MIDDLE + QPoint(60, 0), view).commit()
    QTest.touchEvent(view, screen).release(0, MIDDLE + QPoint(60, 0), view).commit()
    assert program.scene.camera.pose.azimuth_deg == turned[0], "what is left of a pinch turns nothing"
    assert program.store.state.selection.zone is None


def test_a_swipe_to_the_side_does_not_zoom(program: Program) -> None:
    assert program.scene is not None
    before = program.scene.camera.pose
    for turned in (QPoint(120, 0), QPoint(-240, 30)):
        _roll(program, turned)
    assert program.scene.camera.pose == before
    _roll(program, QPoint(30, 240))
    assert program.scene.camera.pose.distance_mm < before.distance_mm


def _roll(program: Program, turned: QPoint) -> None:
    view = program.viewport
    assert view is not None
    place = QPointF(MIDDLE)
    event = QWheelEvent(
        place, view.mapToGlobal(place), QPoint(), turned, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def test_two_fingers_on_a_touch_pad_zoom(program: Program) -> None:
    view = program.viewport
    assert view is not None
    assert program.scene is not None
    before = program.scene.camera.pose.distance_mm
    place = QPointF(MIDDLE)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2,
        place, place, view.mapToGlobal(place), 0.2, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(view, event)
    assert program.scene.camera.pose.distance_mm == pytest.approx(before / 1.2)


def test_buttons_below_the_head_come_nearer_and_go_back(program: Program, qtbot: QtBot) -> None:
    assert program.scene is not None
    before = program.scene.camera.pose.distance_mm
    strip = program.window.findChild(ViewStrip)
    assert strip is not None
    farther, nearer = strip.zoom_buttons()
    qtbot.mouseClick(nearer, Qt.MouseButton.LeftButton)
    assert program.scene.camera.pose.distance_mm < before
    qtbot.mouseClick(farther, Qt.MouseButton.LeftButton)
    assert program.scene.camera.pose.distance_mm == pytest.approx(before)


def test_whatever_scrolls_can_be_flicked(program: Program) -> None:
    """In every mode: a new list or page must not be the one that fingers cannot move."""
    modes: tuple[Mode, ...] = ("explore", "build", "needle", "compare", "map", "explain", "learn")
    program.store.ask(ShowZone("jiao.motor"))  # type: ignore[arg-type]
    stiff = set()
    for mode in modes:
        program.store.ask(Enter(mode))
        QApplication.processEvents()
        for area in program.window.findChildren(QAbstractScrollArea):
            is_list = not isinstance(area, QHeaderView) and area.isVisible()
            if is_list and type(area).__module__.startswith("viewer") and not QScroller.hasScroller(area.viewport()):
                stiff.add(f"{mode}: {area}")
    assert not stiff


def test_a_flick_moves_the_list(program: Program, screen: QPointingDevice, qtbot: QtBot) -> None:
    tree = next(each for each in program.window.findChildren(QAbstractScrollArea) if each.accessibleName() == "Zones")
    within, bar = tree.viewport(), tree.verticalScrollBar()
    assert bar.maximum() > 0
    way = [QPoint(60, 300 - 30 * step) for step in range(6)]
    QTest.touchEvent(within, screen).press(0, way[0], within).commit()
    for place in way[1:]:
        QTest.touchEvent(within, screen).move(0, place, within).commit()
    QTest.touchEvent(within, screen).release(0, way[-1], within).commit()
    qtbot.waitUntil(lambda: bar.value() > 0)
    assert program.store.state.selection.zone is None
