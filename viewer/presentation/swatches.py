"""The colours and patterns of zones and their parts."""

from __future__ import annotations

from viewer.domain.catalog import Catalog
from viewer.domain.gyrus import Gyrus
from viewer.domain.identity import PartId
from viewer.domain.zone import Zone
from viewer.presentation.card_view import Pattern, Swatch

_BY_ORDER: tuple[Pattern, ...] = ("solid", "hatched", "barred")


def zone_swatch(catalog: Catalog, zone: Zone) -> Swatch:
    """Return the sample of a zone as a whole."""
    group = catalog.groups[zone.group]
    return Swatch(group.fill, group.edge)


def gyrus_swatch(catalog: Catalog, gyrus: Gyrus) -> Swatch:
    """Return the sample of a gyrus: the colour of its group."""
    group = catalog.groups[gyrus.group]
    return Swatch(group.fill, group.edge)


def part_pattern(zone: Zone, part: PartId | None) -> Pattern:
    """Return the pattern of a part: solid, hatched, barred from the zone's beginning; plain for the whole."""
    for order, candidate in enumerate(zone.parts):
        if candidate.id == part:
            return _BY_ORDER[order % len(_BY_ORDER)]
    return "plain"


def part_swatch(catalog: Catalog, zone: Zone, part: PartId | None) -> Swatch:
    """Return the sample of a part of a zone."""
    group = catalog.groups[zone.group]
    return Swatch(group.fill, group.edge, part_pattern(zone, part))
