from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tools.sculpt.build import BuiltHead, build
from tools.sculpt.electrodes import ElectrodeTable, averaged_table
from tools.sculpt.field import Field, Skin
from tools.sculpt.frame import Placement
from tools.sculpt.shapes import ADULT_MAN, SHAPES, Shape
from viewer.data.head_file import load_head
from viewer.geometry.head import Head

MESHES = Path(__file__).parents[2] / "assets" / "meshes"
BALL_RADIUS_MM = 90.0


@pytest.fixture(scope="session")
def ball() -> Skin:
    """A sphere round the origin: every answer is known."""
    clay = Field(2.0)
    x, y, z = clay.axes()
    distance = np.sqrt(x[:, None, None] ** 2 + y[None, :, None] ** 2 + z[None, None, :] ** 2) - BALL_RADIUS_MM
    clay.values[:] = distance
    return clay.finish(Placement(ADULT_MAN), blur_steps=0.0)


@pytest.fixture(scope="session")
def meshes_folder() -> Path:
    return MESHES


@pytest.fixture(scope="session")
def table() -> ElectrodeTable:
    return averaged_table()


@pytest.fixture(scope="session")
def rough_man() -> BuiltHead:
    return build(ADULT_MAN, resolution_mm=2.5, level_vertices=(8000,))


@pytest.fixture(scope="session", params=SHAPES, ids=[shape.id for shape in SHAPES])
def shipped(request: pytest.FixtureRequest) -> tuple[Shape, Head]:
    shape = request.param
    return shape, load_head(MESHES / shape.id)
