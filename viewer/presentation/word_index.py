"""Texts by the words in them: found by beginnings of words, by characters, and by words that are nearly the same."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

_EXACT = 100.0
_PREFIX = 97.0
_WORD = 94.0
_INSIDE = 90.0
_NEARLY = 86.0
_LETTERS_PER_SLIP = 4
_MOST_SLIPS = 2
_ENDINGS = ("s", "es", "ed", "ing", "ness", "ly")
_LAST = "\U0010ffff"


class WordIndex:
    """Finds texts by their words. What is long is done once, here; a question looks at few texts.

    Parameters
    ----------
    texts : sequence of str
        Folded texts. A text is spoken of by its place in this sequence.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = list(texts)
        self._tights = [text.replace(" ", "") for text in texts]
        self._in_order = sorted(range(len(texts)), key=self._tights.__getitem__)
        self._sorted_tights = [self._tights[place] for place in self._in_order]
        by_word: dict[str, dict[int, None]] = {}
        by_character: dict[str, set[int]] = {}
        for place, text in enumerate(texts):
            for word in text.split():
                by_word.setdefault(word, {})[place] = None
            for character in set(text):
                if not character.isascii():
                    by_character.setdefault(character, set()).add(place)
        self._by_word = by_word
        self._by_character = by_character
        self._words = sorted(by_word)

    def exact(self, folded: str) -> dict[int, float]:
        """Return the texts that are, begin with, or have inside what was asked for, each with a score of up to 100."""
        tight = folded.replace(" ", "")
        scores: dict[int, float] = {}
        for place in self._containing_word_beginning(folded.split()[0]):
            if f" {folded}" in f" {self._texts[place]}":
                scores[place] = _WORD
        if len(tight) > 1 and not tight.isascii():
            for place in self._with_characters(tight):
                if tight in self._tights[place]:
                    scores[place] = max(_INSIDE, scores.get(place, 0.0))
        for place in self._beginning_tight(tight):
            scores[place] = _EXACT if self._tights[place] == tight else _PREFIX
        return scores

    def words_like(self, word: str) -> dict[str, float]:
        """Return the words that a typed word is, begins, or was meant to be, each with a score of up to 100.

        English endings are left away where nothing else is found. One slip of the hand is forgiven for four letters,
        two for eight: a letter too much, too few, another, or two that have changed places.
        """
        found = dict.fromkeys(self._beginning_words(word), _PREFIX) if len(word) > 1 else {}
        if word in self._by_word:
            found[word] = _EXACT
        for ending in _ENDINGS if not found else ():
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= _LETTERS_PER_SLIP:
                found |= dict.fromkeys(self._beginning_words(stem), _NEARLY)
        if not found and word.isascii():
            slips = min(_MOST_SLIPS, len(word) // _LETTERS_PER_SLIP)
            near = (
                process.extract(word, self._words, scorer=OSA.distance, score_cutoff=slips, limit=12) if slips else []
            )
            # The first letter is seldom wrong, and a word that has another is another word: knee is not eye.
            found = {each: _NEARLY - 4 * slip for each, slip, _place in near if each[0] == word[0] or len(word) > 5}
        return found

    def with_word(self, word: str) -> Iterable[int]:
        """Return the texts that have a word."""
        return self._by_word.get(word, ())

    def like(self, folded: str, cutoff: float, limit: int) -> list[tuple[int, float]]:
        """Return texts by their likeness to a whole question, 0 to 100, the nearest first."""
        tight = folded.replace(" ", "")
        found = process.extract(tight, self._tights, scorer=fuzz.ratio, score_cutoff=cutoff, limit=limit)
        return [(place, score) for _text, score, place in found]

    def nearest_words(self, word: str, limit: int, cutoff: float) -> list[str]:
        """Return the words that are nearest to a typed one, at least as like as this, 0 to 100."""
        found = process.extract(word, self._words, scorer=fuzz.ratio, score_cutoff=cutoff, limit=limit)
        return [each for each, _score, _place in found]

    def _beginning_words(self, start: str) -> Iterator[str]:
        for place in range(bisect_left(self._words, start), bisect_left(self._words, start + _LAST)):
            yield self._words[place]

    def _containing_word_beginning(self, start: str) -> Iterator[int]:
        for word in self._beginning_words(start):
            yield from self._by_word[word]

    def _beginning_tight(self, tight: str) -> list[int]:
        low = bisect_left(self._sorted_tights, tight)
        return self._in_order[low : bisect_left(self._sorted_tights, tight + _LAST)]

    def _with_characters(self, tight: str) -> set[int]:
        characters = [self._by_character.get(character, set()) for character in tight if not character.isascii()]
        return set.intersection(*characters) if characters else set()
