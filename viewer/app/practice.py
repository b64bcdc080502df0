"""Practising: the learners' file, sessions out of it, and answers that are judged and kept."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from viewer.data.language import gettext as _
from viewer.domain.identity import SchoolId, ZoneId
from viewer.domain.memory import Memory
from viewer.errors import ViewerError
from viewer.learning.card import Card, CardId, ThingKind
from viewer.learning.deck import deck_of, narrowed
from viewer.learning.question import question_of
from viewer.learning.session import SECONDS_A_CARD, Answered, Session, session_of
from viewer.learning.spacing import HALF_KNOWN, SHAKY, knowledge, remembered
from viewer.presentation.learn_home import KIND_ROWS, LearnHome, PassRow, calendar
from viewer.presentation.presenter import Presenter
from viewer.state.mode_requests import Enter, InExplore
from viewer.state.practice import Given
from viewer.state.practice_requests import (
    AnswerChoice,
    AnswerPlace,
    AnswerWords,
    BuildIt,
    ChooseLearner,
    Judged,
    Know,
    NextQuestion,
    Put,
    StartPractice,
)
from viewer.state.request import Errand
from viewer.state.requests import ShowZone
from viewer.state.store import Store

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from viewer.data.learning_file import LearningFile
    from viewer.geometry.fast_geodesic import FastGeodesic
    from viewer.geometry.head import Head
    from viewer.learning.judgement import Judgement

ASKED = frozenset(kind for row in KIND_ROWS for kind in row.kinds)
"""Kinds of card that the window can ask."""

_NEW_AT_ONCE = 10
_PASSES = (
    ("place", _("Place: where it lies")),
    ("function", _("Function: what for, which side")),
    ("clinic", _("Clinic: angle, studies")),
)
ME = _("Me")
_PASS_ORDER = tuple(name for name, _title in _PASSES)
_THINGS: tuple[ThingKind, ...] = ("zone", "part", "point", "landmark", "site")
"""In this order what is new is asked."""


class Practising:
    """Answers what is asked of practice.

    Parameters
    ----------
    presenter : Presenter
        Holds the content, the head and its zones.
    store : Store
        Where the question and its answer are seen.
    say : callable
        Shows a sentence at the foot of the window.
    window : callable
        Over which dialogs stand.
    """

    def __init__(
        self, presenter: Presenter, store: Store, say: Callable[[str], None], window: Callable[[], QWidget]
    ) -> None:
        self._presenter, self._store, self._say, self._window = presenter, store, say, window
        self.learner = ""
        self.trouble = ""
        self._ways: tuple[Head, FastGeodesic] | None = None

    @cached_property
    def _file(self) -> LearningFile | None:
        from viewer.data.learning_file import LearningFile, LearningFileError

        try:
            file = LearningFile()
        except LearningFileError as error:
            self.trouble = _("{error} You can practise; nothing of it is kept.").format(error=error)
            return None
        self.trouble = file.notice
        self.learner = next(iter(file.learners()), ME)
        return file

    @cached_property
    def _deck(self) -> dict[CardId, Card]:
        return {card.id: card for card in deck_of(self._presenter.catalog) if card.kind in ASKED}

    def answer(self, asked: Errand) -> None:
        """Answer one of `PRACTICE_ERRANDS`."""
        match asked:
            case StartPractice():
                self.start(asked)
            case AnswerPlace():
                self.answer_place(asked.place_mm)
            case AnswerWords():
                self.answer_words(asked.text)
            case AnswerChoice():
                self.answer_choice(asked.choice)
            case NextQuestion():
                self.next()
            case ChooseLearner():
                self.choose_learner(asked.name or _asked_name(self._window()))
            case BuildIt():
                self._build(asked.zone)

    def close(self) -> None:
        """Close the file, if it was opened."""
        file = self.__dict__.get("_file")
        self.__dict__["_file"] = None  # what the window still does while it goes asks nothing of it
        if file is not None:
            file.close()

    # Home

    def home(self) -> LearnHome:
        """Return what stands at the home of Learn."""
        memories, now = self._memories(), _now()
        due, new = self._due(memories, now), self._new(memories)
        kinds = Counter(card.kind for card in due)
        by_day, falls = ({}, {}) if self._file is None else self._days()
        today = dt.date.today()
        coming = sorted(day for day in falls if day > today)
        count = min(len(due) + min(len(new), _NEW_AT_ONCE), 10 * 60 // SECONDS_A_CARD)
        waits = self._store.state.practice.session
        return LearnHome(
            learners=self._file.learners() or (self.learner,) if self._file is not None else (ME,),
            learner=self.learner or ME,
            kinds=tuple(
                type(row)(row.kinds, row.title, row.second, row.icon, sum(kinds[kind] for kind in row.kinds))
                for row in KIND_ROWS
            ),
            due=len(due),
            new=min(len(new), _NEW_AT_ONCE),
            weak=len(self._weak(memories)),
            minutes=max(1, count * SECONDS_A_CARD // 60),
            days=calendar(today, dict(by_day), dict(falls)),
            passes=tuple(self._pass_row(memories, name, title) for name, title in _PASSES),
            what=self._what(),
            next_due=_("Nothing is due until {day:%A %d %B}.").format(day=coming[0]) if coming else "",
            waits=_("A session waits: question %d") % (waits.place + 1) if waits is not None and waits.card else "",
            trouble=self.trouble,
        )

    def show_known(self) -> None:
        """Colour the zones by how well they are known."""
        memories = self._memories()
        by_zone: dict[str, list[int]] = {}
        for card, memory in memories.items():
            known = self._deck.get(CardId(card))
            if known is not None and known.thing_kind in ("zone", "part"):
                by_zone.setdefault(known.thing.partition("/")[0], []).append(knowledge(memory))
        # What was asked in one way and is well known is not a zone that is known well: the mean, rounded down.
        told = tuple((zone.id, sum(steps) // len(steps)) if (steps := by_zone.get(zone.id)) else (zone.id, 0)
                     for zone in self._presenter.catalog.zones.values())  # fmt: skip
        if told != self._store.state.practice.known:
            self._store.ask(Know(told))

    def choose_learner(self, name: str) -> None:
        """Let somebody learn; a new name begins anew."""
        if self._file is not None and name:
            self._file.add_learner(name)
        self.learner = name or self.learner
        self.show_known()

    # A session

    def start(self, asked: StartPractice) -> None:
        """Begin a session."""
        memories, now = self._memories(), _now()
        cards: Iterable[Card]
        if asked.zone is not None:
            cards = narrowed(self._deck.values(), things=(asked.zone,), kinds=asked.kinds, passes=asked.passes)
            session = session_of(self._there(cards), seed=_seed(), title=self._name(asked.zone))
        elif asked.only == "weak":
            weak = narrowed(self._weak(memories), kinds=asked.kinds, passes=asked.passes)
            session = session_of(self._there(weak), number=30, seed=_seed(), title=_("My weak ones"))
        else:
            due = narrowed(self._due(memories, now), kinds=asked.kinds, passes=asked.passes)
            new = narrowed(self._new(memories), kinds=asked.kinds, passes=asked.passes)
            ready, fresh = self._there(due), self._there(new)
            if not ready and not fresh:  # all is known and nothing is due: what comes up first is asked all the same
                soon = sorted(memories, key=lambda card: memories[card].due)
                ready = self._there(narrowed(self._cards(soon), kinds=asked.kinds, passes=asked.passes))
            minutes = asked.minutes if asked.minutes or asked.number else 10
            session = session_of(
                ready, fresh[:_NEW_AT_ONCE], minutes=minutes, number=asked.number, seed=_seed(), title=self._what()
            )
        if session.card is None:
            self._say(_("There is nothing to ask of this."))
            return
        self._put(session)

    def answer_place(self, place_mm: tuple[float, float, float]) -> None:
        """Judge a click on the head."""
        from viewer.learning.found import judge_click

        practice, atlas = self._store.state.practice, self._presenter.atlas
        if practice.question is None or not practice.is_asking or atlas is None:
            return
        point = np.array(place_mm)
        try:
            found = judge_click(self._presenter.catalog, atlas, self._measures(), practice.question, point)
        except ViewerError as error:
            self._say(str(error))
            return
        x, y, z = (float(each) for each in found.nearest_mm)
        self._keep(found.judgement, Given(found.judgement, place_mm, (x, y, z)), is_turned=not found.judgement.is_right)

    def answer_words(self, text: str) -> None:
        """Judge what was typed."""
        from viewer.learning.typed import judge_words

        practice = self._store.state.practice
        if practice.question is not None and practice.is_asking:
            judgement = judge_words(self._presenter.catalog, practice.question, text)
            self._keep(judgement, Given(judgement))

    def answer_choice(self, choice: int) -> None:
        """Judge a choice."""
        from viewer.learning.typed import judge_choice

        practice = self._store.state.practice
        if practice.question is not None and practice.is_asking and choice < len(practice.question.choices):
            judgement = judge_choice(practice.question, choice)
            self._keep(judgement, Given(judgement))

    def next(self) -> None:
        """Ask the next question, or say that it was the last."""
        session = self._store.state.practice.session
        if session is not None and not self._store.state.practice.is_asking:
            self._put(session)

    # Within

    def _put(self, session: Session) -> None:
        card = session.card
        question = (
            question_of(self._presenter.catalog, card, session.question_seed, self._presenter.atlas) if card else None
        )
        self._store.ask(Put(session, question))

    def _keep(self, judgement: Judgement, given: Given, *, is_turned: bool = False) -> None:
        practice = self._store.state.practice
        session, card = practice.session, practice.session.card if practice.session is not None else None
        if session is None or card is None:
            return
        answered = Answered(card, judgement.is_right, practice.hints, judgement.distance_mm)
        trouble = self._written(answered)  # before it is seen: what was answered is not lost with the window
        self._store.ask(Judged(session.answered(answered), given, is_turned=is_turned))
        if trouble:
            self.trouble = trouble
            self._say(_("{error} The answer waits and is tried again.").format(error=trouble))

    def _written(self, answered: Answered) -> str:
        """Write an answer into the learners' file; return why it cannot be, empty if it was."""
        from viewer.data.learning_file import Answer, LearningFileError

        if self._file is None:
            return ""
        now, card = _now(), answered.card.id
        memory = remembered(self._file.memories(self.learner).get(card), is_known=answered.is_known, now=now)
        answer = Answer(card, now, answered.is_right, memory, answered.hints, answered.distance_mm)
        try:
            self._file.keep(self.learner, answer)
        except LearningFileError as error:
            return str(error)
        return ""

    def _build(self, zone: ZoneId) -> None:
        self._store.ask(InExplore(ShowZone(zone)))
        self._store.ask(Enter("build"))

    def _memories(self) -> dict[str, Memory]:
        return dict(self._file.memories(self.learner)) if self._file is not None else {}

    def _days(self) -> tuple[dict[dt.date, int], dict[dt.date, int]]:
        assert self._file is not None
        return dict(self._file.answers_by_day(self.learner)), dict(self._file.due_by_day(self.learner))

    def _cards(self, ids: Iterable[str]) -> list[Card]:
        return [self._deck[CardId(each)] for each in ids if each in self._deck]

    def _due(self, memories: dict[str, Memory], now: dt.datetime) -> list[Card]:
        return self._cards(
            sorted((each for each in memories if memories[each].due <= now), key=lambda each: memories[each].due)
        )

    def _new(self, memories: dict[str, Memory]) -> list[Card]:
        """Cards that nobody was asked yet: zones of the school that is shown, their places first; then all else."""
        fresh = [
            card for card in self._deck.values() if card.id not in memories and card.school in (None, self._school)
        ]
        return sorted(fresh, key=lambda card: (_THINGS.index(card.thing_kind), _PASS_ORDER.index(card.pass_)))

    def _weak(self, memories: dict[str, Memory]) -> list[Card]:
        return self._cards(each for each, memory in memories.items() if knowledge(memory) == SHAKY)

    def _there(self, cards: Sequence[Card]) -> list[Card]:
        """Those whose zone lies on this head: what cannot be shown is not asked.

        Nor is an angle on a head that is no adult's: none is marked as right there.
        """
        atlas = self._presenter.atlas
        placed = {zone.zone for zone in atlas.zones} if atlas is not None else set()
        is_adult = atlas is not None and atlas.person == "adult"
        return [
            card
            for card in cards
            if (card.thing_kind not in ("zone", "part") or card.thing.partition("/")[0] in placed)
            and (card.kind != "angle" or is_adult)
        ]

    def _pass_row(self, memories: dict[str, Memory], name: str, title: str) -> PassRow:
        cards = [card for card in narrowed(self._deck.values(), schools=(self._school,)) if card.pass_ == name]
        by_zone: dict[str, list[int]] = {}
        for card in cards:
            if card.thing_kind == "zone":
                by_zone.setdefault(card.thing, []).append(knowledge(memories.get(card.id)))
        known = sum(min(steps) >= HALF_KNOWN for steps in by_zone.values())
        return PassRow(title, known, len(by_zone))

    @property
    def _school(self) -> SchoolId:
        return self._store.state.school or next(iter(self._presenter.catalog.schools))

    def _what(self) -> str:
        return self._presenter.catalog.schools[self._school].short_name

    def _name(self, zone: ZoneId) -> str:
        return self._presenter.catalog.zones[zone].name.en

    def _measures(self) -> FastGeodesic:
        from viewer.geometry.fast_geodesic import FastGeodesic

        shown = self._presenter.head_and_atlas
        assert shown is not None
        if self._ways is None or self._ways[0] is not shown.head:
            self._ways = shown.head, FastGeodesic(shown.head.mesh, shown.head.levels[-1])
        return self._ways[1]


def _asked_name(window: QWidget) -> str:
    from PySide6.QtWidgets import QInputDialog

    name, is_given = QInputDialog.getText(window, _("Another learner"), _("Name, kept on this computer alone"))
    return name.strip()[:60] if is_given else ""


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _seed() -> int:
    return random.getrandbits(31)
