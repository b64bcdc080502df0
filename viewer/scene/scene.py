"""The scene: head, zones, needle, labels and camera in one render window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

# These two register VTK's OpenGL and font factories.
import vtkmodules.vtkRenderingFreeType
import vtkmodules.vtkRenderingOpenGL2  # noqa: F401
from vtkmodules.vtkRenderingCore import vtkRenderer, vtkRenderWindow

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.domain.identity import GyrusId, PartId, Side, ZoneId
from viewer.geometry.cortex import GlassHead
from viewer.geometry.head import Head, Point, Points
from viewer.geometry.needle_skin import NeedleSkin
from viewer.presentation.cortex_geometry import NOT_FOR_A_NEEDLE
from viewer.presentation.doubt import Doubt, doubts_shown, order_shown
from viewer.presentation.palette import LIGHT, Palette, SkinColours, skin_for
from viewer.presentation.shown import Pointed, as_drawn, gives_away, is_asking
from viewer.scene.camera import Camera
from viewer.scene.construction_scene import ConstructionScene
from viewer.scene.glass import Glass
from viewer.scene.ground import Ground
from viewer.scene.hover import Hover
from viewer.scene.label_text import LabelText
from viewer.scene.labels import Labels
from viewer.scene.lettering import Fonts
from viewer.scene.marks import Mark
from viewer.scene.names import NameLayer
from viewer.scene.needle import NeedleDrawing
from viewer.scene.overlays import Overlays
from viewer.scene.picking import SkinRays, ray
from viewer.scene.rulers import Rulers
from viewer.scene.screen_overlay import ScreenOverlay
from viewer.scene.side_marks import side_sentence
from viewer.scene.skin import Skin, poly_data
from viewer.scene.smoothing import Smoothing
from viewer.scene.zone_scene import RIM, ZoneScene
from viewer.state.view_state import ViewState

if TYPE_CHECKING:
    from viewer.presentation.comparison import Apart
    from viewer.presentation.measure import MeasureView

_SAMPLES = 4


class Scene:
    """Everything that is drawn, in any render window.

    It has no clock and no timers: `tick` is told the time. It renders only in `render`; when something has changed it
    calls `request_render`, so that a window can gather several changes into one picture.

    Parameters
    ----------
    window : vtkRenderWindow
        Where to draw: a widget's window, or one without a screen.
    request_render : callable, optional
        Called when a new picture is needed. With it a change of state is first drawn lightly; the window then calls
        `set_moving` for the full picture. Without it nothing is drawn until `render` is called, and then fully.

    Attributes
    ----------
    camera : Camera
        May be moved directly; call `request_render` afterwards.
    is_light : bool
        Whether it is drawn lightly at present, because something moves.
    problems : list of str
        What went wrong while drawing, for the log; nothing is swallowed.
    """

    def __init__(self, window: vtkRenderWindow, fonts: Fonts, request_render: Callable[[], None] | None = None) -> None:
        self.problems: list[str] = []
        self.is_light = False
        self._window = window
        self._is_interactive = request_render is not None
        self._request_render: Callable[[], None] = request_render or (lambda: None)
        self._renderer = vtkRenderer()
        self._front = vtkRenderer()
        window.SetNumberOfLayers(3)  # the head, a close-up of it, and what is flat
        # In a window the still picture is smoothed by FXAA at once, and by `refine` when there is time: half the time
        # and memory of samples. It knows no transparency, so pictures to be kept are drawn with samples.
        window.SetMultiSamples(0 if self._is_interactive else _SAMPLES)
        self._renderer.SetUseFXAA(self._is_interactive)
        self._front.SetLayer(2)
        self._front.InteractiveOff()
        self._smoothing = Smoothing(window)
        window.AddRenderer(self._renderer)
        window.AddRenderer(self._front)
        self.camera = Camera(self._renderer.GetActiveCamera())
        self._skin = Skin(window, self._renderer, self._on_light_failed)
        self._ground = Ground(self._renderer, window)
        self._zones = ZoneScene(self._renderer, self._on_light_failed)
        self._glass = Glass(self._renderer, self._ground, self._skin, self._zones, self._on_light_failed)
        names = NameLayer(self._front)  # before the labels, whose plates lie above
        self._labels = Labels(ScreenOverlay(self._front), fonts)
        self._overlays = Overlays(self._renderer, names, fonts, self._labels.view, self._on_light_failed)
        self._rulers = Rulers(self._renderer, self._labels.view, self._on_light_failed)
        self._building = ConstructionScene(
            window, self._renderer, self._front, 1, self._skin, fonts, self._labels.view, self._on_light_failed
        )
        self._head: Head | None = None
        self._rays: SkinRays | None = None
        self._cover: SkinRays | None = None
        self._outline_mm: Points = np.empty((0, 3))
        self._catalog: Catalog | None = None
        self._atlas: Atlas | None = None
        self._state = ViewState()
        self._is_asking = False
        self._palette = LIGHT
        self._skin_colours: SkinColours = skin_for("light", "light")
        self._hover = Hover()
        self._is_light_lost = False
        self._has_legend = False
        self.set_palette(LIGHT, self._skin_colours)

    def set_head(self, head: Head) -> None:
        """Show this head; zones of another head are taken away until `set_atlas` is called."""
        self._head = head
        self._atlas = None
        self._glass.set_inside(None)
        self._outline_mm = head.levels[-1].vertices_mm
        self._skin.set_head(head, self._skin_colours)
        self._ground.draw_next()
        self._rays = SkinRays(self._skin.data)
        # What hides a label is a matter of millimetres: the lightest skin answers sooner.
        self._cover = SkinRays(poly_data(head.levels[-1]))
        self._skin.set_rim(RIM[self._palette.scheme])
        self._zones.set_head(head)
        self._overlays.set_atlas(head, None)
        self._rulers.set_head(head)
        self._building.set_head(head)
        self.camera.set_head(head)
        self._draw_zones()

    def set_atlas(self, catalog: Catalog, atlas: Atlas) -> None:
        """Show the zones as they lie on the head that is set."""
        if self._head is None:
            return
        self._catalog, self._atlas = catalog, atlas
        self._zones.set_atlas(catalog, atlas)
        self._glass.show(catalog, atlas, self._state)
        self._overlays.set_atlas(self._head, atlas, catalog)
        self._draw_zones()

    def set_inside(self, inside: GlassHead | None) -> None:
        """Show what lies in the head that is set, where the state lets the skin be glass; None for nothing."""
        self._glass.set_inside(inside)
        self._glass.show(self._catalog, self._atlas, self._state)
        self._label()
        self._request_render()

    def face(self) -> None:
        """Turn the camera to what the state orders: it was ordered before there were zones to turn to."""
        self._face(self._state)
        self._label()

    def set_palette(self, palette: Palette, skin: SkinColours) -> None:
        """Take over the colours of a scheme and a skin tone."""
        self._palette, self._skin_colours = palette, skin
        self._labels.view.palette = palette
        self._ground.set_palette(palette)
        self._skin.set_colours(skin)
        self._skin.set_rim(RIM[palette.scheme])
        self._glass.set_scheme(palette.scheme)
        self._zones.set_palette(palette, skin)
        self._overlays.set_colours(skin)
        self._rulers.set_colours(skin)
        self._draw_zones()

    def apply(self, old: ViewState, new: ViewState) -> frozenset[str]:
        """Show a new state.

        Colours of theme and skin come by `set_palette`, for only the window knows the system's scheme. What is drawn
        anew is found by comparing with what is drawn, so that a scene made late catches up at its first state.

        Returns
        -------
        set of str
            What was drawn anew: ``"zones"``, ``"needle"``, ``"labels"``, ``"overlays"``, ``"glass"``, ``"camera"``.
        """
        is_asked_anew = is_asking(old) != is_asking(new) or old.lesson.stop != new.lesson.stop
        self._is_asking = is_asking(new)
        self._labels.has_scale = "scale" in new.drawing.overlays
        self._overlays.withhold(partial(gives_away, new))
        new = as_drawn(new)
        old, self._state = self._state, new
        changed: set[str] = set()
        was, about = old.selection, new.selection
        if was.zone != about.zone:
            self._zones.stroke.end()
            # What is chosen before there are zones, as at the start, is seen whole with the first picture.
            is_seen = self._atlas is not None and self._is_interactive and not new.reader.reduce_motion
            if about.zone is not None and is_seen:
                self._zones.stroke.begin()
        if _of_zones(old) != _of_zones(new):
            self._draw_zones()
            changed |= {"zones", "needle", "labels"}
        elif new.entry.shows == "construction" and _of_construction(old) != _of_construction(new):
            self._draw_zones()
            changed |= {"zones", "labels"}
        elif (was.part, old.needle) != (about.part, new.needle):
            self._draw_needle()
            changed |= {"needle", "labels"}
        if old.drawing.given != new.drawing.given:
            self._rulers.show_answer(new.drawing.given)
            changed.add("labels")
        if is_asked_anew or (old.drawing.labels, was.part) != (new.drawing.labels, about.part):
            changed.add("labels")
        self._overlays.show(new.drawing.overlays, has_names=new.drawing.labels, point=about.point, side=about.side)
        if (old.drawing.overlays, was.point) != (new.drawing.overlays, about.point):
            changed.add("overlays")
        if _of_glass(old) != _of_glass(new):
            self._glass.show(self._catalog, self._atlas, new)
            changed.add("glass")
        if old.camera != new.camera:
            self._face(new)
            changed.add("camera")
        if changed:
            self._label()
            if self._is_interactive and not self.is_light:
                self.set_moving(True)
            self._request_render()
        return frozenset(changed)

    def hover(
        self, zone: ZoneId | None, side: Side = "left", part: PartId | None = None, *, mark: Mark | None = None
    ) -> None:
        """Tell which zone or mark the pointer is over; its name appears 150 ms later, by `tick`."""
        if self._hover.move_to(None if zone is None else Pointed(zone, side, part), mark):
            self._draw_zones()

    def show_tape(self, view: MeasureView | None) -> None:
        """Lay a measuring tape as it is described, or take it away."""
        self._rulers.show_tape(view)
        self._label()
        self._request_render()

    def stretch_tape(self, way_mm: Points | None) -> None:
        """Draw a line from the tape's end to the pointer, along a way of shape (n, 3), or none."""
        self._rulers.stretch(way_mm)
        self._request_render()

    @property
    def size_px(self) -> tuple[float, float]:
        """Width and height of the picture, logical pixels."""
        return self._labels.view.width_px, self._labels.view.height_px

    @property
    def needles(self) -> NeedleDrawing:
        """The needles that are drawn."""
        return self._zones.needles

    @property
    def needle_skin(self) -> NeedleSkin | None:
        """The skin as a needle meets it; None without a head."""
        return self._zones.needle_skin

    @property
    def mm_per_px(self) -> float:
        """How many mm at the head's middle one logical pixel covers."""
        return self.camera.pose.height_mm() / self._labels.view.height_px

    def mark_at(self, x_px: float, y_px: float) -> Mark | None:
        """Return the landmark or site in sight at a logical pixel from the upper left; None if there is none."""
        return self._overlays.at(x_px, y_px)

    def zoom(self, factor: float) -> None:
        """Come nearer (above 1) to the middle of the picture, or go farther."""
        width, height = self.size_px
        self.camera.zoom(factor, width / 2, height / 2)
        if self._is_interactive and not self.is_light:
            self.set_moving(True)
        self._request_render()

    def side_sentence(self) -> str:
        """Say from where the head is seen, for the accessible description of the view."""
        return side_sentence(self.camera.pose)

    def pick(self, x_px: float, y_px: float) -> Point | None:
        """Return the place on the skin, mm, under a logical pixel from the upper left; None beside the head."""
        if self._rays is None:
            return None
        view = self._labels.view
        return self._rays.first(*ray(self.camera.pose, x_px, y_px, view.width_px, view.height_px))

    def gyrus_at(self, x_px: float, y_px: float) -> GyrusId | None:
        """Return the gyrus that is seen at a logical pixel; None where the cortex does not lie free."""
        view = self._labels.view
        found = self._glass.gyrus_at(*ray(self.camera.pose, x_px, y_px, view.width_px, view.height_px))
        return None if found is None else GyrusId(found)

    def set_size(self, width_px: float, height_px: float, ratio: float = 1.0) -> None:
        """Tell the size in logical pixels, and device pixels per logical one."""
        view = self._labels.view
        view.width_px, view.height_px, view.ratio = max(width_px, 1.0), max(height_px, 1.0), ratio
        self._window.SetSize(max(1, round(width_px * ratio)), max(1, round(height_px * ratio)))
        self.camera.set_size(width_px, height_px)
        self.camera.make_room(self.needles.handles_mm)

    @property
    def text_scale(self) -> float:
        """How much larger labels are than usual."""
        return self._labels.view.scale

    def set_text_scale(self, scale: float) -> None:
        """Enlarge labels, for a projector or a large picture."""
        self._labels.view.scale = scale
        self._request_render()

    def set_marks(self, are_shown: bool) -> None:
        """Show or leave out side marks and the sentence about the side, for which small pictures have no room."""
        self._labels.view.has_marks = are_shown

    def set_legend(self, is_shown: bool) -> None:
        """Explain in a corner how doubt is drawn where there is any: in a picture for which no panel does."""
        self._has_legend = is_shown
        self._label()

    def set_moving(self, is_moving: bool) -> None:
        """Draw lightly while something moves, fully when it is still."""
        self.is_light = is_moving
        self._skin.set_moving(is_moving)
        self._glass.set_moving(is_moving)
        if self._is_interactive:
            self._renderer.SetUseFXAA(not is_moving)
            self._building.set_smoothing(not is_moving)
        else:
            self._window.SetMultiSamples(0 if is_moving else _SAMPLES)
        self._request_render()

    def set_background(self, colour: str | None) -> None:
        """Replace the gradient by one ``#RRGGBB``, or by nothing at all, for exported pictures."""
        self._ground.set_colour(colour)

    def begin_anew(self) -> None:
        """Let the eye stand where it does at first, and labels take the side that suits them best from there."""
        self.camera.reset(0.0)
        self._labels.forget()

    def tick(self, now_s: float) -> bool:
        """Carry on what moves; returns whether more ticks are needed."""
        is_moving = self.camera.is_moving
        goes_on = self.camera.tick(now_s)
        is_named, is_to_be_named = self._hover.tick(now_s)
        goes_on |= is_to_be_named
        if is_named:
            self._label()
        is_drawn = self._building.tick(now_s) | self._zones.stroke.tick(now_s)
        goes_on |= is_drawn
        if is_moving or is_named or is_drawn:
            if self._is_interactive and not self.is_light:
                self.set_moving(True)
            self._request_render()
        return goes_on

    def render(self) -> None:
        """Draw a picture now."""
        if self._is_light_lost:
            self._is_light_lost = False
            self._draw_zones()
        view = self._labels.view
        self._ground.draw()
        self._zones.draw(self.camera.pose, view.height_px, view.scale)
        self._overlays.draw(self.camera.pose, self._cover)
        self._rulers.draw(self.camera.pose)
        self._building.draw(self.camera.pose, self._cover)
        self._labels.draw(self.camera.pose, self._cover, self._outline_mm, is_moving=self.is_light)
        self._smoothing.restart()
        self._window.Render()

    def refine(self) -> bool:
        """Draw the picture that was rendered last once more, for cleaner edges; says whether that can go on."""
        return self._smoothing.add([self._renderer, *self._building.renderers()])

    def close(self) -> None:
        """Let go of the window; nothing may be drawn afterwards."""
        self._building.close()
        self._window.RemoveRenderer(self._front)
        self._window.RemoveRenderer(self._renderer)

    def _face(self, state: ViewState) -> None:
        """Turn the camera to where a state orders it."""
        target = state.camera.target
        duration_s = 0.0 if state.reader.reduce_motion else None
        if target == "eye":
            if state.camera.eye is not None:
                self.camera.come_to(state.camera.eye, duration_s)
        elif state.entry.has_needle_in_hand and target == "zone" and self.needles.paths:
            paths = self.needles.paths
            over_mm = np.concatenate([path.over_mm for path in paths])
            self.camera.approach(over_mm, np.concatenate([path.profile.normals for path in paths]), duration_s)
        elif self._building.is_on:
            self.camera.obey(target, self._building.normals(), duration_s)
        else:
            points_mm, normals = self._zones.to_face(state, self.camera.pose)
            self.camera.obey(target, normals, duration_s, points_mm)
        self.camera.make_room(self.needles.handles_mm)

    def _on_light_failed(self, reason: str) -> None:
        self.problems.append(reason)
        self._is_light_lost = True
        self._request_render()

    def _draw_zones(self) -> None:
        catalog, atlas = self._catalog, self._atlas
        is_drawn = self._is_interactive and not self._state.reader.reduce_motion
        is_building = self._building.show(
            catalog, atlas, self._state, self._palette, self._skin_colours, is_drawn=is_drawn
        )
        are_zones_shown = not is_building or self._building.is_finished
        self._zones.show(self._state, self._hover.zone, are_zones_shown=are_zones_shown)
        self._labels.dangers_mm = self._zones.dangers_mm
        self._rulers.show_apart(self._apart())
        self._draw_needle()
        self._label()
        self._request_render()

    def _apart(self) -> tuple[Apart, ...]:
        if self._state.entry.shows != "pair" or self._catalog is None or self._atlas is None:
            return ()
        from viewer.presentation.comparison import apart_views  # only to compare

        return apart_views(self._catalog, self._atlas, self._state)

    def _doubts(self) -> tuple[Doubt, ...]:
        """What the legend has to explain; nothing beside a close-up, which has its corner."""
        if not self._has_legend or self._is_asking or self._building.is_on or self._catalog is None:
            return ()
        return doubts_shown(self._catalog, self._atlas, self._state)

    def _order(self) -> tuple[str, ...]:
        """The names of which only the order is known; none where names are off or asked for."""
        if self._catalog is None or self._is_asking or self._building.is_on or not self._state.drawing.labels:
            return ()
        return order_shown(self._catalog, self._atlas, self._state)

    def _draw_needle(self) -> None:
        self._zones.show_needle(self._state, is_shown=not self._building.is_on and self._state.drawing.has_needle)

    def _label(self) -> None:
        self._labels.view.said = self._glass.said(self._head)
        has_needle = len(self.needles.paths) > 0
        self._labels.view.said_too = NOT_FOR_A_NEEDLE if has_needle and self._glass.is_seen else ""
        self._labels.doubts = self._doubts()
        self._labels.order = self._order()
        if self._catalog is None or self._atlas is None or not self._state.drawing.labels:
            self._labels.texts, self._labels.pointed = self._said_always(), None
            return
        mark = self._hover.mark_text()
        self._labels.pointed = None if mark is not None and self._overlays.is_withheld(mark.title) else mark
        if self._is_asking:
            texts: list[LabelText] = []  # any name on the head could be the answer
        elif self._building.is_on:
            texts = self._building.texts()
        else:
            texts = self._zones.texts(self._state, self._hover.named_zone())
        self._labels.texts = [*self._said_always(), *self._rulers.texts(), *texts]

    def _said_always(self) -> list[LabelText]:
        return [*self._overlays.warnings(), *self._glass.texts(self._head)]


def _of_zones(state: ViewState) -> tuple[object, ...]:
    """All of a state that says how zones look."""
    part = state.selection.part if state.entry.shows == "explained" else None
    return (
        state.mode, state.school, state.beside, state.compared,
        replace(state.selection, part=part, candidates=(), cell=None),
        state.drawing.zone_opacity, state.drawing.known, state.drawing.has_needle, "spread" in state.drawing.overlays,
    )  # fmt: skip


def _of_glass(state: ViewState) -> tuple[object, ...]:
    """All of a state that says what is seen beneath the skin."""
    return (state.drawing.glass, *_of_zones(state)) if state.drawing.glass > 0 else ()


def _of_construction(state: ViewState) -> tuple[object, ...]:
    """All of a state that says what of the construction is drawn."""
    return (state.build, state.rules.variants)
