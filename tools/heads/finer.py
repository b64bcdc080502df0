"""Finer triangles by Loop's subdivision, for places and for whatever else is known per vertex."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from trimesh.remesh import subdivide_loop

from viewer.geometry.head import Faces


def finer(faces: Faces, times: int, *columns: NDArray[np.float64]) -> tuple[Faces, tuple[NDArray[np.float64], ...]]:
    """Subdivide a mesh.

    Parameters
    ----------
    faces : array, shape (m, 3)
        Every vertex is used.
    times : int
        Each makes four triangles of one.
    *columns : arrays, shape (n, k)
        Positions, masks: all follow the same smooth rule, for it is linear.

    Returns
    -------
    faces, columns
        The first n rows stay those of the old vertices.
    """
    table = np.hstack(columns)
    threes = -(-table.shape[1] // 3)
    padded = np.pad(table, ((0, 0), (0, 3 * threes - table.shape[1])))
    parts = [subdivide_loop(padded[:, 3 * i : 3 * i + 3], faces, times) for i in range(threes)]
    fine = np.hstack([part for part, _ in parts])
    ends = np.cumsum([column.shape[1] for column in columns])
    return parts[0][1].astype(np.int32), tuple(np.split(fine[:, : ends[-1]], ends[:-1], axis=1))
