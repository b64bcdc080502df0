"""What draws the 3D view: asked for reports, in a process of its own.

May import: nothing of ours.
"""

from __future__ import annotations

import os
import sys


def describe_opengl() -> str:
    """Say what Qt gets when it asks for the OpenGL 3.2 core context that VTK needs.

    VTK without such a context ends the process, so this is asked before any VTK window is made. Makes a
    `QGuiApplication` where there is none.
    """
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return "not asked: there is no screen"
    from PySide6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext, QSurfaceFormat

    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])  # held: it ends with its last name
    wanted = QSurfaceFormat()
    wanted.setRenderableType(QSurfaceFormat.RenderableType.OpenGL)
    wanted.setVersion(3, 2)
    wanted.setProfile(QSurfaceFormat.OpenGLContextProfile.CoreProfile)
    context = QOpenGLContext()
    context.setFormat(wanted)
    surface = QOffscreenSurface()
    surface.setFormat(wanted)
    surface.create()
    if not context.create() or not context.makeCurrent(surface):
        return f"none for {QGuiApplication.platformName()}: the 3D view cannot work"
    gl = context.functions()
    renderer, gl_version = (gl.glGetString(name) for name in (0x1F01, 0x1F02))  # GL_RENDERER, GL_VERSION
    context.doneCurrent()
    del app
    is_enough = (context.format().majorVersion(), context.format().minorVersion()) >= (3, 2)
    return f"{gl_version}, {renderer}" + ("" if is_enough else " - too old: VTK needs 3.2")
