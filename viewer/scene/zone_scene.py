"""The zones in the scene: what a state shows of them on the head, how unsure they are, and the needle in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.geometry.head import Head, Points
from viewer.geometry.needle_skin import NeedleSkin
from viewer.presentation.palette import Palette, Scheme, SkinColours
from viewer.presentation.shown import Pointed, Roles, danger_points, shown_roles
from viewer.presentation.shown_places import ShownPlaces
from viewer.presentation.ties import Tie, has_rivals, rivals_shown, ties
from viewer.scene.label_text import LabelText, label_texts, needle_text, point_texts, with_pointed
from viewer.scene.nearest_skin import NearestSkin
from viewer.scene.needle import Needle, NeedleDrawing
from viewer.scene.needle_drawing import needle_drawing
from viewer.scene.needle_text import needle_texts
from viewer.scene.pose import Pose
from viewer.scene.skin_colour import skin_colour
from viewer.scene.skin_ink import ink_scale
from viewer.scene.spread import Spread, stains
from viewer.scene.stroke_of_ink import StrokeOfInk
from viewer.scene.ties import Ties
from viewer.scene.zone_drawing import ZoneDrawing, rival_drawing, zone_drawing
from viewer.scene.zone_facing import places_to_face, point_to_face
from viewer.scene.zones import Zones
from viewer.state.view_state import ViewState

_BELOW_MM = 0.5  # in front of the skin: where another source has a zone lies below every zone
RIM = {"light": 0.10, "dark": 0.22}
"""How bright the edge of head and zones is, so that it stands out from the background of a scheme."""


class ZoneScene:
    """Shows zones, their spread and the needle as a state asks.

    Parameters
    ----------
    renderer : vtkRenderer
        The head's.
    on_failure : callable
        Told when a shader cannot be used.

    Attributes
    ----------
    stroke : StrokeOfInk
        How far the chosen zone is drawn.
    needles : NeedleDrawing
        The needles that are drawn.
    dangers_mm : array, shape (n, 3)
        Where a mark of danger belongs.
    """

    def __init__(self, renderer: vtkRenderer, on_failure: Callable[[str], None]) -> None:
        self._renderer, self._on_failure = renderer, on_failure
        self._zones = Zones(renderer, on_failure)
        self._rivals = Zones(renderer, on_failure, _BELOW_MM)
        self.stroke = StrokeOfInk(self._zones.set_drawn)
        self._ties: Ties | None = None
        self._needle = Needle(renderer, on_failure)
        self._spread = Spread(renderer, on_failure)
        self._head: Head | None = None
        self._catalog: Catalog | None = None
        self._atlas: Atlas | None = None
        self._near: NearestSkin | None = None
        self._last_places: ShownPlaces | None = None
        self._skin_colours: SkinColours | None = None
        self._scheme: Scheme = "light"
        self.needle_skin: NeedleSkin | None = None
        self.needles = NeedleDrawing()
        self.dangers_mm: Points = np.empty((0, 3))

    def set_head(self, head: Head) -> None:
        """Take over another head, on which no zone lies yet."""
        self._head, self._atlas, self._near = head, None, None
        self.needle_skin = NeedleSkin(head.mesh)
        self._rivals.draw_last()
        self._zones.draw_last()
        self._needle.draw_last()
        if self._ties is not None:
            self._ties.remove()
            self._ties = None

    def set_atlas(self, catalog: Catalog, atlas: Atlas) -> None:
        """Take over the zones as they lie on the head."""
        if self._head is None:
            return
        self._catalog, self._atlas, self._last_places = catalog, atlas, None
        self._zones.set_atlas(atlas.zones, self._head.mesh)
        self._take_skin()

    def set_palette(self, palette: Palette, skin: SkinColours) -> None:
        """Take over the colours of a scheme and a skin tone."""
        self._skin_colours, self._scheme = skin, palette.scheme
        self._zones.set_rim(RIM[palette.scheme])
        self._rivals.set_rim(RIM[palette.scheme])
        if self._ties is not None:
            self._ties.set_colours(skin)
        self._needle.set_accent(palette.accent)
        self._take_skin()

    def set_glass(self, share: float) -> None:
        """Let zones fade into glass instead of skin, as far as the skin is glass, 0..1."""
        for zones in (self._zones, self._rivals):
            zones.set_glass(share)

    def show(self, state: ViewState, pointed: Pointed | None, *, are_zones_shown: bool) -> None:
        """Show the zones and the spread of a state, and the one that is pointed at; or none."""
        catalog, atlas, skin = self._catalog, self._atlas, self._skin_colours
        if catalog is None or atlas is None or skin is None or not are_zones_shown:
            for zones in (self._zones, self._rivals):
                zones.draw(ZoneDrawing({}, {}))
            self._tie(state, {})
            self._spread.clear()
            self.dangers_mm = np.empty((0, 3))
            return
        roles = shown_roles(catalog, atlas, state, pointed)
        drawing = zone_drawing(catalog, atlas, state, roles, skin, self._scheme)
        self._zones.draw(drawing)
        self._tie(state, roles)
        self._show_rivals(state, roles)
        self._stain(catalog, atlas, state, drawing.looks)
        # A patient sees other zones so faintly that a sign would seem to stand on bare skin.
        is_explained = state.entry.shows == "explained"
        signed = [index for index, role in roles.items() if not is_explained or role != "back"]
        self.dangers_mm = danger_points(catalog, atlas, signed)

    def show_needle(self, state: ViewState, *, is_shown: bool) -> None:
        """Show the needle of a state, or none."""
        catalog, atlas, drawing = self._catalog, self._atlas, NeedleDrawing()
        if is_shown and catalog is not None and atlas is not None and self.needle_skin is not None:
            drawing = needle_drawing(catalog, atlas, self.needle_skin, state)
        self._needle.show(drawing)
        self.needles = drawing

    def draw(self, pose: Pose, height_px: float, scale: float) -> None:
        """Draw the needle as thick as the view needs it."""
        self._needle.draw(ink_scale(pose, height_px, scale))
        if self._ties is not None:
            self._ties.draw(ink_scale(pose, height_px, scale))

    def to_face(self, state: ViewState, pose: Pose) -> tuple[Points, Points]:
        """Return the places that the camera is to face, and normals there, shape (n, 3); none if nothing is chosen."""
        if self._catalog is None or self._atlas is None:
            return np.empty((0, 3)), np.empty((0, 3))
        if state.selection.point is not None:
            return point_to_face(self._catalog, self._atlas, state, pose)
        return places_to_face(self._catalog, self._atlas, state, pose)

    def texts(self, state: ViewState, named: Pointed | None) -> list[LabelText]:
        """Return the labels of a state, and of the zone whose name the pointer asks for."""
        catalog, atlas = self._catalog, self._atlas
        if catalog is None or atlas is None:
            return []
        if state.entry.has_needle_in_hand:
            return needle_texts(self.needles, state.needle.angle_deg)
        texts = label_texts(catalog, atlas, state, self._places(catalog, atlas, state))
        if named is not None:
            places = ShownPlaces(catalog, atlas, shown_roles(catalog, atlas, state, named))
            texts = with_pointed(catalog, atlas, texts, places, named)
        texts += point_texts(catalog, atlas, state)
        if len(self.needles.handles_mm):
            texts.append(needle_text(state.needle.angle_deg, self.needles.handles_mm))
        return texts

    def _places(self, catalog: Catalog, atlas: Atlas, state: ViewState) -> ShownPlaces:
        """Return what can be pointed to, kept from the last time if the same zones are drawn."""
        roles = shown_roles(catalog, atlas, state)
        if self._last_places is None or self._last_places.roles != roles:
            self._last_places = ShownPlaces(catalog, atlas, roles)
        return self._last_places

    def _tie(self, state: ViewState, roles: Roles) -> None:
        """Draw the thin lines of zones, or none; nothing is made before there is one."""
        catalog, atlas = self._catalog, self._atlas
        found: tuple[Tie, ...] = ()
        if catalog is not None and atlas is not None:
            found = ties(catalog, atlas, roles, with_rivals=has_rivals(state))
        if self._ties is None:
            if not found or self._head is None or self._skin_colours is None:
                return
            self._near = self._near or NearestSkin(self._head.mesh)
            self._ties = Ties(self._renderer, self._on_failure, self._near)
            self._ties.set_colours(self._skin_colours)
        self._ties.show(found)

    def _show_rivals(self, state: ViewState, roles: Roles) -> None:
        """Draw where other sources have the zones that are shown."""
        catalog, atlas, head, skin = self._catalog, self._atlas, self._head, self._skin_colours
        if catalog is None or atlas is None or head is None or skin is None:
            return
        found = rivals_shown(catalog, atlas, roles) if has_rivals(state) else ()
        if found:
            self._rivals.set_atlas(found, head.mesh)
            self._rivals.set_skin(head.mesh, skin_colour(head.mesh, skin))
        self._rivals.draw(rival_drawing(catalog, found, state, skin))

    def _take_skin(self) -> None:
        if self._head is not None and self._atlas is not None and self._skin_colours is not None:
            self._zones.set_skin(self._head.mesh, skin_colour(self._head.mesh, self._skin_colours))

    def _stain(self, catalog: Catalog, atlas: Atlas, state: ViewState, shown: Iterable[int]) -> None:
        if "spread" not in state.drawing.overlays or self._head is None:
            self._spread.clear()
            return
        self._near = self._near or NearestSkin(self._head.mesh)
        self._spread.show(stains(catalog, atlas, shown, state.selection.zone), self._near)
