"""The 3D view in a real window: mouse, keys, sizes, and every way to come and go."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from viewer.app.program import Program
from viewer.data.head_file import load_head
from viewer.data.paths import assets_folder
from viewer.geometry.head import Head
from viewer.presentation.palette import LIGHT, skin_for
from viewer.scene.lettering import Fonts
from viewer.scene.scene import Scene
from viewer.state.view_state import CameraOrder, ViewState
from viewer.widgets.viewport import CLICK_PX, Viewport, preflight

SIZE = (500, 420)


@pytest.fixture(scope="session")
def head() -> Head:
    return load_head(assets_folder() / "meshes" / "adult-man")


class Show:
    """A window with the view in it, and its scene."""

    def __init__(self, qtbot: QtBot, head: Head) -> None:
        folder = assets_folder() / "fonts"
        self.qtbot = qtbot
        self.view = Viewport()
        fonts = Fonts(folder / "labels-regular.ttf", folder / "labels-bold.ttf")
        self.scene = Scene(self.view.render_window, fonts, self.view.request_render)
        self.view.set_scene(self.scene)
        self.scene.set_head(head)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.view)
        self.window.resize(*SIZE)

    def open(self) -> None:
        with self.qtbot.waitSignal(self.view.settled):
            self.window.show()
            self.qtbot.waitExposed(self.window)

    def shows_head(self) -> bool:
        """Whether skin is seen in the middle and background in the corner."""
        image = self.view.grabFramebuffer()
        middle = image.pixelColor(image.width() // 2, image.height() // 2)
        corner = image.pixelColor(4, 4)
        return middle.red() > middle.blue() + 15 and abs(corner.red() - corner.blue()) < 15 and corner.alpha() == 255


@pytest.fixture
def show(qtbot: QtBot, head: Head, qapp: QApplication) -> Iterator[Show]:
    shown = Show(qtbot, head)
    shown.open()
    yield shown
    shown.window.close()
    shown.window.deleteLater()
    qapp.processEvents()
    assert shown.scene.problems == []


def drag(show: Show, start: QPoint, way: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    show.qtbot.mousePress(show.view, button, pos=start)
    for step in (0.5, 1.0):
        place = QPointF(start) + QPointF(way) * step
        event = QMouseEvent(
            QEvent.Type.MouseMove, place, show.view.mapToGlobal(place), Qt.MouseButton.NoButton, button,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(show.view, event)
    show.qtbot.mouseRelease(show.view, button, pos=start + way)


def wheel(show: Show, place: QPoint, turned: int) -> None:
    at = QPointF(place)
    event = QWheelEvent(
        at, show.view.mapToGlobal(at), QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(show.view, event)


def outline(image: QImage) -> set[int]:
    """What shades of grey there are where the head's left side stands before the ground."""
    seen = {image.pixelColor(x, y).green() for x in range(image.width() // 2) for y in range(100, 200)}
    return {shade for shade in seen if 150 < shade < 235}


def test_the_system_can_draw(qapp: QApplication) -> None:
    found = preflight()
    assert found.reason is None
    assert found.version >= (3, 2)
    assert found.renderer


def test_the_head_is_seen(show: Show) -> None:
    assert show.shows_head()


def test_a_click_says_where(show: Show) -> None:
    with show.qtbot.waitSignal(show.view.clicked) as heard:
        show.qtbot.mouseClick(show.view, Qt.MouseButton.LeftButton, pos=QPoint(250, 200))
    assert heard.args == [250.0, 200.0]
    assert show.scene.pick(*heard.args) is not None
    assert show.scene.pick(3.0, 3.0) is None


def test_a_drag_turns_and_never_clicks(show: Show) -> None:
    for way in (QPoint(CLICK_PX + 1, 0), QPoint(0, -60), QPoint(200, 90), QPoint(-7, 3)):
        before = show.scene.camera.pose
        with show.qtbot.assertNotEmitted(show.view.clicked):
            drag(show, QPoint(250, 200), way)
        assert show.scene.camera.pose != before
        assert show.scene.camera.pose.target_mm == before.target_mm


def test_a_drag_that_comes_back_is_no_click_either(show: Show) -> None:
    with show.qtbot.assertNotEmitted(show.view.clicked):
        show.qtbot.mousePress(show.view, Qt.MouseButton.LeftButton, pos=QPoint(250, 200))
        for place in (QPointF(300, 200), QPointF(250, 200)):
            event = QMouseEvent(
                QEvent.Type.MouseMove, place, show.view.mapToGlobal(place), Qt.MouseButton.NoButton,
                Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
            )  # fmt: skip
            QApplication.sendEvent(show.view, event)
        show.qtbot.mouseRelease(show.view, Qt.MouseButton.LeftButton, pos=QPoint(250, 200))


def test_a_trembling_hand_still_clicks(show: Show) -> None:
    before = show.scene.camera.pose
    with show.qtbot.waitSignal(show.view.clicked):
        drag(show, QPoint(250, 200), QPoint(2, 3))
    assert show.scene.camera.pose == before


def test_the_right_button_moves_the_head(show: Show) -> None:
    before = show.scene.camera.pose
    with show.qtbot.assertNotEmitted(show.view.clicked):
        drag(show, QPoint(250, 200), QPoint(30, 20), Qt.MouseButton.RightButton)
    assert show.scene.camera.pose.azimuth_deg == before.azimuth_deg
    assert show.scene.camera.pose.target_mm != before.target_mm


def test_the_wheel_comes_nearer(show: Show) -> None:
    before = show.scene.camera.pose.distance_mm
    wheel(show, QPoint(250, 200), 120)
    assert show.scene.camera.pose.distance_mm < before


def test_keys_do_what_the_mouse_does(show: Show) -> None:
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        before = show.scene.camera.pose
        show.qtbot.keyClick(show.view, key)
        assert show.scene.camera.pose != before


def test_the_pointer_is_reported_once_a_turn(show: Show) -> None:
    heard: list[tuple[float, float]] = []
    show.view.hovered.connect(lambda x, y: heard.append((x, y)))
    with show.qtbot.waitSignal(show.view.hovered):
        for x in range(100, 200, 10):
            place = QPointF(x, 100)
            event = QMouseEvent(
                QEvent.Type.MouseMove, place, show.view.mapToGlobal(place), Qt.MouseButton.NoButton,
                Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            )  # fmt: skip
            QApplication.sendEvent(show.view, event)
    assert heard == [(190.0, 100.0)]


def test_motion_is_drawn_lightly_and_rest_fully(show: Show) -> None:
    assert not show.scene.is_light
    with show.qtbot.waitSignal(show.view.settled):
        drag(show, QPoint(250, 200), QPoint(80, 0))
        assert show.scene.is_light
    assert not show.scene.is_light


def test_the_description_says_what_is_seen(show: Show) -> None:
    with show.qtbot.waitSignal(show.view.settled):
        show.scene.camera.view("back", 0.0)
        show.view.request_render()
    assert show.view.accessibleDescription() == "Back of the head"
    assert show.view.accessibleName()


def test_a_press_ends_a_move_of_the_camera(show: Show) -> None:
    order = replace(ViewState(), camera=CameraOrder("right", 1))
    show.scene.apply(ViewState(), order)
    assert show.scene.camera.is_moving
    show.qtbot.mousePress(show.view, Qt.MouseButton.LeftButton, pos=QPoint(250, 200))
    assert not show.scene.camera.is_moving
    show.qtbot.mouseRelease(show.view, Qt.MouseButton.LeftButton, pos=QPoint(250, 200))


def test_a_move_runs_by_itself_to_its_end(show: Show) -> None:
    show.scene.apply(ViewState(), replace(ViewState(), camera=CameraOrder("right", 1)))
    show.qtbot.waitUntil(lambda: not show.scene.camera.is_moving)
    assert show.scene.camera.pose.azimuth_deg == 90.0


def test_several_wishes_are_one_picture(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    render = show.scene.render

    def count() -> None:
        drawn.append(1)
        render()

    monkeypatch.setattr(show.scene, "render", count)
    for _ in range(5):
        show.view.request_render()
    show.qtbot.waitUntil(lambda: bool(drawn))
    assert len(drawn) == 1


def test_a_repaint_without_change_draws_nothing_anew(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(show.scene, "render", lambda: pytest.fail("drawn without need"))
    show.view.repaint()
    assert show.shows_head()


def test_any_size_is_filled(show: Show) -> None:
    for size in ((330, 340), (900, 500), (401, 777)):
        with show.qtbot.waitSignal(show.view.settled):
            show.window.resize(*size)
        image = show.view.grabFramebuffer()
        assert (image.width(), image.height()) == size
        assert show.view.render_window.GetSize() == size
        for x, y in ((2, 2), (size[0] - 3, 2), (size[0] - 3, size[1] - 3)):
            assert image.pixelColor(x, y) != QColor(0, 0, 0)
        assert show.shows_head()


def test_hidden_and_shown_again(show: Show) -> None:
    show.window.hide()
    show.view.request_render()
    with show.qtbot.waitSignal(show.view.settled):
        show.window.show()
        show.view.request_render()
    assert show.shows_head()


def test_moved_into_another_window(show: Show) -> None:
    """Qt gives the widget a new context then; what VTK kept on the card is gone with the old one."""
    other = QMainWindow()
    other.resize(*SIZE)
    with show.qtbot.waitSignal(show.view.settled):
        other.setCentralWidget(show.view)
        other.show()
        show.view.request_render()
    assert show.shows_head()
    with show.qtbot.waitSignal(show.view.settled):
        show.window.setCentralWidget(show.view)
        show.view.request_render()
    other.close()
    other.deleteLater()
    assert show.shows_head()


def test_the_focus_ring_is_drawn_for_the_keyboard_only(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    show.view.set_focus_colour("#FF0000")
    monkeypatch.setattr(show.view, "hasFocus", lambda: True)  # no window manager here gives the focus
    show.view.focusInEvent(QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.MouseFocusReason))
    assert show.view.grabFramebuffer().pixelColor(200, 0) != QColor("#FF0000")
    show.view.focusInEvent(QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    image = show.view.grabFramebuffer()
    corners = ((0, 0), (200, 1), (SIZE[0] - 1, 200), (1, SIZE[1] - 1))
    assert [image.pixelColor(*corner) for corner in corners] == [QColor("#FF0000")] * 4
    assert image.pixelColor(200, 2) != QColor("#FF0000")


@pytest.mark.parametrize("first", ["view", "window", "together"])
def test_closing_in_any_order(qtbot: QtBot, head: Head, qapp: QApplication, first: str) -> None:
    shown = Show(qtbot, head)
    shown.open()
    if first == "view":
        shown.view.close()
        shown.view.deleteLater()
    elif first == "window":
        shown.view.setParent(None)
    shown.window.close()
    shown.window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    if first == "window":
        shown.view.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


_TWICE_AS_FINE = """
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from viewer.app.program import Program
from viewer.data.head_file import load_head
from viewer.data.paths import assets_folder
from viewer.presentation.palette import LIGHT, skin_for
from viewer.scene.lettering import Fonts
from viewer.scene.scene import Scene
from viewer.widgets.viewport import Viewport
app = QApplication([])
view = Viewport()
fonts = assets_folder() / "fonts"
scene = Scene(view.render_window, Fonts(fonts / "labels-regular.ttf", fonts / "labels-bold.ttf"), view.request_render)
view.set_scene(scene)
scene.set_head(load_head(assets_folder() / "meshes" / "adult-man"))
view.resize(300, 320)
view.show()
QTest.qWaitForWindowExposed(view)
image = view.grabFramebuffer()
middle = scene.pick(150, 160)
print(image.width(), image.height(), *view.render_window.GetSize(), middle is not None, scene.pick(3, 3) is None)
view.close()
"""


def test_a_fine_screen_gets_all_its_pixels_and_true_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_SCALE_FACTOR", "2")
    result = subprocess.run(
        [sys.executable, "-c", _TWICE_AS_FINE], capture_output=True, text=True, check=True, timeout=60
    )
    assert result.stdout.split() == ["600", "640", "600", "640", "True", "True"]


def test_at_rest_edges_become_clean_and_then_nothing_is_drawn_any_more(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    show.scene.set_palette(LIGHT, skin_for("dark", "light"))
    with show.qtbot.waitSignal(show.view.rested):
        pass
    smooth = show.view.grabFramebuffer()
    show.scene.set_moving(True)
    rough = show.view.grabFramebuffer()
    assert len(outline(smooth)) > len(outline(rough)) + 8
    with show.qtbot.waitSignal(show.view.rested):
        pass
    assert show.view.grabFramebuffer() == smooth
    monkeypatch.setattr(show.scene, "refine", lambda: pytest.fail("drawn without need"))
    monkeypatch.setattr(show.scene, "render", lambda: pytest.fail("drawn without need"))
    show.view.repaint()
    assert show.view.grabFramebuffer() == smooth


@pytest.mark.parametrize("touch", ["move", "key", "turn"])
def test_the_first_touch_ends_it(show: Show, touch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    refined: list[bool] = []
    refine = show.scene.refine

    def counted() -> bool:
        refined.append(refine())
        return refined[-1]

    monkeypatch.setattr(show.scene, "refine", counted)
    show.qtbot.waitUntil(lambda: len(refined) == 2)
    if touch == "move":
        drag(show, QPoint(250, 200), QPoint(1, 0))
    elif touch == "key":
        show.qtbot.keyClick(show.window, Qt.Key.Key_F9)
    else:
        show.qtbot.keyClick(show.view, Qt.Key.Key_Left)
    QApplication.processEvents()
    assert len(refined) == 2
    with show.qtbot.waitSignal(show.view.rested):
        pass
    assert len(refined) == 16 + 2 * (touch == "turn")  # what is turned is begun anew


def test_while_slow_work_goes_on_the_picture_is_left_as_it_is(program: Program, qtbot: QtBot) -> None:
    view, scene = program.viewport, program.scene
    assert view is not None
    assert scene is not None
    qtbot.waitUntil(lambda: not scene.is_light and not view._refine.isActive())
    program._show_progress(0.5)
    view._rest.timeout.emit()
    assert not view._needs_refining
    view.wait(is_waiting=False)
    view._rest.timeout.emit()
    assert view._needs_refining
    program._show_progress(0.5)
    with qtbot.waitSignal(view.rested):
        program._show_progress(None)
