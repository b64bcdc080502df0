"""Tours at hand, and what was not saved yet: a crash takes nothing with it."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from viewer.data.tour_file import read_tour, save_tour, tour_text
from viewer.data.tour_shelf import (
    add_recent,
    file_for,
    forget_unsaved,
    keep_unsaved,
    open_tour,
    own_tours_folder,
    recent_tours,
    shelf,
    shipped_tour_files,
    unsaved_tours,
)
from viewer.domain.tour import Stop, StopView, Tour
from viewer.errors import DataError, ExportError

MINE = Tour("own-1", "Mine", stops=(Stop("First", StopView()),))


def own_titles() -> list[str]:
    return [entry.title for entry in shelf() if not entry.is_shipped]


def test_five_tours_ship_in_order() -> None:
    entries = [entry for entry in shelf() if entry.is_shipped]
    assert [entry.path for entry in entries] == list(shipped_tour_files())
    assert len(entries) == 5
    assert all(6 <= entry.stops <= 10 and not entry.problem for entry in entries)


def test_one_s_own_are_listed_and_a_damaged_one_says_why() -> None:
    path = file_for("Für die Klasse: 1 & 2")
    assert path.name == "fur-die-klasse-1-2.scalptour"
    save_tour(MINE, path)
    path.with_name("broken.scalptour").write_text("{")
    assert own_titles() == ["broken", "Mine"]
    problems = [entry.problem for entry in shelf() if not entry.is_shipped]
    assert "written only in part" in problems[0]
    assert problems[1] == ""
    assert file_for("Für die Klasse: 1 & 2").name == "fur-die-klasse-1-2-2.scalptour"


def test_changes_that_were_not_saved_come_back_and_the_file_stays_as_it_was() -> None:
    path = own_tours_folder() / "a.scalptour"
    save_tour(MINE, path)
    changed = replace(MINE, title="Changed")
    keep_unsaved(changed, path)
    assert open_tour(path) == (changed, True)
    assert read_tour(path) == MINE
    assert [entry.has_unsaved for entry in shelf() if not entry.is_shipped] == [True]
    forget_unsaved(changed)
    assert open_tour(path) == (MINE, False)


def test_a_tour_that_was_never_saved_is_there_after_a_crash() -> None:
    path = file_for("New")
    keep_unsaved(MINE, path)
    assert own_titles() == ["Mine"]
    assert open_tour(path) == (MINE, True)
    assert file_for("New") != path


def test_what_was_kept_is_left_out_where_it_is_damaged() -> None:
    keep_unsaved(MINE, file_for("New"))
    for file in (own_tours_folder() / "unsaved").iterdir():
        file.write_text(file.read_text()[:40])
    assert unsaved_tours() == {}


def test_a_folder_that_cannot_be_written_is_said() -> None:
    own_tours_folder().mkdir(parents=True)
    (own_tours_folder() / "unsaved").write_text("in the way")
    with pytest.raises(ExportError, match="They are lost when the program ends"):
        keep_unsaved(MINE, file_for("New"))


def test_files_elsewhere_are_remembered_while_they_are_there(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.scalptour" for number in range(10)]
    for number, path in enumerate(paths):
        save_tour(replace(MINE, id=f"own-{number}", title=str(number)), path)
        add_recent(path)
    add_recent(paths[5])
    assert [path.stem for path in recent_tours()] == ["5", "9", "8", "7", "6", "4", "3", "2"]
    paths[9].unlink()
    assert own_titles() == ["5", "8", "7", "6", "4", "3", "2"]
    (own_tours_folder() / "recent.json").write_text('{"no": "list"}')
    assert recent_tours() == ()


@pytest.mark.parametrize(
    "content",
    [
        "[" * 100_000,
        json.dumps(["n" * 5_000]),
        json.dumps(["a\0b"]),
        json.dumps({"file": "n" * 5_000, "tour": tour_text(MINE)}),
        json.dumps({"file": "a\0b", "tour": tour_text(MINE)}),
    ],
    ids=["nested", "long", "nul", "kept-long", "kept-nul"],
)
def test_spoiled_lists_of_tours_leave_the_others_at_hand(content: str) -> None:
    (own_tours_folder() / "unsaved").mkdir(parents=True)
    (own_tours_folder() / "recent.json").write_text(content, encoding="utf-8")
    (own_tours_folder() / "unsaved" / "a.json").write_text(content, encoding="utf-8")
    assert [entry.is_shipped for entry in shelf()][:5] == [True] * 5
    assert not any("\0" in str(path) for path in unsaved_tours())
    assert file_for("Mine").name == "mine.scalptour"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_itself_is_a_tour_that_cannot_be_opened() -> None:
    loop = own_tours_folder() / "loop.scalptour"
    own_tours_folder().mkdir(parents=True)
    loop.symlink_to(loop)
    (entry,) = [entry for entry in shelf() if not entry.is_shipped]
    assert entry.title == "loop"
    assert "it cannot be read: Too many levels of symbolic links" in entry.problem
    with pytest.raises(DataError):
        open_tour(loop)
