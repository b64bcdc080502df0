"""The page of a complaint: which zones each school names for it, and how good the support is."""

from __future__ import annotations

from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId
from viewer.domain.zone import Indication, Zone
from viewer.presentation.card import strip_text, zone_cautions
from viewer.presentation.card_view import ChipView, ComplaintCard, ComplaintZone, MarkedText
from viewer.presentation.citations import Citations
from viewer.presentation.evidence import study_chips, use_chips
from viewer.presentation.sentences import NOT_STUDIED, counted
from viewer.presentation.swatches import part_swatch, zone_swatch

_ADJUNCT = "Needling is an addition to usual care, not a replacement."


def complaint_card(catalog: Catalog, complaint_id: ComplaintId) -> ComplaintCard:
    """Return the page of a complaint.

    Raises
    ------
    KeyError
        If the complaint is not in the catalogue.
    """
    complaint = catalog.complaints[complaint_id]
    zones = catalog.zones_for(complaint_id)
    citations = Citations(catalog)
    schools = dict.fromkeys(catalog.school_of(zone.id).short_name for zone in zones)
    who = f"{counted(len(zones), 'zone is', 'zones are')} named for it: {', '.join(schools)}."
    other_words = ", ".join(filter(None, (complaint.professional, f"{complaint.han} {complaint.pinyin}".strip())))
    cautions = tuple({c.id: c for zone in zones for c in zone_cautions(catalog, zone)}.values())
    ordered = tuple(sorted(cautions, key=lambda c: (c.strength != "danger", c.rank)))
    notes = [citations.marked(note) for note in dict.fromkeys(catalog.school_of(z.id).evidence_note for z in zones)]
    marks = tuple(dict.fromkeys(mark for note in notes for mark in note.marks))
    doubts = " ".join(dict.fromkeys(note.doubt for note in notes if note.doubt))
    return ComplaintCard(
        title=complaint.plain,
        subtitle=f"{_capital(other_words)}. {who}",
        zones=tuple(_zone(catalog, zone, complaint_id, citations) for zone in zones),
        note=MarkedText(" ".join([*(note.text for note in notes), _ADJUNCT]), marks, doubts),
        strip=strip_text(ordered),
        has_danger=any(caution.strength == "danger" for caution in ordered),
    )


def _zone(catalog: Catalog, zone: Zone, complaint: ComplaintId, citations: Citations) -> ComplaintZone:
    uses = [use for use in zone.indications if complaint in use.complaints]
    parts = [part for part in zone.parts if any(use.part == part.id for use in uses)]
    where = f" ({', '.join(part.name.lower() for part in parts)})" if parts else ""
    swatch = part_swatch(catalog, zone, parts[0].id) if len(parts) == 1 else zone_swatch(catalog, zone)
    school = catalog.school_of(zone.id).short_name
    return ComplaintZone(
        zone=zone.id,
        title=f"{zone.name.en}{where}",
        subtitle=f"{zone.name.han} {zone.name.pinyin}, {school} {zone.code}",
        swatch=swatch,
        side=citations.marked(zone.laterality.rule),
        chips=_chips(catalog, uses),
        notes=_notes(uses),
    )


def _chips(catalog: Catalog, uses: list[Indication]) -> tuple[ChipView, ...]:
    studies = {key: catalog.studies[key] for use in uses for key in use.studies if key in catalog.studies}
    return study_chips(studies.values()) if studies else use_chips(catalog, uses[0])


def _notes(uses: list[Indication]) -> tuple[str, ...]:
    notes = dict.fromkeys(use.note for use in uses if use.note)
    if not any(use.studies for use in uses):
        notes = dict.fromkeys((NOT_STUDIED, *notes))
    return tuple(notes)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
