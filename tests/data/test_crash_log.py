from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from viewer import __version__
from viewer.data.crash_log import FILE, install_crash_log, last_lines

ROOT = Path(__file__).resolve().parents[2]
INSTALL = "import sys; from pathlib import Path; from viewer.data.crash_log import install_crash_log as i; "


def crash(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-c", f"{INSTALL}print(i(Path(sys.argv[1])))\n{code}", str(folder))
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


@pytest.mark.parametrize(
    ("code", "evidence"),
    [
        ("raise RuntimeError('who knows')", "RuntimeError: who knows"),
        ("import threading as t; x = t.Thread(target=lambda: 1 / 0); x.start(); x.join()", "ZeroDivisionError"),
        ("import faulthandler as f; f._sigsegv()", "Segmentation fault"),
        ("import os; os.abort()", "Aborted"),
    ],
    ids=["exception", "in a thread", "segmentation fault", "abort"],
)
def test_a_crash_leaves_evidence(tmp_path, code, evidence):
    done = crash(tmp_path / "logs", code)
    assert done.stdout.startswith("True")
    assert evidence in "\n".join(last_lines(tmp_path / "logs"))


def test_the_trace_is_still_shown_and_the_versions_are_kept(tmp_path):
    done = crash(tmp_path, "raise RuntimeError('who knows')")
    assert "RuntimeError: who knows" in done.stderr
    assert f"viewer {__version__}, Python" in "\n".join(last_lines(tmp_path))


def test_an_interruption_is_no_crash(tmp_path):
    crash(tmp_path, "raise KeyboardInterrupt")
    assert last_lines(tmp_path) == ()


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path):
    (tmp_path / "file").touch()
    done = crash(tmp_path / "file", "print('went on')")
    assert done.stdout == "False\nwent on\n"
    assert done.returncode == 0


def test_the_log_does_not_grow_for_ever(tmp_path):
    (tmp_path / FILE).write_text("x" * 300_000)
    crash(tmp_path, "raise RuntimeError('who knows')")
    assert (tmp_path / FILE).stat().st_size < 10_000
    assert (tmp_path / f"{FILE}.1").stat().st_size == 300_000


def test_only_the_end_is_shown(tmp_path):
    (tmp_path / FILE).write_text("\n".join(map(str, range(1_000))))
    assert last_lines(tmp_path) == tuple(map(str, range(800, 1_000)))


def test_installing_in_this_process_is_not_needed_to_import():
    assert callable(install_crash_log)
