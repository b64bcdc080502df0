"""Pictures to trace sulci on: the right half from five sides, its gyri in colour, with a grid in MNI152 mm."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyvista as pv
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from tools.cortex.file import HalfCortex
from viewer.geometry.head import Points

_VIEWS = {
    "side": ((1.0, 0.0, 0.0), (0.0, 0.0, 1.0), (0.0, -18.0, 8.0)),
    "top": ((0.0, 0.0, 1.0), (0.0, 1.0, 0.0), (35.0, -18.0, 0.0)),
    "back": ((0.0, -1.0, 0.0), (0.0, 0.0, 1.0), (35.0, 0.0, 8.0)),
    "front": ((0.0, 1.0, 0.0), (0.0, 0.0, 1.0), (35.0, 0.0, 8.0)),
    "middle": ((-1.0, 0.0, 0.0), (0.0, 0.0, 1.0), (0.0, -18.0, 8.0)),
}
"""Whence one looks, what is up, and what lies in the middle, mm."""
_COLOURS = np.array([
    (225, 215, 205), (214, 80, 20), (60, 140, 210), (250, 170, 60), (240, 120, 110), (160, 170, 190), (150, 80, 150),
    (190, 120, 200), (110, 60, 170), (60, 150, 90), (150, 200, 90), (70, 60, 170), (110, 130, 160), (30, 110, 80),
])  # fmt: skip
_PIXELS, _HALF_MM, _GRID_MM = 1600, 98.0, 10
_AWAY_MM = 400.0
_BLUE, _PALE, _RED = (0, 0, 200), (150, 160, 225), (200, 0, 0)


def write_pictures(folder: Path, half: HalfCortex, traces: Sequence[Sequence[int]]) -> None:
    """Write one PNG for each side."""
    folder.mkdir(parents=True, exist_ok=True)
    colours = _COLOURS[half.region % len(_COLOURS)] * (1.0 - 0.45 * half.hollow[:, None])
    for name, view in _VIEWS.items():
        look, up, middle = map(np.array, view)
        picture = _drawn(half, colours.astype(np.uint8), look, up, middle)
        pen = ImageDraw.Draw(picture)
        across = np.cross(up, look)
        _grid(pen, across, up, middle)
        for trace in traces:
            pen.line(_pixels(half.points_mm[list(trace)], across, up, middle), fill=_RED, width=2)
        picture.save(folder / f"{name}.png")


def _drawn(half: HalfCortex, colours: NDArray[np.uint8], look: Points, up: Points, middle: Points) -> Image.Image:
    plotter = pv.Plotter(off_screen=True, window_size=[_PIXELS, _PIXELS])
    surface = pv.PolyData.from_regular_faces(half.points_mm, half.faces)
    surface.point_data["colour"] = colours
    # Where sheets touch there is no consistent side: the file's own winding is right.
    surface = surface.compute_normals(split_vertices=False, consistent_normals=False, auto_orient_normals=False)
    plotter.add_mesh(surface, scalars="colour", rgb=True)
    plotter.camera_position = [middle + _AWAY_MM * look, middle, up]
    plotter.camera.parallel_projection = True
    plotter.camera.parallel_scale = _HALF_MM
    shown = plotter.screenshot(return_img=True)
    plotter.close()
    return Image.fromarray(np.asarray(shown, np.uint8)).convert("RGB")


def _pixels(points: Points, across: Points, up: Points, middle: Points) -> list[tuple[float, float]]:
    off = (points - middle) * (_PIXELS / 2 / _HALF_MM)
    return [
        (_PIXELS / 2 + float(right), _PIXELS / 2 - float(high))
        for right, high in zip(off @ across, off @ up, strict=True)
    ]


def _grid(pen: ImageDraw.ImageDraw, across: Points, up: Points, middle: Points) -> None:
    for axis in (across, up):
        way = np.abs(axis)
        is_level = axis is up
        for step in range(-120, 130, _GRID_MM):
            at = middle * (1.0 - way) + step * way
            ((right, high),) = _pixels(at[None], across, up, middle)
            ends = ((0, high), (_PIXELS, high)) if is_level else ((right, 0), (right, _PIXELS))
            pen.line(ends, fill=_PALE, width=1)
            pen.text((2, high) if is_level else (right + 2, 2), str(step), fill=_BLUE)
