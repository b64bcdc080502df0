"""The page says first what is corrected, then what is left out, and loses nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.blocks import blocks_of
from viewer.data.claims import load_claims
from viewer.data.paths import zones_folder
from viewer.domain.catalog import Catalog
from viewer.domain.claim import ClaimLedger
from viewer.presentation.blocks import Entries, Entry, Heading, Page
from viewer.presentation.pages.left_out import left_out_page


@pytest.fixture(scope="module")
def ledger() -> ClaimLedger:
    return load_claims(zones_folder())[0]


@pytest.fixture(scope="module")
def page(ledger: ClaimLedger, catalog: Catalog) -> Page:
    return left_out_page(ledger, catalog)


def sections(page: Page) -> list[tuple[str, tuple[Entry, ...]]]:
    """The headings, and what is listed under each."""
    return [
        (section.heading.text, tuple(each for block in blocks_of(section.blocks, Entries) for each in block.entries))
        for section in page.sections()
        if section.heading is not None and blocks_of(section.blocks, Entries)
    ]


def own(entry: Entry) -> list[int]:
    """The numbers of the statements that an entry stands for."""
    return [int(number) for number in entry.subtitle.removeprefix("no.\u00a0").split(", ")] if entry.subtitle else []


def numbers(page: Page, beginning: str) -> list[int]:
    return sorted(
        number
        for heading, entries in sections(page)
        if heading.startswith(beginning)
        for entry in entries
        for number in own(entry)
    )


def where(entry: Entry) -> str:
    return " ".join(text.said.text for text in entry.texts if text.lead == "Where it stands:")


def test_corrections_come_first_and_are_all_there(page, catalog):
    heading, first = sections(page)[0]
    assert heading == "Often said, more exactly"
    assert [entry.title for entry in first] == [f"“{each.often_said}”" for each in catalog.corrections.values()]
    assert len(first) >= 13
    assert all(entry.texts[0].said.text and entry.texts[0].said.marks for entry in first)
    standard = next(entry for entry in first if 73 in own(entry)).texts[0].said
    assert "30 October to 3 November 1989" in standard.text
    assert "that is their reading" in standard.doubt


def test_everything_left_out_is_listed_once_with_its_reason(page, ledger):
    left_out = [claim.number for claim in ledger.claims if claim.is_left_out]
    assert numbers(page, "Left out") == left_out
    assert all(entry.texts[0].said.text and entry.texts[0].said.marks for entry in page.entries)
    assert all(not where(entry) for _heading, entries in sections(page)[1:-1] for entry in entries)


def test_what_is_said_with_more_care_says_where(page):
    heading, last = sections(page)[-1]
    assert heading == "Said with more care"
    migraine = next(entry for entry in last if own(entry) == [51])
    assert "Sensory area (Jiao zones): Migraine" in where(migraine)
    assert all(where(entry) for entry in last)


def test_every_number_is_on_the_page_or_carried_as_it_stands(page, ledger):
    there = set(numbers(page, ""))
    quiet = {claim.verdict for claim in ledger.claims if claim.number not in there}
    assert quiet == {"carried", "tradition", "background"}


def test_marks_are_the_numbers_of_the_sources(page):
    assert [source.number for source in page.sources] == list(range(1, len(page.sources) + 1))
    named = {mark.number for entry in page.entries for text in entry.texts for mark in text.said.marks}
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
    assert len(found.entries) == 1
    assert [heading.text for heading in blocks_of(found, Heading)] == [sections(found)[0][0], "Sources"]


def test_no_word_shows_all_and_a_strange_word_nothing(page):
    assert page.found("  ") == page
    assert blocks_of(page.found("zzz"), Heading) == []
    assert page.found("zzz").entries == ()


def test_what_its_file_took_along_is_passed_over(ledger, catalog):
    without = replace(catalog, zones={}, studies={}, corrections={})
    page = left_out_page(ledger, without)
    assert sections(page)[0][0].startswith("Left out")
    migraine = next(entry for entry in sections(page)[-1][1] if own(entry) == [51])
    assert where(migraine) == ""
