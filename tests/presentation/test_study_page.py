"""A study's page shows every field, and says of each that was not seen that it was not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.blocks import blocks_of, row, said
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import zone_cautions
from viewer.domain.identity import SourceKey, StudyKey, ZoneId
from viewer.presentation.blocks import Intervals, Links, Rows
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.pages.source import source_page
from viewer.presentation.pages.study import NOT_SEEN, study_page
from viewer.presentation.where_used import WhereUsed

_CHEN = StudyKey("chen2025")


@pytest.fixture(scope="module")
def where_used(catalog: Catalog) -> WhereUsed:
    return WhereUsed(catalog)


def test_what_was_seen_is_shown(catalog: Catalog, where_used: WhereUsed) -> None:
    page = study_page(catalog, _CHEN, where_used)
    study = catalog.studies[_CHEN]
    assert row(page, "How many").said.text == "1430 people."
    assert row(page, "Who took part").said.text == study.population
    found = said(page.section("found"))
    assert found[0] == study.result
    assert f"Limits. {study.limits}" in found
    (intervals,) = blocks_of(page, Intervals)
    assert len(intervals.intervals) == len(study.intervals) == 3
    (links,) = blocks_of(page.section("read"), Links)
    assert [link.url for link in links.links] == list(study.seen_at)
    assert any("Our provisional reading" in each for each in said(page.section("sure")))


def test_what_was_not_seen_is_said_and_never_blank(catalog: Catalog, where_used: WhereUsed) -> None:
    study = replace(
        catalog.studies[_CHEN], n=None, population="", protocol="", comparator="", outcomes=(), harms="", limits="",
        registration="", pmid="", volume="", seen_at=(),
    )  # fmt: skip
    page = study_page(replace(catalog, studies={_CHEN: study}), _CHEN, where_used)
    for label in ("How many", "Who took part", "What was done", "Compared with", "What was measured", "Registration"):
        assert row(page, label).said == MarkedText(NOT_SEEN), label
        assert row(page, label).is_quiet, label
    assert {"Limits. None stated in the text seen.", "Harms. Not stated in the text seen."} <= set(said(page))
    assert "volume" in row(page, "Not seen").said.text
    assert row(page, "Read").said == MarkedText(NOT_SEEN)
    assert blocks_of(page.section("read"), Links) == []


def test_what_was_derived_is_marked(catalog: Catalog, where_used: WhereUsed) -> None:
    page = study_page(catalog, _CHEN, where_used)
    assert row(page, "Derived, not read").said.text == "pages."
    assert row(page, "Who took part").note == ""
    study = replace(catalog.studies[_CHEN], inferred=("population",))
    page = study_page(replace(catalog, studies={_CHEN: study}), _CHEN, where_used)
    assert row(page, "Who took part").note == "Derived, not read."


def test_every_study_has_a_page(catalog: Catalog, where_used: WhereUsed) -> None:
    for key in catalog.studies:
        page = study_page(catalog, key, where_used)
        assert any(each.startswith("Limits. ") for each in said(page))
        assert said(page.section("sure"))
        assert all(each.said.text for block in blocks_of(page, Rows) for each in block.rows)
        assert page.entries


def test_a_judgement_names_who_judged(catalog: Catalog, where_used: WhereUsed) -> None:
    for key, study in catalog.studies.items():
        _certainty, *judgement = said(study_page(catalog, key, where_used).section("sure"))
        assert bool(judgement) == (study.grade.certainty != "not graded")
        assert any("provisional" in each for each in judgement) == (bool(judgement) and study.grade.is_ours)


def test_at_the_foot_stand_the_cautions_of_what_it_was_opened_from(catalog: Catalog, where_used: WhereUsed) -> None:
    cautions = zone_cautions(catalog, catalog.zones[ZoneId("jiao.balance")])
    page = study_page(catalog, _CHEN, where_used, cautions)
    assert [each.id for each in page.cautions] == [each.id for each in cautions]
    assert {mark.number for each in page.cautions for mark in each.text.marks} == {each.number for each in page.sources}


def test_another_source_has_a_page_too(catalog: Catalog, where_used: WhereUsed) -> None:
    page = source_page(catalog, SourceKey("who-points-2008"), where_used)
    assert page.head.title == catalog.sources[SourceKey("who-points-2008")].citation
    assert page.entries
    with pytest.raises(KeyError):
        source_page(catalog, SourceKey("nothing"), where_used)
