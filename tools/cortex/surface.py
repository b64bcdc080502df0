"""The brain's surface: one level of the volume, its right half, smoothed and made light."""

from __future__ import annotations

import fast_simplification
import numpy as np
from scipy.sparse import coo_matrix, csr_matrix, diags
from scipy.sparse.csgraph import connected_components
from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
from vtkmodules.vtkCommonDataModel import vtkImageData
from vtkmodules.vtkFiltersCore import vtkFlyingEdges3D

from tools.cortex.volume import Volume
from viewer.geometry.head import Faces, Points
from viewer.geometry.mirrored import mirrored

LEVEL = 0.72
"""Of grey and white together: 0.5 closes the sulci, more opens them and thins the gyri."""
HALF_TRIANGLES = 29_500
LIGHT_TRIANGLES = 8_000
"""Of the half that is drawn while the head turns."""
_SMOOTHINGS = 8
_INWARD, _OUTWARD = 0.5, -0.53
"""Taubin's pair: smooths without shrinking. G. Taubin, A signal processing approach to fair surface design, 1995."""


def right_half(brain: Volume) -> tuple[Points, Faces]:
    """Return the right half, its border at x = 0, MNI152 mm, wound outwards."""
    points, faces = _contour(brain)
    points = _smoothed(points, faces)
    return lighter(points, faces, HALF_TRIANGLES)


def lighter(points: Points, faces: Faces, triangles: int) -> tuple[Points, Faces]:
    """Return a right half with fewer triangles, its border at x = 0."""
    points, faces = fast_simplification.simplify(
        points.astype(np.float32), faces.astype(np.int32), target_count=triangles, agg=8
    )
    points, faces = np.asarray(points, np.float64), np.asarray(faces, np.int32)
    points[np.abs(points[:, 0]) < 0.05, 0] = 0.0
    points[_border(faces), 0] = 0.0
    points[:, 0] = np.maximum(points[:, 0], 0.0)
    return _largest(points, faces[(points[faces, 0] > 0.0).any(axis=1)])


def links(faces: Faces, count: int) -> csr_matrix:
    """Which vertices an edge joins, as a symmetric matrix of ones."""
    ends = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    ends = np.vstack([ends, ends[:, ::-1]])
    joined = coo_matrix((np.ones(len(ends)), ends.T), shape=(count, count)).tocsr()
    joined.data[:] = 1.0
    return joined


def _contour(brain: Volume) -> tuple[Points, Faces]:
    middle = round(-float(brain.first_mm[0]))
    half = brain.share[middle:]
    image = vtkImageData()
    image.SetDimensions(half.shape)
    image.SetOrigin(0.0, *brain.first_mm[1:])
    image.GetPointData().SetScalars(numpy_to_vtk(half.ravel(order="F"), deep=1))
    level = vtkFlyingEdges3D()
    level.SetInputData(image)
    level.SetValue(0, LEVEL)
    level.ComputeNormalsOff()
    level.ComputeGradientsOff()
    level.ComputeScalarsOff()
    level.Update()
    found = level.GetOutput()
    points = vtk_to_numpy(found.GetPoints().GetData()).astype(np.float64)
    faces = vtk_to_numpy(found.GetPolys().GetConnectivityArray()).reshape(-1, 3).astype(np.int32)
    return _largest(points, faces)


def _smoothed(points: Points, faces: Faces) -> Points:
    """Smooth both halves together, so that the border at x = 0 is no edge, and return the right one."""
    count = len(points)
    both, triangles, _ = mirrored(points, faces)
    joined = links(triangles, len(both))
    mean = diags(1.0 / np.asarray(joined.sum(axis=1)).ravel()) @ joined
    for _ in range(_SMOOTHINGS):
        for step in (_INWARD, _OUTWARD):
            both = both + step * (mean @ both - both)
    half = both[:count]
    half[points[:, 0] == 0.0, 0] = 0.0
    return half


def _border(faces: Faces) -> Faces:
    """Vertices on an edge that has one triangle only."""
    ends = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    edges, uses = np.unique(ends, axis=0, return_counts=True)
    return np.unique(edges[uses == 1])


def _largest(points: Points, faces: Faces) -> tuple[Points, Faces]:
    """Keep the largest piece, and the vertices that it uses."""
    _, piece = connected_components(links(faces, len(points)), directed=False)
    counts = np.bincount(piece[faces[:, 0]])
    faces = faces[piece[faces[:, 0]] == counts.argmax()]
    used, renumbered = np.unique(faces, return_inverse=True)
    return points[used], renumbered.reshape(-1, 3).astype(np.int32)
