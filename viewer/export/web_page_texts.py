"""The texts of the web page: the window's own pages as plain values, each study and source written once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import ruling_out
from viewer.domain.identity import ComplaintId, PointId, SchoolId, SideChoice, StudyKey, ZoneId
from viewer.domain.point_use import PointUse, lines_of, point_uses
from viewer.presentation.blocks import Block, Page
from viewer.presentation.card_view import StudyView
from viewer.presentation.citations import Citations
from viewer.presentation.doubt import named_drawings, names_in_order, school_sample
from viewer.presentation.evidence import study_view
from viewer.presentation.glossary import Glossary
from viewer.presentation.marked_text import Mark, SourceView, TermView
from viewer.presentation.pages.complaint import complaint_page
from viewer.presentation.pages.point import point_page
from viewer.presentation.pages.zone import zone_page
from viewer.presentation.reading_pages import page_to_read, page_words, pages
from viewer.presentation.search import places_by_initials, search_terms
from viewer.presentation.spellings import searched
from viewer.presentation.zone_list import zone_groups
from viewer.state.request import Request
from viewer.state.requests import ShowComplaint, ShowPart, ShowPoint, ShowStudy, ShowZone
from viewer.state.view_state import Reader, Selection, ViewState, Words

_SIDES: tuple[SideChoice, ...] = ("left", "right")
_WORDS: tuple[Words, ...] = ("plain", "professional")
_KINDS = get_args(Block)
_ANSWERED = (ShowZone, ShowPart, ShowComplaint, ShowPoint, ShowStudy)
"""What can be asked of the page; the rest needs the program."""


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
    """Everything the web page says, gathered page by page.

    Parameters
    ----------
    catalog : Catalog
        What the page is about.
    atlas : Atlas
        Gives the measures of this head.

    Attributes
    ----------
    studies, sources, terms : dict
        What pages refer to by key, and terms by name.
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
                "han": school.han,
                "sample": school_sample(school),
                "named": sorted(named_drawings(self._catalog, (school.id,))),
                "order": list(names_in_order(self._catalog, school.id)),
                "groups": [self._plain(group) for group in zone_groups(self._catalog, school.id)],
            }
            for school in self._catalog.schools.values()
        ]

    def unmapped(self) -> list[dict[str, str]]:
        """Return the schools of which nothing can be drawn: they stand in the list with their page."""
        return [{"id": each.id, "name": each.short_name, "han": each.han} for each in self._catalog.unmapped.values()]

    def zones(self) -> dict[str, Any]:
        """Return the pages of each zone by words and side, and whether all its uses are needled on both sides."""
        return {
            zone: {words: {side: self._zone(zone, side, words) for side in _SIDES} for words in _WORDS}
            | {"isBoth": all(use.side == "both" for use in self._catalog.zones[zone].indications)}
            for zone in self._catalog.zones
        }

    def complaints(self) -> dict[str, Any]:
        """Return the page of each complaint by words, and the zones that are named for it."""
        return {
            key: {words: self._complaint(key, words) for words in _WORDS}
            | {"zones": [zone.id for zone in self._catalog.zones_for(key)]}
            for key in self._catalog.complaints
        }

    def points(self) -> dict[str, Any]:
        """Return the page of each acupuncture point, on both sides where it has two, and the zones that it lights."""
        uses = point_uses(self._catalog)
        return {
            key: self._point(key, uses) | {"lit": list(lines_of(self._catalog, key))} for key in self._catalog.points
        }

    def pages(self) -> dict[str, Any]:
        """Return the pages to read, and other words that find each as a whole."""
        return {
            key: self._page(page_to_read(self._catalog, key)) | {"words": list(page_words(self._catalog, key))}
            for key in pages(self._catalog)
        }

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

    def _zone(self, zone: ZoneId, side: SideChoice, words: Words) -> dict[str, Any]:
        state = ViewState(selection=Selection(zone=zone, side=side), reader=Reader(words=words))
        return self._page(zone_page(self._catalog, self._atlas, state, self._glossary))

    def _complaint(self, complaint: ComplaintId, words: Words) -> dict[str, Any]:
        state = ViewState(selection=Selection(complaint=complaint), reader=Reader(words=words))
        page = complaint_page(self._catalog, state, self._atlas)
        for entry in page.entries:  # the window opens its page; here the study folds out
            if isinstance(entry.request, ShowStudy):
                self._keep(study_view(self._catalog.studies[StudyKey(entry.request.study)], Citations(self._catalog)))
        return self._page(page)

    def _point(self, point: PointId, uses: Mapping[PointId, tuple[PointUse, ...]]) -> dict[str, Any]:
        return self._page(
            point_page(self._catalog, self._atlas, ViewState(selection=Selection(point=point, side="both")), uses)
        )

    def _page(self, page: Page) -> dict[str, Any]:
        return {"head": self._plain(page.head), "blocks": self._plain(page.blocks)}

    def _plain(self, value: object) -> Any:
        """Dataclasses as dictionaries, blocks and requests with their kind; studies and sources as key and number."""
        if isinstance(value, Mark):
            return value.number
        if isinstance(value, TermView):
            kept = {"plain": value.plain, "professional": value.professional, "source": value.source}
            self.terms.setdefault(value.name, kept)
            return [value.start, value.end, value.name]
        if isinstance(value, StudyView | SourceView):
            self._keep(value)
            return [value.key, value.number]
        if isinstance(value, Request) and not isinstance(value, _ANSWERED):
            return None
        if isinstance(value, (*_KINDS, Request)):
            return {"kind": type(value).__name__, **self._fields(value)}
        if is_dataclass(value) and not isinstance(value, type):
            return self._fields(value)
        if isinstance(value, Mapping):
            return {str(key): self._plain(each) for key, each in value.items()}
        if isinstance(value, tuple | list | frozenset):
            return [self._plain(each) for each in value]
        return value

    def _keep(self, value: StudyView | SourceView) -> None:
        """Write a study or source down, once; its number is that of the page that cites it."""
        kept_in = self.studies if isinstance(value, StudyView) else self.sources
        if value.key not in kept_in:
            kept_in[value.key] = self._fields(replace(value, number=0))

    def _fields(self, value: Any) -> dict[str, Any]:
        return {field.name: self._plain(getattr(value, field.name)) for field in fields(value)}
