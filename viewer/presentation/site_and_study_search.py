"""Finds what is no zone, complaint or point, and is asked for all the same: electrode sites, cautions, studies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from viewer.domain.catalog import Catalog
from viewer.domain.spelling import fold
from viewer.presentation.zone_list import MoreRow

_MOST = 6
_LEAST = 4
_ENDINGS = (
    "ation", "ness", "ancy", "ency", "ant", "ent", "ing", "ion", "ers", "ren", "ed", "er", "es", "ly", "e", "s", "y",
)  # fmt: skip
"""Left away, the longest first, where four letters stay: thinners are found by thinning, a heart not by hearing."""
_SITE = re.compile(r"[a-z]{1,3}[0-9z]{1,2}")


@dataclass(frozen=True, slots=True)
class _Told:
    """A row, and the texts that lead to it, each with the stems of its words; each is looked into alone."""

    row: MoreRow
    texts: tuple[tuple[str, frozenset[str]], ...]

    def has(self, words: list[str]) -> bool:
        """Whether one of the texts has every word, as it is typed so far or with another ending."""
        return any(all(f" {word}" in text or _stem(word) in stems for word in words) for text, stems in self.texts)

    def begins_with(self, word: str) -> bool:
        """Whether it is about that before all."""
        return _stem(self.texts[0][0].split()[0]) == _stem(word)


class SiteAndStudySearch:
    """All electrode sites, cautions and studies.

    Parameters
    ----------
    catalog : Catalog
        Holds them.
    """

    def __init__(self, catalog: Catalog) -> None:
        sites = catalog.cortex.sites if catalog.cortex is not None else ()
        self._sites = {site.id.casefold(): MoreRow("site", site.id, site.id, "Electrode site") for site in sites}
        self._told = tuple(_told(catalog))

    def site(self, query: str) -> tuple[MoreRow, ...]:
        """Return the electrode site that is asked for by its name."""
        name = fold(query).replace(" ", "")
        return (self._sites[name],) if _SITE.fullmatch(name) and name in self._sites else ()

    def find(self, words: list[str]) -> tuple[MoreRow, ...]:
        """Return cautions and studies that have every word in one of their texts: cautions first."""
        if not words or max(map(len, words)) < _LEAST:
            return ()
        found = [told for told in self._told if told.has(words)]
        found.sort(key=lambda told: (told.row.kind != "caution", not told.begins_with(words[0])))
        return tuple(told.row for told in found)[:_MOST]


def _told(catalog: Catalog) -> Iterator[_Told]:
    for caution in catalog.cautions.values():
        row = MoreRow("caution", caution.id, caution.short, "")
        own = f"{caution.short} {caution.tell} {caution.plain} {caution.statement.text}"
        yield _Told(row, _folded(own, *caution.words))
    for study in catalog.studies.values():
        row = MoreRow("study", study.key, study.short_citation, study.title)
        yield _Told(row, _folded(study.title, study.population, *study.conditions, *study.outcomes))


def _folded(*texts: str) -> tuple[tuple[str, frozenset[str]], ...]:
    folded = [fold(text) for text in texts if text]
    return tuple((f" {text}", frozenset(map(_stem, text.split()))) for text in folded)


def _stem(word: str) -> str:
    return next(
        (word.removesuffix(end) for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _LEAST), word
    )
