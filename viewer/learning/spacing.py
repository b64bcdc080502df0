"""When a card is asked again, by the package ``fsrs`` (free spaced repetition scheduler), and how well it is known."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

from viewer.domain.memory import Memory

if TYPE_CHECKING:
    from fsrs import Scheduler

NOT_SEEN, SHAKY, HALF_KNOWN, KNOWN, KNOWN_WELL = range(5)
_STEPS_DAYS = (3.0, 14.0, 60.0)
"""Where a step ends, in days of stability: how long until the chance to remember falls to nine in ten. Ours."""


def remembered(memory: Memory | None, *, is_known: bool, now: dt.datetime) -> Memory:
    """Return what is kept after an answer.

    Parameters
    ----------
    memory : Memory or None
        Before it; None for a card that was never asked.
    now : datetime
        When it was answered, UTC. If the clock was set back, the answer counts as given right after the one before.
    """
    from fsrs import Card, Rating, State

    if memory is None:
        card = Card(card_id=0)
    else:
        now = max(now, memory.reviewed)
        card = Card(
            0, State(memory.state), memory.step, memory.stability_days, memory.difficulty, memory.due, memory.reviewed
        )
    after, _log = _scheduler().review_card(card, Rating.Good if is_known else Rating.Again, now)
    assert after.stability is not None
    assert after.difficulty is not None
    return Memory(after.stability, after.difficulty, int(after.state), after.step, after.due, now)


def knowledge(memory: Memory | None) -> int:
    """Return how well a card is known, from 0 (not seen) to 4 (known well)."""
    if memory is None:
        return NOT_SEEN
    return SHAKY + sum(memory.stability_days >= days for days in _STEPS_DAYS)


@lru_cache(1)
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(enable_fuzzing=False)  # the same answers lead to the same day
