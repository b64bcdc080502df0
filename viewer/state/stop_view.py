"""What a stop of a tour keeps of a state, and the state that shows it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, ZoneId
from viewer.domain.tour import Eye, StopView
from viewer.domain.tour_reference import known_view
from viewer.state.view_state import ViewState

_GIVEN_BACK = (
    "school", "affected", "zone_opacity", "labels", "rival", "has_scaled_cm", "has_whole_systems", "needle_angle_deg",
    "needle_entry", "needle_length_mm", "needle_size", "needle_turn_deg", "is_needle_reversed", "is_relay", "is_calm",
)  # fmt: skip
"""What a stop sets and whoever looks may have set otherwise; overlays and variants come with it."""
_SAME_FIELDS = (
    "head", "school", "selected", "part", "point", "complaint", "lit", "side", "affected", "zone_opacity", "labels",
    "build_step", "rival", "has_scaled_cm", "compared", "has_whole_systems", "needle_angle_deg", "needle_entry",
    "needle_length_mm", "needle_size", "needle_turn_deg", "is_needle_reversed", "is_relay", "is_calm", "measured_mm",
)  # fmt: skip


def view_of(state: ViewState, eye: Eye | None) -> StopView:
    """Return what a stop keeps of a state.

    Parameters
    ----------
    state : ViewState
        What is on the screen.
    eye : Eye or None
        Where the eye stands; only the scene knows.
    """
    cell = () if state.cell is None else tuple(str(each) for each in state.cell if each is not None)
    return StopView(
        stage=state.shown_mode,
        eye=eye,
        overlays=tuple(sorted(state.overlays)),
        variants=tuple(sorted(state.variants)),
        cell=cell,
        **{name: getattr(state, name) for name in _SAME_FIELDS},
    )


def state_at(state: ViewState, view: StopView, catalog: Catalog, heads: Collection[str]) -> ViewState:
    """Return a state that shows what a stop keeps; what is no longer there is left out.

    Parameters
    ----------
    state : ViewState
        Gives what a stop does not keep: mode, colours, skin, words, motion.
    heads : collection of str
        Heads that can be shown; for any other the present one stays.
    """
    known, _ = known_view(view, catalog, heads)
    changes: dict[str, Any] = {name: getattr(known, name) for name in _SAME_FIELDS}
    if known.head not in heads:
        changes["head"] = state.head
    camera = state.camera
    if known.eye is not None:
        camera = camera.then("eye", known.eye)
    elif known.selected is not None or known.lit or known.compared or known.point is not None:
        camera = camera.then("step" if known.stage == "build" else "zone")
    return replace(
        state,
        stage=known.stage,
        camera=camera,
        candidates=(),
        overlays=frozenset(known.overlays),
        variants=frozenset(known.variants),
        cell=_cell(known.cell),
        study=None,
        is_measuring=bool(known.measured_mm),
        **changes,
    )


def given_back(state: ViewState, *, is_taken_along: bool = False) -> dict[str, Any]:
    """Return what changes when tours are left: what was chosen before is given back.

    What a stop is about stays on the screen. With `is_taken_along` the rest of it stays too, but for the head.
    """
    own = state.before_tours
    if own is None:
        return {}
    changes: dict[str, Any] = {"before_tours": None, "head": own.head, "measured_mm": ()}
    if not is_taken_along:
        changes |= {name: getattr(own, name) for name in _GIVEN_BACK}
        changes |= {"overlays": frozenset(own.overlays), "variants": frozenset(own.variants)}
    return changes


def _cell(cell: tuple[str, ...]) -> tuple[ComplaintId, ZoneId | None] | None:
    if not cell:
        return None
    return ComplaintId(cell[0]), ZoneId(cell[1]) if len(cell) > 1 else None
