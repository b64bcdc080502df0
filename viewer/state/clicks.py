"""What a click on the head means: each mode has one of these answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from viewer.atlas.atlas import ZoneHit
from viewer.domain.catalog import Catalog
from viewer.domain.identity import SideChoice
from viewer.domain.side_rule import zone_side
from viewer.state.compare_requests import AddToComparison
from viewer.state.explain_requests import ExplainZone
from viewer.state.modes import ClickName
from viewer.state.subject import begun_anew, of_zone, on_side
from viewer.state.view_state import ViewState

Hits = tuple[ZoneHit, ...]
"""Zones at the place, nearest first; empty for a click beside every zone."""
Click = Callable[[ViewState, Catalog, Hits], ViewState]


def cleared(state: ViewState) -> ViewState:
    """Return the state with the card closed; the camera stays where it is."""
    state = begun_anew(state, None)
    return replace(state, selection=replace(state.selection, affected=None))


def open_or_clear(state: ViewState, catalog: Catalog, hits: Hits) -> ViewState:
    """Open the nearest zone and offer all that lie there; beside every zone close the card."""
    return open_nearest(state, catalog, hits) if hits else cleared(state)


def open_nearest(state: ViewState, catalog: Catalog, hits: Hits) -> ViewState:
    """Open the nearest zone and offer all that lie there; beside every zone the one that is open stays."""
    if not hits:
        return state
    first, zones = hits[0], tuple(dict.fromkeys(hit.zone for hit in hits))
    state = on_side(catalog, of_zone(state, first.zone, first.part), _clicked_side(catalog, state, first))
    candidates = zones if len(zones) > 1 else ()
    return replace(state, selection=replace(state.selection, candidates=candidates), camera=state.camera.then("zone"))


def compare_nearest(state: ViewState, catalog: Catalog, hits: Hits) -> ViewState:
    """Take the nearest zone into the comparison."""
    return AddToComparison(hits[0].zone).reduce(state, catalog) if hits else state


def explain_nearest(state: ViewState, catalog: Catalog, hits: Hits) -> ViewState:
    """Explain the nearest zone that is named for the complaint; others stay silent."""
    named = [hit.zone for hit in hits if hit.zone in state.selection.lit]
    return ExplainZone(named[0]).reduce(state, catalog) if named else state


def _clicked_side(catalog: Catalog, state: ViewState, hit: ZoneHit) -> SideChoice:
    """The side that was clicked; both, where somebody is affected for whom a zone is needled on both."""
    side, affected = state.selection.side, state.selection.affected
    if affected is not None and zone_side(catalog.zones[hit.zone], None, affected) == "both":
        return "both"
    return side if hit.side == "midline" else hit.side


CLICKS: Mapping[ClickName, Click] = {
    "open_or_clear": open_or_clear,
    "open_nearest": open_nearest,
    "compare_nearest": compare_nearest,
    "explain_nearest": explain_nearest,
}
"""By the names that modes have for them."""
