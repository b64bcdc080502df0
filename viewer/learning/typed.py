"""Names as they are typed: a slip of the hand is forgiven, another thing is not."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from viewer.data.han_forms import simplified_forms
from viewer.domain.catalog import Catalog
from viewer.domain.spelling import fold
from viewer.learning.card import Card
from viewer.learning.deck import deck_of
from viewer.learning.judgement import Judgement
from viewer.learning.question import Question, names_of

_LETTERS_PER_SLIP = 5
_MOST_SLIPS = 2
_EXACT, _SLIPPED = 2, 1


def judge_words(catalog: Catalog, question: Question, typed: str) -> Judgement:
    """Judge a name that was typed: in English, Chinese characters or pinyin, or as a code.

    It is right if no other thing of the kind has a name that fits better.
    """
    mine = _fit(typed, names_of(catalog, question.card))
    other = _better(catalog, question.card, typed, mine)
    right = names_of(catalog, question.card)[0]
    hit = other or (right if mine else typed.strip())
    return Judgement(mine > 0 and not other, hit=hit, met=question.answer)


def judge_choice(question: Question, choice: int) -> Judgement:
    """Judge one of the choices of a question, from 0."""
    return Judgement(choice in question.right, hit=question.choices[choice], met=question.answer)


def _better(catalog: Catalog, card: Card, typed: str, mine: int) -> str:
    """The first name of a thing that fits what was typed better; empty for none."""
    own = {fold(name) for name in names_of(catalog, card)}
    for other in deck_of(catalog):
        if other.kind != "name" or other.thing == card.thing:
            continue
        names = names_of(catalog, other)
        if not own & {fold(name) for name in names} and _fit(typed, names) > mine:
            return names[0]
    return ""


def _fit(typed: str, names: tuple[str, ...]) -> int:
    said = _compared(typed)
    best = 0
    for name in names if said else ():
        meant = _compared(name)
        if said == meant:
            return _EXACT
        slips = min(len(meant) // _LETTERS_PER_SLIP, _MOST_SLIPS) if meant.isascii() else 0
        # A figure is never a slip: speech area 2 is not speech area 3.
        if slips and _digits(said) == _digits(meant) and OSA.distance(said, meant, score_cutoff=slips) <= slips:
            best = _SLIPPED
    return best


def _compared(text: str) -> str:
    return fold(text.translate(simplified_forms())).replace(" ", "")


def _digits(text: str) -> list[str]:
    return re.findall(r"\d+", text)
