"""A construction in the scene: what a state asks for, drawn on the head and in the close-up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from vtkmodules.vtkRenderingCore import vtkRenderer, vtkRenderWindow

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.geometry.head import Head, Points
from viewer.presentation.palette import Palette, SkinColours
from viewer.scene.label_text import LabelText
from viewer.scene.labels import LabelView
from viewer.scene.lettering import Fonts
from viewer.scene.picking import SkinRays
from viewer.scene.pose import Pose
from viewer.scene.skin import Skin
from viewer.state.view_state import ViewState

if TYPE_CHECKING:
    from viewer.presentation.construction_view import Construction
    from viewer.scene.close_up import CloseUp
    from viewer.scene.construction import ConstructionLayer

_BELOW_PX = 14.0  # between the close-up and the first label below it


class ConstructionScene:
    """Shows how the selected zone is built while the mode asks for it; nothing is made or imported before.

    Parameters
    ----------
    window : vtkRenderWindow
        Must have a layer between the head's and that of `front`.
    renderer, front : vtkRenderer
        The head's, and the flat layer in front of everything.
    close_up_layer : int
        The layer of the close-up.
    skin : Skin
        The head, which the close-up shows too.
    view : LabelView
        Size and colours of the view, shared with the labels.
    on_failure : callable
        Told when a shader cannot be used.
    """

    def __init__(
        self,
        window: vtkRenderWindow,
        renderer: vtkRenderer,
        front: vtkRenderer,
        close_up_layer: int,
        skin: Skin,
        fonts: Fonts,
        view: LabelView,
        on_failure: Callable[[str], None],
    ) -> None:
        self._view = view
        self._window, self._renderer, self._front = window, renderer, front
        self._close_up_layer, self._skin, self._fonts, self._on_failure = close_up_layer, skin, fonts, on_failure
        self._head: Head | None = None
        self._layer: ConstructionLayer | None = None
        self._close_up: CloseUp | None = None
        self._asked: tuple[object, ...] | None = None
        self._built: tuple[object, ...] | None = None
        self._construction: Construction | None = None
        self._side = "left"
        self.is_on = False

    @property
    def is_finished(self) -> bool:
        """Whether the last step is shown, and with it the zone itself."""
        return self.is_on and self._layer is not None and self._layer.is_finished

    def set_head(self, head: Head) -> None:
        """Take over another head."""
        self._head = head
        self._asked = self._built = None
        if self._close_up is not None:
            self._close_up.follow_skin()
        if self._layer is not None:
            self._layer.set_head(head)
            self._show_close_up(self._layer)

    def show(
        self,
        catalog: Catalog | None,
        atlas: Atlas | None,
        state: ViewState,
        palette: Palette,
        skin: SkinColours,
        *,
        is_drawn: bool,
    ) -> bool:
        """Show what a state asks for; returns whether the mode is on.

        Parameters
        ----------
        catalog, atlas
            What is built, and how it lies on the head; None while there is none.
        state : ViewState
            Mode, zone, side, variants, rival, step.
        palette, skin
            Colours.
        is_drawn : bool
            Whether a new step's lines are drawn over time.
        """
        self.is_on = state.entry.shows == "construction" and state.selection.zone is not None
        built = (atlas, state.selection.zone, state.selection.side, state.rules.variants) if self.is_on else None
        asked = None if built is None else (*built, state.build.step, state.build.rival, palette, skin)
        if asked == self._asked:
            return self.is_on
        is_new_step = self._asked is None or asked is None or self._asked[:5] != asked[:5]
        self._asked = asked
        from viewer.presentation.construction import construction

        view = construction(catalog, atlas, state) if self.is_on and catalog is not None else None
        if view is not None and self._construction is not None and built == self._built:
            view = replace(view, steps=self._construction.steps)  # what lies need not be laid again
        self._built, self._construction = built, view
        zone = "#000000" if catalog is None or view is None else catalog.groups[catalog.zones[view.zone].group].fill
        placed_side = view.side if view is not None else "left"
        self._side = "right" if placed_side == "right" else "left"
        layer = self._layer = self._layer or self._made_layer()
        layer.show(view, skin, zone, is_drawn=is_drawn and is_new_step)
        self._show_close_up(layer)
        if self._close_up is not None:
            self._close_up.set_ground(palette)
        return self.is_on

    def texts(self) -> list[LabelText]:
        """Return the labels of the step."""
        return self._layer.texts() if self._layer is not None else []

    def normals(self) -> Points:
        """Return the skin's normals at what the step makes, shape (n, 3), for the camera."""
        return self._layer.normals(self._side) if self._layer is not None and self.is_on else np.empty((0, 3))

    def tick(self, now_s: float) -> bool:
        """Draw lines on; returns whether there was something to draw."""
        return self._layer is not None and self._layer.tick(now_s)

    def draw(self, pose: Pose, cover: SkinRays | None) -> None:
        """Bring everything in line with a pose."""
        if self._layer is None:
            return
        self._layer.draw(pose, cover)
        if self._close_up is not None:
            self._close_up.draw(pose)
        shown = self._close_up is not None and self._close_up.is_shown
        self._view.right_top_px = 0.0
        if shown and self._close_up is not None:
            _, top, side = self._close_up.box_px()
            self._view.right_top_px = top + side + _BELOW_PX

    def renderers(self) -> list[vtkRenderer]:
        """Return that of the close-up, if there is one."""
        return [] if self._close_up is None or not self._close_up.is_shown else [self._close_up.renderer]

    def set_smoothing(self, is_on: bool) -> None:
        """Smooth the close-up's edges, or draw it lightly."""
        if self._close_up is not None:
            self._close_up.set_smoothing(is_on)

    def close(self) -> None:
        """Let go of the window."""
        if self._close_up is not None:
            self._close_up.remove()
        if self._layer is not None:
            self._layer.remove()

    def _made_layer(self) -> ConstructionLayer:
        from viewer.scene.construction import ConstructionLayer

        layer = ConstructionLayer(self._renderer, self._front, self._fonts, self._view, self._on_failure)
        if self._head is not None:
            layer.set_head(self._head)
        return layer

    def _show_close_up(self, layer: ConstructionLayer) -> None:
        span = layer.small_span()
        if span is not None and self._close_up is None:
            from viewer.scene.close_up import CloseUp

            self._close_up = CloseUp(
                self._window, self._front, self._close_up_layer, self._skin, self._fonts, self._view, self._on_failure
            )
        if self._close_up is not None:
            if layer.colours is not None:
                self._close_up.set_colours(*layer.colours)
            self._close_up.show(layer.laid, span)
