"""Reads a head from its folder: ``head.toml`` (who it is, its landmarks, its hairline) and the mesh it names.

May import: geometry, errors. The format is described in ``docs/heads.md``.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

import numpy as np

from viewer import __version__
from viewer.data.head_description import HeadDescription
from viewer.data.head_placement import NASION_DEG, Placement, placement_of
from viewer.data.head_size import size_problems
from viewer.data.mesh_file import read_mesh
from viewer.data.paths import is_shipped_head
from viewer.data.regular_file import NotReadable, read_regular
from viewer.data.value_cache import read_cached, write_cached
from viewer.errors import DataError, Problem
from viewer.geometry.head import Hairline, HairlinePoint, Head, HeadMesh, Landmark, Point, Points
from viewer.geometry.landmarks import MIDDLE, PAIRED, REQUIRED, SIDES

MAX_TOML_BYTES = 2**20
MAX_MESH_BYTES = 2**28
"""A million triangles are 50 MB as binary PLY or STL, 90 MB as OBJ."""
EAR_POINT_TOLERANCE_MM = 3.0
"""How far the ear points may lie from the x axis, and their middle from the origin."""
OFF_SKIN_MM = 12.0
"""How far a landmark may lie outside the mesh's box."""
_SLIP = 0.8  # how alike two names are, from 0 to 1, to be taken for each other


def load_head(folder: Path, cache: Path | None = None) -> Head:
    """Read and check a head.

    Parameters
    ----------
    folder : Path
        Holds ``head.toml`` and the mesh that it names.
    cache : Path, optional
        Where the description of a shipped head is kept once it was found sound; need not exist. Of any other head
        nothing is kept.

    Returns
    -------
    Head
        Head frame (origin mid-way between the ear points, x right, y front, z up), mm. What is wrong and can be lived
        with stands in its problems.

    Raises
    ------
    DataError
        With every problem found: file, place, value and the rule it breaks.
    """
    label = f"{folder.name}/head.toml"
    is_own = not is_shipped_head(folder)
    described, toml_bytes = _described(folder, label, None if is_own else cache)
    mesh_bytes = _mesh_bytes(folder, described, label)
    fingerprint = hashlib.sha256(toml_bytes + mesh_bytes).hexdigest()[:16]
    missing = _missing_landmarks(label, described)
    if missing:
        raise DataError(missing)
    placement = placement_of(described, label)
    marks = {name: placement.place(np.array(mark.position_mm)) for name, mark in described.landmarks.items()}
    problems = _landmark_problems(label, marks)
    if problems:
        raise DataError(problems)
    curve, lashes, warnings = None, None, (*_name_warnings(label, described), *_tilt_warnings(label, placement))
    if is_own:
        from viewer.data.foreign_mesh import foreign_skin  # the shipped heads do without

        skin = foreign_skin(folder, described, placement)
        levels, curve, marks = skin.levels, skin.hairline_mm, dict(skin.landmarks_mm)
        warnings = (*warnings, *skin.problems)
    else:
        stored = read_mesh(folder / described.mesh, mesh_bytes)
        levels, curve, lashes = stored.levels, stored.hairline_mm, stored.lashes_mm
    problems = (*_size_problems(f"{folder.name}/{described.mesh}", levels), *_box_problems(label, marks, levels[0]))
    if problems:
        raise DataError(problems)
    return Head(
        id=described.id,
        name=described.name,
        licence=described.licence,
        provenance=described.provenance,
        levels=levels,
        landmarks={
            name: Landmark(name, _triple(marks[name]), mark.definition, mark.origin, mark.is_uncertain)
            for name, mark in described.landmarks.items()
            if name in marks
        },
        fingerprint=fingerprint,
        hairline=_hairline(described.hairline, placement, curve),
        problems=warnings,
        person=described.person,
        is_own=is_own,
        lashes_mm=lashes,
    )


def describe_head(folder: Path, cache: Path | None = None) -> HeadDescription:
    """Read what a head says of itself, without its mesh. Parameters and errors as for `load_head`."""
    return _described(folder, f"{folder.name}/head.toml", cache if is_shipped_head(folder) else None)[0]


def _described(folder: Path, label: str, cache: Path | None) -> tuple[HeadDescription, bytes]:
    try:
        content = read_regular(folder / "head.toml", MAX_TOML_BYTES)
    except NotReadable as error:
        raise DataError((Problem(label, "", str(error)),)) from error
    key = f"{__version__} {hashlib.sha256(content).hexdigest()}"
    kept_in = cache / f"head-{folder.name}.json" if cache is not None else None
    kept = read_cached(kept_in, key, HeadDescription) if kept_in is not None else None
    if kept is not None:
        return kept, content
    from viewer.data.head_schema import judged_description  # with it comes pydantic

    described = judged_description(content, label)
    if kept_in is not None:
        write_cached(kept_in, key, described)
    return described, content


def _mesh_bytes(folder: Path, described: HeadDescription, label: str) -> bytes:
    path = folder / described.mesh
    try:
        return read_regular(path, MAX_MESH_BYTES)
    except NotReadable as error:
        raise DataError((Problem(label, "mesh", f"{described.mesh!r}: {error}"),)) from error


def _size_problems(file: str, levels: tuple[HeadMesh, ...]) -> tuple[Problem, ...]:
    return tuple(
        problem
        for level, mesh in enumerate(levels)
        for problem in size_problems(file, mesh.vertices_mm, f"level {level}: ")
    )


def _missing_landmarks(file: str, described: HeadDescription) -> tuple[Problem, ...]:
    return tuple(
        Problem(file, f"landmarks.{name}", "is missing; every head needs it")
        for name in REQUIRED
        if name not in described.landmarks
    )


def _name_warnings(file: str, described: HeadDescription) -> tuple[Problem, ...]:
    """Say it where a landmark's name is perhaps a slip; others may be there, for rules of one's own."""
    known = (*MIDDLE, *(f"{name}_{side}" for name in PAIRED for side in SIDES))
    slips = {name: get_close_matches(name, known, 1, _SLIP) for name in described.landmarks if name not in known}
    return tuple(
        Problem(
            file, f"landmarks.{name}", f"no rule of the program knows this name; did you mean {near[0]}?", "warning"
        )
        for name, near in slips.items()
        if near
    )


def _landmark_problems(file: str, marks: Mapping[str, Point]) -> tuple[Problem, ...]:
    problems = []
    for name, place in marks.items():
        side = -1 if name.endswith("_left") or name == "lpa" else 1 if name.endswith("_right") or name == "rpa" else 0
        if side and side * place[0] <= 0.0:
            message = f"x is {place[0]:g}; x grows to the person's right"
            problems.append(Problem(file, f"landmarks.{name}", message))
    return tuple(problems) or _frame_problems(file, marks)


def _box_problems(file: str, marks: Mapping[str, Point], mesh: HeadMesh) -> tuple[Problem, ...]:
    low, high = mesh.vertices_mm.min(axis=0) - OFF_SKIN_MM, mesh.vertices_mm.max(axis=0) + OFF_SKIN_MM
    return tuple(
        Problem(file, f"landmarks.{name}.position_mm", f"{list(_triple(place))} lies outside the mesh")
        for name, place in marks.items()
        if not ((place >= low) & (place <= high)).all()
    )


def _frame_problems(file: str, marks: Mapping[str, Point]) -> tuple[Problem, ...]:
    lpa, rpa, nasion, inion = marks["lpa"], marks["rpa"], marks["nasion"], marks["inion"]
    problems = []
    off_origin = float(np.linalg.norm((lpa + rpa) / 2.0))
    if off_origin > EAR_POINT_TOLERANCE_MM:
        message = (
            f'the middle of lpa and rpa lies {off_origin:.1f} mm from the origin; in the frame "frankfurt" it is the '
            'origin. frame = "RAS", or other letters, lets the program find it'
        )
        problems.append(Problem(file, "landmarks.lpa", message))
    slant = math.hypot(*(rpa - lpa)[1:])
    if slant > 2 * EAR_POINT_TOLERANCE_MM:
        message = f"lpa and rpa differ by {slant:.1f} mm in y and z; the x axis must run through both"
        problems.append(Problem(file, "landmarks.rpa", message))
    if not inion[1] < 0.0 < nasion[1]:
        message = f"nasion y is {nasion[1]:g}, inion y is {inion[1]:g}; y must grow to the front"
        problems.append(Problem(file, "landmarks.nasion", message))
    elif nasion[2] + inion[2] <= 0.0:
        message = (
            f"nasion z is {nasion[2]:g}, inion z is {inion[2]:g}; they lie above the ear points. z must grow upwards"
        )
        problems.append(Problem(file, "landmarks.nasion", message))
    return tuple(problems)


def _tilt_warnings(file: str, placement: Placement) -> tuple[Problem, ...]:
    """Say it where the horizontal is not that of a bone: three degrees move zones by up to 3 mm."""
    if not placement.is_tilted_by_nasion:
        return ()
    message = (
        f"without orbitale_left and orbitale_right the horizontal is taken {NASION_DEG:g}° below the nasion, "
        f"{abs(placement.tilt_deg):.1f}° from the file's own"
    )
    return (Problem(file, "landmarks", message, "warning"),)


def _hairline(points: tuple[HairlinePoint, ...], placement: Placement, curve: Points | None) -> Hairline | None:
    if not points:
        return None
    placed = placement.place(np.array([point.position_mm for point in points]))
    named = tuple(HairlinePoint(point.name, _triple(place)) for point, place in zip(points, placed, strict=True))
    return Hairline(named, placed if curve is None else curve)


def _triple(place: Point) -> tuple[float, float, float]:
    x, y, z = (float(value) for value in place)
    return (x, y, z)
