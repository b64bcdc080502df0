"""What lies under the pointer: the point where a ray from the eye meets the skin."""

from __future__ import annotations

import numpy as np
from pyvista import PolyData
from vtkmodules.vtkCommonCore import mutable, reference
from vtkmodules.vtkCommonDataModel import vtkStaticCellLocator

from viewer.geometry.head import Point
from viewer.scene.pose import Pose

_FAR_MM = 3000.0


class SkinRays:
    """Meets rays with a skin, whatever level is drawn.

    Parameters
    ----------
    data : PolyData
        The skin, in mm.
    """

    def __init__(self, data: PolyData) -> None:
        self._locator = vtkStaticCellLocator()
        self._locator.SetDataSet(data)  # the search tree is built at the first question
        self._share: reference = mutable(0.0)
        self._part: reference = mutable(0)
        self._face: reference = mutable(0)

    def first(self, start_mm: Point, end_mm: Point) -> Point | None:
        """Return the first place where the way from start to end meets the skin, shape (3,), or None if it does not."""
        place, inside = [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]
        found = self._locator.IntersectWithLine(  # type: ignore[call-overload]  # VTK's stubs know no references
            start_mm, end_mm, 1e-6, self._share, place, inside, self._part, self._face
        )
        return np.array(place) if found else None

    def is_hidden(self, point_mm: Point, eye_mm: Point, tolerance_mm: float = 2.0) -> bool:
        """Whether skin lies between a point and the eye, more than a tolerance in front of the point."""
        way = eye_mm - point_mm
        start = point_mm + way * (tolerance_mm / max(float(np.linalg.norm(way)), tolerance_mm))
        return self.first(start, eye_mm) is not None


def ray(pose: Pose, x_px: float, y_px: float, width_px: float, height_px: float) -> tuple[Point, Point]:
    """Return the two ends of the ray through a pixel, in logical pixels from the upper left."""
    right, up = pose.axes()
    scale = pose.height_mm() / height_px
    eye = pose.eye_mm()
    aim = np.array(pose.target_mm) + (right * (x_px - width_px / 2) + up * (height_px / 2 - y_px)) * scale
    way = (aim - eye) / np.linalg.norm(aim - eye)
    return eye, eye + way * _FAR_MM
