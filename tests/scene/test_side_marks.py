"""Left means the patient's left, always."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.scene.pose import VIEWS, Pose
from viewer.scene.side_marks import side_letter, side_marks, side_sentence

AXES = {"R": [1, 0, 0], "L": [-1, 0, 0], "A": [0, 1, 0], "P": [0, -1, 0]}
EDGES = {"left": (-1, 0), "right": (1, 0), "top": (0, 1), "bottom": (0, -1)}


def pose(azimuth: float, elevation: float) -> Pose:
    return Pose(azimuth, elevation, 900.0, (0.0, 0.0, 0.0))


@given(st.floats(-180, 180), st.floats(-70, 90))
def test_every_letter_stands_at_the_edge_it_lies_toward(azimuth: float, elevation: float) -> None:
    here = pose(azimuth, elevation)
    right, up = here.axes()
    marks = side_marks(here)
    assert {"left", "right"} <= {mark.edge for mark in marks}
    for mark in marks:
        toward = np.array([right, up]) @ np.array(AXES[mark.letter], float)
        assert toward @ np.array(EDGES[mark.edge]) >= 0.69


@pytest.mark.parametrize(
    ("view", "letters"),
    [("front", "RL"), ("back", "LR"), ("left", "AP"), ("right", "PA"), ("top", "RLPA")],
)
def test_letters_of_the_standard_views(view: str, letters: str) -> None:
    assert "".join(mark.letter for mark in side_marks(pose(*VIEWS[view]))) == letters


@pytest.mark.parametrize(
    ("azimuth", "elevation", "sentence", "letter"),
    [
        (0, 0, "Front of the head", ""),
        (-90, 10, "Left side of the head", "L"),
        (90, 0, "Right side of the head", "R"),
        (180, 0, "Back of the head", ""),
        (-180, 0, "Back of the head", ""),
        (-52, 18, "Left side of the head, from the front left", "L"),
        (125, 18, "Right side of the head, from the back right", "R"),
        (-30, 0, "Front of the head, from the left", ""),
        (150, 0, "Back of the head, from the right", ""),
        (-60, 35, "Left side of the head, from the front left and above", "L"),
        (0, -30, "Front of the head, from below", ""),
        (20, 80, "Top of the head", ""),
    ],
)
def test_the_sentence(azimuth: float, elevation: float, sentence: str, letter: str) -> None:
    assert side_sentence(pose(azimuth, elevation)) == sentence
    assert side_letter(pose(azimuth, elevation)) == letter
