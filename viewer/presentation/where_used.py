"""Where a study or another source is named: the way back from a publication to what it carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Literal

from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import zone_cautions
from viewer.domain.correction import Correction
from viewer.domain.identity import CautionId
from viewer.domain.zone import Zone
from viewer.presentation.background import zone_corrections, zone_mechanisms

PlaceKind = Literal["zone", "complaint", "point", "gyrus", ""]

USES = "Uses of zones"
_COMPLAINTS = "Complaints"
_ZONES = "Other sentences about zones"
_SCHOOLS = "What a school teaches"
_POINTS = "Acupuncture points"
_GYRI = "Parts of the brain"
_CAUTIONS = "Cautions"
_CORRECTIONS = "Often said, more exactly"
_MECHANISMS = "Ideas of how it might act"
_PAGES = "Pages to read"
_TERMS = "Words explained"
_ELSEWHERE = "Elsewhere"
_ORDER = (
    USES,
    _COMPLAINTS,
    _CAUTIONS,
    _CORRECTIONS,
    _MECHANISMS,
    _ZONES,
    _SCHOOLS,
    _POINTS,
    _GYRI,
    _PAGES,
    _TERMS,
    _ELSEWHERE,
)
_KEY_FIELDS = frozenset({"sources", "studies", "naming"})


@dataclass(frozen=True, slots=True)
class UsedPlace:
    """A place that names a publication.

    Attributes
    ----------
    kind : {"zone", "complaint", "point", ""}
        What a click opens; nothing if it is empty.
    target : str
        The id of it.
    section : str
        The section of a zone's card on which it stands: ``uses``, ``where``, ``needling``, ``background``,
        ``cautions``; empty otherwise.
    name, detail : str
        What it is, and which sentences of it are meant.
    """

    kind: PlaceKind
    target: str
    section: str
    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class UsedGroup:
    """Places of one kind."""

    title: str
    places: tuple[UsedPlace, ...]


class WhereUsed:
    """All places by the publication that they name. Reading the catalogue takes a while: keep it."""

    def __init__(self, catalog: Catalog) -> None:
        found: dict[str, dict[str, dict[UsedPlace, dict[str, None]]]] = {}
        for key, title, place, detail in _all(catalog):
            details = found.setdefault(key, {}).setdefault(title, {}).setdefault(place, {})
            if detail:
                details[detail] = None
        self._groups = {key: _groups(by_title) for key, by_title in found.items()}

    def of(self, key: str) -> tuple[UsedGroup, ...]:
        """Return the places that name a study or source, by kind; empty if nothing does."""
        return self._groups.get(key, ())


_Found = tuple[str, str, UsedPlace, str]
"""Key, title of the group, place without its detail, detail."""


def _groups(by_title: Mapping[str, Mapping[UsedPlace, Mapping[str, None]]]) -> tuple[UsedGroup, ...]:
    groups = []
    for title in _ORDER:
        places = tuple(
            UsedPlace(place.kind, place.target, place.section, place.name, _sentence(details))
            for place, details in by_title.get(title, {}).items()
        )
        if places:
            groups.append(UsedGroup(title, places))
    return tuple(groups)


def _sentence(details: Iterable[str]) -> str:
    words = "; ".join(details)
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _all(catalog: Catalog) -> Iterator[_Found]:
    for zone in catalog.zones.values():
        yield from _zone(catalog, zone)
    yield from _complaints(catalog)
    yield from _shared(catalog)
    for school in catalog.schools.values():
        first = next((zone.id for zone in catalog.zones.values() if catalog.school_of(zone.id) is school), None)
        for section, said in (
            ("uses", (school.evidence_note, school.about, school.studies, school.named, school.beside)),
            ("where", (school.steps, school.variants)),
            ("needling", (school.angle, school.needling)),
        ):
            place = UsedPlace("zone" if first else "", first or "", section, school.name)
            for key in _keys(said):
                yield key, _SCHOOLS, place, _SECTION_WORDS[section]
    for unmapped in catalog.unmapped.values():
        for key in _keys(unmapped):
            yield key, _SCHOOLS, UsedPlace("", "", "", unmapped.name), "what it is"
    for point in catalog.points.values():
        for key in _keys(point):
            yield key, _POINTS, UsedPlace("point", point.id, "", point.title), ""
    for gyrus in catalog.gyri.values():
        for key in _keys(gyrus):
            yield key, _GYRI, UsedPlace("gyrus", gyrus.id, "", gyrus.english), ""
    for page in catalog.articles.values():
        for part in page.sections:
            for passage in part.passages:
                for key in passage.said.sources:
                    yield key, _PAGES, UsedPlace("", "", "", page.title), passage.label.lower()
    for term in catalog.terms.values():
        for key in term.sources:
            yield key, _TERMS, UsedPlace("", "", "", term.name), ""
    for name, held in (
        ("The layers of the scalp", catalog.tissue),
        ("Needles", catalog.needles),
        ("Counterparts in other schools", catalog.counterparts),
        ("What lies beneath the electrode sites", catalog.cortex),
    ):
        for key in _keys(held):
            yield key, _ELSEWHERE, UsedPlace("", "", "", name), ""


_SECTION_WORDS = {"uses": "what it is", "where": "where it lies", "needling": "how it is needled"}


def _zone(catalog: Catalog, zone: Zone) -> Iterator[_Found]:
    name = f"{zone.name.en} ({catalog.school_of(zone.id).short_name}, {zone.code})"
    for use in zone.indications:
        for key in (*use.studies, *use.use.sources):
            yield (
                key,
                USES,
                UsedPlace("zone", zone.id, "uses", name),
                use.use.text.removeprefix("Used for ").rstrip("."),
            )
    for use in zone.indications:
        for key in use.note_sources:
            yield key, _ZONES, UsedPlace("zone", zone.id, "uses", name), "what comes near a use"
    for section, detail, said in (
        ("learn", "what it is", (zone.summary, zone.naming)),
        ("learn", "the side", zone.laterality),
        ("where", "where it lies", (zone.steps, zone.variants)),
        ("beneath", "the cortex beneath", zone.cortex),
        ("learn", "the direction of the needle", zone.direction),
    ):
        for key in _keys(said):
            yield key, _ZONES, UsedPlace("zone", zone.id, section, name), detail


def _complaints(catalog: Catalog) -> Iterator[_Found]:
    """Complaints that a study is about, or for which a use names it."""
    for complaint in catalog.complaints.values():
        place = UsedPlace("complaint", complaint.id, "", complaint.plain)
        studied = set(complaint.studied_as)
        keys = dict.fromkeys(key for key, study in catalog.studies.items() if studied.intersection(study.conditions))
        for zone in catalog.zones_for(complaint.id):
            for use in zone.uses_for(complaint.id):
                keys.update(dict.fromkeys(use.studies))
        for key in keys:
            yield key, _COMPLAINTS, place, ""


def _shared(catalog: Catalog) -> Iterator[_Found]:
    """Cautions, corrections and hypotheses: each opens the first zone whose card shows it."""
    cautions: dict[CautionId, str] = {}
    corrections: dict[str, str] = {}
    mechanisms: dict[str, str] = {}
    for zone in catalog.zones.values():
        for caution in zone_cautions(catalog, zone):
            cautions.setdefault(caution.id, zone.id)
        for correction in zone_corrections(catalog, zone):
            corrections.setdefault(correction.id, zone.id)
        for mechanism in zone_mechanisms(catalog, zone):
            mechanisms.setdefault(mechanism.id, zone.id)
    for caution in catalog.cautions.values():
        for key in _keys(caution):
            yield key, _CAUTIONS, _on_zone(cautions.get(caution.id), "cautions", caution.short), ""
    for correction in catalog.corrections.values():
        for key in _keys(correction):
            yield key, _CORRECTIONS, _on_zone(corrections.get(correction.id), "background", _quoted(correction)), ""
    for mechanism in catalog.mechanisms.values():
        for key in _keys(mechanism):
            yield key, _MECHANISMS, _on_zone(mechanisms.get(mechanism.id), "background", mechanism.name), ""


def _on_zone(zone: str | None, section: str, name: str) -> UsedPlace:
    return UsedPlace("", "", "", name) if zone is None else UsedPlace("zone", zone, section, name)


def _quoted(correction: Correction) -> str:
    return f"“{correction.often_said}”"


def _keys(said: object) -> Iterator[str]:
    """All keys of sources and studies in a value, however deep they stand; bare names in a tuple are taken as keys."""
    if isinstance(said, Mapping):
        for each in said.values():
            yield from _keys(each)
    elif isinstance(said, tuple):
        for each in said:
            if isinstance(each, str):
                yield each
            else:
                yield from _keys(each)
    elif is_dataclass(said):
        for field in fields(said):
            value = getattr(said, field.name)
            is_names = isinstance(value, tuple) and any(isinstance(each, str) for each in value)
            if field.name in _KEY_FIELDS or not is_names:
                yield from _keys(value)
