"""What lies flat on the picture: leaders, dots and plates, drawn over the head by a renderer of its own.

A renderer of its own keeps text out of smoothing that is meant for the head, and always in front.
Places are in device pixels from the upper left.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyvista import PolyData
from vtkmodules.util.numpy_support import numpy_to_vtk
from vtkmodules.vtkCommonDataModel import vtkImageData
from vtkmodules.vtkRenderingCore import (
    vtkActor2D,
    vtkPolyDataMapper2D,
    vtkRenderer,
    vtkTexture,
    vtkTexturedActor2D,
)

from viewer.scene.colour import Rgb
from viewer.scene.drawing_order import draw_last
from viewer.scene.lettering import Picture
from viewer.scene.mesh import surface


@dataclass(frozen=True, slots=True, eq=False)
class Sprite:
    """A picture at a place; equal `key` means the same picture."""

    key: tuple[object, ...]
    picture: Picture
    left_px: float
    top_px: float


class Shapes:
    """Lines and dots with soft edges, collected and then drawn as one piece."""

    def __init__(self) -> None:
        self._points: list[NDArray[np.float64]] = []
        self._colours: list[NDArray[np.float64]] = []
        self._faces: list[NDArray[np.int64]] = []
        self._count = 0

    def line(
        self, start: tuple[float, float], end: tuple[float, float], width_px: float, colour: Rgb, alpha: float
    ) -> None:
        """Draw a straight line."""
        a, b = np.array(start, float), np.array(end, float)
        way = b - a
        length = float(np.hypot(*way))
        if length < 1e-6:
            return
        across = np.array([-way[1], way[0]]) / length
        half = width_px / 2
        offsets = np.array([-half - 0.5, min(-half + 0.5, 0.0), max(half - 0.5, 0.0), half + 0.5])
        points = np.concatenate([a + offsets[:, None] * across, b + offsets[:, None] * across])
        alphas = np.tile([0.0, 1.0, 1.0, 0.0], 2) * alpha * min(1.0, width_px)
        faces = [[i, i + 1, i + 4] for i in range(3)] + [[i + 1, i + 5, i + 4] for i in range(3)]
        self._add(points, alphas, colour, np.array(faces))

    def dot(
        self, centre: tuple[float, float], radius_px: float, colour: Rgb, alpha: float = 1.0, corners: int = 28
    ) -> None:
        """Draw a filled disc, or with few corners a polygon standing on a side."""
        turn = (np.arange(corners) + 0.5) / corners * 2 * np.pi
        ring = np.column_stack([np.sin(turn), np.cos(turn)])
        inner, outer = max(radius_px - 0.5, 0.0), radius_px + 0.5
        points = np.concatenate([[[0.0, 0.0]], ring * inner, ring * outer]) + np.array(centre)
        alphas = np.r_[np.ones(corners + 1), np.zeros(corners)] * alpha
        i = np.arange(corners)
        j = (i + 1) % corners
        fan = np.column_stack([np.zeros(corners, np.int64), i + 1, j + 1])
        rim = np.concatenate(
            [
                np.column_stack([i + 1, i + 1 + corners, j + 1]),
                np.column_stack([j + 1, i + 1 + corners, j + 1 + corners]),
            ]
        )
        self._add(points, alphas, colour, np.concatenate([fan, rim]))

    def _add(
        self, points: NDArray[np.float64], alphas: NDArray[np.float64], colour: Rgb, faces: NDArray[np.int64]
    ) -> None:
        self._points.append(points)
        self._colours.append(np.column_stack([np.tile(colour, (len(points), 1)), alphas]))
        self._faces.append(faces + self._count)
        self._count += len(points)

    def poly_data(self, height_px: float) -> PolyData:
        """Return all shapes in VTK's display coordinates (from the lower left)."""
        if not self._points:
            return PolyData()
        flat = np.concatenate(self._points)
        place = np.column_stack([flat[:, 0], height_px - flat[:, 1], np.zeros(len(flat))])
        colours = np.rint(np.concatenate(self._colours) * 255).astype(np.uint8)
        return surface(place.astype(np.float32), np.concatenate(self._faces), colours=colours)


class ScreenOverlay:
    """Draws shapes and sprites over the head.

    Parameters
    ----------
    renderer : vtkRenderer
        A renderer on a layer above the head's.
    """

    def __init__(self, renderer: vtkRenderer) -> None:
        self._renderer = renderer
        self._mapper = vtkPolyDataMapper2D()
        self._mapper.SetColorModeToDirectScalars()
        self._lines = vtkActor2D()
        self._lines.SetMapper(self._mapper)
        self._lines.GetProperty().SetDisplayLocationToForeground()
        renderer.AddViewProp(self._lines)
        self._sprites: dict[tuple[object, ...], vtkTexturedActor2D] = {}

    def show(self, shapes: Shapes, sprites: list[Sprite], height_px: float) -> None:
        """Draw these and nothing else."""
        self._mapper.SetInputData(shapes.poly_data(height_px))
        had = self._sprites
        self._sprites = {each.key: had.get(each.key) or _sprite_actor(each.picture) for each in sprites}
        for key in had.keys() - self._sprites.keys():
            self._renderer.RemoveViewProp(had[key])
        if list(had) != list(self._sprites):  # what comes later lies on top, whatever was shown before
            draw_last(self._renderer, list(self._sprites.values()))
        for sprite in sprites:
            actor = self._sprites[sprite.key]
            # Whole pixels, or text is blurred.
            bottom = height_px - round(sprite.top_px) - sprite.picture.shape[0]
            actor.SetPosition(float(round(sprite.left_px)), float(bottom))


def _sprite_actor(picture: Picture) -> vtkTexturedActor2D:
    height, width = picture.shape[:2]
    image = vtkImageData()
    image.SetDimensions(width, height, 1)
    image.GetPointData().SetScalars(numpy_to_vtk(np.ascontiguousarray(picture[::-1]).reshape(-1, 4), deep=True))
    texture = vtkTexture()
    texture.SetInputData(image)
    texture.SetColorModeToDirectScalars()
    texture.InterpolateOff()
    texture.RepeatOff()
    corners = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]], np.float32)
    mapper = vtkPolyDataMapper2D()
    mapper.SetInputData(surface(corners * (width, height, 1), np.arange(4)[None], corners=corners[:, :2]))
    actor = vtkTexturedActor2D()
    actor.SetMapper(mapper)
    actor.SetTexture(texture)
    actor.GetProperty().SetDisplayLocationToForeground()
    actor.SetLayerNumber(1)
    return actor
