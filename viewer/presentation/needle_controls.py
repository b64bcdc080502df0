"""What can be changed about the needle, with the limits of this zone on this head."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ZoneId
from viewer.presentation.needle import is_drawn, left_mm, may_be_needled, needle_length_mm
from viewer.presentation.needle_angle import has_angle
from viewer.presentation.placed_zone import placed_zone
from viewer.state.view_state import ViewState


@dataclass(frozen=True, slots=True)
class NeedleControls:
    """The controls' values.

    Attributes
    ----------
    zones : tuple of (str, str)
        Zones that have a needle, as ids and names.
    parts : tuple of (str, str)
        The zone's parts, the whole first with an empty id.
    length_mm, most_mm : float
        Under the skin, and the most of it: the length of the needle, or over the nape what is left of the zone.
    entry_mm, whole_mm : float
        Place of entry from where the needling begins, and the length of the zone or part.
    sizes : tuple of (str, str)
        Needles as ids and words.
    is_marked : bool
        Whether the range of angles is marked as right: not over the nape.
    """

    zone: ZoneId
    zones: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    part: str
    angle_deg: float
    low_deg: float
    high_deg: float
    length_mm: float
    most_mm: float
    entry_mm: float
    whole_mm: float
    turn_deg: float
    size: str
    sizes: tuple[tuple[str, str], ...]
    is_reversed: bool
    is_relay: bool
    is_calm: bool
    is_marked: bool


def needle_controls(catalog: Catalog, atlas: Atlas | None, state: ViewState) -> NeedleControls | None:
    """Return the controls' values; None if no zone with a needle is selected, or it is not on this head."""
    if state.selection.zone is None or catalog.needles is None:
        return None
    zone = catalog.zones[state.selection.zone]
    placed = placed_zone(atlas, zone, state.selection.side)
    size = catalog.needles.size(state.needle.size, atlas.person) if atlas is not None else None
    if atlas is None or placed is None or not is_drawn(catalog, zone, placed) or size is None:
        return None
    part = next((each for each in zone.parts if each.id == state.selection.part), None)
    whole_mm = placed.length_mm * (part.end - part.start if part is not None else 1.0)
    zone_mm = left_mm(zone, placed, state)
    length_mm, most_mm = needle_length_mm(catalog, state, atlas.person, zone_mm)
    if printed := [each.range_mm for each in zone.needles if each.range_mm is not None]:  # what is printed ends it
        most_mm = min(max(high for _, high in printed), most_mm)
        asked_mm = state.needle.length_mm
        length_mm = min(sum(printed[0]) / 2 if asked_mm is None else asked_mm, most_mm)
    if catalog.lies_over_nape(zone.id):  # there the end of the zone ends the needle
        length_mm, most_mm = min(length_mm, zone_mm), min(most_mm, zone_mm)
    school = catalog.school_of(zone.id)
    return NeedleControls(
        zone=zone.id,
        zones=tuple(
            (each.id, f"{each.name.en}, {each.code}")
            for each in catalog.zones.values()
            if may_be_needled(catalog, each)
        ),
        parts=(("", "Whole zone"), *((each.id, each.name) for each in zone.parts)) if zone.parts else (),
        part=state.selection.part or "",
        angle_deg=state.needle.angle_deg,
        low_deg=school.angle.low_deg,
        high_deg=school.angle.high_deg,
        length_mm=length_mm,
        most_mm=most_mm,
        entry_mm=state.needle.entry * whole_mm,
        whole_mm=whole_mm,
        turn_deg=state.needle.turn_deg,
        size=size.id,
        sizes=tuple(
            (each.id, f"{each.gauge_mm:.2f} × {each.length_mm:g} mm")
            for each in catalog.needles.sizes_for(atlas.person)
        ),
        is_reversed=state.needle.is_reversed,
        is_relay=state.needle.is_relay,
        is_calm=state.needle.is_calm,
        is_marked=has_angle(catalog, zone),
    )
