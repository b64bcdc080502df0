"""Finds the terms of the glossary in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from viewer.domain.term import Term

# A word is letters and digits, with hyphens and apostrophes inside: “sham-controlled” is one, and not “sham”.
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class TermSpan:
    """A stretch of a text that names a term: places of characters, `end` is one beyond."""

    start: int
    end: int
    term: Term


class Glossary:
    """Terms by their first words, so that a text is walked through once.

    Parameters
    ----------
    terms : iterable of Term
        A word that two terms recognise belongs to the first.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        found: dict[str, dict[str, Term]] = {}
        for term in terms:
            for phrase in term.words:
                first = _WORD.search(phrase)
                if first is not None:
                    found.setdefault(first[0].casefold(), {}).setdefault(phrase, term)
        self._by_first_word = {
            word: sorted(phrases.items(), key=lambda item: -len(item[0])) for word, phrases in found.items()
        }
        self._spans: dict[str, tuple[TermSpan, ...]] = {}

    def spans(self, text: str) -> tuple[TermSpan, ...]:
        """Return where terms are named: whole words, the longest match first, none inside another.

        A word of the glossary without small letters, such as ``OR``, is found as it is written; others in any case.
        Cautions and ideas stand on page after page: a text is walked through once.
        """
        known = self._spans.get(text)
        if known is None:
            known = self._spans[text] = self._found(text)
        return known

    def _found(self, text: str) -> tuple[TermSpan, ...]:
        words = list(_WORD.finditer(text))
        ends = {word.end() for word in words}
        spans: list[TermSpan] = []
        free_from = 0
        for word in words:
            if word.start() < free_from:
                continue
            for phrase, term in self._by_first_word.get(word[0].casefold(), ()):
                end = word.start() + len(phrase)
                said = text[word.start() : end]
                is_same = said == phrase if phrase.isupper() else said.casefold() == phrase.casefold()
                if is_same and end in ends:
                    spans.append(TermSpan(word.start(), end, term))
                    free_from = end
                    break
        return tuple(spans)


def is_strange(span: TermSpan, text: str) -> bool:
    """Whether somebody without training needs a term explained.

    Not where it is named in the very words that explain it, and not where the text goes on to explain it itself.
    """
    first = text[span.start : span.end].split()[0].casefold()
    return first not in span.term.plain.casefold().split() and not text.startswith(":", span.end)
