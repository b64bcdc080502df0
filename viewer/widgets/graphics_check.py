"""Can the 3D view be used here? Asked before VTK is let near the graphics driver."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext, QSurfaceFormat

from viewer.data.language import gettext as _

_NEEDED = (3, 2)  # what VTK's shaders are written for; below it VTK ends the process
_GL_RENDERER = 0x1F01
_FLAT_PLATFORMS = ("offscreen", "minimal")


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
    platform = QGuiApplication.platformName()
    if platform in _FLAT_PLATFORMS:
        # With a screen beside them they offer OpenGL, and then show a window without what was drawn by it.
        return GraphicsCheck(_("Qt's platform “{platform}” shows no 3D view.").format(platform=platform))
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
