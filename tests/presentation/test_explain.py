"""Every complaint and zone explained: everyday words, no promise, nothing left out, everything with its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.blocks import blocks_of, marked, said
from tests.shipped import shipped_catalog
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import complaint_cautions, ruling_out, zone_cautions
from viewer.domain.identity import ZoneId
from viewer.domain.study import Study
from viewer.presentation.blocks import Alert, Heading, Text
from viewer.presentation.explain_studies import count_words, found, sureness, what_was_needled
from viewer.presentation.explain_view import ExplainView
from viewer.presentation.glossary import Glossary, is_strange
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.pages.explanation import explain_view, explained_zones
from viewer.state.explain_requests import ExplainZone

CATALOG = shipped_catalog()
PAIRS = [
    (complaint, zone)
    for complaint in CATALOG.complaints
    if ruling_out(CATALOG, complaint) is None
    for zone in ([each.id for each in explained_zones(CATALOG, complaint)] or [None])
]
ALONE = [(None, zone.id) for zone in CATALOG.zones.values() if zone.place is not None]
PROMISE = re.compile(
    r"\b(cures?|heals?|treats|relieves|improves|restores|helps|eliminates|prevents|effective|works|proven|guarantee\w*|"
    r"safe and|miracle\w*|will)\b|!",
    re.IGNORECASE,
)
JARGON = re.compile(r"\b(MS\d+|J\d+|GV\d+|GB\d+|BL\d+|cun|RCT|SMD|sham|acupoint|contralateral|ipsilateral|bilateral)\b")
OFTEN = re.compile(r"\b(you must|you should|we recommend)\b", re.IGNORECASE)


def view_of(complaint: object, zone: object, side: str | None = "right", catalog: Catalog = CATALOG) -> ExplainView:
    view = explain_view(catalog, complaint, zone, side)  # type: ignore[arg-type]
    assert view is not None
    return view


def texts(view: ExplainView) -> Iterator[str]:
    yield view.page.head.title
    for sentence in marked(view.page):
        yield sentence.text
        yield sentence.doubt


def answers(view: ExplainView) -> dict[str, list[MarkedText]]:
    """The sentences below each question, by its key."""
    keys = [heading.key for heading in blocks_of(view.page, Heading)]
    return {
        key: [block.said for block in blocks_of(view.page.section(key), Text)]
        for key in keys
        if key not in ("tell", "know", "sources")
    }


def sentences(view: ExplainView, section: str) -> list[str]:
    return said(view.page.section(section))


def signs(view: ExplainView) -> list[str]:
    return [sign.text for alert in blocks_of(view.page, Alert) for sign in alert.texts]


def subtitle(view: ExplainView) -> str:
    return view.page.head.lines[0].text


@pytest.mark.parametrize(("complaint", "zone"), [*PAIRS, *ALONE])
def test_everyday_words_without_promise(complaint, zone):
    view = view_of(complaint, zone)
    told = " ".join(texts(view))
    assert not PROMISE.search(told), PROMISE.search(told)
    assert not OFTEN.search(told)
    told_first = (view.page.head.title, subtitle(view), *signs(view), *view.tell, *view.warnings)
    assert not JARGON.search(" ".join(told_first))
    assert not [each.text for told in answers(view).values() for each in told if JARGON.search(each.text)]


@pytest.mark.parametrize(("complaint", "zone"), [*PAIRS, *ALONE])
def test_a_technical_term_is_explained_where_it_stands_first(complaint, zone):
    words = Glossary(CATALOG.terms.values())
    told: set[str] = set()
    for text in texts(view_of(complaint, zone)):
        for span in words.spans(text):
            if span.term.id not in told and is_strange(span, text):
                assert f"({span.term.name}: " in text
                told.add(span.term.id)


@pytest.mark.parametrize(("complaint", "zone"), [*PAIRS, *ALONE])
def test_every_question_is_answered_and_every_source_exists(complaint, zone):
    view = view_of(complaint, zone)
    wanted = {"what", "where", "feel", "known", "unknown", "when_not", "after"} | ({"side"} if zone else set())
    assert set(answers(view)) == wanted
    assert len(view.tell) >= 4
    assert len(view.warnings) >= 2
    numbers = [source.number for source in view.page.sources]
    assert numbers == list(range(1, len(numbers) + 1))
    for source in view.page.sources:
        assert source.key in CATALOG.sources or source.key in CATALOG.studies
    assert {mark.key for sentence in marked(view.page) for mark in sentence.marks} <= set(view.page.cited)
    for key in ("what", "feel", "unknown", "when_not", "after"):
        assert all(sentence.marks for sentence in answers(view)[key])


@pytest.mark.parametrize(("complaint", "zone"), [*PAIRS, *ALONE])
def test_no_study_of_a_use_is_left_out(complaint, zone):
    view = view_of(complaint, zone)
    if zone is None:
        return
    told = [use for use in CATALOG.zones[zone].indications if not use.is_record]
    uses = [use for use in told if complaint is None or complaint in use.complaints]
    studies = {key for use in uses for key in use.studies}
    assert studies <= set(view.page.cited)
    known = sentences(view, "known")
    counted = sum(
        _number(text) for text in known if (" of them " not in text and "studies" in text) or "study " in text
    )
    if studies:
        assert counted == len(studies)


def _number(text: str) -> int:
    word = text.split()[0]
    return next((count for count in range(60) if count_words(count) == word), 0)


@pytest.mark.parametrize(("complaint", "zone"), PAIRS)
def test_all_cautions_of_the_zone_are_told(complaint, zone):
    view = view_of(complaint, zone)
    known = (*signs(view), *view.warnings, *sentences(view, "when_not"), *sentences(view, "after"))
    told, asked = " ".join(known), " ".join(view.tell)
    cautions = complaint_cautions(CATALOG, complaint)
    for caution in cautions if zone is None else zone_cautions(CATALOG, CATALOG.zones[zone], complaint):
        assert caution.plain in told
        assert not caution.tell or caution.tell.partition(" ")[2].partition(" or have ")[0] in asked


def test_a_danger_of_the_place_is_always_in_sight():
    view = view_of("balance-trouble", "jiao.balance")
    assert view.is_danger
    assert view.warnings[0].startswith("Low at the back of the head, bone no longer protects")
    assert not view_of("tinnitus", "jiao.vertigo-auditory").is_danger


def test_the_side_follows_the_school_and_says_why():
    view = view_of("leg-weakness", "jiao.motor", "right")
    assert subtitle(view).endswith("Right side affected: the left side of the head is used.")
    told = sentences(view, "side")
    assert told[0] == "Right side affected: the left side of the head is used."
    assert "opposite the weakness" in told[1]
    assert sentences(view_of("leg-weakness", "jiao.motor", None), "side")[0] == told[1]


def test_sides_that_differ_by_use_are_both_said():
    first = sentences(view_of("stroke", "jiao.motor"), "side")[0]
    assert first == ("Right side affected: the left side or both sides of the head, depending on what it is used for.")
    on_the_middle = view_of(None, "who.ms1")
    assert all("both sides" not in each for each in (subtitle(on_the_middle), *sentences(on_the_middle, "side")))


def test_results_both_ways_stand_in_one_answer():
    known = sentences(view_of("leg-weakness", "jiao.motor"), "known")
    assert known[:3] == [
        "Two studies came out in favour of needling.",
        "Three studies found some things better and others not.",
        "Two studies found no difference.",
    ]
    assert "Compared with pretend treatment" in sentences(view_of("leg-weakness", "jiao.motor"), "unknown")[0]


def test_what_is_only_taught_says_so():
    known = sentences(view_of("cataract", "jiao.optic"), "known")
    assert known == ["Taught, not studied. We found no clinical study; our search was limited."]


def test_a_complaint_without_a_zone_tells_what_is_known_of_it():
    view = view_of("fibromyalgia", None)
    assert sentences(view, "where") == ["No place on the head is taught for it in what we read."]
    assert sentences(view, "known")[0] == "One study has a result that we could not see."


def test_while_no_place_is_chosen_none_is_denied():
    view = view_of("aphasia", None)
    assert sentences(view, "where") == ["No place on the head is chosen."]
    assert "taught" not in subtitle(view)


def test_other_places_are_offered_with_their_schools():
    places = view_of("tinnitus", "jiao.vertigo-auditory").page.entries
    assert [(place.request, place.subtitle, place.is_chosen) for place in places] == [
        (ExplainZone(ZoneId("jiao.vertigo-auditory")), "Jiao zones", True),
        (ExplainZone(ZoneId("who.ms11")), "WHO lines", False),
        (ExplainZone(ZoneId("jin.nie-san")), "Jin", False),
        (ExplainZone(ZoneId("ynsa.ear")), "YNSA", False),
    ]
    assert view_of("cataract", "jiao.optic").page.entries == ()


def test_nothing_chosen_and_content_without_words_explain_nothing():
    assert explain_view(CATALOG, None, None, None) is None
    assert explain_view(replace(CATALOG, explanation=None), "tinnitus", None, None) is None


def study(key: str, **changes: object) -> Study:
    return replace(CATALOG.studies[key], **changes)  # type: ignore[arg-type]


def test_how_sure_one_can_be_is_counted_for_each_and_never_summed_up():
    assert sureness([]) == ""
    low, moderate = CATALOG.studies["chen2025"], CATALOG.studies["hasegawa2014"]
    assert sureness([low, low, moderate]).startswith(
        "How sure can one be of what they found? Of one fairly, of two a little."
    )
    assert sureness([low]).startswith("How sure can one be of what it found? A little.")
    assert sureness([low]).endswith("That is our own reading, mostly of short summaries.")


def test_studies_elsewhere_are_told_apart():
    scalp, elsewhere = CATALOG.studies["chen2025"], CATALOG.studies["kong2010"]
    assert what_was_needled([scalp]) == ""
    assert what_was_needled([scalp, elsewhere]).startswith("One of them is about needling anywhere")
    assert what_was_needled([elsewhere]) == "It is not about needling of the head alone."


def test_every_direction_has_words():
    for direction in {each.direction for each in CATALOG.studies.values()}:
        (one,) = found([study("chen2025", direction=direction)])
        (many,) = found([study("chen2025", direction=direction)] * 13)
        assert one.startswith("One study ")
        assert many.startswith("13 studies ")


@pytest.mark.parametrize(
    ("zone", "told", "untold"),
    [("jiao.balance", "no bone protects", "outside the skull"), ("jiao.motor", "meant to lie", "no bone protects")],
)
def test_how_deep_is_told_by_where_the_place_lies(zone, told, untold):
    what = " ".join(sentences(view_of(None, zone), "what"))
    assert told in what
    assert untold not in what


def test_without_a_place_no_depth_is_told():
    what = " ".join(sentences(view_of("tinnitus", None), "what"))
    assert not {"skull", "bone"} & set(what.split())


@pytest.mark.parametrize("side", [None, "left", "right", "both"])
def test_where_both_sides_are_used_no_side_is_made_of_the_answer(side):
    view = view_of("asthma", "jiao.thoracic", side)
    assert subtitle(view).endswith("Both sides of the head are used.")
    assert "affected" not in " ".join((subtitle(view), *sentences(view, "side")))


def test_what_is_left_open_is_said_once():
    for complaint in ("stroke", "one-sided-weakness"):
        told = " ".join(sentences(view_of(complaint, "jiao.motor"), "unknown"))
        assert told.count("A study of this very place was planned") == 1


def test_a_plain_word_is_not_explained_by_a_strange_one():
    assert "External occipital protuberance" not in " ".join(texts(view_of("stroke", "jiao.balance")))
