"""Reference lines on the head, dashed: midline, eyebrow to occiput, hairline."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.geometry.head import Point, Points
from viewer.presentation.landmarks import LINE_NAMES
from viewer.scene.labels import LabelView
from viewer.scene.marks import seen
from viewer.scene.names import Name
from viewer.scene.nearest_skin import NearestSkin, unit
from viewer.scene.picking import SkinRays
from viewer.scene.pose import Pose, project
from viewer.scene.skin_ink import SkinInk, ribbon

_STEP_MM = 1.5
_ON_SKIN_MM = 0.5
_NAME_STEP_MM = 12.0
_LIFT_MM = 5.0
_REACH_MM = 2.4
_FACING = 0.45  # a name stands only where its line is seen well
_NAME_SHARE = 0.72  # of the line: behind the ear, where nothing else is written
_FREE_EDGE_PX = 24.0
_AWAY_PX = 3.0

_BODY = """
  vec2 place = inkPlaceVSOutput.xy;
  float half_ = 0.40 * inkScale, rim = 0.42 * inkScale, period = 6.0;
  float off = (fract(place.x / period) - 0.5) * period;
  float beyond = max(abs(off) - 1.7, 0.0);
  float away = length(vec2(beyond, place.y));
  vec2 outward = beyond > 0.0 ? vec2(off < 0.0 ? -beyond : beyond, place.y) / max(away, 1e-4) : vec2(0.0, 1.0);
  vec2 perX = dFdx(place), perY = dFdy(place);
  float pixel = clamp(length(vec2(dot(outward, perX), dot(outward, perY))), 1e-3, 6.0);
  float covered = cover(half_ + rim - away, pixel);
  if (covered < 0.004) { discard; }
  float ink = cover(half_ - away, pixel);
  fragOutput0 = vec4(mix(casingTone, inkTone, ink), covered * mix(0.55, 1.0, ink));
"""


class ReferenceLines:
    """Draws the lines by one actor.

    Parameters
    ----------
    on_failure : callable
        Told when the shader cannot be used.
    curves_mm : mapping of str to array, shape (n, 3)
        The atlas's reference curves; those without a name in `LINE_NAMES` are left out.
    skin : NearestSkin
        The skin they lie on.
    """

    def __init__(
        self,
        renderer: vtkRenderer,
        on_failure: Callable[[str], None],
        curves_mm: Mapping[str, Points],
        skin: NearestSkin,
    ) -> None:
        self._ink = SkinInk(renderer, on_failure, _BODY, _LIFT_MM)
        self._names: list[tuple[str, Points, Points, Points]] = []
        pieces = []
        for name, curve in curves_mm.items():
            if name not in LINE_NAMES or len(curve) < 2:
                continue
            points, arcs = _evenly(curve, _STEP_MM)
            normals = _normals(points, arcs, skin)
            pieces.append(ribbon(points, normals, arcs, _REACH_MM))
            step = max(1, round(_NAME_STEP_MM / _STEP_MM))
            order = _best_first(len(points[::step]))
            ways = np.gradient(points, axis=0)
            at = np.arange(0, len(points), step)[order]
            self._names.append((LINE_NAMES[name], points[at], ways[at], normals[at]))
        self._ink.set_pieces(pieces)

    def set_colours(self, ink: str, casing: str) -> None:
        """Take over the colours, ``#RRGGBB``."""
        self._ink.set_colours(ink, casing)

    def draw(self, scale: float) -> None:
        """Draw the lines this much wider than life."""
        self._ink.set_scale(scale)

    def names_in_sight(self, pose: Pose, rays: SkinRays, view: LabelView) -> list[Name]:
        """Return each name once, where its line is seen well, as far behind the ear as can be."""
        eye: Point = pose.eye_mm()
        width, height, edge = view.width_px, view.height_px, 2 * _FREE_EDGE_PX
        found: dict[str, Name] = {}
        for text, points, ways, normals in self._names:
            if text in found:
                continue
            places = project(pose, points, width, height)
            inside = places - _FREE_EDGE_PX
            best = next(seen(points, normals, inside, eye, rays, width - edge, height - edge, _FACING), None)
            if best is not None:
                x, y = places[best]
                along_x, along_y = project(pose, points[best] + ways[best], width, height) - places[best]
                sides = "abrl" if abs(along_x) > abs(along_y) else "rlab"
                found[text] = Name(text, float(x), float(y), _AWAY_PX * view.scale, sides=sides)
        return list(found.values())

    def remove(self) -> None:
        """Take them off the screen."""
        self._ink.remove()


def _evenly(curve_mm: Points, step_mm: float) -> tuple[Points, NDArray[np.float64]]:
    """Points on a curve at even distances, and their distances from its start."""
    steps = np.linalg.norm(np.diff(curve_mm, axis=0), axis=1)
    arc = np.concatenate([[0.0], np.cumsum(steps)])
    at = np.linspace(0.0, arc[-1], max(2, round(arc[-1] / step_mm) + 1))
    return np.column_stack([np.interp(at, arc, curve_mm[:, axis]) for axis in range(3)]), at


def _normals(points: Points, arcs_mm: NDArray[np.float64], skin: NearestSkin) -> Points:
    """The skin's unit normals along a line; where it runs under the root of an ear, those before and behind."""
    nearest, normals = skin.project(points)
    is_on = np.linalg.norm(nearest - points, axis=1) < _ON_SKIN_MM
    if not is_on.any():
        return normals
    return unit(np.column_stack([np.interp(arcs_mm, arcs_mm[is_on], normals[is_on, axis]) for axis in range(3)]))


def _best_first(count: int) -> list[int]:
    return sorted(range(count), key=lambda index: abs(index - _NAME_SHARE * (count - 1)))
