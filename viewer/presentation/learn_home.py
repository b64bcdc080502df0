"""What stands at the home of Learn: what is due, how well it is known, when it was practised."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from viewer.data.language import gettext as _
from viewer.learning.card import Kind
from viewer.presentation.sentences import counted

WEEKS = 6
"""Rows of the calendar: most lie behind, the last one is still to come."""


@dataclass(frozen=True, slots=True)
class KindRow:
    """One way of being asked.

    Attributes
    ----------
    kinds : tuple of str
        The kinds of card in it.
    due : int
        How many of them are to be asked today.
    """

    kinds: tuple[Kind, ...]
    title: str
    second: str
    icon: Literal["eye", "label", "info", "needle"]
    due: int = 0


KIND_ROWS: tuple[KindRow, ...] = (
    KindRow(("find",), _("Find it"), _("Click the place on the head"), "eye"),
    KindRow(("name",), _("Name it"), _("Type it, or choose of four"), "label"),
    KindRow(("use", "side", "studies"), _("What for, which side"), _("With what studies say"), "info"),
    KindRow(("angle",), _("Which angle"), _("As its school teaches"), "needle"),
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar.

    Attributes
    ----------
    count : int
        How many answers were given, or, of a day to come, how many cards fall due.
    """

    date: dt.date
    count: int = 0
    is_today: bool = False
    is_to_come: bool = False

    @property
    def step(self) -> int:
        """How strongly it is coloured, 0 to 4."""
        if self.is_to_come or not self.count:
            return 0
        return 1 + sum(self.count >= least for least in (8, 13, 17))

    @property
    def words(self) -> str:
        """All of it, for tooltips and screen readers."""
        what = (
            _("{cards} due") if self.is_to_come else counted(self.count, _("{cards} answer"), _("{cards} answers"))
        ).format(cards=self.count)
        return f"{self.date:%A %d %B}: {what}"


@dataclass(frozen=True, slots=True)
class PassRow:
    """How much of one pass is known."""

    title: str
    known: int
    total: int


@dataclass(frozen=True, slots=True)
class LearnHome:
    """Everything at the home of Learn.

    Attributes
    ----------
    learners : tuple of str
        Who learns on this machine; the first one is asked.
    due, new, weak : int
        Cards that are due today, that nobody was asked yet and are next, and that are known badly.
    minutes : int
        How long that takes at the usual pace.
    next_due : str
        When something is due next; empty where something is due now.
    waits : str
        What is said of a session that waits; empty for none.
    trouble : str
        What went wrong with the learner's file, and what was done; empty for nothing.
    what : str
        Of what the passes count.
    """

    learners: tuple[str, ...]
    learner: str
    kinds: tuple[KindRow, ...]
    due: int
    new: int
    weak: int
    minutes: int
    days: tuple[Day, ...]
    passes: tuple[PassRow, ...]
    what: str
    next_due: str = ""
    waits: str = ""
    trouble: str = ""


def calendar(today: dt.date, answered: dict[dt.date, int], due: dict[dt.date, int]) -> tuple[Day, ...]:
    """Return the days round today, whole weeks from Monday on: five behind with this one, and one to come.

    Parameters
    ----------
    answered, due : mapping of date to int
        Answers given, and cards that fall due.
    """
    monday = today - dt.timedelta(days=today.weekday())
    first = monday - dt.timedelta(weeks=WEEKS - 2)
    days = []
    for number in range(7 * WEEKS):
        date = first + dt.timedelta(days=number)
        is_to_come = date > today
        days.append(Day(date, (due if is_to_come else answered).get(date, 0), date == today, is_to_come))
    return tuple(days)
