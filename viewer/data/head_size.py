"""How large a head can be."""

from __future__ import annotations

import numpy as np

from viewer.errors import Problem
from viewer.geometry.head import Points

SIZE_MM = (100.0, 500.0)
"""Least and greatest extent of a head along each axis: a newborn's breadth to a bust with shoulders."""

UNITS_MM = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "inch": 25.4}
"""Units in which a mesh can be."""


def size_problems(file: str, vertices_mm: Points, level: str = "", unit_mm: float = 1.0) -> tuple[Problem, ...]:
    """Say along which axes a mesh is smaller or larger than any head, and in which unit it would be one.

    Parameters
    ----------
    file : str
        What problems call the mesh.
    vertices_mm : array, shape (n, 3)
        Head frame, mm.
    level : str
        Put before the place.
    unit_mm : float
        What one unit of the file was taken for.
    """
    extent = np.ptp(vertices_mm, axis=0)
    low, high = SIZE_MM
    if ((extent >= low) & (extent <= high)).all():
        return ()
    fitting = [
        unit
        for unit, other_mm in UNITS_MM.items()
        if (low <= extent * other_mm / unit_mm).all() and (extent * other_mm / unit_mm <= high).all()
    ]
    hint = f'; units = "{fitting[0]}" would make a head of it' if fitting else "; are the units right?"
    return tuple(
        Problem(
            file,
            f"{level}extent along {axis}",
            f"{float(f'{length:.4g}'):.10g} mm is outside {low:.0f}..{high:.0f}{hint}",
        )
        for axis, length in zip("xyz", extent, strict=True)
        if not low <= length <= high
    )
