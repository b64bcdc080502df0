"""What zones a state asks for, as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedZone
from viewer.atlas.zone_overlap import ZoneOverlap
from viewer.domain.catalog import Catalog
from viewer.presentation.palette import Scheme, SkinColours
from viewer.presentation.shown import Height, Roles, explained_part, heights
from viewer.scene.zone_look import ZoneLook, known_look, zone_look
from viewer.scene.zone_shader import PATTERN_BARS, PATTERN_HATCHED, PATTERN_SOLID
from viewer.state.view_state import ViewState

_PATTERNS = {2: (PATTERN_SOLID, PATTERN_BARS), 3: (PATTERN_SOLID, PATTERN_HATCHED, PATTERN_BARS)}


@dataclass(frozen=True, slots=True, eq=False)
class ZoneDrawing:
    """The zones to draw, by index in the atlas.

    Attributes
    ----------
    looks : mapping of int to ZoneLook
        Zones that are missing are not drawn.
    lie : mapping of int to tuple
        How high each lies.
    shared : tuple of ZoneOverlap
        Where two of them lie on each other.
    patterns : mapping of int to tuple of int
        Patterns of the parts of a zone that has any.
    backward : set of int
        Zones that are needled against the order of their points.
    meant : mapping of int to int
        Of a zone of which one part alone is explained: the place of that part among its parts; the others are faint.
    """

    looks: Mapping[int, ZoneLook]
    lie: Mapping[int, Height]
    shared: tuple[ZoneOverlap, ...] = ()
    patterns: Mapping[int, tuple[int, ...]] | None = None
    backward: frozenset[int] = frozenset()
    meant: Mapping[int, int] = field(default_factory=dict)


def rival_drawing(catalog: Catalog, zones: Sequence[PlacedZone], state: ViewState, skin: SkinColours) -> ZoneDrawing:
    """Return how the places are drawn where other sources have some zones."""
    looks = {
        index: zone_look(
            catalog,
            placed,
            "rest",
            opacity=state.drawing.zone_opacity,
            has_casing=skin.is_darker,
            gain=skin.gain,
            is_rival=True,
        )
        for index, placed in enumerate(zones)
    }
    return ZoneDrawing(looks, heights(catalog, zones, dict.fromkeys(looks, "rest")))


def zone_drawing(
    catalog: Catalog, atlas: Atlas, state: ViewState, roles: Roles, skin: SkinColours, scheme: Scheme
) -> ZoneDrawing:
    """Return how the zones that are shown in a state are drawn."""
    looks, patterns, backward, meant = {}, {}, set(), {}
    known = dict(state.drawing.known)
    for index, role in roles.items():
        zone = catalog.zones[atlas.zones[index].zone]
        looks[index] = zone_look(
            catalog,
            atlas.zones[index],
            role,
            opacity=state.drawing.zone_opacity,
            has_casing=skin.is_darker,
            gain=skin.gain,
        )
        if known:
            looks[index] = known_look(looks[index], known.get(zone.id, 0), scheme)
            continue
        if zone.parts:
            patterns[index] = _PATTERNS.get(len(zone.parts), ())
            part = explained_part(catalog, state)
            if part is not None and zone.id == state.selection.zone:
                meant[index] = zone.parts.index(part)
        if zone.direction.along == "backward":
            backward.add(index)
    return ZoneDrawing(
        looks,
        heights(catalog, atlas.zones, roles),
        atlas.overlaps.among(roles.keys()),
        patterns,
        frozenset(backward),
        meant,
    )
