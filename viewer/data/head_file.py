"""Reads a head from its folder: ``head.toml`` (who it is, its landmarks, its hairline) and the mesh it names.

May import: geometry, errors. The format is described in ``docs/heads.md``.
"""

from __future__ import annotations

import hashlib
import math
import tomllib
from pathlib import Path
from typing import Annotated, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError

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

Finite = Annotated[float, Field(allow_inf_nan=False)]
Position = tuple[Finite, Finite, Finite]
Text = Annotated[str, Field(min_length=1, max_length=4000)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _LandmarkShape(_Shape):
    position_mm: Annotated[Position, Field(strict=False)]
    definition: Text
    origin: Text
    uncertain: bool = False


class _HairlinePointShape(_Shape):
    name: Text
    position_mm: Annotated[Position, Field(strict=False)]


class _HairlineShape(_Shape):
    rule: Text
    points: Annotated[list[_HairlinePointShape], Field(min_length=4, max_length=500)]


class _HeadShape(_Shape):
    format: Literal[1]
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
    name: Text
    units: Literal["mm"]
    frame: Literal["frankfurt"]
    mesh: Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]+\.npz$")]
    licence: Text
    provenance: Text
    figures: dict[str, float | int | str] = {}
    build: dict[str, float | int | str] = {}
    landmarks: dict[str, _LandmarkShape]
    hairline: _HairlineShape | None = None


def load_head(folder: Path) -> Head:
    """Read and check a head.

    Parameters
    ----------
    folder : Path
        Holds ``head.toml`` and the mesh that it names.

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
    shape, toml_bytes = _read_toml(toml_path, label)
    mesh_path = folder / shape.mesh
    try:
        mesh_bytes = mesh_path.read_bytes()
    except OSError as error:
        message = f"{shape.mesh!r} cannot be read ({error.strerror})"
        raise DataError((Problem(label, "mesh", message),)) from error
    levels, curve = read_mesh(mesh_path, mesh_bytes)
    problems = [*_size_problems(f"{folder.name}/{shape.mesh}", levels), *_landmark_problems(label, shape, levels[0])]
    if problems:
        raise DataError(tuple(problems))
    return Head(
        id=shape.id,
        name=shape.name,
        licence=shape.licence,
        provenance=shape.provenance,
        levels=levels,
        landmarks={
            name: Landmark(name, mark.position_mm, mark.definition, mark.origin, mark.uncertain)
            for name, mark in shape.landmarks.items()
        },
        fingerprint=hashlib.sha256(toml_bytes + mesh_bytes).hexdigest()[:16],
        hairline=_hairline(shape.hairline, curve),
    )


def _read_toml(path: Path, label: str) -> tuple[_HeadShape, bytes]:
    try:
        content = path.read_bytes()
        if len(content) > MAX_TOML_BYTES:
            message = f"is {len(content)} bytes; a head's description has at most {MAX_TOML_BYTES}"
            raise DataError((Problem(label, "", message),))
        return _HeadShape.model_validate(tomllib.loads(content.decode("utf-8"))), content
    except OSError as error:
        raise DataError((Problem(label, "", f"cannot be read ({error.strerror})"),)) from error
    except UnicodeDecodeError as error:
        raise DataError((Problem(label, "", f"is not UTF-8 text ({error.reason})"),)) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise DataError((Problem(label, "", f"is not TOML ({error})"),)) from error
    except ValidationError as error:
        raise DataError(
            tuple(
                Problem(label, ".".join(str(part) for part in fault["loc"]), _said(fault["input"], fault["msg"]))
                for fault in error.errors(include_url=False)
            )
        ) from error


def _said(value: object, rule: str) -> str:
    return rule if isinstance(value, dict) else f"{value!r:.80}: {rule}"


def _size_problems(file: str, levels: tuple[HeadMesh, ...]) -> list[Problem]:
    problems = []
    for level, mesh in enumerate(levels):
        extent = np.ptp(mesh.vertices_mm, axis=0)
        for axis, length in zip("xyz", extent, strict=True):
            if not SIZE_MM[0] <= length <= SIZE_MM[1]:
                message = f"{length:.1f} mm is outside {SIZE_MM[0]:.0f}..{SIZE_MM[1]:.0f}; are the units mm?"
                problems.append(Problem(file, f"level {level}: extent along {axis}", message))
    return problems


def _landmark_problems(file: str, shape: _HeadShape, mesh: HeadMesh) -> list[Problem]:
    marks = shape.landmarks
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
        problems = _frame_problems(file, shape)
    return problems


def _frame_problems(file: str, shape: _HeadShape) -> list[Problem]:
    lpa, rpa = np.array(shape.landmarks["lpa"].position_mm), np.array(shape.landmarks["rpa"].position_mm)
    problems = []
    off_origin = float(np.linalg.norm((lpa + rpa) / 2.0))
    if off_origin > EAR_POINT_TOLERANCE_MM:
        message = f"the middle of lpa and rpa lies {off_origin:.1f} mm from the origin; it must be the origin"
        problems.append(Problem(file, "landmarks.lpa", message))
    slant = math.hypot(*(rpa - lpa)[1:])
    if slant > 2 * EAR_POINT_TOLERANCE_MM:
        message = f"lpa and rpa differ by {slant:.1f} mm in y and z; the x axis must run through both"
        problems.append(Problem(file, "landmarks.rpa", message))
    nasion, inion = shape.landmarks["nasion"].position_mm, shape.landmarks["inion"].position_mm
    if not inion[1] < 0.0 < nasion[1]:
        message = f"nasion y is {nasion[1]}, inion y is {inion[1]}; y must grow to the front"
        problems.append(Problem(file, "landmarks.nasion", message))
    return problems


def _hairline(shape: _HairlineShape | None, curve: Points | None) -> Hairline | None:
    if shape is None:
        return None
    points = tuple(HairlinePoint(point.name, point.position_mm) for point in shape.points)
    if curve is None:
        curve = np.array([point.position_mm for point in points])
    return Hairline(points, curve)
