"""What can be asked about the glass head: how far the skin lets through what lies beneath."""

from __future__ import annotations

from dataclasses import dataclass, replace

from viewer.domain.catalog import Catalog
from viewer.state.request import Change
from viewer.state.view_state import ViewState

GLASS_STEP = 0.1


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
