"""The list of the cortex: what schools name, by function, and the zones that claim each."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.catalog import Catalog
from viewer.domain.gyrus import Gyrus
from viewer.domain.identity import GroupId, GyrusId, ZoneId
from viewer.presentation.card_view import Swatch
from viewer.presentation.swatches import gyrus_swatch, zone_swatch


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A zone that is named for a gyrus, or placed over it, by its school."""

    zone: ZoneId
    name: str
    school: str
    swatch: Swatch


@dataclass(frozen=True, slots=True)
class CortexRow:
    """A gyrus; the zones that claim it show while it is selected."""

    gyrus: GyrusId
    name: str
    han: str
    swatch: Swatch
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class CortexGroup:
    """A group of functions with its gyri."""

    group: GroupId
    name: str
    swatch: Swatch
    gyri: tuple[CortexRow, ...]


def cortex_groups(catalog: Catalog) -> tuple[CortexGroup, ...]:
    """Return the gyri that schools name, in the groups of zones, in order."""
    groups = []
    for group in sorted(catalog.groups.values(), key=lambda group: group.order):
        rows = tuple(_row(catalog, gyrus) for gyrus in catalog.gyri.values() if gyrus.group == group.id)
        if rows:
            groups.append(CortexGroup(group.id, group.name, Swatch(group.fill, group.edge), rows))
    return tuple(groups)


def _row(catalog: Catalog, gyrus: Gyrus) -> CortexRow:
    zones = [catalog.zones[zone] for zone in gyrus.claimed_by]
    claims = tuple(
        ClaimRow(zone.id, zone.name.en, catalog.school_of(zone.id).short_name, zone_swatch(catalog, zone))
        for zone in zones
    )
    return CortexRow(gyrus.id, gyrus.english, gyrus.han, gyrus_swatch(catalog, gyrus), claims)
