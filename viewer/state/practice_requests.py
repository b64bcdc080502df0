"""What can be asked of practice. What is answered is kept in a file and is no step of undo."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from viewer.domain.catalog import Catalog
from viewer.domain.identity import ZoneId
from viewer.state.history import History
from viewer.state.practice import Given, Place, Practice
from viewer.state.request import Errand, Move
from viewer.state.view_state import ViewState

if TYPE_CHECKING:
    from viewer.learning.card import Kind, Pass
    from viewer.learning.question import Question
    from viewer.learning.session import Session


class PracticeMove(Move):
    """A request that changes what is practised. States that undo and redo lead to carry it as well."""

    __slots__ = ()

    @abstractmethod
    def practised(self, practice: Practice) -> Practice:
        """Return what is practised then; pure."""

    def seen(self, state: ViewState) -> ViewState:
        """Return the state as the eye finds it; pure."""
        return state

    def in_history(self, history: History, catalog: Catalog) -> History:
        """Return the history in which all states practise it."""
        practice = self.practised(history.state.practice)
        past, future = (
            tuple(replace(state, practice=practice) for state in states) for states in (history.past, history.future)
        )
        state = self.seen(replace(history.state, practice=practice))
        return replace(history, state=state, past=past, future=future)


@dataclass(frozen=True, slots=True)
class ShowLearnHome(PracticeMove):
    """Show what is known and what to begin with; a session waits."""

    def practised(self, practice: Practice) -> Practice:
        return replace(practice, screen="home")


@dataclass(frozen=True, slots=True)
class ShowTours(PracticeMove):
    """Show the tours, and the one that is open."""

    def practised(self, practice: Practice) -> Practice:
        return replace(practice, screen="tours")


@dataclass(frozen=True, slots=True)
class GoOnPractising(PracticeMove):
    """Come back to the session that waits."""

    def practised(self, practice: Practice) -> Practice:
        return practice if practice.session is None else replace(practice, screen="session")


@dataclass(frozen=True, slots=True)
class Put(PracticeMove):
    """Ask a question; without one the session is through."""

    session: Session
    question: Question | None

    def practised(self, practice: Practice) -> Practice:
        return practice.asking(self.session, self.question)

    def seen(self, state: ViewState) -> ViewState:
        if self.question is None or self.question.card.kind == "find":
            return state  # turned as the hand left it: where to look is part of the question
        return replace(state, camera=state.camera.then("zone"))


@dataclass(frozen=True, slots=True)
class Judged(PracticeMove):
    """Show the judgement of what was answered."""

    session: Session
    given: Given
    is_turned: bool = False

    def practised(self, practice: Practice) -> Practice:
        return replace(practice, session=self.session, given=self.given)

    def seen(self, state: ViewState) -> ViewState:
        return replace(state, camera=state.camera.then("zone")) if self.is_turned else state


@dataclass(frozen=True, slots=True)
class Know(PracticeMove):
    """Show how well zones are known."""

    known: tuple[tuple[ZoneId, int], ...]

    def practised(self, practice: Practice) -> Practice:
        return replace(practice, known=self.known)


@dataclass(frozen=True, slots=True)
class Hint(PracticeMove):
    """Show one hint more; the answer then counts as not known."""

    def practised(self, practice: Practice) -> Practice:
        return replace(practice, hints=practice.hints + 1) if practice.is_asking else practice


@dataclass(frozen=True, slots=True)
class EndPractice(PracticeMove):
    """Leave the session; what was answered is kept already."""

    def practised(self, practice: Practice) -> Practice:
        return replace(practice, screen="home", session=None, question=None, given=None, hints=0)


# Errands: the learner's file knows what is due, and hears every answer before the screen does.


@dataclass(frozen=True, slots=True)
class StartPractice(Errand):
    """Begin a session.

    Attributes
    ----------
    minutes, number : int or None
        How long it is, in time or in questions; None for as much as is due.
    kinds, passes : tuple of str
        Narrow what is asked; empty for all.
    zone : str or None
        Only what is asked of this zone, due or not.
    only : {"due", "weak", "all"}
        Whether what is due and new is asked, what is known badly, or all of it.
    """

    minutes: int | None = None
    number: int | None = None
    kinds: tuple[Kind, ...] = ()
    passes: tuple[Pass, ...] = ()
    zone: ZoneId | None = None
    only: Literal["due", "weak", "all"] = "due"


@dataclass(frozen=True, slots=True)
class AnswerPlace(Errand):
    """Answer with a place on the head, head frame, mm."""

    place_mm: Place


@dataclass(frozen=True, slots=True)
class AnswerWords(Errand):
    """Answer with what was typed."""

    text: str


@dataclass(frozen=True, slots=True)
class AnswerChoice(Errand):
    """Answer with one of the choices, from 0."""

    choice: int


@dataclass(frozen=True, slots=True)
class NextQuestion(Errand):
    """Ask the next question."""


@dataclass(frozen=True, slots=True)
class ChooseLearner(Errand):
    """Let somebody else learn; a name that is new begins anew. Empty asks for a name."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class BuildIt(Errand):
    """Show how a zone is built; the session waits."""

    zone: ZoneId


PRACTICE_ERRANDS: tuple[type[Errand], ...] = (
    StartPractice, AnswerPlace, AnswerWords, AnswerChoice, NextQuestion, ChooseLearner, BuildIt,
)  # fmt: skip
"""What is answered by the learners' file."""
