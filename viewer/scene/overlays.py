"""What can be laid over the head beside its zones: landmarks, acupuncture points, electrode sites, lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.domain.identity import PointId, SideChoice
from viewer.geometry.head import Head
from viewer.presentation.landmarks import LINE_NAMES, landmark_words, site_words
from viewer.presentation.mark_colours import MarkColours, mark_colours
from viewer.presentation.palette import SkinColours
from viewer.presentation.points import point_words
from viewer.scene.label_text import LabelText
from viewer.scene.labels import LabelView
from viewer.scene.lettering import Fonts, Lettering
from viewer.scene.marks import Mark, MarkLayer, SeenMark, mark_text, marks_on
from viewer.scene.names import Name, NameLayer, place_names
from viewer.scene.nearest_skin import NearestSkin
from viewer.scene.picking import SkinRays
from viewer.scene.pose import Pose
from viewer.scene.reference_lines import ReferenceLines
from viewer.scene.skin_ink import ink_scale
from viewer.scene.soft_spot import SoftSpot, rhomb
from viewer.state.view_state import Overlay

POINT_PX = 6.0
"""A mark is meant when the pointer is this near to it."""

_LANDMARK_MM = 1.8
_SITE_MM, _WEAK_SITE_MM = 1.5, 1.0
_POINT_MM, _CHOSEN_MM = 1.15, 2.3
_SITE_LIFT_MM, _POINT_LIFT_MM, _LANDMARK_LIFT_MM, _CHOSEN_LIFT_MM = 5.7, 6.0, 6.3, 6.6
_ON_SKIN: frozenset[Overlay] = frozenset({"landmarks", "points", "ten_ten", "lines"})
_SLANTED = 0.4


class Overlays:
    """Draws what is switched on, each kind by one actor, and their names; nothing is made before it is wanted.

    Parameters
    ----------
    renderer : vtkRenderer
        The head's.
    names : NameLayer
        Where names are written.
    fonts : Fonts
        Font files of the names.
    view : LabelView
        Size of the view, shared with the labels.
    on_failure : callable
        Told when a shader cannot be used.
    """

    def __init__(
        self,
        renderer: vtkRenderer,
        names: NameLayer,
        fonts: Fonts,
        view: LabelView,
        on_failure: Callable[[str], None],
    ) -> None:
        self._renderer = renderer
        self._fonts = fonts
        self._lettering = Lettering(fonts)
        self._view = view
        self._on_failure = on_failure
        self._names = names
        self._head: Head | None = None
        self._atlas: Atlas | None = None
        self._catalog: Catalog | None = None
        self._skin: NearestSkin | None = None
        self._shown: frozenset[Overlay] = frozenset()
        self._chosen: tuple[PointId, SideChoice] | None = None
        self._has_names = True
        self.is_withheld: Callable[[str], bool] = lambda _name: False
        self._colours: MarkColours | None = None
        self._marks: dict[Overlay | Literal["chosen", "soft_spot"], MarkLayer] = {}
        self._soft_spot: SoftSpot | None = None
        self._lines: ReferenceLines | None = None
        self._seen: list[SeenMark] = []

    def set_atlas(self, head: Head, atlas: Atlas | None, catalog: Catalog | None = None) -> None:
        """Take over another head, and what lies on it once that is known."""
        self._remove()
        if head is not self._head:
            self._skin = None
        self._head, self._atlas, self._catalog = head, atlas, catalog
        self._build()

    def set_colours(self, skin: SkinColours) -> None:
        """Take over the colours that are read best on this skin."""
        self._colours = mark_colours(skin)
        self._restyle()

    def show(
        self,
        shown: frozenset[Overlay],
        *,
        has_names: bool,
        point: PointId | None = None,
        side: SideChoice = "left",
    ) -> None:
        """Show these, with or without their names; one acupuncture point larger, also while points are not shown."""
        self._has_names = has_names
        chosen = None if point is None else (point, side)
        if (shown, chosen) != (self._shown, self._chosen):
            self._remove()
            self._shown, self._chosen = shown, chosen
            self._build()

    def withhold(self, is_withheld: Callable[[str], bool]) -> None:
        """Write no names of which this is true."""
        self.is_withheld = is_withheld

    def warnings(self) -> list[LabelText]:
        """Return the plates that stand there whatever is shown and asked."""
        layer = self._marks.get("soft_spot")
        return [] if layer is None else [mark_text(mark, "soft_spot") for mark in layer.marks]

    def at(self, x_px: float, y_px: float) -> Mark | None:
        """Return the mark in sight within 6 logical pixels of a place in the view, the nearest one."""
        near = [(float(np.hypot(each.x_px - x_px, each.y_px - y_px)), each) for each in self._seen]
        meant = [(away, each) for away, each in near if away <= max(POINT_PX * self._view.scale, each.radius_px)]
        return min(meant, key=lambda pair: pair[0])[1].mark if meant else None

    def draw(self, pose: Pose, cover: SkinRays | None) -> None:
        """Bring everything in line with a pose.

        Parameters
        ----------
        pose : Pose
            Where the eye stands.
        cover : SkinRays or None
            What is asked whether it hides a mark. None without a head.
        """
        self._seen = []
        names: list[Name] = []
        is_any_on = bool(self._marks) or self._lines is not None
        if cover is not None and is_any_on:
            view = self._view
            scale = ink_scale(pose, view.height_px, view.scale)
            if self._lines is not None:
                self._lines.draw(scale)
                names += self._lines.names_in_sight(pose, cover, view)
            for layer in self._marks.values():
                layer.draw(pose, scale)
                self._seen += layer.in_sight(pose, cover, view.width_px, view.height_px, scale)
            # Of the two electrode systems the coarser comes first; then landmarks, which are larger; then the rest.
            order = sorted(self._seen, key=lambda each: (not each.mark.words.is_strong, -each.radius_px))
            names += [_name(each, pose, is_named=not self.is_withheld(each.mark.words.title)) for each in order]
        self._write(names if self._has_names else [name for name in names if name.is_needed])

    def _write(self, names: list[Name]) -> None:
        view = self._view
        if names and self._colours is not None:
            if self._lettering.ratio != view.ratio:
                self._lettering = Lettering(self._fonts, view.ratio)
            colours = self._colours
            self._names.set_words(self._words(), self._lettering, colours.ink, colours.halo, view.scale)
        self._names.show(place_names(names, self._names.sizes, view.width_px, view.height_px), view.height_px)

    def _words(self) -> list[tuple[str, bool]]:
        """Every name that may be shown while the same overlays are on."""
        words = [(text, False) for text in LINE_NAMES.values()] if self._lines is not None else []
        for layer in self._marks.values():
            words += [(mark.words.name, mark.words.is_strong) for mark in layer.marks if mark.words.name]
        return words

    def _build(self) -> None:
        head, atlas = self._head, self._atlas
        is_infant = atlas is not None and atlas.person == "infant"
        if head is None or not (self._shown or self._chosen or is_infant):
            return
        if atlas is not None and (self._shown & _ON_SKIN or self._chosen or is_infant):
            self._skin = self._skin or NearestSkin(head.mesh)
            if "lines" in self._shown:
                self._lines = ReferenceLines(self._renderer, self._on_failure, atlas.curves_mm, self._skin)
            if "ten_ten" in self._shown:
                sites = marks_on(site_words(atlas), self._skin)
                self._marks["ten_ten"] = MarkLayer(
                    self._renderer, self._on_failure, sites, _SITE_MM, _WEAK_SITE_MM, _SITE_LIFT_MM
                )
            self._build_points(atlas, self._skin)
            if "landmarks" in self._shown:
                marks = marks_on(landmark_words(head, atlas), self._skin)
                self._marks["landmarks"] = MarkLayer(
                    self._renderer, self._on_failure, marks, _LANDMARK_MM, _LANDMARK_MM, _LANDMARK_LIFT_MM
                )
            spot = rhomb(atlas, self._skin)
            if spot is not None:
                self._soft_spot = SoftSpot(self._renderer, self._on_failure, spot)
                self._marks["soft_spot"] = MarkLayer(
                    self._renderer, self._on_failure, (spot.mark,), _LANDMARK_MM, _LANDMARK_MM, _CHOSEN_LIFT_MM
                )
        self._restyle()

    def _build_points(self, atlas: Atlas, skin: NearestSkin) -> None:
        if self._catalog is None or not ("points" in self._shown or self._chosen):
            return
        marks = marks_on(point_words(self._catalog, atlas), skin)
        chosen = [mark for mark in marks if self._is_chosen(mark)]
        if "points" in self._shown:
            others = [mark for mark in marks if mark not in chosen]
            self._marks["points"] = self._point_layer(others, _POINT_MM, _POINT_LIFT_MM)
        if chosen:
            # Its name stands on a plate of its own.
            nameless = [replace(mark, words=replace(mark.words, name="")) for mark in chosen]
            self._marks["chosen"] = self._point_layer(nameless, _CHOSEN_MM, _CHOSEN_LIFT_MM)

    def _point_layer(self, marks: Sequence[Mark], radius_mm: float, lift_mm: float) -> MarkLayer:
        return MarkLayer(self._renderer, self._on_failure, marks, radius_mm, radius_mm, lift_mm, "diamond")

    def _is_chosen(self, mark: Mark) -> bool:
        if self._chosen is None:
            return False
        point, side = self._chosen
        return mark.words.point == point and (mark.words.side == "midline" or side in ("both", mark.words.side))

    def _restyle(self) -> None:
        colours = self._colours
        if colours is None:
            return
        for overlay, layer in self._marks.items():
            inks = {"ten_ten": colours.line, "landmarks": colours.ink, "soft_spot": colours.danger}
            layer.set_colours(inks.get(overlay, colours.point), colours.casing)
        if self._soft_spot is not None:
            self._soft_spot.set_colour(colours.danger)
        if self._lines is not None:
            self._lines.set_colours(colours.line, colours.casing)

    def _remove(self) -> None:
        for layer in self._marks.values():
            layer.remove()
        self._marks.clear()
        if self._soft_spot is not None:
            self._soft_spot.remove()
            self._soft_spot = None
        if self._lines is not None:
            self._lines.remove()
            self._lines = None
        self._seen = []


def _name(seen_mark: SeenMark, pose: Pose, *, is_named: bool) -> Name:
    words = seen_mark.mark.words
    if not words.name or not is_named:
        return Name("", seen_mark.x_px, seen_mark.y_px, seen_mark.radius_px, sides="")
    # Toward the middle of the head, so that letters stand on skin, for which their colours are made.
    sides = "lrab" if seen_mark.mark.normal @ pose.axes()[0] > _SLANTED else "rlab"
    return Name(words.name, seen_mark.x_px, seen_mark.y_px, seen_mark.radius_px + 1.0, words.is_strong, sides)
