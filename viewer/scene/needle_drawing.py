"""What needles a state asks for, as plain values."""

from __future__ import annotations

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.geometry.needle_skin import NeedleSkin
from viewer.presentation.needle import needle_length_mm, needle_paths
from viewer.presentation.shown import chosen_zones
from viewer.scene.needle import NeedleDrawing
from viewer.state.view_state import ViewState


def needle_drawing(catalog: Catalog, atlas: Atlas, skin: NeedleSkin, state: ViewState) -> NeedleDrawing:
    """Return the needles of the selected zone: one for each side shown, or several in relay.

    None while zones are compared: the needle would stand in the way of both.
    """
    if state.selection.zone is None or state.entry.shows == "pair":
        return NeedleDrawing()
    _, whole_mm = needle_length_mm(catalog, state, atlas.person)
    paths = [
        path
        for placed in chosen_zones(catalog, atlas, state)
        for path in needle_paths(catalog, atlas, placed, skin, state)
    ]
    return NeedleDrawing(paths, whole_mm, state.needle.is_calm, has_under=state.entry.has_needle_in_hand)
