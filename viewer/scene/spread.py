"""Where sources differ: a soft stain from each zone to where it would lie by the other rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

import numpy as np
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedLine, PlacedRival, PlacedZone
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ZoneId
from viewer.geometry.curve import arc_lengths
from viewer.geometry.head import Points
from viewer.scene.colour import Rgb, rgb
from viewer.scene.nearest_skin import NearestSkin, unit
from viewer.scene.skin_ink import Piece, SkinInk, ribbon

_LIFT_MM = 0.4
_STEP_MM = 2.0
_ROWS = 6  # across a stain, on the zone's side and on the rival's counted
_SOFT_MM = 4.0
_BODY = """
  float away = inkPlaceVSOutput.x;
  float shade = 0.28 * (1.0 - smoothstep(0.25, 1.0, away));
  if (shade < 0.004) { discard; }
  fragOutput0 = vec4(inkPlaceVSOutput.yzw, shade);
"""

Stain = tuple[PlacedZone, PlacedRival, Rgb]
"""A zone as it is chosen, as it would lie otherwise, and the colour of what lies between, 0..1."""


class Spread:
    """Draws the stains by one actor.

    Parameters
    ----------
    renderer : vtkRenderer
        The head's.
    on_failure : callable
        Told when the shader cannot be used.
    """

    def __init__(self, renderer: vtkRenderer, on_failure: Callable[[str], None]) -> None:
        self._ink = SkinInk(renderer, on_failure, _BODY, _LIFT_MM, is_sheer=True)

    def clear(self) -> None:
        """Draw nothing."""
        self._ink.hide()

    def show(self, stains: Iterable[Stain], skin: NearestSkin) -> None:
        """Stain the skin between zones and their rivals.

        Parameters
        ----------
        stains : iterable of Stain
            Where to stain it.
        skin : NearestSkin
            The skin they lie on.
        """
        pieces: list[Piece] = []
        for placed, rival, colour in stains:
            for line, other in zip(placed.lines, rival.lines, strict=False):
                pieces.append(_between(line, other, colour, skin))
                pieces.append(_along(other, colour))
        self._ink.set_pieces(pieces)


def stains(catalog: Catalog, atlas: Atlas, shown: Iterable[int], selected: ZoneId | None) -> list[Stain]:
    """Return what is to be stained: the selected zone's spread, or that of all zones shown if none is selected.

    Parameters
    ----------
    shown : iterable of int
        Indices of the atlas's zones that are drawn.
    """
    found: list[Stain] = []
    for index in shown:
        placed = atlas.zones[index]
        if selected in (None, placed.zone):
            colour = rgb(catalog.groups[catalog.zones[placed.zone].group].fill)
            found += [(placed, rival, colour) for rival in atlas.rivals_of(placed.zone, placed.side)]
    return found


def _between(line: PlacedLine, other: PlacedLine, colour: Rgb, skin: NearestSkin) -> Piece:
    """The skin between two lines that run the same way."""
    length_mm = max(_length_mm(line.points_mm), _length_mm(other.points_mm))
    count = max(2, round(length_mm / _STEP_MM))
    here, there = _evenly(line.points_mm, count), _evenly(other.points_mm, count)
    shares = np.linspace(0.0, 1.0, _ROWS)
    grid = here[:, None] + shares[:, None] * (there - here)[:, None]
    points, normals = skin.project(grid.reshape(-1, 3))
    place = np.zeros((count, _ROWS, 4))
    place[..., 1:] = colour
    row = np.arange(count - 1)[:, None] * _ROWS + np.arange(_ROWS - 1)
    faces = np.stack([row, row + 1, row + _ROWS + 1, row, row + _ROWS + 1, row + _ROWS], axis=-1)
    return points, normals, place.reshape(-1, 4), faces.reshape(-1, 3)


def _along(line: PlacedLine, colour: Rgb) -> Piece:
    """A soft band along a line; it fades out at both edges and beyond the ends."""
    arcs = np.concatenate([[0.0], np.cumsum([np.linalg.norm(b - a) for a, b in pairwise(line.points_mm)])])
    corners, normals, place, faces = ribbon(line.points_mm, unit(line.normals), arcs, _SOFT_MM)
    place = np.column_stack([np.abs(place[:, 1]) / _SOFT_MM, np.tile(colour, (len(place), 1))])
    return corners, normals, place, faces


def _evenly(points_mm: Points, count: int) -> Points:
    arc = arc_lengths(points_mm)
    at = np.linspace(0.0, arc[-1], count)
    return np.column_stack([np.interp(at, arc, points_mm[:, axis]) for axis in range(3)])


def _length_mm(points_mm: Points) -> float:
    return float(np.linalg.norm(np.diff(points_mm, axis=0), axis=1).sum())
