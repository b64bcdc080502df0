"""Reads the shipped cortex: the right half of an average brain in a numpy archive; the left is its mirror image.

May import: geometry, errors.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from viewer.data.array_file import Arrays, array_of, fault, label_of, read_arrays
from viewer.data.paths import cortex_file
from viewer.geometry.cortex import Cortex
from viewer.geometry.mirrored import mirrored

STEP_MM = 0.01
"""Positions are whole steps of this from ``first_mm``."""
MAX_VERTICES = 100_000


def load_cortex(path: Path | None = None) -> Cortex:
    """Read the cortex, MNI152 mm.

    Parameters
    ----------
    path : Path, optional
        The file; the shipped one if left out.

    Raises
    ------
    DataError
        If the file is missing, damaged or not a cortex; the problem says what of it.
    """
    path = path or cortex_file()
    file, arrays = label_of(path), read_arrays(path)
    return replace(_level(file, arrays, ""), light=_level(file, arrays, "light_"))


def _level(file: str, arrays: Arrays, prefix: str) -> Cortex:
    """One level of detail, both halves."""
    first_mm = np.asarray(array_of(file, arrays, "first_mm", "f", (3,)), np.float64)
    steps = np.cumsum(array_of(file, arrays, f"{prefix}vertices", "u2", (-1, 3)), axis=0, dtype=np.uint16)
    count = len(steps)
    if not 3 < count <= MAX_VERTICES or not np.isfinite(first_mm).all():
        raise fault(file, f"{prefix}vertices", f"has {count} rows from {first_mm}; 4 to {MAX_VERTICES} are expected")
    faces = np.cumsum(array_of(file, arrays, f"{prefix}faces", "i4", (-1, 3)), axis=0, dtype=np.int64)
    if not len(faces) or faces.min() < 0 or faces.max() >= count:
        raise fault(file, f"{prefix}faces", f"names vertices that are not among the {count}")
    regions = tuple(str(name) for name in array_of(file, arrays, "regions", "U", (-1,)))
    region = np.asarray(array_of(file, arrays, f"{prefix}region", "u1", (count,)), np.uint8)
    if region.max() > len(regions):
        raise fault(file, f"{prefix}region", f"names region {region.max()}; there are {len(regions)}")
    hollow = np.asarray(array_of(file, arrays, f"{prefix}hollow", "u1", (count,)), np.float32) / np.float32(255)

    right = first_mm + STEP_MM * steps
    right[:, 0] = np.where(right[:, 0] > STEP_MM / 2, right[:, 0], 0.0)
    vertices, both, aside = mirrored(right, faces)
    return Cortex(
        vertices, both, np.concatenate([region, region[aside]]), regions, np.concatenate([hollow, hollow[aside]])
    )
