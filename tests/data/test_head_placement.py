"""From any axes into the head frame, by landmarks alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.data.head_description import HeadDescription, LandmarkEntry
from viewer.data.head_placement import placement_of
from viewer.errors import DataError
from viewer.geometry.head import Point

FRAMES = ("RAS", "LPS", "LSA", "RSP", "AIL", "SPL", "RSA", "LAS")
ROWS = {"R": (0, 1), "L": (0, -1), "A": (1, 1), "P": (1, -1), "S": (2, 1), "I": (2, -1)}
# An adult's, with the nasion at exactly 14 degrees.
HEAD = {
    "nasion": np.array([0.0, 100.0, 100.0 * np.tan(np.radians(14.0))]),
    "inion": np.array([0.0, -98.0, 6.0]),
    "lpa": np.array([-78.0, 0.0, 0.0]),
    "rpa": np.array([78.0, 0.0, 0.0]),
}


def described(frame: str, turn: np.ndarray, shift: Point, marks: dict[str, Point]) -> HeadDescription:
    axes = np.zeros((3, 3))
    for column, letter in enumerate(frame):
        row, sign = ROWS[letter]
        axes[row, column] = sign
    entries = {}
    for name, place in marks.items():
        x, y, z = (turn @ place) @ axes + shift
        entries[name] = LandmarkEntry((x, y, z), "", "", False)
    return HeadDescription("a", "A", "a.ply", 1.0, frame, "", "", entries, ())


def turned(x_deg: float, y_deg: float, z_deg: float) -> np.ndarray:
    total = np.eye(3)
    for axis, deg in enumerate((x_deg, y_deg, z_deg)):
        cos, sin = np.cos(np.radians(deg)), np.sin(np.radians(deg))
        one, two = (axis + 1) % 3, (axis + 2) % 3
        step = np.eye(3)
        step[one, one], step[one, two], step[two, one], step[two, two] = cos, -sin, sin, cos
        total = step @ total
    return total


@given(st.sampled_from(FRAMES), st.tuples(*[st.floats(-15, 15)] * 3), st.tuples(*[st.floats(-500, 500)] * 3))
def test_wherever_it_lies_in_its_file_the_head_comes_out_the_same(
    frame: str, degrees: tuple[float, float, float], shift: tuple[float, float, float]
) -> None:
    """Left-handed axes (RSA, LAS) too: there the mesh is a mirror image, and is mirrored back."""
    head = described(frame, turned(*degrees), np.array(shift), HEAD)
    placement = placement_of(head, "a")
    assert placement.is_tilted_by_nasion
    for name, place in HEAD.items():
        assert placement.place(np.array(head.landmarks[name].position_mm)) == pytest.approx(place, abs=1e-6), name
    assert placement.turn @ placement.turn.T == pytest.approx(np.eye(3), abs=1e-9)


@given(st.sampled_from(FRAMES), st.sampled_from(FRAMES))
def test_axes_that_do_not_fit_are_refused(frame: str, said: str) -> None:
    head = replace(described(frame, np.eye(3), np.zeros(3), HEAD), frame=said)
    if frame == said:
        placement_of(head, "a")
    else:
        with pytest.raises(DataError, match=f"{frame!r}|swapped"):
            placement_of(head, "a")


def test_how_far_the_file_s_own_front_points_up_is_told() -> None:
    raised = placement_of(described("RAS", turned(-10.0, 0.0, 0.0), np.zeros(3), HEAD), "a")
    assert raised.tilt_deg == pytest.approx(10.0)


def test_orbital_rims_go_before_the_nasion() -> None:
    marks = HEAD | {"orbitale_left": np.array([-32.0, 85.0, 3.0]), "orbitale_right": np.array([34.0, 85.0, 3.0])}
    head = described("RAS", np.eye(3), np.zeros(3), marks)
    placement = placement_of(head, "a")
    assert not placement.is_tilted_by_nasion
    assert placement.place(marks["orbitale_left"])[2] == pytest.approx(0.0, abs=1e-9)
    assert placement.place(HEAD["nasion"])[2] < HEAD["nasion"][2]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"lpa": HEAD["rpa"]}, "lpa and rpa are 0 mm apart"),
        ({"inion": HEAD["nasion"]}, "nasion and inion are 0 mm apart"),
        ({"nasion": np.array([90.0, 1.0, 5.0]), "inion": np.array([-90.0, 0.0, 5.0])}, "one of the four is misplaced"),
        ({"lpa": HEAD["rpa"], "rpa": HEAD["lpa"]}, "swapped"),
    ],
)
def test_landmarks_that_make_no_head_are_refused(change: dict[str, Point], words: str) -> None:
    with pytest.raises(DataError, match=words):
        placement_of(described("RAS", np.eye(3), np.zeros(3), HEAD | change), "a")
