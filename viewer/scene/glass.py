"""The glass head in the scene: the skin lets through, and what lies beneath it is seen. At 0 nothing of it is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from vtkmodules.vtkRenderingCore import vtkRenderer

from viewer.atlas.atlas import Atlas
from viewer.atlas.cortex_beneath import beneath_of
from viewer.domain.catalog import Catalog
from viewer.domain.gyrus import Gyrus
from viewer.geometry.cortex import GlassHead
from viewer.geometry.head import Head, Point
from viewer.presentation.cortex_geometry import NOT_A_CHILD, NOT_THIS_PERSON
from viewer.presentation.gyri_shown import gyri_shown, hanging_peaks, traced
from viewer.presentation.palette import Scheme
from viewer.scene.colour import rgb
from viewer.scene.glass_shader import zones_share
from viewer.scene.ground import Ground
from viewer.scene.label_text import LabelText
from viewer.scene.skin import Skin
from viewer.scene.zone_scene import RIM, ZoneScene
from viewer.state.view_state import ViewState

if TYPE_CHECKING:
    from viewer.scene.brain import Brain


class Glass:
    """Turns the skin to glass as a state asks, where something is known to lie beneath.

    Parameters
    ----------
    renderer : vtkRenderer
        The head's.
    ground : Ground
        Seen through it.
    skin, zones : Skin, ZoneScene
        Let through.
    on_failure : callable
        Told when a shader cannot be used.
    """

    def __init__(
        self,
        renderer: vtkRenderer,
        ground: Ground,
        skin: Skin,
        zones: ZoneScene,
        on_failure: Callable[[str], None],
    ) -> None:
        self._renderer, self._ground, self._skin, self._zones = renderer, ground, skin, zones
        self._on_failure = on_failure
        self._inside: GlassHead | None = None
        self._brain: Brain | None = None
        self._seams: list[LabelText] | None = None
        self._scheme: Scheme = "light"
        self._share, self._is_moving = 0.0, False
        self._tinted: tuple[Gyrus, ...] | None = None
        self._marked: object = None

    def set_inside(self, inside: GlassHead | None) -> None:
        """Take over what lies in the head that is shown; None while nothing is known of it."""
        self._inside, self._seams = inside, None
        if self._brain is not None:
            self._brain.remove()
            self._brain = None
            self._share = 0.0
            self._draw()

    def set_scheme(self, scheme: Scheme) -> None:
        """Take over a scheme."""
        self._scheme = scheme
        self._draw()

    def set_moving(self, is_moving: bool) -> None:
        """Draw lightly while something moves."""
        self._is_moving = is_moving
        if self._brain is not None:
            self._brain.show(self._share, is_moving=is_moving)

    def show(self, catalog: Catalog | None, atlas: Atlas | None, state: ViewState) -> None:
        """Show what a state asks for."""
        is_whole = state.entry.shows == "construction" or state.entry.is_of_patient  # nobody's head is opened there
        can_be = self._inside is not None and not is_whole
        self._share = state.drawing.glass if can_be else 0.0
        if self._share > 0 and self._brain is None and self._inside is not None:
            from viewer.scene.brain import Brain

            self._brain = Brain(self._renderer, self._inside, self._on_failure)
            self._skin.set_glass(self._share, self._scheme)
            self._ground.draw_over([*self._brain.bones, *self._skin.glass_actors])
            self._tinted = self._marked = None
        if self._share > 0:
            self._point_out(catalog, atlas, state)
        self._draw()

    @property
    def is_seen(self) -> bool:
        """Whether something is seen through the skin."""
        return self._share > 0

    def said(self, head: Head | None) -> str:
        """Return what has to be said while an average brain is seen in a head that is no average one; else nothing."""
        if self._share <= 0 or head is None:
            return ""
        if head.is_own:
            return NOT_THIS_PERSON.rstrip(".")
        return NOT_A_CHILD.rstrip(".") if head.person != "adult" else ""

    def texts(self, head: Head | None) -> list[LabelText]:
        """Return what has to stand beside what is seen: of the seams of the skull that they are approximate."""
        if head is None or self._inside is None or self._brain is None or not self._brain.shows_seams:
            return []
        if self._seams is None:
            from viewer.scene.inner_marks import seams_text

            self._seams = [seams_text([seam.points_mm for seam in self._inside.skull.sutures], head.levels[-1])]
        return self._seams

    def gyrus_at(self, start_mm: Point, end_mm: Point) -> str | None:
        """Return the gyrus where a ray meets the cortex, if that can be seen."""
        brain = self._brain
        return brain.gyrus_at(start_mm, end_mm) if brain is not None and brain.shows_cortex else None

    def _point_out(self, catalog: Catalog | None, atlas: Atlas | None, state: ViewState) -> None:
        """Colour the gyri that are spoken of, and draw on the cortex what the chosen zones are over."""
        if self._brain is None or self._inside is None or catalog is None or atlas is None:
            return
        gyri = gyri_shown(catalog, state)
        if gyri != self._tinted:
            self._tinted = gyri
            self._brain.tint([(gyrus.id, rgb(catalog.groups[gyrus.group].fill)) for gyrus in gyri])
        lines, peaks = traced(catalog, atlas, state), hanging_peaks(catalog, atlas, state)
        named = [id(line) for line, _group in lines], [mni for _place, mni, _group in peaks]
        if named != self._marked:
            self._marked = named
            beneath = beneath_of(self._inside.cortex)
            self._brain.mark(
                [(beneath.trace(line), rgb(catalog.groups[group].edge)) for line, group in lines],
                [
                    (place, self._inside.carry(np.array([mni]))[0], rgb(catalog.groups[group].fill))
                    for place, mni, group in peaks
                ],
            )

    def _draw(self) -> None:
        self._skin.set_glass(self._share, self._scheme)
        self._zones.set_glass(zones_share(self._share))
        if self._brain is not None:
            self._brain.set_rim(RIM[self._scheme])
            self._brain.show(self._share, is_moving=self._is_moving)
