"""The 3D view: mouse, wheel and keys move the camera directly; everything else is a signal."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QResizeEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.data.language import gettext as _
from viewer.widgets.graphics_check import GraphicsCheck, preflight, surface_format
from viewer.widgets.touch import FINGER_PX, Pinch, TouchGestures
from viewer.widgets.vtk_surface import VtkSurface

__all__ = ["CLICK_PX", "GraphicsCheck", "Viewport", "preflight", "surface_format"]

CLICK_PX = 4
"""A press and release that moved no further than this is a click, not a drag."""

_REFINE_MS = 180
_REST_MS = 250  # without any touch of mouse or keys
_TICK_MS = 12
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_HANDS = frozenset(
    {
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.NativeGesture,
    }
)
_KEY_STEP_PX = 24.0
_KEY_ZOOM = 1.2
_WHEEL_ZOOM = 1.0016  # per eighth of a degree


class CameraControls(Protocol):
    """What the view asks of a camera; places and ways in logical pixels."""

    @property
    def is_moving(self) -> bool:
        """Whether an eased move is under way."""

    def orbit(self, right_px: float, down_px: float) -> None:
        """Turn the head with the pointer."""

    def pan(self, right_px: float, down_px: float) -> None:
        """Move the head with the pointer."""

    def zoom(self, factor: float, x_px: float, y_px: float) -> None:
        """Come nearer to what lies at a place."""

    def stop(self) -> None:
        """End an eased move where it is."""


class SceneControls(Protocol):
    """What the view asks of a scene."""

    @property
    def camera(self) -> CameraControls:
        """Its camera."""

    @property
    def is_light(self) -> bool:
        """Whether it is drawn lightly at present."""

    def set_size(self, width_px: float, height_px: float, ratio: float = 1.0) -> None:
        """Take over the size, and device pixels per logical one."""

    def set_moving(self, is_moving: bool) -> None:
        """Draw lightly or fully."""

    def tick(self, now_s: float) -> bool:
        """Carry on what moves; says whether more is to come."""

    def render(self) -> None:
        """Draw a picture."""

    def refine(self) -> bool:
        """Draw the same picture once more, for cleaner edges; says whether that can go on."""

    def side_sentence(self) -> str:
        """Say from where the head is seen."""


class Grabber(Protocol):
    """Takes hold of something in the view instead of turning the head; places in logical pixels."""

    def is_over(self, x_px: float, y_px: float) -> bool:
        """Whether there is something to take hold of."""

    def press(self, x_px: float, y_px: float) -> bool:
        """Take hold; says whether there is anything."""

    def drag(self, x_px: float, y_px: float) -> None:
        """Move what is held."""

    def drop(self) -> None:
        """Let go."""


class Viewport(VtkSurface):
    """The 3D view.

    ``render_window`` is for a scene to draw in; `set_scene` tells whose camera to move and what to draw. Pictures are
    drawn on need, at most one per turn of the event loop: lightly while something moves, fully 180 ms after. Its edges
    then become clean, one picture a turn, while nobody touches anything; the first touch, anywhere, ends that.
    """

    clicked = Signal(float, float)
    """A click, in logical pixels from the upper left."""
    hovered = Signal(float, float)
    """The pointer is here, no button pressed."""
    pointer_left = Signal()
    """The pointer has left the view."""
    settled = Signal()
    """The view stands still again, and its description is up to date."""
    rested = Signal()
    """There is nothing left to make better in the picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Head with zones"))
        self._scene: SceneControls | None = None
        self._next_here: Callable[[], bool] | None = None
        self._pressed_at: QPointF | None = None
        self._last = QPointF()
        self._is_dragging = False
        self._grabber: Grabber | None = None
        self._is_grabbing = False
        self._fingers = TouchGestures()
        self._hover_at: QPointF | None = None
        self._refine = QTimer(self, singleShot=True, interval=_REFINE_MS)
        self._refine.timeout.connect(self._on_refine)
        self._ticker = QTimer(self, interval=_TICK_MS)
        self._ticker.timeout.connect(self._on_tick)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._on_rest)
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self.refine_soon)
        self._is_waiting = False
        self._tell_rested = QTimer(self, singleShot=True, interval=0)  # not while it is painted: who hears may paint
        self._tell_rested.timeout.connect(self.rested)
        self._hover = QTimer(self, singleShot=True, interval=0)
        self._hover.timeout.connect(self._on_hover)

    def set_scene(self, scene: SceneControls) -> None:
        """Draw this scene, and let the mouse move its camera."""
        self._scene = scene
        self.draw_anew()
        self.request_render()

    def set_next_here(self, next_here: Callable[[], bool]) -> None:
        """Take what Tab asks first: it opens the next zone of the place that was clicked, and says whether it did."""
        self._next_here = next_here

    def set_grabber(self, grabber: Grabber) -> None:
        """Let this take hold of things before the head is turned."""
        self._grabber = grabber

    def request_render(self) -> None:
        """Draw a new picture soon; several requests in one turn of the event loop are one picture."""
        self.draw_soon()
        self._refine.start()
        if self._scene is not None and not self._ticker.isActive():
            self._ticker.start()

    def wait(self, *, is_waiting: bool) -> None:
        """Leave the picture as it is while slow work beside it needs the processor; then smooth it."""
        self._is_waiting = is_waiting
        if is_waiting:
            self._stop_refining()
        else:
            self._rest.start()

    def settle_soon(self) -> None:
        """Draw the full picture once nothing moves, and tell that it is settled."""
        self._refine.start()

    def draw(self, width_px: float, height_px: float, ratio: float, *, is_resized: bool) -> None:
        """Let the scene draw."""
        self._stop_refining()
        if self._scene is not None:
            if is_resized:
                self._scene.set_size(width_px, height_px, ratio)
            self._scene.render()
            if not self._refine.isActive():  # the full picture; else it is still to come
                self._rest.start()

    def refine(self) -> None:
        """Let the scene draw the same picture once more."""
        if self._scene is None:
            return
        if self._scene.refine():
            self._again.start()
        else:
            self._stop_refining()
            self._tell_rested.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the picture as it is while somebody does something; it becomes better afterwards."""
        if event.type() in _HANDS:
            self._stop_refining()
            self._rest.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw lightly while the size changes."""
        if self._scene is not None and not self._scene.is_light:
            self._scene.set_moving(True)
        super().resizeEvent(event)  # draws; asking for a picture as well would draw the same one again
        self.settle_soon()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(720, 748)

    def minimumSizeHint(self) -> QSize:
        """Return the least size: a low window with large text still shows a small head."""
        return QSize(320, 120)

    # Time

    def _on_tick(self) -> None:
        if self._scene is None or not self._scene.tick(time.monotonic()):
            self._ticker.stop()

    def _on_refine(self) -> None:
        scene = self._scene
        if scene is None:
            return
        if scene.camera.is_moving or self._is_dragging:
            self._refine.start()
            return
        if scene.is_light:
            scene.set_moving(False)
            self._refine.stop()  # that the full picture is asked for is no reason to draw it a second time
        self.setAccessibleDescription(scene.side_sentence())
        self._rest.start()
        self.settled.emit()

    def _on_rest(self) -> None:
        if self._scene is None or self._is_waiting:
            return
        if self._scene.is_light or self._refine.isActive() or self._is_dragging:
            return
        self._hear_hands(True)
        self.refine_soon()

    def _stop_refining(self) -> None:
        for timer in (self._again, self._rest, self._tell_rested):
            timer.stop()
        self._needs_refining = False
        self._hear_hands(False)

    def _hear_hands(self, are_heard: bool) -> None:
        """Look at every event of the program, or no longer: only while it lasts, for Python is slow at it."""
        program = QCoreApplication.instance()
        if program is not None:
            program.removeEventFilter(self)
            if are_heard:
                program.installEventFilter(self)

    def _moved(self) -> None:
        """Draw lightly, for the camera or the size was changed by hand."""
        if self._scene is not None:
            if not self._scene.is_light:
                self._scene.set_moving(True)
            self.request_render()

    # Hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag; any press ends a move of the camera where it is."""
        self._press(event.position(), can_grab=event.button() == Qt.MouseButton.LeftButton)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn or move the head, or tell where the pointer is."""
        place = event.position()
        if self._pressed_at is None or not event.buttons():
            self._hover_at = place
            self._hover.start()
            return
        self._drag(place, CLICK_PX, is_turn=bool(event.buttons() & Qt.MouseButton.LeftButton))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or report a click."""
        self._release(event.position(), CLICK_PX if event.button() == Qt.MouseButton.LeftButton else None)

    def _press(self, place: QPointF, *, can_grab: bool) -> None:
        self._pressed_at = self._last = place
        self.shows_ring = False
        self._is_dragging = False
        if self._scene is not None:
            self._scene.camera.stop()
        if self._grabber is not None and can_grab:
            self._is_grabbing = self._grabber.press(place.x(), place.y())
            if self._is_grabbing:
                self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def _drag(self, place: QPointF, slack_px: float, *, is_turn: bool) -> None:
        """Turn or move the head, or what is held, once the pointer has left the place where it was pressed."""
        if self._pressed_at is None or (not self._is_dragging and _distance(place, self._pressed_at) <= slack_px):
            return
        self._is_dragging = True
        if self._is_grabbing and self._grabber is not None:
            self._grabber.drag(place.x(), place.y())
            return
        way = place - self._last
        self._last = place
        if self._scene is None:
            return
        if is_turn:
            self._scene.camera.orbit(way.x(), way.y())
        else:
            self._scene.camera.pan(way.x(), way.y())
        self._moved()

    def _release(self, place: QPointF, slack_px: float | None) -> None:
        """Let go; a click if nothing was moved, and unless it cannot be one."""
        pressed, self._pressed_at = self._pressed_at, None
        was_dragging, self._is_dragging = self._is_dragging, False
        if self._is_grabbing and self._grabber is not None:
            self._is_grabbing = False
            self._grabber.drop()
            self.unsetCursor()
            return
        if pressed is None or slack_px is None or was_dragging:
            return
        if _distance(place, pressed) <= slack_px:
            self.clicked.emit(place.x(), place.y())

    def leaveEvent(self, event: QEvent) -> None:
        """Report that the pointer has gone."""
        self._hover.stop()
        self.pointer_left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come nearer to what lies under the pointer, or go farther."""
        across, down = abs(event.angleDelta().x()), abs(event.angleDelta().y())
        if down > across:  # a swipe to the side means nothing here, and no swipe is quite straight
            self._zoom(_WHEEL_ZOOM ** event.angleDelta().y(), event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Follow fingers on a touch screen, and zoom by two of them on a touch pad."""
        if isinstance(event, QTouchEvent):
            self._touch(event)
            return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._zoom(1.0 + event.value(), event.position())
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        event.accept()
        meant = self._fingers.follow(event)
        if isinstance(meant, Pinch):
            if self._scene is not None:
                self._scene.camera.pan(meant.way.x(), meant.way.y())
            self._zoom(meant.factor, meant.middle)
        elif meant is not None and meant.act == "press":
            self._press(meant.place, can_grab=True)
        elif meant is not None and meant.act == "move":
            self._drag(meant.place, FINGER_PX, is_turn=True)
        elif meant is not None:
            self._release(meant.place, FINGER_PX if meant.act == "lift" else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn by the arrow keys, zoom by plus and minus."""
        step = _KEY_STEP_PX
        turns = {
            Qt.Key.Key_Left: (step, 0.0),
            Qt.Key.Key_Right: (-step, 0.0),
            Qt.Key.Key_Up: (0.0, step),
            Qt.Key.Key_Down: (0.0, -step),
        }
        zooms = {Qt.Key.Key_Plus: _KEY_ZOOM, Qt.Key.Key_Equal: _KEY_ZOOM, Qt.Key.Key_Minus: 1.0 / _KEY_ZOOM}
        key = Qt.Key(event.key())
        self.shows_ring = True
        if self._scene is not None and key in turns:
            self._scene.camera.orbit(*turns[key])
            self._moved()
        elif key in zooms:
            self._zoom(zooms[key], QPointF(self.width() / 2, self.height() / 2))
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go round the zones that lie at one place; without them, and backwards, it leaves the view."""
        if forward and self._next_here is not None and self._next_here():
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring; not for a click, which says by itself where the hand is."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEYBOARD:
            self.shows_ring = True
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        super().focusOutEvent(event)
        self.update()

    def _zoom(self, factor: float, place: QPointF) -> None:
        if self._scene is not None:
            self._scene.camera.zoom(factor, place.x(), place.y())
            self._moved()

    def _on_hover(self) -> None:
        if self._hover_at is not None:
            if self._grabber is not None:
                is_over = self._grabber.is_over(self._hover_at.x(), self._hover_at.y())
                self.setCursor(Qt.CursorShape.OpenHandCursor if is_over else Qt.CursorShape.ArrowCursor)
            self.hovered.emit(self._hover_at.x(), self._hover_at.y())


def _distance(first: QPointF, second: QPointF) -> float:
    way = first - second
    return float((way.x() ** 2 + way.y() ** 2) ** 0.5)
