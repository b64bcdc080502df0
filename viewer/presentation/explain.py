"""Explains a complaint and a zone to somebody without any training: everyday words, each with its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from viewer.domain.catalog import Catalog
from viewer.domain.caution import Caution
from viewer.domain.complaint import Complaint
from viewer.domain.explanation import Explanation
from viewer.domain.identity import ComplaintId, SideChoice, StudyKey, TermId, ZoneId
from viewer.domain.side_rule import needled_side, said_rules, side_rules
from viewer.domain.statement import Statement
from viewer.domain.study import Study
from viewer.domain.term import Term
from viewer.domain.zone import NeedledSide, Zone
from viewer.presentation.card import zone_cautions
from viewer.presentation.citations import Citations
from viewer.presentation.complaint_card import general_cautions
from viewer.presentation.evidence_map import unlinked_studies
from viewer.presentation.explain_page import ExplainPlace, ExplainSection, ExplainView, SectionId
from viewer.presentation.explain_studies import found, left_open, sureness, what_was_needled
from viewer.presentation.glossary import Glossary
from viewer.presentation.marked_text import Mark, MarkedText, SourceView
from viewer.presentation.sides import side_statement

TELL = "Tell the practitioner first if you"
CLOSING = ("An explanation, not advice for you.", "Ask the person treating you. Nothing is stored.")
SIDE_QUESTION = "Which side?"
NOTHING_CHOSEN = "What is to be explained?"
NO_PLACE = "No place on the head is taught for it in what we read."

_AUTHORS_MOST = 2  # on a page to take home

_TITLES: dict[SectionId, str] = {
    "what": "What",
    "where": "Where",
    "side": "Which side",
    "feel": "How it feels",
    "known": "What is known",
    "unknown": "What is not known",
    "when_not": "Take care",
}
_AFFECTED: dict[SideChoice, str] = {
    "left": "Left side affected",
    "right": "Right side affected",
    "both": "Both sides affected",
}
_USED: dict[SideChoice, str] = {
    "left": "the left side of the head is used",
    "right": "the right side of the head is used",
    "both": "both sides of the head are used",
}
_SIDE: dict[SideChoice, str] = {"left": "the left side", "right": "the right side", "both": "both sides"}
_OWN_REVIEW = "our-review"
_ALWAYS = frozenset({"piercing", "adjunct"})
"""Cautions that hold for everybody: always in sight, with those of the very place."""


def explain_view(
    catalog: Catalog,
    complaint_id: ComplaintId | None,
    zone_id: ZoneId | None,
    affected: SideChoice | None,
    glossary: Glossary | None = None,
) -> ExplainView | None:
    """Explain a zone, for a complaint if there is one.

    Parameters
    ----------
    catalog : Catalog
        All content.
    complaint_id : str or None
        The complaint; without it all uses of the zone are told.
    zone_id : str or None
        The zone; without it what is known of the complaint is told.
    affected : {"left", "right", "both"} or None
        The side of the complaint; None while nobody has said.
    glossary : Glossary or None
        Finds technical terms, so that they are explained where they stand; without it one is made.

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
    zone = catalog.zones[zone_id] if zone_id is not None else None
    words = glossary or Glossary(catalog.terms.values())
    return _Making(catalog, page, complaint, zone, affected, words).view()


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
    ) -> None:
        self._catalog, self._page = catalog, page
        self._complaint, self._zone, self._affected = complaint, zone, affected
        self._complaint_id = complaint.id if complaint is not None else None
        self._citations = Citations(catalog, authors_most=_AUTHORS_MOST)
        self._glossary = glossary
        self._told: set[TermId] = set()
        all_uses = zone.indications if zone is not None else ()
        self._uses = [use for use in all_uses if complaint is None or complaint.id in use.complaints]
        self._studies = self._linked()
        cautions = zone_cautions(catalog, zone) if zone is not None else general_cautions(catalog)
        self._cautions = cautions
        self._known_words = [caution for caution in cautions if caution.plain]

    def view(self) -> ExplainView:
        sections: list[tuple[SectionId, Iterable[MarkedText]]] = [
            ("what", self._what()),
            ("where", self._where()),
            ("side", self._side()),
            ("feel", map(self._said, self._page.feel)),
            ("known", self._known()),
            ("unknown", self._unknown()),
            ("when_not", map(self._caution, self._rest())),
        ]
        built = ((key, tuple(sentences)) for key, sentences in sections)
        first = self._first()
        return ExplainView(
            title=self._complaint.plain if self._complaint is not None else self._place(),
            subtitle=self._subtitle(),
            sections=tuple(ExplainSection(key, _TITLES[key], sentences) for key, sentences in built if sentences),
            tell=self._tell(),
            warnings=tuple(caution.plain for caution in first),
            is_danger=any(caution.strength == "danger" for caution in first),
            zone=self._zone.id if self._zone is not None else None,
            complaint=self._complaint_id,
            affected=self._affected,
            has_sides=self._zone is not None and not _has_one_answer(side_rules(self._zone, self._complaint_id)),
            places=self._places(),
            sources=self._sources(),
        )

    # What is said

    def _what(self) -> Iterable[MarkedText]:
        yield from map(self._said, self._page.done)
        if self._zone is not None:
            is_below = self._catalog.lies_over_nape(self._zone.id)
            yield self._said(self._page.over_nape if is_below else self._page.over_bone)
        for use in self._uses:
            yield self._said(use.use)

    def _where(self) -> Iterable[MarkedText]:
        if self._zone is None:
            yield MarkedText(NO_PLACE)
        elif self._zone.place is not None:
            yield self._said(self._zone.place.statement)

    def _side(self) -> Iterable[MarkedText]:
        if self._zone is None:
            return
        said = self._side_words()
        if said:
            yield MarkedText(said)
        yield self._said(side_statement(self._zone, self._complaint_id))

    def _side_words(self) -> str:
        if self._zone is None or self._affected is None:
            return ""
        rules = said_rules(self._zone, self._complaint_id)
        if rules == ("either",):
            return "Either side of the head can be used."
        if rules in (("midline",), ("not_said",)):
            return ""
        sides = dict.fromkeys(needled_side(rule, self._affected) for rule in rules)
        if len(sides) > 1:
            named = " or ".join(_SIDE[side] for side in sides)
            return f"{_AFFECTED[self._affected]}: {named} of the head, depending on what it is used for."
        return f"{_AFFECTED[self._affected]}: {_USED[sides.popitem()[0]]}."

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
        yield from map(self._said, self._page.unknown)

    def _caution(self, caution: Caution) -> MarkedText:
        return self._said(replace(caution.statement, text=caution.plain, doubt=""))

    # What to tell and to know

    def _tell(self) -> str:
        ends = list(dict.fromkeys(caution.tell for caution in self._cautions if caution.tell))
        if not ends:
            return ""
        # What one has is said together, or the sentence would say “have” at every step.
        had = [end.removeprefix("have ") for end in ends if end.startswith("have ") and not end.startswith("have had")]
        parts = [end for end in ends if end.removeprefix("have ") not in had]
        if had:
            parts.append(f"have {'; '.join(had)}")
        return f"{TELL} {', '.join(parts[:-1])}{', or ' if len(parts) > 1 else ''}{parts[-1]}."

    def _first(self) -> tuple[Caution, ...]:
        """What is always in sight: all that belongs to this very place, then what holds for everybody."""
        own = set(self._zone.cautions) if self._zone is not None else set()
        always = [each for each in self._known_words if each.id in own or each.strength == "danger"]
        always += [each for each in self._known_words if each.id in _ALWAYS and each not in always]
        return tuple(always)

    def _rest(self) -> tuple[Caution, ...]:
        first = self._first()
        return tuple(caution for caution in self._known_words if caution not in first)

    # The frame

    def _subtitle(self) -> str:
        if self._zone is None:
            return NO_PLACE
        place = f"{self._place()}." if self._complaint is not None else ""
        return " ".join(filter(None, (place, self._side_words() or self._unsaid_side())))

    def _place(self) -> str:
        if self._zone is None:
            return ""
        return self._zone.place.short if self._zone.place is not None else self._zone.name.en

    def _unsaid_side(self) -> str:
        if self._zone is not None and side_rules(self._zone, self._complaint_id) == ("both",):
            return "Both sides of the head are used."
        return ""

    def _places(self) -> tuple[ExplainPlace, ...]:
        if self._complaint_id is None:
            return ()
        zones = explained_zones(self._catalog, self._complaint_id)
        places = tuple(
            ExplainPlace(zone.id, zone.place.short, self._catalog.school_of(zone.id).short_name)
            for zone in zones
            if zone.place is not None
        )
        return places if len(places) > 1 else ()

    def _linked(self) -> list[Study]:
        studies = self._catalog.studies
        if self._zone is None:
            return unlinked_studies(self._catalog, self._complaint) if self._complaint is not None else []
        keys = dict.fromkeys(key for use in self._uses for key in use.studies)
        return [studies[key] for key in keys if key in studies]

    def _studied(self, statement: Statement) -> list[StudyKey]:
        """The studies among the sources of a statement."""
        return [key for key in map(StudyKey, statement.sources) if key in self._catalog.studies]

    def _said(self, statement: Statement) -> MarkedText:
        marks = self._marks(statement)
        text, terms = self._explained(statement.text)
        doubt, more = self._explained(statement.doubt)
        added = (self._citations.mark(key) for term in (*terms, *more) for key in term.sources)
        return MarkedText(text, tuple(dict.fromkeys((*marks, *added))), doubt)

    def _explained(self, text: str) -> tuple[str, tuple[Term, ...]]:
        """Add to a text what its technical terms mean, each once in the whole explanation."""
        terms = tuple(dict.fromkeys(span.term for span in self._glossary.spans(text)))
        new = tuple(term for term in terms if term.id not in self._told)
        self._told.update(term.id for term in new)
        return " ".join([text, *(f"({term.name}: {_small(term.plain)})" for term in new)]), new

    def _marks(self, statement: Statement) -> tuple[Mark, ...]:
        return tuple(self._citations.mark(key) for key in statement.sources)

    def _sources(self) -> tuple[SourceView, ...]:
        for caution in (*self._first(), *(each for each in self._cautions if each.tell)):
            self._marks(caution.statement)
        return self._citations.listed()


def _has_one_answer(rules: tuple[NeedledSide, ...]) -> bool:
    return rules in (("both",), ("midline",), ("not_said",))


def _small(sentence: str) -> str:
    return f"{sentence[:1].lower()}{sentence[1:]}".removesuffix(".")
