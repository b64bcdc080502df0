"""A zone as it lies on this head."""

from __future__ import annotations

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedZone
from viewer.domain.identity import SideChoice
from viewer.domain.zone import Zone


def placed_zone(atlas: Atlas | None, zone: Zone, side: SideChoice) -> PlacedZone | None:
    """Return the zone on this head, on the side asked for (of both the left) or its only one; None without one."""
    if atlas is None:
        return None
    wanted = zone.only or ("right" if side == "right" else "left")
    for placed in atlas.zones:
        if placed.zone == zone.id and placed.side in (wanted, "midline"):
            return placed
    return None
