"""Walking through a tour and writing it: the view is taken and given back, and every act can be undone."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

import pytest

from viewer.domain.catalog import Catalog
from viewer.domain.tour import Eye, Said, Stop, StopView, Tour
from viewer.state.build_requests import ShowStep
from viewer.state.mode_requests import Enter, Redo, Undo
from viewer.state.practice_requests import ShowTours
from viewer.state.requests import ShowZone
from viewer.state.stop_view import state_at, view_of
from viewer.state.store import Store
from viewer.state.tour_requests import (
    AddStop,
    DeleteStop,
    DuplicateStop,
    GoByStops,
    GoOn,
    GoToStop,
    MoveStop,
    OpenTour,
    WriteStop,
)
from viewer.state.view_state import Build, Compared, Drawing, Measurement, Needling, Reader, Rules, Selection, ViewState

HEADS = ("adult-man",)
EYE = Eye(-54.0, 28.0)
WHOLE = {"reader", "lesson", "camera", "practice"}
"""What is the reader's own, and what belongs to the tour itself."""
NOT_KEPT = {"mode", "candidates", "study", "is_on", "measures", "grown_up_head", "known", "given", "has_needle"}
"""What follows from the rest."""


@pytest.fixture
def store(catalog: Catalog) -> Store:
    return Store(ViewState(mode="learn"), catalog)


def tour(*titles: str) -> Tour:
    return Tour("t", "T", stops=tuple(Stop(title, StopView(selected="jiao.motor")) for title in titles))  # type: ignore[arg-type]


def titles(store: Store) -> list[str]:
    assert store.state.lesson.tour is not None
    return [stop.title for stop in store.state.lesson.tour.stops]


def test_a_stop_keeps_everything_that_is_seen_but_the_reader_s_own_taste() -> None:
    kept = {field.name for field in fields(StopView)} - {"stage", "eye"}
    parts = {field.name for field in fields(ViewState) if is_dataclass(getattr(ViewState(), field.name))} - WHOLE
    inside = [each.name for part in parts for each in fields(getattr(ViewState(), part)) if each.name not in NOT_KEPT]
    alone = {field.name for field in fields(ViewState)} - parts - WHOLE - NOT_KEPT
    assert len(inside) + len(alone) == len(kept)


def test_what_a_stop_took_it_gives_back(catalog: Catalog) -> None:
    state = ViewState(
        mode="needle",
        head="child-8",
        school="jiao",
        selection=Selection(
            zone="jiao.motor", part="upper", point="point.gv20", complaint="tinnitus", gyrus="precentral",
            lit=("who.ms6",), cell=("tinnitus", "jiao.motor"), side="right", affected="left",
        ),
        drawing=Drawing(zone_opacity=0.5, labels=False, overlays=frozenset({"points", "lines"}), glass=0.7),
        rules=Rules(variants=frozenset({"jiao.motor/half-cun"}), has_scaled_cm=True),
        build=Build(3, "jiao.motor/half-cun"),
        compared=Compared(("who.ms6", "who.ms7"), has_whole_systems=True),
        needle=Needling(33.0, 0.5, 20.0, "0.25x25", 10.0, is_reversed=True, is_relay=True, is_calm=True),
        measurement=Measurement(points_mm=((1.0, 2.0, 3.0),)),
    )  # type: ignore[arg-type]  # fmt: skip
    view = view_of(state, EYE)
    elsewhere = ViewState(
        mode="learn", reader=Reader(theme="dark", skin="deep", words="professional", reduce_motion=True)
    )
    there = state_at(elsewhere, view, catalog, ("child-8",))
    assert view_of(there, EYE) == view
    assert (there.reader.theme, there.reader.skin, there.reader.words, there.reader.reduce_motion) == (
        "dark",
        "deep",
        "professional",
        True,
    )
    assert (there.mode, there.shown_mode) == ("learn", "needle")
    assert (there.camera.target, there.camera.eye) == ("eye", EYE)
    assert there.measurement.is_on


def test_a_stop_on_a_head_that_is_not_there_is_shown_on_the_present_one(catalog: Catalog) -> None:
    there = state_at(ViewState(head="adult-man"), StopView(head="mine"), catalog, HEADS)
    assert there.head == "adult-man"


def test_a_tour_is_walked_from_end_to_end_and_no_further(store: Store) -> None:
    store.ask(OpenTour(tour("a", "b")))
    assert (store.state.lesson.stop, store.state.selection.zone) == (0, "jiao.motor")
    store.ask(GoByStops(-1))
    assert store.state.lesson.stop == 0
    store.ask(GoByStops(1))
    store.ask(GoByStops(1))
    assert store.state.lesson.stop == 1


def test_a_question_waits_for_its_answer_before_the_next_stop(store: Store) -> None:
    asked = Stop("a", StopView(), question="Why?", answer=(Said("So."),))
    store.ask(OpenTour(Tour("t", "T", stops=(asked, Stop("b", StopView())))))
    store.ask(GoOn())
    assert (store.state.lesson.stop, store.state.lesson.is_answered) == (0, True)
    store.ask(GoOn())
    assert (store.state.lesson.stop, store.state.lesson.is_answered) == (1, False)


def test_what_is_on_the_screen_becomes_the_next_stop(store: Store) -> None:
    store.ask(OpenTour(tour("a", "b")))
    store.ask(ShowZone("jiao.sensory"))  # type: ignore[arg-type]
    store.ask(AddStop("new", EYE))
    assert titles(store) == ["a", "new", "b"]
    assert store.state.lesson.stop == 1
    stop = store.state.lesson.shown_stop
    assert stop is not None
    assert (stop.view.selected, stop.view.eye) == ("jiao.sensory", EYE)


def test_stops_are_moved_copied_and_deleted_and_undo_brings_them_back(store: Store) -> None:
    store.ask(OpenTour(tour("a", "b", "c")))
    store.ask(GoToStop(1))
    store.ask(MoveStop(0, 2))
    assert (titles(store), store.state.lesson.stop) == (["b", "c", "a"], 0)  # b is still the one that is shown
    store.ask(DuplicateStop())
    assert (titles(store), store.state.lesson.stop) == (["b", "b", "c", "a"], 1)
    store.ask(DeleteStop())
    store.ask(DeleteStop())
    assert titles(store) == ["b", "a"]
    store.ask(Undo())
    store.ask(Undo())
    assert titles(store) == ["b", "b", "c", "a"]


def test_the_last_stop_deleted_leaves_a_tour_to_begin_anew(store: Store) -> None:
    store.ask(OpenTour(tour("a")))
    store.ask(DeleteStop())
    assert (titles(store), store.state.lesson.stop) == ([], -1)
    store.ask(AddStop("first", None))
    assert (titles(store), store.state.lesson.stop) == (["first"], 0)


def test_texts_are_written_and_an_empty_title_is_none(store: Store) -> None:
    store.ask(OpenTour(tour("a")))
    for field, text in (("words", "One.\n\nTwo."), ("question", "Why?\n"), ("answer", "So."), ("notes", " ask ")):
        store.ask(WriteStop(field, text))  # type: ignore[arg-type]
    store.ask(WriteStop("title", "  "))
    stop = store.state.lesson.shown_stop
    assert stop is not None
    assert (stop.title, stop.question, stop.notes) == ("a", "Why?", "ask")
    assert (stop.words, stop.answer) == ((Said("One."), Said("Two.")), (Said("So."),))


def test_a_moment_is_come_back_to_as_if_nothing_had_happened(store: Store) -> None:
    store.ask(OpenTour(tour("a", "b")))
    store.ask(ShowZone("jiao.sensory"))  # type: ignore[arg-type]
    mark = store.history
    store.ask(GoToStop(1))
    store.ask(GoToStop(0))
    store.return_to(mark)
    assert store.state == mark.state
    store.ask(Undo())
    assert store.state.selection.zone == "jiao.motor"


def test_a_walk_is_folded_into_one_step_back(store: Store) -> None:
    store.ask(OpenTour(tour("a", "b", "c")))
    mark = store.history
    store.ask(GoToStop(1))
    store.ask(GoToStop(2))
    store.return_to(store.history.folded(mark))
    assert store.state.lesson.stop == 2
    store.ask(Undo())
    assert store.state == mark.state
    store.ask(Redo())
    assert store.state.lesson.stop == 2
    store.ask(Undo())
    store.return_to(store.history.folded(store.history))  # where nothing was done there is no step
    assert not store.can_undo


def test_learning_begins_with_what_is_seen_and_a_mode_goes_on_from_a_stop(store: Store) -> None:
    store.ask(Enter("explore"))
    store.ask(ShowZone("jiao.motor"))  # type: ignore[arg-type]
    store.ask(Enter("build"))
    store.ask(ShowStep(2))
    store.ask(Enter("learn"))
    assert store.state.practice.screen == "home"
    store.ask(ShowTours())
    assert (store.state.shown_mode, store.state.build.step) == ("build", 2)
    store.ask(Enter("build"))
    assert store.state.build.step == 2
