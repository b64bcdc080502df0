"""Explains a complaint and a zone to somebody without any training: everyday words, each with its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Literal

from viewer.atlas.atlas import Atlas
from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.domain.caution import Caution
from viewer.domain.caution_rule import complaint_cautions, ruling_out, zone_cautions
from viewer.domain.complaint import Complaint, Person
from viewer.domain.explanation import Explanation
from viewer.domain.identity import ComplaintId, SideChoice, StudyKey, ZoneId
from viewer.domain.statement import Statement
from viewer.domain.study import Study
from viewer.domain.tissue import Person as HeadPerson
from viewer.domain.zone import Zone
from viewer.presentation.blocks import Alert, Block, Entries, Entry, Head, Heading, Page, Sources, Text
from viewer.presentation.caution_views import cautions_here, whose
from viewer.presentation.evidence_map import unlinked_studies
from viewer.presentation.explain_cautions import (
    SEEK,
    addressed,
    afterwards,
    emergencies,
    in_sight,
    tell_lead,
    tell_lines,
    to_know,
)
from viewer.presentation.explain_side import BOTH_SIDES, side_used
from viewer.presentation.explain_studies import found, left_open, sureness, what_was_needled
from viewer.presentation.explain_view import ExplainView
from viewer.presentation.explain_words import ExplainedWords
from viewer.presentation.glossary import Glossary
from viewer.presentation.marked_text import MarkedText, SourceView
from viewer.presentation.pages.parts import forbidden_blocks
from viewer.presentation.sides import side_statement
from viewer.state.explain_requests import ExplainZone

SectionId = Literal["what", "where", "side", "feel", "known", "unknown", "when_not", "after"]

CLOSING = ("An explanation, not advice for you.", "Ask the person treating you. Nothing is stored.")
SIDE_QUESTION = "Which side?"
NOTHING_CHOSEN = "What is to be explained?"
NO_PLACE = "No place on the head is taught for it in what we read."
NO_CHOICE = "No place on the head is chosen."

_TITLES: dict[SectionId, str] = {
    "what": "What",
    "where": "Where",
    "side": "Which side",
    "feel": "How it feels",
    "known": "What is known",
    "unknown": "What is not known",
    "when_not": "Take care",
    "after": "Afterwards",
}
_OWN_REVIEW = "our-review"


def explain_view(
    catalog: Catalog,
    complaint_id: ComplaintId | None,
    zone_id: ZoneId | None,
    affected: SideChoice | None,
    glossary: Glossary | None = None,
    atlas: Atlas | None = None,
    *,
    person: HeadPerson | None = None,
) -> ExplainView | None:
    """Explain a zone, for a complaint if there is one.

    Parameters
    ----------
    complaint_id : str or None
        The complaint; without it all uses of the zone are told.
    zone_id : str or None
        The zone; without it what is known of the complaint is told.
    affected : {"left", "right", "both"} or None
        The side of the complaint; None while nobody has said.
    glossary : Glossary or None
        Finds technical terms, so that they are explained where they stand; without it one is made.
    atlas : Atlas or None
        The head it stands beside, which may have a caution of its own.
    person : {"adult", "child", "infant"} or None
        Whose head it is; None for what the zones on it say.

    Returns
    -------
    ExplainView or None
        None if there is nothing to explain: neither of the two, or content without a page of explanation.

    Raises
    ------
    KeyError
        If one of them is not in the catalogue.
    """
    page = catalog.explanation
    if page is None or (complaint_id is None and zone_id is None):
        return None
    complaint = catalog.complaints[complaint_id] if complaint_id is not None else None
    is_ruled_out = complaint is not None and ruling_out(catalog, complaint.id) is not None
    zone = catalog.zones[zone_id] if zone_id is not None and not is_ruled_out else None
    words = glossary or Glossary(catalog.terms.values())
    return _Making(catalog, page, complaint, zone, affected, words, whose(atlas, person)).view()


def explained_zones(catalog: Catalog, complaint: ComplaintId) -> tuple[Zone, ...]:
    """Return the zones of a complaint that can be explained, in the order of the list."""
    return tuple(zone for zone in catalog.zones_for(complaint) if zone.place is not None)


class _Making:
    """Puts one explanation together; sources are numbered as they are met."""

    def __init__(
        self,
        catalog: Catalog,
        page: Explanation,
        complaint: Complaint | None,
        zone: Zone | None,
        affected: SideChoice | None,
        glossary: Glossary,
        head_of: HeadPerson | None,
    ) -> None:
        self._catalog, self._page = catalog, page
        self._forbidden = forbidden_blocks(catalog, head_of)
        self._complaint, self._zone, self._affected = complaint, zone, affected
        self._complaint_id = complaint.id if complaint is not None else None
        self._words = ExplainedWords(catalog, glossary)
        self._citations = self._words.citations
        is_taught = complaint is not None and explained_zones(catalog, complaint.id)
        self._no_place = NO_CHOICE if is_taught else NO_PLACE
        told = [use for use in (zone.indications if zone is not None else ()) if not use.is_record]
        self._uses = [use for use in told if complaint is None or use.leads_from(complaint.id)]
        self._studies = self._linked()
        self._person: Person = complaint.person if complaint is not None else "anyone"
        self._cautions = cautions_here(
            catalog,
            head_of,
            zone_cautions(catalog, zone, self._complaint_id)
            if zone is not None
            else complaint_cautions(catalog, complaint.id)
            if complaint is not None
            else (),
        )
        self._is_ruled_out = any(each.rules_out for each in self._cautions) and zone is None

    def view(self) -> ExplainView:
        first = () if self._is_ruled_out else in_sight(self._cautions)
        if self._forbidden:
            first = (*self._cautions[:1], *(each for each in first if each != self._cautions[0]))
        tell = () if self._is_ruled_out else tell_lines(self._cautions, self._person)
        warnings = tuple(caution.plain for caution in first)
        is_danger = bool(self._forbidden) or any(caution.strength == "danger" for caution in first)
        return ExplainView(
            page=self._page_of(tell, warnings, is_danger=is_danger),
            tell=tell,
            warnings=warnings,
            is_danger=is_danger,
            zone=self._zone.id if self._zone is not None else None,
            complaint=self._complaint_id,
            affected=self._affected,
            person=self._person,
            is_ruled_out=self._is_ruled_out,
        )

    def _page_of(self, tell: tuple[str, ...], warnings: tuple[str, ...], *, is_danger: bool) -> Page:
        signs = tuple(MarkedText(each.plain) for each in emergencies(self._cautions))
        blocks: list[Block] = [*self._forbidden, *([Alert(SEEK, signs)] if signs else [])]
        if not self._is_ruled_out:  # nothing is told of needling where it has no place
            blocks += self._answers()
        for key, title, lines in (("tell", tell_lead(self._person), tell), ("know", _("Good to know"), warnings)):
            if lines:
                blocks.append(Heading(title, key=key, is_framed=True, warns="danger" if is_danger else "caution"))
                blocks += (Text(MarkedText(line)) for line in lines)
        blocks += (Heading(_("Where this comes from"), key="sources"), Sources(self._sources()))
        title = self._complaint.plain if self._complaint is not None else self._place()
        about = (str(each) for each in (self._complaint_id, self._zone and self._zone.id) if each is not None)
        head = Head(title, lines=(MarkedText(self._subtitle()),))
        return Page(f"explanation/{'/'.join(about)}", head, tuple(blocks), CLOSING)

    def _answers(self) -> Iterator[Block]:
        sections: tuple[tuple[SectionId, Iterable[MarkedText]], ...] = (
            ("what", self._what()),
            ("where", self._where()),
            ("side", self._side()),
            ("feel", map(self._words.said, self._page.feel)),
            ("known", self._known()),
            ("unknown", self._unknown()),
            ("when_not", map(self._caution, to_know(self._cautions))),
            ("after", map(self._caution, afterwards(self._cautions))),
        )
        for key, sentences in sections:
            told = tuple(map(Text, sentences))
            if told:
                yield Heading(_TITLES[key], key=key)
                yield from told
            if key == "where":
                yield from self._places()

    # What is said

    def _what(self) -> Iterable[MarkedText]:
        yield from map(self._words.said, self._page.done)
        if self._zone is not None and not self._forbidden:  # else no bone is promised
            is_below = self._catalog.lies_over_nape(self._zone.id)
            yield self._words.said(self._page.over_nape if is_below else self._page.over_bone)
        for use in self._uses:
            yield self._words.said(use.use)

    def _where(self) -> Iterable[MarkedText]:
        if self._zone is None:
            yield MarkedText(self._no_place)
        elif self._zone.place is not None:
            yield self._words.said(self._zone.place.statement)

    def _side(self) -> Iterable[MarkedText]:
        if self._zone is None:
            return
        said = side_used(self._zone, self._complaint_id, self._affected)
        if said not in ("", BOTH_SIDES):  # the rule says that by itself
            yield MarkedText(said)
        yield self._words.said(side_statement(self._zone, self._complaint_id))

    def _known(self) -> Iterable[MarkedText]:
        studies = self._studies
        marks = tuple(self._citations.mark(study.key) for study in studies)
        sentences = list(found(studies))
        # The marks of all studies stand once, after the last of the sentences that count them.
        sentences += filter(None, [what_was_needled(studies)])
        for sentence in sentences[:-1]:
            yield MarkedText(sentence)
        yield MarkedText(sentences[-1], marks)

    def _unknown(self) -> Iterable[MarkedText]:
        marks = tuple(self._citations.mark(study.key) for study in self._studies)
        for note, uses in left_open(self._uses).items():
            keys = dict.fromkeys(key for use in uses for key in (*use.studies, *self._studied(use.use)))
            yield MarkedText(note, tuple(self._citations.mark(key) for key in keys or (_OWN_REVIEW,)))
        sure = sureness(self._studies)
        if sure:
            yield MarkedText(sure, marks)
        yield from map(self._words.said, self._page.unknown)

    def _caution(self, caution: Caution) -> MarkedText:
        return self._words.said(replace(caution.statement, text=caution.plain, doubt=""))

    # The frame

    def _subtitle(self) -> str:
        to = addressed(self._person)
        if self._is_ruled_out or self._zone is None:
            return " ".join(filter(None, (to, "" if self._is_ruled_out else self._no_place)))
        place = f"{self._place()}." if self._complaint is not None else ""
        used = side_used(self._zone, self._complaint_id, self._affected)
        return " ".join(filter(None, (to, place, used)))

    def _place(self) -> str:
        if self._zone is None:
            return ""
        return self._zone.place.short if self._zone.place is not None else self._zone.name.en

    def _places(self) -> Iterator[Block]:
        """The zone that is explained and the others that schools name, if there are others."""
        zones = explained_zones(self._catalog, self._complaint_id) if self._complaint_id is not None else ()
        entries = tuple(
            Entry(
                zone.place.short,
                self._catalog.school_of(zone.id).short_name,
                request=ExplainZone(zone.id),
                is_chosen=self._zone is not None and zone.id == self._zone.id,
            )
            for zone in zones
            if zone.place is not None
        )
        if len(entries) > 1:
            yield Entries(entries)

    def _linked(self) -> list[Study]:
        studies = self._catalog.studies
        if self._zone is None:
            return unlinked_studies(self._catalog, self._complaint) if self._complaint is not None else []
        keys = dict.fromkeys(key for use in self._uses for key in use.studies)
        return [studies[key] for key in keys if key in studies]

    def _studied(self, statement: Statement) -> list[StudyKey]:
        """The studies among the sources of a statement."""
        return [key for key in map(StudyKey, statement.sources) if key in self._catalog.studies]

    def _sources(self) -> tuple[SourceView, ...]:
        shown = (each for each in self._cautions if each.tell) if not self._is_ruled_out else ()
        for caution in chain(emergencies(self._cautions), in_sight(self._cautions), shown):
            self._citations.marked(caution.statement)
        return self._citations.listed()
