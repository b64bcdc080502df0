"""The needle at the selected zone: how it enters, at the angle that is set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk, numpy_to_vtkIdTypeArray
from vtkmodules.vtkCommonCore import vtkPoints
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer

from viewer.atlas.atlas import PlacedLine
from viewer.geometry.head import Point, Points
from viewer.scene.colour import rgb
from viewer.scene.label_text import along

_AVERAGE_MM = 5.0
_UNDER_SKIN_MM = 3.0  # just in: how deep is not for the overview to say
_SHAFT_RADIUS_MM = 0.45  # drawn; a real one is 0.15
_HANDLE_MM = 24.0
_HANDLE_RADIUS_MM = 1.25
_WINDING_MM = 1.1
_AROUND = 12
_STEEL, _WOUND = "#7D868C", "#D39A5A"


@dataclass(frozen=True, slots=True, eq=False)
class NeedlePlace:
    """Where a needle is: the point of entry and the unit direction toward the tip."""

    entry_mm: Point
    direction: Point

    def handle_mm(self, length_mm: float) -> Point:
        """The middle of the handle."""
        place: Point = self.entry_mm - self.direction * (length_mm - _UNDER_SKIN_MM + _HANDLE_MM / 2)
        return place


def needle_place(line: PlacedLine, share: float, is_backward: bool, angle_deg: float) -> NeedlePlace:
    """Put a needle on a zone.

    Parameters
    ----------
    line : PlacedLine
        The zone's line.
    share : float
        Where it enters, 0..1 of the line.
    is_backward : bool
        Whether it points against the order of the points.
    angle_deg : float
        Between needle and skin. The skin's normal is averaged over 5 mm of the line.
    """
    length = float(np.linalg.norm(np.diff(line.points_mm, axis=0), axis=1).sum())
    reach = min(_AVERAGE_MM / max(length, 1e-6), 1.0)
    low = float(np.clip(share - reach / 2, 0.0, 1.0 - reach))
    points, normals = along(line, [low, low + reach / 2, low + reach, share])
    normal = normals[:3].mean(axis=0)
    normal /= np.linalg.norm(normal)
    forward = (points[2] - points[0]) * (-1.0 if is_backward else 1.0)
    forward -= normal * (forward @ normal)
    forward /= max(float(np.linalg.norm(forward)), 1e-9)
    angle = np.radians(angle_deg)
    return NeedlePlace(points[3], np.cos(angle) * forward - np.sin(angle) * normal)


class Needle:
    """The drawn needles, one on each side that is shown.

    Parameters
    ----------
    renderer : vtkRenderer
        Where they are drawn.
    """

    def __init__(self, renderer: vtkRenderer) -> None:
        self._shaft = _Piece(renderer, _STEEL, 0.55)
        self._handle = _Piece(renderer, _WOUND, 0.2)

    def show(self, places: Sequence[NeedlePlace], length_mm: float) -> None:
        """Draw needles of this length; none hides them."""
        self._shaft.show(places, _shaft(length_mm))
        self._handle.show(places, _wound(length_mm))


class _Piece:
    """Shaft or handle of all needles."""

    def __init__(self, renderer: vtkRenderer, colour: str, shine: float) -> None:
        self._mapper = vtkPolyDataMapper()
        self._actor = vtkActor()
        self._actor.SetMapper(self._mapper)
        look = self._actor.GetProperty()
        look.SetColor(*rgb(colour).tolist())
        look.SetAmbient(0.25)
        look.SetDiffuse(0.8)
        look.SetSpecular(shine)
        look.SetSpecularPower(25)
        self._actor.VisibilityOff()
        renderer.AddActor(self._actor)

    def show(self, places: Sequence[NeedlePlace], profile: tuple[Point, Point]) -> None:
        self._actor.SetVisibility(bool(places))
        if places:
            self._mapper.SetInputData(_turned(places, *profile))


def _shaft(length_mm: float) -> tuple[Point, Point]:
    """Distance from the tip and radius, along the shaft."""
    return np.array([0.0, 2.5, length_mm, length_mm]), np.array([0.0, 1.0, 1.0, 0.0]) * _SHAFT_RADIUS_MM


def _wound(length_mm: float) -> tuple[Point, Point]:
    """Distance from the tip and radius, along the handle: rings of wire, and a small knob at the end."""
    steps = np.arange(0.0, _HANDLE_MM, _WINDING_MM / 4)
    radius = _HANDLE_RADIUS_MM * (0.84 + 0.16 * np.abs(np.sin(np.pi * steps / _WINDING_MM)))
    at = np.concatenate([[0.0], steps, [_HANDLE_MM, _HANDLE_MM + 0.8, _HANDLE_MM + 1.6]]) + length_mm
    knob = np.array([1.0, 0.75, 0.0]) * _HANDLE_RADIUS_MM
    return at, np.concatenate([[0.0], radius, knob])


def _turned(places: Sequence[NeedlePlace], at_mm: Point, radius_mm: Point) -> vtkPolyData:
    """Turn a profile round the axis of each needle."""
    turn = np.arange(_AROUND) / _AROUND * 2 * np.pi
    points, faces, count = [], [], 0
    for place in places:
        tip = place.entry_mm + place.direction * _UNDER_SKIN_MM
        first = np.cross(place.direction, np.eye(3)[int(np.argmin(np.abs(place.direction)))])
        first /= np.linalg.norm(first)
        second = np.cross(place.direction, first)
        ring = np.cos(turn)[:, None] * first + np.sin(turn)[:, None] * second
        rows: Points = (tip - place.direction * at_mm[:, None])[:, None] + ring * radius_mm[:, None, None]
        points.append(rows.reshape(-1, 3))
        row, column = np.meshgrid(np.arange(len(at_mm) - 1), np.arange(_AROUND), indexing="ij")
        a = count + row * _AROUND + column
        b = count + row * _AROUND + (column + 1) % _AROUND
        faces.append(np.stack([a, a + _AROUND, b + _AROUND, b], axis=-1).reshape(-1, 4))
        count += len(points[-1])
    data = vtkPolyData()
    where = vtkPoints()
    where.SetData(numpy_to_vtk(np.concatenate(points).astype(np.float32), deep=True))
    data.SetPoints(where)
    cells = vtkCellArray()
    cells.SetData(4, numpy_to_vtkIdTypeArray(np.ascontiguousarray(np.concatenate(faces).ravel(), np.int64), deep=True))
    data.SetPolys(cells)
    return data
