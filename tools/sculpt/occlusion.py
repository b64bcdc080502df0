"""Ambient occlusion: how much of an even sky each point of the skin sees."""

from __future__ import annotations

import numpy as np
import trimesh
from numpy.typing import NDArray

from viewer.geometry.head import Faces, Points

DIRECTIONS = 320
OFFSET_MM = 0.15
"""Rays start this far off the skin, so that they do not meet the triangle they start from."""
REACH_MM = 90.0
"""What is further away hides nothing: a chin must not darken a shoulder as a wall would."""


OPENNESS = 0.7
"""Less than 1 lets near walls hide less than in proportion: the inside of an ear stays readable."""


def sphere(count: int) -> NDArray[np.float64]:
    """Evenly spread unit directions, shape (count, 3): the golden-angle spiral (R. Swinbank, R. J. Purser, 2006)."""
    i = np.arange(count) + 0.5
    z = 1.0 - 2.0 * i / count
    angle = np.pi * (1.0 + 5.0**0.5) * i
    radius = np.sqrt(1.0 - z * z)
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle), z])


def ambient_occlusion(
    points: Points, normals: NDArray[np.float64], vertices: Points, faces: Faces
) -> NDArray[np.float64]:
    """Cosine-weighted share of open sky.

    Parameters
    ----------
    points, normals : array, shape (n, 3)
        Where to look from; unit outward normals.
    vertices, faces
        The whole head, both sides, that may be in the way.

    Returns
    -------
    array, shape (n,)
        1 open, 0 hidden.

    Notes
    -----
    One fixed set of directions for all points: neighbours err alike, so the result is smooth without noise.
    """
    mesh = trimesh.Trimesh(vertices, faces, process=False)
    caster = trimesh.ray.ray_pyembree.RayMeshIntersector(mesh, scale_to_box=False)
    seen = np.zeros(len(points))
    total = np.zeros(len(points))
    start = points + OFFSET_MM * normals
    for direction in sphere(DIRECTIONS):
        weight = normals @ direction
        up = np.flatnonzero(weight > 0.02)
        hit = _distance(caster, start[up], direction)
        open_part = np.clip(hit / REACH_MM, 0.0, 1.0) ** OPENNESS
        seen[up] += weight[up] * open_part
        total[up] += weight[up]
    return np.asarray(seen / np.maximum(total, 1e-9))


def _distance(caster: object, origins: Points, direction: NDArray[np.float64]) -> NDArray[np.float64]:
    rays = np.broadcast_to(direction, origins.shape)
    scene = caster._scene  # type: ignore[attr-defined]  # noqa: SLF001 - the only way to distances without triangles
    return np.asarray(scene.run(origins.astype(np.float32), rays.astype(np.float32), query="DISTANCE"), np.float64)


def even_out(value: NDArray[np.float64], faces: Faces, rounds: int = 2, fraction: float = 0.5) -> NDArray[np.float64]:
    """Average each vertex with its neighbours a few times."""
    smooth = value.copy()
    for _ in range(rounds):
        total = np.zeros_like(smooth)
        count = np.zeros_like(smooth)
        for a, b in ((0, 1), (1, 2), (2, 0), (1, 0), (2, 1), (0, 2)):
            np.add.at(total, faces[:, a], smooth[faces[:, b]])
            np.add.at(count, faces[:, a], 1.0)
        smooth += fraction * (total / np.maximum(count, 1.0) - smooth)
    return smooth
