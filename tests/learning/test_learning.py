"""Cards follow from the content, questions have an answer, and what was not known comes back."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.domain.catalog import Catalog
from viewer.geometry.ten_ten import TEN_TWENTY
from viewer.learning.card import Card
from viewer.learning.deck import deck_of, narrowed
from viewer.learning.draw import Draw
from viewer.learning.question import names_of, question_of
from viewer.learning.session import Answered, session_of
from viewer.learning.sites import SITES
from viewer.learning.spacing import knowledge, remembered
from viewer.learning.typed import judge_choice, judge_words

NOW = dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC)


def card(catalog: Catalog, name: str) -> Card:
    return next(each for each in deck_of(catalog) if each.id == name)


def test_every_zone_brings_its_cards_and_each_card_is_there_once(catalog: Catalog) -> None:
    deck = deck_of(catalog)
    assert len({each.id for each in deck}) == len(deck)
    assert {each.thing for each in deck if each.thing_kind == "zone"} == set(catalog.zones)
    assert set(SITES) <= set(TEN_TWENTY)


def test_no_angle_is_asked_where_no_source_prints_one(catalog: Catalog) -> None:
    for each in deck_of(catalog):
        if each.kind in ("angle", "needle"):
            assert catalog.schools[each.school].angle.is_printed  # type: ignore[index]
            assert catalog.zones[each.thing].is_needled  # type: ignore[index]
            assert "nape" not in catalog.zones[each.thing].over  # type: ignore[index]


@pytest.mark.parametrize("seed", [0, 7])
def test_every_question_has_its_answer_among_different_choices(catalog: Catalog, seed: int) -> None:
    for each in deck_of(catalog):
        question = question_of(catalog, each, seed)
        assert question == question_of(catalog, each, seed)
        assert question.words
        assert len(set(question.choices)) == len(question.choices)
        assert bool(question.choices) == (each.kind not in ("find", "build", "needle"))
        if question.choices:
            assert len(question.choices) > 1, each.id
            assert judge_choice(question, question.right[0]).is_right
            wrong = next(n for n in range(len(question.choices)) if n not in question.right)
            assert not judge_choice(question, wrong).is_right
        if each.kind == "name":
            assert not any(name in question.words + question.han for name in names_of(catalog, each))


@pytest.mark.parametrize(
    ("name", "typed", "is_right"),
    [
        ("name:zone:jiao.motor", "motor area", True),
        ("name:zone:jiao.motor", "運動區", True),
        ("name:zone:jiao.motor", "yundong qu", True),
        ("name:zone:jiao.motor", "moter area", True),
        ("name:zone:jiao.motor", "sensory area", False),
        ("name:zone:jiao.motor", "", False),
        ("name:zone:jiao.speech-2", "speech area 3", False),
        ("name:point:point.gv20", "gv20", True),
        ("name:point:point.gv20", "gv21", False),
    ],
)
def test_what_is_typed_is_judged_as_it_is_meant(catalog: Catalog, name: str, typed: str, is_right: bool) -> None:
    assert judge_words(catalog, question_of(catalog, card(catalog, name), 0), typed).is_right is is_right


def test_every_name_of_a_thing_is_right_and_no_name_of_another(catalog: Catalog) -> None:
    cards = narrowed(deck_of(catalog), kinds=("name",), schools=("jiao",))  # type: ignore[arg-type]
    for each in cards:
        question = question_of(catalog, each, 0)
        assert all(judge_words(catalog, question, name).is_right for name in names_of(catalog, each))
        own = {name.casefold() for name in names_of(catalog, each)}
        for other in cards:
            name = names_of(catalog, other)[0]
            if name.casefold() not in own:
                assert not judge_words(catalog, question, name).is_right, (each.id, name)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 1)), max_size=60), st.integers(1, 12))
@settings(max_examples=60, deadline=None)
def test_a_session_asks_all_and_what_was_not_known_once_more(answers: list[tuple[bool, int]], number: int) -> None:
    cards = tuple(Card("find", "zone", str(place)) for place in range(number))
    session = session_of(cards)
    for is_right, hints in answers:
        if session.card is None:
            break
        before = session
        session = session.answered(Answered(session.card, is_right, hints))
        assert session.answers[:-1] == before.answers
    asked = [each.card for each in session.answers]
    assert all(asked.count(each) <= 2 for each in cards)
    if session.card is None:
        first = {each.card: each for each in reversed(session.answers)}
        assert set(first) == set(cards)
        assert all((asked.count(each) == 2) != first[each].is_known for each in cards)


def test_what_is_known_is_asked_ever_later_and_what_is_forgotten_at_once() -> None:
    memory = remembered(None, is_known=True, now=NOW)
    waits = []
    for _review in range(5):
        waits.append(memory.due - memory.reviewed)
        memory = remembered(memory, is_known=True, now=memory.due)
    assert waits == sorted(waits)
    assert knowledge(memory) > knowledge(None)
    forgotten = remembered(memory, is_known=False, now=memory.due)
    assert forgotten.due - forgotten.reviewed < dt.timedelta(hours=1)
    assert knowledge(forgotten) < knowledge(memory)


def test_a_clock_that_is_set_back_loses_nothing() -> None:
    memory = remembered(None, is_known=True, now=NOW)
    earlier = remembered(memory, is_known=True, now=NOW - dt.timedelta(days=400))
    assert earlier.reviewed == NOW
    assert earlier.due > NOW


def test_a_draw_is_the_same_for_everybody() -> None:
    # The first numbers of mulberry32 from seed 1, as its author's JavaScript gives them.
    draw = Draw(1 ^ 0x811C9DC5)
    assert [draw.below(1 << 32) for _number in range(3)] == [2693262067, 11749833, 2265367787]
    assert sorted(Draw(3).shuffled(range(20))) == list(range(20))
