"""The words for collected statements: how they stand, and where the program carries them."""

from __future__ import annotations

from collections.abc import Mapping

from viewer.checks.claims import catalog_entries, passages
from viewer.domain.catalog import Catalog
from viewer.domain.claim import ClaimPlace, PlaceKind, Verdict
from viewer.domain.identity import (
    CautionId,
    ComplaintId,
    CorrectionId,
    MechanismId,
    PointId,
    SchoolId,
    StudyKey,
    TermId,
    ZoneId,
)

VERDICT_WORDS: Mapping[Verdict, str] = {
    "carried": "Carried as it stands",
    "low_certainty": "Carried by studies of low certainty",
    "partly": "Right in part",
    "overstated": "Stronger than the evidence",
    "not_shown": "Tested and not shown",
    "contradicted": "Contradicted by a source",
    "disputed": "Sources differ",
    "tradition": "Taught",
    "hypothesis": "A hypothesis",
    "opinion": "Advice of single authors",
    "unsupported": "Nothing found, or not to be verified",
    "elsewhere": "About other therapies",
    "background": "Background, purpose, or furniture of a page",
}
"""Every verdict, in the order in which they are counted."""

PLACE_WORDS: Mapping[PlaceKind, str] = {
    "correction": "Corrected",
    "zone": "On the card of a zone",
    "school": "With a school",
    "study": "On the card of a study",
    "caution": "Among the cautions",
    "complaint": "With a complaint",
    "point": "With a point",
    "mechanism": "Among the ideas of how it might act",
    "passage": "On a page to read",
    "term": "In the glossary",
    "left_out": "Left out",
}
"""Every kind of place, in the order in which they are counted."""

_LABELS: Mapping[PlaceKind, str] = {
    "school": "%s",
    "study": "%s",
    "caution": "Caution: %s",
    "complaint": "Complaint: %s",
    "point": "Point %s",
    "correction": "Corrected: “%s”",
    "term": "Glossary: %s",
    "mechanism": "Idea: %s",
}


def place_words(place: ClaimPlace, catalog: Catalog) -> str:
    """Return what a reader calls a place: ``Motor area (Jiao zones): migraine``.

    Empty if it is not there, because its file has an error and was left out when the content was opened.

    Parameters
    ----------
    place : ClaimPlace
        Any place.
    catalog : Catalog
        Where names are looked up.
    """
    if place.kind == "left_out":
        return PLACE_WORDS["left_out"]
    if place.kind == "zone":
        return _zone_words(place, catalog)
    if place.kind == "passage":
        return _passage_words(place, catalog)
    name = _name(place, catalog)
    return _LABELS[place.kind] % name if name else ""


def _passage_words(place: ClaimPlace, catalog: Catalog) -> str:
    found = passages(catalog).get(place.id)
    return f"{found[0].title}: {found[1].label.lower()}" if found is not None else ""


def _zone_words(place: ClaimPlace, catalog: Catalog) -> str:
    zone = catalog.zones.get(ZoneId(place.id))
    if zone is None:
        return ""
    name = f"{zone.name.en} ({catalog.school_of(zone.id).short_name})"
    complaint = catalog.complaints.get(place.complaint) if place.complaint is not None else None
    return f"{name}: {complaint.plain}" if complaint is not None else name


def _name(place: ClaimPlace, catalog: Catalog) -> str:
    """The name of what a place is; empty if it is not there."""
    if place.id not in catalog_entries(place.kind, catalog):
        return ""
    if place.kind == "school":
        return catalog.schools[SchoolId(place.id)].short_name
    if place.kind == "study":
        return catalog.studies[StudyKey(place.id)].short_citation
    if place.kind == "caution":
        return catalog.cautions[CautionId(place.id)].short
    if place.kind == "complaint":
        return catalog.complaints[ComplaintId(place.id)].plain
    if place.kind == "point":
        return catalog.points[PointId(place.id)].title
    if place.kind == "correction":
        return catalog.corrections[CorrectionId(place.id)].often_said
    if place.kind == "term":
        return catalog.terms[TermId(place.id)].name
    return catalog.mechanisms[MechanismId(place.id)].name
