"""The construction of a zone on the head: drawn step by step, with the numbers of the tape, and a close-up."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.geometry.head import Head, Points
from viewer.presentation.construction_view import Construction, Span
from viewer.presentation.mark_colours import MarkColours, mark_colours
from viewer.presentation.palette import SkinColours
from viewer.scene.construction_actors import ConstructionActors, LaidConstruction
from viewer.scene.construction_ink import Laid
from viewer.scene.construction_text import construction_texts, step_normals
from viewer.scene.label_text import LabelText
from viewer.scene.labels import LabelView
from viewer.scene.lettering import Fonts, Lettering
from viewer.scene.marks import seen
from viewer.scene.names import Name, NameLayer, place_names
from viewer.scene.nearest_skin import NearestSkin
from viewer.scene.picking import SkinRays
from viewer.scene.pose import Pose, project
from viewer.scene.skin_ink import ink_scale
from viewer.scene.tape_shader import HALF_WIDTH_MM

DRAW_S = 0.6
"""How long a construction line takes to be drawn."""

SMALL_MM = 15.0
"""A step that measures less than this is shown in a close-up too."""

_FIGURE_MM = 50.0
_FACING = 0.3
_LONGEST_CM = 60


class ConstructionLayer:
    """Draws how a zone is built; nothing is made before it is wanted.

    It has no clock: `tick` is told the time.

    Parameters
    ----------
    renderer : vtkRenderer
        The head's.
    front : vtkRenderer
        The flat layer in front of it, for the numbers on tapes.
    view : LabelView
        Size of the view, shared with the labels.
    on_failure : callable
        Told when a shader cannot be used.
    """

    def __init__(
        self,
        renderer: vtkRenderer,
        front: vtkRenderer,
        fonts: Fonts,
        view: LabelView,
        on_failure: Callable[[str], None],
    ) -> None:
        self._renderer, self._front, self._fonts = renderer, front, fonts
        self._view = view
        self._on_failure = on_failure
        self._lettering = Lettering(fonts)
        self._names: NameLayer | None = None
        self._drawing: ConstructionActors | None = None
        self._head: Head | None = None
        self._skin: NearestSkin | None = None
        self._colours: tuple[MarkColours, str, str] | None = None
        self._begin_s: float | None = None
        self._share = 1.0
        self.laid: LaidConstruction | None = None

    @property
    def colours(self) -> tuple[MarkColours, str, str] | None:
        """Ink on this skin, the zone's colour, the skin's; None before there is a construction."""
        return self._colours

    @property
    def is_finished(self) -> bool:
        """Whether a construction is shown and has come to its last step."""
        return self.laid is not None and self.laid.view.is_finished

    def set_head(self, head: Head) -> None:
        """Take over another head; a construction on the old one is taken away."""
        self.remove()
        self._head, self._skin = head, None

    def show(self, view: Construction | None, skin: SkinColours, zone: str, *, is_drawn: bool) -> None:
        """Show a construction, or none.

        Parameters
        ----------
        view : Construction or None
            What is shown.
        skin : SkinColours
            The skin's tone.
        zone : str
            The zone's colour, ``#RRGGBB``.
        is_drawn : bool
            Whether the lines of the step are drawn over time, by `tick`; else they are there at once.
        """
        if view is None or not view.steps or self._head is None:
            if self._drawing is not None:
                self._drawing.show(None)
            self.laid = None
            self._share = 1.0
            return
        if self._drawing is None:
            self._drawing = ConstructionActors(self._renderer, self._on_failure)
            self._skin = self._skin or NearestSkin(self._head.mesh)
        assert self._skin is not None
        is_same = self.laid is not None and self.laid.view.steps is view.steps
        self.laid = self.laid.with_view(view) if is_same and self.laid else LaidConstruction.on(view, self._skin)
        colours = (mark_colours(skin), zone, skin.base)
        if colours != self._colours:
            self._colours = colours
            self._drawing.set_colours(*colours)
        self._begin_s = None
        self._share = 0.0 if is_drawn and self.laid.steps[view.at].all else 1.0
        self._drawing.show(self.laid, self._share)

    def tick(self, now_s: float) -> bool:
        """Draw a line on; returns whether there was something to draw."""
        if self._share >= 1.0 or self._drawing is None:
            return False
        if self._begin_s is None:
            self._begin_s = now_s  # the clock starts with the first picture
        part = min(1.0, (now_s - self._begin_s) / DRAW_S)
        self._share = part * part * (3.0 - 2.0 * part)
        self._drawing.show(self.laid, self._share)
        return True

    def texts(self) -> list[LabelText]:
        """Return the labels of what is shown."""
        return construction_texts(self.laid) if self.laid is not None else []

    def normals(self, side: str) -> Points:
        """Return the skin's normals at what the step makes, shape (n, 3); none if nothing is shown."""
        return step_normals(self.laid, side) if self.laid is not None else np.empty((0, 3))

    def small_span(self) -> Span | None:
        """Return what the step measures if that is too small to be seen well from afar."""
        step = self.laid.view.step if self.laid is not None else None
        span = step.drawing.span if step is not None else None
        return span if span is not None and span.length_mm < SMALL_MM else None

    def draw(self, pose: Pose, cover: SkinRays | None) -> None:
        """Bring everything in line with a pose; `cover` is asked what is hidden."""
        if self._drawing is None:
            return
        scale = ink_scale(pose, self._view.height_px, self._view.scale)
        self._drawing.draw(pose, scale, scale)
        names: list[Name] = []
        if self.laid is not None and cover is not None and self._colours is not None:
            for tape in self._shown_tapes():
                names += self._figures(tape, pose, cover, scale)
        self._write(names)

    def remove(self) -> None:
        """Take everything off the screen."""
        if self._drawing is not None:
            self._drawing.remove()
            self._drawing = self._colours = None
        self.laid = None
        self._share = 1.0

    def _shown_tapes(self) -> list[Laid]:
        laid = self.laid
        if laid is None or self._share < 1.0:
            return []
        at = laid.view.at
        replaced = laid.view.steps[at].drawing.replaces
        done = [laid.steps[index] for index in range(at) if laid.view.steps[index].id not in replaced]
        tapes = [tape for step in (*reversed(done), laid.steps[at]) for tape in step.tapes]
        return [tape for tape in tapes if tape.arcs_mm[-1] >= _FIGURE_MM]

    def _figures(self, tape: Laid, pose: Pose, cover: SkinRays, scale: float) -> list[Name]:
        """Numbers every 5 cm, beside the band."""
        view = self._view
        arcs = np.arange(0.0, tape.arcs_mm[-1] + 0.5, _FIGURE_MM)
        at = [int(np.argmin(np.abs(tape.arcs_mm - arc))) for arc in arcs]
        points, normals = tape.points_mm[at], tape.normals[at]
        places = project(pose, points, view.width_px, view.height_px)
        px_per_mm = view.height_px / pose.height_mm()
        away = HALF_WIDTH_MM * scale * px_per_mm + 2.0
        found = []
        for index in seen(points, normals, places, pose.eye_mm(), cover, view.width_px, view.height_px, _FACING):
            x, y = (float(value) for value in places[index])
            figure = f"{arcs[index] / 10:.0f}"
            found.append(Name(figure, x, y, away, is_bold=True, sides="larb" if index else "rbla", is_needed=True))
        return found

    def _write(self, names: list[Name]) -> None:
        view = self._view
        if self._names is None:
            if not names:
                return
            self._names = NameLayer(self._front)
        if names and self._colours is not None:
            if self._lettering.ratio != view.ratio:
                self._lettering = Lettering(self._fonts, view.ratio)
            ink = self._colours[0]
            words = [(str(figure), True) for figure in range(0, _LONGEST_CM + 1, 5)]
            self._names.set_words(words, self._lettering, ink.ink, ink.halo, view.scale)
        self._names.show(place_names(names, self._names.sizes, view.width_px, view.height_px), view.height_px)
