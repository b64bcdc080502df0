"""What can be asked of the measuring tape that is laid over the skin, point by point."""

from __future__ import annotations

from dataclasses import dataclass, replace

from viewer.domain.catalog import Catalog
from viewer.geometry.head import Point
from viewer.state.request import Change
from viewer.state.view_state import Measurement, Place, ViewState


@dataclass(frozen=True, slots=True)
class ToggleTape(Change):
    """Take the tape, or put it away with its points."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        is_on = state.measurement.is_on
        return replace(state, measurement=Measurement() if is_on else replace(state.measurement, is_on=True))


@dataclass(frozen=True, slots=True)
class AddTapePoint(Change):
    """Set the next point of the tape; a place on the skin, head frame, mm."""

    place_mm: Place

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return _over(state, (*state.measurement.points_mm, self.place_mm))


@dataclass(frozen=True, slots=True)
class LayTape(Change):
    """Lay the tape anew over these places, and nowhere else; head frame, mm."""

    places_mm: tuple[Place, ...]

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, measurement=Measurement(is_on=True, points_mm=self.places_mm))


@dataclass(frozen=True, slots=True)
class TakeTapePointBack(Change):
    """Take the last point away."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return _over(state, state.measurement.points_mm[:-1])


@dataclass(frozen=True, slots=True)
class ClearTape(Change):
    """Take all points away."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return _over(state, ())


def as_place(point_mm: Point) -> Place:
    """Return a point of shape (3,) as a state holds it."""
    x, y, z = (float(value) for value in point_mm)
    return (x, y, z)


def _over(state: ViewState, points_mm: tuple[Place, ...]) -> ViewState:
    return replace(state, measurement=replace(state.measurement, points_mm=points_mm))
