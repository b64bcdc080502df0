"""Content that was sound is opened from what was kept; anything else is judged anew."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from viewer.checks.cached_content import cached_content
from viewer.checks.run import open_content
from viewer.data.paths import zones_folder


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return shutil.copytree(zones_folder(), tmp_path / "zones")


def test_what_is_kept_equals_what_is_read(content: Path, tmp_path: Path) -> None:
    read, problems = open_content(content)
    assert problems == ()
    for _ in range(2):
        kept, none = cached_content(content, tmp_path / "cache")
        assert none == ()
        assert kept == read
        assert list(kept.zones) == list(read.zones)


def test_a_changed_file_is_judged_anew(content: Path, tmp_path: Path) -> None:
    cached_content(content, tmp_path / "cache")
    study = content / "studies" / "kong2010.toml"
    study.write_text(study.read_text(encoding="utf-8") + "\nunknown = 1\n", encoding="utf-8")
    catalog, problems = cached_content(content, tmp_path / "cache")
    assert any("kong2010" in problem.file for problem in problems)
    assert "kong2010" not in catalog.studies


def test_content_with_problems_says_them_at_every_start(content: Path, tmp_path: Path) -> None:
    (content / "jiao" / "motor.toml").write_text("id = 3", encoding="utf-8")
    first = cached_content(content, tmp_path / "cache")
    assert first[1]
    assert cached_content(content, tmp_path / "cache") == first


@pytest.mark.parametrize("spoiled", ["", "{", "[]", '{"key": 1}', "angle"])
def test_a_damaged_kept_file_is_as_good_as_none(content: Path, tmp_path: Path, spoiled: str) -> None:
    cache = tmp_path / "cache"
    sound, _ = cached_content(content, cache)
    kept = cache / "content.json"
    if spoiled == "angle":
        whole = kept.read_text(encoding="utf-8")
        assert '"high_deg":30' in whole
        kept.write_text(whole.replace('"high_deg":30', '"high_deg":80', 1), encoding="utf-8")
    else:
        kept.write_text(spoiled, encoding="utf-8")
    assert cached_content(content, cache) == (sound, ())


def test_a_folder_that_cannot_be_written_changes_nothing(content: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    catalog, problems = cached_content(content, tmp_path / "cache")
    assert problems == ()
    assert catalog.zones


def test_kept_content_is_opened_without_pydantic(content: Path, tmp_path: Path) -> None:
    cached_content(content, tmp_path / "cache")
    code = (
        "import sys; from pathlib import Path; from viewer.checks.cached_content import cached_content; "
        f"c, p = cached_content(Path({str(content)!r}), Path({str(tmp_path / 'cache')!r})); "
        "assert c.zones and not p; sys.exit('pydantic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[2]).returncode == 0
