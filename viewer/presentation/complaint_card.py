"""The page of a complaint: which zones each school names for it, on which side, and how good the support is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import complaint_cautions, ruling_out
from viewer.domain.complaint import Complaint
from viewer.domain.identity import ComplaintId, ZoneId
from viewer.domain.study import Study
from viewer.domain.zone import Indication, Zone
from viewer.presentation.card_view import ChipView, ComplaintCard, ComplaintZone, StudyRow
from viewer.presentation.caution_views import caution_views
from viewer.presentation.citations import Citations
from viewer.presentation.evidence import by_design, study_chips, study_view, use_chips
from viewer.presentation.evidence_map import unlinked_studies
from viewer.presentation.explain_cautions import emergencies
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.sentences import NOT_STUDIED, counted
from viewer.presentation.sides import needled_words, side_sentence, side_statement
from viewer.presentation.swatches import part_swatch, zone_swatch
from viewer.state.view_state import ViewState, Words

NO_ZONE = "No zone of these schools is named for it."
RULED_OUT = "No zone is shown for it: a caution rules needling out."
_ADJUNCT = "Needling is an addition to usual care, not a replacement."
_NOT_FOR_IT = "Nothing here suggests needling for it."
_COMPARED = 2


def complaint_card(catalog: Catalog, state: ViewState) -> ComplaintCard:
    """Return the page of the complaint that is chosen.

    Parameters
    ----------
    catalog : Catalog
        All content.
    state : ViewState
        Must have a complaint; its words and its affected side are followed.

    Raises
    ------
    KeyError
        If the complaint is not in the catalogue.
    """
    assert state.selection.complaint is not None
    complaint = catalog.complaints[state.selection.complaint]
    zones = catalog.zones_for(complaint.id)
    citations = Citations(catalog)
    cautions = complaint_cautions(catalog, complaint.id)
    help_first = tuple(
        citations.marked(replace(each.statement, text=each.plain, doubt="")) for each in emergencies(cautions)
    )
    entries = tuple(_zone(catalog, zone, state, citations) for zone in zones)
    notes = [citations.marked(note) for note in dict.fromkeys(catalog.school_of(z.id).evidence_note for z in zones)]
    marks = tuple(dict.fromkeys(mark for note in notes for mark in note.marks))
    doubts = " ".join(dict.fromkeys(note.doubt for note in notes if note.doubt))
    shown = caution_views(cautions, citations)
    linked = by_design(_linked(catalog, zones, complaint.id))
    unlinked = by_design(unlinked_studies(catalog, complaint))
    compared = _two_schools(catalog, zones)
    is_ruled_out = ruling_out(catalog, complaint.id) is not None
    closing = _NOT_FOR_IT if is_ruled_out else _ADJUNCT
    return ComplaintCard(
        title=complaint_title(complaint, state.reader.words),
        subtitle=_subtitle(catalog, complaint, zones, state.reader.words),
        zones=entries,
        note=MarkedText(" ".join([*(note.text for note in notes), closing]), marks, doubts),
        cautions=shown,
        help_first=help_first,
        no_zone="" if zones else RULED_OUT if is_ruled_out else NO_ZONE,
        affected=state.selection.affected,
        side_note=side_sentence(catalog, complaint.id, state.selection.affected),
        studies=_rows(linked, Citations(catalog)),
        unlinked=_rows(unlinked, Citations(catalog)),
        has_provisional=any(study.grade.is_ours for study in (*linked, *unlinked)),
        words=state.reader.words,
        compared=compared,
        compare_text=_compare_text(catalog, zones, compared),
        sources=citations.listed(),
    )


def complaint_title(complaint: Complaint, words: Words) -> str:
    """Return what a complaint is called in plain or in professional words."""
    return complaint.professional if words == "professional" else complaint.plain


def _subtitle(catalog: Catalog, complaint: Complaint, zones: Sequence[Zone], words: Words) -> str:
    other = complaint.plain if words == "professional" else complaint.professional
    other_words = ", ".join(filter(None, (other, f"{complaint.han} {complaint.pinyin}".strip())))
    named = f"{other_words[:1].upper()}{other_words[1:]}."
    if not zones:
        return named
    schools = dict.fromkeys(catalog.school_of(zone.id).short_name for zone in zones)
    who = f"{counted(len(zones), 'zone is', 'zones are')} named for it: {', '.join(schools)}."
    return f"{named} {who}"


def _linked(catalog: Catalog, zones: Sequence[Zone], complaint: ComplaintId) -> list[Study]:
    uses = (use for zone in zones for use in zone.uses_for(complaint))
    keys = dict.fromkeys(key for use in uses for key in use.studies)
    return [catalog.studies[key] for key in keys if key in catalog.studies]


def _rows(studies: Iterable[Study], citations: Citations) -> tuple[StudyRow, ...]:
    rows = []
    for study in studies:
        view = study_view(study, citations)
        star = "*" if view.certainty.is_provisional else ""
        rows.append(
            StudyRow(view.key, view.chip, view.name, f"{view.design}. Certainty {view.certainty.word.lower()}{star}.")
        )
    return tuple(rows)


def _two_schools(catalog: Catalog, zones: Sequence[Zone]) -> tuple[ZoneId, ...]:
    """The first zones of the first two schools."""
    firsts: dict[str, ZoneId] = {}
    for zone in zones:
        firsts.setdefault(catalog.school_of(zone.id).id, zone.id)
    return tuple(firsts.values())[:_COMPARED] if len(firsts) >= _COMPARED else ()


def _compare_text(catalog: Catalog, zones: Sequence[Zone], compared: Sequence[ZoneId]) -> str:
    if not compared:
        return ""
    if len(zones) == len(compared):
        return "Compare both"
    return f"Compare {' and '.join(catalog.zones[zone].code for zone in compared)}"


def _zone(catalog: Catalog, zone: Zone, state: ViewState, citations: Citations) -> ComplaintZone:
    uses = zone.uses_for(state.selection.complaint)
    parts = [part for part in zone.parts if any(use.part == part.id for use in uses)]
    is_whole = len(parts) == len(zone.parts)
    where = f" ({', '.join(part.name.lower() for part in parts)})" if parts and not is_whole else ""
    swatch = part_swatch(catalog, zone, parts[0].id) if len(parts) == 1 else zone_swatch(catalog, zone)
    school = catalog.school_of(zone.id).short_name
    needled = needled_words(zone, state.selection.complaint, state.selection.affected)
    side = side_statement(zone, state.selection.complaint)
    return ComplaintZone(
        zone=zone.id,
        title=f"{zone.name.en}{where}",
        subtitle=f"{zone.name.han} {zone.name.pinyin}, {school} {zone.code}",
        swatch=swatch,
        side=citations.marked(side),
        chips=_chips(catalog, uses),
        notes=_notes(uses),
        needled=needled if needled != side.text else "",
        school=school,
    )


def _chips(catalog: Catalog, uses: Sequence[Indication]) -> tuple[ChipView, ...]:
    studies = {key: catalog.studies[key] for use in uses for key in use.studies if key in catalog.studies}
    return study_chips(studies.values()) if studies else use_chips(catalog, uses[0])


def _notes(uses: Sequence[Indication]) -> tuple[str, ...]:
    notes = dict.fromkeys(use.note for use in uses if use.note)
    if not any(use.studies for use in uses):
        notes = dict.fromkeys((NOT_STUDIED, *notes))
    return tuple(notes)
