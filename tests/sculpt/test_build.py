"""Rebuilding gives the same bytes, and what is shipped was built with the parameters that are in the code."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tools.sculpt.build import RESOLUTION_MM, BuiltHead, build, write
from tools.sculpt.frame import Placement
from tools.sculpt.shapes import ADULT_MAN, SHAPES, Shape
from viewer.data.head_file import load_head


def test_two_builds_are_equal_to_the_byte(rough_man: BuiltHead, tmp_path_factory: pytest.TempPathFactory) -> None:
    folders = [tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")]
    again = build(ADULT_MAN, resolution_mm=2.5, level_vertices=(8000,))
    for head, folder in zip((rough_man, again), folders, strict=True):
        write(head, folder, 2.5)
    for name in ("head.npz", "head.toml"):
        assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes(), name


def test_what_is_written_can_be_loaded(rough_man: BuiltHead, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("adult-man")
    write(rough_man, folder, 2.5)
    head = load_head(folder)
    assert head.id == "adult-man"
    assert head.landmarks.keys() == rough_man.landmarks.keys()
    assert head.hairline is not None


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.id)
def test_shipped_head_was_built_with_the_parameters_in_the_code(shape: Shape, meshes_folder: Path) -> None:
    recorded = tomllib.loads((meshes_folder / shape.id / "head.toml").read_text(encoding="utf-8"))["build"]
    assert recorded["resolution_mm"] == RESOLUTION_MM
    assert tuple(recorded[f"table_scale_{axis}"] for axis in "xyz") == shape.table_scale
    assert recorded["pitch_deg"] == pytest.approx(Placement(shape).pitch_deg, abs=5e-4)
    assert recorded["shape"] == shape.parameters()
