r"""A close-up in the corner of the view: the place where a step does something small, with its measure.

::

      +-----------------------+
      |        0.5 cm         |      a second renderer shows the same head, nearer; its frame, the measure and the
      |       |<---->|        |      words are flat and lie in a layer of their own in front
      |     --o======o--      |
      | Close-up, 4x          |
      +-----------------------+
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkRenderingCore import vtkRenderer, vtkRenderWindow

from viewer.geometry.head import Point
from viewer.presentation.construction_view import Span
from viewer.presentation.mark_colours import MarkColours
from viewer.presentation.palette import Palette
from viewer.scene.camera import aim
from viewer.scene.close_up_frame import CloseUpFrame
from viewer.scene.construction_actors import BALL_MM, ConstructionActors, LaidConstruction
from viewer.scene.ground import Ground
from viewer.scene.labels import LabelView
from viewer.scene.lettering import Fonts
from viewer.scene.nearest_skin import NearestSkin
from viewer.scene.pose import VIEW_ANGLE_DEG, Pose
from viewer.scene.skin import Skin
from viewer.scene.tape_shader import HALF_WIDTH_MM

SIDE_PX = 264.0
"""Width and height, logical pixels at text size 100 %."""

_EDGE_PX = 16.0
_MOST_OF_VIEW = 0.42
_MAGNIFICATIONS = (2, 3, 4, 5, 6, 8)
_SPAN_SHARE = 0.26  # of the close-up's width, at most: what is measured, with its surroundings
# What is drawn on the skin is finer than life, so that it does not cover what is small.
_LINE_SCALE, _BALL_SCALE = 0.62, 0.28
_BAND_PX, _BALL_PX = 11.0, 9.0  # half a band and a ball are at most as large on the screen


class CloseUp:
    """The close-up.

    Parameters
    ----------
    window : vtkRenderWindow
        Must have a layer `layer` between the head's and that of `front`.
    front : vtkRenderer
        The flat layer in front of everything.
    layer : int
        Its own layer.
    skin : Skin
        The head it shows.
    fonts : Fonts
        Font files of its words.
    view : LabelView
        Size and colours of the whole view.
    on_failure : callable
        Told when a shader cannot be used.

    Attributes
    ----------
    renderer : vtkRenderer
        Draws it.
    """

    def __init__(
        self,
        window: vtkRenderWindow,
        front: vtkRenderer,
        layer: int,
        skin: Skin,
        fonts: Fonts,
        view: LabelView,
        on_failure: Callable[[str], None],
    ) -> None:
        self.renderer = vtkRenderer()
        self.renderer.SetLayer(layer)
        # Layers above the first are transparent, but this one shows a head before a ground of its own.
        self.renderer.SetPreserveColorBuffer(False)
        self.renderer.InteractiveOff()
        self.renderer.DrawOff()
        self._window = window
        window.AddRenderer(self.renderer)
        self._skin = skin
        skin.show_in(self.renderer)
        self._ground = Ground(self.renderer, window)
        self._drawing = ConstructionActors(self.renderer, on_failure)
        self._frame = CloseUpFrame(front, fonts, view)
        self._view = view
        self._laid: LaidConstruction | None = None
        self._span: Span | None = None
        self.pose: Pose | None = None
        self.magnification = 1

    @property
    def is_shown(self) -> bool:
        """Whether there is something to show."""
        return self._span is not None

    def box_px(self) -> tuple[float, float, float]:
        """Return left, top and side in the view, logical pixels from the upper left."""
        view = self._view
        side = min(SIDE_PX * view.scale, _MOST_OF_VIEW * min(view.width_px, view.height_px))
        return view.width_px - side - _EDGE_PX, _EDGE_PX, side

    def show(self, laid: LaidConstruction | None, span: Span | None) -> None:
        """Show what a step measures, or nothing."""
        self._laid, self._span = laid, span if laid is not None else None
        self.renderer.SetDraw(self._span is not None)
        self._drawing.show(laid if self._span is not None else None)
        if laid is None or span is None:
            self.pose = None
            self._frame.clear()

    def set_colours(self, colours: MarkColours, zone: str, skin: str) -> None:
        """Take over the colours of what is drawn on the skin."""
        self._drawing.set_colours(colours, zone, skin)
        self._frame.set_name_colours(colours.ink, colours.halo)

    def follow_skin(self) -> None:
        """The skin has been made anew: what is to be drawn next comes after it."""
        self._ground.draw_next()

    def set_ground(self, palette: Palette) -> None:
        """Take over the colours of a scheme."""
        self._ground.set_palette(palette)

    def set_smoothing(self, is_on: bool) -> None:
        """Smooth edges by FXAA, as the head's own renderer does in a window."""
        self.renderer.SetUseFXAA(is_on)

    def draw(self, pose: Pose) -> None:
        """Bring everything in line with the pose of the whole view."""
        laid, span = self._laid, self._span
        if laid is None or span is None:
            return
        view = self._view
        left, top, side = self.box_px()
        self.renderer.SetViewport(
            left / view.width_px,
            1.0 - (top + side) / view.height_px,
            (left + side) / view.width_px,
            1.0 - top / view.height_px,
        )
        self.magnification, self.pose = _close_pose(span, pose, laid.skin, side, view.height_px)
        aim(self.renderer.GetActiveCamera(), self.pose)
        px_per_mm = side / self.pose.height_mm()
        lines = min(_LINE_SCALE, _BAND_PX * view.scale / HALF_WIDTH_MM / px_per_mm)
        self._drawing.draw(self.pose, lines, min(_BALL_SCALE, _BALL_PX * view.scale / BALL_MM / px_per_mm))
        band_px = HALF_WIDTH_MM * lines * px_per_mm
        step, box = laid.view.steps[laid.view.at], (left, top, side)
        self._frame.draw(step, span, pose, self.pose, self.magnification, box, band_px)

    def remove(self) -> None:
        """Take it off the screen."""
        self.show(None, None)
        self._skin.hide_in(self.renderer)
        self._drawing.remove()
        self._window.RemoveRenderer(self.renderer)


def _close_pose(span: Span, pose: Pose, skin: NearestSkin, side_px: float, height_px: float) -> tuple[int, Pose]:
    """How much nearer, and the pose: over the middle of what is measured, half-way from the view to facing the skin."""
    middle: Point = (span.start_mm + span.end_mm) / 2
    normal: NDArray[np.float64] = skin.project(middle[None])[1][0]
    toward = pose.direction() * 0.45 + normal * 0.55
    toward /= max(float(np.linalg.norm(toward)), 1e-9)
    elevation = float(np.degrees(np.arcsin(np.clip(toward[2], -1.0, 1.0))))
    azimuth = float(np.degrees(np.arctan2(toward[0], toward[1])))
    if np.hypot(toward[0], toward[1]) < 0.05:
        azimuth = pose.azimuth_deg
    px_per_mm = height_px / pose.height_mm()
    wanted = _SPAN_SHARE * side_px / max(span.length_mm, 1.0) / px_per_mm
    times = max([each for each in _MAGNIFICATIONS if each <= wanted], default=_MAGNIFICATIONS[0])
    height_mm = side_px / (px_per_mm * times)
    distance = height_mm / 2 / np.tan(np.radians(VIEW_ANGLE_DEG / 2))
    x, y, z = (float(value) for value in middle + normal * 0.5)
    return times, Pose(azimuth, elevation, float(distance), (x, y, z))
