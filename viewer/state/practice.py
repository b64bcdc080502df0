"""What is practised: which screen of Learn stands there, the session, the question that is asked, and its answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from viewer.domain.identity import ZoneId

if TYPE_CHECKING:  # nothing of it is needed before somebody practises
    from viewer.learning.judgement import Judgement
    from viewer.learning.question import Question
    from viewer.learning.session import Session

LearnScreen = Literal["home", "tours", "session"]
"""What stands in Learn: what is known and what to begin with; a tour; questions."""

Place = tuple[float, float, float]
"""A place on the skin, head frame, mm."""


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody answered, and what is said to it.

    Attributes
    ----------
    place_mm : (float, float, float) or None
        Where was clicked, head frame, mm; None for an answer in words.
    nearest_mm : (float, float, float) or None
        The right place that is nearest to it.
    """

    judgement: Judgement
    place_mm: Place | None = None
    nearest_mm: Place | None = None


@dataclass(frozen=True, slots=True)
class Practice:
    """What is practised.

    Attributes
    ----------
    screen : {"home", "tours", "session"}
        What stands in Learn.
    session : Session or None
        Its cards, and how each was answered; None before one is begun. It waits while another screen is shown.
    question : Question or None
        What is asked; None when the session is through.
    given : Given or None
        The answer; None while the question is open.
    hints : int
        How many were asked for.
    is_typed : bool
        Whether the name is typed instead of chosen: each second one, for what is recognised is not yet remembered.
    known : tuple of (str, int)
        Zones with how well each is known, 0 to 4; those that nobody was asked yet are 0.
    """

    screen: LearnScreen = "tours"
    session: Session | None = None
    question: Question | None = None
    given: Given | None = None
    hints: int = 0
    is_typed: bool = False
    known: tuple[tuple[ZoneId, int], ...] = ()

    @property
    def is_asking(self) -> bool:
        """Whether a question is open on the screen."""
        return self.screen == "session" and self.question is not None and self.given is None

    def asking(self, session: Session, question: Question | None) -> Practice:
        """Return it with the next question, or at the end of the session."""
        is_typed = question is not None and question.card.kind == "name" and session.place % 2 == 1
        return replace(
            self, screen="session", session=session, question=question, given=None, hints=0, is_typed=is_typed
        )
