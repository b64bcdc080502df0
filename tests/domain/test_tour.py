"""A tour is changed by making another; what is edited loses the sources that nobody has checked for it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viewer.domain.identity import SourceKey
from viewer.domain.tour import Said, Stop, StopView, Tour, plain_words, said_anew

VIEW = StopView()


def tour(*titles: str) -> Tour:
    return Tour("t", "T", stops=tuple(Stop(title, VIEW) for title in titles))


def titles(of: Tour) -> list[str]:
    return [stop.title for stop in of.stops]


@given(st.integers(0, 5), st.integers(0, 5))
def test_a_stop_moved_stands_where_it_was_to_stand_and_the_others_keep_their_order(place: int, to: int) -> None:
    moved = tour(*"abcdef").with_moved(place, to)
    assert titles(moved)[to] == "abcdef"[place]
    assert [each for each in titles(moved) if each != "abcdef"[place]] == [e for e in "abcdef" if e != "abcdef"[place]]


def test_stops_are_put_in_taken_out_and_replaced() -> None:
    assert titles(tour("a", "b").with_stop(1, Stop("x", VIEW))) == ["a", "x", "b"]
    assert titles(tour("a", "b").without_stop(0)) == ["b"]
    assert titles(tour("a", "b").with_changed(1, Stop("x", VIEW))) == ["a", "x"]


def test_a_paragraph_that_is_changed_loses_its_sources_and_the_others_keep_theirs() -> None:
    before = (Said("One.", (SourceKey("a"),)), Said("Two.", (SourceKey("b"),)))
    after = said_anew("One.\n\nTwo, changed.\n\n\n\nThree.", before)
    assert after == (before[0], Said("Two, changed."), Said("Three."))


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"))))
def test_words_shown_and_taken_back_are_the_same(lines: list[str]) -> None:
    before = said_anew("\n\n".join(lines), ())
    assert said_anew(plain_words(before), before) == before
