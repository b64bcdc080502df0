"""The page says first what is corrected, then what is left out, and loses nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from viewer.data.claims import load_claims
from viewer.data.content import load_catalog
from viewer.data.paths import zones_folder
from viewer.domain.catalog import Catalog
from viewer.domain.claim import ClaimLedger
from viewer.presentation.left_out import LeftOutPage, left_out_page


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(zones_folder())[0]


@pytest.fixture(scope="module")
def ledger() -> ClaimLedger:
    return load_claims(zones_folder())[0]


@pytest.fixture(scope="module")
def page(ledger: ClaimLedger, catalog: Catalog) -> LeftOutPage:
    return left_out_page(ledger, catalog)


def numbers(page: LeftOutPage, beginning: str) -> list[int]:
    return sorted(
        number
        for section in page.sections
        if section.heading.startswith(beginning)
        for entry in section.entries
        for number in entry.numbers
    )


def test_corrections_come_first_and_are_all_there(page, catalog):
    first = page.sections[0]
    assert first.heading == "Often said, more exactly"
    assert [entry.claim for entry in first.entries] == [each.often_said for each in catalog.corrections.values()]
    assert len(first.entries) >= 13
    assert all(entry.reason and entry.marks for entry in first.entries)
    standard = next(entry for entry in first.entries if 73 in entry.numbers)
    assert "30 October to 3 November 1989" in standard.reason
    assert "that is their reading" in standard.doubt


def test_everything_left_out_is_listed_once_with_its_reason(page, ledger):
    left_out = [claim.number for claim in ledger.claims if claim.is_left_out]
    assert numbers(page, "Left out") == left_out
    entries = [entry for section in page.sections for entry in section.entries]
    assert all(entry.reason and entry.marks for entry in entries)
    assert all(not entry.where for section in page.sections[1:-1] for entry in section.entries)


def test_what_is_said_with_more_care_says_where(page):
    last = page.sections[-1]
    assert last.heading == "Said with more care"
    migraine = next(entry for entry in last.entries if entry.numbers == (51,))
    assert "Sensory area (Jiao zones): Migraine" in migraine.where
    assert all(entry.where for entry in last.entries)


def test_every_number_is_on_the_page_or_carried_as_it_stands(page, ledger):
    there = set(numbers(page, ""))
    quiet = {claim.verdict for claim in ledger.claims if claim.number not in there}
    assert quiet == {"carried", "tradition", "background"}


def test_marks_are_the_numbers_of_the_sources(page):
    assert [source.number for source in page.sources] == list(range(1, len(page.sources) + 1))
    named = {number for section in page.sections for entry in section.entries for number in entry.marks}
    assert named == {source.number for source in page.sources}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("27 sleeplessness", [127]),
        ("SLEEPLESSNESS 31.2", [127]),
        ("insomnia 31.2", [127]),  # the technical word, where the text has the everyday one
        ("175", [175]),
        ("ayurveda", [35]),
        ("失眠 31.2", [127]),
    ],
)
def test_words_and_numbers_find_their_entries(page, words, found):
    assert numbers(page.found(words), "") == found


def test_a_search_keeps_the_sources_that_are_named(page):
    found = page.found("31.2")
    assert {source.key for source in found.sources} == {"benjafield2025", "cao2017_china"}
    assert found.entry_count == 1


def test_no_word_shows_all_and_a_strange_word_nothing(page):
    assert page.found("  ") == page
    assert page.found("zzz").sections == ()
    assert page.found("zzz").entry_count == 0


def test_what_its_file_took_along_is_passed_over(ledger, catalog):
    without = replace(catalog, zones={}, studies={}, corrections={})
    page = left_out_page(ledger, without)
    assert page.sections[0].heading.startswith("Left out")
    migraine = next(entry for entry in page.sections[-1].entries if entry.numbers == (51,))
    assert migraine.where == ""
