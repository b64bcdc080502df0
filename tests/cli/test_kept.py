"""What is kept on this computer is said, and gone once somebody wipes it; of a head of one's own there is nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from viewer.cli.main import main
from viewer.data.crash_log import record
from viewer.data.learning_file import LearningFile
from viewer.data.paths import assets_folder, cache_folder, config_folder, log_folder
from viewer.data.settings import Settings, save_settings
from viewer.data.tour_draft import keep_draft
from viewer.data.tour_folder import own_tours_folder
from viewer.data.user_files import user_files
from viewer.domain.tour import Tour


def everything(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """User folders as they are after some use."""
    home = tmp_path / "home"
    monkeypatch.setenv("SCALP_MAP_VIEWER_HOME", str(home))
    save_settings(Settings(practice_name="Mill"), config_folder())
    keep_draft(Tour("own-1", "Mine"), own_tours_folder() / "mine.scalptour", "one")
    record(log_folder(), ["a fault\n"])
    learned = LearningFile()
    learned.add_learner("Mei")
    learned.close()
    cache_folder().mkdir(parents=True)
    (cache_folder() / "content.json").write_text("{}")
    return home


def test_all_that_is_there_is_listed(used: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kept"]) == 0
    listed = capsys.readouterr().out
    places = [place for each in user_files() for place in each.places]
    for file in everything(used):
        assert any(file == place or place in file.parents for place in places), f"{file} is kept and not said"
    for place in places:
        assert str(place) in listed
    assert all(each.size_bytes > 0 for each in user_files())


@pytest.mark.parametrize("name", ["settings", "tours", "learning", "cache", "log"])
def test_one_kind_is_wiped_and_the_others_stay(used: Path, name: str) -> None:
    assert main(["kept", "--wipe", name]) == 0
    assert {each.name for each in user_files() if not each.places} == {name}


def test_all_is_wiped(used: Path) -> None:
    assert main(["kept", "--wipe", "all"]) == 0
    assert everything(used) == set()
    assert main(["kept", "--wipe", "all"]) == 0


def test_what_a_folder_holds_is_wiped_and_not_where_a_link_leads(used: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "precious"
    elsewhere.mkdir()
    (elsewhere / "a").touch()
    shutil.rmtree(cache_folder())
    cache_folder().symlink_to(elsewhere)
    assert main(["kept", "--wipe", "cache"]) == 0
    assert (elsewhere / "a").exists()


def test_a_head_of_one_s_own_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    folder = shutil.copytree(assets_folder() / "meshes" / "adult-man", tmp_path / "Jane Doe 1961")
    monkeypatch.setenv("SCALP_MAP_VIEWER_HOME", str(home))
    assert main(["zones", "--json", "--head", str(folder), "-o", str(tmp_path / "zones.json")]) == 0
    capsys.readouterr()
    assert (tmp_path / "zones.json").exists()
    assert [file.name for file in everything(home)] == ["content.json"]
    assert "Jane" not in "".join(file.read_text(encoding="utf-8") for file in everything(home))


def test_a_fault_nobody_foresaw_is_a_sentence_and_its_trace_in_the_log(
    used: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_order: object) -> int:
        return [][7]  # type: ignore[no-any-return]

    monkeypatch.setitem(main.__globals__["_COMMANDS"], "kept", fail)
    assert main(["kept"]) == 1
    said = capsys.readouterr().err
    assert "IndexError" not in said
    assert str(log_folder() / "crash.log") in said
    assert "IndexError: list index out of range" in (log_folder() / "crash.log").read_text()
