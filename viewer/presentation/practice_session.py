"""What stands round the head while somebody is asked: the session so far, the question, and how it can be answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.learning.card import PASS_OF, Kind
from viewer.learning.question import Question, names_of
from viewer.learning.session import Answered
from viewer.state.practice import Practice

KIND_TITLES: dict[Kind, str] = {
    "find": _("Find it"),
    "build": _("Build it yourself"),
    "name": _("Name it"),
    "use": _("What for"),
    "side": _("Which side"),
    "angle": _("Which angle"),
    "studies": _("What studies say"),
    "needle": _("Needle it"),
}
PASS_NAMES = {"place": _("place"), "function": _("function"), "clinic": _("clinic")}

Way = Literal["click", "choose", "type", ""]
"""How the question is answered now; empty once it is."""


@dataclass(frozen=True, slots=True)
class AnsweredRow:
    """A card of the session.

    Attributes
    ----------
    is_again : bool
        Whether it was not known and comes back.
    """

    title: str
    detail: str
    is_again: bool = False
    is_current: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class SessionView:
    """The session, and what is asked.

    Attributes
    ----------
    place, count : int
        Question n of m.
    facts : str
        What is small above the question.
    words, han : str
        The question; empty at the end.
    way : str
        How it is answered now.
    """

    title: str
    second: str
    rows: tuple[AnsweredRow, ...]
    place: int
    count: int
    facts: str
    words: str
    han: str
    choices: tuple[str, ...]
    way: Way
    right: int | None = None
    chosen: int | None = None


def session_view(catalog: Catalog, practice: Practice) -> SessionView:
    """Return the session with the question that is open or was answered."""
    session, question, given = practice.session, practice.question, practice.given
    answers = session.answers if session is not None else ()
    last = len(answers) - 1 if given is not None else len(answers)
    rows = [
        AnsweredRow(names_of(catalog, answer.card)[0], _far(answer), not answer.is_known, place == last)
        for place, answer in enumerate(answers)
    ]
    if practice.is_asking:
        rows.append(AnsweredRow(_("Question %d") % (len(rows) + 1), "", is_current=True, is_open=True))
    chosen = right = None
    if question is not None and question.choices and given is not None:
        right = question.right[0]
        chosen = next((n for n, words in enumerate(question.choices) if words == given.judgement.hit), None)
    return SessionView(
        title=KIND_TITLES[question.card.kind] if question is not None else _("Done"),
        second=session.title if session is not None else "",
        rows=tuple(rows),
        place=min(last + 1, len(session.cards)) if session is not None else 0,
        count=len(session.cards) if session is not None else 0,
        facts=facts_of(question) if question is not None else "",
        words=question.words if question is not None else "",
        han=question.han if question is not None else "",
        choices=question.choices if question is not None and not practice.is_typed else (),
        way=way_of(practice),
        right=right,
        chosen=chosen,
    )


def _far(answer: Answered) -> str:
    return "" if answer.distance_mm is None else f"{answer.distance_mm:.0f}\N{NO-BREAK SPACE}mm"


def way_of(practice: Practice) -> Way:
    """Return how the question that is open is answered."""
    question = practice.question
    if question is None or not practice.is_asking:
        return ""
    kind = question.card.kind
    if kind == "find":
        return "click"
    return "type" if practice.is_typed else "choose"


def facts_of(question: Question) -> str:
    """Return what is said in small type above a question."""
    card = question.card
    said = [PASS_NAMES[PASS_OF[card.kind]]]
    if question.side in ("left", "right") and card.kind != "side":
        said.append(_("%s side") % question.side)
    if card.kind == "find":
        said.append(_("within %s counts") % f"{question.tolerance_mm:.0f}\u00a0mm")
    return " · ".join(said)
