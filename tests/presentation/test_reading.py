"""The pages to read: every sentence with its sources and doubt, in the view and in the text; found by search."""

from __future__ import annotations

import pytest

from viewer.checks.run import open_content
from viewer.data.paths import zones_folder
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ArticleId
from viewer.presentation.blocks import Page
from viewer.presentation.pages.article import article_page
from viewer.presentation.search import SearchIndex

DIFFERS = ArticleId("body-acupuncture")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return open_content(zones_folder())[0]


@pytest.fixture(scope="module")
def page(catalog: Catalog) -> Page:
    return article_page(catalog, DIFFERS)


@pytest.fixture(scope="module")
def index(catalog: Catalog) -> SearchIndex:
    return SearchIndex(catalog)


def test_every_sentence_has_its_sources_and_they_are_listed(page):
    listed = {source.number for source in page.sources}
    for entry in page.entries:
        for text in entry.texts:
            assert text.said.marks, entry.id
            assert {mark.number for mark in text.said.marks} <= listed


def test_mechanisms_stand_with_their_limits(catalog, page):
    ideas = [entry for entry in page.entries if [text.lead for text in entry.texts[1:2]] == ["Limits."]]
    assert {entry.id for entry in ideas} == set(catalog.mechanisms)


@pytest.mark.parametrize(
    ("number", "asked", "passage"),
    [
        (29, "consult a qualified practitioner", "who-to-ask"),
        (165, "trained practitioner", "trained-hands"),
        (177, "assessment first", "assessed-first"),
        (180, "schools differ", "schools-differ"),
        (178, "blinding", "trials-vary"),
        (17, "scalp against whole body", "scalp-and-body"),
        (61, "herbs and rehabilitation", "part-of-a-plan"),
        (206, "drug-free", "without-drugs"),
        (215, "people respond differently", "results-vary"),
        (223, "results vary", "results-vary"),
        (189, "maintenance", "dose-needs-research"),
        (194, "old Chinese therapy", "acupuncture-is-old"),
    ],
)
def test_the_twelve_statements_are_found_by_search(catalog, index, number, asked, passage):
    """What each of them says leads to the sentence that says it."""
    found = index.find(asked)
    assert passage in [row.passage for row in found.passages], number
    assert not found.is_empty
    assert found.nearest == ()


def test_the_page_is_found_as_a_whole(index):
    (first, *_others) = index.find("body acupuncture").passages
    assert (first.page, first.passage) == (DIFFERS, "")


def test_names_of_zones_and_complaints_come_as_before(index):
    found = index.find("tinnitus")
    assert found.complaints[0].complaint == "tinnitus"
    assert found.zones
    assert index.find("qqqq zzzz").passages == ()
    assert index.find("of the").passages == ()


def test_a_slip_of_the_hand_does_not_lead_to_a_page(index):
    assert index.find("knee").passages == ()
