"""An answer on the head: a crosshair where was clicked, and how far along the skin the nearest right place lies."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.data.language import gettext as _
from viewer.geometry.head import Point
from viewer.presentation.landmarks import PlaceWords
from viewer.presentation.mark_colours import MarkColours
from viewer.scene.dimension import SkinStrokes, drape
from viewer.scene.label_text import LabelText
from viewer.scene.marks import Mark, MarkLayer
from viewer.scene.nearest_skin import NearestSkin
from viewer.scene.pose import Pose
from viewer.state.practice import Given

_CROSS_MM = 3.4
_LIFT_MM = 11.8  # in front of zones and of the line
_LEAST_MM = 1.0  # shorter lines vanish under the crosshair
_MOST_MM = 120.0  # farther away the right place lies on another side of the head: a line would say nothing


class AnswerDrawing:
    """Draws an answer.

    Parameters
    ----------
    on_failure : callable
        Told when a shader cannot be used.
    skin : NearestSkin
        The skin it lies on.
    """

    def __init__(self, renderer: vtkRenderer, on_failure: Callable[[str], None], skin: NearestSkin) -> None:
        self._renderer, self._on_failure, self._skin = renderer, on_failure, skin
        self._way = SkinStrokes(renderer, on_failure, skin)
        self._cross: MarkLayer | None = None
        self._colours: MarkColours | None = None
        self.texts: list[LabelText] = []

    def show(self, given: Given | None) -> None:
        """Show where was clicked and how far off that is, or nothing."""
        self._remove_cross()
        self.texts = []
        self._way.show([])
        if given is None or given.place_mm is None:
            return
        place = np.array(given.place_mm)
        _places, normals = self._skin.project(place[None])
        mark = Mark(PlaceWords("", "", "", ""), place, normals[0])
        self._cross = MarkLayer(self._renderer, self._on_failure, [mark], _CROSS_MM, _CROSS_MM, _LIFT_MM, "cross")
        self.texts = [LabelText("answer/click", _("You clicked here"), given.judgement.hit, place[None], normals)]
        if given.nearest_mm is not None:
            self._measure(place, np.array(given.nearest_mm))
        if self._colours is not None:
            self.set_colours(self._colours)

    def set_colours(self, colours: MarkColours) -> None:
        """Take over the colours."""
        self._colours = colours
        self._way.set_colours(colours.ink, colours.casing)
        if self._cross is not None:
            self._cross.set_colours(colours.ink, colours.casing)

    def draw(self, pose: Pose, scale: float) -> None:
        """Bring it in line with a pose, this much wider than life."""
        self._way.draw(scale)
        if self._cross is not None:
            self._cross.draw(pose, scale)

    def remove(self) -> None:
        """Take it off the screen."""
        self._way.remove()
        self._remove_cross()

    def _measure(self, place: Point, nearest: Point) -> None:
        away_mm = float(np.linalg.norm(nearest - place))
        if not _LEAST_MM < away_mm < _MOST_MM:
            return
        self._way.show([drape(place, nearest, self._skin)])

    def _remove_cross(self) -> None:
        if self._cross is not None:
            self._cross.remove()
            self._cross = None
