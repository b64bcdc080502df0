"""The store: one state, told once, undone step by step, whatever is asked."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shipped import shipped_catalog
from viewer.atlas.atlas import ZoneHit
from viewer.domain.catalog import Catalog
from viewer.domain.tour import Eye, Stop, StopView, Tour
from viewer.domain.variant_choice import variants_of
from viewer.learning.card import Card
from viewer.learning.judgement import Judgement
from viewer.learning.question import question_of
from viewer.learning.session import Session
from viewer.state.commands import commands
from viewer.state.history import UNDO_DEPTH, History
from viewer.state.mode_requests import Redo, Undo
from viewer.state.modes import Mode
from viewer.state.needle_requests import SetNeedleAngle, SetNeedleEntry
from viewer.state.practice import Given
from viewer.state.request import Change, Move
from viewer.state.requests import SetSide
from viewer.state.store import Store
from viewer.state.tour_requests import OpenTour, TextField
from viewer.state.view_requests import SetZoneOpacity, ToggleLabels
from viewer.state.view_state import Hair, Overlay, SkinTone, Theme, ViewName, ViewState, Words

EMPTY = Catalog({}, {}, {}, {}, {}, {}, {})
CATALOG = shipped_catalog()
ZONES = ("jiao.motor", "jiao.vertigo-auditory", "who.ms6", "who.ms11")
TOUR = Tour("t", "T", stops=(Stop("a", StopView(selected=ZONES[0])), Stop("b", StopView(head="child-8"))))  # type: ignore[arg-type]
CARD = Card("name", "zone", ZONES[0])
SESSION, QUESTION = Session((CARD, CARD)), question_of(CATALOG, CARD, 0)
PLACE = st.just((1.0, 2.0, 3.0))
SIDES = st.sampled_from(("left", "right", "both"))

VALUES: dict[str, st.SearchStrategy[object]] = {
    "zone": st.sampled_from(ZONES),
    "zones": st.lists(st.sampled_from(ZONES), max_size=2, unique=True).map(tuple),
    "part": st.none(),
    "side": SIDES,
    "point": st.sampled_from(sorted(CATALOG.points)),
    "gyrus": st.sampled_from(sorted(CATALOG.gyri)),
    "complaint": st.sampled_from(("tinnitus", "arm-weakness", "impotence")),
    "school": st.sampled_from((None, "jiao", "who")),
    "study": st.sampled_from(sorted(CATALOG.studies)),
    "words": st.sampled_from(get_args(Words)),
    "view": st.sampled_from(get_args(ViewName)),
    "opacity": st.floats(0, 1),
    "glass": st.floats(-1, 2),
    "by": st.sampled_from((-0.1, 0.1)),
    "overlay": st.sampled_from(get_args(Overlay)),
    "theme": st.sampled_from(get_args(Theme)),
    "skin": st.sampled_from(get_args(SkinTone)),
    "hair": st.sampled_from(get_args(Hair)),
    "head": st.sampled_from(("adult-man", "child-8")),
    "heads": st.just(("adult-man", "child-8")),
    "angle_deg": st.floats(0, 90),
    "fraction": st.floats(0, 1),
    "length_mm": st.floats(5, 75),
    "turn_deg": st.floats(-180, 180),
    "size": st.just("0.25x25"),
    "step": st.integers(0, 4),
    "variant": st.sampled_from(sorted(variants_of(CATALOG))[:3]),
    "place_mm": PLACE,
    "places_mm": st.lists(PLACE, max_size=2).map(tuple),
    "eye": st.just(Eye(10.0, 20.0)),
    "mode": st.sampled_from(get_args(Mode)),
    "hits": st.lists(st.builds(ZoneHit, st.sampled_from(ZONES), SIDES, st.none(), st.just(0.0)), max_size=2).map(tuple),
    "tour": st.just(TOUR),
    "tour_id": st.just("other"),
    "file": st.sampled_from((Path("a"), Path("b"))),
    "before": st.none(),
    "row": st.sampled_from(("arm", "needle")),
    "column": st.sampled_from((None, *CATALOG.schools)),
    "place": st.integers(0, 3),
    "to": st.integers(0, 3),
    "steps": st.sampled_from((-1, 1)),
    "field": st.sampled_from(get_args(TextField)),
    "title": st.text(max_size=5),
    "text": st.text(max_size=5),
    "session": st.just(SESSION),
    "question": st.sampled_from((None, QUESTION)),
    "given": st.just(Given(Judgement(is_right=False))),
    "known": st.just(((ZONES[0], 2),)),
    "request": st.deferred(lambda: REQUESTS[SetSide]),
}
"""What can be asked for, by the name of the field."""


def kinds_below(base: type[Move]) -> list[type[Move]]:
    """Every kind of request, found by itself: a new one is tested without being named here."""
    below = [kind for each in base.__subclasses__() for kind in (each, *kinds_below(each))]
    return [kind for kind in below if not getattr(kind, "__abstractmethods__", None)]


def _value(name: str) -> st.SearchStrategy[object]:
    return st.booleans() if name.startswith("is_") else VALUES[name]


REQUESTS = {
    kind: st.builds(kind, **{field.name: _value(field.name) for field in fields(kind)})  # type: ignore[arg-type]
    for kind in kinds_below(Move)
}
CHANGES = st.one_of([strategy for kind, strategy in REQUESTS.items() if issubclass(kind, Change)])


@pytest.fixture
def store() -> Store:
    return Store(ViewState(), EMPTY)


@pytest.mark.parametrize("has_tour", [False, True])
@given(requests=st.lists(CHANGES, max_size=30))
@settings(max_examples=60)
def test_as_many_undos_as_steps_lead_back_to_the_first_state(requests: list[Change], has_tour: bool) -> None:
    store = Store(ViewState(), CATALOG)
    if has_tour:
        store.ask(OpenTour(TOUR))
    first = store.state
    for request in requests:
        store.ask(request)
    last, steps = store.state, len(store.history.past)
    assert steps <= len(requests)
    for _ in range(steps):
        store.ask(Undo())
    assert store.state == first
    assert not store.can_undo
    for _ in range(steps):
        store.ask(Redo())
    assert store.state == last


@given(requests=st.lists(st.one_of(*REQUESTS.values()), max_size=20))
@settings(max_examples=60)
def test_the_answer_follows_from_the_history_and_the_request_alone(requests: list[Move]) -> None:
    store = Store(ViewState(), CATALOG)
    for request in requests:
        before = store.history
        store.ask(request)
        assert request.in_history(before, CATALOG) == store.history


def test_commands_ask_for_something_each_that_can_be_answered() -> None:
    store = Store(ViewState(), CATALOG)
    for command in commands():
        if command.request is not None:
            store.ask(command.request)


def test_listeners_hear_old_and_new_once_and_nothing_when_nothing_changes(store: Store) -> None:
    heard: list[tuple[ViewState, ViewState]] = []
    store.subscribe(lambda old, new: heard.append((old, new)))
    store.ask(SetSide("right"))
    store.ask(SetSide("right"))
    assert [(old.selection.side, new.selection.side) for old, new in heard] == [("left", "right")]


def test_one_drag_of_a_slider_is_one_step_of_undo(store: Store) -> None:
    for angle in (21.0, 22.0, 40.0):
        store.ask(SetNeedleAngle(angle))
    store.ask(Undo())
    assert store.state == ViewState()


def test_two_drags_with_something_between_are_two_steps(store: Store) -> None:
    store.ask(SetNeedleAngle(30.0))
    store.ask(ToggleLabels())
    store.ask(SetNeedleAngle(10.0))
    store.ask(Undo())
    assert (store.state.needle.angle_deg, store.state.drawing.labels) == (30.0, False)


def test_two_sliders_are_two_steps_and_a_drag_after_undo_is_one_more(store: Store) -> None:
    store.ask(SetNeedleAngle(30.0))
    store.ask(SetNeedleEntry(0.5))
    assert len(store.history.past) == 2
    store.ask(Undo())
    store.ask(SetNeedleAngle(40.0))
    assert len(store.history.past) == 2


def test_a_new_step_forgets_what_was_undone(store: Store) -> None:
    store.ask(ToggleLabels())
    store.ask(Undo())
    store.ask(SetSide("right"))
    store.ask(Redo())
    assert store.state.drawing.labels is True


def test_the_way_back_is_two_hundred_steps_long(store: Store) -> None:
    for _ in range(UNDO_DEPTH + 5):
        store.ask(ToggleLabels())
    assert UNDO_DEPTH == len(store.history.past) == 200


def test_a_moment_is_come_back_to_without_a_step(store: Store) -> None:
    mark = store.history
    store.ask(SetZoneOpacity(0.5))
    store.return_to(mark)
    assert store.history == History(ViewState())


def test_a_folded_walk_leaves_the_way_back_as_long_as_any_other(store: Store) -> None:
    for _ in range(UNDO_DEPTH):
        store.ask(ToggleLabels())
    mark = store.history
    store.ask(SetSide("right"))
    assert len(store.history.folded(mark).past) == UNDO_DEPTH
