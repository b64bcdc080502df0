"""An article: a page to read, of sentences with their sources, in sections."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.identity import ArticleId, MechanismId
from viewer.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class Passage:
    """One thing that an article says.

    Attributes
    ----------
    label : str
        What it is about, in a few words.
    said : Statement
        The sentence; its `id` is what search and the collected statements know it by.
    words : tuple of str
        Other words that should find it.
    """

    label: str
    said: Statement
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleSection:
    """Passages of one kind; or ideas of how needling might act, each with its limits beside it."""

    heading: str
    lead: str = ""
    passages: tuple[Passage, ...] = ()
    mechanisms: tuple[MechanismId, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An article.

    Attributes
    ----------
    id : str
        The name of its file.
    order : int
        Its place among the articles.
    lead : tuple of str
        What it is, in our own words.
    words : tuple of str
        Other words that should find it as a whole.
    """

    id: ArticleId
    order: int
    title: str
    lead: tuple[str, ...]
    sections: tuple[ArticleSection, ...]
    words: tuple[str, ...] = ()
