"""Which cautions reach whom, and in which order: by place, person and complaint, never by a list kept by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from viewer.domain.acupoint import Acupoint
from viewer.domain.catalog import Catalog
from viewer.domain.caution import Caution
from viewer.domain.identity import ComplaintId, HeadPlace, ZoneId
from viewer.domain.tissue import Person as HeadPerson
from viewer.domain.zone import Zone


def zone_cautions(catalog: Catalog, zone: Zone, complaint: ComplaintId | None = None) -> tuple[Caution, ...]:
    """Return the cautions of a zone, what matters most first.

    Parameters
    ----------
    complaint : str, optional
        What somebody comes with; without it everything the zone is used for counts.
    """
    asked = (complaint,) if complaint is not None else zone.complaints
    return _ordered(
        (each for each in catalog.cautions.values() if _reaches(catalog, each, asked, zone.over, zone.id)),
        asked,
        is_sure=complaint is not None,
    )


def complaint_cautions(catalog: Catalog, complaint: ComplaintId) -> tuple[Caution, ...]:
    """Return the cautions of all zones that a complaint leads to, what matters most for it first."""
    asked = (complaint,)
    there = dict.fromkeys(
        caution for zone in catalog.zones_for(complaint) for caution in zone_cautions(catalog, zone, complaint)
    )
    there |= dict.fromkeys(each for each in catalog.cautions.values() if _reaches(catalog, each, asked))
    return _ordered(there, asked)


def point_cautions(catalog: Catalog, point: Acupoint) -> tuple[Caution, ...]:
    """Return the cautions of an acupuncture point."""
    return _ordered(each for each in catalog.cautions.values() if _reaches(catalog, each, (), point.over))


def general_cautions(catalog: Catalog) -> tuple[Caution, ...]:
    """Return the cautions that hold wherever and for whatever somebody is needled."""
    return _ordered(each for each in catalog.cautions.values() if _reaches(catalog, each, ()))


def on_head(catalog: Catalog, cautions: Iterable[Caution], person: HeadPerson) -> tuple[Caution, ...]:
    """Return cautions as they stand on somebody's head: first those that hold there whatever is shown."""
    first = [each for each in catalog.cautions.values() if person in each.first_on]
    return (*first, *(each for each in cautions if each not in first))


def joined_cautions(cautions: Iterable[Caution]) -> tuple[Caution, ...]:
    """Return the cautions of several zones as one list, each once."""
    return _ordered(dict.fromkeys(cautions), is_sure=False)


def is_ruled_out(catalog: Catalog, zone: Zone, complaint: ComplaintId) -> bool:
    """Whether a caution forbids that a complaint leads to a zone."""
    return any(caution.rules_out for caution in zone_cautions(catalog, zone, complaint))


def ruling_out(catalog: Catalog, complaint: ComplaintId) -> Caution | None:
    """Return the caution that forbids a complaint wherever it would lead; None if there is no such caution."""
    asked = (complaint,)
    return next((each for each in catalog.cautions.values() if each.rules_out and _reaches(catalog, each, asked)), None)


def _reaches(
    catalog: Catalog,
    caution: Caution,
    complaints: Collection[ComplaintId],
    over: Collection[HeadPlace] = (),
    zone: ZoneId | None = None,
) -> bool:
    """Whether a caution holds at a place for complaints; nobody known is everybody."""
    if (caution.zones or caution.places) and zone not in caution.zones and not any(p in over for p in caution.places):
        return False  # most are: every zone that is drawn asks all of them
    if caution.complaints and not any(each in caution.complaints for each in complaints):
        return False
    if not caution.persons:
        return True
    persons = {catalog.complaints[each].person for each in complaints if each in catalog.complaints}
    return not persons or "anyone" in persons or not persons.isdisjoint(caution.persons)


def _ordered(
    cautions: Iterable[Caution], complaints: Collection[ComplaintId] = (), *, is_sure: bool = True
) -> tuple[Caution, ...]:
    """What is forbidden, emergencies of what is certainly asked for, dangers, what matters for it, then the rest."""

    def place(caution: Caution) -> tuple[bool, bool, bool, bool, bool, int]:
        is_emergency = caution.strength == "emergency"
        return (
            not caution.rules_out,
            not (is_emergency and is_sure),
            caution.strength != "danger",
            not is_emergency and not any(each in caution.first_for for each in complaints),
            not (caution.zones or caution.places) or caution.strength == "caution",
            caution.rank,
        )

    return tuple(sorted(cautions, key=place))
