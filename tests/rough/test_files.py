"""The short form of what ``./dev soak`` does to files and writers."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from tests.rough.files import Bench, spoiled, try_files
from tests.rough.kills import interrupt_an_export, kill_a_saver
from viewer.data import settings

COUNT = 12


def test_no_spoiled_file_gets_through() -> None:
    tried = list(try_files(COUNT))
    assert len({kind for kind, _ in tried}) == 10
    assert [escape for _, escape in tried if escape is not None] == []


def test_a_reader_that_falls_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench(tmp_path)
    monkeypatch.setattr(settings, "_READERS", {"theme": lambda _value: {}[0]})
    found = [bench.try_kind("settings", seed) for seed in range(60)]
    assert any(escape is not None and "KeyError" in escape.what for escape in found)


def test_the_same_seed_spoils_the_same_way() -> None:
    assert spoiled(b"abc" * 50, random.Random(3)) == spoiled(b"abc" * 50, random.Random(3))


@pytest.mark.skipif(sys.platform == "win32", reason="processes are ended otherwise there")
def test_a_killed_saver_leaves_everything_whole() -> None:
    assert [kill_a_saver(seed) for seed in range(4)] == [None] * 4


@pytest.mark.skipif(sys.platform == "win32", reason="processes are ended otherwise there")
def test_an_interrupted_export_leaves_the_older_file_or_a_whole_one(tmp_path: Path) -> None:
    assert interrupt_an_export(1, tmp_path) is None
