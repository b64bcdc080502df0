"""What somebody who asks for help can copy: versions, system, graphics, folders, heads, problems in the content.

Nothing is sent anywhere. The user's home folder is written ``~``, so that no name is in it.
May import: everything below `viewer.app`.
"""

from __future__ import annotations

import locale
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from viewer import __version__
from viewer.checks.run import open_content
from viewer.data import paths
from viewer.data.crash_log import last_lines
from viewer.errors import DataError

_PACKAGES = (
    "PySide6-Essentials", "vtk", "numpy", "scipy", "trimesh", "potpourri3d", "pydantic", "rapidfuzz", "platformdirs",
    "imageio-ffmpeg", "pillow",
)  # fmt: skip
_PROBLEMS_SHOWN = 20
_PROBE_LIMIT_S = 30.0
# In a process of its own: a graphics driver that fails ends the process it is asked in.
_PROBE = """
from PySide6.QtGui import QGuiApplication
from viewer.cli.opengl import describe_opengl
print("OpenGL:", describe_opengl())
app = QGuiApplication.instance() or QGuiApplication([])
for screen in app.screens():
    size = f"{screen.size().width()} x {screen.size().height()}"
    print(f"Screen: {size}, scale {screen.devicePixelRatio():g}, {screen.logicalDotsPerInch():.0f} dpi")
"""


def make_report() -> str:
    """Write the report.

    Takes some seconds: it asks the graphics driver in a process of its own.
    """
    sections = (
        ("Program", _program()),
        ("System", _system()),
        ("Graphics", _graphics()),
        ("Folders", _folders()),
        ("Content", _content()),
        ("Last crash", iter(last_lines(paths.log_folder()) or ("none recorded",))),
    )
    lines = [line for title, body in sections for line in ("", title, *(f"  {line}" for line in body))]
    return _without_home("\n".join(lines).lstrip("\n"))


def _program() -> Iterator[str]:
    yield f"Scalp Map Viewer {__version__}"
    yield f"Python {platform.python_version()} ({platform.python_implementation()}, {platform.architecture()[0]})"
    for package in _PACKAGES:
        try:
            yield f"{package} {version(package)}"
        except PackageNotFoundError:
            yield f"{package} is not installed"


def _system() -> Iterator[str]:
    yield platform.platform()
    yield f"{platform.machine()}, {os.cpu_count()} processors"
    yield f"language {locale.getlocale()[0]}, output {sys.stdout.encoding}"
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_OPENGL", "QT_SCALE_FACTOR", paths.HOME_VARIABLE):
        if name in os.environ:
            yield f"{name}={os.environ[name]}"


def _graphics() -> Iterator[str]:
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        yield "not asked: there is no screen (neither DISPLAY nor WAYLAND_DISPLAY is set)"
        return
    try:
        answer = subprocess.run(
            (sys.executable, "-c", _PROBE),
            capture_output=True, text=True, timeout=_PROBE_LIMIT_S, check=False, errors="replace",
            cwd=Path(__file__).resolve().parents[2],
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        yield f"no answer: {type(error).__name__}"
        return
    yield from answer.stdout.splitlines()
    if answer.returncode:
        yield f"the question ended with code {answer.returncode}: the 3D view would fail too"
        yield from answer.stderr.strip().splitlines()[-3:]


def _folders() -> Iterator[str]:
    for name, folder in (
        ("settings", paths.config_folder()),
        ("cache", paths.cache_folder()),
        ("logs", paths.log_folder()),
    ):
        yield f"{name}: {folder} ({_state(folder)})"


def _state(folder: Path) -> str:
    if folder.is_dir():
        return "can be written" if os.access(folder, os.W_OK) else "cannot be written"
    return "not made yet"


def _content() -> Iterator[str]:
    try:
        zones, heads = paths.zones_folder(), paths.head_folders()
    except DataError as error:
        yield from (str(problem) for problem in error.problems)
        return
    catalog, problems = open_content(zones)
    yield f"{zones}: {len(catalog.schools)} schools, {len(catalog.zones)} zones, {len(catalog.studies)} studies"
    yield f"heads: {', '.join(folder.name for folder in heads) or 'none'}"
    yield f"{len(problems)} problems"
    for problem in problems[:_PROBLEMS_SHOWN]:
        yield f"{problem.severity}: {problem}"
    if len(problems) > _PROBLEMS_SHOWN:
        yield f"and {len(problems) - _PROBLEMS_SHOWN} more; the command check lists all"


def _without_home(text: str) -> str:
    try:
        home = str(Path.home())
    except RuntimeError:  # a system that does not know where home is
        return text
    return text if home == Path(home).anchor else text.replace(home, "~")
