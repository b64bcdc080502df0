"""How the shipped content says things: once on a card, in one spelling, and no more than was found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from viewer.checks.run import open_content
from viewer.data.paths import zones_folder
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import zone_cautions
from viewer.domain.identity import ComplaintId
from viewer.domain.statement import Statement
from viewer.domain.zone import Zone

# "No difference was found" does not make two things equal.
CALLED_EQUAL = re.compile(
    r"\b(the same as with|as good as|as well as drugs|equally (good|effective)|no longer than with)\b",
    re.IGNORECASE,
)
AMERICAN = re.compile(
    r"\b(\w*(ischemi|(?<!a)hemorrh|(?<!o)edema|(?<!a)esthesi|diarrhea|paralyz|behavior|color|center|fiber|tumor|favor(?!u))\w*|gray)\b",
    re.IGNORECASE,
)
# Published words, the words that people search with, and names of records.
AS_PUBLISHED = {"title", "journal", "url", "seen_at", "authors", "synonyms", "often_said"}
RECORDS = {"key", "id", "sources", "studies", "naming", "conditions", "studied_as"}
NAMES = re.compile(r"Autism Behavior Checklist|Brain Behavior and Immunity Integrative")
NOT_READ = "Not in the text we read."


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    catalog, problems = open_content(zones_folder())
    assert not [problem for problem in problems if problem.severity == "error"]
    return catalog


def _sentences(text: str) -> list[str]:
    """Sentences of more than four words; shorter ones are labels."""
    return [each for each in re.split(r"(?<=[.!?]) (?=[A-Z“])", text) if len(each.split()) > 4]


def _statements(catalog: Catalog, zone: Zone) -> Iterator[Statement]:
    school = catalog.school_of(zone.id)
    yield from (zone.summary, zone.laterality.rule, zone.direction.rule, school.evidence_note, school.angle.statement)
    if zone.cortex is not None:
        yield zone.cortex
    for use in zone.indications:
        yield use.use
    for item in school.needling:
        yield item.statement
    for caution in zone_cautions(catalog, zone):
        yield caution.statement


def _card_sentences(catalog: Catalog, zone: Zone) -> Iterator[str]:
    for statement in _statements(catalog, zone):
        yield from _sentences(statement.text)
        yield from _sentences(statement.doubt)
    for step in zone.steps:
        if not step.variant:
            yield from _sentences(step.text)
            yield from _sentences(step.doubt)
    for caution in zone_cautions(catalog, zone):
        yield from _sentences(caution.short)
    # Parts of one line may rest on the same studies and then say the same of them.
    for note in {use.note for use in zone.indications}:
        yield from _sentences(note)


def _own_words(value: object, field: str = "") -> Iterator[str]:
    if isinstance(value, str):
        if field not in AS_PUBLISHED | RECORDS:
            yield NAMES.sub("", value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _own_words(item, field)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _own_words(getattr(value, each.name), each.name)


def _everything(catalog: Catalog) -> Iterator[tuple[str, object]]:
    kinds = (
        catalog.schools,
        catalog.zones,
        catalog.studies,
        catalog.complaints,
        catalog.cautions,
        catalog.corrections,
        catalog.terms,
        catalog.mechanisms,
    )
    for held in kinds:
        yield from held.items()


def test_no_sentence_stands_twice_on_the_card_of_a_zone(catalog: Catalog) -> None:
    for zone in catalog.zones.values():
        times: dict[str, int] = defaultdict(int)
        for sentence in _card_sentences(catalog, zone):
            times[sentence] += 1
        assert not [sentence for sentence, count in times.items() if count > 1], zone.id


def test_a_caution_does_not_repeat_its_own_line(catalog: Catalog) -> None:
    for caution in catalog.cautions.values():
        line = caution.short.rstrip(".").casefold()
        assert line not in caution.statement.text.casefold(), caution.id


def test_no_difference_is_not_called_equal(catalog: Catalog) -> None:
    for key, value in _everything(catalog):
        for text in _own_words(value):
            assert not CALLED_EQUAL.search(text), f"{key}: {text}"


def test_a_result_that_was_not_read_is_not_told(catalog: Catalog) -> None:
    unread = [study for study in catalog.studies.values() if study.direction == "result_not_seen"]
    assert len(unread) == 13
    for study in unread:
        assert study.result == NOT_READ, study.key
        assert not study.intervals, study.key


def test_one_spelling_is_used(catalog: Catalog) -> None:
    for key, value in _everything(catalog):
        for text in _own_words(value):
            assert not AMERICAN.search(text), f"{key}: {text}"


def test_a_word_that_names_a_studied_condition_leads_to_its_studies(catalog: Catalog) -> None:
    conditions = {condition.casefold() for study in catalog.studies.values() for condition in study.conditions}
    for complaint in catalog.complaints.values():
        named = {
            word.casefold() for word in (complaint.plain, complaint.professional, *complaint.synonyms)
        } & conditions
        assert named <= {condition.casefold() for condition in complaint.studied_as}, complaint.id


@pytest.mark.parametrize(
    ("complaint", "topic"),
    [("limb-swelling", "Circulation"), ("hives", "Nose, throat, skin"), ("insomnia", "Mind and sleep")],
)
def test_a_complaint_stands_where_somebody_looks_for_it(catalog: Catalog, complaint: str, topic: str) -> None:
    assert catalog.complaints[ComplaintId(complaint)].topic == topic
