"""The page of a complaint: which zones each school names for it, on which side, and how good the support is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from viewer.atlas.atlas import Atlas
from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import complaint_cautions, ruling_out
from viewer.domain.complaint import Complaint
from viewer.domain.identity import ComplaintId
from viewer.domain.study import Study
from viewer.domain.tissue import Person
from viewer.domain.zone import Indication, Zone
from viewer.presentation.blocks import (
    Action,
    Actions,
    Alert,
    Block,
    Entries,
    Entry,
    Head,
    Heading,
    Page,
    Text,
)
from viewer.presentation.card_view import ChipView
from viewer.presentation.caution_views import caution_views, cautions_here, whose
from viewer.presentation.citations import Citations
from viewer.presentation.doubt import doubt_words
from viewer.presentation.evidence import by_design, study_chips, use_chips
from viewer.presentation.evidence_map import unlinked_studies
from viewer.presentation.explain_cautions import SEEK, emergencies
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.pages.parts import caution_blocks, forbidden_blocks, quiet, source_blocks
from viewer.presentation.pages.side_question import side_question
from viewer.presentation.pages.study_entry import star_explained, study_entry
from viewer.presentation.sentences import DISCLAIMER, NOT_STUDIED, counted
from viewer.presentation.sides import needled_words, side_sentence, side_statement
from viewer.presentation.swatches import part_swatch, zone_swatch
from viewer.state.compare_requests import Compare
from viewer.state.explain_requests import Explain
from viewer.state.requests import ShowZone
from viewer.state.view_state import ViewState, Words

NO_ZONE = "No zone of these schools is named for it."
RULED_OUT = "No zone is shown for it: a caution rules needling out."
_ADJUNCT = "Needling is an addition to usual care, not a replacement."
_NOT_FOR_IT = "Nothing here suggests needling for it."
_COMPARED = 2
_NOT_MIXED = _("Each school has a map and an idea of its own. They stand apart here, and are not meant to be mixed.")


def complaint_page(
    catalog: Catalog, state: ViewState, atlas: Atlas | None = None, *, person: Person | None = None
) -> Page:
    """Return the page of the complaint that is chosen.

    Parameters
    ----------
    state : ViewState
        Must have a complaint; its words and its affected side are followed.
    atlas : Atlas, optional
        The head it stands beside, which may have a caution of its own.
    person : {"adult", "child", "infant"} or None
        Whose head it is; None for what the zones on it say.

    Raises
    ------
    KeyError
        If the complaint is not in the catalogue.
    """
    assert state.selection.complaint is not None
    complaint = catalog.complaints[state.selection.complaint]
    zones = catalog.zones_for(complaint.id)
    citations = Citations(catalog)
    person = whose(atlas, person)
    cautions = cautions_here(catalog, person, complaint_cautions(catalog, complaint.id))
    head = Head(
        title=complaint_title(complaint, state.reader.words),
        kind=_("From a complaint"),
        lines=(MarkedText(_names(catalog, complaint, zones, state.reader.words)),),
        words=state.reader.words,
    )
    signs = [citations.marked(replace(each.statement, text=each.plain, doubt="")) for each in emergencies(cautions)]
    blocks: list[Block] = [*forbidden_blocks(catalog, person)]
    if signs:
        blocks.append(Alert(SEEK, tuple(signs)))
    if zones:
        blocks.append(
            side_question(state.selection.affected, side_sentence(catalog, complaint.id, state.selection.affected))
        )
    blocks.append(Actions((Action(_("Explain to a patient"), Explain(), is_primary=True),)))
    blocks += _zones(catalog, state, zones, citations)
    linked = by_design(_linked(catalog, zones, complaint.id))
    unlinked = by_design(unlinked_studies(catalog, complaint))
    blocks += _studies(_("Studies of these zones"), "studies", linked)
    blocks += _studies(_("Studies that name no single zone"), "unlinked", unlinked)
    blocks += _known(catalog, complaint, zones, citations)
    blocks += star_explained((*linked, *unlinked))
    blocks += caution_blocks(caution_views(cautions, citations))
    blocks += source_blocks(citations.listed())
    return Page(f"complaint/{complaint.id}", head, tuple(blocks), (DISCLAIMER,))


def complaint_title(complaint: Complaint, words: Words) -> str:
    """Return what a complaint is called in plain or in professional words."""
    return complaint.professional if words == "professional" else complaint.plain


def _names(catalog: Catalog, complaint: Complaint, zones: Sequence[Zone], words: Words) -> str:
    """What it is called besides, and how many zones are named for it."""
    other = complaint.plain if words == "professional" else complaint.professional
    other_words = ", ".join(filter(None, (other, f"{complaint.han} {complaint.pinyin}".strip())))
    named = f"{other_words[:1].upper()}{other_words[1:]}."
    if not zones:
        return named
    schools = dict.fromkeys(catalog.school_of(zone.id).short_name for zone in zones)
    who = f"{counted(len(zones), 'zone is', 'zones are')} named for it: {', '.join(schools)}."
    return f"{named} {who}"


def _zones(catalog: Catalog, state: ViewState, zones: Sequence[Zone], citations: Citations) -> Iterator[Block]:
    if not zones:
        assert state.selection.complaint is not None
        is_ruled_out = ruling_out(catalog, state.selection.complaint) is not None
        yield Text(MarkedText(RULED_OUT if is_ruled_out else NO_ZONE), weight="strong")
        return
    by_school: dict[str, list[Entry]] = {}
    for zone in zones:
        entry = _zone(catalog, zone, state, citations)
        by_school.setdefault(catalog.school_of(zone.id).short_name, []).append(entry)
    if len(by_school) > 1:
        yield from quiet(_NOT_MIXED)
    for school, entries in by_school.items():
        if len(by_school) > 1:
            yield Heading(school, 2)
        yield Entries(tuple(entries))
    alike = [zone for zone in zones if catalog.school_of(zone.id).is_of_cortex]
    firsts = {catalog.school_of(zone.id).id: zone for zone in reversed(alike)}
    if len(firsts) >= _COMPARED:
        compared = [zone for zone in zones if zone in firsts.values()][:_COMPARED]
        codes = " and ".join(zone.code for zone in compared)
        text = "Compare both" if len(zones) == _COMPARED else f"Compare {codes}"
        yield Actions((Action(text, Compare(tuple(zone.id for zone in compared))),))


def _zone(catalog: Catalog, zone: Zone, state: ViewState, citations: Citations) -> Entry:
    uses = zone.uses_for(state.selection.complaint)
    parts = [part for part in zone.parts if any(use.part == part.id for use in uses)]
    is_whole = len(parts) == len(zone.parts)
    where = f" ({', '.join(part.name.lower() for part in parts)})" if parts and not is_whole else ""
    side = side_statement(zone, state.selection.complaint)
    needled = needled_words(zone, state.selection.complaint, state.selection.affected)
    said = [Text(MarkedText(needled), weight="strong")] if needled and needled != side.text else []
    return Entry(
        title=f"{zone.name.en}{where}",
        subtitle=f"{zone.name.han} {zone.name.pinyin}, {catalog.school_of(zone.id).short_name} {zone.code}",
        swatch=part_swatch(catalog, zone, parts[0].id) if len(parts) == 1 else zone_swatch(catalog, zone),
        chips=_chips(catalog, uses),
        texts=(*said, Text(citations.marked(side))),
        notes=(*_doubted(zone), *_notes(uses)),
        request=ShowZone(zone.id),
        id=zone.id,
    )


def _doubted(zone: Zone) -> tuple[str, ...]:
    """How sure its place is, if two sources do not agree on it."""
    return (_("Its place: %s.") % doubt_words(zone),) if zone.drawing != "solid" else ()


def _chips(catalog: Catalog, uses: Sequence[Indication]) -> tuple[ChipView, ...]:
    studies = {key: catalog.studies[key] for use in uses for key in use.studies if key in catalog.studies}
    return study_chips(studies.values()) if studies else use_chips(catalog, uses[0])


def _notes(uses: Sequence[Indication]) -> tuple[str, ...]:
    notes = dict.fromkeys(use.note for use in uses if use.note)
    if not any(use.studies for use in uses):
        notes = dict.fromkeys((NOT_STUDIED, *notes))
    return tuple(notes)


def _linked(catalog: Catalog, zones: Sequence[Zone], complaint: ComplaintId) -> list[Study]:
    uses = (use for zone in zones for use in zone.uses_for(complaint))
    keys = dict.fromkeys(key for use in uses for key in use.studies)
    return [catalog.studies[key] for key in keys if key in catalog.studies]


def _studies(title: str, key: str, studies: Iterable[Study]) -> Iterator[Block]:
    entries = tuple(study_entry(study) for study in studies)
    if entries:
        yield Heading(title, key=key)
        yield Entries(entries)


def _known(catalog: Catalog, complaint: Complaint, zones: Sequence[Zone], citations: Citations) -> Iterator[Block]:
    """What the schools say of their evidence, each once, and what needling is not."""
    notes = [citations.marked(note) for note in dict.fromkeys(catalog.school_of(z.id).evidence_note for z in zones)]
    marks = tuple(dict.fromkeys(mark for note in notes for mark in note.marks))
    doubts = " ".join(dict.fromkeys(note.doubt for note in notes if note.doubt))
    closing = _NOT_FOR_IT if ruling_out(catalog, complaint.id) is not None else _ADJUNCT
    yield Heading(_("What is known of it"), key="note")
    yield from quiet(MarkedText(" ".join([*(note.text for note in notes), closing]), marks, doubts))
