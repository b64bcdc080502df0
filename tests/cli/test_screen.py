"""Starting where there is no screen as promised: a sentence, never an abort."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from viewer.cli.screen import Screen, find_screen
from viewer.data.paths import HOME_VARIABLE

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there always is a screen")


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({}, "neither DISPLAY nor WAYLAND_DISPLAY is set"),
        ({"DISPLAY": ":4242"}, "(DISPLAY=:4242) does not answer"),
        ({"DISPLAY": "rubbish"}, "(DISPLAY=rubbish) does not answer"),
        ({"WAYLAND_DISPLAY": "wayland-42"}, "(WAYLAND_DISPLAY=wayland-42) does not answer"),
        ({"DISPLAY": ":4242", "WAYLAND_DISPLAY": "wayland-42"}, "(DISPLAY=:4242 and WAYLAND_DISPLAY=wayland-42) do"),
        ({"DISPLAY": ":4242", "QT_QPA_PLATFORM": "xcb"}, "does not answer"),
        ({"QT_QPA_PLATFORM": "wayland;xcb"}, "neither DISPLAY"),
        ({"QT_QPA_PLATFORM": "nonsense"}, "neither DISPLAY"),
    ],
)
def test_a_screen_that_does_not_answer_is_said(variables: dict[str, str], said: str, tmp_path: Path) -> None:
    found = find_screen({"XDG_RUNTIME_DIR": str(tmp_path), **variables})
    assert not found.is_there
    assert said in found.problem


def test_what_needs_no_screen_is_let_through() -> None:
    assert find_screen({"QT_QPA_PLATFORM": "offscreen"}) == Screen()
    assert find_screen({"QT_QPA_PLATFORM": "vnc:port=5901", "DISPLAY": ":4242"}) == Screen()


def test_a_compositor_is_found_by_its_socket(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-7"))
        compositor.listen()
        there = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-7"}
        assert find_screen(there) == Screen("wayland")
        assert find_screen({**there, "QT_QPA_PLATFORM": "wayland-egl"}) == Screen()
        elsewhere = find_screen({**there, "QT_QPA_PLATFORM": "xcb"})
    assert (elsewhere.platform, elsewhere.is_there) == ("wayland", True)
    assert "xcb" in elsewhere.problem


def test_the_program_ends_with_a_sentence_where_the_display_is_dead(tmp_path: Path) -> None:
    there = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    ended = subprocess.run(
        [sys.executable, "main.py"],
        cwd=ROOT,
        env=there | {HOME_VARIABLE: str(tmp_path), "DISPLAY": ":4242"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("scalp-map-viewer: the screen that is named here (DISPLAY=:4242)")
    assert "video" in ended.stderr, "what needs no screen"
    assert ended.stderr.count("\n") == 1
