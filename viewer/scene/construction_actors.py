"""One renderer's drawing of a construction: what is done, what is done now, what comes next, and the other rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.geometry.head import Points
from viewer.presentation.construction_places import MIDLINE
from viewer.presentation.construction_view import Construction, ConstructionStep, Spot
from viewer.presentation.mark_colours import MarkColours
from viewer.scene.colour import mix, rgb
from viewer.scene.construction_ink import Balls, Bands, Laid, dashes, lay
from viewer.scene.nearest_skin import NearestSkin
from viewer.scene.pose import Pose
from viewer.scene.tape_shader import TAPE_BODY, TAPE_LIFT_MM

BALL_MM = 3.4
"""Radius of the balls that mark what a step makes."""

_LANDMARK_MM = 2.0
_OVER_ZONE_MM = 15.0  # in depth: a tape on the finished zone lies on its band
_WHITE = "#FFFFFF"
_PALE = 0.50  # of the zone's colour in what comes next


@dataclass(frozen=True, slots=True, eq=False)
class LaidStep:
    """What one step lays on the head: its tapes and lines on the skin."""

    tapes: tuple[Laid, ...] = ()
    lines: tuple[Laid, ...] = ()

    @property
    def all(self) -> tuple[Laid, ...]:
        """Tapes and lines."""
        return self.tapes + self.lines


@dataclass(frozen=True, slots=True, eq=False)
class LaidConstruction:
    """A construction laid on the skin.

    Attributes
    ----------
    view : Construction
        What is shown, in words and places.
    steps : tuple of LaidStep
        Each step's tapes and lines.
    rival : tuple of Laid
        The other rule's lines.
    skin : NearestSkin
        Where everything lies.
    """

    view: Construction
    steps: tuple[LaidStep, ...]
    rival: tuple[Laid, ...]
    skin: NearestSkin

    @classmethod
    def on(cls, view: Construction, skin: NearestSkin) -> LaidConstruction:
        """Lay a construction on a skin."""
        steps = tuple(_laid_step(step, skin) for step in view.steps)
        rival = () if view.rival is None else tuple(filter(None, (lay(each, skin) for each in view.rival.stretches)))
        return cls(view, steps, rival, skin)

    def with_view(self, view: Construction) -> LaidConstruction:
        """The same construction at another step, or with another rival; what lies stays."""
        rival = self.rival
        if view.rival is None:
            rival = ()
        elif self.view.rival is None or view.rival.name != self.view.rival.name:
            rival = tuple(filter(None, (lay(each, self.skin) for each in view.rival.stretches)))
        return LaidConstruction(view, self.steps, rival, self.skin)


class ConstructionActors:
    """Draws a construction in one renderer.

    Parameters
    ----------
    renderer : vtkRenderer
        Where it is drawn, over everything that is there already.
    on_failure : callable
        Told when a shader cannot be used.
    """

    def __init__(self, renderer: vtkRenderer, on_failure: Callable[[str], None]) -> None:
        self._ghost = Bands(renderer, on_failure, dashes(0.75, 6.5, 1.5, 0.9, 0.45), TAPE_LIFT_MM - 0.6)
        self._done = Bands(renderer, on_failure, dashes(0.55, 6.0, 1.8), TAPE_LIFT_MM - 0.3)
        self._rival = Bands(renderer, on_failure, dashes(0.95, 6.0, 1.6), TAPE_LIFT_MM + 0.3)
        self._tape = Bands(renderer, on_failure, TAPE_BODY, TAPE_LIFT_MM)
        self._over = Bands(renderer, on_failure, TAPE_BODY, _OVER_ZONE_MM)
        self._now = Bands(renderer, on_failure, dashes(1.0, 7.5, 2.4), TAPE_LIFT_MM + 0.6)
        self._inks = (self._ghost, self._done, self._rival, self._tape, self._over, self._now)
        self._marks = Balls(renderer, on_failure, _LANDMARK_MM, TAPE_LIFT_MM + 1.0)
        self._before = Balls(renderer, on_failure, BALL_MM, TAPE_LIFT_MM + 1.3)
        self._made = Balls(renderer, on_failure, BALL_MM, TAPE_LIFT_MM + 1.6)

    def set_colours(self, colours: MarkColours, zone: str, skin: str) -> None:
        """Take over the colours that are read on this skin, and the zone's own, ``#RRGGBB``."""
        # What comes next fades into light skin, and out of dark skin.
        is_dark = colours.ink == _WHITE
        pale = _hex(mix(rgb(_WHITE if is_dark else skin), rgb(zone), _PALE))
        for tape in (self._tape, self._over):
            tape.set_colours(colours.tape_ink, colours.tape)
        self._done.set_colours(colours.line, colours.casing)
        self._now.set_colours(colours.line, colours.casing)
        self._ghost.set_colours(pale, colours.casing)
        self._rival.set_colours(colours.point, colours.casing)
        self._marks.set_colours(colours.ink, colours.casing)
        for balls, colour in ((self._before, colours.line), (self._made, zone)):
            balls.set_colours(colour, _WHITE)

    def show(self, laid: LaidConstruction | None, share: float = 1.0) -> None:
        """Draw a construction as far as it has come; of the step that is explained only a share of each line.

        Parameters
        ----------
        laid : LaidConstruction or None
            None draws nothing.
        share : float
            0 to 1.
        """
        if laid is None or not laid.steps:
            for ink in self._inks:
                ink.show(())
            for balls in (self._marks, self._before, self._made):
                balls.show(np.empty((0, 3)), np.empty((0, 3)))
            return
        view, at = laid.view, laid.view.at
        done, now = laid.steps[:at], laid.steps[at]
        coming = laid.steps[at + 1].all if at + 1 < len(laid.steps) else ()
        # The zone's own band takes the place of the tapes that led to it.
        replaced = view.steps[at].drawing.replaces
        kept = [laid_step for laid_step, step in zip(done, view.steps, strict=False) if step.id not in replaced]
        before = [tape for step in kept for tape in step.tapes]
        laid_now = _part(now.tapes, share)
        self._tape.show(before if view.is_finished else [*before, *laid_now])
        self._over.show(laid_now if view.is_finished else ())
        self._done.show([line for step in done for line in step.lines])
        self._now.show(_part(now.lines, share))
        self._ghost.show(coming)
        self._rival.show(laid.rival)
        steps = view.steps
        made = list(steps[at].drawing.made)
        earlier = [spot for step in steps[:at] for spot in step.drawing.made]
        # Landmarks are marked while a step stands on them; those of the midline stay with its tape.
        taken = [
            spot
            for i, step in enumerate(steps[: at + 1])
            if i == at or step.id == MIDLINE
            for spot in step.drawing.taken
        ]
        places = [*earlier, *made]
        self._made.show(*_placed(made, laid.skin))
        self._before.show(*_placed(_others(earlier, made), laid.skin))
        self._marks.show(*_placed(_others(taken, places), laid.skin))

    def draw(self, pose: Pose, scale: float, ball_scale: float) -> None:
        """Bring everything in line with a pose: lines and balls so much larger than life."""
        for ink in self._inks:
            ink.draw(scale)
        for balls in (self._marks, self._before, self._made):
            balls.draw(pose, ball_scale)

    def remove(self) -> None:
        """Take everything off the screen."""
        for ink in self._inks:
            ink.remove()
        for balls in (self._marks, self._before, self._made):
            balls.remove()


def _laid_step(step: ConstructionStep, skin: NearestSkin) -> LaidStep:
    tapes: list[Laid] = []
    lines: list[Laid] = []
    for stretch in step.drawing.stretches:
        laid = lay(stretch, skin)
        if laid is not None:
            (tapes if stretch.kind == "tape" else lines).append(laid)
    return LaidStep(tuple(tapes), tuple(lines))


def _part(stretches: Sequence[Laid], share: float) -> list[Laid]:
    return [part for each in stretches if (part := each.until(share)) is not None]


def _others(spots: Sequence[Spot], shown: Sequence[Spot]) -> list[Spot]:
    """Spots at whose place none of the shown ones lies, each place once."""
    found: list[Spot] = []
    for spot in spots:
        if all(np.linalg.norm(spot.point_mm - other.point_mm) > 0.3 for other in (*shown, *found)):
            found.append(spot)
    return found


def _placed(spots: Sequence[Spot], skin: NearestSkin) -> tuple[Points, Points]:
    if not spots:
        return np.empty((0, 3)), np.empty((0, 3))
    points = np.array([spot.point_mm for spot in spots])
    return points, skin.project(points)[1]


def _hex(colour: object) -> str:
    channels = np.rint(np.clip(np.asarray(colour, float), 0.0, 1.0) * 255).astype(int)
    return "#{:02X}{:02X}{:02X}".format(*channels)
