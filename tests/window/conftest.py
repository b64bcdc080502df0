"""The real window, driven by the mouse."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.closed_programs import close, collect
from viewer.app.options import OpenOptions
from viewer.app.program import Program
from viewer.atlas.cached import atlas_for
from viewer.checks.cached_content import cached_content
from viewer.data.head_file import load_head
from viewer.data.paths import assets_folder, cache_folder, zones_folder
from viewer.export.names import DEFAULT_HEAD
from viewer.geometry.head import Head
from viewer.scene.pose import project
from viewer.scene.scene import Scene
from viewer.state.view_requests import ToggleReduceMotion


@pytest.fixture(scope="session")
def _kept_zones() -> None:
    """The zones of the shipped head as after the first start: a test closes the window before they could be kept."""
    catalog, _ = cached_content(zones_folder(), cache_folder())
    atlas_for(catalog, load_head(assets_folder() / "meshes" / DEFAULT_HEAD, cache_folder()), cache_folder())


_content_once, _shipped_once = cache(cached_content), cache(load_head)
_closed = itertools.count(1)
_COLLECT_EVERY = 10


def _head_once(folder: Path, cache: Path | None = None) -> Head:
    """A shipped head is a frozen value, too; any other may be written anew meanwhile."""
    is_shipped = folder.parent == assets_folder() / "meshes"
    return _shipped_once(folder, cache) if is_shipped else load_head(folder, cache)


@pytest.fixture
def open_program(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, _kept_zones: None
) -> Iterator[Callable[..., Program]]:
    """Open the program with options, wait for its first complete picture, and close it in the end.

    Content and shipped heads are frozen values and read once. Edges stay as they are first drawn: sixteen pictures
    whenever a test waits cost as much as opening it. That they become clean is shown by `test_viewport.py`, with a view
    of its own.
    """
    monkeypatch.setattr("viewer.app.program.cached_content", _content_once)
    monkeypatch.setattr("viewer.app.heads.load_head", _head_once)
    monkeypatch.setattr(Scene, "refine", lambda _scene: False)
    opened: list[Program] = []

    def open_with(**options: object) -> Program:
        program = Program(qapp, OpenOptions(keeps_settings=False, **options))  # type: ignore[arg-type]
        opened.append(program)
        with qtbot.waitSignal(program.completed, timeout=20_000):
            program.show()
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)  # else menus do not hear keys
        program.store.ask(ToggleReduceMotion())
        return program

    yield open_with
    for program in opened:
        close(program)
    if next(_closed) % _COLLECT_EVERY == 0:
        collect()


@pytest.fixture
def program(open_program: Callable[..., Program]) -> Program:
    """The program as it opens without options, with camera moves that jump."""
    return open_program()


@pytest.fixture
def place_of() -> Callable[[Program, str, str, float], QPoint]:
    """Find where on the screen a place of a zone is seen, as a point in the view."""

    def find(program: Program, zone: str, side: str, fraction: float) -> QPoint:
        assert program.atlas is not None
        assert program.scene is not None
        assert program.viewport is not None
        placed = next(each for each in program.atlas.zones if each.zone == zone and each.side == side)
        points = placed.lines[0].points_mm
        point = points[round(fraction * (len(points) - 1))]
        view = program.viewport
        x, y = project(program.scene.camera.pose, np.asarray(point), view.width(), view.height())
        return QPoint(round(float(x)), round(float(y)))

    return find


@pytest.fixture
def click(qtbot: QtBot) -> Callable[[Program, QPoint], None]:
    """Click into the view."""

    def press(program: Program, place: QPoint) -> None:
        qtbot.mouseClick(program.viewport, Qt.MouseButton.LeftButton, pos=place)

    return press
