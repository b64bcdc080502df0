"""Files that are none: nothing waits for a pipe, fills the memory from a device, or walks a circle of links."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from viewer.data.atlas_cache import read_stored
from viewer.data.head_file import load_head
from viewer.data.logo_file import read_logo
from viewer.data.regular_file import NotReadable, read_regular
from viewer.data.settings import FILE, Settings, load_settings
from viewer.data.toml_file import read_toml
from viewer.data.tour_file import read_tour
from viewer.data.value_cache import read_cached
from viewer.errors import DataError, Problem

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes and devices have other names there")


def _link_to_zeros(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _circle(path: Path) -> None:
    path.symlink_to(path)


NO_FILES: dict[str, Callable[[Path], None]] = {
    "pipe": os.mkfifo, "device": _link_to_zeros, "circle": _circle, "folder": Path.mkdir,
}  # fmt: skip


@pytest.fixture(params=NO_FILES.values(), ids=NO_FILES)
def make(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    maker: Callable[[Path], None] = request.param
    return maker


@pytest.fixture
def no_file(make: Callable[[Path], None], tmp_path: Path) -> Path:
    make(tmp_path / "thing")
    return tmp_path / "thing"


def test_what_is_no_file_is_refused(no_file: Path) -> None:
    with pytest.raises(NotReadable, match=r"not an ordinary file|symbolic links"):
        read_regular(no_file, 1_000)


def test_a_file_is_read_whole_and_none_that_is_larger(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"123")
    assert read_regular(path, 3) == b"123"
    with pytest.raises(NotReadable, match="it has 3 bytes; at most 2 are read"):
        read_regular(path, 2)


@pytest.mark.parametrize("name", ["none", "a\0b", "\ud800"])
def test_a_name_that_leads_nowhere_is_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotReadable) as said:
        read_regular(tmp_path / name, 10)
    assert said.value.is_missing == (name == "none")


def test_every_reader_refuses_what_is_no_file(no_file: Path) -> None:
    for read in (read_tour, read_logo, lambda path: read_toml(path, path.parent.resolve(), "f")):
        with pytest.raises(DataError):
            read(no_file)
    assert read_cached(no_file, "key", Problem) is None
    assert read_stored(no_file, "key") is None


def test_settings_that_are_no_file_are_set_aside(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / FILE)
    settings, problems = load_settings(tmp_path)
    assert settings == Settings()
    assert "cannot be used" in str(problems[0])


@pytest.mark.parametrize("part", ["head.toml", "mesh"])
def test_a_head_of_what_is_no_file_is_refused(make: Callable[[Path], None], tmp_path: Path, part: str) -> None:
    if part == "mesh":
        shipped = Path(__file__).parents[2] / "assets" / "meshes" / "adult-man" / "head.toml"
        (tmp_path / "head.toml").write_bytes(shipped.read_bytes())
        make(tmp_path / "head.npz")
    else:
        make(tmp_path / "head.toml")
    with pytest.raises(DataError, match=r"not an ordinary file|symbolic links"):
        load_head(tmp_path)
