"""What can be asked about the comparison of two zones."""

from __future__ import annotations

from dataclasses import dataclass, replace

from viewer.domain.catalog import Catalog
from viewer.domain.identity import SchoolId, ZoneId
from viewer.state.request import Change
from viewer.state.view_state import ViewState

COMPARED_MOST = 2


@dataclass(frozen=True, slots=True)
class Compare(Change):
    """Compare two zones, and face them; one is compared with none until a second is chosen."""

    zones: tuple[ZoneId, ...]

    def __post_init__(self) -> None:
        if len(self.zones) > COMPARED_MOST:
            raise ValueError(f"at most {COMPARED_MOST} zones can be compared, not {len(self.zones)}")

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        compared = replace(state.compared, zones=self.zones, row="", column=None)
        return replace(state, mode="compare", compared=compared, study=None, camera=state.camera.then("zone"))


@dataclass(frozen=True, slots=True)
class AddToComparison(Change):
    """Take a zone into the comparison; of two that are there the second gives way."""

    zone: ZoneId

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        if self.zone in state.compared.zones:
            return state
        return Compare((*state.compared.zones[: COMPARED_MOST - 1], self.zone)).reduce(state, catalog)


@dataclass(frozen=True, slots=True)
class CompareAt(Change):
    """Put a zone first (0) or second (1); one that stands in the other place changes over."""

    place: int
    zone: ZoneId

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        place, zone, zones = self.place, self.zone, state.compared.zones
        if place >= len(zones):
            zones = (*zones, zone)
        elif zone not in zones:
            zones = (*zones[:place], zone, *zones[place + 1 :])
        elif zones[place] != zone:
            zones = zones[::-1]
        return Compare(tuple(dict.fromkeys(zones))).reduce(state, catalog)


@dataclass(frozen=True, slots=True)
class CompareSchools(Change):
    """Lay schools beside each other in a table, and light the head by what one row of it says.

    Attributes
    ----------
    row : str
        Of `viewer.presentation.pages.schools_beside`.
    column : str or None
        The school that is pointed out.
    """

    row: str = "arm"
    column: SchoolId | None = None

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        column = self.column or state.compared.column or next(iter(catalog.schools), None)
        compared = replace(state.compared, row=self.row, column=column)
        camera = state.camera.then("zone") if compared != state.compared else state.camera
        return replace(state, mode="compare", compared=compared, study=None, camera=camera)


@dataclass(frozen=True, slots=True)
class CompareZones(Change):
    """Go from the table of schools back to the two zones."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, compared=replace(state.compared, row="", column=None))


@dataclass(frozen=True, slots=True)
class SwapCompared(Change):
    """Exchange the two."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return Compare(state.compared.zones[::-1]).reduce(state, catalog)


@dataclass(frozen=True, slots=True)
class ToggleWholeSystems(Change):
    """Show all zones of the compared schools, or only the two."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, compared=replace(state.compared, has_whole_systems=not state.compared.has_whole_systems))
