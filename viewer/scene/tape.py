r"""A scale on the skin: a measuring tape through the middle of the view, measured along the skin.

It is laid where a plane through the eye meets the head, so it looks straight while its centimetres get narrower toward
the sides, as they do on a round head::

          .-'''''-.
         /  0 5 10 \       ticks every cm, longer ones at 5
        |  [||||||] |
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.geometry.head import Head, HeadMesh, Point, Points
from viewer.scene.picking import SkinRays, ray
from viewer.scene.pose import Pose
from viewer.scene.skin_ink import SkinInk, ribbon
from viewer.scene.skin_near import unit

LENGTHS_MM = (100.0, 50.0, 20.0, 10.0, 5.0)
"""How long a tape may be; the longest that has room is laid."""

TAPE_FIGURES = ("0", "1", "5", "5 mm", "1 cm", "2 cm", "5 cm", "10 cm")
"""What may be written on it."""

HALF_WIDTH_MM = 2.0
_SHARE = 0.42  # of the view's width, at most
_BEYOND_MM = 4.0  # beside the first and the last tick
_STEP_MM = 1.0
_BROW_MM = 12.0  # upper edge of the brows above the glabella
_JUMP_MM = 5.0  # between neighbours: the skin ends, or another part of the head stands before it
_STEEPEST = 0.995  # cosine between neighbouring normals: over ears, nose and lids a tape would lie in the air
_LEAST_FACING = 0.30
# Tried in this order: the middle first, then ever higher, where there is vault, then lower.
_ROWS = (0.5, 0.46, 0.42, 0.38, 0.34, 0.30, 0.26, 0.22, 0.18, 0.56, 0.62, 0.68)
_COLUMNS = (0.5, 0.36, 0.64, 0.22, 0.78)
TAPE_LIFT_MM = 5.4
TAPE_REACH_MM = 6.0

TAPE_BODY = """
  vec2 place = inkPlaceVSOutput.xy;
  float whole = inkPlaceVSOutput.z, half_ = halfWidth * inkScale;
  float pad = min(1.5 * inkScale, 3.0), corner = 0.9 * inkScale;
  vec2 perX = dFdx(place), perY = dFdy(place);
  float pixelAlong = clamp(length(vec2(perX.x, perY.x)), 1e-3, 6.0);
  float pixelAcross = clamp(length(vec2(perX.y, perY.y)), 1e-3, 6.0);
  vec2 off = abs(place - vec2(whole * 0.5, 0.0)) - vec2(whole * 0.5 + pad - corner, half_ - corner);
  float outside = length(max(off, 0.0)) + min(max(off.x, off.y), 0.0) - corner;
  float pixel = off.x > off.y ? pixelAlong : pixelAcross;
  float rim = 0.28 * inkScale;
  float covered = cover(rim - outside, pixel);
  if (covered < 0.004) { discard; }
  float up = place.y + half_;
  float fine = 0.14 * inkScale;
  float tick = 0.0;
  float toCm = abs(place.x - 10.0 * floor(place.x / 10.0 + 0.5));
  float toFive = abs(place.x - 50.0 * floor(place.x / 50.0 + 0.5));
  float toHalf = abs(place.x - 5.0 * floor(place.x / 5.0 + 0.5));
  float toMm = abs(place.x - floor(place.x + 0.5));
  tick = max(tick, cover(fine - toCm, pixelAlong) * cover(1.0 * half_ - up, pixelAcross));
  tick = max(tick, cover(1.6 * fine - toFive, pixelAlong) * cover(1.4 * half_ - up, pixelAcross));
  tick = max(tick, cover(0.7 * fine - toHalf, pixelAlong) * cover(0.6 * half_ - up, pixelAcross));
  float near = 1.0 - smoothstep(0.09, 0.16, pixelAlong);
  tick = max(tick, near * cover(0.5 * fine - toMm, pixelAlong) * cover(0.4 * half_ - up, pixelAcross));
  tick *= step(-0.3, place.x) * step(place.x, whole + 0.3);
  float edge = cover(rim + outside, pixel);
  float ink = max(tick, edge * 0.9);
  fragOutput0 = vec4(mix(casingTone, inkTone, ink), covered);
""".replace("halfWidth", f"{HALF_WIDTH_MM}")
"""A pale band with ticks, for places of mm along, mm across, and the whole length."""


@dataclass(frozen=True, slots=True, eq=False)
class LaidTape:
    """A tape as it lies.

    Attributes
    ----------
    points_mm, normals : array, shape (n, 3)
        Its middle line on the skin and unit normals there, with `_BEYOND_MM` beside its first and last tick.
    arcs_mm : array, shape (n,)
        Length along the skin from the first tick; negative before it.
    length_mm : float
        From the first to the last tick.
    up : array, shape (3,)
        Unit vector to its upper edge.
    """

    points_mm: Points
    normals: Points
    arcs_mm: NDArray[np.float64]
    length_mm: float
    up: Point

    def figures(self) -> list[tuple[str, Point, Point]]:
        """Return the numbers on it, where each belongs on the middle line, and the skin's unit normal there."""
        step = min(50.0 if self.length_mm >= 50.0 else 10.0, self.length_mm)
        found = []
        for arc in np.arange(0.0, self.length_mm + 1.0, step):
            place = np.array([np.interp(arc, self.arcs_mm, self.points_mm[:, axis]) for axis in range(3)])
            normal = self.normals[int(np.argmin(np.abs(self.arcs_mm - arc)))]
            figure = f"{arc / 10:.0f}" if self.length_mm >= 10.0 or arc == 0.0 else f"{arc:.0f}"
            unit_word = "" if arc < self.length_mm else " cm" if self.length_mm >= 10.0 else " mm"
            found.append((figure + unit_word, place, normal))
        return found


def lay_tape(pose: Pose, rays: SkinRays, head: Head, width_px: float, height_px: float) -> LaidTape | None:
    """Find where a tape lies well: near the middle of the view, on smooth skin, as long as has room, not on the face.

    Returns
    -------
    LaidTape or None
        None if no smooth stretch of half a centimetre is in the middle of the view.
    """
    px_per_mm = height_px / pose.height_mm()
    walk = _Walk(pose, rays, head.mesh, width_px, height_px, _STEP_MM * px_per_mm)
    for length in LENGTHS_MM:
        if length * px_per_mm > _SHARE * width_px:
            continue
        on_face = None
        for column, row in product(_COLUMNS, _ROWS):
            laid = walk.lay(column * width_px, row * height_px, length)
            if laid is not None and _is_on_vault(laid.points_mm, head):
                return laid
            on_face = on_face or laid
        if on_face is not None:
            return on_face
    return None


def _is_on_vault(points_mm: Points, head: Head) -> bool:
    """Whether places lie above the brows or behind the ear points, which are where y is 0."""
    glabella = head.landmarks.get("glabella")
    brow_mm = glabella.position_mm[2] + _BROW_MM if glabella is not None else -np.inf
    return bool(((points_mm[:, 2] > brow_mm) | (points_mm[:, 1] < 0.0)).all())


@dataclass(frozen=True, slots=True, eq=False)
class _Walk:
    """Walks over the skin along a row of the picture."""

    pose: Pose
    rays: SkinRays
    mesh: HeadMesh
    width_px: float
    height_px: float
    step_px: float

    def lay(self, x_px: float, y_px: float, length_mm: float) -> LaidTape | None:
        half = length_mm / 2 + _BEYOND_MM
        right = self._side(x_px, y_px, self.step_px, half)
        left = self._side(x_px, y_px, -self.step_px, half) if right is not None else None
        if left is None or right is None:
            return None
        points = np.concatenate([left[0][:0:-1], right[0]])
        normals = np.concatenate([left[1][:0:-1], right[1]])
        arcs = np.concatenate([-left[2][:0:-1], right[2]]) + length_mm / 2
        return LaidTape(points, normals, arcs, length_mm, self.pose.axes()[1])

    def _side(
        self, x_px: float, y_px: float, step_px: float, length_mm: float
    ) -> tuple[Points, Points, NDArray[np.float64]] | None:
        """Places, normals and lengths from the middle outwards; None if the skin is not smooth for so long."""
        points: list[Point] = []
        normals: list[Point] = []
        arcs = [0.0]
        for point, normal in self._places(x_px, y_px, step_px):
            if points:
                way = float(np.linalg.norm(point - points[-1]))
                if way > _JUMP_MM or float(normal @ normals[-1]) < _STEEPEST:
                    return None
                arcs.append(arcs[-1] + way)
            points.append(point)
            normals.append(normal)
            if arcs[-1] >= length_mm:
                return np.array(points), np.array(normals), np.array(arcs)
        return None

    def _places(self, x_px: float, y_px: float, step_px: float) -> Iterator[tuple[Point, Point]]:
        eye = self.pose.eye_mm()
        while 0.0 <= x_px <= self.width_px:
            hit = self.rays.first(*ray(self.pose, x_px, y_px, self.width_px, self.height_px))
            if hit is None:
                return
            normal = unit(self.mesh.normals[self.mesh.faces[hit.face]].astype(np.float64).mean(axis=0))
            toward = (eye - hit.point_mm) / np.linalg.norm(eye - hit.point_mm)
            if float(normal @ toward) < _LEAST_FACING:
                return
            yield hit.point_mm, normal
            x_px += step_px


class Tape:
    """Draws a tape.

    Parameters
    ----------
    renderer : vtkRenderer
        Where it is drawn.
    on_failure : callable
        Told when the shader cannot be used.
    """

    def __init__(self, renderer: vtkRenderer, on_failure: Callable[[str], None]) -> None:
        self.laid: LaidTape | None = None
        self._ink = SkinInk(renderer, on_failure, TAPE_BODY, TAPE_LIFT_MM)

    def set_colours(self, ink: str, band: str) -> None:
        """Take over the colours, ``#RRGGBB``."""
        self._ink.set_colours(ink, band)

    def lay(self, laid: LaidTape | None) -> None:
        """Draw it here, or not at all."""
        self.laid = laid
        if laid is None:
            self._ink.hide()
            return
        points, normals, place, faces = ribbon(laid.points_mm, laid.normals, laid.arcs_mm, TAPE_REACH_MM, laid.up)
        place[:, 2] = laid.length_mm
        self._ink.set_shapes(points, normals, place, faces)

    def draw(self, scale: float) -> None:
        """Draw it this much wider than life."""
        self._ink.set_scale(scale)

    def remove(self) -> None:
        """Take it off the screen."""
        self._ink.remove()
