"""Writes a finished head: the compact half mesh and ``head.toml``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.heads.surface import HalfMesh
from viewer.data.mesh_file import LASH_STEPS_PER_MM, MASKS, NORMAL_STEPS
from viewer.geometry.head import Faces, Hairline, Landmark, Points

STEP_MM = 0.005
"""Positions are whole steps of this: off by at most 0.0025 mm."""


def encode_normals(normals: NDArray[np.float64]) -> NDArray[np.int16]:
    """Fold unit vectors into two whole numbers each; undone by ``viewer.data.mesh_file.decode_normals``."""
    scaled = normals / np.abs(normals).sum(axis=1, keepdims=True)
    xy = scaled[:, :2]
    folded = np.where(scaled[:, 2:] < 0.0, (1.0 - np.abs(xy[:, ::-1])) * np.where(xy >= 0.0, 1.0, -1.0), xy)
    return np.asarray(np.round(folded * NORMAL_STEPS), np.int16)


def write_mesh(path: Path, levels: Sequence[HalfMesh], hairline: Hairline, lashes_mm: Points) -> None:
    """Write all levels of detail.

    Parameters
    ----------
    path : Path
        The ``.npz`` to write; the same input always gives the same bytes.
    levels : sequence of HalfMesh
        Right halves, border at x = 0.
    hairline : Hairline
        Its curve goes into the same file.
    lashes_mm : array, shape (k, 3, 3)
        Of the right lids.
    """
    low = np.min([level.vertices_mm.min(axis=0) for level in levels], axis=0)
    low[0] = hairline.curve_mm[:, 0].min() - 1.0
    low = np.floor(low / STEP_MM) * STEP_MM  # x = 0 falls on a step
    arrays: dict[str, NDArray[np.generic]] = {"grid": np.array([*low, STEP_MM])}
    for number, level in enumerate(levels):
        level = _in_good_order(level)
        masks = np.column_stack([level.masks[name] for name in MASKS])
        first = level.faces[:, :1]
        steps = np.hstack([np.diff(first, axis=0, prepend=np.int32(0)), level.faces[:, 1:] - first])
        arrays[f"level{number}_vertices"] = _deltas(np.round((level.vertices_mm - low) / STEP_MM).astype(np.uint16))
        arrays[f"level{number}_faces"] = steps.astype(np.int32)
        arrays[f"level{number}_normals"] = _deltas(encode_normals(level.normals))
        arrays[f"level{number}_masks"] = _deltas(np.round(np.clip(masks, 0.0, 1.0) * 255.0).astype(np.uint8))
        arrays[f"level{number}_transfer"] = _deltas(level.transfer)
    arrays["lashes"] = np.round(lashes_mm * LASH_STEPS_PER_MM).astype(np.int16)
    arrays["hairline"] = _deltas(np.round((hairline.curve_mm - low) / STEP_MM).astype(np.uint16))
    np.savez_compressed(path, allow_pickle=False, **arrays)


def _deltas(values: NDArray[np.generic]) -> NDArray[np.generic]:
    """Differences from row to row, wrapping round within the type."""
    return np.diff(values, axis=0, prepend=np.zeros((1, values.shape[1]), values.dtype))


def _in_good_order(level: HalfMesh) -> HalfMesh:
    """Neighbours in space become neighbours in the file: small differences, small file, quick drawing."""
    cell = np.floor((level.vertices_mm - level.vertices_mm.min(axis=0)) / 0.5).astype(np.uint64)
    code = np.zeros(len(cell), np.uint64)
    for bit in range(10):
        for axis in range(3):
            code |= ((cell[:, axis] >> np.uint64(bit)) & np.uint64(1)) << np.uint64(3 * bit + axis)
    order = np.lexsort((*level.vertices_mm.T, code))
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    return HalfMesh(
        level.vertices_mm[order],
        _sorted_faces(rank[level.faces]),
        level.normals[order],
        {name: level.masks[name][order] for name in MASKS},
        level.transfer[order],
    )


def _sorted_faces(faces: Faces) -> Faces:
    turn = faces.argmin(axis=1)
    faces = np.take_along_axis(faces, (turn[:, None] + np.arange(3)) % 3, axis=1)
    return np.asarray(faces[np.lexsort(faces.T[::-1])])


def write_toml(
    path: Path,
    head: Mapping[str, str | int],
    tables: Mapping[str, Mapping[str, float | int | str]],
    landmarks: Mapping[str, Landmark],
    hairline: Hairline,
    hairline_rule: str,
) -> None:
    """Write ``head.toml``; the format is described in ``docs/heads.md``."""
    lines = [f"{key} = {_value(value)}" for key, value in head.items()]
    for name, table in tables.items():
        lines += ["", f"[{name}]", *(f"{key} = {_value(value)}" for key, value in table.items())]
    for mark in landmarks.values():
        lines += [
            "",
            f"[landmarks.{mark.name}]",
            f"position_mm = {_position(mark.position_mm)}",
            f"definition = {_value(mark.definition)}",
            f"origin = {_value(mark.origin)}",
        ]
        if mark.is_uncertain:
            lines.append("uncertain = true")
    lines += ["", "[hairline]", f"rule = {_value(hairline_rule)}"]
    for point in hairline.points:
        lines += ["", "[[hairline.points]]", f"name = {_value(point.name)}"]
        lines.append(f"position_mm = {_position(point.position_mm)}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _value(value: float | int | str) -> str:
    # JSON's strings and numbers are valid TOML.
    return json.dumps(value, ensure_ascii=False)


def _position(at: Sequence[float] | Points) -> str:
    return "[" + ", ".join(f"{float(v):.3f}" for v in at) + "]"
