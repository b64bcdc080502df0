"""Reads a head from its folder: ``head.toml`` (who it is, its landmarks, its hairline) and the mesh it names.

May import: geometry, errors. The format is described in ``docs/heads.md``.
"""

from __future__ import annotations

import hashlib
import math
from pathlib import Path

import numpy as np

from viewer import __version__
from viewer.data.head_description import HeadDescription
from viewer.data.kept import read_kept, write_kept
from viewer.data.mesh_file import read_mesh
from viewer.errors import DataError, Problem
from viewer.geometry.head import Hairline, HairlinePoint, Head, HeadMesh, Landmark, Points

REQUIRED_LANDMARKS = ("nasion", "inion", "lpa", "rpa")
"""Without these there is no frame and no midline."""
MAX_TOML_BYTES = 2**20
SIZE_MM = (100.0, 500.0)
"""Least and greatest extent of a head along each axis: a newborn's breadth to a bust with shoulders."""
EAR_POINT_TOLERANCE_MM = 3.0
"""How far the ear points may lie from the x axis, and their middle from the origin."""
OFF_SKIN_MM = 12.0
"""How far a landmark may lie outside the mesh's box."""


def load_head(folder: Path, cache: Path | None = None) -> Head:
    """Read and check a head.

    Parameters
    ----------
    folder : Path
        Holds ``head.toml`` and the mesh that it names.
    cache : Path, optional
        Where a description that was found sound is kept; need not exist.

    Returns
    -------
    Head
        Head frame (origin mid-way between the ear points, x right, y front, z up), mm.

    Raises
    ------
    DataError
        With every problem found: file, place, value and the rule it breaks.
    """
    toml_path = folder / "head.toml"
    label = f"{folder.name}/head.toml"
    described, toml_bytes = _described(toml_path, label, cache)
    mesh_path = folder / described.mesh
    try:
        mesh_bytes = mesh_path.read_bytes()
    except OSError as error:
        message = f"{described.mesh!r} cannot be read ({error.strerror})"
        raise DataError((Problem(label, "mesh", message),)) from error
    levels, curve = read_mesh(mesh_path, mesh_bytes)
    problems = [
        *_size_problems(f"{folder.name}/{described.mesh}", levels),
        *_landmark_problems(label, described, levels[0]),
    ]
    if problems:
        raise DataError(tuple(problems))
    return Head(
        id=described.id,
        name=described.name,
        licence=described.licence,
        provenance=described.provenance,
        levels=levels,
        landmarks={
            name: Landmark(name, mark.position_mm, mark.definition, mark.origin, mark.is_uncertain)
            for name, mark in described.landmarks.items()
        },
        fingerprint=hashlib.sha256(toml_bytes + mesh_bytes).hexdigest()[:16],
        hairline=_hairline(described.hairline, curve),
    )


def describe_head(folder: Path, cache: Path | None = None) -> HeadDescription:
    """Read what a head says of itself, without its mesh. Parameters and errors as for `load_head`."""
    return _described(folder / "head.toml", f"{folder.name}/head.toml", cache)[0]


def _described(path: Path, label: str, cache: Path | None) -> tuple[HeadDescription, bytes]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataError((Problem(label, "", f"cannot be read ({error.strerror})"),)) from error
    if len(content) > MAX_TOML_BYTES:
        message = f"is {len(content)} bytes; a head's description has at most {MAX_TOML_BYTES}"
        raise DataError((Problem(label, "", message),))
    key = f"{__version__} {hashlib.sha256(content).hexdigest()}"
    kept_in = cache / f"head-{path.parent.name}.json" if cache is not None else None
    kept = read_kept(kept_in, key, HeadDescription) if kept_in is not None else None
    if kept is not None:
        return kept, content
    from viewer.data.head_shape import judged_description  # with it comes pydantic

    described = judged_description(content, label)
    if kept_in is not None:
        write_kept(kept_in, key, described)
    return described, content


def _size_problems(file: str, levels: tuple[HeadMesh, ...]) -> list[Problem]:
    problems = []
    for level, mesh in enumerate(levels):
        extent = np.ptp(mesh.vertices_mm, axis=0)
        for axis, length in zip("xyz", extent, strict=True):
            if not SIZE_MM[0] <= length <= SIZE_MM[1]:
                message = f"{length:.1f} mm is outside {SIZE_MM[0]:.0f}..{SIZE_MM[1]:.0f}; are the units mm?"
                problems.append(Problem(file, f"level {level}: extent along {axis}", message))
    return problems


def _landmark_problems(file: str, described: HeadDescription, mesh: HeadMesh) -> list[Problem]:
    marks = described.landmarks
    problems = [
        Problem(file, f"landmarks.{name}", "is missing; every head needs it")
        for name in REQUIRED_LANDMARKS
        if name not in marks
    ]
    low, high = mesh.vertices_mm.min(axis=0) - OFF_SKIN_MM, mesh.vertices_mm.max(axis=0) + OFF_SKIN_MM
    for name, mark in marks.items():
        position = np.array(mark.position_mm)
        place = f"landmarks.{name}.position_mm"
        if not ((position >= low) & (position <= high)).all():
            problems.append(Problem(file, place, f"{list(mark.position_mm)} lies outside the mesh"))
        side = -1 if name.endswith("_left") or name == "lpa" else 1 if name.endswith("_right") or name == "rpa" else 0
        if side and side * mark.position_mm[0] <= 0.0:
            problems.append(Problem(file, place, f"x is {mark.position_mm[0]}; x grows to the person's right"))
    if not problems:
        problems = _frame_problems(file, described)
    return problems


def _frame_problems(file: str, described: HeadDescription) -> list[Problem]:
    lpa, rpa = np.array(described.landmarks["lpa"].position_mm), np.array(described.landmarks["rpa"].position_mm)
    problems = []
    off_origin = float(np.linalg.norm((lpa + rpa) / 2.0))
    if off_origin > EAR_POINT_TOLERANCE_MM:
        message = f"the middle of lpa and rpa lies {off_origin:.1f} mm from the origin; it must be the origin"
        problems.append(Problem(file, "landmarks.lpa", message))
    slant = math.hypot(*(rpa - lpa)[1:])
    if slant > 2 * EAR_POINT_TOLERANCE_MM:
        message = f"lpa and rpa differ by {slant:.1f} mm in y and z; the x axis must run through both"
        problems.append(Problem(file, "landmarks.rpa", message))
    nasion, inion = described.landmarks["nasion"].position_mm, described.landmarks["inion"].position_mm
    if not inion[1] < 0.0 < nasion[1]:
        message = f"nasion y is {nasion[1]}, inion y is {inion[1]}; y must grow to the front"
        problems.append(Problem(file, "landmarks.nasion", message))
    return problems


def _hairline(points: tuple[HairlinePoint, ...], curve: Points | None) -> Hairline | None:
    if not points:
        return None
    if curve is None:
        curve = np.array([point.position_mm for point in points])
    return Hairline(points, curve)
