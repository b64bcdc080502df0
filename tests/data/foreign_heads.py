"""Folders of heads as others would bring them: the shipped head in other formats, units, axes, and spoiled."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import numpy as np
import trimesh

from viewer.data.head_file import load_head
from viewer.geometry.head import Head, Points

SHIPPED = Path(__file__).parents[2] / "assets" / "meshes" / "adult-man"
ROWS = {"R": (0, 1), "L": (0, -1), "A": (1, 1), "P": (1, -1), "S": (2, 1), "I": (2, -1)}
UNITS_MM = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "inch": 25.4}
SHIFT_MM = np.array([5.0, -20.0, 300.0])

Edit = Callable[[Points, np.ndarray], tuple[Points, np.ndarray]]


@cache
def shipped() -> Head:
    """The head that they are made of, read once."""
    return load_head(SHIPPED)


def write_head(
    folder: Path,
    *,
    kind: str = "ply",
    units: str = "mm",
    frame: str = "LPS",
    edit: Edit | None = None,
    keep: Iterable[str] | None = None,
    tilt_deg: float = 0.0,
    level: int = -1,
) -> Path:
    """Write the shipped head as a file of another making: shifted, tilted, along other axes."""
    head = shipped()
    vertices, faces = head.levels[level].vertices_mm, head.levels[level].faces
    if edit is not None:
        vertices, faces = edit(vertices.copy(), faces.copy())
    axes = np.zeros((3, 3))
    for column, letter in enumerate(frame):
        row, sign = ROWS[letter]
        axes[row, column] = sign
    cos, sin = np.cos(np.radians(tilt_deg)), np.sin(np.radians(tilt_deg))
    tilt = np.array([[1.0, 0.0, 0.0], [0.0, cos, -sin], [0.0, sin, cos]])

    def moved(points: Points) -> Points:
        return ((points @ tilt.T) @ axes + SHIFT_MM) / UNITS_MM[units]

    folder.mkdir(parents=True)
    trimesh.Trimesh(moved(vertices), faces, process=False).export(folder / f"scan.{kind}")
    lines = [
        "format = 1",
        'id = "scan"',
        'name = "A scan"',
        f'units = "{units}"',
        f'frame = "{frame}"',
        f'mesh = "scan.{kind}"',
        'licence = "none"',
        'provenance = "a test"',
    ]
    for name, mark in head.landmarks.items():
        if keep is None or name in keep:
            place = moved(np.array(mark.position_mm)).tolist()
            lines += [f"[landmarks.{name}]", f"position = {place}"]
    (folder / "head.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
