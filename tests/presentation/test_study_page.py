"""A study's page shows every field, and says of each that was not seen that it was not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from viewer.domain.catalog import Catalog
from viewer.domain.identity import SourceKey, StudyKey
from viewer.presentation.study_page import NOT_SEEN, StudyPage, source_page, study_page
from viewer.presentation.where_used import WhereUsed

_CHEN = StudyKey("chen2025")


@pytest.fixture(scope="module")
def where_used(catalog: Catalog) -> WhereUsed:
    return WhereUsed(catalog)


def _fact(page: StudyPage, label: str) -> tuple[str, bool, bool]:
    found = next(fact for fact in (*page.facts, *page.verified) if fact.label == label)
    return found.text.text, found.is_seen, found.is_derived


def test_what_was_seen_is_shown(catalog: Catalog, where_used: WhereUsed) -> None:
    page = study_page(catalog, _CHEN, where_used)
    study = catalog.studies[_CHEN]
    assert _fact(page, "How many")[0] == "1430 people."
    assert _fact(page, "Who took part")[0] == study.population
    assert page.view.result.text == study.result
    assert page.view.limits == study.limits
    assert len(page.view.intervals) == len(study.intervals) == 3
    assert [link.url for link in page.pages] == list(study.seen_at)
    assert "Our provisional reading" in page.judgement


def test_what_was_not_seen_is_said_and_never_blank(catalog: Catalog, where_used: WhereUsed) -> None:
    study = replace(
        catalog.studies[_CHEN], n=None, population="", protocol="", comparator="", outcomes=(), harms="", limits="",
        registration="", pmid="", volume="", seen_at=(),
    )  # fmt: skip
    page = study_page(replace(catalog, studies={_CHEN: study}), _CHEN, where_used)
    for label in ("How many", "Who took part", "What was done", "Compared with", "What was measured", "Registration"):
        assert _fact(page, label) == (NOT_SEEN, False, False), label
    assert page.view.limits
    assert page.view.harms
    assert "volume" in _fact(page, "Not seen")[0]
    assert _fact(page, "Read") == (NOT_SEEN, False, False)


def test_what_was_derived_is_marked(catalog: Catalog, where_used: WhereUsed) -> None:
    page = study_page(catalog, _CHEN, where_used)
    assert _fact(page, "Derived, not read")[0] == "pages."
    study = replace(catalog.studies[_CHEN], inferred=("population",))
    page = study_page(replace(catalog, studies={_CHEN: study}), _CHEN, where_used)
    assert _fact(page, "Who took part")[1:] == (True, True)


def test_every_study_has_a_page(catalog: Catalog, where_used: WhereUsed) -> None:
    for key in catalog.studies:
        page = study_page(catalog, key, where_used)
        assert page.view.limits
        assert page.certainty
        assert all(fact.text.text for fact in (*page.facts, *page.verified))
        assert page.used


def test_a_judgement_names_who_judged(catalog: Catalog, where_used: WhereUsed) -> None:
    for key, study in catalog.studies.items():
        judgement = study_page(catalog, key, where_used).judgement
        assert bool(judgement) == (study.grade.certainty != "not graded")
        assert ("provisional" in judgement) == (bool(judgement) and study.grade.is_ours)


def test_another_source_has_a_page_too(catalog: Catalog, where_used: WhereUsed) -> None:
    page = source_page(catalog, SourceKey("who-points-2008"), where_used)
    assert page.citation == catalog.sources[SourceKey("who-points-2008")].citation
    assert page.used
    with pytest.raises(KeyError):
        source_page(catalog, SourceKey("nothing"), where_used)
