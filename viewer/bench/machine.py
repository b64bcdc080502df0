"""What computer this is, as far as it matters for speed: ``python -m viewer.bench.machine`` prints it."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("PySide6-Essentials", "vtk", "numpy", "trimesh")


def _first_value(file: Path, key: str) -> str | None:
    """Find ``key : value`` or ``key=value`` in one of Linux's text tables."""
    if not file.exists():
        return None
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        name, separator, value = line.partition("=" if "=" in line else ":")
        if separator and name.strip() == key:
            return value.strip().strip('"')
    return None


def describe_machine() -> dict[str, str]:
    """Say what this computer and its libraries are, one short text for each property.

    Nothing in it names a person or a place: no host name, no user, no path.
    """
    memory = _first_value(Path("/proc/meminfo"), "MemTotal")
    description = {
        "system": _first_value(Path("/etc/os-release"), "PRETTY_NAME") or f"{platform.system()} {platform.release()}",
        "processor": _first_value(Path("/proc/cpuinfo"), "model name") or platform.processor() or platform.machine(),
        "cores": str(os.cpu_count()),
        "memory": f"{int(memory.split()[0]) / 1024**2:.0f} GiB" if memory else "not asked",
        "Python": platform.python_version(),
    }
    if hasattr(os, "getloadavg"):
        description["busy before"] = f"{os.getloadavg()[0]:.1f} processes on average"
    return description | {name: version(name) for name in PACKAGES}


def describe_opengl() -> str:
    """Say what Qt gets when it asks for the OpenGL 3.2 core context that VTK needs.

    VTK without such a context ends the process, so this is asked before any VTK window is made. Makes a
    `QGuiApplication` where there is none.
    """
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return "not asked: there is no screen"
    # Not at the top of the file: the comparison describes the machine without starting Qt.
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


if __name__ == "__main__":
    for name, text in (describe_machine() | {"OpenGL": describe_opengl()}).items():
        print(f"{name:<16} {text}")
