"""What can be asked about the glass head: how far the skin lets through what lies beneath."""

from __future__ import annotations

from dataclasses import dataclass, replace

from viewer.domain.catalog import Catalog
from viewer.domain.identity import GyrusId
from viewer.state.request import Change
from viewer.state.subject import begun_anew
from viewer.state.view_state import ViewState

GLASS_STEP = 0.1
CORTEX_FREE = 0.7
"""From here on the skull no longer stands before the cortex."""


@dataclass(frozen=True, slots=True)
class SetGlass(Change):
    """Turn the skin to glass, so far; values outside 0..1 are taken to the nearest end."""

    is_drag = True
    glass: float

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, drawing=replace(state.drawing, glass=round(min(1.0, max(0.0, self.glass)), 2)))


@dataclass(frozen=True, slots=True)
class ChangeGlass(Change):
    """Let more of what lies beneath the skin be seen, or less."""

    is_drag = True
    by: float

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return SetGlass(state.drawing.glass + self.by).reduce(state, catalog)


@dataclass(frozen=True, slots=True)
class BackToSkin(Change):
    """Make the skin whole again at once; a step of its own, so that one undo brings the glass back."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return SetGlass(0.0).reduce(state, catalog)


@dataclass(frozen=True, slots=True)
class ShowGyrus(Change):
    """Open the page of a gyrus, light the zones that claim it, and let it be seen."""

    gyrus: GyrusId

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        claimed = catalog.gyri[self.gyrus].claimed_by
        state = begun_anew(state, None)
        return replace(
            state,
            selection=replace(state.selection, gyrus=self.gyrus, lit=claimed),
            drawing=replace(state.drawing, glass=max(state.drawing.glass, CORTEX_FREE)),
            camera=state.camera.then("zone") if claimed else state.camera,
        )
