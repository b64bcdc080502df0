"""The page's own files are all used, and go in as they are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from viewer.data.paths import assets_folder
from viewer.export.web_page_parts import ICONS, SCRIPTS, PageParts


def test_every_script_that_is_there_is_used() -> None:
    assert sorted(SCRIPTS) == sorted(path.name for path in (assets_folder() / "web").glob("*.js"))


def test_each_icon_that_is_used_is_there() -> None:
    symbols = PageParts.shipped(assets_folder()).symbols
    assert [name for name in ICONS if f'id="icon-{name}"' in symbols] == list(ICONS)
    assert symbols.count("<path") >= len(ICONS)


def test_line_ends_of_other_systems_do_not_change_the_page(tmp_path: Path) -> None:
    shutil.copytree(assets_folder(), tmp_path / "assets")
    for path in (tmp_path / "assets" / "web").iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert PageParts.shipped(tmp_path / "assets") == PageParts.shipped(assets_folder())


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        PageParts.shipped(tmp_path)
