"""Windows without a screen, where the graphics driver is too old."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_TRY = """
from viewer.errors import GraphicsError
from viewer.scene.offscreen import offscreen_window
try:
    offscreen_window()
except GraphicsError as error:
    print(error)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Mesa can be told to be old")
@pytest.mark.parametrize("version", ["2.1", "3.1"])
def test_an_old_driver_is_said_before_vtk_ends_the_process(version: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _TRY],
        cwd=ROOT,
        env=os.environ | {"MESA_GL_VERSION_OVERRIDE": version},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 0
    assert "no OpenGL 3.2" in ended.stdout
    assert ended.stderr == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Mesa can be told to be old")
def test_a_picture_is_drawn_by_software_then(tmp_path: Path) -> None:
    picture = tmp_path / "head.png"
    ended = subprocess.run(
        [sys.executable, "main.py", "image", "--size", "100x100", "-o", str(picture)],
        cwd=ROOT,
        env=os.environ | {"MESA_GL_VERSION_OVERRIDE": "2.1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert picture.stat().st_size > 3000
