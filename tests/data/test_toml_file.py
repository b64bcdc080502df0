from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.data import toml_file
from viewer.data.toml_file import SIZE_CAP_BYTES, dotted, read_toml, shown
from viewer.errors import DataError

SPLIT = "file.toml: a: accents are written as separate characters; write them composed (Unicode NFC)"
ENDLESS = "file.toml: a key has more than 32 parts with dots between them"
TURNED = "it holds the hidden character U+202E (right-to-left override)"


def refusals(tmp_path: Path, content: bytes | str) -> list[str]:
    """Write a file and return what is said when it is read; empty if it was taken."""
    file = tmp_path / "file.toml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    try:
        read_toml(file, tmp_path, "file.toml")
    except DataError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_plain_values_are_read(tmp_path):
    file = tmp_path / "file.toml"
    file.write_bytes('a = "ā运"\r\nb = [1, 2.5, true]\n[c]\nd = """two\r\nlines"""\n'.encode())
    assert read_toml(file, tmp_path, "f") == {"a": "ā运", "b": [1, 2.5, True], "c": {"d": "two\nlines"}}


def test_the_mark_that_some_editors_begin_a_file_with_is_passed_over(tmp_path):
    (tmp_path / "file.toml").write_bytes('\ufeffa = "运"\n'.encode())
    assert read_toml(tmp_path / "file.toml", tmp_path, "f") == {"a": "运"}
    assert refusals(tmp_path, 'a = "x\ufeffy"') != []


def test_an_empty_file_is_an_empty_table(tmp_path):
    assert refusals(tmp_path, b"") == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x7fELF\x02\x01\x01\x00\xff\xfe", "file.toml: line 1: it is not UTF-8 text"),
        (b'a = 1\nb = "\xff"', "file.toml: line 2: it is not UTF-8 text"),
        (b"a = nan", "file.toml: a: nan is not a finite number"),
        (b"a = [1.0, -inf]", "file.toml: a.2: -inf is not a finite number"),
        (b"a = 1" + b"0" * 400, "file.toml: a: a whole number beyond 9007199254740992 is not read"),
        (b"a = 1e999", "file.toml: a: inf is not a finite number"),
        (b"a = 2020-01-01", "file.toml: a: 2020-01-01 is a date or time; write it in quotes"),
        (b"a = 07:32:00", "file.toml: a: 07:32:00 is a date or time; write it in quotes"),
        ('a = "x\\u202Ey"', "file.toml: a: " + TURNED),
        ('a = "x\u200by"', "file.toml: a: it holds the hidden character U+200B (zero width space)"),
        ('a = "x\\u0000y"', "file.toml: a: it holds the hidden character U+0000 (a control character)"),
        ('a = "x\\u001by"', "file.toml: a: it holds the hidden character U+001B (a control character)"),
        ('"x\u202e" = 1', "file.toml: the key 'x\\u202e': " + TURNED),
        ('a = "a\u0304"', SPLIT),
        (f'a = "{"x" * 4001}"', "file.toml: a: 4,001 characters; at most 4,000 are read"),
        (f"a = {[0] * 501}", "file.toml: a: 501 items; at most 500 are read"),
        (b"a = " + b"[" * 100_000, "file.toml: it is nested more than 12 levels deep"),
        (b"a = " + b"[" * 14 + b"]" * 14, "file.toml: a.1.1: it is nested more than 12 levels deep"),
        (b".".join([b"a"] * 100_000) + b" = 1", ENDLESS),
        (b"[" + b" . ".join([b'"a"'] * 30_000) + b"]", ENDLESS),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_sentence(tmp_path, content, said):
    assert refusals(tmp_path, content) == [said]


@pytest.mark.parametrize(
    ("content", "place"),
    [(b"a = ", "end of file"), (b"a = 1\nb = = 2", "line 2, column 5"), (b"a = 1\na = 2\n", "line 2, column 6")],
)
def test_what_is_not_toml_is_said_with_its_line(tmp_path, content, place):
    (said,) = refusals(tmp_path, content)  # the rest is in the words of Python's parser, which may change
    assert said.startswith(f"file.toml: {place}: it is not valid TOML: ")


def test_every_problem_is_said_not_only_the_first(tmp_path):
    assert len(refusals(tmp_path, "a = nan\nb = inf\nc = 1979-05-27")) == 3


def test_thousands_of_digits_are_refused(tmp_path):
    assert len(refusals(tmp_path, "a = " + "1" * 5_000)) == 1


def test_a_large_file_is_refused_before_it_is_parsed(tmp_path, monkeypatch):
    monkeypatch.setattr(toml_file.tomllib, "loads", pytest.fail)
    file = tmp_path / "file.toml"
    with file.open("wb") as sparse:
        sparse.truncate(50_000_000)
    with pytest.raises(DataError, match=r"it has 50,000,000 bytes; at most 262,144 are read"):
        read_toml(file, tmp_path, "file.toml")


def test_the_largest_file_allowed_is_read(tmp_path):
    assert refusals(tmp_path, b"a = 1\n" + b"#" * (SIZE_CAP_BYTES - 6)) == []


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(DataError, match=r"^f: it cannot be read: No such file or directory$"):
        read_toml(tmp_path / "none.toml", tmp_path, "f")


def test_a_file_that_cannot_be_opened_is_said(tmp_path, monkeypatch):
    file = tmp_path / "file.toml"
    file.touch()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(DataError, match=r"^f: it cannot be read: Permission denied$"):
        read_toml(file, tmp_path, "f")


def test_a_folder_is_no_file(tmp_path):
    (tmp_path / "file.toml").mkdir()
    with pytest.raises(DataError, match="it is not an ordinary file"):
        read_toml(tmp_path / "file.toml", tmp_path, "f")


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in folders")
def test_a_pipe_does_not_hang_the_reader(tmp_path):
    os.mkfifo(tmp_path / "file.toml")
    with pytest.raises(DataError, match="it is not an ordinary file"):
        read_toml(tmp_path / "file.toml", tmp_path, "f")


def test_a_link_out_of_the_folder_is_refused(tmp_path):
    outside = tmp_path / "outside.toml"
    outside.write_text("a = 1")
    root = tmp_path / "root"
    root.mkdir()
    (root / "file.toml").symlink_to(outside)
    with pytest.raises(DataError, match="it is a link that leads out of its folder"):
        read_toml(root / "file.toml", root, "f")
    with pytest.raises(DataError, match="it is a link that leads out of its folder"):
        read_toml(root / ".." / "outside.toml", root, "f")


def test_links_in_a_circle_are_said(tmp_path):
    (tmp_path / "a.toml").symlink_to(tmp_path / "b.toml")
    (tmp_path / "b.toml").symlink_to(tmp_path / "a.toml")
    with pytest.raises(DataError, match="it cannot be read"):
        read_toml(tmp_path / "a.toml", tmp_path, "f")


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_our_error(tmp_path_factory, content):
    for said in refusals(tmp_path_factory.mktemp("bytes"), content):
        assert said.startswith("file.toml: ")


def test_items_are_counted_from_one():
    assert dotted(("parts", 0, "start")) == "parts.1.start"


def test_long_texts_are_shortened():
    assert shown("x" * 61) == "“" + "x" * 57 + "...”"


def test_a_text_of_several_lines_stays_within_its_sentence():
    assert shown("a\nb") == "“a↵b”"
