"""What lies beneath, and what is customarily matched: sites of the grid, shares that add up, zones that exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from viewer.atlas.atlas import Atlas
from viewer.checks.content import Content
from viewer.checks.references import missing
from viewer.checks.registry import atlas_check, content_check
from viewer.data.content import file_of_list
from viewer.domain.catalog import Catalog
from viewer.domain.cortex import CortexShare
from viewer.errors import Problem
from viewer.geometry.surface import Surface

_COUNTERPARTS = file_of_list("counterparts")
_CORTEX = file_of_list("cortex")
_GYRI = file_of_list("gyri")
_WHOLE_PERCENT = 101
"""Shares are rounded: three of them may come to one more than the whole."""


@content_check
def counterparts_are_two_zones_of_two_schools(content: Content) -> Iterator[Problem]:
    """A customary match names two zones that exist, of different schools, and no pair comes twice."""
    catalog = content.catalog
    seen: set[frozenset[str]] = set()
    for key, match in catalog.counterparts.items():
        place = f"counterparts.{key}.zones"
        absent = [zone for zone in match.zones if zone not in catalog.zones]
        for zone in absent:
            yield Problem(_COUNTERPARTS, place, missing(zone, catalog.zones, "zone"))
        schools = {zone.partition(".")[0] for zone in match.zones}
        if len(match.zones) != 2 or len(schools) != 2:
            yield Problem(_COUNTERPARTS, place, "it takes two zones, of two schools")
        pair = frozenset(match.zones)
        if pair in seen:
            yield Problem(_COUNTERPARTS, place, "these two are matched already")
        seen.add(pair)


@content_check
def cortex_shares_add_up(content: Content) -> Iterator[Problem]:
    """Shares of one place are no more than the whole, and name a region once; a site comes once and has a source."""
    cortex = content.catalog.cortex
    sites = cortex.sites if cortex is not None else ()
    for name, count in Counter(site.id for site in sites).items():
        if count > 1:
            yield Problem(_CORTEX, "sites", f"the site “{name}” is there {count} times")
    for number, site in enumerate(sites, start=1):
        place = f"sites.{number}"
        if not site.sources:
            yield Problem(_CORTEX, place, "it names no source")
        for field, shares in (("shares", site.shares), ("average", site.average)):
            yield from _shares(f"{place}.{field}", shares)


def _shares(place: str, shares: tuple[CortexShare, ...]) -> Iterator[Problem]:
    total = sum(share.percent for share in shares)
    if total > _WHOLE_PERCENT:
        yield Problem(_CORTEX, place, f"the shares come to {total} percent")
    if len({(share.region, share.side) for share in shares}) < len(shares):
        yield Problem(_CORTEX, place, "a region is named twice")


@content_check
def gyri_name_what_is_there(content: Content) -> Iterator[Problem]:
    """A gyrus has a group and zones that exist, and a zone that its school places over the cortex has its gyrus."""
    catalog = content.catalog
    for key, gyrus in catalog.gyri.items():
        if gyrus.group not in catalog.groups:
            yield Problem(_GYRI, f"gyri.{key}.group", missing(gyrus.group, catalog.groups, "group"))
        for name in gyrus.claimed_by:
            if name not in catalog.zones:
                yield Problem(_GYRI, f"gyri.{key}.claimed_by", missing(name, catalog.zones, "zone"))
    claimed = {name for gyrus in catalog.gyri.values() for name in gyrus.claimed_by}
    for zone in catalog.zones.values():
        if catalog.gyri and zone.cortex is not None and zone.id not in claimed:
            yield Problem(_GYRI, "gyri", f"“{zone.id}” is placed over the cortex by its school, and no gyrus names it")


@atlas_check
def cortex_sites_lie_on_the_head(catalog: Catalog, atlas: Atlas, skin: Surface) -> Iterator[Problem]:
    """Every site of the table is a site of the grid as it is laid on a head."""
    if catalog.cortex is None or not atlas.sites_mm:
        return
    for number, site in enumerate(catalog.cortex.sites, start=1):
        if site.id not in atlas.sites_mm:
            yield Problem(_CORTEX, f"sites.{number}.id", missing(site.id, atlas.sites_mm, "site"))
