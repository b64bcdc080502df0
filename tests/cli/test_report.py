from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from viewer import __version__
from viewer.cli import report
from viewer.data import paths
from viewer.data.crash_log import FILE

SMALL = Path(__file__).resolve().parents[1] / "content" / "small" / "zones"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)


def test_it_says_what_is_needed_for_an_answer():
    text = report.make_report()
    for title in ("Program", "System", "Graphics", "Folders", "Content", "Last crash"):
        assert f"\n{title}\n" in f"\n{text}"
    for figure in (
        f"Scalp Map Viewer {__version__}",
        f"Python {sys.version_info.major}.",
        "vtk ",
        "PySide6-Essentials ",
    ):
        assert figure in text
    assert "heads: adult-man" in text
    assert "none recorded" in text


def test_it_names_nobody(monkeypatch, tmp_path):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    text = report.make_report()
    assert str(tmp_path) not in text
    assert f"settings: {Path('~') / 'home' / 'config'}" in text


def test_problems_in_the_content_are_in_it(monkeypatch, tmp_path):
    folder = shutil.copytree(SMALL, tmp_path / "zones")
    (folder / "groups.toml").write_text("nonsense")
    monkeypatch.setattr(paths, "zones_folder", lambda: folder)
    text = report.make_report()
    assert "error: zones/groups.toml: end of file: it is not valid TOML" in text
    assert "0 zones" in text


def test_missing_content_does_not_stop_it(monkeypatch):
    monkeypatch.setattr(paths, "_PACKAGE", Path("/none/viewer"))
    assert "the folder is missing" in report.make_report()


def test_the_last_crash_is_in_it(tmp_path):
    folder = tmp_path / "home" / "log"
    folder.mkdir(parents=True)
    (folder / FILE).write_text("RuntimeError: who knows\n")
    assert "  RuntimeError: who knows" in report.make_report()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_without_a_screen_the_driver_is_not_asked(monkeypatch):
    monkeypatch.setattr(subprocess, "run", pytest.fail)
    (said,) = report._graphics()
    assert said.startswith("not asked: there is no screen")


@pytest.mark.parametrize(
    ("probe", "said"),
    [
        ("print('OpenGL: 4.5, a driver')", ["OpenGL: 4.5, a driver"]),
        ("import os; os.abort()", ["the question ended with code -6: the 3D view would fail too"]),
        ("raise SystemExit('no such platform')",
         ["the question ended with code 1: the 3D view would fail too", "no such platform"]),
    ],
)  # fmt: skip
def test_a_driver_that_fails_takes_nothing_with_it(monkeypatch, probe, said):
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(report, "_PROBE", probe)
    assert list(report._graphics()) == said


def test_a_driver_that_never_answers_is_left(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")

    def hang(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("probe", 30)

    monkeypatch.setattr(subprocess, "run", hang)
    assert list(report._graphics()) == ["no answer: TimeoutExpired"]
