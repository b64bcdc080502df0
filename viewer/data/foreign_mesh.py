"""The skin of a head that others made, read by a process of its own.

Readers of mesh formats are large and old; files come from anywhere. So the file is read by
`viewer.data.foreign_mesh_process`, with limits on time and memory, and whatever happens to it there is a sentence here.
Nothing of it is kept: it may be the head of a patient.
"""

from __future__ import annotations

import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from viewer.data.atlas_cache import read_stored
from viewer.data.crash_log import record
from viewer.data.head_description import HeadDescription
from viewer.data.head_placement import Placement
from viewer.data.mesh_file import MASKS
from viewer.data.paths import log_folder
from viewer.errors import DataError, Problem
from viewer.geometry.head import HeadMesh, Point, Points, SkinMasks

MOST_SECONDS = 120.0
MOST_MEMORY_BYTES = 6 * 2**30
"""Of addresses. A million triangles need 2 GiB."""
MOST_STORED_BYTES = 256 * 2**20
REFUSED = 3
"""How the child ends when it has said what is wrong."""

_NO_MEMORY = ("MemoryError", "failed to map segment", "Cannot allocate memory")
"""How Python, the loader of libraries and the system say it."""

_SHADES = (*MASKS, "occlusion")
_PACKAGE = Path(__file__).resolve().parent.parent
_COMMAND = (sys.executable, "-P", "-m", "viewer.data.foreign_mesh_process")


@dataclass(frozen=True, slots=True, eq=False)
class ForeignSkin:
    """A foreign mesh made ready.

    Attributes
    ----------
    levels : tuple of HeadMesh
        In falling detail, head frame, mm, no painted skin.
    landmarks_mm : mapping of str to array, shape (3,)
        Laid onto the skin.
    problems : tuple of Problem
        What was left out or moved, as warnings.
    hairline_mm : array, shape (k, 3), or None
        The hairline's closed curve, if the file holds one.
    """

    levels: tuple[HeadMesh, ...]
    landmarks_mm: Mapping[str, Point]
    problems: tuple[Problem, ...]
    hairline_mm: Points | None


def foreign_skin(folder: Path, described: HeadDescription, placement: Placement) -> ForeignSkin:
    """Read the mesh of a foreign head.

    Parameters
    ----------
    folder : Path
        That of the head.
    described : HeadDescription
        What ``head.toml`` says.
    placement : Placement
        How its axes lie in the head frame.

    Raises
    ------
    DataError
        If there is no such file, it is too large, its reader fails, or it holds no head.
    """
    path = folder / described.mesh
    file = f"{folder.name}/{described.mesh}"
    with tempfile.TemporaryDirectory() as spare:  # for its owner's eyes alone, and gone afterwards
        out, key = Path(spare) / "skin.npz", secrets.token_hex(8)
        names, places = list(described.landmarks), [mark.position_mm for mark in described.landmarks.values()]
        job = {
            "mesh": str(path),
            "file": file,
            "label": f"{folder.name}/head.toml",
            "frame": described.frame,
            "to_mm": described.mesh_to_mm,
            "turn": placement.turn.tolist(),
            "origin_mm": placement.origin_mm.tolist(),
            "landmarks": dict(zip(names, placement.place(np.array(places)).tolist(), strict=True)),
            "out": str(out),
            "key": key,
            "memory_bytes": MOST_MEMORY_BYTES,
        }
        _run(job, file, _COMMAND)
        made = read_stored(out, key, MOST_STORED_BYTES)
        if made is None:
            raise DataError((Problem(file, "", "its skin could not be stored: is the disk full?"),))
        return _unpacked(*made)


def level_arrays(number: int, level: HeadMesh) -> dict[str, NDArray[np.generic]]:
    """Return a level of detail as arrays with names of their own, as the child stores it."""
    arrays: dict[str, NDArray[np.generic]] = {
        f"vertices{number}": level.vertices_mm, f"faces{number}": level.faces, f"normals{number}": level.normals,
    }  # fmt: skip
    if level.masks is not None:
        arrays[f"masks{number}"] = np.column_stack([getattr(level.masks, name) for name in _SHADES])
    if level.transfer is not None:
        arrays[f"transfer{number}"] = level.transfer
    return arrays


def _run(job: Mapping[str, object], file: str, command: Sequence[str]) -> None:
    """Let the child do a job.

    Raises
    ------
    DataError
        With what the child said, or with how it ended.
    """
    environment = os.environ | {"PYTHONPATH": str(_PACKAGE.parent), "OPENBLAS_NUM_THREADS": "1"}
    try:
        child = subprocess.run(
            command,
            input=json.dumps(job),
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=MOST_SECONDS,
            env=environment,
        )
    except subprocess.TimeoutExpired as error:
        raise _fault(file, f"could not be read within {MOST_SECONDS:.0f} s; it may be damaged, or too large") from error
    if child.returncode == REFUSED:
        raise DataError(tuple(Problem(*problem) for problem in json.loads(child.stdout)))
    if child.returncode < 0:
        name = signal.Signals(-child.returncode).name
        raise _fault(file, f"made the process that reads it crash ({name}); it may be damaged")
    if child.returncode != 0:
        record(log_folder(), (f"{file} could not be read:\n", child.stderr))
        if any(word in child.stderr for word in _NO_MEMORY):
            raise _fault(file, f"needs more than {MOST_MEMORY_BYTES // 2**30} GiB of memory to be read")
        kind = Path(file).suffix.lstrip(".").upper()
        raise _fault(file, f"cannot be read as {kind}; it may be damaged or cut short")


def _unpacked(header: Mapping[str, Any], arrays: Mapping[str, NDArray[np.generic]]) -> ForeignSkin:
    levels: list[HeadMesh] = []
    while f"vertices{len(levels)}" in arrays:
        number = len(levels)
        levels.append(
            HeadMesh(
                np.asarray(arrays[f"vertices{number}"], np.float64),
                np.asarray(arrays[f"faces{number}"], np.int32),
                np.asarray(arrays[f"normals{number}"], np.float32),
                _masks(arrays.get(f"masks{number}")),
                np.asarray(arrays[f"transfer{number}"], np.uint8) if f"transfer{number}" in arrays else None,
            )
        )
    curve = arrays.get("hairline")
    return ForeignSkin(
        tuple(levels),
        {name: np.array(place) for name, place in header["landmarks"].items()},
        tuple(Problem(*problem) for problem in header["problems"]),
        None if curve is None else np.asarray(curve, np.float64),
    )


def _masks(columns: NDArray[np.generic] | None) -> SkinMasks | None:
    if columns is None:
        return None
    values = np.asarray(columns, np.float32)
    return SkinMasks(**{name: np.ascontiguousarray(values[:, place]) for place, name in enumerate(_SHADES)})


def _fault(file: str, message: str) -> DataError:
    return DataError((Problem(file, "", message),))
