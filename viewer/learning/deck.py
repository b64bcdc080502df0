"""All cards that follow from the content: a new zone file brings its cards."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from viewer.domain.catalog import Catalog
from viewer.domain.identity import GroupId, SchoolId
from viewer.domain.landmark_name import LANDMARK_NAMES
from viewer.domain.tour import Tour
from viewer.domain.zone import Zone
from viewer.learning.card import Card, Kind, Pass
from viewer.learning.sites import SITES


def deck_of(catalog: Catalog) -> tuple[Card, ...]:
    """Return all cards: zones as they are listed, each with its parts, then points, landmarks and electrode sites."""
    return tuple(_cards(catalog))


def narrowed(
    cards: Iterable[Card],
    *,
    schools: Collection[SchoolId] = (),
    group: GroupId | None = None,
    tour: Tour | None = None,
    kinds: Collection[Kind] = (),
    passes: Collection[Pass] = (),
    things: Collection[str] = (),
) -> tuple[Card, ...]:
    """Return those cards that are wanted; what is empty leaves all.

    Parameters
    ----------
    schools : collection of str
        Cards of these schools. Points, landmarks and sites belong to none and fall out.
    tour : Tour, optional
        Cards about what its stops choose.
    things : collection of str
        Cards about these; parts count to their zone.
    """
    told = _things_of(tour) if tour is not None else frozenset(things)
    is_narrow = bool(told) or tour is not None
    return tuple(
        card
        for card in cards
        if (not schools or card.school in schools)
        and (group is None or card.group == group)
        and (not kinds or card.kind in kinds)
        and (not passes or card.pass_ in passes)
        and (not is_narrow or card.thing.partition("/")[0] in told)
    )


def _cards(catalog: Catalog) -> Iterator[Card]:
    for zone in catalog.zones.values():
        yield from _of_zone(catalog, zone)
    for point in catalog.points.values():
        if point.step:
            yield Card("find", "point", point.id)
            yield Card("name", "point", point.id)
    for name in LANDMARK_NAMES:
        if name not in ("lpa", "rpa"):  # a pair that heads give under two names
            yield Card("find", "landmark", name)
    for site in SITES:
        yield Card("find", "site", site)


def _of_zone(catalog: Catalog, zone: Zone) -> Iterator[Card]:
    school = catalog.school_of(zone.id)

    def card(kind: Kind) -> Card:
        return Card(kind, "zone", zone.id, school.id, zone.group)

    is_place = not zone.is_schematic
    if is_place:
        yield card("find")
    yield card("name")
    if is_place and zone.steps:
        yield card("build")
    if any(use.complaints and not use.is_record for use in zone.indications):
        yield card("use")
    if zone.is_needled:
        yield card("side")
        if school.angle.is_printed and not catalog.lies_over_nape(zone.id):  # there no angle is marked as right
            yield card("angle")
            yield card("needle")
    yield card("studies")
    for part in zone.parts if is_place else ():
        for kind in ("find", "name"):
            yield Card(kind, "part", f"{zone.id}/{part.id}", school.id, zone.group)


def _things_of(tour: Tour) -> frozenset[str]:
    things: set[str] = set()
    for stop in tour.stops:
        view = stop.view
        things |= {each for each in (view.selected, view.point, *view.lit, *view.compared) if each}
    return frozenset(things)
