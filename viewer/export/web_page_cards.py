"""The texts of the web page: the same cards as the window's, as plain values, each study and source written once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import ruling_out
from viewer.domain.identity import SchoolId, SideChoice, StudyKey
from viewer.domain.point_use import lines_of, point_uses
from viewer.presentation.card import zone_card
from viewer.presentation.card_view import ComplaintCard, StudyView, ZoneCard
from viewer.presentation.citations import Citations
from viewer.presentation.complaint_card import complaint_card
from viewer.presentation.evidence import study_view
from viewer.presentation.glossary import Glossary
from viewer.presentation.marked_text import Mark, SourceView, TermView
from viewer.presentation.point_card import point_card
from viewer.presentation.reading_pages import page_data, pages
from viewer.presentation.search import places_by_initials, search_terms
from viewer.presentation.spellings import searched
from viewer.presentation.zone_list import zone_groups
from viewer.state.view_state import Reader, Selection, ViewState, Words

_SIDES: tuple[SideChoice, ...] = ("left", "right")
_WORDS: tuple[Words, ...] = ("plain", "professional")


def of_school(catalog: Catalog, school: SchoolId | None) -> Catalog:
    """Return the catalogue with the zones of one school only; with None as it is.

    Complaints for which the school names no zone are left out with the others' zones; what a caution rules out stays:
    somebody who looks for it is told.
    """
    if school is None:
        return catalog
    zones = {zone.id: zone for zone in catalog.zones.values() if catalog.school_of(zone.id).id == school}
    kept = replace(catalog, schools={school: catalog.schools[school]}, zones=zones)
    complaints = {
        key: each
        for key, each in catalog.complaints.items()
        if kept.zones_for(key) or ruling_out(kept, key) is not None
    }
    return replace(kept, complaints=complaints)


class PageTexts:
    """Everything the page says, gathered card by card.

    Parameters
    ----------
    catalog : Catalog
        What the page is about.
    atlas : Atlas
        Gives the measures of this head.

    Attributes
    ----------
    studies, sources, terms : dict
        What cards refer to by key, and terms by name.
    """

    def __init__(self, catalog: Catalog, atlas: Atlas) -> None:
        self._catalog = catalog
        self._atlas = atlas
        self.studies: dict[str, Any] = {}
        self.sources: dict[str, Any] = {}
        self.terms: dict[str, Any] = {}
        self._glossary = Glossary(catalog.terms.values())

    def schools(self) -> list[dict[str, Any]]:
        """Return the list of zones, by school and group."""
        return [
            {
                "id": school.id,
                "name": school.short_name,
                "groups": [self._plain(group) for group in zone_groups(self._catalog, school.id)],
            }
            for school in self._catalog.schools.values()
        ]

    def cards(self) -> dict[str, Any]:
        """Return each zone's card for the left side, and what of it is different elsewhere.

        Returns
        -------
        dict
            Of each zone ``left``; ``right``, what the right side says otherwise; ``pro``, what professional words say
            otherwise; ``proRight``, what they say otherwise on the right than all of these together.
        """
        cards: dict[str, Any] = {}
        for zone in self._catalog.zones:
            left, right, pro, pro_right = (
                self._zone(ViewState(selection=Selection(zone=zone, side=side), reader=Reader(words=words)))
                for words in _WORDS
                for side in _SIDES
            )
            cards[zone] = {"left": left, "right": _unlike(right, left), "pro": _unlike(pro, left)}
            cards[zone]["proRight"] = _unlike(pro_right, {**left, **cards[zone]["right"], **cards[zone]["pro"]})
        return cards

    def complaints(self) -> dict[str, Any]:
        """Return the page of each complaint in plain words, and as ``pro`` what professional words say otherwise."""
        pages: dict[str, Any] = {}
        for key in self._catalog.complaints:
            plain, pro = (
                self._complaint(ViewState(selection=Selection(complaint=key), reader=Reader(words=words)))
                for words in _WORDS
            )
            pages[key] = {**plain, "pro": _unlike(pro, plain)}
        return pages

    def points(self) -> dict[str, Any]:
        """Return the card of each acupuncture point, on both sides where it has two."""
        uses = point_uses(self._catalog)
        cards: dict[str, Any] = {}
        for key in self._catalog.points:
            card = point_card(self._catalog, self._atlas, ViewState(selection=Selection(point=key, side="both")), uses)
            for source in card.sources:
                self._keep_source(source)
            cards[key] = {
                **self._plain(card),
                "sources": [source.key for source in card.sources],
                "lines": [line for line in self._plain(card.lines) if line["zone"] in self._catalog.zones],
                "lit": list(lines_of(self._catalog, key)),
            }
        return cards

    def pages(self) -> dict[str, Any]:
        """Return the pages to read."""
        told: dict[str, Any] = {}
        for key in pages(self._catalog):
            page = page_data(self._catalog, key)
            for source in page["sources"]:
                self._keep_source(source)
            told[key] = {**self._plain(page), "sources": [source.key for source in page["sources"]]}
        return told

    def words(self) -> list[list[Any]]:
        """Return what search looks through: kind, id, how many words are its own names, and the words, names first.

        Where other words are shown than were typed, a word is a pair: what is shown, what is typed. An id is no word:
        nobody who reads the page knows it.
        """
        found: dict[tuple[str, str], dict[Any, bool]] = {}
        for term in search_terms(self._catalog):
            is_typed = searched(term.text) == term.folded
            if is_typed or term.folded != searched(term.target):
                word = term.text if is_typed else (term.text, term.folded)
                found.setdefault((term.kind, term.target), {}).setdefault(word, term.is_name)
        return [[*key, sum(words.values()), *words] for key, words in found.items()]

    def initials(self) -> dict[str, list[list[str]]]:
        """Return what the first letters of its pinyin lead to: kind and id."""
        terms = tuple(search_terms(self._catalog))
        return {
            letters: [[terms[place].kind, terms[place].target] for place in places]
            for letters, places in places_by_initials(self._catalog).items()
        }

    def _zone(self, state: ViewState) -> dict[str, Any]:
        card: ZoneCard = zone_card(self._catalog, self._atlas, state, self._glossary)
        for study in (*card.favourable, *card.other):
            self._keep_study(study)
        for source in card.sources:
            self._keep_source(source)
        plain: dict[str, Any] = self._plain(card)
        for group in ("favourable", "other"):
            plain[group] = [[study["key"], study["number"]] for study in plain[group]]
        plain["sources"] = [source["key"] for source in plain["sources"]]
        return plain

    def _complaint(self, state: ViewState) -> dict[str, Any]:
        card: ComplaintCard = complaint_card(self._catalog, state)
        for row in (*card.studies, *card.unlinked):
            self._keep_study(study_view(self._catalog.studies[StudyKey(row.key)], Citations(self._catalog)))
        plain: dict[str, Any] = self._plain(card)
        plain["sources"] = [{"number": source.number, "citation": source.citation} for source in card.sources]
        return plain

    def _keep_study(self, study: StudyView) -> None:
        self.studies.setdefault(study.key, {**self._plain(study), "number": 0})

    def _keep_source(self, source: SourceView) -> None:
        self.sources.setdefault(source.key, {**self._plain(source), "number": 0})

    def _plain(self, value: object) -> Any:
        """Dataclasses as dictionaries, sequences as lists, marks as numbers, terms as their place and name."""
        if isinstance(value, Mark):
            return value.number
        if isinstance(value, TermView):
            kept = {"plain": value.plain, "professional": value.professional, "source": value.source}
            self.terms.setdefault(value.name, kept)
            return [value.start, value.end, value.name]
        if is_dataclass(value) and not isinstance(value, type):
            return {field.name: self._plain(getattr(value, field.name)) for field in fields(value)}
        if isinstance(value, Mapping):
            return {str(key): self._plain(each) for key, each in value.items()}
        if isinstance(value, tuple | list | frozenset):
            return [self._plain(each) for each in value]
        return value


def _unlike(other: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """What one card says otherwise than another."""
    return {key: value for key, value in other.items() if known[key] != value}
