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
        if self.is_entered and state.mode != "learn":
            state = replace(_in_tours(state), study=None, is_measuring=False, candidates=())
        state = replace(
            state, tour=self.tour, tour_file=self.file, tour_heads=self.heads, is_tour_shipped=self.is_shipped,
            stop=-1, is_answered=False,
        )  # fmt: skip
        state = _at_stop(state, catalog, 0) if self.tour.stops else state
        past, future = ((), ()) if self.before is None else (self.before.past, self.before.future)
        return replace(history, state=state, past=past, future=future, drag=None)


@dataclass(frozen=True, slots=True)
class MoveTour(Move):
    """Let the open tour be that of another file of one's own from now on, and what can be undone as well."""

    file: Path
    tour_id: str

    def in_history(self, history: History, catalog: Catalog) -> History:
        old = history.state.tour_file

        def moved(state: ViewState) -> ViewState:
            if state.tour is None or state.tour_file != old:
                return state
            return replace(state, tour=replace(state.tour, id=self.tour_id), tour_file=self.file, is_tour_shipped=False)

        past, future = (tuple(moved(state) for state in states) for states in (history.past, history.future))
        return replace(history, state=moved(history.state), past=past, future=future, drag=None)


@dataclass(frozen=True, slots=True)
class GoToStop(Change):
    """Stand at a stop, counted from 0, wherever one was; beyond the ends, and before a patient, nothing happens."""

    place: int

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        if state.tour is None or not 0 <= self.place < len(state.tour.stops) or state.mode == "explain":
            return state
        return _at_stop(state, catalog, self.place)


@dataclass(frozen=True, slots=True)
class GoByStops(Change):
    """Stand some stops further on, or back."""

    steps: int

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return GoToStop(state.stop + self.steps).reduce(state, catalog)


@dataclass(frozen=True, slots=True)
class GoOn(Change):
    """Show the answer if a question waits for it; else stand at the next stop."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        if state.waits_for_answer:
            return replace(state, is_answered=True)
        return GoByStops(1).reduce(state, catalog)


@dataclass(frozen=True, slots=True)
class ShowAnswer(Change):
    """Show the answer to the stop's question, or hide it."""

    is_shown: bool

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        return replace(state, is_answered=self.is_shown)


@dataclass(frozen=True, slots=True)
class AddStop(Change):
    """Put what is on the screen into the tour, after the stop that is shown; a full tour stays as it is."""

    title: str
    eye: Eye | None

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        tour = state.tour
        if tour is None or tour.is_full:
            return state
        place = state.stop + 1 if tour.stops else 0
        stop = Stop(self.title, view_of(state, self.eye))
        return replace(state, tour=tour.with_stop(place, stop), stop=place, is_answered=False)


@dataclass(frozen=True, slots=True)
class TakeView(Change):
    """Let the stop that is shown show what is on the screen from now on."""

    eye: Eye | None

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        stop = state.shown_stop
        return state if stop is None else _with_stop(state, replace(stop, view=view_of(state, self.eye)))


@dataclass(frozen=True, slots=True)
class WriteStop(Change):
    """Change a text of the stop that is shown."""

    field: TextField
    text: str

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        stop, line = state.shown_stop, " ".join(self.text.split())
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
        title = " ".join(self.title.split())
        return state if state.tour is None or not title else replace(state, tour=replace(state.tour, title=title))


@dataclass(frozen=True, slots=True)
class DuplicateStop(Change):
    """Put a copy of the stop that is shown after it."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        tour, stop = state.tour, state.shown_stop
        if tour is None or stop is None or tour.is_full:
            return state
        return replace(state, tour=tour.with_stop(state.stop + 1, stop), stop=state.stop + 1)


@dataclass(frozen=True, slots=True)
class DeleteStop(Change):
    """Take the stop that is shown out of the tour, and stand at the one in its place; undo brings it back."""

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        if state.tour is None or state.shown_stop is None:
            return state
        left = state.tour.without_stop(state.stop)
        place = min(state.stop, len(left.stops) - 1)
        state = replace(state, tour=left, stop=place, is_answered=False)
        return _at_stop(state, catalog, place) if left.stops else state


@dataclass(frozen=True, slots=True)
class MoveStop(Change):
    """Put a stop elsewhere; the one that is shown stays the one that is shown."""

    place: int
    to: int

    def reduce(self, state: ViewState, catalog: Catalog) -> ViewState:
        tour, place, to = state.tour, self.place, self.to
        if tour is None or place == to or not (0 <= place < len(tour.stops) and 0 <= to < len(tour.stops)):
            return state
        order = list(range(len(tour.stops)))
        order.insert(to, order.pop(place))
        shown = order.index(state.stop) if state.stop in order else state.stop
        return replace(state, tour=tour.with_moved(place, to), stop=shown)


def entered(state: ViewState, catalog: Catalog) -> ViewState:
    """Return the state in which tours are shown.

    What whoever looks has chosen is remembered. A shipped tour stands at its stop again, so that its words and the
    head are about the same; into one's own the screen can be taken as it is.
    """
    if state.shown_stop is not None and state.is_tour_shipped:
        return replace(_at_stop(state, catalog, state.stop), is_answered=state.is_answered)
    return _in_tours(state)


def _in_tours(state: ViewState) -> ViewState:
    if state.mode == "learn":
        return state
    return replace(state, mode="learn", stage=state.shown_mode, before_tours=view_of(state, None))


def _at_stop(state: ViewState, catalog: Catalog, place: int) -> ViewState:
    if state.tour is None:
        return state
    heads = state.tour_heads or (state.head,)
    at_stop = state_at(_in_tours(state), state.tour.stops[place].view, catalog, heads)
    return replace(at_stop, stop=place, is_answered=False)


def _with_stop(state: ViewState, stop: Stop) -> ViewState:
    return state if state.tour is None else replace(state, tour=state.tour.with_changed(state.stop, stop))
