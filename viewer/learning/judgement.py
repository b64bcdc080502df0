"""What is said to an answer: right or not yet, a number, and why."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.identity import SourceKey, StudyKey


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence of a rule or a source.

    Attributes
    ----------
    title : str
        What it is about: a step, the rule for the side; empty for none.
    """

    text: str
    sources: tuple[SourceKey | StudyKey, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said to an answer, in this order: a word, a number, why.

    Attributes
    ----------
    distance_mm : float or None
        Along the skin from the nearest right place; None for an answer in words, and on the wrong side.
    hit : str
        What was answered, or hit instead; empty where nothing lies there.
    lines : tuple of (str, str)
        Facts beside each other: ``("Your height", "2.2 cm above the ear")``.
    missed, met : tuple of Reason
        Steps or rules that the answer missed, and that it met.
    doubt : str
        What is uncertain about what is right; empty for nothing.
    """

    is_right: bool
    distance_mm: float | None = None
    hit: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    missed: tuple[Reason, ...] = ()
    met: tuple[Reason, ...] = ()
    doubt: str = ""
