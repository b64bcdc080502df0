"""The page says what the window's cards say, every sentence of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.export.web_page_world import MOTOR, world
from viewer.domain.identity import ComplaintId, SchoolId, ZoneId
from viewer.export.web_page_cards import PageTexts, of_school
from viewer.presentation.card import zone_card
from viewer.presentation.complaint_card import complaint_card
from viewer.state.view_state import ViewState


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
        card = zone_card(world().catalog, world().atlas, ViewState(selected=zone, side=side))  # type: ignore[arg-type]
        assert (said["title"], said["han"], said["pinyin"]) == (card.title, card.han, card.pinyin)
        assert (said["measure"], said["strip"], said["has_danger"]) == (card.measure, card.strip, card.has_danger)
        assert said["side_rule"]["text"] == card.side_rule.text
        assert said["side_rule"]["marks"] == [mark.number for mark in card.side_rule.marks]
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
        card = complaint_card(world().catalog, ViewState(complaint=ComplaintId(key)))
        assert [zone["zone"] for zone in said["zones"]] == [zone.zone for zone in card.zones]
        assert (said["no_zone"], said["strip"], said["note"]["text"]) == (card.no_zone, card.strip, card.note.text)
        cited = {source["number"] for source in said["sources"]}
        assert {number for zone in said["zones"] for number in zone["side"]["marks"]} <= cited
        assert {row["key"] for row in (*said["studies"], *said["unlinked"])} <= set(texts.studies)


def test_words_lead_to_what_is_there(texts: PageTexts, cards: dict[str, Any]) -> None:
    words = texts.words()
    assert {target for kind, target, *_ in words if kind == "zone"} == set(cards)
    assert {target for kind, target, *_ in words if kind == "complaint"} == set(world().catalog.complaints)
    motor = next(rest for kind, target, *rest in words if target == MOTOR)
    assert {"Motor area", "运动区", "yùndòng qū", "J1"} <= set(motor)
    assert all(word for row in words for word in row)


def test_without_a_school_the_catalogue_is_as_it_was() -> None:
    assert of_school(world().catalog, None) is world().catalog
    kept = of_school(world().catalog, SchoolId("who"))
    assert {zone.partition(".")[0] for zone in kept.zones} == {"who"}
    assert kept.school_of(ZoneId(next(iter(kept.zones)))).id == "who"
