from __future__ import annotations

import json
import random
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.data import settings as module
from viewer.data.settings import FILE, Settings, SkinTone, TextSize, Theme, Words, load_settings, save_settings
from viewer.state import view_state


def write(folder: Path, content: bytes | str) -> None:
    (folder / FILE).write_bytes(content if isinstance(content, bytes) else content.encode())


def test_the_first_start_has_defaults_and_nothing_to_say(tmp_path):
    assert load_settings(tmp_path / "none") == (Settings(), ())


def test_the_words_are_those_of_the_view_state():
    assert get_args(Theme) == get_args(view_state.Theme)
    assert get_args(SkinTone) == get_args(view_state.SkinTone)
    assert get_args(Words) == get_args(view_state.Words)


@given(
    st.builds(
        Settings,
        window_geometry=st.binary(max_size=200),
        splitter_sizes=st.lists(st.integers(0, 20_000), max_size=8).map(tuple),
        theme=st.sampled_from(get_args(Theme)),
        skin=st.sampled_from(get_args(SkinTone)),
        text_size_percent=st.sampled_from(get_args(TextSize)),
        words=st.sampled_from(get_args(Words)),
        reduce_motion=st.sampled_from([None, True, False]),
        has_seen_notice=st.booleans(),
        has_legend=st.booleans(),
        schools=st.lists(st.text("abc-", max_size=12), max_size=10).map(tuple),
        class_screens=st.dictionaries(*[st.text("abc |-1", max_size=40)] * 2, max_size=16),
    )
)
def test_what_is_saved_is_read_again(tmp_path_factory, settings):
    folder = tmp_path_factory.mktemp("home") / "deep" / "folder"
    assert save_settings(settings, folder) == ()
    assert load_settings(folder) == (settings, ())


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("theme", "pink", "'pink' is not one of system, light, dark"),
        ("theme", 3, "'3' is not one of system, light, dark"),
        ("words", "Latin", "'Latin' is not one of plain, professional"),
        ("skin", None, "'None' is not one of light, golden, medium, brown, deep, dark, porcelain"),
        ("text_size_percent", 110, "'110' is not one of 100, 125, 150"),
        ("text_size_percent", 100.0, "'100.0' is not one of 100, 125, 150"),
        ("text_size_percent", 1e308, "'1e+308' is not one of 100, 125, 150"),
        ("class_screens", ["one"], "the screens are not a table of at most 16 entries"),
        ("class_screens", {str(n): "a" for n in range(17)}, "the screens are not a table of at most 16 entries"),
        ("class_screens", {"a": 3}, "'3' is not one line of at most 2000 characters"),
        ("reduce_motion", "yes", "'yes' is not true or false"),
        ("has_seen_notice", 1, "'1' is not true or false"),
        ("has_seen_notice", None, "'None' is not true or false"),
        ("window_geometry", "%%%", "the place of the window cannot be decoded"),
        ("window_geometry", "A" * 5_000, "the place of the window is not a short text"),
        ("window_geometry", ["AA=="], "the place of the window is not a short text"),
        ("splitter_sizes", [1, -2], "a width is not a whole number in 0..20000"),
        ("splitter_sizes", [True], "a width is not a whole number in 0..20000"),
        ("splitter_sizes", [0] * 9, "the widths are not a list of at most 8 numbers"),
        ("splitter_sizes", "300", "the widths are not a list of at most 8 numbers"),
    ],
)
def test_a_value_that_cannot_be_is_replaced_and_said(tmp_path, name, value, said):
    write(tmp_path, json.dumps({"theme": "dark", "skin": "deep"} | {name: value}))
    settings, problems = load_settings(tmp_path)
    assert getattr(settings, name) == getattr(Settings(), name)
    assert [str(problem) for problem in problems] == [f"{FILE}: {name}: {said}; the default is used"]
    assert problems[0].severity == "warning"
    assert settings.skin == ("light" if name == "skin" else "deep")  # the others are kept
    assert not (tmp_path / f"{FILE}.bad").exists()


def test_what_a_newer_program_wrote_is_passed_by(tmp_path):
    write(tmp_path, '{"theme": "dark", "hologram": true}')
    assert load_settings(tmp_path) == (Settings(theme="dark"), ())


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00" * 136, b'{"theme": "da', b"[]", b"null", b"\xff\xfe", b"[" * 60_000, b" " * 70_000, b'{"theme": NaN'],
    ids=["empty", "null bytes", "cut", "list", "null", "binary", "deep", "large", "nan"],
)
def test_a_damaged_file_is_kept_aside_and_said_once(tmp_path, content):
    write(tmp_path, content)
    settings, problems = load_settings(tmp_path)
    assert settings == Settings()
    reason = "it has 70,000 bytes; at most 65,536 are read" if len(content) > 65_536 else "they are damaged"
    assert [str(problem) for problem in problems] == [
        f"{FILE}: the settings cannot be used: {reason}; defaults are used, and the old file is kept as {FILE}.bad"
    ]
    assert (tmp_path / f"{FILE}.bad").read_bytes() == content
    assert load_settings(tmp_path) == (Settings(), ())


@pytest.mark.parametrize("seed", range(10))
def test_random_damage_never_stops_the_start(tmp_path, seed):
    chance = random.Random(seed)
    save_settings(Settings(b"\x01\xd9" * 20, (300, 900, 400), "dark", "deep", 125, True, True), tmp_path)
    sound = (tmp_path / FILE).read_bytes()
    for _ in range(300):
        content = bytearray(sound)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(content))
            content[at] = chance.randrange(256)
            if chance.random() < 0.1:
                del content[at : at + chance.randint(1, 40)]
        write(tmp_path, bytes(content))
        settings, _ = load_settings(tmp_path)
        assert settings.theme in get_args(Theme)
        assert settings.text_size_percent in get_args(TextSize)
        assert all(0 <= size <= 20_000 for size in settings.splitter_sizes)


def test_a_file_that_cannot_be_read_is_said(tmp_path):
    (tmp_path / FILE).mkdir()
    settings, (problem,) = load_settings(tmp_path)
    assert settings == Settings()
    assert "the settings cannot be used: it is not an ordinary file; defaults are used" in str(problem)


def test_a_damaged_file_that_cannot_be_moved_is_said(tmp_path, monkeypatch):
    write(tmp_path, b"damaged")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    assert [str(problem) for problem in load_settings(tmp_path)[1]] == [
        f"{FILE}: the settings cannot be used: they are damaged; defaults are used"
    ]


def test_a_home_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").touch()
    (problem,) = save_settings(Settings(), tmp_path / "file" / "folder")
    assert problem.severity == "warning"
    assert str(problem).startswith(f"{FILE}: changes of settings will not be kept: ")


def test_a_full_disk_leaves_the_old_settings(tmp_path, monkeypatch):
    save_settings(Settings(theme="dark"), tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "write_atomic", full)
    (problem,) = save_settings(Settings(theme="light"), tmp_path)
    assert "No space left on device" in str(problem)
    assert load_settings(tmp_path) == (Settings(theme="dark"), ())


def test_name_and_logo_of_a_practice_are_one_line_each(tmp_path):
    named = Settings(practice_name="Mill 诊所", practice_logo="/home/me/logo.png")
    assert save_settings(named, tmp_path) == ()
    assert load_settings(tmp_path) == (named, ())
    held = json.loads((tmp_path / FILE).read_text())
    for wrong in ("two\nlines", "x" * 201, 5, None):
        (tmp_path / FILE).write_text(json.dumps(held | {"practice_name": wrong}))
        settings, problems = load_settings(tmp_path)
        assert settings.practice_name == ""
        assert [problem.place for problem in problems] == ["practice_name"]
