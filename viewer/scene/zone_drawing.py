"""What zones a state asks for, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.presentation.palette import SkinColours
from viewer.scene.zone_look import ZoneLook, zone_look
from viewer.scene.zone_role import Pointed, zone_roles
from viewer.scene.zone_shader import PATTERN_BARS, PATTERN_HATCHED, PATTERN_SOLID
from viewer.state.view_state import ViewState

_PATTERNS = {2: (PATTERN_SOLID, PATTERN_BARS), 3: (PATTERN_SOLID, PATTERN_HATCHED, PATTERN_BARS)}
_DARKER_SKINS = ("medium", "deep")


@dataclass(frozen=True, slots=True, eq=False)
class ZoneDrawing:
    """The zones to draw, by index in the atlas.

    Attributes
    ----------
    looks : mapping of int to ZoneLook
        Zones that are missing are not drawn.
    above : set of int
        Zones that lie on top of all others.
    patterns : mapping of int to tuple of int
        Patterns of the parts of a zone that has any.
    backward : set of int
        Zones that are needled against the order of their points.
    """

    looks: Mapping[int, ZoneLook]
    above: frozenset[int] = frozenset()
    patterns: Mapping[int, tuple[int, ...]] | None = None
    backward: frozenset[int] = frozenset()


def zone_drawing(
    catalog: Catalog, atlas: Atlas, state: ViewState, pointed: Pointed | None, skin: SkinColours
) -> ZoneDrawing:
    """Return how all zones are drawn in a state."""
    roles = zone_roles(catalog, atlas, state, pointed)
    looks, patterns, backward = {}, {}, set()
    for index, role in roles.items():
        zone = catalog.zones[atlas.zones[index].zone]
        looks[index] = zone_look(
            catalog.groups[zone.group],
            catalog.school_of(zone.id),
            role,
            opacity=state.zone_opacity,
            has_casing=state.skin in _DARKER_SKINS,
            gain=skin.gain,
        )
        if zone.parts:
            patterns[index] = _PATTERNS.get(len(zone.parts), ())
        if zone.direction.along == "backward":
            backward.add(index)
    above = frozenset(index for index, role in roles.items() if role in ("selected", "lit"))
    return ZoneDrawing(looks, above, patterns, frozenset(backward))
