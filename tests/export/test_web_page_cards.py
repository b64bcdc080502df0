"""The page says what the window's cards say, every sentence of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.export.web_page_world import MOTOR, world
from viewer.domain.identity import ArticleId, ComplaintId, SchoolId, ZoneId
from viewer.export.web_page_cards import PageTexts, of_school
from viewer.presentation.card import zone_card
from viewer.presentation.complaint_card import complaint_card
from viewer.presentation.point_card import point_card
from viewer.presentation.reading_pages import page_to_read, pages
from viewer.state.view_state import Reader, Selection, ViewState


@pytest.fixture(scope="module")
def texts() -> PageTexts:
    return PageTexts(world().catalog, world().atlas)


@pytest.fixture(scope="module")
def cards(texts: PageTexts) -> dict[str, Any]:
    return texts.cards()


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_card_is_the_windows_card(cards: dict[str, Any], texts: PageTexts, side: str) -> None:
    for zone in world().catalog.zones:
        said = cards[zone]["left"] | (cards[zone]["right"] if side == "right" else {})
        card = zone_card(world().catalog, world().atlas, ViewState(selection=Selection(zone=zone, side=side)))  # type: ignore[arg-type]
        assert (said["title"], said["han"], said["pinyin"]) == (card.title, card.han, card.pinyin)
        assert said["measure"] == card.measure
        assert [(row["label"], row["text"]["text"]) for row in said["learn"]] == [
            (row.label, row.text.text) for row in card.learn
        ]
        assert [row["text"]["marks"] for row in said["learn"]] == [
            [mark.number for mark in row.text.marks] for row in card.learn
        ]
        assert [(step["text"]["text"], step["measure"]) for step in said["steps"]] == [
            (step.text.text, step.measure) for step in card.steps
        ]
        assert said["favourable"] == [[study.key, study.number] for study in card.favourable]
        assert said["other"] == [[study.key, study.number] for study in card.other]
        assert [each["text"]["doubt"] for each in said["cautions"]] == [each.text.doubt for each in card.cautions]
        # A mark's number is its place in the list of sources.
        assert said["sources"] == [source.key for source in card.sources]
        assert [source.number for source in card.sources] == list(range(1, len(card.sources) + 1))
        for study in (*card.favourable, *card.other):
            assert texts.studies[study.key]["limits"] == study.limits
            assert texts.studies[study.key]["result"]["text"] == study.result.text
        for source in card.sources:
            assert texts.sources[source.key]["citation"] == source.citation


def test_a_complaint_is_the_windows_page(texts: PageTexts) -> None:
    pages = texts.complaints()
    assert set(pages) == set(world().catalog.complaints)
    for key, said in pages.items():
        card = complaint_card(world().catalog, ViewState(selection=Selection(complaint=ComplaintId(key))))
        assert [zone["zone"] for zone in said["zones"]] == [zone.zone for zone in card.zones]
        assert (said["no_zone"], said["note"]["text"]) == (card.no_zone, card.note.text)
        assert [each["text"]["text"] for each in said["cautions"]] == [each.text.text for each in card.cautions]
        cited = {source["number"] for source in said["sources"]}
        assert {number for zone in said["zones"] for number in zone["side"]["marks"]} <= cited
        assert {row["key"] for row in (*said["studies"], *said["unlinked"])} <= set(texts.studies)


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


def test_professional_words_are_the_windows(cards: dict[str, Any], texts: PageTexts) -> None:
    differ = 0
    for zone in world().catalog.zones:
        for side in ("left", "right"):
            state = ViewState(selection=Selection(zone=zone, side=side), reader=Reader(words="professional"))  # type: ignore[arg-type]
            card = zone_card(world().catalog, world().atlas, state)
            given = cards[zone]
            said = given["left"] | (given["right"] if side == "right" else {}) | given["pro"]
            said |= given["proRight"] if side == "right" else {}
            assert [use["statement"]["text"] for block in said["uses"] for use in block["uses"]] == [
                use.statement.text for block in card.uses for use in block.uses
            ]
            assert [row["text"]["text"] for row in said["learn"]] == [row.text.text for row in card.learn]
        differ += bool(given["pro"])
    assert differ > 10
    page = texts.complaints()["tinnitus"]
    assert {**page, **page["pro"]}["title"] == world().catalog.complaints[ComplaintId("tinnitus")].professional


def test_terms_stand_where_a_text_names_them(cards: dict[str, Any], texts: PageTexts) -> None:
    said = [row["text"] for given in cards.values() for row in given["left"]["learn"]]
    spans = [(text["text"], span) for text in said for span in text["terms"]]
    assert spans
    for text, (start, end, name) in spans:
        named = text[start:end]
        term = next(each for each in world().catalog.terms.values() if each.name == name)
        assert named.casefold() in {word.casefold() for word in term.words}
        assert texts.terms[name]["plain"] == term.plain


def test_a_point_is_the_windows_card(texts: PageTexts) -> None:
    points = texts.points()
    assert set(points) == set(world().catalog.points)
    for key, said in points.items():
        card = point_card(world().catalog, world().atlas, ViewState(selection=Selection(point=key, side="both")))  # type: ignore[arg-type]
        assert (said["title"], said["finding"]["text"], said["site"]) == (card.title, card.finding.text, card.site)
        assert (said["place"], said["cun"], said["not_placed"]) == (card.place, card.cun, card.not_placed)
        assert [line["zone"] for line in said["lines"]] == [line.zone for line in card.lines]
        assert [each["text"]["text"] for each in said["cautions"]] == [each.text.text for each in card.cautions]
        assert said["sources"] == [source.key for source in card.sources]


def test_pages_to_read_are_those_of_the_window(texts: PageTexts) -> None:
    said_pages = texts.pages()
    assert set(said_pages) == set(pages(world().catalog))
    for key, said in said_pages.items():
        page = page_to_read(world().catalog, ArticleId(key))
        shown = [entry for section in said["sections"] for entry in section["entries"]]
        assert [(each["id"], each["said"]["text"], each["said"]["doubt"]) for each in shown] == [
            (entry.id, entry.texts[0].said.text, entry.texts[0].said.doubt) for entry in page.entries
        ]
        assert [[limit["text"] for limit in each["limits"]] for each in shown] == [
            [limit.said.text for limit in entry.texts[1:]] for entry in page.entries
        ]
        assert said["sources"] == [source.key for source in page.sources]
        assert all(texts.sources[source.key]["citation"] == source.citation for source in page.sources)
