"""The web page is given the window's own pages, with studies, sources and terms written once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.export.web_page_world import MOTOR, world
from tests.papers import KINDS
from viewer.domain.identity import ArticleId, ComplaintId, PointId, SchoolId, ZoneId
from viewer.export.web_page_texts import PageTexts, of_school
from viewer.presentation.blocks import Page, Studies
from viewer.presentation.pages.complaint import complaint_page
from viewer.presentation.pages.point import point_page
from viewer.presentation.pages.zone import zone_page
from viewer.presentation.reading_pages import page_to_read, pages
from viewer.state.view_state import Reader, Selection, ViewState


@pytest.fixture(scope="module")
def texts() -> PageTexts:
    return PageTexts(world().catalog, world().atlas)


@pytest.fixture(scope="module")
def cards(texts: PageTexts) -> dict[str, Any]:
    return texts.zones()


def texts_in(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every text with marks, wherever it stands."""
    if isinstance(value, dict):
        if {"text", "marks", "doubt", "terms"} <= value.keys():
            yield value
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts_in(each)


def assert_is(said: dict[str, Any], page: Page, texts: PageTexts) -> None:
    """Check what is given of a page against the window's: blocks in order, and all that they refer to."""
    assert [block["kind"] for block in said["blocks"]] == [type(block).__name__ for block in page.blocks]
    assert {block["kind"] for block in said["blocks"]} <= {kind.__name__ for kind in KINDS}
    assert (said["head"]["title"], said["head"]["measure"]) == (page.head.title, page.head.measure)
    listed = [pair for block in said["blocks"] if block["kind"] == "Sources" for pair in block["sources"]]
    assert listed == [[source.key, source.number] for source in page.sources]
    for source in page.sources:
        assert texts.sources[source.key]["citation"] == source.citation
    cautions = [each for block in said["blocks"] if block["kind"] == "Cautions" for each in block["cautions"]]
    assert [(each["text"]["text"], each["text"]["doubt"]) for each in cautions] == [
        (each.text.text, each.text.doubt) for each in page.cautions
    ]
    known = {*range(1, 1 + len(page.sources)), *(view.number for view in studies_of(page))}
    assert {number for text in texts_in(said) for number in text["marks"]} <= known


def studies_of(page: Page) -> list[Any]:
    return [
        view for block in page.blocks if isinstance(block, Studies) for group in block.groups for view in group.studies
    ]


@pytest.mark.parametrize("words", ["plain", "professional"])
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_card_is_the_windows_page(cards: dict[str, Any], texts: PageTexts, side: Any, words: Any) -> None:
    for zone in world().catalog.zones:
        page = zone_page(
            world().catalog,
            world().atlas,
            ViewState(selection=Selection(zone=zone, side=side), reader=Reader(words=words)),
        )
        assert_is(cards[zone][words][side], page, texts)
        for study in studies_of(page):
            assert texts.studies[study.key]["limits"] == study.limits
            assert texts.studies[study.key]["result"]["text"] == study.result.text


def test_a_complaint_is_the_windows_page(texts: PageTexts) -> None:
    given = texts.complaints()
    assert set(given) == set(world().catalog.complaints)
    for key, said in given.items():
        assert_is(
            said["plain"],
            complaint_page(world().catalog, ViewState(selection=Selection(complaint=ComplaintId(key)))),
            texts,
        )
        assert said["zones"] == [zone.id for zone in world().catalog.zones_for(ComplaintId(key))]
        opened = {
            entry["request"]["study"]
            for block in said["plain"]["blocks"]
            if block["kind"] == "Entries"
            for entry in block["entries"]
            if entry["request"]["kind"] == "ShowStudy"
        }
        assert opened <= set(texts.studies)
    professional = given["tinnitus"]["professional"]["head"]["title"]
    assert professional == world().catalog.complaints[ComplaintId("tinnitus")].professional


def test_words_lead_to_what_is_there(texts: PageTexts, cards: dict[str, Any]) -> None:
    words = texts.words()
    assert {target for kind, target, *_ in words if kind == "zone"} == set(cards)
    assert {target for kind, target, *_ in words if kind == "complaint"} == set(world().catalog.complaints)
    motor = next(rest for kind, target, _names, *rest in words if target == MOTOR)
    assert {"Motor area", "运动区", "yùndòng qū", "J1"} <= set(motor)
    assert all(word for row in words for word in row[3:])
    assert MOTOR not in motor, "nobody who reads the page knows an id"


def test_without_a_school_the_catalogue_is_as_it_was() -> None:
    assert of_school(world().catalog, None) is world().catalog
    kept = of_school(world().catalog, SchoolId("who"))
    assert {zone.partition(".")[0] for zone in kept.zones} == {"who"}
    assert kept.school_of(ZoneId(next(iter(kept.zones)))).id == "who"


def test_terms_stand_where_a_text_names_them(cards: dict[str, Any], texts: PageTexts) -> None:
    spans = [(text["text"], span) for text in texts_in(cards) for span in text["terms"]]
    assert spans
    for text, (start, end, name) in spans:
        named = text[start:end]
        term = next(each for each in world().catalog.terms.values() if each.name == name)
        assert named.casefold() in {word.casefold() for word in term.words}
        assert texts.terms[name]["plain"] == term.plain


def test_a_point_is_the_windows_page(texts: PageTexts) -> None:
    points = texts.points()
    assert set(points) == set(world().catalog.points)
    for key, said in points.items():
        state = ViewState(selection=Selection(point=PointId(key), side="both"))
        assert_is(said, point_page(world().catalog, world().atlas, state), texts)


def test_pages_to_read_are_those_of_the_window(texts: PageTexts) -> None:
    given = texts.pages()
    assert set(given) == set(pages(world().catalog))
    for key, said in given.items():
        assert_is(said, page_to_read(world().catalog, ArticleId(key)), texts)


def test_what_the_web_page_cannot_do_is_not_asked_of_it(cards: dict[str, Any]) -> None:
    asked = set(requests_in(cards))
    assert asked == {"ShowPart"}, "a zone's page leads to its parts; building and comparing need the program"


def requests_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        request = value.get("request")
        if isinstance(request, dict):
            yield request["kind"]
        for each in value.values():
            yield from requests_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from requests_in(each)
