"""The page on safe needling holds every caution, with all its sources, its question and its doubt."""

from __future__ import annotations

from tests.blocks import blocks_of, entry
from viewer.domain.catalog import Catalog
from viewer.presentation.blocks import Heading
from viewer.presentation.pages.safety import SAFE_NEEDLING, SAFETY_PAGE, safety_page
from viewer.presentation.reading_pages import page_to_read, pages


def test_every_caution_stands_on_the_page_with_its_sources(catalog: Catalog) -> None:
    page = safety_page(catalog)
    assert page.head.title == SAFE_NEEDLING
    assert {each.id for each in page.entries} == set(catalog.cautions)
    assert len(page.entries) == len(catalog.cautions)
    listed = {source.number for source in page.sources}
    for caution in catalog.cautions.values():
        (said,) = (text.said for text in entry(page, caution.id).texts)
        assert caution.statement.text in said.text
        assert said.doubt == caution.statement.doubt
        assert not caution.tell or f"Ask whether they {caution.tell}." in said.text
        assert len(said.marks) == len(caution.statement.sources)
        assert {mark.number for mark in said.marks} <= listed


def test_a_caution_of_a_place_names_its_zones(catalog: Catalog) -> None:
    page = safety_page(catalog)
    (nape,) = (each for each in page.entries if each.title.startswith("Below the bump"))
    named = nape.texts[0].said.text
    assert all(zone.code in named for zone in catalog.zones.values() if "nape" in zone.over)
    assert blocks_of(page, Heading)[0].text == "Seek medical help first"


def test_what_is_read_on_screen_is_what_stands_on_paper(catalog: Catalog) -> None:
    """Only the authors are fewer there."""
    assert SAFETY_PAGE in pages(catalog)
    page, paper = page_to_read(catalog, SAFETY_PAGE), safety_page(catalog, authors_most=2)
    assert page.entries == paper.entries
    assert [source.key for source in page.sources] == [source.key for source in paper.sources]
    assert sum(len(source.citation) for source in paper.sources) < sum(len(each.citation) for each in page.sources)
