"""What the screen is about, one thing at a time: zone, complaint, point, cell of the map; and what follows a change."""

from __future__ import annotations

from typing import Any

from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, PartId, SideChoice, ZoneId
from viewer.domain.side_rule import zone_side
from viewer.domain.zone import Zone
from viewer.state.view_state import Mode, ViewState

_NEED_A_ZONE = ("build", "needle")


def begun_anew(state: ViewState, zone: ZoneId | None) -> dict[str, Any]:
    """Return what begins anew with another zone, or without one: nothing of what was shown before stays behind."""
    stage = state.stage if zone is not None and state.stage in _NEED_A_ZONE else "explore"
    changes: dict[str, Any] = {"complaint": None, "lit": (), "study": None, "cell": None, "stage": stage}
    if zone is None or zone != state.selected:
        changes |= {
            "point": None, "build_step": 0, "rival": None, "needle_entry": 0.0, "needle_turn_deg": 0.0,
            "is_needle_reversed": False,
        }  # fmt: skip
    return changes


def nothing_selected(state: ViewState) -> dict[str, Any]:
    """Return what changes when no zone is selected any more."""
    return {"selected": None, "part": None, "candidates": (), **begun_anew(state, None)}


def of_complaint(catalog: Catalog, state: ViewState, complaint: ComplaintId) -> dict[str, Any]:
    """Return what changes so that a complaint is shown, with the zones that name it."""
    zones = tuple(zone.id for zone in catalog.zones_for(complaint))
    return nothing_selected(state) | {"complaint": complaint, "lit": zones}


def of_cell(state: ViewState, complaint: ComplaintId, zone: ZoneId | None) -> dict[str, Any]:
    """Return what changes so that a cell of the map of the evidence is shown."""
    return nothing_selected(state) | {"cell": (complaint, zone), "lit": () if zone is None else (zone,)}


def about(state: ViewState) -> tuple[ComplaintId | None, ZoneId | None]:
    """Return the complaint and the zone that are before the reader, each if there is one."""
    if state.cell is not None and state.selected is None:
        return state.cell
    if state.shown_mode == "compare" and state.compared and state.selected not in state.compared:
        return None, state.compared[0]
    return state.complaint, state.selected


def taken_into(catalog: Catalog, state: ViewState, mode: Mode) -> dict[str, Any]:
    """Return what changes so that another mode shows what the present one shows, as far as it can.

    ::

        cell of the map      its zone, else its complaint; and back in the map the cell again
        complaint            Build it and Needle take the first zone that is lit for it; coming back, the complaint
        compared zones       Build it and Needle take the selected one, else the first
        point                Build it and Needle take the first line that goes by it
        nothing              Build it and Needle take the first zone of the school shown

    A mode that needs a zone and finds none named gets none: it asks for one, and takes no other in its place.
    """
    complaint, zone = about(state)
    if mode == "map" and state.cell is not None:
        return of_cell(state, *state.cell)
    if mode in _NEED_A_ZONE:
        zone = zone or _first_named(catalog, state, complaint)
        if zone is None or zone == state.selected:
            return {}
        part = complaint_part(catalog.zones[zone], complaint)
        return _of_zone(state, zone, part) | {"complaint": state.complaint, "cell": state.cell}
    if state.cell is not None and state.selected is None:
        shown = of_complaint(catalog, state, state.cell[0]) if zone is None else _of_zone(state, zone)
        return shown | {"cell": state.cell}
    if mode in ("explore", "map") and complaint is not None and zone is not None:
        return of_complaint(catalog, state, complaint)
    return {}


def complaint_part(zone: Zone, complaint: ComplaintId | None) -> PartId | None:
    """Return the part of a zone that a complaint leads to, if it is one alone."""
    parts = {use.part for use in zone.uses_for(complaint)}
    return parts.pop() if len(parts) == 1 else None


def usual_side(catalog: Catalog, state: ViewState, zone: ZoneId, affected: SideChoice | None) -> SideChoice:
    """Return the side of a zone that is shown unless somebody asks for another."""
    if catalog.zones[zone].laterality.side in ("both", "midline", "not_said"):
        return "both"
    if affected is not None:
        return zone_side(catalog.zones[zone], None, affected)
    return "left" if state.side == "both" else state.side


def still_affected(catalog: Catalog, state: ViewState, zone: ZoneId, side: SideChoice) -> dict[str, Any]:
    """Keep the answer to which side is affected only if a zone is needled on the side that is shown now."""
    if state.affected is None or zone_side(catalog.zones[zone], None, state.affected) == side:
        return {}
    return {"affected": None}


def _of_zone(state: ViewState, zone: ZoneId, part: PartId | None = None) -> dict[str, Any]:
    return {"selected": zone, "part": part, "candidates": (), **begun_anew(state, zone)}


def _first_named(catalog: Catalog, state: ViewState, complaint: ComplaintId | None) -> ZoneId | None:
    """The first zone of what is shown, of the school shown if it can be; a zone kept as a record alone comes last."""
    named = [zone.id for zone in catalog.zones_for(complaint)] if complaint is not None else list(state.lit)
    if complaint is None and not named and state.point is None:
        named = list(catalog.zones)
    schools = {zone: catalog.school_of(zone).id for zone in named}
    named.sort(key=lambda zone: (catalog.zones[zone].place is None, state.school not in (None, schools[zone])))
    return next(iter(named), None)
