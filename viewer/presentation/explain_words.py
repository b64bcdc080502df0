"""Statements for somebody without any training: what a technical term means stands behind it, once."""

from __future__ import annotations

from viewer.domain.catalog import Catalog
from viewer.domain.identity import TermId
from viewer.domain.statement import Statement
from viewer.domain.term import Term
from viewer.presentation.citations import Citations
from viewer.presentation.glossary import Glossary, is_strange
from viewer.presentation.marked_text import MarkedText

_AUTHORS_MOST = 2  # on a page to take home


class ExplainedWords:
    """Numbers sources as they are met, and explains each term where it stands first.

    Parameters
    ----------
    catalog : Catalog
        Where sources are looked up.
    glossary : Glossary
        Finds technical terms.

    Attributes
    ----------
    citations : Citations
        The sources met so far.
    """

    def __init__(self, catalog: Catalog, glossary: Glossary) -> None:
        self.citations = Citations(catalog, authors_most=_AUTHORS_MOST)
        self._glossary = glossary
        self._told: set[TermId] = set()

    def said(self, statement: Statement) -> MarkedText:
        """Return a statement with what its terms mean, and the sources of both."""
        marks = tuple(self.citations.mark(key) for key in statement.sources)
        text, terms = self._explained(statement.text)
        doubt, more = self._explained(statement.doubt)
        added = (self.citations.mark(key) for term in (*terms, *more) for key in term.sources)
        return MarkedText(text, tuple(dict.fromkeys((*marks, *added))), doubt)

    def _explained(self, text: str) -> tuple[str, tuple[Term, ...]]:
        terms = tuple(dict.fromkeys(span.term for span in self._glossary.spans(text) if is_strange(span, text)))
        new = tuple(term for term in terms if term.id not in self._told)
        self._told.update(term.id for term in new)
        return " ".join([text, *(f"({term.name}: {_small(term.plain)})" for term in new)]), new


def _small(sentence: str) -> str:
    return f"{sentence[:1].lower()}{sentence[1:]}".removesuffix(".")
