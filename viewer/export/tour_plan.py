"""When a film of a tour shows what: stops, the steps of a construction on the way, and how long each is read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from viewer.domain.catalog import Catalog
from viewer.domain.tour import Stop, Tour
from viewer.presentation.shown import while_asking
from viewer.presentation.tour_view import StopPage, stop_page
from viewer.state.stop_view import state_at
from viewer.state.view_state import ViewState

MOVE_S = 1.6
"""How long the eye takes from one stop to the next."""

BLEND_S = 0.5
"""How long one picture takes to become another where the eye stays."""

_LOOK_S, _LETTER_S = 2.5, 0.045  # as for the steps of a construction: `viewer.presentation.construction.reading_ms`
_STEP_S = 2.0  # of a construction on the way to the step that is meant; its words come with that one
_LEAST_S = 0.5


@dataclass(frozen=True, slots=True)
class Beat:
    """One picture of the film that stands still for a while.

    Attributes
    ----------
    state : ViewState
        What the head shows.
    page : StopPage
        What is read.
    is_answered : bool
        Whether the answer stands with the question.
    move_s : float
        How long it takes to come here from the beat before.
    hold_s : float
        How long it stands.
    """

    state: ViewState
    page: StopPage
    is_answered: bool
    move_s: float
    hold_s: float


def beats(
    tour: Tour, catalog: Catalog, heads: Collection[str], basis: ViewState, seconds: float | None = None
) -> tuple[Beat, ...]:
    """Plan the film of a tour.

    A construction is played up to the step of its stop, from the step of the stop before where that built the same
    zone. A question stands alone first; its answer comes when the question has been read.

    Parameters
    ----------
    tour : Tour
        What is shown.
    catalog, heads
        What stops can refer to; what is not there is left out.
    basis : ViewState
        Gives what a stop does not keep: colours and skin.
    seconds : float, optional
        How long the whole film is; without it everything can be read aloud.

    Returns
    -------
    tuple of Beat
        In order; empty for a tour without stops.
    """
    planned = tuple(_planned(tour, catalog, heads, basis))
    if seconds is None or not planned:
        return planned
    moves_s = sum(beat.move_s for beat in planned)
    share = max(0.0, seconds - moves_s) / sum(beat.hold_s for beat in planned)
    return tuple(replace(beat, hold_s=max(_LEAST_S, beat.hold_s * share)) for beat in planned)


def _planned(tour: Tour, catalog: Catalog, heads: Collection[str], basis: ViewState) -> Iterator[Beat]:
    before: ViewState | None = None
    for place, stop in enumerate(tour.stops):
        state = state_at(
            replace(basis, mode="learn", lesson=replace(basis.lesson, tour=tour, stop=place)), stop.view, catalog, heads
        )
        state = replace(state, mode=state.shown_mode)
        page = stop_page(catalog, state, heads)
        if page is None:
            continue
        move_s = 0.0 if before is None else MOVE_S
        is_asked = bool(stop.question and stop.answer)
        # As in a class: while the question is open, neither a name on the head nor the side that is lit answers it.
        asked = (
            replace(while_asking(state, stop), drawing=replace(while_asking(state, stop).drawing, labels=False))
            if is_asked
            else state
        )
        for step in _steps_before(before, state):
            yield Beat(replace(asked, build=replace(asked.build, step=step)), page, False, move_s, _STEP_S)
            move_s = BLEND_S
        yield Beat(asked, page, False, move_s, reading_s(stop, is_answered=False))
        if is_asked:
            turn_s = MOVE_S if asked.camera != state.camera else BLEND_S
            yield Beat(state, page, True, turn_s, reading_s(stop, is_answered=True))
        before = state


def reading_s(stop: Stop, *, is_answered: bool) -> float:
    """Return how long a stop is shown, for somebody who reads it aloud; with the answer, for the answer alone.

    Our choice: 2.5 s to look, and 45 ms a letter.
    """
    said = stop.answer if is_answered else stop.words
    words = [*(each.text for each in said), *(() if is_answered else (stop.title, stop.question))]
    return _LOOK_S + _LETTER_S * sum(map(len, words))


def _steps_before(before: ViewState | None, state: ViewState) -> range:
    """The steps of a construction that lead to the one that is meant."""
    if state.entry.shows != "construction":
        return range(0)
    is_same = (
        before is not None and before.entry.shows == "construction" and before.selection.zone == state.selection.zone
    )
    first = before.build.step + 1 if is_same and before is not None else 0
    return range(first, state.build.step)
