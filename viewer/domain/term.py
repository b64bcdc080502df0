"""A word that a reader may not know, explained twice."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.identity import SourceKey, TermId


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary.

    Attributes
    ----------
    id : str
        Lower-case words joined by hyphens.
    name : str
        The term as it is looked up.
    words : tuple of str
        Words that are recognised in texts; none for a term that is only looked up. A word without small letters is
        recognised as it is written (``OR``), all others in any case.
    plain : str
        What it means, in everyday words.
    professional : str
        What it means, in technical terms.
    sources : tuple of str
        Keys of sources or of studies. Never empty.
    """

    id: TermId
    name: str
    plain: str
    professional: str
    sources: tuple[SourceKey, ...]
    words: tuple[str, ...] = ()
