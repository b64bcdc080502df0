"""Finds zones, complaints and points by any word for them: everyday, technical, 汉字, pinyin; typos forgiven."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, PointId, ZoneId
from viewer.presentation.zone_list import ComplaintRow, FoundList, point_row, zone_row

_MIN_SCORE = 74.0
_EXACT = 100.0
_PREFIX = 97.0
_WORD = 94.0
_INSIDE = 90.0
_MOST_COMPLAINTS = 8
_MOST_POINTS = 30
_NEAREST = 3
_LONGEST_QUERY = 80
_SHORTEST_FUZZY = 4


@dataclass(frozen=True, slots=True)
class _Term:
    text: str
    folded: str
    kind: Literal["zone", "complaint", "point"]
    target: str


def fold(text: str) -> str:
    """Return a text as search compares it: lower case, without tone marks, accents and punctuation.

    >>> fold("Yányǔ  yī-qū")
    'yanyu yi qu'
    """
    text = text.replace("+", " plus ")  # GV24 and GV24+ are two points
    # Twice: taking letters apart can bring forth new capitals, and folding case can bring forth new accents.
    for _ in range(2):
        text = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain))


def _tight(text: str) -> str:
    return text.replace(" ", "")


class SearchIndex:
    """All words that lead somewhere.

    Parameters
    ----------
    catalog : Catalog
        The content to search.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._terms = tuple(_terms(catalog))
        self._folded = [term.folded for term in self._terms]
        self._tights = [_tight(term.folded) for term in self._terms]

    def find(self, query: str) -> FoundList:
        """Return what a query finds; an empty query finds nothing.

        A zone is found by its own names, and by every complaint found that it is used for.
        """
        folded = fold(query[:_LONGEST_QUERY])
        if not folded:
            return FoundList(query, "", (), (), ())
        scores = self._exact_scores(folded)
        showing = ""
        if not scores:
            scores, showing = self._fuzzy_scores(folded)
        complaints = _ranked(self._terms, scores, "complaint")[:_MOST_COMPLAINTS]
        zones = dict.fromkeys(_ranked(self._terms, scores, "zone"))
        for complaint in complaints:
            zones.update(dict.fromkeys(zone.id for zone in self._catalog.zones_for(ComplaintId(complaint))))
        points = _ranked(self._terms, scores, "point")[:_MOST_POINTS]
        nearest = () if scores else self._nearest(folded)
        return FoundList(
            query=query,
            showing=showing,
            complaints=tuple(self._complaint_row(ComplaintId(complaint)) for complaint in complaints),
            zones=tuple(zone_row(self._catalog, self._catalog.zones[ZoneId(zone)]) for zone in zones),
            nearest=nearest,
            points=tuple(point_row(self._catalog.points[PointId(point)]) for point in points),
        )

    def _exact_scores(self, folded: str) -> dict[int, float]:
        tight = _tight(folded)
        scores = {}
        for index, (text, joined) in enumerate(zip(self._folded, self._tights, strict=True)):
            if text == folded or joined == tight:
                scores[index] = _EXACT
            elif text.startswith(folded) or joined.startswith(tight):
                scores[index] = _PREFIX
            elif f" {folded}" in text:
                scores[index] = _WORD
            elif len(tight) > 1 and not tight.isascii() and tight in joined:
                scores[index] = _INSIDE
        return scores

    def _fuzzy_scores(self, folded: str) -> tuple[dict[int, float], str]:
        if len(folded) < _SHORTEST_FUZZY:
            return {}, ""
        found = process.extract(folded, self._folded, scorer=_likeness, score_cutoff=_MIN_SCORE, limit=20)
        if not found:
            return {}, ""
        best = found[0][1]
        kept = {index: score for _text, score, index in found if score >= best - 6}
        return kept, self._terms[found[0][2]].text

    def _nearest(self, folded: str) -> tuple[str, ...]:
        found = process.extract(folded, self._folded, scorer=fuzz.WRatio, limit=3 * _NEAREST)
        words = dict.fromkeys(self._terms[index].text for _text, _score, index in found)
        return tuple(words)[:_NEAREST]

    def _complaint_row(self, key: ComplaintId) -> ComplaintRow:
        complaint = self._catalog.complaints[key]
        chinese = f"{complaint.han} {complaint.pinyin}".strip()
        detail = ", ".join(filter(None, (complaint.professional, chinese)))
        return ComplaintRow(key, complaint.plain, detail)


def _likeness(query: Sequence[Hashable], text: Sequence[Hashable], /, *, score_cutoff: float | None = None) -> float:
    """Score a query against a term: the whole, or the same words in another order."""
    return max(
        fuzz.ratio(query, text, score_cutoff=score_cutoff),
        fuzz.token_sort_ratio(query, text, score_cutoff=score_cutoff),
    )


def _ranked(terms: tuple[_Term, ...], scores: dict[int, float], kind: str) -> list[str]:
    best: dict[str, float] = {}
    for index, score in scores.items():
        term = terms[index]
        if term.kind == kind:
            best[term.target] = max(score, best.get(term.target, 0.0))
    return sorted(best, key=lambda target: -best[target])


def _terms(catalog: Catalog) -> list[_Term]:
    terms: list[_Term] = []
    for complaint in catalog.complaints.values():
        # A complaint that no zone is used for leads nowhere.
        if catalog.zones_for(complaint.id):
            words = (
                complaint.plain,
                complaint.professional,
                complaint.han,
                complaint.pinyin,
                *complaint.synonyms,
            )
            terms.extend(_Term(word, fold(word), "complaint", complaint.id) for word in words if word)
    for zone in catalog.zones.values():
        name = zone.name
        names = (name.en, name.han, name.pinyin, *name.aliases, zone.code, zone.id)
        terms.extend(_Term(word, fold(word), "zone", zone.id) for word in names if word)
    for point in catalog.points.values():
        point_names = (point.code, *point.other_codes, point.pinyin, point.han, *point.aliases, point.id)
        terms.extend(_Term(word, fold(word), "point", point.id) for word in point_names)
    return terms
