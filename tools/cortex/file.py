"""Writes the cortex as the program reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from viewer.data.cortex_file import STEP_MM
from viewer.geometry.head import Faces, Point, Points


@dataclass(frozen=True, slots=True, eq=False)
class HalfCortex:
    """One level of detail of the right half.

    Attributes
    ----------
    points_mm, faces
        The border at x = 0.
    region : array, shape (n,)
        0, or the place among the names of the regions + 1.
    hollow : array, shape (n,)
        0..1.
    """

    points_mm: Points
    faces: Faces
    region: NDArray[np.uint8]
    hollow: NDArray[np.float64]


def write_cortex(path: Path, full: HalfCortex, light: HalfCortex, regions: Sequence[str]) -> None:
    """Write both levels of detail: the same input always gives the same bytes."""
    first_mm = np.array([0.0, *np.floor(full.points_mm[:, 1:].min(axis=0) - 1.0)])
    arrays = _arrays("", full, first_mm) | _arrays("light_", light, first_mm)
    np.savez_compressed(path, allow_pickle=False, first_mm=first_mm, regions=np.array(regions), **arrays)


def _arrays(prefix: str, half: HalfCortex, first_mm: Point) -> dict[str, NDArray[np.generic]]:
    # Neighbours in space become neighbours in the file: small differences, small file.
    order = np.lexsort(np.floor(half.points_mm.T / 4.0))
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    faces = rank[half.faces]
    faces = np.take_along_axis(faces, (faces.argmin(axis=1)[:, None] + np.arange(3)) % 3, axis=1)
    faces = faces[np.lexsort(faces.T[::-1])]
    steps = np.round((half.points_mm[order] - first_mm) / STEP_MM).astype(np.uint16)
    return {
        f"{prefix}vertices": np.diff(steps, axis=0, prepend=np.zeros((1, 3), np.uint16)),
        f"{prefix}faces": np.diff(faces, axis=0, prepend=0).astype(np.int32),
        f"{prefix}region": half.region[order],
        f"{prefix}hollow": np.round(half.hollow[order] * 255.0).astype(np.uint8),
    }
