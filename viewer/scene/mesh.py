"""Meshes as PyVista's data: the one place where arrays become what VTK draws, searches and writes.

Only data: nothing of ``pyvista.plotting``, which costs the start half a second and more.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyvista import CellArray, PolyData
from vtkmodules.vtkCommonCore import vtkStringArray

from viewer.geometry.head import Points

NORMALS = "normals"
COLOURS = "colours"


def surface(
    points: Points | NDArray[np.float32],
    faces: NDArray[Any] | None = None,
    *,
    normals: NDArray[np.floating] | None = None,
    colours: NDArray[Any] | None = None,
    corners: NDArray[np.floating] | None = None,
    values: Mapping[str, NDArray[np.floating]] | None = None,
) -> PolyData:
    """Make a mesh of arrays. They are shared, not copied, where they have the right type already.

    Parameters
    ----------
    points : array, shape (n, 3)
        Kept in the precision that they have; in mm, or in pixels of the view.
    faces : array of int, shape (m, k), optional
        Indices of the corners of m polygons of k corners each; without them the mesh is a set of points.
    normals : array, shape (n, 3), optional
        Unit normals.
    colours : array of uint8, shape (n, 3) or (n, 4), optional
        Colours of the points, which become the active scalars.
    corners : array, shape (n, 2), optional
        Places in a texture, 0..1.
    values : mapping of str to array, shape (n,) or (n, k), optional
        What else is known of each point, by name.
    """
    data = PolyData()
    if not len(points):
        return data
    data.points = np.ascontiguousarray(points)
    if faces is not None:
        data.SetPolys(CellArray.from_regular_cells(faces))
    held = data.point_data
    if normals is not None:
        held.set_array(_single(normals), NORMALS)
        held.active_normals_name = NORMALS
    if colours is not None:
        held.set_scalars(colours, COLOURS)
    if corners is not None:
        held.active_texture_coordinates = _single(corners)
    for name, each in (values or {}).items():
        held.set_array(_single(each), name)
    return data


def write_words(data: PolyData, name: str, *words: str) -> None:
    """Write words on a mesh as field data. PyVista takes ASCII only; VTK, and its files, take any letters."""
    held = vtkStringArray()
    held.SetName(name)
    for word in words:
        held.InsertNextValue(word)
    data.GetFieldData().AddArray(held)


def _single(values: NDArray[Any]) -> NDArray[Any]:  # PyVista's types know no single precision
    return np.ascontiguousarray(values, np.float32)
