"""What can be asked of the needle. Every value is taken to the nearest that can be."""

from __future__ import annotations

from dataclasses import dataclass, replace

from viewer.domain.catalog import Catalog
from viewer.state.request import Change
from viewer.state.view_state import Needling, ViewState

ANGLE_MOST_DEG = 90.0
LENGTH_LEAST_MM, LENGTH_MOST_MM = 5.0, 75.0


@dataclass(frozen=True, slots=True)
class SetNeedleAngle(Change):
    """Tilt it to this angle to the skin, 0 to 90."""

    is_drag = True
    angle_deg: float

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, needle=replace(state.needle, angle_deg=_within(self.angle_deg, 0.0, ANGLE_MOST_DEG)))


@dataclass(frozen=True, slots=True)
class SetNeedleEntry(Change):
    """Let it enter at this fraction of the zone's length from its first point."""

    is_drag = True
    fraction: float

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, needle=replace(state.needle, entry=_within(self.fraction, 0.0, 1.0)))


@dataclass(frozen=True, slots=True)
class SetNeedleLength(Change):
    """Let so much of it lie under the skin."""

    is_drag = True
    length_mm: float

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(
            state, needle=replace(state.needle, length_mm=_within(self.length_mm, LENGTH_LEAST_MM, LENGTH_MOST_MM))
        )


@dataclass(frozen=True, slots=True)
class SetNeedleTurn(Change):
    """Turn it away from the zone's own direction, counter-clockwise seen from outside, -180 to 180."""

    is_drag = True
    turn_deg: float

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, needle=replace(state.needle, turn_deg=_within(self.turn_deg, -180.0, 180.0)))


@dataclass(frozen=True, slots=True)
class ReverseNeedle(Change):
    """Let it point the other way along the zone."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, needle=replace(state.needle, is_reversed=not state.needle.is_reversed))


@dataclass(frozen=True, slots=True)
class SetNeedleSize(Change):
    """Take a needle of another gauge and length, as ``0.30x40``."""

    size: str

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, needle=replace(state.needle, size=self.size))


@dataclass(frozen=True, slots=True)
class ToggleRelay(Change):
    """Lay several needles one after the other along the zone, or one alone."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, needle=replace(state.needle, is_relay=not state.needle.is_relay))


@dataclass(frozen=True, slots=True)
class SetCalm(Change):
    """Draw a soft arrow in place of the needle, or the needle again."""

    is_calm: bool

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, needle=replace(state.needle, is_calm=self.is_calm))


@dataclass(frozen=True, slots=True)
class ResetNeedle(Change):
    """Put the needle back to where the school would begin."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, needle=Needling(size=state.needle.size, is_calm=state.needle.is_calm))


def _within(value: float, least: float, most: float) -> float:
    return min(most, max(least, value))
