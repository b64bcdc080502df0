"""Finds what pages say: passages that have every word of a question, the closest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from viewer.domain.catalog import Catalog
from viewer.domain.school import School
from viewer.domain.spelling import fold
from viewer.domain.unmapped_school import UnmappedSchool
from viewer.presentation.pages.safety import SAFE_NEEDLING, SAFETY_PAGE, SAFETY_WORDS
from viewer.presentation.pages.school import NOT_DRAWN, school_page_id, school_words
from viewer.presentation.word_index import WordIndex
from viewer.presentation.zone_list import PassageRow

_MOST = 6
_MEANT = 86.0
"""The score of a word that was meant so: whole, begun, or with another ending. Slips of the hand score less."""
_SCHOOL = "School"
_LABEL, _WORDS, _TEXT = 30.0, 20.0, 0.0
_LITTLE = frozenset({
    "a", "against", "an", "and", "are", "as", "at", "be", "by", "do", "does", "for", "from", "how", "in", "is", "it",
    "of", "on", "or", "so", "that", "the", "they", "to", "what", "where", "which", "who", "with",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Heard:
    """Words that lead to a passage; `weight` says how surely: its label, words given to it, or its own text."""

    row: PassageRow
    folded: str
    weight: float


class PageSearch:
    """All words of all pages.

    Parameters
    ----------
    catalog : Catalog
        Holds the pages, and the ideas that they show.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._heard = tuple(_heard(catalog))
        self._words = WordIndex([each.folded for each in self._heard])

    def find(self, query: str) -> tuple[PassageRow, ...]:
        """Return the passages that have every telling word of a question; none for a question without such words."""
        folded = fold(query)
        asked = [word for word in folded.split() if word not in _LITTLE]
        if not asked:
            return ()
        scores = dict.fromkeys(self._words.exact(folded), 100.0)
        scores |= {place: score for place, score in self._with_all(asked).items() if place not in scores}
        best: dict[PassageRow, float] = {}
        for place, score in scores.items():
            heard = self._heard[place]
            best[heard.row] = max(best.get(heard.row, 0.0), score + heard.weight)
        return tuple(sorted(best, key=lambda row: -best[row]))[:_MOST]

    def _with_all(self, asked: list[str]) -> dict[int, float]:
        """The places that have every word somewhere in what leads to the same passage."""
        left: dict[PassageRow, dict[int, float]] | None = None
        for word in asked:
            found: dict[PassageRow, dict[int, float]] = {}
            for like, score in self._words.words_like(word).items():
                for place in self._words.with_word(like) if score >= _MEANT else ():
                    found.setdefault(self._heard[place].row, {})[place] = score
            left = found if left is None else {row: {**left[row], **found[row]} for row in left if row in found}
        places: dict[int, float] = {}
        for held in (left or {}).values():
            places |= held
        return places


def _heard(catalog: Catalog) -> Iterator[_Heard]:
    if catalog.cautions:  # they are found one by one too: `viewer.presentation.site_and_study_search`
        safe = PassageRow(SAFETY_PAGE, "", SAFE_NEEDLING, "")
        for words in (SAFE_NEEDLING, *SAFETY_WORDS):
            yield _Heard(safe, fold(words), _LABEL)
    schools: tuple[School | UnmappedSchool, ...] = (*catalog.schools.values(), *catalog.unmapped.values())
    for school in schools:
        page_id = school_page_id(school.id)
        detail = NOT_DRAWN if school.id in catalog.unmapped else _SCHOOL
        for words in school_words(school):
            yield _Heard(PassageRow(page_id, "", school.name, detail), fold(words), _LABEL)
        for area in school.named:
            row = PassageRow(page_id, area.id, area.name.en, school.name)
            for words in (area.name.en, area.name.han, area.name.pinyin, *area.name.aliases):
                yield _Heard(row, fold(words), _LABEL)
    for page in catalog.articles.values():
        first = PassageRow(page.id, "", page.title, "")
        for words in (page.title, *page.words):
            yield _Heard(first, fold(words), _LABEL)
        for section in page.sections:
            for passage in section.passages:
                row = PassageRow(page.id, passage.said.id, passage.label, page.title)
                yield from _leading(row, passage.label, passage.words, f"{passage.said.text} {passage.said.doubt}")
            for key in section.mechanisms:
                mechanism = catalog.mechanisms.get(key)
                if mechanism is not None:
                    row = PassageRow(page.id, mechanism.id, mechanism.name, page.title)
                    limits = " ".join(limit.text for limit in mechanism.limits)
                    yield from _leading(row, mechanism.name, (), f"{mechanism.idea.text} {limits}")


def _leading(row: PassageRow, label: str, words: tuple[str, ...], text: str) -> Iterator[_Heard]:
    yield _Heard(row, fold(label), _LABEL)
    for each in words:
        yield _Heard(row, fold(each), _WORDS)
    yield _Heard(row, fold(text), _TEXT)
