"""Finds zones, complaints, points and pages by any word for them: everyday, technical, 汉字, pinyin; typos forgiven."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest

from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, GyrusId, PointId, ZoneId
from viewer.presentation.page_search import PageSearch
from viewer.presentation.site_and_study_search import SiteAndStudySearch
from viewer.presentation.spellings import initials, older_codes, searched
from viewer.presentation.word_index import WordIndex
from viewer.presentation.zone_list import ComplaintRow, FoundKind, FoundList, GyrusRow, point_row, zone_row

_MOST_COMPLAINTS = 8
_MOST_ZONES = 60
_MOST_POINTS = 30
_NEAREST = 3
_LONGEST_QUERY = 80
_SHORTEST_FUZZY = 4
_MOST_WORDS = 8
_LIKE = 84.0
_NEAR_BEST = 6.0
_PER_SPARE_WORD = 0.5
_ITSELF = 100.0
_BY_INITIALS = 95.0
_NEAR_ENOUGH = 84.0
_MEANT = 86.0
_AFTER = 50.0
_PARTS = 2
# Little words, and words for a side or a time, tell no complaint from another.
_LITTLE = frozenset({
    "a", "after", "an", "and", "at", "been", "both", "can", "cannot", "cant", "do", "for", "from", "got", "had", "has",
    "have", "i", "in", "is", "it", "left", "my", "near", "no", "not", "of", "on", "or", "right", "s", "side", "since",
    "so", "t", "the", "their", "then", "to", "too", "very", "was", "when", "with",
})  # fmt: skip

_SIDES = frozenset({"left", "right", "both"})


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """Words that lead to something.

    Attributes
    ----------
    text : str
        As they are said; of an id, which nobody types by accident, the name of what it is for.
    is_name : bool
        Whether they are its own name and no synonym.
    """

    text: str
    folded: str
    kind: FoundKind
    target: str
    is_name: bool


class SearchIndex:
    """All words that lead somewhere.

    Parameters
    ----------
    catalog : Catalog
        The content to search.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._terms = tuple(search_terms(catalog))
        self._words = WordIndex([term.folded for term in self._terms])
        self._initials = places_by_initials(catalog)
        self._pages = PageSearch(catalog)
        self._more = SiteAndStudySearch(catalog)
        by_complaint: dict[ComplaintId, dict[ZoneId, None]] = {}
        for zone in catalog.zones.values():
            for complaint in zone.complaints:
                if zone.uses_for(complaint):
                    by_complaint.setdefault(complaint, {})[zone.id] = None
        self._zones_for = by_complaint

    def find(self, query: str) -> FoundList:
        """Return what a query finds; an empty query finds nothing.

        A zone is found by its own names, and by every complaint found that it is used for.
        """
        folded = searched(query[:_LONGEST_QUERY])
        if not folded:
            return FoundList(query, "", (), (), ())
        sites = self._more.site(folded)
        scores = self._words.exact(folded)
        if not scores and not sites:
            scores = self._with_initials(folded)
        showing = ""
        told = self._more.find(_telling(folded))
        if not scores and not sites:
            scores, showing = self._by_words(folded)
            is_slip = max(scores.values(), default=_MEANT) < _MEANT
            if is_slip and told:  # it was no slip of the hand
                return FoundList(query, "", (), (), (), passages=self._pages.find(query[:_LONGEST_QUERY]), more=told)
        if not scores and not sites:
            scores, showing = self._by_likeness(folded)
        if not scores and not sites:
            scores, showing = self._by_parts(folded)
        complaints = self._ranked(scores, "complaint")[:_MOST_COMPLAINTS]
        zones = dict.fromkeys(ZoneId(zone) for zone in self._ranked(scores, "zone"))
        for complaint in complaints:
            zones.update(self._zones_for.get(ComplaintId(complaint), {}))
        points = self._ranked(scores, "point")[:_MOST_POINTS]
        passages = self._pages.find(query[:_LONGEST_QUERY])
        is_named = any(score >= _ITSELF for score in scores.values())
        is_named |= any(not row.passage and searched(row.name) == folded for row in passages)
        more = sites if is_named or sites else told
        return FoundList(
            query=query,
            showing=showing,
            complaints=tuple(self._complaint_row(ComplaintId(complaint)) for complaint in complaints),
            zones=tuple(zone_row(self._catalog, self._catalog.zones[zone]) for zone in list(zones)[:_MOST_ZONES]),
            nearest=() if scores or passages or more else self._nearest(folded),
            points=tuple(point_row(self._catalog.points[PointId(point)]) for point in points),
            gyri=tuple(self._gyrus_row(GyrusId(gyrus)) for gyrus in self._ranked(scores, "gyrus")),
            passages=passages,
            more=more,
            first=self._first(scores),
            reasons=self._reasons(scores, complaints),
        )

    def _first(self, scores: dict[int, float]) -> FoundKind:
        """What the name itself of which was typed; a name goes before a synonym, else complaints stand first."""
        named = {
            self._terms[place].kind
            for place, score in scores.items()
            if score >= _ITSELF and self._terms[place].is_name
        }
        synonyms = {self._terms[place].kind for place, score in scores.items() if score >= _ITSELF}
        kinds: tuple[FoundKind, ...] = ("complaint", "zone", "point", "gyrus")
        return next((kind for found in (named, synonyms) for kind in kinds if kind in found), "complaint")

    def _reasons(self, scores: dict[int, float], complaints: list[str]) -> dict[str, str]:
        """Return by which words each thing was found; of a zone for a complaint, the complaint."""
        reasons: dict[str, str] = {
            zone: f"for {self._catalog.complaints[ComplaintId(complaint)].plain}"
            for complaint in reversed(complaints)
            for zone in self._zones_for.get(ComplaintId(complaint), {})
        }
        own = {
            self._terms[place].target: self._terms[place].text for place in sorted(scores, key=lambda at: scores[at])
        }
        return {**reasons, **own}

    def _with_initials(self, folded: str) -> dict[int, float]:
        """Find names by the first letters of their pinyin."""
        return dict.fromkeys(self._initials.get(folded.replace(" ", ""), ()), _BY_INITIALS)

    def _by_words(self, folded: str) -> tuple[dict[int, float], str]:
        """Find texts that have every word of a question, in any order, slips of the hand forgiven."""
        asked = _telling(folded)[:_MOST_WORDS]
        held: dict[int, list[float]] = {}
        for count, word in enumerate(asked):
            best: dict[int, float] = {}
            for like, score in self._words.words_like(word).items():
                for place in self._words.with_word(like):
                    best[place] = max(score, best.get(place, 0.0))
            if count == 0:
                held = {place: [score] for place, score in best.items()}
            else:
                held = {place: [*scores, best[place]] for place, scores in held.items() if place in best}
        if not held:
            return {}, ""
        means = {
            place: sum(scores) / len(scores) - _PER_SPARE_WORD * self._terms[place].folded.count(" ")
            for place, scores in held.items()
        }
        return self._near_best(means)

    def _by_likeness(self, folded: str) -> tuple[dict[int, float], str]:
        """Find texts that look like the question as a whole: words run together, or torn apart."""
        if len(folded) < _SHORTEST_FUZZY:
            return {}, ""
        return self._near_best(dict(self._words.like(folded, _LIKE, 20)))

    def _by_parts(self, folded: str) -> tuple[dict[int, float], str]:
        """Find complaints that have two words of a question and more, where others tell how they came about.

        ``weak right arm after stroke`` is the weak arm first; what the words that are left name comes after it.
        """
        asked = _telling(folded)[:_MOST_WORDS]
        held: dict[int, set[str]] = {}
        for word in asked if len(asked) > _PARTS else ():
            for like, score in self._words.words_like(word).items():
                for place in self._words.with_word(like) if score >= _MEANT else ():
                    if self._terms[place].kind == "complaint":
                        held.setdefault(place, set()).add(word)
        most = max(map(len, held.values()), default=0)
        if most < _PARTS:
            return {}, ""
        told = {place: words for place, words in held.items() if len(words) == most}
        spare = {word for word in asked if not any(word in words for words in told.values())}
        scores = {place: _MEANT - _PER_SPARE_WORD * self._terms[place].folded.count(" ") for place in told}
        best = max(scores, key=lambda place: scores[place])
        alone = {place: _AFTER for place in held if self._terms[place].folded in spare}
        return {**alone, **scores}, self._terms[best].text

    def _near_best(self, scores: dict[int, float]) -> tuple[dict[int, float], str]:
        if not scores:
            return {}, ""
        best = max(scores, key=lambda place: scores[place])
        kept = {place: score for place, score in scores.items() if score >= scores[best] - _NEAR_BEST}
        return kept, self._terms[best].text

    def _nearest(self, folded: str) -> tuple[str, ...]:
        """Return the texts that come nearest: all that they say is asked for; else really similar words, or none.

        To somebody with a pain in the knee "leg pain" and "jaw pain" are guesses.
        """
        asked = _telling(folded)[:_MOST_WORDS]
        likes = [like for word in asked for like in self._words.words_like(word)]
        known = frozenset((*likes, *folded.split()))
        counts: Counter[int] = Counter()
        for like in dict.fromkeys(likes):
            counts.update(place for place in self._words.with_word(like) if known.issuperset(self._said(place)))
        for word in asked if not likes else ():
            for near in self._words.nearest_words(word, _NEAREST, _NEAR_ENOUGH):
                counts.update(list(self._words.with_word(near)))
        best = nsmallest(2 * _NEAREST, counts, key=lambda place: (-counts[place], len(self._terms[place].text)))
        return tuple(dict.fromkeys(self._terms[place].text for place in best))[:_NEAREST]

    def _said(self, place: int) -> list[str]:
        return [word for word in self._terms[place].folded.split() if word in _SIDES or word not in _LITTLE]

    def _ranked(self, scores: dict[int, float], kind: str) -> list[str]:
        """The targets of a kind, the best first; of equals the one whose own name was found."""
        best: dict[str, tuple[float, bool]] = {}
        for place, score in scores.items():
            term = self._terms[place]
            if term.kind == kind:
                best[term.target] = max((score, term.is_name), best.get(term.target, (0.0, False)))
        return sorted(best, key=lambda target: best[target], reverse=True)

    def _gyrus_row(self, key: GyrusId) -> GyrusRow:
        gyrus = self._catalog.gyri[key]
        return GyrusRow(key, gyrus.english, gyrus.han, gyrus.about.text)

    def _complaint_row(self, key: ComplaintId) -> ComplaintRow:
        complaint = self._catalog.complaints[key]
        chinese = f"{complaint.han} {complaint.pinyin}".strip()
        detail = ", ".join(filter(None, (complaint.professional, chinese)))
        return ComplaintRow(key, complaint.plain, detail)


def _telling(folded: str) -> list[str]:
    """The words of a question that tell something; all of them if none does."""
    words = folded.split()
    return [word for word in words if word not in _LITTLE] or words


def search_terms(catalog: Catalog) -> Iterator[SearchTerm]:
    """Go through all words that lead to a complaint, a zone, a point or a gyrus, the own names of each first."""
    for complaint in catalog.complaints.values():
        names = (complaint.plain, complaint.professional, complaint.han, complaint.pinyin)
        yield from _named("complaint", complaint.id, names, complaint.synonyms)
    for zone in catalog.zones.values():
        names = (zone.name.en, zone.name.han, zone.name.pinyin, zone.code)
        yield from _named("zone", zone.id, names, zone.name.aliases)
        yield SearchTerm(zone.name.en, searched(zone.id), "zone", zone.id, is_name=False)
    for point in catalog.points.values():
        own = (point.code, *point.other_codes, point.pinyin, point.han)
        yield from _named("point", point.id, own, point.aliases)
        for code in (*older_codes(point.code), point.id):
            yield SearchTerm(point.title, searched(code), "point", point.id, is_name=False)

    for gyrus in catalog.gyri.values():
        yield from _named("gyrus", gyrus.id, (gyrus.english, gyrus.latin, gyrus.han), gyrus.words)


def places_by_initials(catalog: Catalog) -> dict[str, list[int]]:
    """Return the places of terms in pinyin, by the first letters of their syllables."""
    places: dict[str, list[int]] = {}
    pinyin = {
        *(zone.name.pinyin for zone in catalog.zones.values()),
        *(point.pinyin for point in catalog.points.values()),
        *(complaint.pinyin for complaint in catalog.complaints.values()),
    }
    for place, term in enumerate(search_terms(catalog)):
        if term.text in pinyin and initials(term.text):
            places.setdefault(initials(term.text), []).append(place)
    return places


def _named(kind: FoundKind, target: str, names: Iterable[str], others: Iterable[str]) -> Iterator[SearchTerm]:
    for is_name, words in ((True, names), (False, others)):
        for word in words:
            if searched(word):
                yield SearchTerm(word, searched(word), kind, target, is_name)
