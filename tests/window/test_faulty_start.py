"""The program opens whatever is wrong: damaged heads, no graphics, settings nobody can read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.run_cache import share_cache
from viewer.app import heads as heads_module
from viewer.app import program as program_module
from viewer.app.program import Program
from viewer.data.paths import HOME_VARIABLE, assets_folder
from viewer.state.view_requests import SetTheme
from viewer.widgets.graphics_check import GraphicsCheck
from viewer.widgets.notice_view import NoticeView
from viewer.widgets.still_view import StillView

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def own_assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = shutil.copytree(assets_folder(), tmp_path / "assets")
    monkeypatch.setattr(heads_module, "assets_folder", lambda: folder)
    monkeypatch.setattr(
        heads_module, "head_folders", lambda: tuple(sorted(file.parent for file in folder.glob("meshes/*/head.toml")))
    )
    return folder


def test_a_damaged_head_is_replaced_by_another_and_said(own_assets: Path, open_program: Callable[..., Program]) -> None:
    mesh = own_assets / "meshes" / "adult-man" / "head.npz"
    mesh.write_bytes(mesh.read_bytes()[:1000])
    program = open_program(zone="jiao.motor")
    assert program.head is not None
    assert program.head.id != "adult-man"
    assert any("adult-man" in problem.file for problem in program._problems)
    assert program.explore.card.shown is not None


def test_without_any_head_list_and_cards_work(own_assets: Path, open_program: Callable[..., Program]) -> None:
    shutil.rmtree(own_assets / "meshes")
    program = open_program(zone="jiao.motor")
    assert isinstance(program.window.view, NoticeView)
    page = program.explore.card.shown
    assert page is not None
    assert page.head.measure == ""
    program.store.ask(SetTheme("dark"))
    assert program.presenter.find("tinnitus").zones


def test_without_opengl_there_are_pictures(
    open_program: Callable[..., Program], monkeypatch: pytest.MonkeyPatch, qtbot: object
) -> None:
    monkeypatch.setattr(program_module, "preflight", lambda: GraphicsCheck("This system offers no OpenGL."))
    program = open_program(zone="jiao.motor")
    assert isinstance(program.window.view, StillView)
    with qtbot.waitSignal(program.settled, timeout=30_000):  # type: ignore[attr-defined]
        pass
    shown = program.window.view.grab().toImage()
    assert tones_of(shown) > 20, "a head has many tones"
    note = program.window.view.sentence()
    assert note == "This system offers no OpenGL. Pictures are shown instead of the 3D view."


def tones_of(picture: QImage) -> int:
    return len({picture.pixelColor(x, picture.height() // 2).name() for x in range(0, picture.width(), 7)})


@pytest.mark.usefixtures("_kept_zones")
@pytest.mark.parametrize(
    "variables", [{"MESA_GL_VERSION_OVERRIDE": "2.1"}, {"QT_QPA_PLATFORM": "offscreen"}], ids=["old", "flat"]
)
def test_where_3d_cannot_be_the_real_start_shows_pictures(variables: dict[str, str], tmp_path: Path) -> None:
    """The driver stays as old for the pictures; and the platform without a screen has a screen beside it."""
    share_cache(tmp_path)
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.json").write_text('{"has_seen_notice": true}', encoding="utf-8")
    picture = tmp_path / "window.png"
    ended = subprocess.run(
        [sys.executable, "main.py", "--zone", "jiao.motor", "--picture", str(picture)],
        cwd=ROOT,
        env=os.environ | variables | {HOME_VARIABLE: str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ended.returncode == 0
    shown = QImage(str(picture))
    width, height = shown.width(), shown.height()
    assert tones_of(shown.copy(round(0.25 * width), round(0.3 * height), round(0.4 * width), round(0.3 * height))) > 20


@pytest.mark.usefixtures("_kept_zones")
def test_settings_nobody_can_read_do_not_stop_it(tmp_path: Path, qapp: QApplication) -> None:
    share_cache(tmp_path)
    (tmp_path / "config").mkdir()
    spoiled = '{"theme": 7, "window_geometry": "?", "text_size_percent": 1e9}'
    (tmp_path / "config" / "settings.json").write_text(spoiled, encoding="utf-8")
    picture = tmp_path / "window.png"
    ended = subprocess.run(
        [sys.executable, "main.py", "--zone", "jiao.motor", "--picture", str(picture)],
        cwd=ROOT,
        env=os.environ | {HOME_VARIABLE: str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert "Traceback" not in ended.stderr
    assert ended.returncode == 0
    assert QImage(str(picture)).width() > 700
