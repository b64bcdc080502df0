"""Draws an infant's fontanelle: a soft rhomb on the scalp in the colour of danger, there whatever else is shown."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.scene.marks import Mark
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


class SoftSpot:
    """The mark of one head.

    Parameters
    ----------
    on_failure : callable
        Told when the shader cannot be used.
    mark : Mark
        Its middle.
    skin : NearestSkin
        What it is laid on.
    """

    def __init__(self, renderer: vtkRenderer, on_failure: Callable[[str], None], mark: Mark, skin: NearestSkin) -> None:
        self._ink = SkinInk(renderer, on_failure, _BODY, _LIFT_MM, is_sheer=True)
        aside = np.array([1.0, 0.0, 0.0])
        along = np.cross(mark.normal, aside)
        along /= np.linalg.norm(along)
        across, down = (grid.ravel() for grid in np.meshgrid(*[np.linspace(-1.0, 1.0, _ROWS)] * 2))
        flat = mark.point_mm + RADIUS_MM * (_BREADTH * across[:, None] * aside + down[:, None] * along)
        points, normals = skin.project(flat)
        corner = (np.arange(_ROWS - 1)[:, None] * _ROWS + np.arange(_ROWS - 1)).ravel()
        faces = np.concatenate(
            [
                np.column_stack([corner, corner + 1, corner + _ROWS + 1]),
                np.column_stack([corner, corner + _ROWS + 1, corner + _ROWS]),
            ]
        )
        nothing = np.zeros(len(points))
        self._ink.set_shapes(points, normals, np.column_stack([across, down, nothing, nothing]), faces)

    def set_colour(self, ink: str) -> None:
        """Take over the colour, ``#RRGGBB``."""
        self._ink.set_colours(ink, ink)

    def remove(self) -> None:
        """Take it off the screen."""
        self._ink.remove()
