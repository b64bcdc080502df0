"""Reads a foreign mesh and makes a skin of it, as a process of its own: ``python -m viewer.data.mesh_child``.

A damaged file can make a reader hang, take all memory or crash; here it takes nothing with it. The job comes as JSON on
standard input, the skin goes into a file, and what is wrong goes as JSON to standard output, with an exit code of its
own.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from viewer.data.atlas_cache import write_stored
from viewer.data.foreign_mesh import REFUSED
from viewer.data.mesh_levels import level_of, lighter_levels
from viewer.data.mesh_mend import Triangles, sound_triangles
from viewer.data.mesh_shells import laid_on_skin, roughness_problems, skin_with
from viewer.errors import DataError, Problem
from viewer.geometry.head import Points

MOST_VERTICES = 2_000_000


def read_triangles(path: Path, file: str) -> tuple[Points, Triangles]:
    """Read a mesh as it is, in the units of the file.

    Parameters
    ----------
    path : Path
        ``.npz`` with ``vertices_mm`` and ``faces``, or a format that trimesh reads.
    file : str
        What problems call it.

    Returns
    -------
    vertices : array, shape (n, 3)
    faces : array, shape (m, 3)

    Raises
    ------
    DataError
        If it holds no triangles or too many.
    """
    if path.suffix.lower() == ".npz":
        vertices, faces = _arrays(path, file)
    else:
        import trimesh

        kind = path.suffix.lower().lstrip(".")
        options: dict[str, Any] = {"skip_materials": True} if kind == "obj" else {}
        with path.open("rb") as stream:
            loaded = trimesh.load(stream, file_type=kind, process=False, maintain_order=True, **options)
        # A scene holds several meshes, each with its own place in it.
        mesh = loaded.to_mesh() if isinstance(loaded, trimesh.Scene) else loaded
        if not isinstance(mesh, trimesh.Trimesh):
            raise DataError((Problem(file, "", "holds points but no triangles"),))
        vertices, faces = np.asarray(mesh.vertices, np.float64), np.asarray(mesh.faces, np.int64).reshape(-1, 3)
    # An STL file repeats each vertex some six times.
    if len(faces) > 2 * MOST_VERTICES or (len(vertices) > MOST_VERTICES and path.suffix.lower() != ".stl"):
        message = f"has {len(vertices)} vertices and {len(faces)} triangles; at most {MOST_VERTICES} vertices are read"
        raise DataError((Problem(file, "vertices", message),))
    return vertices, faces


def make_skin(job: dict[str, Any]) -> None:
    """Do a job: read, mend, choose the skin, lay the landmarks on it, make lighter levels, store all of it.

    Parameters
    ----------
    job : dict
        ``mesh`` path, ``file`` and ``label`` what problems call mesh and description, ``to_mm``, ``turn`` (3, 3) and
        ``origin_mm`` (3,) lead from the file's numbers to the head frame, ``landmarks`` name to place in the head
        frame, ``out`` path and ``key`` of the stored file, ``memory_bytes`` the most it may take.

    Raises
    ------
    DataError
        If no skin can be made of it.
    """
    file, label = job["file"], job["label"]
    vertices, faces = read_triangles(Path(job["mesh"]), file)
    placed = (vertices * job["to_mm"] - np.array(job["origin_mm"])) @ np.array(job["turn"]).T
    marks = {name: np.array(place) for name, place in job["landmarks"].items()}
    raw = skin_with(sound_triangles(file, placed, faces), file, marks, job["to_mm"])
    mesh = level_of(raw.vertices_mm, raw.faces)
    marks, moved = laid_on_skin(mesh, marks, label)
    problems = (*raw.problems, *moved, *roughness_problems(file, mesh, marks))
    arrays: dict[str, NDArray[np.generic]] = {}
    for number, level in enumerate((mesh, *lighter_levels(mesh))):
        arrays[f"vertices{number}"] = level.vertices_mm
        arrays[f"faces{number}"] = level.faces
        arrays[f"normals{number}"] = level.normals
    header = {
        "landmarks": {name: place.tolist() for name, place in marks.items()},
        "problems": [_plain(problem) for problem in problems],
    }
    write_stored(Path(job["out"]), job["key"], header, arrays)


def main() -> int:
    """Do the job on standard input; 0 if the skin was stored."""
    job = json.load(sys.stdin)
    _limit_memory(job["memory_bytes"])
    try:
        make_skin(job)
    except DataError as error:
        json.dump([_plain(problem) for problem in error.problems], sys.stdout)
        return REFUSED
    return 0


def _limit_memory(most_bytes: int) -> None:
    if sys.platform == "win32":
        return  # there the time limit alone stops it
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _arrays(path: Path, file: str) -> tuple[Points, Triangles]:
    """The simple form of our own archive: two arrays."""
    with np.load(path, allow_pickle=False) as archive:
        arrays = {name: archive[name] for name in archive.files}
    for name, kind, words in (("vertices_mm", "f", "float"), ("faces", "iu", "integer")):
        value = arrays.get(name)
        if value is None:
            raise DataError((Problem(file, name, f"is missing; the archive holds {sorted(arrays)}"),))
        if value.dtype.kind not in kind or value.ndim != 2 or value.shape[1] != 3:
            raise DataError((Problem(file, name, f"is {value.dtype} {value.shape}, should be {words} (any, 3)"),))
    return arrays["vertices_mm"].astype(np.float64), arrays["faces"].astype(np.int64)


def _plain(problem: Problem) -> tuple[str, str, str, str]:
    return problem.file, problem.place, problem.message, problem.severity


if __name__ == "__main__":
    sys.exit(main())
