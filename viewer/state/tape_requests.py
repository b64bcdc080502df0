"""What can be asked of the measuring tape that is laid over the skin, point by point."""

from __future__ import annotations

from dataclasses import dataclass, replace

from viewer.domain.catalog import Catalog
from viewer.state.request import Change
from viewer.state.view_state import Place, ViewState


@dataclass(frozen=True, slots=True)
class ToggleTape(Change):
    """Take the tape, or put it away with its points."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        if state.is_measuring:
            return replace(state, is_measuring=False, measured_mm=())
        return replace(state, is_measuring=True)


@dataclass(frozen=True, slots=True)
class AddTapePoint(Change):
    """Set the next point of the tape; a place on the skin, head frame, mm."""

    place_mm: Place

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, measured_mm=(*state.measured_mm, self.place_mm))


@dataclass(frozen=True, slots=True)
class LayTape(Change):
    """Lay the tape anew over these places, and nowhere else; head frame, mm."""

    places_mm: tuple[Place, ...]

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, is_measuring=True, measured_mm=self.places_mm)


@dataclass(frozen=True, slots=True)
class TakeTapePointBack(Change):
    """Take the last point away."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, measured_mm=state.measured_mm[:-1])


@dataclass(frozen=True, slots=True)
class ClearTape(Change):
    """Take all points away."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, measured_mm=())
