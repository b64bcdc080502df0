"""Search finds by any word for a thing, forgives typos, and says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.domain.catalog import Catalog
from viewer.presentation.search import SearchIndex, fold


@pytest.fixture(scope="module")
def index(catalog: Catalog) -> SearchIndex:
    return SearchIndex(catalog)


def _zones(index: SearchIndex, query: str) -> list[str]:
    return [row.zone for row in index.find(query).zones]


@pytest.mark.parametrize("query", ["motor area", "MOTOR", "运动区", "yùndòng qū", "yundong qu", "yundongqu", "J1"])
def test_a_zone_is_found_by_each_of_its_names(index: SearchIndex, query: str) -> None:
    assert _zones(index, query)[0] == "jiao.motor"


@pytest.mark.parametrize("query", ["aphasia", "失语", "yan yu", "yányǔ", "言语"])
def test_speech_areas_are_found_by_what_they_are_used_for(index: SearchIndex, query: str) -> None:
    assert {"jiao.speech-1", "jiao.speech-2", "jiao.speech-3"} <= set(_zones(index, query))


@pytest.mark.parametrize(
    ("typo", "meant"), [("rining in the ears", "tinnitus"), ("migrane", "migraine"), ("tinitus", "tinnitus")]
)
def test_a_typo_is_forgiven_and_said(index: SearchIndex, catalog: Catalog, typo: str, meant: str) -> None:
    found = index.find(typo)
    assert found.showing
    professional = {catalog.complaints[row.complaint].professional.lower() for row in found.complaints}
    assert any(meant in name for name in professional)


def test_exact_words_are_not_said_to_be_a_typo(index: SearchIndex) -> None:
    assert index.find("tinnitus").showing == ""


def test_nothing_found_offers_the_nearest_words(index: SearchIndex) -> None:
    found = index.find("xyzzyq")
    assert found.is_empty
    assert 1 <= len(found.nearest) <= 3
    for word in found.nearest:
        assert not index.find(word).is_empty


def test_every_complaint_found_leads_to_a_zone(index: SearchIndex, catalog: Catalog) -> None:
    for complaint in catalog.complaints.values():
        for row in index.find(complaint.plain).complaints:
            assert catalog.zones_for(row.complaint)


@given(st.text(max_size=200))
def test_any_text_is_a_search(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(text=st.text(max_size=60))
def test_no_text_breaks_the_search(index: SearchIndex, text: str) -> None:
    found = index.find(text)
    assert found.query == text
