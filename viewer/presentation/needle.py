"""The needles that a state asks for, on this head: one for each side shown, or several in relay."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedZone
from viewer.domain.catalog import Catalog
from viewer.domain.tissue import Person, Tissue
from viewer.domain.zone import Zone
from viewer.errors import MeshError
from viewer.geometry.head import Point
from viewer.geometry.needle_layers import Layers, ScalpLayers
from viewer.geometry.needle_path import NeedlePath, needle_path
from viewer.geometry.needle_relay import ahead_on, entry_on, relay
from viewer.geometry.needle_skin import NeedleSkin
from viewer.presentation.set_needles import set_paths
from viewer.state.view_state import ViewState

LEAST_MM = 5.0
"""Where nothing is asked for, at least so much goes in, also where less of the zone is left: that is then said."""


def scalp_layers(tissue: Tissue, landmarks_mm: Mapping[str, Point]) -> ScalpLayers:
    """Return the layers of every place as depths, as they are drawn."""
    layers = {each.place: Layers(each.bottoms_mm, each.index(each.bed), each.index("skull")) for each in tissue.places}
    return ScalpLayers(layers, landmarks_mm)


def is_backward(zone: Zone, state: ViewState) -> bool:
    """Whether the needle points against the order of the zone's points."""
    return (zone.direction.along == "backward") != state.needle.is_reversed


def entry_share(zone: Zone, state: ViewState) -> float:
    """Return the place of entry as a share of the zone, 0 to 1 from its first point.

    It is counted from where the needling begins, over the part that is pointed out, else over the whole zone.
    """
    part = next((each for each in zone.parts if each.id == state.selection.part), None)
    start, end = (part.start, part.end) if part is not None else (0.0, 1.0)
    way = 1.0 - state.needle.entry if is_backward(zone, state) else state.needle.entry
    return start + way * (end - start)


def entry_for(zone: Zone, state: ViewState, share: float) -> float:
    """Return the place of entry that `entry_share` turns into this share of the zone, 0 to 1 from its first point."""
    part = next((each for each in zone.parts if each.id == state.selection.part), None)
    start, end = (part.start, part.end) if part is not None else (0.0, 1.0)
    way = min(1.0, max(0.0, (share - start) / (end - start)))
    return 1.0 - way if is_backward(zone, state) else way


def left_mm(zone: Zone, placed: PlacedZone, state: ViewState) -> float:
    """Return how much of a zone lies ahead of the needle's entry, mm."""
    ahead = ahead_on(placed.lines[0].points_mm, entry_share(zone, state), is_backward=is_backward(zone, state))
    return float(np.linalg.norm(np.diff(ahead, axis=0), axis=1).sum())


def needle_length_mm(
    catalog: Catalog, state: ViewState, person: Person = "adult", zone_mm: float = np.inf
) -> tuple[float, float]:
    """Return the length asked for under the skin, and the length of the needle, mm; the first is never the greater.

    Where nothing is asked for, it is the usual length, no further than the zone goes, and never up to the handle.

    Parameters
    ----------
    person : {"adult", "child", "infant"}
        Whose head it is; where no needle is named for somebody both are 0.
    zone_mm : float
        How much of the zone lies ahead.
    """
    size = catalog.needles.size(state.needle.size, person) if catalog.needles is not None else None
    if catalog.needles is None or size is None:
        return 0.0, 0.0
    usual_mm = min(catalog.needles.usual_under_mm, size.length_mm - catalog.needles.least_outside_mm)
    asked_mm = max(min(usual_mm, zone_mm), LEAST_MM) if state.needle.length_mm is None else state.needle.length_mm
    return min(asked_mm, size.length_mm), size.length_mm


def may_be_needled(catalog: Catalog, zone: Zone) -> bool:
    """Whether anybody needles a zone: not what is kept as a record, proposed from scans, or a scheme."""
    return zone.is_needled and catalog.school_of(zone.id).line_kind not in ("ring", "figure")


def is_drawn(catalog: Catalog, zone: Zone, placed: PlacedZone) -> bool:
    """Whether a needle can be drawn: in what is needled, and where a way is known.

    An area that is found by pressing has no direction of its own, and a mark has that of its printed needle alone.
    """
    has_way = placed.form.kind in ("line", "strip", "cells") or (placed.form.kind == "marks" and bool(zone.needles))
    return may_be_needled(catalog, zone) and has_way


def needle_paths(
    catalog: Catalog, atlas: Atlas, placed: PlacedZone, skin: NeedleSkin, state: ViewState
) -> tuple[NeedlePath, ...]:
    """Return the needle of a zone on one side, or the needles of a relay.

    None for a zone that is a record only, for somebody who is not needled, and where the skin has no room for one.

    Parameters
    ----------
    catalog : Catalog
        All content; without layers of the scalp or sizes of needles there is no needle.
    atlas : Atlas
        Landmarks of this head, and whose it is.
    placed : PlacedZone
        The zone on this head.
    skin : NeedleSkin
        The skin of this head.
    state : ViewState
        Angle, place of entry, length and direction.
    """
    zone, tissue = catalog.zones[placed.zone], catalog.tissue
    if not is_drawn(catalog, zone, placed) or tissue is None:
        return ()
    note = tissue.note_on(atlas.person)
    length_mm, whole_mm = needle_length_mm(catalog, state, atlas.person, left_mm(zone, placed, state))
    if whole_mm == 0.0 or (note is not None and not note.has_needle):
        return ()
    scalp = scalp_layers(tissue, atlas.landmarks_mm)
    line = placed.lines[0].points_mm
    backward, share, angle_deg = is_backward(zone, state), entry_share(zone, state), state.needle.angle_deg
    try:
        if zone.needles:
            most_mm = whole_mm - catalog.needles.least_outside_mm if catalog.needles is not None else whole_mm
            asked_mm = state.needle.length_mm
            found = set_paths(zone, placed, skin, scalp, angle_deg=angle_deg, most_mm=most_mm, asked_mm=asked_mm)
            return tuple(path for path in found if len(path.points_mm) > 1)
        if state.needle.is_relay and not state.needle.turn_deg:
            return relay(skin, line, scalp, share=share, is_backward=backward, angle_deg=angle_deg, length_mm=length_mm)
        entry, toward = entry_on(line, share, is_backward=backward)
        return (
            needle_path(
                skin,
                entry,
                toward,
                scalp,
                angle_deg=angle_deg,
                length_mm=length_mm,
                turn_deg=state.needle.turn_deg,
                ahead_mm=ahead_on(line, share, is_backward=backward),
            ),
        )
    except MeshError:  # no skin at a line's end, on a head that was brought along: then there is nothing to draw
        return ()
