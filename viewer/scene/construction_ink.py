"""What a construction is drawn with: bands of tape, dashed lines, and balls, each kind by one actor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.geometry.head import Points
from viewer.presentation.construction_view import Stretch
from viewer.scene.dimension import drape
from viewer.scene.nearest_skin import NearestSkin, unit
from viewer.scene.pose import Pose
from viewer.scene.skin_ink import SkinInk, ribbon

STEP_MM = 1.0
_BEYOND_MM = 2.5  # room for rounded ends
_ON_SKIN_MM = 0.5
_REACH_MM = 6.0

# Round dashes with a casing. They come closer together where ink is drawn finer than life, so that a close-up has some.
_DASHES = """
  vec2 place = inkPlaceVSOutput.xy;
  float half_ = HALF * inkScale, rim = 0.45 * inkScale, period = PERIOD * inkScale;
  float whole = inkPlaceVSOutput.z;
  float off = (fract(place.x / period) - 0.5) * period;
  float beyond = max(abs(off) - DASH * inkScale, 0.0);
  float past = max(max(-place.x, place.x - whole), 0.0);
  float away = length(vec2(max(beyond, past), place.y));
  vec2 outward = beyond > 0.0 ? vec2(off < 0.0 ? -beyond : beyond, place.y) / max(away, 1e-4) : vec2(0.0, 1.0);
  vec2 perX = dFdx(place), perY = dFdy(place);
  float pixel = clamp(length(vec2(dot(outward, perX), dot(outward, perY))), 1e-3, 6.0);
  float covered = cover(half_ + rim - away, pixel);
  if (covered < 0.004) { discard; }
  float ink = cover(half_ - away, pixel);
  fragOutput0 = vec4(mix(casingTone, inkTone, ink), covered * mix(CASING, STRENGTH, ink));
"""

# A disc that is lit like a ball: the key light comes from above left, as on the head.
_BALL = """
  vec2 place = inkPlaceVSOutput.xy;
  float radius = inkPlaceVSOutput.z, away = length(place);
  float pixel = clamp(length(vec2(dFdx(away), dFdy(away))), 1e-3, 6.0);
  float covered = cover(radius * 1.16 - away, pixel);
  if (covered < 0.004) { discard; }
  vec2 flat_ = place / max(radius, 1e-4);
  vec3 up = vec3(flat_, sqrt(max(1.0 - dot(flat_, flat_), 0.0)));
  float light = 0.52 + 0.56 * max(dot(up, vec3(-0.46, 0.60, 0.65)), 0.0);
  float shine = pow(max(dot(up, vec3(-0.28, 0.42, 0.86)), 0.0), 24.0) * 0.32;
  vec3 tone = min(inkTone * light + vec3(shine), 1.0);
  float ink = cover(radius - away, pixel);
  fragOutput0 = vec4(mix(casingTone, tone, ink), covered * mix(0.85, 1.0, ink));
"""


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """A stretch as it lies on the skin.

    Attributes
    ----------
    points_mm, normals : array, shape (n, 3)
        Even places along it, and unit normals of the skin there.
    arcs_mm : array, shape (n,)
        Lengths from its start.
    """

    points_mm: Points
    normals: Points
    arcs_mm: NDArray[np.float64]

    def until(self, share: float) -> Laid | None:
        """Return its first part, as a share of its length; None for nothing."""
        end = share * self.arcs_mm[-1]
        kept = self.arcs_mm < end
        if share >= 1.0 or kept.all():
            return self
        if kept.sum() < 2:
            return None
        columns = [np.interp(end, self.arcs_mm, self.points_mm[:, axis]) for axis in range(3)]
        count = int(kept.sum())
        return Laid(
            np.vstack([self.points_mm[:count], columns]),
            np.vstack([self.normals[:count], self.normals[count]]),
            np.append(self.arcs_mm[:count], end),
        )


def lay(stretch: Stretch, skin: NearestSkin) -> Laid | None:
    """Lay a stretch on the skin; None for one without length.

    Where it runs under the root of an ear the normals before and behind are taken.
    """
    points = stretch.points_mm
    if stretch.is_chord:
        points = drape(points[0], points[-1], skin)
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    arc = np.concatenate([[0.0], np.cumsum(steps)])
    if arc[-1] < STEP_MM / 4:
        return None
    arcs = np.linspace(0.0, arc[-1], max(4, round(arc[-1] / STEP_MM) + 1))
    points = np.column_stack([np.interp(arcs, arc, points[:, axis]) for axis in range(3)])
    nearest, normals = skin.project(points)
    is_on = np.linalg.norm(nearest - points, axis=1) < _ON_SKIN_MM
    if is_on.any() and not is_on.all():
        normals = unit(np.column_stack([np.interp(arcs, arcs[is_on], normals[is_on, axis]) for axis in range(3)]))
    return Laid(points, normals, arcs)


class Bands:
    """Ink along stretches, of one look.

    Parameters
    ----------
    on_failure : callable
        Told when the shader cannot be used.
    body : str
        The look, for `SkinInk`; ``inkPlace`` is mm along, mm across, and the whole length.
    lift_mm : float
        How far in front of the skin, in depth only.
    """

    def __init__(self, renderer: vtkRenderer, on_failure: Callable[[str], None], body: str, lift_mm: float) -> None:
        self._ink = SkinInk(renderer, on_failure, body, lift_mm)

    def set_colours(self, ink: str, casing: str) -> None:
        """Take over the colours, ``#RRGGBB``."""
        self._ink.set_colours(ink, casing)

    def show(self, stretches: Sequence[Laid]) -> None:
        """Draw along these and nothing else."""
        self._ink.set_pieces([_band(laid) for laid in stretches])

    def draw(self, scale: float) -> None:
        """Draw widths this much larger than life."""
        self._ink.set_scale(scale)

    def remove(self) -> None:
        """Take it off the screen."""
        self._ink.remove()


class Balls:
    """Balls of one colour, turned to the eye.

    Parameters
    ----------
    on_failure : callable
        Told when the shader cannot be used.
    radius_mm : float
        Of each.
    lift_mm : float
        How far in front of the skin, in depth only.
    """

    def __init__(
        self, renderer: vtkRenderer, on_failure: Callable[[str], None], radius_mm: float, lift_mm: float
    ) -> None:
        self._radius_mm = radius_mm
        self._ink = SkinInk(renderer, on_failure, _BALL, lift_mm)
        self._points: Points = np.empty((0, 3))
        self._normals: Points = np.empty((0, 3))

    def set_colours(self, ink: str, casing: str) -> None:
        """Take over the colours, ``#RRGGBB``."""
        self._ink.set_colours(ink, casing)

    def show(self, points_mm: Points, normals: Points) -> None:
        """Draw balls at these places, both of shape (n, 3), and no others."""
        self._points, self._normals = points_mm, normals
        if not len(points_mm):
            self._ink.hide()

    def draw(self, pose: Pose, scale: float) -> None:
        """Turn them to the eye, this much larger than life."""
        count = len(self._points)
        if not count:
            return
        right, up = pose.axes()
        radius = self._radius_mm * scale
        offsets = np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]]) * radius * 1.5
        corners = self._points[:, None] + (offsets[:, :1] * right + offsets[:, 1:] * up)[None]
        place = np.zeros((count, 4, 4))
        place[..., :2] = offsets
        place[..., 2] = radius
        faces = np.array([[0, 1, 2], [0, 2, 3]]) + 4 * np.arange(count)[:, None, None]
        normals = np.repeat(self._normals, 4, axis=0)
        self._ink.set_scale(scale)
        self._ink.set_shapes(corners.reshape(-1, 3), normals, place.reshape(-1, 4), faces.reshape(-1, 3))

    def remove(self) -> None:
        """Take them off the screen."""
        self._ink.remove()


def dashes(half_mm: float, period_mm: float, dash_mm: float, strength: float = 1.0, casing: float = 0.6) -> str:
    """Return the look of a dashed line: half its width, from dash to dash, half a dash, and how opaque it is."""
    body = _DASHES
    for name, value in (
        ("HALF", half_mm), ("PERIOD", period_mm), ("DASH", dash_mm), ("STRENGTH", strength), ("CASING", casing),
    ):  # fmt: skip
        body = body.replace(name, f"{value:.3f}")
    return body


def _band(laid: Laid) -> tuple[Points, Points, Points, NDArray[np.int64]]:
    """The corners of a band, a little longer than its line at both ends."""
    points, normals, arcs = laid.points_mm, laid.normals, laid.arcs_mm
    before, behind = unit(points[0] - points[1]), unit(points[-1] - points[-2])
    longer = np.vstack([points[0] + _BEYOND_MM * before, points, points[-1] + _BEYOND_MM * behind])
    along = np.concatenate([[-_BEYOND_MM], arcs, [arcs[-1] + _BEYOND_MM]])
    ups = np.vstack([normals[:1], normals, normals[-1:]])
    corners, corner_ups, place, faces = ribbon(longer, ups, along, _REACH_MM)
    place[:, 2] = arcs[-1]
    return corners, corner_ups, place, faces
