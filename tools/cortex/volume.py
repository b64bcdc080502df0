"""The average brain as a volume: how much of each cubic millimetre is grey or white matter."""

from __future__ import annotations

import gzip
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.pinned_wheel import PinnedWheel, read_member
from viewer.geometry.head import Point

WHEEL = PinnedWheel(
    "nilearn==0.14.1", "725206484e9fb3f6691f9c2d20204a068759d5072f12055324702ee0cb2bbe8a", "SCALP_NILEARN_WHEEL"
)
_FILE = "nilearn/datasets/data/mni_icbm152_{}_tal_nlin_sym_09a_converted.nii.gz"
_BYTES = 2
"""NIfTI's code for one byte a voxel."""


@dataclass(frozen=True, slots=True, eq=False)
class Volume:
    """A tissue, or several together.

    Attributes
    ----------
    share : array, shape (i, j, k), float32
        0 none .. 1 all, at places 1 mm apart: to the right, to the front, up.
    first_mm : array, shape (3,)
        Where the first place lies, MNI152 mm.
    """

    share: NDArray[np.float32]
    first_mm: Point


def brain(wheel: Path) -> Volume:
    """Read grey and white matter together out of the wheel.

    Raises
    ------
    ValueError
        If a volume is not what it was when this was written.
    """
    grey, white = (_tissue(wheel, name) for name in ("gm", "wm"))
    return Volume(grey.share + white.share, grey.first_mm)


def _tissue(wheel: Path, name: str) -> Volume:
    raw = gzip.decompress(read_member(wheel, _FILE.format(name)))
    # The header of NIfTI-1: sizes, kind of number, where the numbers start, and the matrix from voxels to mm.
    sizes = struct.unpack("<3h", raw[42:48])
    (kind,) = struct.unpack("<h", raw[70:72])
    (start,) = struct.unpack("<f", raw[108:112])
    matrix = np.array(struct.unpack("<12f", raw[280:328])).reshape(3, 4)
    if kind != _BYTES or not np.array_equal(matrix[:, :3], np.eye(3)):
        raise ValueError(f"{name}: not one byte each cubic millimetre")
    values = np.frombuffer(raw, np.uint8, offset=int(start), count=int(np.prod(sizes))).reshape(sizes, order="F")
    share = values.astype(np.float32) / np.float32(values.max())
    if not np.array_equal(share, share[::-1]):
        raise ValueError(f"{name}: left is not the mirror image of right")
    return Volume(share, matrix[:, 3])
