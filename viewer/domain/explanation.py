"""What anybody is told about needling of the head, in everyday words."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class PlainPlace:
    """Where a zone lies, for somebody without any training.

    Attributes
    ----------
    short : str
        A few words, for a label on the head.
    statement : Statement
        One sentence, without codes and technical terms.
    """

    short: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is the same for every complaint and every zone.

    Attributes
    ----------
    done : tuple of Statement
        What is done.
    over_bone, over_nape : Statement
        How deep: at a place over the skull, and at one below it. Never both, and neither where there is no place.
    feel : tuple of Statement
        How it feels.
    unknown : tuple of Statement
        What nobody knows about any zone.
    """

    done: tuple[Statement, ...]
    over_bone: Statement
    over_nape: Statement
    feel: tuple[Statement, ...]
    unknown: tuple[Statement, ...]
