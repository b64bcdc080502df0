"""The learners' file: nothing that was answered is lost, whatever happens to the file, the disk or the process."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from viewer.data.learning_file import Answer, LearningFile, LearningFileError, Note
from viewer.domain.memory import Memory

NOW = dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def answer(number: int = 0, *, due: dt.datetime = NOW + DAY, at: dt.datetime = NOW) -> Answer:
    memory = Memory(2.3, 5.0, 2, None, due, at)
    return Answer(f"find:zone:test.{number}", at + dt.timedelta(seconds=number), True, memory, distance_mm=1.5)


def filled(path: Path, count: int = 3) -> None:
    file = LearningFile(path)
    for number in range(count):
        file.keep("Mei", answer(number))
    file.close()


def test_what_was_answered_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    filled(tmp_path / "learning.db")
    file = LearningFile(tmp_path / "learning.db")
    assert file.learners() == ("Mei",)
    assert file.memories("Mei")["find:zone:test.1"] == answer(1).memory
    assert file.due("Mei", NOW) == ()
    assert len(file.due("Mei", NOW + 2 * DAY)) == 3
    assert sum(file.answers_by_day("Mei").values()) == sum(file.due_by_day("Mei").values()) == 3
    assert file.memories("nobody") == {}
    file.close()


def test_two_windows_write_into_the_same_file(tmp_path: Path) -> None:
    first, second = (LearningFile(tmp_path / "learning.db") for _window in range(2))
    for number in range(10):
        (first, second)[number % 2].keep("Mei", answer(number))
    assert first.memories("Mei") == second.memories("Mei")
    assert len(first.memories("Mei")) == 10
    # An answer that was given earlier does not put back what a later one left.
    later = replace(answer(0, at=NOW + DAY), memory=replace(answer(0).memory, reviewed=NOW + DAY, stability_days=9.0))
    first.keep("Mei", later)
    second.keep("Mei", answer(0))
    assert first.memories("Mei")["find:zone:test.0"].stability_days == 9.0
    first.close()
    second.close()


WRITER = """
import sys
from pathlib import Path
from tests.data.test_learning_file import answer
from viewer.data.learning_file import LearningFile
file = LearningFile(Path(sys.argv[1]))
for number in range(100000):
    file.keep("Mei", answer(number))
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by a signal")
@pytest.mark.parametrize("wait_s", [0.0, 0.05])
def test_a_kill_at_any_moment_loses_no_answer_that_was_kept(tmp_path: Path, wait_s: float) -> None:
    path = tmp_path / "learning.db"
    with subprocess.Popen((sys.executable, "-c", WRITER, str(path)), stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        for _number in range(20):
            writer.stdout.readline()
        time.sleep(wait_s)
        writer.send_signal(signal.SIGKILL)
        kept = 20 + len(writer.stdout.read().split())
    file = LearningFile(path)
    assert file.notice == ""
    assert len(file.memories("Mei")) in (kept, kept + 1)
    file.close()


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, None])
def test_a_damaged_file_is_set_aside_and_the_last_copy_opened(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "learning.db"
    filled(path)
    LearningFile(path).close()  # answers are there now: a copy is made
    assert len(list(tmp_path.glob("learning-copy-*.db"))) == 1
    whole = path.read_bytes()
    spoiled = whole[:4096] + b"\xa5" * (len(whole) - 4096) if content is None else content
    path.write_bytes(spoiled)
    file = LearningFile(path)
    if content == b"":
        return  # an empty file is a new one for SQLite
    (aside,) = tmp_path.glob("learning-damaged-*.db")
    assert aside.read_bytes() == spoiled
    assert aside.name in file.notice
    assert len(file.memories("Mei")) == 3
    file.close()


def test_without_a_copy_a_new_file_is_begun_and_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "learning.db"
    path.write_bytes(b"no database at all" * 100)
    file = LearningFile(path)
    assert "a new file was begun" in file.notice
    file.keep("Mei", answer())
    assert len(file.memories("Mei")) == 1
    file.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of a file's size there")
def test_on_a_full_disk_an_answer_waits_and_is_kept_with_the_next(tmp_path: Path) -> None:
    import resource

    path = tmp_path / "learning.db"
    file = LearningFile(path)
    file.keep("Mei", answer(0))
    limits, usual = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (Path(f"{path}-wal").stat().st_size, limits[1]))
        waiting = answer(1)
        with pytest.raises(LearningFileError, match="cannot be kept"):
            file.keep("Mei", waiting)
        assert waiting.card in file.memories("Mei")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, usual)
    file.keep("Mei", answer(500))
    again = LearningFile(path)
    assert {waiting.card, answer(500).card, answer(0).card} <= set(again.memories("Mei"))
    again.close()
    file.close()


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "learning.db"
    filled(path)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(LearningFileError, match="newer version"):
        LearningFile(path)
    assert path.exists()


def test_what_is_no_file_is_not_taken_for_one(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "learning.db")
    with pytest.raises(LearningFileError, match="no regular file"):
        LearningFile(tmp_path / "learning.db")


def test_everything_goes_out_as_json_and_comes_back_once(tmp_path: Path) -> None:
    filled(tmp_path / "one.db")
    one, two = LearningFile(tmp_path / "one.db"), LearningFile(tmp_path / "two.db")
    one.keep_note("Mei", Note("jiao.motor", "begins half a centimetre behind the middle 运动区", is_marked=True))
    assert two.take_json(one.as_json()) == 3
    assert two.take_json(one.as_json()) == 0
    assert two.as_json() == one.as_json()
    for odd in ("", "[]", "{}", '{"format": 1, "learners": [{"name": "x"}]}', "[" * 100_000):
        with pytest.raises(LearningFileError, match="no file of what was learned"):
            two.take_json(odd)
    one.close()
    two.close()


def test_who_is_removed_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "learning.db"
    filled(path)
    file = LearningFile(path)
    file.keep("Jonas", answer(7))
    file.keep_note("Mei", Note("jiao.motor", "mine"))
    file.remove_learner("Mei")
    assert file.learners() == ("Jonas",)
    assert file.notes("Mei") == ()
    assert "Mei" not in file.as_json()
    file.close()
