"""What every test stands on: user folders of its own, no network, the right screen, nothing left behind.

A run that includes ``tests/window`` gets a virtual screen (Xvfb) of its own, also on a desktop, so that no window jumps
into somebody's work. Any other run has no screen at all and Qt on its ``offscreen`` platform.
"""

from __future__ import annotations

import gc
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings
from numpy.typing import NDArray
from PIL import Image

from tests.run_cache import share_cache
from tests.run_order import LONGEST
from tests.shipped import shipped_catalog
from viewer.data.paths import HOME_VARIABLE
from viewer.domain.catalog import Catalog

TESTS = Path(__file__).resolve().parent
ARTIFACTS = TESTS / "artifacts"
SCREEN = "1600x1200x24"
GOLDEN_LEVELS = 8
GOLDEN_PIXELS = 5
"""The software renderer is exact to the bit across runs and Mesa versions; a missing point marker is 52 pixels."""

_HOME = pytest.StashKey[Path]()
_SCREEN_PROCESS = pytest.StashKey["subprocess.Popen[bytes]"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden pictures anew instead of comparing")


def pytest_configure(config: pytest.Config) -> None:
    # The same examples every time: a red run on a machine is red on the next one too.
    settings.register_profile("same everywhere", deadline=None, derandomize=True)
    settings.load_profile("same everywhere")
    home = Path(tempfile.mkdtemp(prefix="scalp-map-tests-"))
    home.chmod(0o700)
    config.stash[_HOME] = home
    share_cache(home)
    os.environ[HOME_VARIABLE] = str(home)
    os.environ["MPLCONFIGDIR"] = str(home / "matplotlib")
    os.environ["XDG_RUNTIME_DIR"] = str(home)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.name, len(places)))


def pytest_collection_finish(session: pytest.Session) -> None:
    # Tests and what they have imported stay until the end: to look through them for rubbish again and again took a
    # tenth of the time. What a test leaves is collected as ever, a little later.
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    if not sys.platform.startswith("linux") or session.config.option.collectonly:
        return
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        os.environ.pop(name, None)
    if any((TESTS / "window") in item.path.parents for item in session.items):
        process, display = _start_screen()
        session.config.stash[_SCREEN_PROCESS] = process
        os.environ["DISPLAY"] = display
        os.environ["QT_QPA_PLATFORM"] = "xcb"
    else:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ["VTK_DEFAULT_OPENGL_WINDOW"] = "vtkEGLRenderWindow"  # else VTK tries X first and complains


def _start_screen() -> tuple[subprocess.Popen[bytes], str]:
    if shutil.which("Xvfb") is None:
        pytest.exit("tests/window needs Xvfb: ./dev test installs it", returncode=1)
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    with os.fdopen(read_end) as answer:  # Xvfb picks a free number and says it once it can be reached
        number = answer.readline().strip()
    if not number:
        pytest.exit("Xvfb did not start", returncode=1)
    return process, f":{number}"


def pytest_unconfigure(config: pytest.Config) -> None:
    process = config.stash.get(_SCREEN_PROCESS, None)
    if process is not None:
        process.terminate()
        process.wait()
    home = config.stash.get(_HOME, None)
    if home is not None:
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(autouse=True)
def _settings_as_on_the_first_day(pytestconfig: pytest.Config) -> None:
    """Forget settings between tests; the cache stays, because what it holds can be computed again to the bit."""
    shutil.rmtree(pytestconfig.stash[_HOME] / "config", ignore_errors=True)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The shipped content; some folders and files have another under the same name."""
    return shipped_catalog()


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Fail whatever reaches beyond this machine: the program promises not to."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: object) -> None:
        is_local = self.family == getattr(socket, "AF_UNIX", None) or (
            isinstance(address, tuple) and address[0] in {"127.0.0.1", "::1", "localhost"}
        )
        if not is_local:
            raise AssertionError(f"a test reached for the network: {address}")
        connect(self, address)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


def _open_windows() -> set[object]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return set()
    return {widget for widget in widgets.QApplication.topLevelWidgets() if widget.isVisible()}


@pytest.fixture(autouse=True)
def _no_window_left() -> Iterator[None]:
    """Fail a test that leaves a window open: it would live on into the next test."""
    before = _open_windows()
    yield
    left = _open_windows() - before
    assert not left, f"left open: {left}"


@pytest.fixture(autouse=True)
def _no_vtk_complaint() -> Iterator[None]:
    """Fail a test during which VTK printed a warning or an error: it raises no exception for them."""
    vtk = sys.modules.get("vtkmodules.vtkCommonCore")
    if vtk is None:
        yield
        return
    heard = vtk.vtkStringOutputWindow()
    before = vtk.vtkOutputWindow.GetInstance()
    vtk.vtkOutputWindow.SetInstance(heard)
    yield
    vtk.vtkOutputWindow.SetInstance(before)
    assert not heard.GetOutput(), heard.GetOutput()


def compare_golden(path: Path, actual: NDArray[np.uint8]) -> None:
    """Fail where a picture differs from the golden one, and leave expected, actual and difference to look at."""
    assert path.exists(), f"{path} is missing; look at the picture, then run pytest with --update-golden"
    with Image.open(path) as picture:
        expected = np.asarray(picture.convert("RGB"))
    assert expected.shape == actual.shape, f"{path.stem}: {actual.shape} instead of {expected.shape}"
    difference = np.abs(expected.astype(np.int16) - actual).astype(np.uint8)
    count = int((difference.max(axis=2) > GOLDEN_LEVELS).sum())
    if count > GOLDEN_PIXELS:
        ARTIFACTS.mkdir(exist_ok=True)
        for kind, image in (("expected", expected), ("actual", actual), ("difference", difference)):
            Image.fromarray(image).save(ARTIFACTS / f"{path.stem}-{kind}.png")
        pytest.fail(f"{path.stem}: {count} pixels differ; see {ARTIFACTS}/{path.stem}-*.png")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, NDArray[np.uint8]], None]:
    """Compare a picture, shape (height, width, 3), with ``golden/<name>.png`` beside the test."""

    def compare(name: str, actual: NDArray[np.uint8]) -> None:
        path = request.path.parent / "golden" / f"{name}.png"
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            Image.fromarray(actual).save(path)
        else:
            compare_golden(path, actual)

    return compare
