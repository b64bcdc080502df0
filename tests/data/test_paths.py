from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from viewer.data import paths
from viewer.errors import DataError

ROOT = Path(__file__).resolve().parents[2]


def test_a_checkout_uses_its_own_content():
    assert paths.zones_folder() == ROOT / "zones"
    assert paths.assets_folder() == ROOT / "assets"


def test_an_installed_program_uses_what_came_with_it(tmp_path, monkeypatch):
    package = tmp_path / "site-packages" / "viewer"
    for folder in (package / "_data" / "zones", package / "_data" / "assets", package.parent / "zones"):
        folder.mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert paths.zones_folder() == package / "_data" / "zones"
    assert paths.assets_folder() == package / "_data" / "assets"


@pytest.mark.parametrize("find", [paths.zones_folder, paths.assets_folder, paths.head_folders])
def test_missing_content_is_said_with_the_places_looked_at(tmp_path, monkeypatch, find):
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "viewer")
    with pytest.raises(DataError, match=r"the folder is missing; looked at .* and .*\. Install the program again"):
        find()


def test_heads_are_folders_with_a_description(tmp_path, monkeypatch):
    for name in ("b-head", "a-head", "no-head"):
        (tmp_path / "assets" / "meshes" / name).mkdir(parents=True)
        if name != "no-head":
            (tmp_path / "assets" / "meshes" / name / "head.toml").touch()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "viewer")
    assert [folder.name for folder in paths.head_folders()] == ["a-head", "b-head"]


def test_user_folders_can_be_moved(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    folders = (paths.config_folder(), paths.cache_folder(), paths.log_folder())
    assert folders == (tmp_path / "config", tmp_path / "cache", tmp_path / "log")


def test_user_folders_are_else_those_of_the_system(monkeypatch):
    monkeypatch.delenv(paths.HOME_VARIABLE)
    assert paths.config_folder() == platformdirs.user_config_path("scalp-map-viewer", appauthor=False)
    folders = {paths.config_folder(), paths.cache_folder(), paths.log_folder()}
    assert len(folders) == 3
    assert all(ROOT not in folder.parents for folder in folders)
