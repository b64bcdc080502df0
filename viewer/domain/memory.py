"""How a card is remembered: what the scheduler needs to say when it is asked again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Memory:
    """What is kept of how a card is remembered.

    Attributes
    ----------
    stability_days, difficulty : float
        As the scheduler counts them; stability is the time until the chance to remember falls to nine in ten.
    state : int
        Learning 1, reviewing 2, learning again 3.
    step : int or None
        How far within learning.
    due, reviewed : datetime
        When it is to be asked again, and when it was answered last; UTC.
    """

    stability_days: float
    difficulty: float
    state: int
    step: int | None
    due: dt.datetime
    reviewed: dt.datetime
