"""What is done with the tour that is open: walking through it, and writing it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, ZoneId
from viewer.domain.tour import STOPS_MOST, Eye, Stop, StopView, Tour, said_anew
from viewer.domain.tour_reference import known_view
from viewer.state.store import Bookmark, Store
from viewer.state.view_state import CameraOrder, ViewState

TextField = Literal["title", "words", "question", "answer", "notes"]

_GIVEN_BACK = (
    "school", "affected", "zone_opacity", "labels", "rival", "has_scaled_cm", "has_whole_systems", "needle_angle_deg",
    "needle_entry", "needle_length_mm", "needle_size", "needle_turn_deg", "is_needle_reversed", "is_relay", "is_calm",
)  # fmt: skip
"""What a stop sets and whoever looks may have set otherwise; overlays and variants come with it."""
_SAME_FIELDS = (
    "head", "school", "selected", "part", "point", "complaint", "lit", "side", "affected", "zone_opacity", "labels",
    "build_step", "rival", "has_scaled_cm", "compared", "has_whole_systems", "needle_angle_deg", "needle_entry",
    "needle_length_mm", "needle_size", "needle_turn_deg", "is_needle_reversed", "is_relay", "is_calm", "measured_mm",
)  # fmt: skip


def view_of(state: ViewState, eye: Eye | None) -> StopView:
    """Return what a stop keeps of a state.

    Parameters
    ----------
    state : ViewState
        What is on the screen.
    eye : Eye or None
        Where the eye stands; only the scene knows.
    """
    cell = () if state.cell is None else tuple(str(each) for each in state.cell if each is not None)
    return StopView(
        stage=state.shown_mode,
        eye=eye,
        overlays=tuple(sorted(state.overlays)),
        variants=tuple(sorted(state.variants)),
        cell=cell,
        **{name: getattr(state, name) for name in _SAME_FIELDS},
    )


def state_at(state: ViewState, view: StopView, catalog: Catalog, heads: Collection[str]) -> ViewState:
    """Return a state that shows what a stop keeps; what is no longer there is left out.

    Parameters
    ----------
    state : ViewState
        Gives what a stop does not keep: mode, colours, skin, words, motion.
    heads : collection of str
        Heads that can be shown; for any other the present one stays.
    """
    known, _ = known_view(view, catalog, heads)
    changes: dict[str, Any] = {name: getattr(known, name) for name in _SAME_FIELDS}
    if known.head not in heads:
        changes["head"] = state.head
    camera = state.camera
    if known.eye is not None:
        camera = CameraOrder("eye", camera.number + 1, known.eye)
    elif known.selected is not None or known.lit or known.compared or known.point is not None:
        camera = CameraOrder("step" if known.stage == "build" else "zone", camera.number + 1)
    return replace(
        state,
        stage=known.stage,
        camera=camera,
        candidates=(),
        overlays=frozenset(known.overlays),
        variants=frozenset(known.variants),
        cell=_cell(known.cell),
        study=None,
        is_measuring=bool(known.measured_mm),
        **changes,
    )


def given_back(state: ViewState, *, is_taken_along: bool = False) -> dict[str, Any]:
    """Return what changes when tours are left: what was chosen before is given back.

    What a stop is about stays on the screen. With `is_taken_along` the rest of it stays too, but for the head.
    """
    own = state.before_tours
    if own is None:
        return {}
    changes: dict[str, Any] = {"before_tours": None, "head": own.head, "measured_mm": ()}
    if not is_taken_along:
        changes |= {name: getattr(own, name) for name in _GIVEN_BACK}
        changes |= {"overlays": frozenset(own.overlays), "variants": frozenset(own.variants)}
    return changes


class TourActions:
    """Opens a tour, walks through its stops and changes them.

    Parameters
    ----------
    store : Store
        The state to change.
    catalog : Catalog
        What stops can refer to.

    Attributes
    ----------
    heads : collection of str
        Heads that a stop can be shown on.
    shipped : collection of Path
        Files of the tours that came with the program: they are read and not written.
    """

    def __init__(self, store: Store, catalog: Catalog) -> None:
        self._store = store
        self._catalog = catalog
        self.heads: Collection[str] = ()
        self.shipped: Collection[Path] = ()

    # Walking

    def open(self, tour: Tour, file: Path | None = None, history: Bookmark | None = None) -> None:
        """Open a tour, and stand at its first stop.

        Parameters
        ----------
        tour : Tour
            As it stands now.
        file : Path, optional
            What it is told apart by.
        history : Bookmark, optional
            The way back from when this tour was left; by default there is none. Undo never leads into another tour.
        """
        state = replace(self._store.state, tour=tour, tour_file=file, stop=-1, is_answered=False)
        state = self._at_stop(state, 0) if tour.stops else state
        past, future = (history.past, history.future) if history is not None else ((), ())
        self._store.return_to(Bookmark(state, past, future))

    def move_to_file(self, file: Path, tour_id: str) -> None:
        """Let the open tour be that of another file from now on, and what can be undone as well."""
        old, mark = self._store.state.tour_file, self._store.bookmark()

        def moved(state: ViewState) -> ViewState:
            if state.tour is None or state.tour_file != old:
                return state
            return replace(state, tour=replace(state.tour, id=tour_id), tour_file=file)

        past, future = (tuple(moved(state) for state in states) for states in (mark.past, mark.future))
        self._store.return_to(Bookmark(moved(mark.state), past, future))

    def go_to(self, place: int) -> None:
        """Stand at a stop, counted from 0, wherever one was; beyond the ends, and before a patient, nothing happens."""
        state = self._store.state
        if state.tour is not None and 0 <= place < len(state.tour.stops) and state.mode != "explain":
            self._move_to(self._at_stop(state, place))

    def go_by(self, steps: int) -> None:
        """Stand some stops further on, or back."""
        self.go_to(self._store.state.stop + steps)

    def go_on(self) -> None:
        """Show the answer if a question waits for it; else stand at the next stop."""
        stop = self.stop()
        if stop is not None and stop.question and stop.answer and not self._store.state.is_answered:
            self.show_answer(is_shown=True)
        else:
            self.go_by(1)

    def show_answer(self, *, is_shown: bool) -> None:
        """Show the answer to the stop's question, or hide it."""
        self._store.update(is_answered=is_shown)

    def stop(self) -> Stop | None:
        """Return the stop that is shown, or None."""
        return self._store.state.shown_stop

    # Coming and going

    def entered(self) -> dict[str, Any]:
        """Return what changes when tours are entered.

        What whoever looks has chosen is remembered. A shipped tour stands at its stop again, so that its words and
        the head are about the same; into one's own the screen can be taken as it is.
        """
        state = self._store.state
        changes: dict[str, Any] = {"stage": state.mode, "before_tours": view_of(state, None)}
        if state.shown_stop is not None and state.tour_file in self.shipped:
            there = self._at_stop(state, state.stop)
            changes = {name: getattr(there, name) for name in there.__slots__} | {"is_answered": state.is_answered}
        return changes

    # Writing

    def add_stop(self, title: str, eye: Eye | None) -> bool:
        """Put what is on the screen into the tour, after the stop that is shown; says whether there was room."""
        state, tour = self._store.state, self._store.state.tour
        if tour is None or len(tour.stops) >= STOPS_MOST:
            return False
        place = state.stop + 1 if tour.stops else 0
        stop = Stop(title, view_of(state, eye))
        self._store.update(tour=tour.with_stop(place, stop), stop=place, is_answered=False)
        return True

    def take_view(self, eye: Eye | None) -> None:
        """Let the stop that is shown show what is on the screen from now on."""
        stop = self.stop()
        if stop is not None:
            self._change(replace(stop, view=view_of(self._store.state, eye)))

    def write(self, field: TextField, text: str) -> None:
        """Change a text of the stop that is shown."""
        stop = self.stop()
        if stop is None:
            return
        if field == "title":
            text = " ".join(text.split())
            self._change(replace(stop, title=text) if text else stop)
        elif field == "words":
            self._change(replace(stop, words=said_anew(text, stop.words)))
        elif field == "answer":
            self._change(replace(stop, answer=said_anew(text, stop.answer)))
        elif field == "question":
            self._change(replace(stop, question=" ".join(text.split())))
        else:
            self._change(replace(stop, notes=text.strip()))

    def rename(self, title: str) -> None:
        """Give the tour another title."""
        tour, title = self._store.state.tour, " ".join(title.split())
        if tour is not None and title:
            self._store.update(tour=replace(tour, title=title))

    def duplicate(self) -> None:
        """Put a copy of the stop that is shown after it."""
        state, tour, stop = self._store.state, self._store.state.tour, self.stop()
        if tour is not None and stop is not None and len(tour.stops) < STOPS_MOST:
            self._store.update(tour=tour.with_stop(state.stop + 1, stop), stop=state.stop + 1)

    def delete(self) -> None:
        """Take the stop that is shown out of the tour, and stand at the one in its place; undo brings it back."""
        state, tour = self._store.state, self._store.state.tour
        if tour is not None and self.stop() is not None:
            left = tour.without_stop(state.stop)
            place = min(state.stop, len(left.stops) - 1)
            state = replace(state, tour=left, stop=place, is_answered=False)
            self._move_to(self._at_stop(state, place) if left.stops else state)

    def move(self, place: int, to: int) -> None:
        """Put a stop elsewhere; the one that is shown stays the one that is shown."""
        state, tour = self._store.state, self._store.state.tour
        if tour is None or place == to or not (0 <= place < len(tour.stops) and 0 <= to < len(tour.stops)):
            return
        order = list(range(len(tour.stops)))
        order.insert(to, order.pop(place))
        shown = order.index(state.stop) if state.stop in order else state.stop
        self._store.update(tour=tour.with_moved(place, to), stop=shown)

    def _change(self, stop: Stop) -> None:
        state = self._store.state
        if state.tour is not None:
            self._store.update(tour=state.tour.with_changed(state.stop, stop))

    def _at_stop(self, state: ViewState, place: int) -> ViewState:
        tour = state.tour
        if tour is None:
            return state
        if state.mode != "learn":
            state = replace(state, mode="learn", before_tours=view_of(state, None))
        heads = self.heads or (state.head,)
        at_stop = state_at(state, tour.stops[place].view, self._catalog, heads)
        return replace(at_stop, stop=place, is_answered=False)

    def _move_to(self, state: ViewState) -> None:
        self._store.update(**{name: getattr(state, name) for name in state.__slots__})


def _cell(cell: tuple[str, ...]) -> tuple[ComplaintId, ZoneId | None] | None:
    if not cell:
        return None
    return ComplaintId(cell[0]), ZoneId(cell[1]) if len(cell) > 1 else None
