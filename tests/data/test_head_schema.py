"""What ``head.toml`` may say: the documented example is sound, and each unit and frame means what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from viewer.data.head_placement import placement_of
from viewer.data.head_schema import judged_description
from viewer.errors import DataError

PAGE = (Path(__file__).parents[2] / "docs" / "heads.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)[0]


def judged(text: str) -> object:
    return judged_description(text.encode(), "a/head.toml")


def test_the_example_of_the_page_is_sound_and_lies_in_the_head_frame() -> None:
    described = judged_description(EXAMPLE.encode(), "a/head.toml")
    placement = placement_of(described, "a/head.toml")
    assert not placement.is_tilted_by_nasion
    right = placement.place(described.landmarks["rpa"].position_mm)
    assert right[0] > 70.0
    assert right[1:] == pytest.approx([0.0, 0.0], abs=1e-9)
    assert placement.place(described.landmarks["nasion"].position_mm)[1] > 90.0
    rims = [placement.place(described.landmarks[f"orbitale_{side}"].position_mm)[2] for side in ("left", "right")]
    assert sum(rims) == pytest.approx(0.0, abs=1e-9)
    assert described.landmarks["ear_apex_left"].is_uncertain
    assert len(described.hairline) == 4


def test_the_mark_that_some_editors_begin_a_file_with_is_passed_over() -> None:
    assert judged(f"\ufeff{EXAMPLE}") == judged(EXAMPLE)


def test_what_can_be_left_out_of_the_example() -> None:
    short = (
        EXAMPLE[: EXAMPLE.index("[landmarks.orbitale_left]")].replace('units = "mm"', "").replace('frame = "LPS"', "")
    )
    described = judged_description(short.encode(), "a/head.toml")
    assert (described.mesh_to_mm, described.frame) == (1.0, "RAS")
    assert set(described.landmarks) == {"nasion", "inion", "lpa", "rpa"}


@pytest.mark.parametrize(("units", "factor"), [("mm", 1.0), ("cm", 10.0), ("m", 1000.0)])
def test_positions_are_in_units_unless_they_say_mm(units: str, factor: float) -> None:
    text = EXAMPLE.replace('units = "mm"', f'units = "{units}"').replace("position = [1.8", "position_mm = [1.8")
    described = judged_description(text.encode(), "a/head.toml")
    assert described.landmarks["nasion"].position_mm == pytest.approx((3.1 * factor, -96.4 * factor, 24.0 * factor))
    assert described.landmarks["inion"].position_mm == (1.8, 99.5, 5.2)
    assert described.mesh_to_mm == factor


@pytest.mark.parametrize("frame", ["RAS", "LPS", "RSA", "frankfurt", "IRA"])
def test_every_frame_of_three_axes_is_taken(frame: str) -> None:
    judged(EXAMPLE.replace('"LPS"', f'"{frame}"'))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"LPS"', '"LLS"', "frame: 'LLS': should be"),
        ('"LPS"', '"ras"', "frame: 'ras': should be"),
        ('"mm"', '"ft"', "units: 'ft': is not 'mm', 'cm', 'm' or 'inch'"),
        (
            '"scan.ply"',
            '"../scan.ply"',
            "mesh: '../scan.ply': should be the name of a file in the same folder, ending in .npz",
        ),
        ('"scan.ply"', '"scan.exe"', "mesh: 'scan.exe'"),
        ("position = [3.1", "position_mm = [1, 2, 3]\nposition = [3.1", "exactly one of position and position_mm"),
        ("position = [3.1, -96.4, 24.0]", "", "exactly one of position and position_mm"),
        ("position = [3.1", "position = [nan", "landmarks.nasion.position.1: nan is not a finite number"),
        ("position = [3.1", "position = [1e309", "landmarks.nasion.position.1: inf is not a finite number"),
        (
            "position = [3.1",
            "position = [0.0, 3.1",
            "nasion.position: [0.0, 3.1, -96.4, 24.0]: should be three numbers",
        ),
        ("position = [3.1, -96.4, 24.0]", 'position = "a"', "nasion.position: 'a': should be three numbers"),
        ("position = [3.1", 'position = ["a"', "nasion.position.1: 'a': is not a number"),
        ('licence = "CC BY 4.0"', "", "head.toml: licence: it is missing"),
        ('"Anna"', '"An\\nna"', "name: 'An\\nna': should be one line of at most 80 characters"),
        ('"Anna"', '"An\u202ena"', "name: it holds the hidden character U+202E"),
        ('"Anna"', "2020-01-01", "name: 2020-01-01 is a date or time; write it in quotes"),
        ('"anna"', '"An na"', "id: 'An na': should be small letters, digits and hyphens"),
        ("format = 1", "format = 2", "format: 2: is not 1"),
        ("id = ", "colour = 3\nid = ", "colour: 3: this key is not known here"),
    ],
)
def test_what_is_not_in_the_format_is_said_with_place_and_value(old: str, new: str, words: str) -> None:
    assert old in EXAMPLE
    with pytest.raises(DataError) as caught:
        judged(EXAMPLE.replace(old, new, 1))
    assert words in str(caught.value)
