r"""The shadow of the needles on the skin: dark at the foot, softer and fainter the higher it stands over it.

::

        handle       The key light travels with the camera, so the way of the shadow is found per pixel: from how the
         \           place on the skin changes from pixel to pixel follows which way on the skin light leads, as seen
      o   \          on the screen.
       `.  \
         `. \
    - - - -`.\_______ skin
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.geometry.needle_path import HANDLE_MM, NeedlePath
from viewer.scene.nearest_skin import unit
from viewer.scene.skin_ink import SkinInk, ribbon

_BEHIND_MM, _AHEAD_MM, _BESIDE_MM, _STEP_MM = 38.0, 22.0, 26.0, 1.5
_LIFT_MM = 4.5  # over the zones, under all that is drawn of the needle

_TONE = "#24120C"

_BODY = (
    f"const float HANDLE_MM = {HANDLE_MM:.1f};"
    """
  vec3 up = gl_FrontFacing ? normalVCVSOutput : -normalVCVSOutput;
  if (up.z < 0.05) { discard; }
  vec2 place = inkPlaceVSOutput.xy, perX = dFdx(place), perY = dFdy(place);
  float pxPerMm = inversesqrt(max(abs(perX.x * perY.y - perX.y * perY.x) * up.z, 1e-8));
  vec3 key = vec3(-0.624, 0.624, 0.473);
  float high = dot(key, up);
  vec3 level = key - up * high;
  vec2 thrown = -(perX * level.x + perY * level.y) * pxPerMm / max(high, 0.4);
  // For each mm of shaft: how far the shadow goes, and how high the shaft stands.
  float rise = inkPlaceVSOutput.z, shaft = inkPlaceVSOutput.w;
  vec2 way = vec2(-sqrt(1.0 - rise * rise), 0.0) + thrown * rise;
  float at = clamp(dot(place, way) / max(dot(way, way), 1e-4), 0.0, shaft), over = at * rise;
  float wide = inkScale * (0.7 + 0.09 * over) + 0.9 * smoothstep(0.0, 2.0, at - shaft + HANDLE_MM);
  float beside = length(place - way * at) / wide, foot = length(place) / (2.2 * inkScale);
  float dark = exp(-beside * beside) * 0.72 / (1.0 + 0.05 * over) * smoothstep(shaft, 0.7 * shaft, at);
  dark *= smoothstep(0.0, 0.35, high);
  dark = max(dark, 0.55 * exp(-foot * foot));
  if (dark < 0.004) { discard; }
  fragOutput0 = vec4(inkTone, dark);
"""
)


class NeedleShadow:
    """The shadows of all needles that stand in the air.

    Parameters
    ----------
    renderer : vtkRenderer
        Where they are drawn.
    on_failure : callable
        Told when the shader cannot be used.
    """

    def __init__(self, renderer: vtkRenderer, on_failure: Callable[[str], None]) -> None:
        self._on_failure = on_failure
        self._has_failed = False
        self._ink = SkinInk(renderer, self._fail, _BODY, _LIFT_MM, hides_nothing=True)
        self._ink.set_colours(_TONE, _TONE)

    def show(self, paths: Sequence[NeedlePath], whole_mm: float) -> None:
        """Draw the shadows of these needles, of this whole length; none hides them."""
        pieces = []
        for path in paths:
            profile = path.profile
            arcs = np.arange(-_BEHIND_MM, _AHEAD_MM + _STEP_MM, _STEP_MM)
            arcs = arcs[(arcs >= profile.arcs_mm[0]) & (arcs <= profile.ahead_mm)]
            points = profile.at(arcs, np.zeros(len(arcs)))
            normals = unit(np.column_stack([np.interp(arcs, profile.arcs_mm, profile.normals[:, k]) for k in range(3)]))
            corners, ups, place, faces = ribbon(points, normals, arcs, _BESIDE_MM)
            place[:, 2] = abs(float(path.direction @ profile.up))
            place[:, 3] = np.linalg.norm(path.outside_mm(whole_mm)[0] - path.entry_mm)
            pieces.append((corners, ups, place, faces))
        self._ink.set_pieces(() if self._has_failed else pieces)

    def draw(self, scale: float) -> None:
        """Draw them this much wider than life."""
        self._ink.set_scale(scale)

    def draw_last(self) -> None:
        """Come after everything that is in the renderer now: a shadow lies on skin and zones."""
        self._ink.draw_last()

    def _fail(self, reason: str) -> None:
        self._has_failed = True
        self._ink.hide()
        self._on_failure(reason)
