"""Draws an infant's fontanelle: a soft rhomb on the scalp in the colour of danger, there whatever else is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.atlas.atlas import Atlas
from viewer.geometry.head import Points
from viewer.presentation.landmarks import PlaceWords
from viewer.presentation.soft_spot import soft_spot
from viewer.scene.marks import Mark, marks_on
from viewer.scene.nearest_skin import NearestSkin
from viewer.scene.skin_ink import SkinInk

RADIUS_MM = 20.0
"""From the middle to the front and rear corner. No source gives a size; wide enough for the lines whose zones say that
they lie over it (`viewer.checks.cautions`)."""
_BREADTH = 0.8
_ROWS = 15
_LIFT_MM = 6.8  # over zones and marks

# A sheer filling with slanting hatches, which are seen without colour too, and a soft edge.
_BODY = """
  vec2 place = inkPlaceVSOutput.xy;
  float away = abs(place.x) + abs(place.y);
  float pixel = clamp(length(vec2(dFdx(place.x), dFdy(place.y))), 1e-3, 0.3);
  float inside = smoothstep(1.0, 0.72, away);
  float stripe = abs(fract((place.x + place.y) * 4.0) - 0.5);
  float hatch = smoothstep(0.16 + pixel, 0.16 - pixel, stripe);
  float covered = inside * (0.34 + 0.42 * hatch);
  if (covered < 0.004) { discard; }
  fragOutput0 = vec4(inkTone, covered);
"""


@dataclass(frozen=True, slots=True, eq=False)
class Rhomb:
    """The shape of the mark on the skin, row by row from one edge to the opposite one.

    Attributes
    ----------
    mark : Mark
        Its middle, and what is said there.
    points_mm, normals : array, shape (rows * rows, 3)
        On the skin, and the skin's unit normals there.
    shares : array, shape (rows * rows, 2)
        Sideways and along the midline from the middle; 1 is a corner.
    faces : array, shape (n, 3)
        Triangles.
    """

    mark: Mark
    points_mm: Points
    normals: Points
    shares: Points
    faces: NDArray[np.int64]

    @property
    def words(self) -> PlaceWords:
        """What is said of it."""
        return self.mark.words

    def outline(self) -> Points:
        """Return its edge as a closed line, shape (n, 3)."""
        grid = self.points_mm.reshape(_ROWS, _ROWS, 3)
        return np.concatenate([grid[0], grid[1:, -1], grid[-1, -2::-1], grid[-2::-1, 0]])

    def hatches(self) -> list[Points]:
        """Return its slanting hatches, each of shape (rows, 3)."""
        return [*self.points_mm.reshape(_ROWS, _ROWS, 3)[2:-1:2]]


def rhomb(atlas: Atlas, skin: NearestSkin) -> Rhomb | None:
    """Return the shape of the mark on a head; None on one that has no soft spot."""
    spot = soft_spot(atlas)
    if spot is None:
        return None
    (mark,) = marks_on([spot], skin)
    aside = np.array([1.0, 0.0, 0.0])
    along = np.cross(mark.normal, aside)
    along /= np.linalg.norm(along)
    one, other = (grid.ravel() for grid in np.meshgrid(*[np.linspace(-1.0, 1.0, _ROWS)] * 2))
    across, down = (one + other) / 2, (other - one) / 2
    flat = mark.point_mm + RADIUS_MM * (_BREADTH * across[:, None] * aside + down[:, None] * along)
    points, normals = skin.project(flat)
    corner = (np.arange(_ROWS - 1)[:, None] * _ROWS + np.arange(_ROWS - 1)).ravel()
    faces = np.concatenate(
        [
            np.column_stack([corner, corner + 1, corner + _ROWS + 1]),
            np.column_stack([corner, corner + _ROWS + 1, corner + _ROWS]),
        ]
    )
    return Rhomb(mark, points, normals, np.column_stack([across, down]), faces)


class SoftSpot:
    """The mark of one head.

    Parameters
    ----------
    on_failure : callable
        Told when the shader cannot be used.
    shape : Rhomb
        Where it lies.
    """

    def __init__(self, renderer: vtkRenderer, on_failure: Callable[[str], None], shape: Rhomb) -> None:
        self._ink = SkinInk(renderer, on_failure, _BODY, _LIFT_MM, is_sheer=True)
        places = np.column_stack([shape.shares, np.zeros((len(shape.shares), 2))])
        self._ink.set_shapes(shape.points_mm, shape.normals, places, shape.faces)

    def set_colour(self, ink: str) -> None:
        """Take over the colour, ``#RRGGBB``."""
        self._ink.set_colours(ink, ink)

    def remove(self) -> None:
        """Take it off the screen."""
        self._ink.remove()
