"""The needles at the selected zone: handle and shaft in the air, and the way under the skin as if one saw through it.

In calm mode there is no metal: a soft arrow lies on the skin instead.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyvista import PolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer

from viewer.geometry.head import Point, Points
from viewer.geometry.needle_path import HANDLE_MM, NeedlePath
from viewer.scene.colour import rgb
from viewer.scene.mesh import surface
from viewer.scene.nearest_skin import unit
from viewer.scene.needle_shadow import NeedleShadow
from viewer.scene.skin_ink import SkinInk, ribbon
from viewer.scene.studio_light import SHIFT_SCALE_OFF

_IN_MM = 0.6  # the shaft goes a little into the skin, so that no gap shows on a coarse mesh
_LEAST_RADIUS_MM = 0.45  # drawn; a real one is 0.15
_HANDLE_RADIUS_MM = 1.25
_WINDING_MM = 1.1
_AROUND = 12
_STEEL, _WOUND = "#7D868C", "#D39A5A"
_UNDER, _CASING = "#39434A", "#FFFFFF"
_REACH_MM = 7.0
_STEP_MM = 1.0
_LIFT_MM = 12.0
"""How far needles are drawn in front of where they are, in depth only: more than the topmost of all zones."""

_DISTANCES = """
  // On the far side of the head it is hidden, however far in front it is drawn. VTK turns normals of back faces round.
  if ((gl_FrontFacing ? normalVCVSOutput.z : -normalVCVSOutput.z) < 0.0) { discard; }
  vec2 place = inkPlaceVSOutput.xy;
  float whole = inkPlaceVSOutput.z;
  float pixel = clamp(max(length(dFdx(place)), length(dFdy(place))), 1e-3, 6.0);
  float beside = length(vec2(max(max(-place.x, place.x - whole), 0.0), place.y));
"""

_LIFTED = f"""
  vec4 toEye = vec4(MCVCMatrix[0][2], MCVCMatrix[1][2], MCVCMatrix[2][2], 0.0);
  vec4 lifted = MCDCMatrix * (vertexMC + toEye * {_LIFT_MM:.1f});
  gl_Position.z = lifted.z / lifted.w * gl_Position.w;
"""

_UNDER_BODY = (
    _DISTANCES
    + """
  float atEntry = length(place), atTip = length(place - vec2(whole, 0.0));
  float ring = abs(atEntry - 1.35 * inkScale) - 0.38 * inkScale;
  float pale = min(beside - 0.95 * inkScale, min(atEntry - 2.15 * inkScale, atTip - 1.5 * inkScale));
  float dark = min(max(beside - 0.42 * inkScale, 1.3 * inkScale - atEntry), min(ring, atTip - 0.85 * inkScale));
  float covered = cover(-pale, pixel) * 0.92;
  if (covered < 0.004) { discard; }
  fragOutput0 = vec4(mix(casingTone, inkTone, cover(-dark, pixel)), covered);
"""
)
"""A thin dark line in a pale one, a ring where it enters and a dot at its tip."""

_ARROW_BODY = (
    _DISTANCES
    + """
  float head = min(9.0 * inkScale, whole * 0.6);
  float fromTip = whole - place.x;
  float shaft = length(vec2(max(max(-place.x, place.x - whole + head * 0.7), 0.0), place.y)) - 1.75 * inkScale;
  vec2 slope = normalize(vec2(head, 0.58 * head));
  float point = max(abs(place.y) * slope.x - fromTip * slope.y, fromTip - head) - 0.6 * inkScale;
  float shape = min(shaft, point);
  float covered = cover(1.1 * inkScale - shape, pixel);
  if (covered < 0.004) { discard; }
  fragOutput0 = vec4(mix(casingTone, inkTone, cover(-shape, pixel)), covered);
"""
)
"""An arrow with round ends in a pale casing."""


@dataclass(frozen=True, slots=True, eq=False)
class NeedleDrawing:
    """The needles to draw.

    Attributes
    ----------
    paths : sequence of NeedlePath
        One for each side that is shown, or more in relay.
    whole_mm : float
        Length of the needle's shaft.
    is_calm : bool
        Whether an arrow is drawn instead.
    has_under : bool
        Whether the way under the skin is drawn; it would cover a short zone that is to be seen itself.
    """

    paths: Sequence[NeedlePath] = ()
    whole_mm: float = 40.0
    is_calm: bool = False
    has_under: bool = True

    @property
    def handles_mm(self) -> Points:
        """The middles of the handles, shape (n, 3); none of calm arrows."""
        if self.is_calm:
            return np.empty((0, 3))
        return np.array([path.outside_mm(self.whole_mm)[:2].mean(axis=0) for path in self.paths]).reshape(-1, 3)


class Needle:
    """The drawn needles.

    Parameters
    ----------
    renderer : vtkRenderer
        Where they are drawn, after the zones.
    on_failure : callable
        Told when a shader cannot be used.
    """

    def __init__(self, renderer: vtkRenderer, on_failure: Callable[[str], None]) -> None:
        self._shadow = NeedleShadow(renderer, on_failure)
        self._shaft = _Piece(renderer, _STEEL, 0.55)
        self._handle = _Piece(renderer, _WOUND, 0.2)
        self._under = SkinInk(renderer, on_failure, _UNDER_BODY, _LIFT_MM)
        self._under.set_colours(_UNDER, _CASING)
        self._arrow = SkinInk(renderer, on_failure, _ARROW_BODY, _LIFT_MM)

    def set_accent(self, colour: str) -> None:
        """Take over the colour of the calm arrow, ``#RRGGBB``."""
        self._arrow.set_colours(colour, _CASING)

    def show(self, drawing: NeedleDrawing) -> None:
        """Draw these needles; none hides them."""
        metal = () if drawing.is_calm else drawing.paths
        shafts = [_Rod(path.entry_mm, path.direction, _outside_mm(path, drawing.whole_mm)) for path in metal]
        self._shaft.show([(rod, _shaft(rod.shaft_mm)) for rod in shafts if rod.shaft_mm > 0.0])
        self._handle.show([(rod, _wound(rod.shaft_mm)) for rod in shafts])
        self._shadow.show(metal, drawing.whole_mm)
        shown, hidden = (self._arrow, self._under) if drawing.is_calm else (self._under, self._arrow)
        hidden.hide()
        is_laid = drawing.is_calm or drawing.has_under
        _lay(shown, [path for path in drawing.paths if is_laid and (path.arcs_mm[-1] > 0.0 or not drawing.is_calm)])

    def draw_last(self) -> None:
        """Come after everything that is in the renderer now: soft edges blend over what was drawn before."""
        for each in (self._shadow, self._under, self._arrow):
            each.draw_last()

    def draw(self, scale: float) -> None:
        """Draw what lies on the skin this much wider than life."""
        self._shadow.draw(scale)
        self._under.set_scale(scale)
        self._arrow.set_scale(scale)


@dataclass(frozen=True, slots=True, eq=False)
class _Rod:
    """The part outside: where it enters, toward where, and how much shaft is out."""

    entry_mm: Point
    direction: Point
    shaft_mm: float


Profile = tuple[NDArray[np.float64], NDArray[np.float64]]
"""Distances from the entry outward along a rod, and radii there, mm."""


class _Piece:
    """Shaft or handle of all needles."""

    def __init__(self, renderer: vtkRenderer, colour: str, shine: float) -> None:
        self._mapper = vtkPolyDataMapper()
        self._actor = vtkActor()
        self._actor.SetMapper(self._mapper)
        # Points in mm for the lift: no shifting or scaling of them on their way to the card.
        self._mapper.SetVBOShiftScaleMethod(SHIFT_SCALE_OFF)
        impl = "//VTK::Light::Impl"
        self._actor.GetShaderProperty().AddVertexShaderReplacement(impl, True, f"{impl}\n{_LIFTED}", False)
        look = self._actor.GetProperty()
        look.SetColor(*rgb(colour).tolist())
        look.SetAmbient(0.25)
        look.SetDiffuse(0.8)
        look.SetSpecular(shine)
        look.SetSpecularPower(25)
        self._actor.VisibilityOff()
        renderer.AddActor(self._actor)

    def show(self, rods: Sequence[tuple[_Rod, Profile]]) -> None:
        self._actor.SetVisibility(bool(rods))
        if rods:
            self._mapper.SetInputData(_turned(rods))


def _outside_mm(path: NeedlePath, whole_mm: float) -> float:
    end = path.outside_mm(whole_mm)[1]
    return float(np.linalg.norm(end - path.entry_mm))


def _shaft(shaft_mm: float) -> Profile:
    at = np.array([-_IN_MM, -_IN_MM, shaft_mm, shaft_mm])
    return at, np.array([0.0, 1.0, 1.0, 0.0]) * _LEAST_RADIUS_MM


def _wound(shaft_mm: float) -> Profile:
    """The handle: rings of wire, and a small knob at the end."""
    steps = np.arange(0.0, HANDLE_MM, _WINDING_MM / 4)
    radius = _HANDLE_RADIUS_MM * (0.84 + 0.16 * np.abs(np.sin(np.pi * steps / _WINDING_MM)))
    at = np.concatenate([[0.0], steps, [HANDLE_MM, HANDLE_MM + 0.8, HANDLE_MM + 1.6]]) + shaft_mm
    knob = np.array([1.0, 0.75, 0.0]) * _HANDLE_RADIUS_MM
    return at, np.concatenate([[0.0], radius, knob])


def _turned(rods: Sequence[tuple[_Rod, Profile]]) -> PolyData:
    """Turn a profile round the axis of each needle."""
    turn = np.arange(_AROUND) / _AROUND * 2 * np.pi
    points, faces, count = [], [], 0
    for rod, (at_mm, radius_mm) in rods:
        first = np.cross(rod.direction, np.eye(3)[int(np.argmin(np.abs(rod.direction)))])
        first /= np.linalg.norm(first)
        second = np.cross(rod.direction, first)
        ring = np.cos(turn)[:, None] * first + np.sin(turn)[:, None] * second
        rows: Points = (rod.entry_mm - rod.direction * at_mm[:, None])[:, None] + ring * radius_mm[:, None, None]
        points.append(rows.reshape(-1, 3))
        row, column = np.meshgrid(np.arange(len(at_mm) - 1), np.arange(_AROUND), indexing="ij")
        a = count + row * _AROUND + column
        b = count + row * _AROUND + (column + 1) % _AROUND
        faces.append(np.stack([a, a + _AROUND, b + _AROUND, b], axis=-1).reshape(-1, 4))
        count += len(points[-1])
    return surface(np.concatenate(points).astype(np.float32), np.concatenate(faces))


def _lay(ink: SkinInk, paths: Sequence[NeedlePath]) -> None:
    """Lay the ways of needles on the skin above them."""
    if not paths:
        ink.hide()
        return
    pieces = []
    for path in paths:
        profile, whole = path.profile, float(path.arcs_mm[-1])
        arcs = np.arange(-_REACH_MM, whole + _REACH_MM + _STEP_MM, _STEP_MM)
        arcs = arcs[(arcs >= profile.arcs_mm[0]) & (arcs <= profile.ahead_mm)]
        points = profile.at(arcs, np.zeros(len(arcs)))
        normals = unit(np.column_stack([np.interp(arcs, profile.arcs_mm, profile.normals[:, k]) for k in range(3)]))
        corners, ups, place, faces = ribbon(points, normals, arcs, _REACH_MM)
        place[:, 2] = whole
        pieces.append((corners, ups, place, faces))
    ink.set_pieces(pieces)
