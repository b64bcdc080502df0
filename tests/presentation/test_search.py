"""Search finds by any word for a thing, forgives typos, and says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.domain.catalog import Catalog
from viewer.presentation.evidence_map import unlinked_studies
from viewer.presentation.search import SearchIndex
from viewer.presentation.word_index import fold


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


def test_every_complaint_is_found_and_leads_to_a_zone_or_to_studies(index: SearchIndex, catalog: Catalog) -> None:
    for complaint in catalog.complaints.values():
        found = [row.complaint for row in index.find(complaint.plain).complaints]
        assert found[0] == complaint.id
        assert catalog.zones_for(complaint.id) or unlinked_studies(catalog, complaint)


@given(st.text(max_size=200))
def test_any_text_is_a_search(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(text=st.text(max_size=60))
def test_no_text_breaks_the_search(index: SearchIndex, text: str) -> None:
    found = index.find(text)
    assert found.query == text


@pytest.mark.parametrize("query", ["GV20", "gv 20", "baihui", "bai hui", "Bǎihuì", "百会", "point.gv20", "bahui"])
def test_a_point_is_found_by_code_pinyin_and_characters(index: SearchIndex, query: str) -> None:
    found = index.find(query)
    assert found.points[0].point == "point.gv20"
    assert not found.is_empty


@pytest.mark.parametrize(
    ("query", "first"), [("GV24", "point.gv24"), ("GV24+", "point.gv24-plus"), ("ex-hn3", "point.gv24-plus")]
)
def test_points_whose_codes_differ_by_a_sign_are_told_apart(index: SearchIndex, query: str, first: str) -> None:
    assert index.find(query).points[0].point == first


def test_the_four_of_one_name_are_found_together(index: SearchIndex) -> None:
    for query in ("四神聪", "Sìshéncōng", "EX-HN1"):
        assert len(index.find(query).points) == 3


def test_points_do_not_crowd_out_what_was_meant(index: SearchIndex) -> None:
    for query in ("migraine", "tinitus", "motor area", "insomia"):
        assert index.find(query).points == ()


@pytest.mark.parametrize("query", ["right arm weak", "weak arm", "arm is weak", "my arm got weak"])
def test_words_in_any_order_with_little_words_between(index: SearchIndex, query: str) -> None:
    assert index.find(query).complaints[0].complaint == "arm-weakness"


def test_another_word_is_not_taken_for_a_typo(index: SearchIndex) -> None:
    """A knee is no eye: it is said that nothing was found, and the nearest words are offered."""
    found = index.find("knee pain")
    assert found.is_empty
    assert found.nearest


def test_the_nearest_words_share_most_with_what_was_asked(index: SearchIndex) -> None:
    assert any("stroke" in word.lower() for word in index.find("weak right arm after stroke").nearest)


def test_its_own_name_goes_before_a_synonym_of_another(index: SearchIndex) -> None:
    assert index.find("headache").complaints[0].complaint == "headache"


def test_complaints_without_a_zone_are_found(index: SearchIndex) -> None:
    found = index.find("autism")
    assert [row.complaint for row in found.complaints] == ["autism"]
    assert found.zones == ()
