"""Tours at hand, and what was not saved yet: a crash takes nothing with it."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from viewer.data.available_tours import (
    add_recent,
    available_tours,
    file_for,
    open_tour,
    recent_tours,
    shipped_tour_files,
)
from viewer.data.tour_draft import drafts, forget_draft, keep_draft
from viewer.data.tour_file import read_tour, save_tour, tour_text
from viewer.data.tour_folder import own_tours_folder
from viewer.data.tour_version import MOST_VERSIONS, save_over, versions_of
from viewer.domain.tour import Stop, StopView, Tour
from viewer.errors import DataError, ExportError

MINE = Tour("own-1", "Mine", stops=(Stop("First", StopView()),))


def own_titles() -> list[str]:
    return [entry.title for entry in available_tours() if not entry.is_shipped]


def test_the_shipped_tours_are_in_order() -> None:
    entries = [entry for entry in available_tours() if entry.is_shipped]
    assert [entry.path for entry in entries] == list(shipped_tour_files())
    assert len(entries) == 8
    assert all(6 <= entry.stops <= 10 and not entry.problem for entry in entries)


def test_one_s_own_are_listed_and_a_damaged_one_says_why() -> None:
    path = file_for("Für die Klasse: 1 & 2")
    assert path.name == "fur-die-klasse-1-2.scalptour"
    save_tour(MINE, path)
    path.with_name("broken.scalptour").write_text("{")
    assert own_titles() == ["broken", "Mine"]
    problems = [entry.problem for entry in available_tours() if not entry.is_shipped]
    assert "written only in part" in problems[0]
    assert problems[1] == ""
    assert file_for("Für die Klasse: 1 & 2").name == "fur-die-klasse-1-2-2.scalptour"


def test_changes_that_were_not_saved_come_back_and_the_file_stays_as_it_was() -> None:
    path = own_tours_folder() / "a.scalptour"
    save_tour(MINE, path)
    changed = replace(MINE, title="Changed")
    keep_draft(changed, path, "one")
    assert open_tour(path) == (changed, True)
    assert read_tour(path) == MINE
    assert [entry.has_unsaved for entry in available_tours() if not entry.is_shipped] == [True]
    forget_draft(path, "one")
    assert open_tour(path) == (MINE, False)


def test_a_tour_that_was_never_saved_is_there_after_a_crash() -> None:
    path = file_for("New")
    keep_draft(MINE, path, "one")
    assert own_titles() == ["Mine"]
    assert open_tour(path) == (MINE, True)
    assert file_for("New") != path


def test_what_was_kept_is_left_out_where_it_is_damaged() -> None:
    keep_draft(MINE, file_for("New"), "one")
    for file in (own_tours_folder() / "unsaved").iterdir():
        file.write_text(file.read_text()[:40])
    assert drafts() == ()


def test_a_folder_that_cannot_be_written_is_said() -> None:
    own_tours_folder().mkdir(parents=True)
    (own_tours_folder() / "unsaved").write_text("in the way")
    with pytest.raises(ExportError, match="They are lost when the program ends"):
        keep_draft(MINE, file_for("New"), "one")


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
    assert [entry.is_shipped for entry in available_tours()][:5] == [True] * 5
    assert not any("\0" in str(draft.file) for draft in drafts())
    assert file_for("Mine").name == "mine.scalptour"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_itself_is_a_tour_that_cannot_be_opened() -> None:
    loop = own_tours_folder() / "loop.scalptour"
    own_tours_folder().mkdir(parents=True)
    loop.symlink_to(loop)
    (entry,) = [entry for entry in available_tours() if not entry.is_shipped]
    assert entry.title == "loop"
    assert "it cannot be read: Too many levels of symbolic links" in entry.problem
    with pytest.raises(DataError):
        open_tour(loop)


def test_a_name_of_no_letters_is_remembered_and_comes_back(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("names are letters there")
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.scalptour"))
    save_tour(MINE, path)
    add_recent(path)
    assert recent_tours() == (path,)
    keep_draft(replace(MINE, title="Changed"), path, "one")
    assert open_tour(path)[0].title == "Changed"


def test_drafts_of_two_windows_and_of_one_id_stay_apart() -> None:
    first, second = (own_tours_folder() / name for name in ("a.scalptour", "b.scalptour"))
    for file in (first, second):
        for window in ("one", "two"):
            keep_draft(replace(MINE, title=f"{file.stem} {window}"), file, window)
    assert sorted(draft.tour.title for draft in drafts()) == ["a one", "a two", "b one", "b two"]
    assert open_tour(first)[0].title == "a two"
    forget_draft(first, "two")
    assert open_tour(first)[0].title == "a one"


def test_what_a_file_held_is_kept_with_its_date_and_the_oldest_makes_room(tmp_path: Path) -> None:
    path = tmp_path / "a.scalptour"
    for number in range(MOST_VERSIONS + 3):
        save_over(replace(MINE, title=str(number)), path)
    save_over(replace(MINE, title=str(number)), path)  # nothing new: no version
    titles = [read_tour(version.path).title for version in versions_of(path)]
    assert titles == [str(each) for each in range(MOST_VERSIONS + 1, 1, -1)]
    assert versions_of(tmp_path / "other" / "a.scalptour") == ()


def test_what_cannot_be_kept_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.scalptour"
    save_over(MINE, path)
    own_tours_folder().mkdir(parents=True)
    (own_tours_folder() / "earlier").write_text("in the way")
    with pytest.raises(ExportError, match="Nothing is saved"):
        save_over(replace(MINE, title="Changed"), path)
    assert read_tour(path) == MINE
