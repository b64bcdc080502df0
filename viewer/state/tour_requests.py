"""What can be asked of the tour that is open: to walk through it, and to write it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from viewer.domain.catalog import Catalog
from viewer.domain.tour import Eye, Stop, Tour, said_anew
from viewer.state.history import History
from viewer.state.patient import without_patient
from viewer.state.request import Change, Move
from viewer.state.stop_view import state_at, view_of
from viewer.state.view_state import ViewState

TextField = Literal["title", "words", "question", "answer", "notes"]


@dataclass(frozen=True, slots=True)
class OpenTour(Move):
    """Open a tour, and stand at its first stop. Undo never leads into another tour.

    Attributes
    ----------
    tour : Tour
        As it stands now.
    file : Path or None
        What it is told apart by.
    heads : tuple of str
        Heads that a stop can be shown on; none for only the present one.
    is_shipped : bool
        Whether it came with the program: it is read and not written.
    before : History or None
        The way back from when this tour was left; None for none.
    is_entered : bool
        Whether tours are entered for it; else the mode stays.
    """

    tour: Tour
    file: Path | None = None
    heads: tuple[str, ...] = ()
    is_shipped: bool = False
    before: History | None = None
    is_entered: bool = True

    def in_history(self, history: History, catalog: Catalog) -> History:
        if self.is_entered:
            history = without_patient(history)
        state = history.state
        if self.is_entered and not state.entry.is_lesson:
            state = replace(
                _in_tours(state),
                study=None,
                selection=replace(state.selection, candidates=()),
                measurement=replace(state.measurement, is_on=False),
            )
        lesson = replace(
            state.lesson, tour=self.tour, file=self.file, heads=self.heads, is_shipped=self.is_shipped, stop=-1,
            is_answered=False,
        )  # fmt: skip
        state = replace(state, lesson=lesson, practice=replace(state.practice, screen="tours"))
        state = _at_stop(state, catalog, 0) if self.tour.stops else state
        past, future = ((), ()) if self.before is None else (self.before.past, self.before.future)
        return replace(history, state=state, past=past, future=future, drag=None)


@dataclass(frozen=True, slots=True)
class MoveTour(Move):
    """Let the open tour be that of another file of one's own from now on, and what can be undone as well."""

    file: Path
    tour_id: str

    def in_history(self, history: History, catalog: Catalog) -> History:
        old = history.state.lesson.file

        def moved(state: ViewState) -> ViewState:
            lesson = state.lesson
            if lesson.tour is None or lesson.file != old:
                return state
            tour = replace(lesson.tour, id=self.tour_id)
            return replace(state, lesson=replace(lesson, tour=tour, file=self.file, is_shipped=False))

        past, future = (tuple(moved(state) for state in states) for states in (history.past, history.future))
        return replace(history, state=moved(history.state), past=past, future=future, drag=None)


@dataclass(frozen=True, slots=True)
class GoToStop(Change):
    """Stand at a stop, counted from 0, wherever one was; beyond the ends, and before a patient, nothing happens."""

    place: int

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        tour = state.lesson.tour
        if tour is None or not 0 <= self.place < len(tour.stops) or state.entry.is_of_patient:
            return state
        return _at_stop(state, catalog, self.place)


@dataclass(frozen=True, slots=True)
class GoByStops(Change):
    """Stand some stops further on, or back."""

    steps: int

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return GoToStop(state.lesson.stop + self.steps).reduce(state, catalog)


@dataclass(frozen=True, slots=True)
class GoOn(Change):
    """Show the answer if a question waits for it; else stand at the next stop."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        if state.lesson.waits_for_answer:
            return ShowAnswer(True).reduce(state, catalog)
        return GoByStops(1).reduce(state, catalog)


@dataclass(frozen=True, slots=True)
class ShowAnswer(Change):
    """Show the answer to the stop's question, or hide it."""

    is_shown: bool

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, lesson=replace(state.lesson, is_answered=self.is_shown))


@dataclass(frozen=True, slots=True)
class AddStop(Change):
    """Put what is on the screen into the tour, after the stop that is shown; a full tour stays as it is."""

    title: str
    eye: Eye | None

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        lesson, tour = state.lesson, state.lesson.tour
        if tour is None or tour.is_full:
            return state
        place = lesson.stop + 1 if tour.stops else 0
        stop = Stop(self.title, view_of(state, self.eye))
        lesson = replace(lesson, tour=tour.with_stop(place, stop), stop=place, is_answered=False)
        return replace(state, lesson=lesson)


@dataclass(frozen=True, slots=True)
class TakeView(Change):
    """Let the stop that is shown show what is on the screen from now on."""

    eye: Eye | None

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        stop = state.lesson.shown_stop
        return state if stop is None else _with_stop(state, replace(stop, view=view_of(state, self.eye)))


@dataclass(frozen=True, slots=True)
class WriteStop(Change):
    """Change a text of the stop that is shown."""

    field: TextField
    text: str

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        stop, line = state.lesson.shown_stop, " ".join(self.text.split())
        if stop is None:
            return state
        match self.field:
            case "title":
                stop = replace(stop, title=line or stop.title)
            case "words":
                stop = replace(stop, words=said_anew(self.text, stop.words))
            case "answer":
                stop = replace(stop, answer=said_anew(self.text, stop.answer))
            case "question":
                stop = replace(stop, question=line)
            case "notes":
                stop = replace(stop, notes=self.text.strip())
        return _with_stop(state, stop)


@dataclass(frozen=True, slots=True)
class RenameTour(Change):
    """Give the tour another title."""

    title: str

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        lesson, title = state.lesson, " ".join(self.title.split())
        if lesson.tour is None or not title:
            return state
        return replace(state, lesson=replace(lesson, tour=replace(lesson.tour, title=title)))


@dataclass(frozen=True, slots=True)
class DuplicateStop(Change):
    """Put a copy of the stop that is shown after it."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        lesson, tour, stop = state.lesson, state.lesson.tour, state.lesson.shown_stop
        if tour is None or stop is None or tour.is_full:
            return state
        place = lesson.stop + 1
        return replace(state, lesson=replace(lesson, tour=tour.with_stop(place, stop), stop=place))


@dataclass(frozen=True, slots=True)
class DeleteStop(Change):
    """Take the stop that is shown out of the tour, and stand at the one in its place; undo brings it back."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        lesson = state.lesson
        if lesson.tour is None or lesson.shown_stop is None:
            return state
        left = lesson.tour.without_stop(lesson.stop)
        place = min(lesson.stop, len(left.stops) - 1)
        state = replace(state, lesson=replace(lesson, tour=left, stop=place, is_answered=False))
        return _at_stop(state, catalog, place) if left.stops else state


@dataclass(frozen=True, slots=True)
class MoveStop(Change):
    """Put a stop elsewhere; the one that is shown stays the one that is shown."""

    place: int
    to: int

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        lesson, tour, place, to = state.lesson, state.lesson.tour, self.place, self.to
        if tour is None or place == to or not (0 <= place < len(tour.stops) and 0 <= to < len(tour.stops)):
            return state
        order = list(range(len(tour.stops)))
        order.insert(to, order.pop(place))
        shown = order.index(lesson.stop) if lesson.stop in order else lesson.stop
        return replace(state, lesson=replace(lesson, tour=tour.with_moved(place, to), stop=shown))


def entered(state: ViewState, catalog: Catalog) -> ViewState:
    """Return the state in which tours are shown; without one, what is known and what can be practised.

    What whoever looks has chosen is remembered. A shipped tour stands at its stop again, so that its words and the
    head are about the same; into one's own the screen can be taken as it is.
    """
    lesson = state.lesson
    if lesson.tour is None and state.practice.screen == "tours":
        state = replace(state, practice=replace(state.practice, screen="home"))
    if lesson.shown_stop is None or not lesson.is_shipped or state.practice.screen != "tours":
        return _in_tours(state)
    state = _at_stop(state, catalog, lesson.stop)
    return replace(state, lesson=replace(state.lesson, is_answered=lesson.is_answered))


def _in_tours(state: ViewState) -> ViewState:
    if state.entry.is_lesson:
        return state
    return replace(state, mode="learn", lesson=replace(state.lesson, stage=state.shown_mode, before=state))


def _at_stop(state: ViewState, catalog: Catalog, place: int) -> ViewState:
    tour, heads = state.lesson.tour, state.lesson.heads or (state.head,)
    if tour is None:
        return state
    state = state_at(_in_tours(state), tour.stops[place].view, catalog, heads)
    state = replace(state, practice=replace(state.practice, screen="tours"))
    return replace(state, lesson=replace(state.lesson, stop=place, is_answered=False))


def _with_stop(state: ViewState, stop: Stop) -> ViewState:
    lesson = state.lesson
    if lesson.tour is None:
        return state
    return replace(state, lesson=replace(lesson, tour=lesson.tour.with_changed(lesson.stop, stop)))
