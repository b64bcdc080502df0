"""What the panels of tours say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from viewer.data.available_tours import AvailableTour, shipped_tour_files
from viewer.data.tour_file import read_tour
from viewer.domain.catalog import Catalog
from viewer.domain.tour import Said, Stop, StopView, Tour
from viewer.presentation.tour_view import NOT_ADVICE, next_title, source_names, stop_page, stop_rows, tour_rows
from viewer.state.view_state import Lesson, ViewState

HEADS = ("adult-man",)


@pytest.mark.parametrize("path", shipped_tour_files(), ids=lambda path: path.stem)
def test_every_shipped_stop_says_its_words_with_their_sources(catalog: Catalog, path: Path) -> None:
    tour = read_tour(path)
    for place, stop in enumerate(tour.stops):
        page = stop_page(catalog, ViewState(lesson=Lesson(tour=tour, stop=place)), HEADS)
        assert page is not None
        assert [said.text for said in page.words] == [said.text for said in stop.words]
        assert all(said.marks for said in (*page.words, *page.answer))
        assert not any("not found" in source.citation for source in page.sources)
        assert page.lost == ()
        assert page.foot.endswith(NOT_ADVICE)
        assert source_names(page, is_answered=False).startswith("Source")


def test_marks_are_numbered_as_the_reader_meets_them(catalog: Catalog) -> None:
    stop = Stop("T", StopView(), (Said("a", ("jin2023",)), Said("b", ("who1991", "jin2023"))))  # type: ignore[arg-type]
    page = stop_page(catalog, ViewState(lesson=Lesson(tour=Tour("t", "T", stops=(stop,)), stop=0)), HEADS)
    assert page is not None
    assert [[mark.number for mark in said.marks] for said in page.words] == [[1], [1, 2]]


def test_what_is_gone_is_said_with_the_stop(catalog: Catalog) -> None:
    stop = Stop("T", StopView(selected="jiao.gone", head="mine"), (Said("a", ("nobody",)),))  # type: ignore[arg-type]
    page = stop_page(catalog, ViewState(lesson=Lesson(tour=Tour("t", "T", stops=(stop,)), stop=0)), HEADS)
    assert page is not None
    assert len(page.lost) == 3


def test_who_says_it_is_short_and_the_answer_s_sources_wait_for_it(catalog: Catalog) -> None:
    sources = ("jin2023", "who1991", "correspondence-course", "school-notes")
    stop = Stop("T", StopView(), (Said("a", sources),), "q", (Said("b", ("chen2025",)),))  # type: ignore[arg-type]
    page = stop_page(catalog, ViewState(lesson=Lesson(tour=Tour("t", "T", stops=(stop,)), stop=0)), HEADS)
    assert page is not None
    assert source_names(page, is_answered=False).endswith("; and 1 more")
    assert source_names(page, is_answered=True).endswith("; and 2 more")
    assert all(len(name) <= 49 for name in page.names.values())


def test_the_foot_names_the_schools_that_are_shown(catalog: Catalog) -> None:
    stop = Stop("T", StopView(stage="compare", compared=("jiao.motor", "who.ms6")))  # type: ignore[arg-type]
    page = stop_page(catalog, ViewState(lesson=Lesson(tour=Tour("t", "T", stops=(stop,)), stop=0)), HEADS)
    assert page is not None
    assert page.foot == f"Jiao's scalp zones and WHO lines (1991 proposal). {NOT_ADVICE}"


def test_lists_say_what_is_there(catalog: Catalog) -> None:
    entries = (
        AvailableTour(Path("a"), "A", 1, True),
        AvailableTour(Path("b"), "B", 2, False, has_unsaved=True),
        AvailableTour(Path("c"), "c", 0, False, problem="c: it is empty"),
    )
    assert [row.detail for row in tour_rows(entries)] == ["1 stop", "2 stops, not saved yet", "cannot be opened"]
    tour = Tour("t", "T", stops=(Stop("a", StopView(), question="?"), Stop("b", StopView())))
    rows = stop_rows(catalog, ViewState(lesson=Lesson(tour=tour, stop=0)), is_own=True)
    assert [(row.number, row.title, row.has_question) for row in rows] == [(1, "a", True), (2, "b", False)]
    assert stop_rows(catalog, ViewState(), is_own=True) == ()
    assert next_title(ViewState(lesson=Lesson(tour=tour, stop=0))) == "b"
    assert next_title(ViewState(lesson=Lesson(tour=tour, stop=1))) == ""
    assert stop_page(catalog, ViewState(lesson=Lesson(tour=tour)), HEADS) is None


def test_what_answers_an_open_question_is_kept_back(catalog: Catalog) -> None:
    tour = read_tour(next(path for path in shipped_tour_files() if path.stem.startswith("1-")))
    stop = replace(tour.stops[4], question="A foot tingles. Which area?", answer=(Said("The sensory area."),))
    state = ViewState(mode="learn", lesson=Lesson(tour=tour.with_changed(4, stop), stop=4))
    page = stop_page(catalog, state, HEADS)
    assert page is not None
    asked, told = page.as_read(is_answered=False), page.as_read(is_answered=True)
    assert asked.title == "A question"
    assert asked.words == page.words
    assert (told.title, told.words) == ("The sensory area", page.words)
    assert stop_rows(catalog, state, is_own=False)[4].title == "A question"
    assert (
        stop_rows(catalog, replace(state, lesson=replace(state.lesson, is_answered=True)), is_own=False)[4].title
        == "The sensory area"
    )
    assert (
        stop_rows(catalog, replace(state, lesson=replace(state.lesson, stop=0)), is_own=False)[4].title == "A question"
    ), "it is still to be asked"
    assert (
        stop_rows(catalog, replace(state, lesson=replace(state.lesson, stop=0)), is_own=True)[4].title
        == "The sensory area"
    ), "its author sees it"


def test_titles_that_follow_do_not_answer_the_question_that_is_open(catalog: Catalog) -> None:
    tour = read_tour(next(path for path in shipped_tour_files() if path.stem.startswith("4-")))
    state = ViewState(mode="learn", lesson=Lesson(tour=tour, stop=3))  # what is missing in it: sham needles
    assert stop_rows(catalog, state, is_own=False)[5].title == "A question"
    assert (
        stop_rows(catalog, replace(state, lesson=replace(state.lesson, is_answered=True)), is_own=False)[5].title
        == "Against sham needles"
    )


def test_a_word_of_the_question_gives_nothing_away(catalog: Catalog) -> None:
    stop = Stop(
        "The motor area", StopView(), (Said("On the motor area."),), "Where is the motor area?", (Said("Above."),)
    )
    page = stop_page(catalog, ViewState(lesson=Lesson(tour=Tour("t", "T", stops=(stop,)), stop=0)), HEADS)
    assert page is not None
    assert page.as_read(is_answered=False) == page
