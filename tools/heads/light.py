"""Baked light: which part of the surroundings each point of the skin sees, sharp and as it spreads under the skin."""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.sparse as sp
import trimesh
from numpy.typing import NDArray
from scipy.sparse.linalg import splu

from tools.heads.bend import laplacian, smooth_step
from viewer.geometry.head import Faces, Points

Columns = NDArray[np.float64]

DIRECTIONS = 320
OFFSET_MM = 0.2
"""Rays start this far off the skin, so that they do not meet the triangle they start from."""
BEYOND_MM = 1e4
"""A ray that goes on so far has met nothing."""
SHARP_MM, DEEP_MM, THIN_MM = 0.9, 4.5, 2.0
"""How far light is spread: against noise, as it spreads under the skin, and through an ear."""
VECTOR_RANGE, SQUARE_RANGE = 0.7, 0.26
"""Values that fill the bytes: see `viewer.geometry.head.HeadMesh`."""
THICK_MM = (9.0, 2.0)
"""An auricle as thick as the first lets no light through, as thin as the second all it can."""


def sphere(count: int) -> NDArray[np.float64]:
    """Evenly spread unit directions, shape (count, 3): the golden-angle spiral (R. Swinbank, R. J. Purser, 2006)."""
    i = np.arange(count) + 0.5
    z = 1.0 - 2.0 * i / count
    angle = np.pi * (1.0 + 5.0**0.5) * i
    radius = np.sqrt(1.0 - z * z)
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle), z])


def moments(points: Points, normals: Points, vertices: Points, faces: Faces) -> Columns:
    """Cosine-weighted visibility as polynomials of the direction.

    Parameters
    ----------
    points, normals : array, shape (n, 3)
        Where to look from; unit outward normals.
    vertices, faces
        The whole head, that may be in the way.

    Returns
    -------
    array, shape (n, 9)
        The sums of V, of V w (x, y, z) and of V (w w - 1/3) (xx, yy, xy, yz, xz) over all directions w, where V is
        the cosine over pi where nothing is in the way.
    """
    scene = _caster(vertices, faces)
    total = np.zeros((len(points), 9))
    start = (points + OFFSET_MM * normals).astype(np.float32)
    for direction in sphere(DIRECTIONS):
        x, y, z = direction
        cosine = normals @ direction
        up = np.flatnonzero(cosine > 0.0)
        ways = np.broadcast_to(direction.astype(np.float32), (len(up), 3))
        free = up[np.asarray(scene.run(start[up], ways, query="DISTANCE")) > BEYOND_MM]
        basis = np.array([1.0, x, y, z, x * x - 1 / 3, y * y - 1 / 3, x * y, y * z, x * z])
        total[free] += cosine[free, None] * basis
    return total * 4.0 / DIRECTIONS


def baked(seen: Columns, points: Points, faces: Faces) -> NDArray[np.uint8]:
    """Bytes of a half: the moments against noise, and the first four diffused as light is under the skin."""
    sharp = spread(seen, points, faces, SHARP_MM)
    deep = spread(seen[:, :4], points, faces, DEEP_MM)
    for light in (sharp, deep):
        light[points[:, 0] == 0.0, 1] = 0.0
    sharp[np.ix_(points[:, 0] == 0.0, [6, 8])] = 0.0
    return np.column_stack([
        _part(sharp[:, :1]), _signed(sharp[:, 1:4], VECTOR_RANGE), _signed(sharp[:, 4:], SQUARE_RANGE),
        _part(deep[:, :1]), _signed(deep[:, 1:], VECTOR_RANGE),
    ])  # fmt: skip


def thinness(points: Points, normals: Points, ears: NDArray[np.float64], whole: tuple[Points, Faces]) -> Columns:
    """Where light comes through an auricle, 0..1 per vertex, from its thickness behind the skin."""
    scene = _caster(*whole)
    start = (points - OFFSET_MM * normals).astype(np.float32)
    thick = scene.run(start, -normals.astype(np.float32), query="DISTANCE").astype(np.float64)
    return np.asarray(smooth_step(*THICK_MM, thick) * smooth_step(0.2, 0.7, ears))


def spread(values: Columns, points: Points, faces: Faces, radius_mm: float) -> Columns:
    """Diffuse values over the skin as heat would be: one implicit step; nothing leaves at the mid-plane."""
    stiffness, area = laplacian(points, faces)
    solve = splu((sp.diags(area) - (radius_mm**2 / 2.0) * stiffness).tocsc())
    return np.asarray(solve.solve(area[:, None] * values))


def _caster(vertices: Points, faces: Faces) -> Any:
    mesh = trimesh.Trimesh(vertices, faces, process=False)
    caster = trimesh.ray.ray_pyembree.RayMeshIntersector(mesh, scale_to_box=False)
    return caster._scene  # noqa: SLF001 - the only way to distances and shadows without triangles


def _part(value: Columns) -> NDArray[np.uint8]:
    return np.round(np.clip(value, 0.0, 1.0) * 255.0).astype(np.uint8)


def _signed(value: Columns, most: float) -> NDArray[np.uint8]:
    return np.round(128.0 + 127.0 * np.clip(value / most, -1.0, 1.0)).astype(np.uint8)
