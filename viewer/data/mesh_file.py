"""Reads the mesh of a shipped head: a numpy archive of our own, the compact half.

May import: geometry, errors.

The compact form stores the right half only. Positions are whole steps of a few micrometres, written as differences
from one vertex to the next; normals are two numbers each (octahedral map); masks are bytes. What it describes is
mirrored here, so a head read from it is symmetric to the last bit.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from viewer.errors import DataError, Problem
from viewer.geometry.head import HeadMesh, Points, SkinMasks

MASKS = ("hair", "brow", "lip", "warmth", "lash", "beard", "thin")
"""Order of the columns of ``masks``."""
TRANSFER = ("t0", "t1x", "t1y", "t1z", "xx", "yy", "xy", "yz", "xz", "d0", "d1x", "d1y", "d1z")
"""Order of the columns of ``transfer``: see `viewer.geometry.head.HeadMesh`."""
_TURNED = [TRANSFER.index(name) for name in ("t1x", "xy", "xz", "d1x")]
"""Those that change sign in a mirror."""
OLD_MASKS = ("hair", "brow", "lip", "warmth", "occlusion")
"""The columns of a file without ``transfer``."""
LASH_STEPS_PER_MM = 100.0
NORMAL_STEPS = 1023
"""Octahedral normals run over -1023..1023: within 0.15 degree."""
MAX_FILE_BYTES = 64 * 2**20
MAX_UNPACKED_BYTES = 256 * 2**20
MAX_VERTICES = 2_000_000

KINDS = {"f": "float", "i": "signed integer", "i2": "int16", "i4": "int32", "u1": "uint8", "u2": "uint16"}
"""Kinds of numbers, as numpy codes them and as people say it."""

Arrays = Mapping[str, NDArray[np.generic]]


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
    arrays = _unpack(path, content)
    if "level0_vertices" not in arrays:
        raise _fault(_label(path), "", f"holds {sorted(arrays)}; a mesh needs vertices_mm and faces")
    grid = _grid(_label(path), arrays)
    levels: list[HeadMesh] = []
    while f"level{len(levels)}_vertices" in arrays:
        levels.append(_compact_level(_label(path), arrays, f"level{len(levels)}_", grid))
    curve = None
    if "hairline" in arrays:
        curve = _positions(_array(_label(path), arrays, "hairline", "u2", (-1, 3)), grid)
    return StoredMesh(tuple(levels), curve, _lashes(_label(path), arrays))


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


def _fault(file: str, place: str, message: str) -> DataError:
    return DataError((Problem(file, place, message),))


def _unpack(path: Path, content: bytes | None) -> dict[str, NDArray[np.generic]]:
    file = _label(path)
    try:
        content = path.read_bytes() if content is None else content
        if len(content) > MAX_FILE_BYTES:
            raise _fault(file, "", f"is {len(content)} bytes; a mesh file has at most {MAX_FILE_BYTES}")
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > MAX_UNPACKED_BYTES:
            raise _fault(file, "", f"unpacks to {unpacked} bytes; at most {MAX_UNPACKED_BYTES} are read")
        with np.load(io.BytesIO(content), allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files}
    except FileNotFoundError as error:
        raise _fault(file, "", "is missing") from error
    except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile, zlib.error, NotImplementedError) as error:
        raise _fault(
            file, "", f"cannot be read as a numpy archive ({error}); it may be damaged or cut short"
        ) from error


def _array(file: str, arrays: Arrays, name: str, kind: str, shape: tuple[int, ...]) -> NDArray[np.generic]:
    """One array of the expected kind ("u2": numpy's code, "f": any float) and shape; -1 stands for any length."""
    if name not in arrays:
        raise _fault(file, name, "is missing")
    value = arrays[name]
    fits = value.ndim == len(shape) and all(want in (-1, have) for want, have in zip(shape, value.shape, strict=True))
    if not value.dtype.str[1:].startswith(kind) or not fits:
        wanted = tuple("any" if n == -1 else n for n in shape)
        raise _fault(file, name, f"is {value.dtype} {value.shape}, should be {KINDS[kind]} {wanted}")
    return value


def _grid(file: str, arrays: Arrays) -> tuple[NDArray[np.float64], float]:
    grid = np.asarray(_array(file, arrays, "grid", "f", (4,)), np.float64)
    if not np.isfinite(grid).all() or not 0.0 < grid[3] <= 0.01:
        raise _fault(file, "grid", f"is {grid.tolist()}; origin in mm and a step of at most 0.01 mm are expected")
    return grid[:3], float(grid[3])


def _positions(deltas: NDArray[np.generic], grid: tuple[NDArray[np.float64], float]) -> Points:
    origin, step = grid
    whole = np.cumsum(deltas, axis=0, dtype=np.uint16)  # wraps round on purpose, as the writer did
    return np.asarray(origin + step * whole)


def _faces(file: str, name: str, value: NDArray[np.generic], count: int) -> NDArray[np.int32]:
    faces = np.asarray(value, np.int64)
    if not len(faces):
        raise _fault(file, name, "is empty")
    if faces.min() < 0 or faces.max() >= count:
        raise _fault(file, name, f"names vertex {faces.max()} or {faces.min()}; there are {count}")
    return faces.astype(np.int32)


def _compact_level(file: str, arrays: Arrays, prefix: str, grid: tuple[NDArray[np.float64], float]) -> HeadMesh:
    vertices = _positions(_array(file, arrays, prefix + "vertices", "u2", (-1, 3)), grid)
    n = len(vertices)
    if not 3 < n <= MAX_VERTICES:
        raise _fault(file, prefix + "vertices", f"has {n} rows; 4 to {MAX_VERTICES} are expected")
    deltas = np.asarray(_array(file, arrays, prefix + "faces", "i4", (-1, 3)), np.int64)
    first = np.cumsum(deltas[:, 0])
    faces = _faces(file, prefix + "faces", np.column_stack([first, first + deltas[:, 1], first + deltas[:, 2]]), n)
    packed = np.asarray(_array(file, arrays, prefix + "normals", "i2", (n, 2)), np.int16)
    normals = decode_normals(np.cumsum(packed, axis=0, dtype=np.int16))
    is_old = prefix + "transfer" not in arrays
    names = OLD_MASKS if is_old else MASKS
    masks = np.cumsum(_array(file, arrays, prefix + "masks", "u1", (n, len(names))), axis=0, dtype=np.uint8)

    off = np.flatnonzero(vertices[:, 0] > grid[1] / 2)
    vertices[:, 0] = np.where(vertices[:, 0] > grid[1] / 2, vertices[:, 0], 0.0)
    partner = np.arange(n, dtype=np.int32)
    partner[off] = n + np.arange(len(off), dtype=np.int32)
    columns = np.concatenate([masks, masks[off]]).astype(np.float32) / np.float32(255)
    shades = dict(zip(names, np.ascontiguousarray(columns.T), strict=True))
    nothing = np.zeros(len(columns), np.float32)
    transfer = None if is_old else _transfer(file, arrays, prefix, off, n)
    occlusion = shades["occlusion"] if transfer is None else transfer[:, 0].astype(np.float32) / np.float32(255)
    return HeadMesh(
        vertices_mm=np.concatenate([vertices, vertices[off] * [-1.0, 1.0, 1.0]]),
        faces=np.concatenate([faces, partner[faces[:, ::-1]]]),
        normals=np.concatenate([normals, normals[off] * np.array([-1, 1, 1], np.float32)]),
        masks=SkinMasks(**{name: shades.get(name, nothing) for name in MASKS}, occlusion=occlusion),
        transfer=transfer,
    )


def _lashes(file: str, arrays: Arrays) -> Points | None:
    if "lashes" not in arrays:
        return None
    right = np.asarray(_array(file, arrays, "lashes", "i2", (-1, 3, 3)), np.float64) / LASH_STEPS_PER_MM
    return np.concatenate([right, right[:, ::-1] * [-1.0, 1.0, 1.0]])


def _transfer(file: str, arrays: Arrays, prefix: str, off: NDArray[np.intp], count: int) -> NDArray[np.uint8]:
    """Light that reaches the right half, and its mirror image."""
    steps = _array(file, arrays, prefix + "transfer", "u1", (count, len(TRANSFER)))
    right = np.cumsum(steps, axis=0, dtype=np.uint8)
    left = right[off]
    left[:, _TURNED] = 0 - left[:, _TURNED]  # 256 less the byte: wraps round on purpose
    return np.concatenate([right, left])


def _label(path: Path) -> str:
    """What problems call a mesh: every head's file may have the same name, but not in the same folder."""
    return f"{path.parent.name}/{path.name}"
