"""Where the skin is near a point, for thousands of points at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonDataModel import vtkStaticPointLocator
from vtkmodules.vtkFiltersPoints import vtkPointInterpolator, vtkShepardKernel

from viewer.geometry.head import HeadMesh, Points
from viewer.scene.mesh import surface

Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]

_NEIGHBOURS = 4


class NearestSkin:
    """Answers where the skin is near a point, for many points at once.

    Between vertices the skin is the blend of the planes of the four nearest ones; on the vault that is within
    0.01 mm of the triangles. VTK does the search: scipy's would cost a quarter of a second of start-up to import.
    """

    def __init__(self, mesh: HeadMesh) -> None:
        self._vertices = mesh.vertices_mm
        # The height over a vertex's plane is p·n - v·n: blended apart, for v and n come together.
        normals = mesh.normals.astype(np.float64)
        heights = np.einsum("nc,nc->n", mesh.vertices_mm, normals)
        self._planes = _Blend(mesh.vertices_mm, np.column_stack([normals, heights]))

    def project(self, points: Points) -> tuple[Points, Points]:
        """Return the nearest points on the skin and the unit normals there, each shape (n, 3)."""
        planes = self._planes.at(points)
        normals = planes[:, :3]
        heights = np.einsum("nc,nc->n", points, normals) - planes[:, 3]
        squares = np.maximum(np.einsum("nc,nc->n", normals, normals), 1e-12)
        return points - normals * (heights / squares)[:, None], unit(normals)

    def sample(self, points: Points, per_vertex: Numbers) -> Numbers:
        """Return values of the skin at points.

        Parameters
        ----------
        points : array, shape (n, 3)
            Head frame, mm.
        per_vertex : array, shape (vertices, k)
            Values at the vertices.

        Returns
        -------
        array, shape (n, k)
            Blended from the four nearest vertices, nearer ones counting more.
        """
        return _Blend(self._vertices, per_vertex).at(points)


class _Blend:
    """Values at vertices, and their blend anywhere near. One search tree for as long as it lives."""

    def __init__(self, vertices: Points, values: Numbers) -> None:
        skin = surface(vertices)
        skin.point_data.set_array(values, "values")
        kernel = vtkShepardKernel()
        kernel.SetKernelFootprintToNClosest()
        kernel.SetNumberOfPoints(_NEIGHBOURS)
        self._filter = vtkPointInterpolator()
        self._filter.SetSourceData(skin)
        self._filter.SetKernel(kernel)
        self._filter.SetLocator(vtkStaticPointLocator())
        self._filter.SetNullPointsStrategyToClosestPoint()
        self._count = values.shape[1]

    def at(self, points: Points) -> Numbers:
        """Return the values at points, shape (n, k)."""
        self._filter.SetInputData(surface(points))
        self._filter.Update()
        found: Numbers = vtk_to_numpy(self._filter.GetOutput().GetPointData().GetArray("values"))
        return found.reshape(len(points), self._count).copy()


def unit(vectors: Numbers) -> Numbers:
    """Return vectors, shape (..., 3), at length 1."""
    scaled: Numbers = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)
    return scaled
