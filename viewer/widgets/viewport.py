"""The 3D view: a Qt widget that lends its OpenGL context to a VTK render window.

VTK draws into framebuffers of its own; `paintGL` copies the finished picture into the widget's. What bites::

    surface format   must be the process's default before the first window is made, else Wayland shows black
    make current     by the context that was seen in `initializeGL`; QOpenGLWidget.makeCurrent() also binds the widget's
                     framebuffer, behind VTK's back, and VTK then skips pictures without a word
    alpha            is set to 1 after the copy, else compositors show what lies behind the window
    teardown         with the context current, from its own signal; a child widget gets no closeEvent

Mouse, wheel and keys move the camera directly; everything else is a signal.
"""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from gettext import gettext as _
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QOffscreenSurface,
    QOpenGLContext,
    QSurface,
    QSurfaceFormat,
    QWheelEvent,
)
from PySide6.QtOpenGLWidgets import QOpenGLWidget
from PySide6.QtWidgets import QSizePolicy, QWidget
from vtkmodules.vtkRenderingOpenGL2 import vtkGenericOpenGLRenderWindow

CLICK_PX = 4
"""A press and release that moved no further than this is a click, not a drag."""

_REFINE_MS = 180
_TICK_MS = 12
_NEEDED = (3, 2)  # what VTK's shaders are written for; below it VTK ends the process
_KEY_STEP_PX = 24.0
_KEY_ZOOM = 1.2
_WHEEL_ZOOM = 1.0016  # per eighth of a degree
_RING_PX = 2
_GL_DRAW_FRAMEBUFFER, _GL_COLOR_BUFFER_BIT = 0x8CA9, 0x4000
_GL_SCISSOR_TEST, _GL_DEPTH_TEST = 0x0C11, 0x0B71
_GL_LEQUAL, _GL_LINEAR, _GL_RENDERER = 0x0203, 0x2601, 0x1F01


class CameraControls(Protocol):
    """What the view asks of a camera; places and ways in logical pixels."""

    @property
    def is_moving(self) -> bool: ...
    def orbit(self, right_px: float, down_px: float) -> None: ...
    def pan(self, right_px: float, down_px: float) -> None: ...
    def zoom(self, factor: float, x_px: float, y_px: float) -> None: ...
    def stop(self) -> None: ...


class SceneControls(Protocol):
    """What the view asks of a scene."""

    @property
    def camera(self) -> CameraControls: ...
    @property
    def is_light(self) -> bool: ...
    def set_size(self, width_px: float, height_px: float, ratio: float = 1.0) -> None: ...
    def set_moving(self, is_moving: bool) -> None: ...
    def tick(self, now_s: float) -> bool: ...
    def render(self) -> None: ...
    def side_sentence(self) -> str: ...


@dataclass(frozen=True, slots=True)
class GraphicsCheck:
    """What the system can draw with.

    Attributes
    ----------
    reason : str or None
        Why the 3D view cannot be used; None if it can.
    renderer : str
        The driver's name for what draws; empty if unknown.
    version : tuple of int
        OpenGL version.
    """

    reason: str | None
    renderer: str = ""
    version: tuple[int, int] = (0, 0)


def surface_format() -> QSurfaceFormat:
    """Return the format that VTK needs: desktop OpenGL 3.2, core, no samples (VTK has its own)."""
    wanted = QSurfaceFormat()
    wanted.setRenderableType(QSurfaceFormat.RenderableType.OpenGL)
    wanted.setProfile(QSurfaceFormat.OpenGLContextProfile.CoreProfile)
    wanted.setVersion(*_NEEDED)
    wanted.setSwapBehavior(QSurfaceFormat.SwapBehavior.DoubleBuffer)
    wanted.setRedBufferSize(8)
    wanted.setGreenBufferSize(8)
    wanted.setBlueBufferSize(8)
    wanted.setAlphaBufferSize(8)
    wanted.setDepthBufferSize(8)
    wanted.setStencilBufferSize(0)
    wanted.setSamples(0)
    return wanted


def preflight() -> GraphicsCheck:
    """Find out whether the 3D view can be used, before VTK is let near the graphics driver.

    Call it after the QApplication is made and before the first window: it also sets the process's surface format.
    On a driver that is missing or older than OpenGL 3.2 VTK does not raise, it ends the process.
    """
    QSurfaceFormat.setDefaultFormat(surface_format())
    surface = QOffscreenSurface()
    surface.setFormat(surface_format())
    surface.create()
    context = QOpenGLContext()
    context.setFormat(surface_format())
    if not surface.isValid() or not context.create() or not context.makeCurrent(surface):
        return GraphicsCheck(_("This system offers no OpenGL."))
    given = context.format()
    version = (given.majorVersion(), given.minorVersion())
    renderer = str(context.functions().glGetString(_GL_RENDERER) or "")
    context.doneCurrent()
    if context.isOpenGLES() or version < _NEEDED:
        found = f"{version[0]}.{version[1]}"
        reason = _("The 3D view needs OpenGL 3.2; this system offers {found}.").format(found=found)
        return GraphicsCheck(reason, renderer, version)
    return GraphicsCheck(None, renderer, version)


class Viewport(QOpenGLWidget):
    """The 3D view.

    ``render_window`` is for a scene to draw in; `set_scene` tells whose camera to move and what to draw. Pictures are
    drawn on need, at most one per turn of the event loop: lightly while something moves, fully 180 ms after.

    Parameters
    ----------
    parent : QWidget, optional
        The widget it lies in.
    """

    clicked = Signal(float, float)
    """A click, in logical pixels from the upper left."""
    hovered = Signal(float, float)
    """The pointer is here, no button pressed."""
    pointer_left = Signal()
    """The pointer has left the view."""
    settled = Signal()
    """The view stands still again, and its description is up to date."""

    def __init__(self, parent: QWidget | None = None) -> None:
        QSurfaceFormat.setDefaultFormat(surface_format())
        super().__init__(parent)
        self.setUpdateBehavior(QOpenGLWidget.UpdateBehavior.NoPartialUpdate)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Head with zones"))
        self.render_window = vtkGenericOpenGLRenderWindow()
        self.render_window.SetReadyForRendering(False)
        self.render_window.SetFrameBlitModeToNoBlit()
        self._scene: SceneControls | None = None
        self._context: QOpenGLContext | None = None
        self._surface: QSurface | None = None
        self._needs_render = True
        self._drawn_size: tuple[float, float, float] = (0.0, 0.0, 0.0)
        self._pressed_at: QPointF | None = None
        self._last = QPointF()
        self._is_dragging = False
        self._hover_at: QPointF | None = None
        self._ring = QColor("#0F5C6E")
        self._refine = QTimer(self, singleShot=True, interval=_REFINE_MS)
        self._refine.timeout.connect(self._on_refine)
        self._ticker = QTimer(self, interval=_TICK_MS)
        self._ticker.timeout.connect(self._on_tick)
        self._hover = QTimer(self, singleShot=True, interval=0)
        self._hover.timeout.connect(self._on_hover)
        # VTK keeps what it calls back alive; through a weak reference it does not keep the widget.
        here = weakref.ref(self)
        self.render_window.AddObserver("WindowMakeCurrentEvent", _weak(here, Viewport._on_make_current))
        self.render_window.AddObserver("WindowIsCurrentEvent", _weak(here, Viewport._on_is_current))

    def set_scene(self, scene: SceneControls) -> None:
        """Draw this scene, and let the mouse move its camera."""
        self._scene = scene
        self._drawn_size = (0.0, 0.0, 0.0)
        self.request_render()

    def set_focus_colour(self, colour: str) -> None:
        """Set the colour of the focus ring, ``#RRGGBB``."""
        self._ring = QColor(colour)
        self.update()

    def request_render(self) -> None:
        """Draw a new picture soon; several requests in one turn of the event loop are one picture."""
        self._needs_render = True
        self.update()
        scene = self._scene
        if scene is not None:
            if scene.is_light:
                self._refine.start()
            if not self._ticker.isActive():
                self._ticker.start()

    # Drawing

    def initializeGL(self) -> None:
        """Hand the new context to VTK."""
        context = self.context()
        self._context, self._surface = context, context.surface()
        context.aboutToBeDestroyed.connect(self._on_context_lost)
        window = self.render_window
        window.OpenGLInitContext()
        if not window.GetInitialized():
            window.OpenGLInit()
        state = window.GetState()
        state.Reset()
        state.vtkglDepthFunc(_GL_LEQUAL)
        state.vtkglEnable(_GL_DEPTH_TEST)
        window.SetOwnContext(0)
        window.SetReadyForRendering(True)
        self._needs_render = True

    def paintGL(self) -> None:
        """Draw the scene if it has changed, and copy the picture."""
        window, scene = self.render_window, self._scene
        if scene is None or not window.GetReadyForRendering():
            return
        size = (float(self.width()), float(self.height()), self.devicePixelRatioF())
        if size != self._drawn_size:
            self._drawn_size = size
            scene.set_size(*size)
            self._needs_render = True
        state = window.GetState()
        state.Reset()
        state.Push()
        state.vtkglDepthFunc(_GL_LEQUAL)
        if self._needs_render:
            self._needs_render = False
            scene.render()
        self.makeCurrent()
        self._copy_picture()
        state.Pop()

    def _copy_picture(self) -> None:
        window = self.render_window
        gl = QOpenGLContext.currentContext().functions()
        width, height = window.GetSize()
        gl.glBindFramebuffer(_GL_DRAW_FRAMEBUFFER, self.defaultFramebufferObject())
        gl.glDisable(_GL_SCISSOR_TEST)
        window.BlitDisplayFramebuffer(
            0, 0, 0, width, height, 0, 0, width, height, _GL_COLOR_BUFFER_BIT, _GL_LINEAR
        )
        gl.glColorMask(False, False, False, True)
        gl.glClearColor(0.0, 0.0, 0.0, 1.0)
        gl.glClear(_GL_COLOR_BUFFER_BIT)
        gl.glColorMask(True, True, True, True)
        if self.hasFocus():
            ring = round(_RING_PX * self.devicePixelRatioF())
            gl.glEnable(_GL_SCISSOR_TEST)
            gl.glClearColor(self._ring.redF(), self._ring.greenF(), self._ring.blueF(), 1.0)
            for x, y, w, h in (
                (0, 0, width, ring),
                (0, height - ring, width, ring),
                (0, 0, ring, height),
                (width - ring, 0, ring, height),
            ):
                gl.glScissor(x, y, w, h)
                gl.glClear(_GL_COLOR_BUFFER_BIT)
            gl.glDisable(_GL_SCISSOR_TEST)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(720, 748)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which a head with labels makes sense."""
        return QSize(320, 320)

    def _on_make_current(self) -> None:
        if self._context is not None and self._surface is not None:
            self._context.makeCurrent(self._surface)

    def _on_is_current(self) -> None:
        is_current = self._context is not None and QOpenGLContext.currentContext() is self._context
        self.render_window.SetIsCurrent(is_current)

    def _on_context_lost(self) -> None:
        """Free what VTK keeps on the card, while the context still lives (it may come back in another window)."""
        if self._context is not None and self._surface is not None:
            self._context.makeCurrent(self._surface)
        self.render_window.Finalize()
        self.render_window.SetReadyForRendering(False)
        self._context, self._surface = None, None

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
        scene.set_moving(False)
        self.setAccessibleDescription(scene.side_sentence())
        self.settled.emit()

    def _moved(self) -> None:
        """Draw lightly, for the camera was moved by hand."""
        if self._scene is not None:
            if not self._scene.is_light:
                self._scene.set_moving(True)
            self.request_render()

    # Hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag; any press ends a move of the camera where it is."""
        self._pressed_at = self._last = event.position()
        self._is_dragging = False
        if self._scene is not None:
            self._scene.camera.stop()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn or move the head, or tell where the pointer is."""
        place = event.position()
        if self._pressed_at is None or not event.buttons():
            self._hover_at = place
            self._hover.start()
            return
        if not self._is_dragging and _distance(place, self._pressed_at) <= CLICK_PX:
            return
        self._is_dragging = True
        way = place - self._last
        self._last = place
        if self._scene is None:
            return
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._scene.camera.orbit(way.x(), way.y())
        else:
            self._scene.camera.pan(way.x(), way.y())
        self._moved()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or report a click."""
        pressed, self._pressed_at = self._pressed_at, None
        was_dragging, self._is_dragging = self._is_dragging, False
        is_left = event.button() == Qt.MouseButton.LeftButton
        if pressed is not None and is_left and not was_dragging and _distance(event.position(), pressed) <= CLICK_PX:
            self.clicked.emit(event.position().x(), event.position().y())

    def leaveEvent(self, event: QEvent) -> None:
        """Report that the pointer has gone."""
        self._hover.stop()
        self.pointer_left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come nearer to what lies under the pointer, or go farther."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        self._zoom(_WHEEL_ZOOM**turned, event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Zoom by two fingers on a touch pad."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._zoom(1.0 + event.value(), event.position())
            return True
        return super().event(event)

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
        if self._scene is not None and key in turns:
            self._scene.camera.orbit(*turns[key])
            self._moved()
        elif key in zooms:
            self._zoom(zooms[key], QPointF(self.width() / 2, self.height() / 2))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
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
            self.hovered.emit(self._hover_at.x(), self._hover_at.y())


def _distance(first: QPointF, second: QPointF) -> float:
    way = first - second
    return float((way.x() ** 2 + way.y() ** 2) ** 0.5)


def _weak(
    here: weakref.ref[Viewport], method: Callable[[Viewport], None]
) -> Callable[[Any, str], None]:
    """Return a VTK callback that does nothing once the widget is gone."""

    def call(_caller: Any, _event: str) -> None:
        widget = here()
        if widget is not None:
            method(widget)

    return call
