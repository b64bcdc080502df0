"""How large a head can be."""

from __future__ import annotations

import numpy as np

from viewer.errors import Problem
from viewer.geometry.head import Points

SIZE_MM = (100.0, 500.0)
"""Least and greatest extent of a head along each axis: a newborn's breadth to a bust with shoulders."""

_UNITS_MM = {"micrometres": 0.001, "tenths of a millimetre": 0.1, "cm": 10.0, "inches": 25.4, "m": 1000.0}


def size_problems(file: str, vertices_mm: Points, level: str = "") -> tuple[Problem, ...]:
    """Say along which axes a mesh is smaller or larger than any head, and in which unit it would be one.

    Parameters
    ----------
    file : str
        What problems call the mesh.
    vertices_mm : array, shape (n, 3)
        Head frame, mm.
    level : str
        Put before the place.
    """
    extent = np.ptp(vertices_mm, axis=0)
    low, high = SIZE_MM
    if ((extent >= low) & (extent <= high)).all():
        return ()
    fitting = [
        unit for unit, factor in _UNITS_MM.items() if ((extent * factor >= low) & (extent * factor <= high)).all()
    ]
    hint = f"; as {fitting[0]} its numbers would make a head: see units" if fitting else "; are the units mm?"
    return tuple(
        Problem(file, f"{level}extent along {axis}", f"{length:.4g} mm is outside {low:.0f}..{high:.0f}{hint}")
        for axis, length in zip("xyz", extent, strict=True)
        if not low <= length <= high
    )
