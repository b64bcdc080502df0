"""Pages of schools: every one is found by its names, and what is not drawn is said."""

from __future__ import annotations

import pytest

from tests.blocks import blocks_of, said
from viewer.domain.catalog import Catalog
from viewer.presentation.blocks import Entries
from viewer.presentation.pages.school import NOT_DRAWN, school_page, school_page_id, school_pages, school_words
from viewer.presentation.reading_pages import page_data, page_to_read, pages
from viewer.presentation.search import SearchIndex

NAMES = {
    "ynsa": ("Yamamoto", "山元", "YNSA", "Yamamoto New Scalp Acupuncture"),
    "zhu": ("Zhu", "朱氏头皮针", "朱明清", "Zhu scalp acupuncture"),
    "jin": ("Jin Rui", "靳三针", "靳瑞", "three-needle technique"),
    "target": ("Targets from scans", "brain targets"),
    "fang": ("Fang", "方氏头针", "方云鹏"),
    "tang": ("Tang Songyan", "汤颂延", "汤氏头针"),
    "lin": ("Lin Xuejian", "林学俭"),
    "yu": ("于致顺", "cluster needling", "Yu Zhishun"),
    "zhang-mingjiu": ("Zhang Mingjiu", "张鸣九"),
    "chen-keyan": ("Chen Keyan", "陈克彦"),
    "liu-bingquan": ("Liu Bingquan", "eight trigrams"),
}


@pytest.fixture(scope="module")
def index(catalog: Catalog) -> SearchIndex:
    return SearchIndex(catalog)


@pytest.mark.parametrize(("school", "name"), [(school, name) for school, names in NAMES.items() for name in names])
def test_a_school_is_found_by_its_names(index: SearchIndex, school: str, name: str) -> None:
    row = index.find(name).passages[0]
    assert (row.page, row.passage) == (f"school-{school}", "")


def test_every_name_of_every_school_leads_to_its_page(catalog: Catalog, index: SearchIndex) -> None:
    for school in (*catalog.schools.values(), *catalog.unmapped.values()):
        for name in school_words(school):
            assert school_page_id(school.id) in [row.page for row in index.find(name).passages], name


def test_what_is_only_named_is_found_on_the_page_of_its_school(index: SearchIndex) -> None:
    rows = index.find("middle jiao").passages
    assert [(row.page, row.passage) for row in rows] == [("school-zhu", "zhu.middle-jiao")]


def test_a_school_without_a_map_says_so_wherever_it_stands(catalog: Catalog, index: SearchIndex) -> None:
    for school in catalog.unmapped:
        page = school_page(catalog, school_page_id(school))
        assert any(sentence.startswith("Not drawn: no source") for sentence in said(page))
        assert index.find(catalog.unmapped[school].name).passages[0].detail == NOT_DRAWN


def test_every_area_without_a_place_says_what_is_not_known(catalog: Catalog) -> None:
    for page in school_pages(catalog):
        entries = [entry for held in blocks_of(school_page(catalog, page), Entries) for entry in held.entries]
        by_id = {entry.id: entry for entry in entries if entry.id}
        school = page.removeprefix("school-")
        named = (catalog.schools.get(school) or catalog.unmapped[school]).named  # type: ignore[call-overload, index]
        assert list(by_id) == [area.id for area in named]
        assert all(entry.notes for entry in by_id.values())


def test_each_page_tells_its_studies_and_lists_its_sources(catalog: Catalog) -> None:
    for page in school_pages(catalog):
        assert page in pages(catalog)
        shown = page_to_read(catalog, page)
        assert shown.sources, page
        assert page_data(catalog, page)["words"], page
    told = " ".join(said(school_page(catalog, school_page_id("ynsa"))))  # type: ignore[arg-type]
    assert "hard to believe" in told
