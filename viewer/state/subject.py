"""What the screen is about, one thing at a time: zone, complaint, point, cell of the map; and what follows a change."""

from __future__ import annotations

from dataclasses import replace

from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, PartId, SchoolId, SideChoice, ZoneId
from viewer.domain.side_rule import zone_side
from viewer.domain.zone import Zone
from viewer.state.modes import Mode, entry_of
from viewer.state.view_state import Build, Selection, ViewState


def begun_anew(state: ViewState, zone: ZoneId | None) -> ViewState:
    """Return the state with another zone, or without one: nothing of what was shown before stays behind.

    Its part, and what else was found at the place, are for the caller to say.
    """
    old = state.selection
    stage = state.lesson.stage if zone is not None and entry_of(state.lesson.stage).needs_zone else "explore"
    is_other = zone is None or zone != old.zone
    state = replace(
        state,
        study=None,
        selection=Selection(zone, point=None if is_other else old.point, side=old.side, affected=old.affected),
        lesson=replace(state.lesson, stage=stage),
    )
    if not is_other:
        return state
    return replace(state, build=Build(), needle=replace(state.needle, entry=0.0, turn_deg=0.0, is_reversed=False))


def of_zone(state: ViewState, zone: ZoneId, part: PartId | None = None) -> ViewState:
    """Return the state in which a zone, or a part of it, is shown alone."""
    state = begun_anew(state, zone)
    return replace(state, selection=replace(state.selection, part=part))


def with_school(state: ViewState, school: SchoolId) -> ViewState:
    """Return the state in which a school comes first; one that is not shown yet comes alone."""
    if not state.shows(school):
        return replace(state, school=school, beside=frozenset())
    others = {*state.beside, *([] if state.school is None else [state.school])}
    return replace(state, school=school, beside=frozenset(others) - {school})


def of_complaint(catalog: Catalog, state: ViewState, complaint: ComplaintId) -> ViewState:
    """Return the state in which a complaint is shown, with the zones that name it."""
    zones = tuple(zone.id for zone in catalog.zones_for(complaint))
    state = begun_anew(state, None)
    return replace(state, selection=replace(state.selection, complaint=complaint, lit=zones))


def of_cell(state: ViewState, complaint: ComplaintId, zone: ZoneId | None) -> ViewState:
    """Return the state in which a cell of the map of the evidence is shown."""
    state = begun_anew(state, None)
    lit = () if zone is None else (zone,)
    return replace(state, selection=replace(state.selection, cell=(complaint, zone), lit=lit))


def about(state: ViewState) -> tuple[ComplaintId | None, ZoneId | None]:
    """Return the complaint and the zone that are before the reader, each if there is one."""
    shown, compared = state.selection, state.compared.zones
    if shown.cell is not None and shown.zone is None:
        return shown.cell
    if entry_of(state.shown_mode).shows == "pair" and compared and shown.zone not in compared:
        return None, compared[0]
    return shown.complaint, shown.zone


def taken_into(catalog: Catalog, shown: ViewState, state: ViewState, mode: Mode) -> ViewState:
    """Return the state in which another mode shows what the present one shows, as far as it can.

    ::

        cell of the map      its zone, else its complaint; and back in the map the cell again
        complaint            Build it and Needle take the first zone that is lit for it; coming back, the complaint
        compared zones       Build it and Needle take the selected one, else the first
        point                Build it and Needle take the first line that goes by it
        nothing              Build it and Needle take the first zone of the school shown

    A mode that needs a zone and finds none named gets none: it asks for one, and takes no other in its place.

    Parameters
    ----------
    shown : ViewState
        What is on the screen.
    state : ViewState
        The same, with what a tour gives back when it is left.
    """
    (complaint, zone), cell = about(shown), shown.selection.cell
    if entry_of(mode).has_cells and cell is not None:
        return of_cell(state, *cell)
    if entry_of(mode).needs_zone:
        zone = zone or _first_named(catalog, shown, complaint)
        if zone is None or zone == shown.selection.zone:
            return state
        state = of_zone(state, zone, complaint_part(catalog.zones[zone], complaint))
        return replace(state, selection=replace(state.selection, complaint=shown.selection.complaint, cell=cell))
    if cell is not None and shown.selection.zone is None:
        state = of_complaint(catalog, state, cell[0]) if zone is None else of_zone(state, zone)
        return replace(state, selection=replace(state.selection, cell=cell))
    if entry_of(mode).is_cleared and complaint is not None and zone is not None:
        return of_complaint(catalog, state, complaint)
    return state


def complaint_part(zone: Zone, complaint: ComplaintId | None) -> PartId | None:
    """Return the part of a zone that a complaint leads to, if it is one alone."""
    parts = {use.part for use in zone.uses_for(complaint)}
    return parts.pop() if len(parts) == 1 else None


def usual_side(catalog: Catalog, state: ViewState, zone: ZoneId) -> SideChoice:
    """Return the side of a zone that is shown unless somebody asks for another."""
    side, affected = state.selection.side, state.selection.affected
    if catalog.zones[zone].laterality.side in ("both", "midline", "not_said"):
        return "both"
    if affected is not None:
        return zone_side(catalog.zones[zone], None, affected)
    return "left" if side == "both" else side


def on_side(catalog: Catalog, state: ViewState, side: SideChoice) -> ViewState:
    """Return the state on another side.

    The answer to which side is affected is kept only if the zone is needled on the side that is shown now.
    """
    zone, affected = state.selection.zone, state.selection.affected
    if zone is not None and affected is not None and zone_side(catalog.zones[zone], None, affected) != side:
        affected = None
    return replace(state, selection=replace(state.selection, side=side, affected=affected))


def _first_named(catalog: Catalog, state: ViewState, complaint: ComplaintId | None) -> ZoneId | None:
    """The first zone of what is shown, of the school shown if it can be; a zone kept as a record alone comes last."""
    named = [zone.id for zone in catalog.zones_for(complaint)] if complaint is not None else list(state.selection.lit)
    if complaint is None and not named and state.selection.point is None:
        named = list(catalog.zones)
    schools = {zone: catalog.school_of(zone).id for zone in named}
    named.sort(key=lambda zone: (catalog.zones[zone].place is None, not state.shows(schools[zone])))
    return next(iter(named), None)
