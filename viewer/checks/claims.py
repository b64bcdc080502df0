"""The collected statements: every number has a place, every place exists, and what is not carried has a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from viewer.checks.content import Found
from viewer.checks.depth import promises_of_depth
from viewer.checks.references import missing
from viewer.checks.registry import claim_check
from viewer.checks.sentences import has_sentences, sentences_by_id
from viewer.checks.wording import promises_in
from viewer.data.claims import file_of_document
from viewer.domain.article import Article, Passage
from viewer.domain.catalog import Catalog
from viewer.domain.claim import Claim, ClaimLedger, ClaimPlace, PlaceKind, Verdict
from viewer.domain.identity import CorrectionId
from viewer.domain.zone import Zone
from viewer.errors import Problem

_NO_REASON_NEEDED: frozenset[Verdict] = frozenset({"carried", "tradition"})
"""Statements that stand as they are said, or as they are taught."""


@claim_check
def numbers_come_once(ledger: ClaimLedger, catalog: Catalog) -> Iterator[Problem]:
    """The numbers run from 1 without a gap, each once and in the file of its document."""
    expected = 1
    for document in ledger.documents:
        file = file_of_document(document.id)
        if document.first != expected:
            yield Problem(file, "document.first", f"{document.first} does not follow {expected - 1}")
        if document.last < document.first:
            yield Problem(file, "document.last", f"{document.last} is below {document.first}")
        expected = document.last + 1
    counts = Counter(claim.number for claim in ledger.claims)
    for document in ledger.documents:
        for number in range(document.first, document.last + 1):
            if counts[number] != 1:
                times = "is missing" if not counts[number] else f"comes {counts[number]} times"
                yield Problem(file_of_document(document.id), f"claims.{number}", f"the number {times}")
    for claim in ledger.claims:
        if ledger.document_of(claim.number) is None:
            yield Problem(_file(ledger, claim), f"claims.{claim.number}", "the number belongs to no document")


@claim_check
def claims_have_places(ledger: ClaimLedger, catalog: Catalog) -> Iterator[Problem]:
    """Every statement has a place; what is left out is in no other."""
    for claim in ledger.claims:
        if not claim.places:
            yield _problem(ledger, claim, "places", "it has no place")
        elif claim.is_left_out and len(claim.places) > 1:
            yield _problem(ledger, claim, "places", "it is left out, and yet has another place")
        if len(set(claim.places)) < len(claim.places):
            yield _problem(ledger, claim, "places", "a place is named twice")


@claim_check
def places_exist(ledger: ClaimLedger, catalog: Catalog) -> Iterator[Problem]:
    """What a place names exists, and carries what the place says."""
    for claim in ledger.claims:
        for number, place in enumerate(claim.places, start=1):
            fault = _place_fault(place, catalog)
            if fault:
                yield _problem(ledger, claim, f"places.{number}", fault)


@claim_check
def what_is_carried_is_said(ledger: ClaimLedger, catalog: Catalog) -> Iterator[Problem]:
    """A carried statement has one sentence that says it, unchanged since somebody read the two side by side."""
    texts = sentences_by_id(catalog)
    for claim in ledger.claims:
        said = claim.said
        if said is None:
            if claim.verdict == "carried":
                yield _problem(ledger, claim, "said", "it is carried, but no sentence is named that says it")
        elif claim.is_left_out:
            yield _problem(ledger, claim, "said", "what is left out is not said")
        elif said.id not in texts:
            yield _problem(ledger, claim, "said.id", missing(said.id, texts, "sentence"))
        elif not has_sentences(texts[said.id], said.text):
            message = f"“{said.id}” does not say this any more; read both again, and write here what it says now"
            yield _problem(ledger, claim, "said.text", message)
        if claim.verdict == "carried" and any(place.holds for place in claim.places):
            yield _problem(ledger, claim, "places", "words that stand somewhere are no proof; name the sentence")


@claim_check
def reasons_are_given(ledger: ClaimLedger, catalog: Catalog) -> Iterator[Problem]:
    """What is left out, corrected or not carried as it stands has a reason, and a reason has sources that exist."""
    there = [*catalog.sources, *catalog.studies]
    for claim in ledger.claims:
        is_corrected = any(place.kind == "correction" for place in claim.places)
        if not claim.reason and (claim.is_left_out or is_corrected or claim.verdict not in _NO_REASON_NEEDED):
            yield _problem(ledger, claim, "reason", "it is missing")
        if bool(claim.reason) != bool(claim.sources):
            yield _problem(ledger, claim, "sources", "a reason and its sources belong together")
        for source in claim.sources:
            if source not in there:
                yield _problem(ledger, claim, "sources", missing(source, there, "source or study"))


@claim_check
def corrections_agree(ledger: ClaimLedger, catalog: Catalog) -> Iterator[Problem]:
    """A statement names the corrections that name its number, and no other."""
    named: dict[int, set[CorrectionId]] = {}
    for correction in catalog.corrections.values():
        for number in correction.claims:
            named.setdefault(number, set()).add(correction.id)
    numbers = {claim.number for claim in ledger.claims}
    for claim in ledger.claims:
        known = {place.id for place in claim.places if place.kind == "correction"}
        for correction_id in sorted(named.get(claim.number, set()) ^ known):
            who = (
                "it is not among the claims of" if correction_id in known else "its place is missing, but it is one of"
            )
            yield _problem(ledger, claim, "places", f"{who} the correction “{correction_id}”")
    for number in sorted(named.keys() - numbers):
        message = f"there is no statement {number}, which is corrected by {', '.join(sorted(named[number]))}"
        yield Problem(file_of_document(ledger.documents[-1].id if ledger.documents else ""), "claims", message)


@claim_check
def reasons_promise_nothing(ledger: ClaimLedger, catalog: Catalog) -> Iterator[Problem]:
    """A reason is in our own words, and they promise no effect; what a document says is not ours."""
    for claim in ledger.claims:
        place = f"claims.{claim.number}.reason"
        found = Found(_file(ledger, claim), place, Claim, "reason", claim.reason)
        yield from promises_in(found)
        yield from promises_of_depth(found)


def catalog_entries(kind: PlaceKind, catalog: Catalog) -> Mapping[Any, object]:
    """Return everything of one kind that a place can name, by id; nothing for what is left out."""
    held: Mapping[PlaceKind, Mapping[Any, object]] = {
        "zone": catalog.zones,
        "school": catalog.schools,
        "study": catalog.studies,
        "caution": catalog.cautions,
        "complaint": catalog.complaints,
        "point": catalog.points,
        "correction": catalog.corrections,
        "term": catalog.terms,
        "mechanism": catalog.mechanisms,
        "passage": passages(catalog),
        "left_out": {},
    }
    return held[kind]


def passages(catalog: Catalog) -> dict[str, tuple[Article, Passage]]:
    """Return every passage of every page, by the id of its sentence, with its page."""
    return {
        passage.said.id: (page, passage)
        for page in catalog.articles.values()
        for section in page.sections
        for passage in section.passages
    }


def _place_fault(place: ClaimPlace, catalog: Catalog) -> str:
    """Say what is wrong with a place; empty if nothing is."""
    if place.kind == "left_out":
        return "what is left out is nowhere" if place.id or place.complaint or place.holds else ""
    there = catalog_entries(place.kind, catalog)
    if place.id not in there:
        return missing(place.id, there, place.kind)
    entry = there[place.id]
    if place.complaint is not None:
        if not isinstance(entry, Zone):
            return "only the card of a zone has uses for a complaint"
        uses = [use for use in entry.indications if place.complaint in use.complaints]
        if not uses:
            return f"{place.id} has no use for “{place.complaint}”"
        return _text_fault(place, tuple(uses))
    return _text_fault(place, entry)


def _text_fault(place: ClaimPlace, entry: object) -> str:
    if place.holds and not any(place.holds in text for text in _texts(entry)):
        return f"the {place.kind} {place.id} does not say “{place.holds}”"
    return ""


def _texts(value: object) -> Iterator[str]:
    """Every text in a value and below it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _file(ledger: ClaimLedger, claim: Claim) -> str:
    document = ledger.document_of(claim.number)
    return file_of_document(document.id if document is not None else "?")


def _problem(ledger: ClaimLedger, claim: Claim, place: str, message: str) -> Problem:
    return Problem(_file(ledger, claim), f"claims.{claim.number}.{place}", message)
