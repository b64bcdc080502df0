"""Reads a foreign mesh and makes a skin of it, as a process of its own: ``python -m viewer.data.foreign_mesh_process``.

A damaged file can make a reader hang, take all memory or crash; here it takes nothing with it. The job comes as JSON on
standard input, the skin goes into a file, and what is wrong goes as JSON to standard output, with an exit code of its
own.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from viewer.data.atlas_cache import write_stored
from viewer.data.foreign_mesh import REFUSED, level_arrays
from viewer.data.mesh_file import is_plain, read_mesh
from viewer.data.mesh_levels import level_of, lighter_levels
from viewer.data.mesh_repair import Triangles, sound_triangles
from viewer.data.mesh_shells import facing_problems, laid_on_skin, roughness_problems, skin_with
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
        stream = io.BytesIO(_as_utf8(path.read_bytes(), kind))
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


def _as_utf8(content: bytes, kind: str) -> bytes:
    """Return a mesh whose words are UTF-8: a name with an umlaut in a comment is no reason to refuse the rest."""
    header = content.find(b"end_header") if kind == "ply" else len(content)
    if kind not in ("obj", "off", "ply") and not (kind == "stl" and _is_text(content)):
        return content
    words, rest = content[:header], content[header:]
    try:
        words.decode("utf-8")
    except UnicodeDecodeError:
        return words.decode("latin-1").encode("utf-8") + rest
    return content


def _is_text(stl: bytes) -> bool:
    """Whether an STL is written in words: its other form counts its triangles in 4 bytes after 80."""
    count = int.from_bytes(stl[80:84], "little")
    return stl.lstrip()[:5].lower() == b"solid" and len(stl) != 84 + 50 * count


def make_skin(job: dict[str, Any]) -> None:
    """Do a job: read, and store a skin that can be used.

    Parameters
    ----------
    job : dict
        As `viewer.data.foreign_mesh` writes it: ``mesh`` path, ``file`` and ``label`` what problems call mesh and
        description, ``frame`` as declared; ``to_mm``, ``turn`` (3, 3) and ``origin_mm`` (3,) lead from the file's
        numbers to the head frame, ``landmarks`` name to place in the head frame, ``out`` path and ``key`` of the stored
        file, ``memory_bytes`` the most it may take.

    Raises
    ------
    DataError
        If no skin can be made of it.
    """
    path = Path(job["mesh"])
    if path.suffix.lower() == ".npz" and not is_plain(path.read_bytes()):
        header, arrays = _compact(path, job)
    else:
        header, arrays = _mended(path, job)
    write_stored(Path(job["out"]), job["key"], header, arrays)


def _compact(path: Path, job: dict[str, Any]) -> tuple[dict[str, Any], dict[str, NDArray[np.generic]]]:
    """Read a mesh in the form of the shipped heads: it is ready, with its painted skin and its hairline."""
    if job["frame"] != "frankfurt":
        message = f'is {job["frame"]!r}; a mesh in the compact form is in the frame "frankfurt"'
        raise DataError((Problem(job["label"], "frame", message),))
    stored = read_mesh(path)
    curve = stored.hairline_mm
    arrays: dict[str, NDArray[np.generic]] = {} if curve is None else {"hairline": curve}
    for number, level in enumerate(stored.levels):
        arrays |= level_arrays(number, level)
    return {"landmarks": job["landmarks"], "problems": []}, arrays


def _mended(path: Path, job: dict[str, Any]) -> tuple[dict[str, Any], dict[str, NDArray[np.generic]]]:
    """Read, mend, choose the skin, lay the landmarks on it, make lighter levels."""
    file, label = job["file"], job["label"]
    vertices, faces = read_triangles(path, file)
    placed = (vertices * job["to_mm"] - np.array(job["origin_mm"])) @ np.array(job["turn"]).T
    marks = {name: np.array(place) for name, place in job["landmarks"].items()}
    raw = skin_with(sound_triangles(file, placed, faces), file, marks, job["to_mm"])
    mesh = level_of(raw.vertices_mm, raw.faces)
    marks, moved = laid_on_skin(mesh, marks, label)
    problems = (*raw.problems, *moved, *facing_problems(label, mesh, marks), *roughness_problems(file, mesh, marks))
    arrays: dict[str, NDArray[np.generic]] = {}
    for number, level in enumerate((mesh, *lighter_levels(mesh))):
        arrays |= level_arrays(number, level)
    header = {
        "landmarks": {name: place.tolist() for name, place in marks.items()},
        "problems": [_plain(problem) for problem in problems],
    }
    return header, arrays


def main() -> int:
    """Do the job on standard input; 0 if the skin was stored."""
    job = json.load(sys.stdin)
    # All that works is loaded before memory is limited: what finds no room while it is imported says something else.
    import encodings.cp437  # noqa: F401  # names of files in an archive

    import fast_simplification  # noqa: F401
    import trimesh.exchange.gltf
    import trimesh.exchange.obj
    import trimesh.exchange.off
    import trimesh.exchange.ply
    import trimesh.exchange.stl  # noqa: F401

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
