"""What is measured on the head: the tape laid by hand, how far apart two zones lie, how far off an answer is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.geometry.head import Head, Points
from viewer.presentation.mark_colours import MarkColours, mark_colours
from viewer.presentation.palette import SkinColours
from viewer.scene.label_text import LabelText
from viewer.scene.labels import LabelView
from viewer.scene.nearest_skin import NearestSkin
from viewer.scene.pose import Pose
from viewer.scene.skin_ink import ink_scale

if TYPE_CHECKING:
    from viewer.presentation.comparison import Apart
    from viewer.presentation.measure import MeasureView
    from viewer.scene.answer_drawing import AnswerDrawing
    from viewer.scene.dimension import SkinStrokes
    from viewer.scene.measure_tape import MeasureTape
    from viewer.state.practice import Given


class Rulers:
    """Draws what is measured; nothing is made before there is something.

    Parameters
    ----------
    renderer : vtkRenderer
        The head's.
    view : LabelView
        Size of the view, shared with the labels.
    on_failure : callable
        Told when a shader cannot be used.
    """

    def __init__(self, renderer: vtkRenderer, view: LabelView, on_failure: Callable[[str], None]) -> None:
        self._renderer, self._view, self._on_failure = renderer, view, on_failure
        self._head: Head | None = None
        self._skin: NearestSkin | None = None
        self._tape: MeasureTape | None = None
        self._dimension: SkinStrokes | None = None
        self._answer: AnswerDrawing | None = None
        self._apart: tuple[Apart, ...] = ()
        self._apart_texts: list[LabelText] = []
        self._colours: MarkColours | None = None

    def set_head(self, head: Head) -> None:
        """Take over another head; what was measured on the old one is taken away."""
        for ruler in (self._tape, self._dimension, self._answer):
            if ruler is not None:
                ruler.remove()
        self._head, self._skin = head, None
        self._tape = self._dimension = self._answer = None
        self._apart, self._apart_texts = (), []

    def set_colours(self, skin: SkinColours) -> None:
        """Take over the colours that are read best on this skin."""
        self._colours = mark_colours(skin)
        self._restyle()

    def show_tape(self, view: MeasureView | None) -> None:
        """Lay the tape, or take it away."""
        if view is None and self._tape is None:
            return
        if self._tape is None:
            from viewer.scene.measure_tape import MeasureTape

            self._tape = MeasureTape(self._renderer, self._on_failure, self._near())
            self._restyle()
        self._tape.show(view)
        if view is None:
            self._tape.stretch(None)

    def stretch(self, way_mm: Points | None) -> None:
        """Draw a line from the tape's end to the pointer, along a way of shape (n, 3), or none."""
        if self._tape is not None:
            self._tape.stretch(way_mm)

    def show_apart(self, apart: Sequence[Apart]) -> None:
        """Draw where two zones lie farthest apart, once for each side."""
        if not apart and not self._apart:
            return
        from viewer.scene.dimension import SkinStrokes, drape

        self._apart = tuple(apart)
        if self._dimension is None:
            self._dimension = SkinStrokes(self._renderer, self._on_failure, self._near())
            self._restyle()
        ways = [drape(each.ends_mm[0], each.ends_mm[1], self._near()) for each in self._apart]
        self._dimension.show(ways)
        self._apart_texts = []
        for each, way in zip(self._apart, ways, strict=True):
            _, normals = self._near().project(way)
            # Not at its middle: a short line would vanish under the label's dot.
            at = [round(share * (len(way) - 1)) for share in (0.25, 0.75, 0.5)]
            self._apart_texts.append(LabelText(f"apart/{each.side}", each.title, each.second, way[at], normals[at]))

    def show_answer(self, given: Given | None) -> None:
        """Draw where was clicked as an answer and how far off that is, or nothing."""
        if self._answer is None:
            if given is None or self._head is None:
                return
            from viewer.scene.answer_drawing import AnswerDrawing

            self._answer = AnswerDrawing(self._renderer, self._on_failure, self._near())
            self._restyle()
        self._answer.show(given)

    def texts(self) -> list[LabelText]:
        """Return the labels of all that is measured."""
        answer = self._answer.texts if self._answer is not None else ()
        return [*answer, *self._apart_texts, *(self._tape.texts if self._tape is not None else ())]

    def draw(self, pose: Pose) -> None:
        """Bring everything in line with a pose."""
        scale = ink_scale(pose, self._view.height_px, self._view.scale)
        if self._tape is not None:
            self._tape.draw(pose, scale)
        if self._dimension is not None:
            self._dimension.draw(scale)
        if self._answer is not None:
            self._answer.draw(pose, scale)

    def _near(self) -> NearestSkin:
        if self._head is None:
            raise RuntimeError("nothing is measured before there is a head")
        self._skin = self._skin or NearestSkin(self._head.mesh)
        return self._skin

    def _restyle(self) -> None:
        if self._colours is None:
            return
        if self._tape is not None:
            self._tape.set_colours(self._colours)
        if self._dimension is not None:
            self._dimension.set_colours(self._colours.ink, self._colours.casing)
        if self._answer is not None:
            self._answer.set_colours(self._colours)
