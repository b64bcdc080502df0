"""The needles that a state asks for, on this head: one for each side shown, or several in relay."""

from __future__ import annotations

from viewer.atlas.placed import PlacedZone
from viewer.domain.catalog import Catalog
from viewer.domain.tissue import Tissue
from viewer.domain.zone import Zone
from viewer.errors import MeshError
from viewer.geometry.needle_path import Layers, NeedlePath, entry_on, needle_path, relay
from viewer.geometry.needle_skin import NeedleSkin
from viewer.state.view_state import ViewState


def layers_of(tissue: Tissue) -> Layers:
    """Return the layers as depths, as they are drawn."""
    return Layers(tissue.bottoms_mm, tissue.index("loose"), tissue.index("skull"))


def is_backward(zone: Zone, state: ViewState) -> bool:
    """Whether the needle points against the order of the zone's points."""
    return (zone.direction.along == "backward") != state.is_needle_reversed


def entry_share(zone: Zone, state: ViewState) -> float:
    """Return the place of entry as a share of the zone, 0 to 1 from its first point.

    It is counted from where the needling begins, over the part that is pointed out, else over the whole zone.
    """
    part = next((each for each in zone.parts if each.id == state.part), None)
    start, end = (part.start, part.end) if part is not None else (0.0, 1.0)
    way = 1.0 - state.needle_entry if is_backward(zone, state) else state.needle_entry
    return start + way * (end - start)


def entry_for(zone: Zone, state: ViewState, share: float) -> float:
    """Return the place of entry that `entry_share` turns into this share of the zone, 0 to 1 from its first point."""
    part = next((each for each in zone.parts if each.id == state.part), None)
    start, end = (part.start, part.end) if part is not None else (0.0, 1.0)
    way = min(1.0, max(0.0, (share - start) / (end - start)))
    return 1.0 - way if is_backward(zone, state) else way


def needle_length_mm(catalog: Catalog, state: ViewState) -> tuple[float, float]:
    """Return the length asked for under the skin, and the length of the needle, mm; the first is never the greater."""
    if catalog.needles is None:
        return 0.0, 0.0
    whole_mm = catalog.needles.size(state.needle_size).length_mm
    usual_mm = catalog.needles.usual_under_mm
    asked_mm = usual_mm if state.needle_length_mm is None else state.needle_length_mm
    return min(asked_mm, whole_mm), whole_mm


def needle_paths(catalog: Catalog, placed: PlacedZone, skin: NeedleSkin, state: ViewState) -> tuple[NeedlePath, ...]:
    """Return the needle of a zone on one side, or the needles of a relay.

    None for a zone that is a record only, and where the skin has no room for one.

    Parameters
    ----------
    catalog : Catalog
        All content; without layers of the scalp or sizes of needles there is no needle.
    placed : PlacedZone
        The zone on this head.
    skin : NeedleSkin
        The skin of this head.
    state : ViewState
        Angle, place of entry, length and direction.
    """
    zone = catalog.zones[placed.zone]
    if zone.is_record or catalog.tissue is None or catalog.needles is None:
        return ()
    layers = layers_of(catalog.tissue)
    length_mm, _ = needle_length_mm(catalog, state)
    line = placed.lines[0].points_mm
    backward, share = is_backward(zone, state), entry_share(zone, state)
    try:
        if state.is_relay and not state.needle_turn_deg:
            return relay(
                skin,
                line,
                layers,
                share=share,
                is_backward=backward,
                angle_deg=state.needle_angle_deg,
                length_mm=length_mm,
            )
        entry, toward = entry_on(line, share, is_backward=backward)
        return (
            needle_path(
                skin,
                entry,
                toward,
                layers,
                angle_deg=state.needle_angle_deg,
                length_mm=length_mm,
                turn_deg=state.needle_turn_deg,
            ),
        )
    except MeshError:  # no skin at a line's end, on a head that was brought along: then there is nothing to draw
        return ()
