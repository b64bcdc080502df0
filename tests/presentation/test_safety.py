"""The page on safe needling holds every caution, with all its sources, its question and its doubt."""

from __future__ import annotations

from viewer.domain.catalog import Catalog
from viewer.presentation.reading_pages import page_to_read, pages
from viewer.presentation.safety import SAFE_NEEDLING, SAFETY_PAGE, safety_page


def test_every_caution_stands_on_the_page_with_its_sources(catalog: Catalog) -> None:
    page = safety_page(catalog, "Practice at the Mill")
    assert (page.title, page.practice) == (SAFE_NEEDLING, "Practice at the Mill")
    lines = {line.lead: line for section in page.sections for line in section.lines}
    assert len(lines) == len(catalog.cautions)
    listed = dict(page.sources)
    for caution in catalog.cautions.values():
        line = lines[caution.short]
        assert caution.statement.text in line.text
        assert line.doubt == caution.statement.doubt
        assert not caution.tell or f"Ask whether they {caution.tell}." in line.text
        assert len(line.numbers) == len(caution.statement.sources)
        assert set(line.numbers) <= set(listed)


def test_a_caution_of_a_place_names_its_zones(catalog: Catalog) -> None:
    page = safety_page(catalog)
    (nape,) = (line for section in page.sections for line in section.lines if line.lead.startswith("Below the bump"))
    assert all(zone.code in nape.text for zone in catalog.zones.values() if "nape" in zone.over)
    assert page.sections[0].title == "Seek medical help first"


def test_what_is_read_on_screen_is_what_stands_on_paper(catalog: Catalog) -> None:
    assert SAFETY_PAGE in pages(catalog)
    page, paper = page_to_read(catalog, SAFETY_PAGE), safety_page(catalog)
    entries = [entry for section in page.sections for entry in section.entries]
    lines = [line for section in paper.sections for line in section.lines]
    assert [(each.label, each.said.text, each.said.doubt) for each in entries] == [
        (each.lead.removesuffix("."), each.text, each.doubt) for each in lines
    ]
    assert {entry.id for entry in entries} == set(catalog.cautions)
    assert [source.number for source in page.sources] == [number for number, _citation in paper.sources]
