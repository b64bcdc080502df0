from __future__ import annotations

import math

import numpy as np
import pytest

from tools.heads.clay import Skin
from tools.heads.tracing import arc_length, taut_tape, walk

TOP = np.array([0.0, 0.0, 90.0])
FRONT = np.array([0.0, 1.0, 0.0])
ACROSS = np.array([1.0, 0.0, 0.0])


def test_walk_follows_the_section_for_the_length_asked(ball: Skin) -> None:
    line = walk(ball, TOP, FRONT, ACROSS, 90.0 * math.pi / 2.0)
    assert line[-1] == pytest.approx([0.0, 90.0, 0.0], abs=0.2)
    assert arc_length(line) == pytest.approx(90.0 * math.pi / 2.0, rel=1e-3)
    assert np.abs(line[:, 0]).max() < 1e-6


def test_taut_tape_is_the_great_circle(ball: Skin) -> None:
    end = 90.0 * np.array([0.6, 0.64, 0.48])
    tape = taut_tape(ball, TOP, end)
    assert arc_length(tape) == pytest.approx(90.0 * math.acos(0.48), rel=2e-3)
    normal = np.cross(TOP, end) / np.linalg.norm(np.cross(TOP, end))
    assert np.abs(tape @ normal).max() < 0.3
