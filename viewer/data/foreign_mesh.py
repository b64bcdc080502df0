"""The skin of a head that others made, read by a process of its own and then kept.

Readers of mesh formats are large and old; files come from anywhere. So the file is read by `viewer.data.mesh_child`,
with limits on time and memory, and whatever happens to it there is a sentence here.
"""

from __future__ import annotations

import hashlib
import json
import os
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

from viewer import __version__
from viewer.data.atlas_cache import code_stamp, read_stored
from viewer.data.head_description import HeadDescription
from viewer.data.head_placement import Placement
from viewer.errors import DataError, Problem
from viewer.geometry.head import HeadMesh, Point

MOST_SECONDS = 120.0
MOST_MEMORY_BYTES = 6 * 2**30
"""Of addresses. A million triangles need 2 GiB."""
MOST_STORED_BYTES = 256 * 2**20
REFUSED = 3
"""How the child ends when it has said what is wrong."""

_NO_MEMORY = ("MemoryError", "failed to map segment", "Cannot allocate memory")
"""How Python, the loader of libraries and the system say it."""

_PACKAGE = Path(__file__).resolve().parent.parent
_COMMAND = (sys.executable, "-P", "-m", "viewer.data.mesh_child")


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
    """

    levels: tuple[HeadMesh, ...]
    landmarks_mm: Mapping[str, Point]
    problems: tuple[Problem, ...]


def foreign_skin(
    folder: Path, described: HeadDescription, placement: Placement, fingerprint: str, cache: Path | None
) -> ForeignSkin:
    """Read the mesh of a foreign head, or what was kept of it.

    Parameters
    ----------
    folder : Path
        That of the head.
    described : HeadDescription
        What ``head.toml`` says.
    placement : Placement
        How its axes lie in the head frame.
    fingerprint : str
        Of the head's files.
    cache : Path or None
        Where skins are kept; need not exist.

    Raises
    ------
    DataError
        If there is no such file, it is too large, its reader fails, or it holds no head.
    """
    path = folder / described.mesh
    file = f"{folder.name}/{described.mesh}"
    code = code_stamp((_PACKAGE / "data", _PACKAGE / "geometry"))
    key = f"{__version__} {code} {fingerprint}"
    name = f"skin-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]}.npz"
    if cache is not None:
        kept = read_stored(cache / name, key, MOST_STORED_BYTES)
        if kept is not None:
            return _unpacked(*kept)
    with tempfile.TemporaryDirectory() as spare:
        out = _writable(cache, Path(spare)) / name
        names, places = list(described.landmarks), [mark.position_mm for mark in described.landmarks.values()]
        job = {
            "mesh": str(path),
            "file": file,
            "label": f"{folder.name}/head.toml",
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


def _writable(cache: Path | None, spare: Path) -> Path:
    """The cache where it can be written, else a folder that is gone afterwards."""
    if cache is None:
        return spare
    try:
        cache.mkdir(parents=True, exist_ok=True)
    except OSError:
        return spare
    return cache if os.access(cache, os.W_OK) else spare


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
        said = (child.stderr.strip().splitlines() or ["it said nothing"])[-1]
        if any(word in said for word in _NO_MEMORY):
            raise _fault(file, f"needs more than {MOST_MEMORY_BYTES // 2**30} GiB of memory to be read")
        kind = Path(file).suffix.lstrip(".")
        raise _fault(file, f"cannot be read as {kind} ({said[:200]}); it may be damaged or cut short")


def _unpacked(header: Mapping[str, Any], arrays: Mapping[str, NDArray[np.generic]]) -> ForeignSkin:
    levels: list[HeadMesh] = []
    while f"vertices{len(levels)}" in arrays:
        number = len(levels)
        levels.append(
            HeadMesh(
                np.asarray(arrays[f"vertices{number}"], np.float64),
                np.asarray(arrays[f"faces{number}"], np.int32),
                np.asarray(arrays[f"normals{number}"], np.float32),
            )
        )
    return ForeignSkin(
        tuple(levels),
        {name: np.array(place) for name, place in header["landmarks"].items()},
        tuple(Problem(*problem) for problem in header["problems"]),
    )


def _fault(file: str, message: str) -> DataError:
    return DataError((Problem(file, "", message),))
