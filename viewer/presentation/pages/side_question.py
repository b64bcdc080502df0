"""The question which side is affected, as a block."""

from __future__ import annotations

from collections.abc import Mapping

from viewer.domain.identity import SideChoice
from viewer.presentation.blocks import Option, Question
from viewer.presentation.sides import AFFECTED_WORDS, QUESTION
from viewer.state.requests import SetAffected

_CHOICES: Mapping[SideChoice | None, str] = {"left": "Left", "right": "Right", "both": "Both", None: "Not said"}


def side_question(affected: SideChoice | None, answer: str) -> Question:
    """Return the question.

    Parameters
    ----------
    affected : {"left", "right", "both"} or None
        The answer that was given.
    answer : str
        Where needles go then; empty if nothing follows.
    """
    options = (
        Option(text, AFFECTED_WORDS[side] if side is not None else text, SetAffected(side), side == affected)
        for side, text in _CHOICES.items()
    )
    return Question(QUESTION, tuple(options), answer)
