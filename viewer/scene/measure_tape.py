"""A measuring tape laid by hand: a pale band with ticks along each leg, a ball at each point, a line to the pointer."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.geometry.head import Points
from viewer.presentation.landmarks import PlaceWords
from viewer.presentation.mark_colours import MarkColours
from viewer.presentation.measure import LegView, MeasureView
from viewer.scene.dimension import SkinStrokes, evenly_on
from viewer.scene.label_text import LabelText
from viewer.scene.marks import Mark, MarkLayer
from viewer.scene.nearest_skin import NearestSkin
from viewer.scene.pose import Pose
from viewer.scene.skin_ink import SkinInk, ribbon
from viewer.scene.tape_shader import TAPE_BODY, TAPE_REACH_MM

_STEP_MM = 1.0
_BEYOND_MM = 2.5  # room for the band's rounded ends
_LIFT_MM, _BALL_LIFT_MM = 9.0, 11.5  # in front of the topmost zone, and of each other
_OVER_MM = 0.15  # where legs cross, the later lies above
_BALL_MM = 1.9
_SHARES = (0.5, 0.4, 0.6, 0.25, 0.75)  # of a leg, where its label may point to


class MeasureTape:
    """Draws the tape.

    Parameters
    ----------
    on_failure : callable
        Told when a shader cannot be used.
    skin : NearestSkin
        The skin it lies on.
    """

    def __init__(self, renderer: vtkRenderer, on_failure: Callable[[str], None], skin: NearestSkin) -> None:
        self._renderer, self._on_failure, self._skin = renderer, on_failure, skin
        self._band = SkinInk(renderer, on_failure, TAPE_BODY, _LIFT_MM)
        self._rubber = SkinStrokes(renderer, on_failure, skin, kind="dashed")
        self._balls: MarkLayer | None = None
        self._colours: MarkColours | None = None
        self.texts: list[LabelText] = []

    def show(self, view: MeasureView | None) -> None:
        """Lay the tape like this, or take it away."""
        self._show_balls(np.empty((0, 3)) if view is None else view.places_mm)
        legs = () if view is None else view.legs
        self.texts = []
        pieces = []
        for number, leg in enumerate(legs):
            points, normals, arcs = evenly_on(leg.way_mm, self._skin, _STEP_MM, _BEYOND_MM)
            above = points + normals * (_OVER_MM * number)
            corners, ups, place, faces = ribbon(above, normals, arcs, TAPE_REACH_MM)
            place[:, 2] = leg.length_mm
            pieces.append((corners, ups, place, faces))
            self.texts.append(_label(number, leg, points, normals))
        self._band.set_pieces(pieces)

    def stretch(self, way_mm: Points | None) -> None:
        """Draw a line to the pointer, along a way of shape (n, 3); None takes it away."""
        self._rubber.show([] if way_mm is None else [way_mm])

    def set_colours(self, colours: MarkColours) -> None:
        """Take over the colours."""
        self._colours = colours
        self._band.set_colours(colours.tape_ink, colours.tape)
        self._rubber.set_colours(colours.line, colours.casing)
        if self._balls is not None:
            self._balls.set_colours(colours.line, colours.casing)

    def draw(self, pose: Pose, scale: float) -> None:
        """Bring it in line with a pose, this much wider than life."""
        self._band.set_scale(scale)
        self._rubber.draw(scale)
        if self._balls is not None:
            self._balls.draw(pose, scale)

    def remove(self) -> None:
        """Take it off the screen."""
        self._band.remove()
        self._rubber.remove()
        if self._balls is not None:
            self._balls.remove()

    def _show_balls(self, places_mm: Points) -> None:
        if self._balls is not None:
            self._balls.remove()
            self._balls = None
        if not len(places_mm):
            return
        _, normals = self._skin.project(places_mm)
        words = PlaceWords("", "", "", "")
        marks = [Mark(words, place, normal) for place, normal in zip(places_mm, normals, strict=True)]
        self._balls = MarkLayer(self._renderer, self._on_failure, marks, _BALL_MM, _BALL_MM, _BALL_LIFT_MM)
        if self._colours is not None:
            self.set_colours(self._colours)


def _label(number: int, leg: LegView, points: Points, normals: Points) -> LabelText:
    at = [round(share * (len(points) - 1)) for share in _SHARES]
    second = " · ".join(filter(None, (leg.cun, leg.straight)))
    return LabelText(f"tape/{number}", leg.skin, second, points[at], normals[at])
