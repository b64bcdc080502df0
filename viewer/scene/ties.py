"""Draws the thin lines that tie places together, and the small crosses at the end of some."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.geometry.curve import arc_lengths
from viewer.geometry.head import Point, Points
from viewer.presentation.mark_colours import mark_colours
from viewer.presentation.palette import SkinColours
from viewer.presentation.ties import Tie
from viewer.scene.dimension import SkinStrokes, drape
from viewer.scene.nearest_skin import NearestSkin, unit

_ARM_MM = 3.4


class Ties:
    """Draws all ties by one actor.

    Parameters
    ----------
    on_failure : callable
        Told when the shader cannot be used.
    skin : NearestSkin
        The skin they lie on.
    """

    def __init__(self, renderer: vtkRenderer, on_failure: Callable[[str], None], skin: NearestSkin) -> None:
        self._skin = skin
        self._strokes = SkinStrokes(renderer, on_failure, skin, kind="plain")
        self._shown: Sequence[tuple[object, ...]] = ()

    def show(self, ties: Sequence[Tie]) -> None:
        """Draw these; most changes of a picture leave them as they are."""
        shown = tuple((tie.kind, tie.free_mm, tie.places_mm.tobytes()) for tie in ties)
        if shown == self._shown:
            return
        self._shown = shown
        self._strokes.show([way for tie in ties for way in ways_of(tie, self._skin)])

    def set_colours(self, skin: SkinColours) -> None:
        """Take over the colours that are read best on this skin."""
        colours = mark_colours(skin)
        self._strokes.set_colours(colours.ink, colours.casing)

    def draw(self, scale: float) -> None:
        """Draw them this much wider than life."""
        self._strokes.draw(scale)

    def remove(self) -> None:
        """Take them off the screen."""
        self._strokes.remove()


def ways_of(tie: Tie, skin: NearestSkin) -> list[Points]:
    """Return the ways of a tie over the skin, each of shape (n, 3), with the arms of its cross."""
    ways = [cut(drape(start, end, skin), *tie.free_mm) for start, end in pairwise(tie.places_mm)]
    ways = [way for way in ways if len(way) > 1]
    return [*ways, *(_arms(tie.places_mm[-1], skin) if tie.kind == "cross" else [])]


def cut(way_mm: Points, before_mm: float, after_mm: float) -> Points:
    """Return a way, shape (n, 3), without so much of its beginning and end; nothing where nothing is left."""
    arc = arc_lengths(way_mm)
    first, last = before_mm, arc[-1] - after_mm
    if last <= first:
        return np.empty((0, 3))
    kept = arc[(arc > first) & (arc < last)]
    at = np.concatenate([[first], kept, [last]])
    return np.column_stack([np.interp(at, arc, way_mm[:, axis]) for axis in range(3)])


def _arms(centre: Point, skin: NearestSkin) -> list[Points]:
    _, normals = skin.project(centre[None])
    aside = unit(np.cross(normals[0], (0.0, 0.0, 1.0) if abs(normals[0][2]) < 0.9 else (0.0, 1.0, 0.0))[None])[0]
    arms = (aside, np.cross(normals[0], aside))
    ends = [skin.project(np.array([centre - arm * _ARM_MM, centre + arm * _ARM_MM]))[0] for arm in arms]
    return [drape(start, end, skin) for start, end in ends]
