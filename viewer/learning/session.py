"""A session: cards one after the other; what was not known comes back once, a few questions later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from viewer.learning.card import Card, CardId

BACK_AFTER = 3
SECONDS_A_CARD = 20
"""The usual pace, by which minutes become questions; ours."""


@dataclass(frozen=True, slots=True)
class Answered:
    """How a card was answered.

    Attributes
    ----------
    hints : int
        How many were taken: with one it counts as not known.
    distance_mm : float or None
        Of an answer on the head.
    """

    card: Card
    is_right: bool
    hints: int = 0
    distance_mm: float | None = None

    @property
    def is_known(self) -> bool:
        """Whether it counts as known."""
        return self.is_right and not self.hints


@dataclass(frozen=True, slots=True)
class Session:
    """Cards in a row.

    Attributes
    ----------
    cards : tuple of Card
        In the order in which they are asked, those that come back with them.
    answers : tuple of Answered
        So far, one for each card that was asked: the next card is the one after them.
    seed : int
        From which questions draw sides and choices.
    title : str
        What is practised, in a few words.
    """

    cards: tuple[Card, ...]
    answers: tuple[Answered, ...] = ()
    seed: int = 0
    title: str = ""

    @property
    def place(self) -> int:
        """How many cards were answered."""
        return len(self.answers)

    @property
    def card(self) -> Card | None:
        """The card that is asked next; None when it is through."""
        return self.cards[self.place] if self.place < len(self.cards) else None

    @property
    def question_seed(self) -> int:
        """From which the next question draws: when a card comes back, the side may be another."""
        return self.seed + self.place

    def answered(self, answered: Answered) -> Session:
        """Return it with the next card answered; one that was not known comes back once."""
        place = self.place + 1
        cards = self.cards
        if not answered.is_known and not self.comes_back(answered.card.id) and cards[:place].count(answered.card) == 1:
            at = min(place + BACK_AFTER, len(cards))
            cards = (*cards[:at], answered.card, *cards[at:])
        return replace(self, cards=cards, answers=(*self.answers, answered))

    def comes_back(self, card: CardId) -> bool:
        """Whether a card is still to come."""
        return any(each.id == card for each in self.cards[self.place + 1 :])


def session_of(
    due: Sequence[Card],
    new: Sequence[Card] = (),
    *,
    minutes: int | None = None,
    number: int | None = None,
    seed: int = 0,
    title: str = "",
) -> Session:
    """Return a session of what is due, then of what is new, as long as is asked for; of all without a length."""
    wanted = number if number is not None else None if minutes is None else minutes * 60 // SECONDS_A_CARD
    return Session((*due, *new)[:wanted], seed=seed, title=title)
