"""A Qt widget that lends its OpenGL context to a VTK render window.

VTK draws into framebuffers of its own; `paintGL` copies the finished picture into the widget's. What bites::

    surface format   must be the process's default before the first window is made, else Wayland shows black
    make current     by the context that was seen in `initializeGL`; QOpenGLWidget.makeCurrent() also binds the widget's
                     framebuffer, behind VTK's back, and VTK then skips pictures without a word
    alpha            is set to 1 after the copy, else compositors show what lies behind the window
    teardown         with the context current, from its own signal; a child widget gets no closeEvent, and no method of
                     a widget is called any more while it is destroyed. What VTK has not freed by then it frees when it
                     is collected, by number, in whatever context is current: another window's buffers
"""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QColor, QOpenGLContext, QSurface, QSurfaceFormat
from PySide6.QtOpenGLWidgets import QOpenGLWidget
from PySide6.QtWidgets import QWidget
from vtkmodules.vtkCommonCore import vtkCommand
from vtkmodules.vtkRenderingOpenGL2 import vtkGenericOpenGLRenderWindow

from viewer.widgets.graphics_check import surface_format

_RING_PX = 2
_GL_DRAW_FRAMEBUFFER, _GL_COLOR_BUFFER_BIT = 0x8CA9, 0x4000
_GL_SCISSOR_TEST, _GL_DEPTH_TEST = 0x0C11, 0x0B71
_GL_LEQUAL, _GL_LINEAR = 0x0203, 0x2601


class VtkSurface(QOpenGLWidget):
    """A widget that shows what a VTK render window draws.

    Subclasses draw in `draw`. It is called at most once per turn of the event loop, after `draw_soon` or when the
    size or the screen's scale has changed; other repaints copy the last picture.

    Attributes
    ----------
    render_window : vtkGenericOpenGLRenderWindow
        Put renderers in it at any time; only `draw` may call its ``Render()``.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        QSurfaceFormat.setDefaultFormat(surface_format())
        super().__init__(parent)
        self.setUpdateBehavior(QOpenGLWidget.UpdateBehavior.NoPartialUpdate)
        self.render_window = vtkGenericOpenGLRenderWindow()
        self.render_window.SetReadyForRendering(False)
        self.render_window.SetFrameBlitModeToNoBlit()
        self._lent = _LentContext()
        self._needs_draw = True
        self._needs_refining = False
        self._drawn_size = (0.0, 0.0, 0.0)
        self._ring = QColor("#0F5C6E")
        self.shows_ring = False
        self.render_window.AddObserver(vtkCommand.WindowMakeCurrentEvent, self._lent.on_make_current)
        self.render_window.AddObserver(vtkCommand.WindowIsCurrentEvent, self._lent.on_is_current)

    def draw(self, width_px: float, height_px: float, ratio: float, *, is_resized: bool) -> None:
        """Draw into the render window: the one place where it may be told to render.

        Parameters
        ----------
        width_px, height_px : float
            Size in logical pixels.
        ratio : float
            Device pixels per logical one.
        is_resized : bool
            Whether any of them differs from the last time.
        """
        raise NotImplementedError

    def refine(self) -> None:
        """Make the picture that was drawn last a little better."""

    def refine_soon(self) -> None:
        """Call `refine` in the next turn of the event loop, unless there is a new picture to draw."""
        self._needs_refining = True
        self.update()

    def draw_soon(self) -> None:
        """Draw in the next turn of the event loop."""
        self._needs_draw = True
        self.update()

    def draw_anew(self) -> None:
        """Draw soon, as if the size had changed."""
        self._drawn_size = (0.0, 0.0, 0.0)
        self.draw_soon()

    def set_focus_colour(self, colour: str) -> None:
        """Set the colour of the focus ring, ``#RRGGBB``."""
        self._ring = QColor(colour)
        self.update()

    def initializeGL(self) -> None:
        """Hand the new context to VTK."""
        context = QOpenGLContext.currentContext()  # what `self.context` returns PySide takes away with the widget
        window = self.render_window
        self._lent.context, self._lent.surface = context, context.surface()
        context.aboutToBeDestroyed.connect(partial(self._lent.take_back, window))
        window.OpenGLInitContext()
        if not window.GetInitialized():
            window.OpenGLInit()
        state = window.GetState()
        state.Reset()
        state.vtkglDepthFunc(_GL_LEQUAL)
        state.vtkglEnable(_GL_DEPTH_TEST)
        window.SetOwnContext(0)
        window.SetReadyForRendering(True)
        self._needs_draw = True

    def paintGL(self) -> None:
        """Draw if something has changed, and copy the picture."""
        window = self.render_window
        if not window.GetReadyForRendering():
            return
        size = (float(self.width()), float(self.height()), self.devicePixelRatioF())
        is_resized = size != self._drawn_size
        self._drawn_size = size
        state = window.GetState()
        state.Reset()
        state.Push()
        state.vtkglDepthFunc(_GL_LEQUAL)
        try:
            if self._needs_draw or is_resized:
                self._needs_draw = self._needs_refining = False
                self.draw(*size, is_resized=is_resized)
            elif self._needs_refining:
                self._needs_refining = False
                self.refine()
            self.makeCurrent()
            self._copy_picture()
        finally:
            state.Pop()

    def _copy_picture(self) -> None:
        window = self.render_window
        gl = QOpenGLContext.currentContext().functions()
        width, height = window.GetSize()
        gl.glBindFramebuffer(_GL_DRAW_FRAMEBUFFER, self.defaultFramebufferObject())
        gl.glDisable(_GL_SCISSOR_TEST)
        window.BlitDisplayFramebuffer(0, 0, 0, width, height, 0, 0, width, height, _GL_COLOR_BUFFER_BIT, _GL_LINEAR)
        gl.glColorMask(False, False, False, True)
        gl.glClearColor(0.0, 0.0, 0.0, 1.0)
        gl.glClear(_GL_COLOR_BUFFER_BIT)
        gl.glColorMask(True, True, True, True)
        if self.hasFocus() and self.shows_ring:
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


class _LentContext:
    """The context that is lent at present, or none.

    VTK keeps what it calls back alive, and Qt takes the context away after the widget: so it is neither.
    """

    def __init__(self) -> None:
        self.context: QOpenGLContext | None = None
        self.surface: QSurface | None = None

    def on_make_current(self, _window: vtkGenericOpenGLRenderWindow, _event: str) -> None:
        """Make it current: VTK is about to draw or to free."""
        if self.context is not None and self.surface is not None:
            self.context.makeCurrent(self.surface)

    def on_is_current(self, window: vtkGenericOpenGLRenderWindow, _event: str) -> None:
        """Tell VTK whether it is current."""
        window.SetIsCurrent(self.context is not None and QOpenGLContext.currentContext() is self.context)

    def take_back(self, window: vtkGenericOpenGLRenderWindow) -> None:
        """Free what VTK keeps on the card, while the context still lives (another may come, in another window)."""
        if self.context is not None and self.surface is not None:
            self.context.makeCurrent(self.surface)
        window.Finalize()
        window.SetReadyForRendering(False)
        self.context = self.surface = None
