from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from viewer.data import atomic
from viewer.data.atomic import remove_leftovers, write_atomic

WRITE_FOR_EVER = """
import sys
from pathlib import Path
from viewer.data.atomic import write_atomic
path = Path(sys.argv[1])
print("ready", flush=True)
number = 0
while True:
    number += 1
    write_atomic(path, f"{number:08d}".encode() * 20_000)
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_and_replaced(tmp_path):
    file = tmp_path / "a.txt"
    write_atomic(file, b"one")
    write_atomic(file, b"two")
    assert file.read_bytes() == b"two"
    assert names(tmp_path) == ["a.txt"]


def test_others_may_read_it_as_the_system_is_set_up(tmp_path):
    write_atomic(tmp_path / "a.txt", b"")
    (tmp_path / "b.txt").touch()
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a.txt", "b.txt")}
    assert len(modes) == 1


def test_a_link_is_followed(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link.txt").symlink_to(tmp_path / "real" / "a.txt")
    write_atomic(tmp_path / "link.txt", b"one")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real" / "a.txt").read_bytes() == b"one"


@pytest.mark.parametrize("step", ["fsync", "_move"])
def test_a_fault_leaves_the_old_file_and_no_rubbish(tmp_path, monkeypatch, step):
    file = tmp_path / "a.txt"
    write_atomic(file, b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else atomic, step, full)
    with pytest.raises(OSError, match="No space left"):
        write_atomic(file, b"new")
    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["a.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices have other names there")
def test_what_is_no_file_stays_what_it_is(tmp_path):
    pipe, circle = tmp_path / "pipe", tmp_path / "circle"
    os.mkfifo(pipe)
    circle.symlink_to(circle)
    device = tmp_path / "null.txt"
    device.symlink_to("/dev/null")
    for path in (pipe, device, tmp_path):
        with pytest.raises(OSError, match=r"device or a pipe|is a folder"):
            write_atomic(path, b"one")
    with pytest.raises(OSError, match="symbolic links"):
        write_atomic(circle, b"one")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    assert names(tmp_path) == ["circle", "null.txt", "pipe"]


def test_what_a_killed_writer_left_is_tidied_by_the_next(tmp_path):
    left = tmp_path / ".a [1].txt.0001.part"
    left.touch()
    os.utime(left, (0, 0))
    write_atomic(tmp_path / "a [1].txt", b"one")
    assert names(tmp_path) == ["a [1].txt"]


def test_a_missing_folder_is_raised(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_atomic(tmp_path / "none" / "a.txt", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="processes are ended otherwise there")
def test_a_killed_writer_leaves_a_whole_file(tmp_path):
    file = tmp_path / "a.txt"
    for _ in range(5):
        command = (sys.executable, "-c", WRITE_FOR_EVER, str(file))
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            before = file.stat().st_mtime_ns if file.exists() else 0
            while not file.exists() or file.stat().st_mtime_ns == before:
                pass
            writer.send_signal(signal.SIGKILL)
        content = file.read_bytes()
        assert len(content) == 160_000
        assert content == content[:8] * 20_000


def test_old_leftovers_are_swept_and_young_ones_kept(tmp_path):
    file = tmp_path / "a.txt"
    for name, age_s in ((".a.txt.0001.part", 7_200), (".a.txt.0002.part", 10), (".b.txt.0003.part", 7_200)):
        (tmp_path / name).touch()
        then = time.time() - age_s
        os.utime(tmp_path / name, (then, then))
    remove_leftovers(file)
    assert names(tmp_path) == [".a.txt.0002.part", ".b.txt.0003.part"]


def test_sweeping_a_folder_that_is_not_there_is_nothing(tmp_path):
    remove_leftovers(tmp_path / "none" / "a.txt")


def test_a_file_held_by_a_scanner_is_tried_again_on_windows(tmp_path, monkeypatch):
    replaced = Path.replace
    refusals = [PermissionError(13, "held"), PermissionError(13, "held")]

    def held(path: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return replaced(path, target)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    write_atomic(tmp_path / "a.txt", b"one")
    assert (tmp_path / "a.txt").read_bytes() == b"one"
    assert refusals == []
