from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tools.heads.clay import Block, Skin, finished
from tools.heads.electrodes import ElectrodeTable, averaged_table
from tools.heads.people import PORTRAITS, Portrait
from viewer.data.head_file import load_head
from viewer.geometry.head import Head

MESHES = Path(__file__).parents[2] / "assets" / "meshes"
BALL_RADIUS_MM = 90.0


@pytest.fixture(scope="session")
def ball() -> Skin:
    """A sphere round the origin: every answer is known."""
    block = Block((0.0, -122.0, -122.0), (122.0, 122.0, 122.0), 2.0)
    x, y, z = block.axes()
    return finished(np.asarray(np.sqrt(x**2 + y**2 + z**2) - np.float32(BALL_RADIUS_MM)), block, blur_steps=0.0)


@pytest.fixture(scope="session")
def meshes_folder() -> Path:
    return MESHES


@pytest.fixture(scope="session")
def table() -> ElectrodeTable:
    return averaged_table()


@pytest.fixture(scope="session", params=PORTRAITS, ids=[who.id for who in PORTRAITS])
def shipped(request: pytest.FixtureRequest) -> tuple[Portrait, Head]:
    who = request.param
    return who, load_head(MESHES / who.id)
