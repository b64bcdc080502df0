"""What is before the reader, in a sentence: for the status bar and for screen readers."""

from __future__ import annotations

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, GyrusId, PointId, SideChoice, ZoneId
from viewer.presentation.doubt import measure_words
from viewer.presentation.placed_zone import placed_zone
from viewer.presentation.sentences import SHOWN_SIDE, centimetres, counted
from viewer.presentation.sides import side_sentence
from viewer.state.modes import entry_of
from viewer.state.view_state import ViewState

OPEN_QUESTION = "A question waits for its answer. Space shows it."


def selection_sentence(catalog: Catalog, atlas: Atlas | None, state: ViewState) -> str:
    """Say what the head shows and the panels speak of; empty if nothing is chosen. An open question is not answered."""
    if state.has_open_question:
        return OPEN_QUESTION
    if entry_of(state.shown_mode).shows == "pair":
        return _compared_sentence(catalog, state)
    if state.selection.zone is not None:
        return _zone_sentence(catalog, atlas, state, state.selection.zone)
    if entry_of(state.shown_mode).has_cells and state.selection.cell is not None:
        return f"{selection_name(catalog, state)}: {catalog.complaints[state.selection.cell[0]].plain}"
    if state.selection.point is not None:
        return _point_sentence(catalog, state.selection.point, state.selection.side)
    if state.selection.gyrus is not None:
        return _gyrus_sentence(catalog, state.selection.gyrus)
    if state.selection.complaint is not None:
        return _complaint_sentence(catalog, state, state.selection.complaint)
    return ""


def selection_name(catalog: Catalog, state: ViewState) -> str:
    """Return the name of what is before the reader, as a title; empty if nothing is chosen."""
    if entry_of(state.shown_mode).shows == "pair":
        return " and ".join(catalog.zones[zone].name.en for zone in state.compared.zones)
    if state.selection.zone is not None:
        return catalog.zones[state.selection.zone].name.en
    if entry_of(state.shown_mode).has_cells and state.selection.cell is not None:
        zone = state.selection.cell[1]
        return "No single zone" if zone is None else catalog.zones[zone].name.en
    if state.selection.point is not None:
        return f"{catalog.points[state.selection.point].title} {catalog.points[state.selection.point].han}"
    if state.selection.gyrus is not None:
        return catalog.gyri[state.selection.gyrus].english
    return catalog.complaints[state.selection.complaint].plain if state.selection.complaint is not None else ""


def _compared_sentence(catalog: Catalog, state: ViewState) -> str:
    name = selection_name(catalog, state)
    if len(state.compared.zones) > 1:
        return f"{name}, compared"
    return f"{name}. Choose a second zone." if name else ""


def _zone_sentence(catalog: Catalog, atlas: Atlas | None, state: ViewState, zone_id: ZoneId) -> str:
    zone = catalog.zones[zone_id]
    placed = placed_zone(atlas, zone, state.selection.side)
    length = ""
    if placed is not None:
        size = centimetres(placed.length_mm) if placed.form.kind == "line" else measure_words(zone, placed)
        length = f", {size}"
    side = f", {zone.only or SHOWN_SIDE[state.selection.side]}"
    if placed is not None and placed.side == "midline":
        side = ""
    part = next((f", {part.name.lower()}" for part in zone.parts if part.id == state.selection.part), "")
    of = (
        f", for {_lower(catalog.complaints[state.selection.complaint].plain)}"
        if state.selection.complaint is not None
        else ""
    )
    keys = f". {state.entry.keys}" if state.entry.keys else ""
    return f"{zone.name.en}{part}{side}{length}{of}{keys}"


def _complaint_sentence(catalog: Catalog, state: ViewState, complaint: ComplaintId) -> str:
    name = catalog.complaints[complaint].plain
    if not state.selection.lit:
        from viewer.presentation.pages.complaint import NO_ZONE  # only where a complaint has none

        return f"{name}. {NO_ZONE}"
    side = side_sentence(catalog, complaint, state.selection.affected, is_short=True)
    return side or f"{name}: {counted(len(state.selection.lit), 'zone', 'zones')} lit"


def _gyrus_sentence(catalog: Catalog, gyrus_id: GyrusId) -> str:
    gyrus = catalog.gyri[gyrus_id]
    claims = counted(len(gyrus.claimed_by), "zone claims", "zones claim")
    return f"{gyrus.title}: {claims} it. An average brain; G and Shift+G: glass"


def _point_sentence(catalog: Catalog, point_id: PointId, side: SideChoice) -> str:
    point = catalog.points[point_id]
    is_midline = point.l_cun == 0
    where = "" if is_midline or not point.step else f", {SHOWN_SIDE[side]}"
    return f"{point.title} {point.han}{where}"


def _lower(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"
