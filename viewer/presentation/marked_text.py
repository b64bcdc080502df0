"""A text with the numbers of its sources, and what the numbers stand for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A source mark: a raised number that stands for a source or a study.

    Attributes
    ----------
    number : int
        The number on this card.
    key : str
        Source or study key.
    citation : str
        What hovering shows.
    """

    number: int
    key: str
    citation: str


@dataclass(frozen=True, slots=True)
class TermView:
    """A term of the glossary where a text names it.

    Attributes
    ----------
    start, end : int
        Places of characters in the text; `end` is one beyond.
    name, plain, professional : str
        The term, explained in everyday and in technical words.
    source : str
        Who says so.
    """

    start: int
    end: int
    name: str
    plain: str
    professional: str
    source: str


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A sentence with its source marks; `doubt` says what is uncertain, empty if nothing.

    `terms` are the terms that it names first on its card, in order; a text with terms has no two blanks in a row.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    doubt: str = ""
    terms: tuple[TermView, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link that leaves the program. `url` is http or https and is shown before it opens."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """One entry of the source list at the foot of a card."""

    number: int
    key: str
    citation: str
    note: str
    link: LinkView | None
