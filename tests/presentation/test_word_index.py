"""Texts are found by beginnings, characters and slips of the hand, and not by what only looks alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.domain.spelling import fold
from viewer.presentation.word_index import WordIndex

_TEXTS = ["ringing in the ears", "er ming", "耳鸣", "eye pain", "swallowing trouble", "gv24", "gv24 plus"]


@pytest.fixture
def index() -> WordIndex:
    return WordIndex(_TEXTS)


def _best(index: WordIndex, asked: str) -> str:
    scores = index.exact(asked)
    return _TEXTS[max(scores, key=lambda place: scores[place])]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("ringing in the ears", "ringing in the ears"),
        ("ring", "ringing in the ears"),
        ("in the ears", "ringing in the ears"),
        ("erming", "er ming"),
        ("鸣耳"[::-1], "耳鸣"),
        ("gv24", "gv24"),
        ("gv 24", "gv24"),
    ],
)
def test_what_is_there_is_found(index: WordIndex, asked: str, found: str) -> None:
    assert _best(index, asked) == found


def test_the_middle_of_a_word_is_not_found(index: WordIndex) -> None:
    assert index.exact("inging") == {}
    assert index.exact("ears pain") == {}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("swalowing", "swallowing"),
        ("rniging", "ringing"),
        ("pian", "pain"),
        ("eras", "ears"),
        ("troubles", "trouble"),
        ("swallowed", "swallowing"),
    ],
)
def test_a_slip_is_forgiven(index: WordIndex, typed: str, meant: str) -> None:
    assert meant in index.words_like(typed)


@pytest.mark.parametrize("typed", ["knee", "xx", "tr", "earrings"])
def test_another_word_is_not_a_slip(index: WordIndex, typed: str) -> None:
    assert not set(index.words_like(typed)) & {"eye", "ears", "ringing"}


def test_the_whole_word_goes_before_its_beginning() -> None:
    scores = WordIndex(["arm", "armour"]).words_like("arm")
    assert scores["arm"] > scores["armour"]


@given(texts=st.lists(st.text(max_size=12).map(fold).filter(bool), max_size=12), asked=st.text(max_size=12).map(fold))
def test_every_text_finds_itself(texts: list[str], asked: str) -> None:
    index = WordIndex(texts)
    for place, text in enumerate(texts):
        assert index.exact(text)[place] == 100.0
    if asked:
        assert all(0 < score <= 100 for score in index.exact(asked).values())


def test_three_slips_are_another_word_however_long_it_is() -> None:
    assert WordIndex(["hypertension"]).words_like("hyperxensixn") == {"hypertension": 78.0}
    assert WordIndex(["hypertension"]).words_like("hyperxxnsixn") == {}
