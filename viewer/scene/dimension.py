"""Thin lines on the skin: a dimension with bars at its ends, a dashed line to the pointer, a plain line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.geometry.head import Point, Points
from viewer.scene.nearest_skin import NearestSkin, unit
from viewer.scene.skin_ink import SkinInk, ribbon

_STEP_MM = 1.5
_BEYOND_MM = 2.0  # beside the ends, for the bars and their rim
_REACH_MM = 8.0
_LIFT_MM = 9.2  # in front of the topmost zone
_KINDS = {"barred": 0.0, "dashed": 1.0, "plain": 2.0}

_BODY = """
  vec2 place = inkPlaceVSOutput.xy;
  float whole = inkPlaceVSOutput.z;
  float half_ = 0.42 * inkScale, rim = 0.5 * inkScale, bar = 2.4 * inkScale;
  vec2 perX = dFdx(place), perY = dFdy(place);
  float pixel = clamp(max(length(vec2(perX.x, perY.x)), length(vec2(perX.y, perY.y))), 1e-3, 6.0);
  vec2 off = abs(place - vec2(whole * 0.5, 0.0)) - vec2(whole * 0.5, half_);
  float outside = length(max(off, 0.0)) + min(max(off.x, off.y), 0.0);
  if (inkPlaceVSOutput.w > 1.5) {
    outside += 0.1 * inkScale;  // a plain line is thinner: it ties, and measures nothing
    rim = 0.26 * inkScale;
  } else if (inkPlaceVSOutput.w > 0.5) {
    float period = 3.2 * inkScale;
    float dash = abs(fract(place.x / period) - 0.5) * period - 0.9 * inkScale;
    outside = max(outside, dash);
  } else {
    vec2 end = vec2(min(abs(place.x), abs(place.x - whole)) - half_, abs(place.y) - bar);
    outside = min(outside, length(max(end, 0.0)) + min(max(end.x, end.y), 0.0));
  }
  float covered = cover(rim - outside, pixel);
  if (covered < 0.004) { discard; }
  float ink = cover(-outside, pixel);
  fragOutput0 = vec4(mix(casingTone, inkTone, ink), covered);
"""


class SkinStrokes:
    """Draws lines of one colour by one actor.

    Parameters
    ----------
    on_failure : callable
        Told when the shader cannot be used.
    skin : NearestSkin
        The skin they lie on.
    kind : {"barred", "dashed", "plain"}
        With bars at both ends, dashed, or neither.
    """

    def __init__(
        self,
        renderer: vtkRenderer,
        on_failure: Callable[[str], None],
        skin: NearestSkin,
        *,
        kind: Literal["barred", "dashed", "plain"] = "barred",
    ) -> None:
        self._ink = SkinInk(renderer, on_failure, _BODY, _LIFT_MM)
        self._skin = skin
        self._kind = _KINDS[kind]
        self._beyond_mm = _BEYOND_MM if kind == "barred" else 0.0

    def set_colours(self, ink: str, casing: str) -> None:
        """Take over the colours, ``#RRGGBB``."""
        self._ink.set_colours(ink, casing)

    def show(self, ways_mm: Sequence[Points]) -> None:
        """Draw along these ways, each of shape (n, 3) on the skin, and nothing else."""
        pieces = []
        for way in ways_mm:
            points, normals, arcs = evenly_on(way, self._skin, _STEP_MM, self._beyond_mm)
            corners, ups, place, faces = ribbon(points, normals, arcs, _REACH_MM)
            place[:, 2] = arcs[-1] - self._beyond_mm
            place[:, 3] = self._kind
            pieces.append((corners, ups, place, faces))
        self._ink.set_pieces(pieces)

    def draw(self, scale: float) -> None:
        """Draw them this much wider than life."""
        self._ink.set_scale(scale)

    def remove(self) -> None:
        """Take them off the screen."""
        self._ink.remove()


def evenly_on(
    way_mm: Points, skin: NearestSkin, step_mm: float, beyond_mm: float = 0.0
) -> tuple[Points, Points, NDArray[np.float64]]:
    """Return places at even distances along a way, the skin's unit normals there, and lengths from its start.

    Parameters
    ----------
    way_mm : array, shape (n, 3)
        On the skin; at least two points.
    step_mm : float
        About how far apart.
    beyond_mm : float
        Straight on beyond both ends; lengths before the start are negative.
    """
    steps = np.linalg.norm(np.diff(way_mm, axis=0), axis=1)
    arc = np.concatenate([[0.0], np.cumsum(steps)])
    at = np.linspace(0.0, arc[-1], max(3, round(arc[-1] / step_mm) + 1))
    points = np.column_stack([np.interp(at, arc, way_mm[:, axis]) for axis in range(3)])
    if beyond_mm:
        first, last = unit(points[0] - points[1]), unit(points[-1] - points[-2])
        points = np.vstack([points[0] + beyond_mm * first, points, points[-1] + beyond_mm * last])
        at = np.concatenate([[-beyond_mm], at, [arc[-1] + beyond_mm]])
    _, normals = skin.project(points)
    return points, normals, at


def drape(start: Point, end: Point, skin: NearestSkin) -> Points:
    """Return a short way over the skin between two places, shape (n, 3): the straight line laid down on it."""
    count = max(3, int(np.linalg.norm(end - start) / _STEP_MM) + 1)
    share = np.linspace(0.0, 1.0, count)[:, None]
    points, _ = skin.project((1.0 - share) * start + share * end)
    points, _ = skin.project(points)
    points[0], points[-1] = start, end
    return points
