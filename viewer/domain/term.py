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
        Further words that are recognised in texts and mean the same; the name is recognised too.
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
