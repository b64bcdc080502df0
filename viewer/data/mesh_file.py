"""Reads the mesh of a shipped head: a numpy archive of our own, the compact half.

May import: geometry, errors.

The compact form stores the right half only. Positions are whole steps of a few micrometres, written as differences
from one vertex to the next; normals are two numbers each (octahedral map); masks are bytes. What it describes is
mirrored here, so a head read from it is symmetric to the last bit.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from viewer.data.array_file import Arrays, array_of, fault, label_of, read_arrays
from viewer.geometry.head import HeadMesh, Points, SkinMasks
from viewer.geometry.mirrored import mirrored

MASKS = ("hair", "brow", "lip", "warmth", "lash", "beard", "thin")
"""Order of the columns of ``masks``."""
TRANSFER = ("t0", "t1x", "t1y", "t1z", "xx", "yy", "xy", "yz", "xz", "d0", "d1x", "d1y", "d1z")
"""Order of the columns of ``transfer``: see `viewer.geometry.head.HeadMesh`."""
_TURNED = [TRANSFER.index(name) for name in ("t1x", "xy", "xz", "d1x")]
"""Those that change sign in a mirror."""
LASH_STEPS_PER_MM = 100.0
NORMAL_STEPS = 1023
"""Octahedral normals run over -1023..1023: within 0.15 degree."""
MAX_VERTICES = 2_000_000


@dataclass(frozen=True, slots=True, eq=False)
class StoredMesh:
    """What the mesh file of a shipped head holds.

    Attributes
    ----------
    levels : tuple of HeadMesh
        In falling detail, head frame, mm.
    hairline_mm : array, shape (k, 3), or None
        The hairline's closed curve, if the file holds one.
    lashes_mm : array, shape (j, 3, 3), or None
        Lashes as thin triangles, both sides, if the file holds them.
    """

    levels: tuple[HeadMesh, ...]
    hairline_mm: Points | None
    lashes_mm: Points | None


def read_mesh(path: Path, content: bytes | None = None) -> StoredMesh:
    """Read all levels of detail of a head's mesh.

    Parameters
    ----------
    path : Path
        A ``.npz`` archive.
    content : bytes, optional
        The file's bytes where the caller has read them already.

    Returns
    -------
    StoredMesh
        Whole: the left half is the right one's mirror image.

    Raises
    ------
    DataError
        If the file is missing, damaged, too large or not a mesh; the problem names array and rule.
    """
    arrays = read_arrays(path, content)
    if "level0_vertices" not in arrays:
        raise fault(label_of(path), "", f"holds {sorted(arrays)}; a mesh needs vertices_mm and faces")
    grid = _grid(label_of(path), arrays)
    levels: list[HeadMesh] = []
    while f"level{len(levels)}_vertices" in arrays:
        levels.append(_compact_level(label_of(path), arrays, f"level{len(levels)}_", grid))
    curve = None
    if "hairline" in arrays:
        curve = _positions(array_of(label_of(path), arrays, "hairline", "u2", (-1, 3)), grid)
    return StoredMesh(tuple(levels), curve, _lashes(label_of(path), arrays))


def is_plain(content: bytes) -> bool:
    """Whether a file is an archive of plain arrays, as others write it, and not our compact form."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "vertices_mm.npy" in archive.namelist()
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return False  # `read_mesh` says what is wrong


def decode_normals(packed: NDArray[np.int16]) -> NDArray[np.float32]:
    """Unfold octahedral normals.

    Parameters
    ----------
    packed : array, shape (n, 2)
        Each in -NORMAL_STEPS..NORMAL_STEPS.

    Returns
    -------
    array, shape (n, 3), float32
        Unit vectors.

    Notes
    -----
    Z. H. Cigolle et al., "A survey of efficient representations for independent unit vectors", JCGT 3(2), 2014.
    """
    xy = packed.astype(np.float32) / np.float32(NORMAL_STEPS)
    z = 1.0 - np.abs(xy).sum(axis=1)
    fold = np.maximum(-z, 0.0)[:, None]
    xy = xy - np.where(xy >= 0.0, fold, -fold)
    normals = np.column_stack([xy, z])
    return np.asarray(normals / np.linalg.norm(normals, axis=1, keepdims=True), np.float32)


def _grid(file: str, arrays: Arrays) -> tuple[NDArray[np.float64], float]:
    grid = np.asarray(array_of(file, arrays, "grid", "f", (4,)), np.float64)
    if not np.isfinite(grid).all() or not 0.0 < grid[3] <= 0.01:
        raise fault(file, "grid", f"is {grid.tolist()}; origin in mm and a step of at most 0.01 mm are expected")
    return grid[:3], float(grid[3])


def _positions(deltas: NDArray[np.generic], grid: tuple[NDArray[np.float64], float]) -> Points:
    origin, step = grid
    whole = np.cumsum(deltas, axis=0, dtype=np.uint16)  # wraps round on purpose, as the writer did
    return np.asarray(origin + step * whole)


def _faces(file: str, name: str, value: NDArray[np.generic], count: int) -> NDArray[np.int32]:
    faces = np.asarray(value, np.int64)
    if not len(faces):
        raise fault(file, name, "is empty")
    if faces.min() < 0 or faces.max() >= count:
        raise fault(file, name, f"names vertex {faces.max()} or {faces.min()}; there are {count}")
    return faces.astype(np.int32)


def _compact_level(file: str, arrays: Arrays, prefix: str, grid: tuple[NDArray[np.float64], float]) -> HeadMesh:
    vertices = _positions(array_of(file, arrays, prefix + "vertices", "u2", (-1, 3)), grid)
    n = len(vertices)
    if not 3 < n <= MAX_VERTICES:
        raise fault(file, prefix + "vertices", f"has {n} rows; 4 to {MAX_VERTICES} are expected")
    deltas = np.asarray(array_of(file, arrays, prefix + "faces", "i4", (-1, 3)), np.int64)
    first = np.cumsum(deltas[:, 0])
    faces = _faces(file, prefix + "faces", np.column_stack([first, first + deltas[:, 1], first + deltas[:, 2]]), n)
    packed = np.asarray(array_of(file, arrays, prefix + "normals", "i2", (n, 2)), np.int16)
    normals = decode_normals(np.cumsum(packed, axis=0, dtype=np.int16))
    masks = np.cumsum(array_of(file, arrays, prefix + "masks", "u1", (n, len(MASKS))), axis=0, dtype=np.uint8)

    vertices[:, 0] = np.where(vertices[:, 0] > grid[1] / 2, vertices[:, 0], 0.0)
    both, triangles, off = mirrored(vertices, faces)
    columns = np.concatenate([masks, masks[off]]).astype(np.float32) / np.float32(255)
    shades = dict(zip(MASKS, np.ascontiguousarray(columns.T), strict=True))
    transfer = _transfer(file, arrays, prefix, off, n)
    return HeadMesh(
        vertices_mm=both,
        faces=triangles,
        normals=np.concatenate([normals, normals[off] * np.array([-1, 1, 1], np.float32)]),
        masks=SkinMasks(**shades, occlusion=transfer[:, 0].astype(np.float32) / np.float32(255)),
        transfer=transfer,
    )


def _lashes(file: str, arrays: Arrays) -> Points | None:
    if "lashes" not in arrays:
        return None
    right = np.asarray(array_of(file, arrays, "lashes", "i2", (-1, 3, 3)), np.float64) / LASH_STEPS_PER_MM
    return np.concatenate([right, right[:, ::-1] * [-1.0, 1.0, 1.0]])


def _transfer(file: str, arrays: Arrays, prefix: str, off: NDArray[np.intp], count: int) -> NDArray[np.uint8]:
    """Light that reaches the right half, and its mirror image."""
    steps = array_of(file, arrays, prefix + "transfer", "u1", (count, len(TRANSFER)))
    right = np.cumsum(steps, axis=0, dtype=np.uint8)
    left = right[off]
    left[:, _TURNED] = 0 - left[:, _TURNED]  # 256 less the byte: wraps round on purpose
    return np.concatenate([right, left])
