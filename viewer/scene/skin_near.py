"""Where the skin is near a point, for thousands of points at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkPoints
from vtkmodules.vtkCommonDataModel import vtkPolyData, vtkStaticPointLocator
from vtkmodules.vtkFiltersPoints import vtkPointInterpolator, vtkShepardKernel

from viewer.geometry.head import HeadMesh, Points

Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]

_NEIGHBOURS = 4


class SkinNear:
    """Answers where the skin is near a point, for many points at once.

    Between vertices the skin is the blend of the planes of the four nearest ones; on the vault that is within
    0.01 mm of the triangles. VTK does the search: scipy's would cost a quarter of a second of start-up to import.
    """

    def __init__(self, mesh: HeadMesh) -> None:
        self._skin = _point_set(mesh.vertices_mm)
        kernel = vtkShepardKernel()
        kernel.SetKernelFootprintToNClosest()
        kernel.SetNumberOfPoints(_NEIGHBOURS)
        locator = vtkStaticPointLocator()
        self._blend = vtkPointInterpolator()
        self._blend.SetSourceData(self._skin)
        self._blend.SetKernel(kernel)
        self._blend.SetLocator(locator)
        self._blend.SetNullPointsStrategyToClosestPoint()
        # The height over a vertex's plane is p·n - v·n: blended apart, for v and n come together.
        normals = mesh.normals.astype(np.float64)
        self._sampled: Numbers | None = None
        self._planes = np.column_stack([normals, np.einsum("nc,nc->n", mesh.vertices_mm, normals)])

    def project(self, points: Points) -> tuple[Points, Points]:
        """Return the nearest points on the skin and the unit normals there, each shape (n, 3)."""
        planes = self.sample(points, self._planes)
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
        if per_vertex is not self._sampled:  # else VTK would build its search tree anew for each of many walks
            values = numpy_to_vtk(np.ascontiguousarray(per_vertex, dtype=np.float64), deep=True)
            values.SetName("values")
            self._skin.GetPointData().Initialize()
            self._skin.GetPointData().AddArray(values)
            self._sampled = per_vertex
        self._blend.SetInputData(_point_set(points))
        self._blend.Update()
        found: Numbers = vtk_to_numpy(self._blend.GetOutput().GetPointData().GetArray("values"))
        return found.reshape(len(points), per_vertex.shape[1]).copy()


def _point_set(points: Points) -> vtkPolyData:
    held = vtkPoints()
    held.SetData(numpy_to_vtk(np.ascontiguousarray(points, dtype=np.float64), deep=True))
    data = vtkPolyData()
    data.SetPoints(held)
    return data


def unit(vectors: Numbers) -> Numbers:
    """Return vectors, shape (..., 3), at length 1."""
    scaled: Numbers = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)
    return scaled
