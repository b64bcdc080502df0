from __future__ import annotations

import numpy as np
import pytest

from tools.heads.clay import Skin
from tools.heads.creases import crossing, folded, mended
from tools.heads.surface import compact, half_surface
from viewer.geometry.head import Faces, Points


@pytest.fixture
def half(ball: Skin) -> tuple[Points, Faces]:
    """The right half of a ball, with its border on the mid-plane."""
    points, faces = compact(*half_surface(ball))
    return points, faces


def test_a_fold_is_evened_out_and_the_rest_stays(half: tuple[Points, Faces]) -> None:
    points, faces = half
    dented = points.copy()
    dent = int(np.argmax(points[:, 0]))
    dented[dent, 1] += 6.0
    assert folded(dented, faces).any()
    flat = mended(dented, faces)
    assert not folded(flat, faces).any()
    assert not len(crossing(flat, faces))
    moved = np.linalg.norm(flat - points, axis=1) > 1e-9
    assert np.linalg.norm(points[moved] - points[dent], axis=1).max() < 15.0
