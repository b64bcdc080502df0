"""What the head shows while somebody practises: all zones at home, and of a question never its answer.

The state beneath stays as it was, so that whoever leaves finds everything as it stood; only the drawing is another.
"""

from __future__ import annotations

from dataclasses import replace

from viewer.domain.identity import PointId, SchoolId, ZoneId
from viewer.learning.card import Card
from viewer.learning.question import Question
from viewer.state.view_state import Drawing, Overlay, Selection, ViewState

NO_SCHOOL = SchoolId("")
"""A school that has no zones: what is shown of it is nothing but what is asked for."""


def while_practising(state: ViewState) -> ViewState:
    """Return a state as the head is drawn in it while somebody practises."""
    practice = state.practice
    if practice.screen == "home" or practice.question is None:
        drawing = Drawing(labels=state.drawing.labels, known=practice.known)
        return replace(state, mode="explore", study=None, selection=Selection(side="both"), drawing=drawing)
    question, is_open = practice.question, practice.is_asking
    is_named = not is_open
    drawing = Drawing(
        labels=is_named,
        overlays=_overlays(question.card) if is_named else frozenset(),
        has_needle=False,
        given=practice.given,
    )
    is_bare = is_open and question.card.kind in _BARE
    selection = Selection() if is_bare else _selection(question, is_open=is_open)
    return replace(
        state, mode="explore", school=NO_SCHOOL, beside=frozenset(), study=None, selection=selection, drawing=drawing
    )


_BARE = frozenset({"find", "build", "needle"})
"""Kinds of question whose answer is a place: the head stays bare until it is given."""


def _selection(question: Question, *, is_open: bool) -> Selection:
    card = question.card
    # Where the side is asked for, both are shown: else the picture would say it.
    side = "both" if card.kind == "side" and is_open else question.side or "both"
    if card.thing_kind == "zone":
        return Selection(zone=ZoneId(card.thing), side=side)
    if card.thing_kind == "part":
        zone, _, part = card.thing.partition("/")
        return Selection(zone=ZoneId(zone), part=part or None, side=side)  # type: ignore[arg-type]
    if card.thing_kind == "point":
        return Selection(point=PointId(card.thing), side=side)
    return Selection()


def _overlays(card: Card) -> frozenset[Overlay]:
    if card.thing_kind == "landmark":
        return frozenset({"landmarks"})
    return frozenset({"ten_ten"}) if card.thing_kind == "site" else frozenset()
