"""The map of the evidence: complaints by zones, each cell the kinds of support, and never a score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from viewer.domain.catalog import Catalog
from viewer.domain.complaint import Complaint
from viewer.domain.identity import ComplaintId, SchoolId, ZoneId
from viewer.domain.study import Study
from viewer.domain.zone import Zone
from viewer.presentation.card_view import ChipKind, Swatch
from viewer.presentation.evidence import direction_chip
from viewer.presentation.sentences import counted
from viewer.presentation.swatches import part_swatch, zone_swatch

GlyphSize = Literal["large", "small", "dot"]
"""A review of trials; one trial or anything else that is no review; single cases."""

LEAD = "What has been taught or studied for which zone. It does not rank treatments."
NO_ZONE = "No single zone"

# Null is never dropped for want of room: it stands among the first three.
_KIND_ORDER: tuple[ChipKind, ...] = ("favours", "mixed", "no_difference", "harm", "not_seen", "taught")
_GLYPHS = 3
_REVIEW_WORDS = ("review", "meta-analysis", "overview")


@dataclass(frozen=True, slots=True)
class MapGlyph:
    """One mark in a cell."""

    kind: ChipKind
    size: GlyphSize


@dataclass(frozen=True, slots=True)
class MapColumn:
    """A zone of the map; the last column, without a zone, is for studies that name none."""

    zone: ZoneId | None
    name: str
    school: str
    swatches: tuple[Swatch, ...]
    starts_school: bool = False


@dataclass(frozen=True, slots=True)
class MapRow:
    """A complaint of the map, or, without one, the heading of a topic."""

    complaint: ComplaintId | None
    name: str


@dataclass(frozen=True, slots=True)
class MapCell:
    """What is known of one complaint and one zone; the sentence is for the screen reader."""

    glyphs: tuple[MapGlyph, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class EvidenceMap:
    """The map of one school, or of all.

    Attributes
    ----------
    cells : mapping of (complaint, zone) to MapCell
        Only cells that hold something; the zone is None in the last column.
    """

    columns: tuple[MapColumn, ...]
    rows: tuple[MapRow, ...]
    cells: Mapping[tuple[ComplaintId, ZoneId | None], MapCell]


def evidence_map(catalog: Catalog, school: SchoolId | None = None, *, only_studied: bool = False) -> EvidenceMap:
    """Lay out the map.

    Parameters
    ----------
    catalog : Catalog
        Zones with their uses, complaints and studies.
    school : str, optional
        Only the zones of this school; without it all.
    only_studied : bool
        Leave out complaints that no study bears on.

    Returns
    -------
    EvidenceMap
        Columns are the zones that some complaint leads to, in list order; rows the complaints that have a cell.
    """
    shown = [zone for zone in catalog.zones.values() if school in (None, catalog.school_of(zone.id).id)]
    cells: dict[tuple[ComplaintId, ZoneId | None], MapCell] = {}
    for zone in shown:
        for complaint in filter(zone.uses_for, zone.complaints):
            name = f"{catalog.complaints[complaint].plain}, {zone.name.en}"
            cells[complaint, zone.id] = _cell(name, linked_studies(catalog, zone, complaint))
    for each in catalog.complaints.values():
        unlinked = unlinked_studies(catalog, each)
        if unlinked:
            cells[each.id, None] = _cell(f"{each.plain}, no single zone", unlinked)
    if only_studied:
        studied = {complaint for (complaint, _zone), cell in cells.items() if cell.glyphs[0].kind != "taught"}
        cells = {place: cell for place, cell in cells.items() if place[0] in studied}
    return EvidenceMap(_columns(catalog, shown, cells), _rows(catalog, cells), cells)


def unlinked_studies(catalog: Catalog, complaint: Complaint) -> list[Study]:
    """Return the studies of a complaint that no use of any zone names: they tell of no single zone."""
    linked = {study for zone in catalog.zones.values() for use in zone.indications for study in use.studies}
    conditions = set(complaint.studied_as)
    return [
        study
        for study in catalog.studies.values()
        if conditions.intersection(study.conditions) and study.key not in linked
    ]


def linked_studies(catalog: Catalog, zone: Zone, complaint: ComplaintId) -> list[Study]:
    """Return the studies that the uses of a zone name for a complaint."""
    keys = dict.fromkeys(key for use in zone.uses_for(complaint) for key in use.studies)
    return [catalog.studies[key] for key in keys if key in catalog.studies]


def _cell(name: str, studies: Sequence[Study]) -> MapCell:
    if not studies:
        return MapCell((MapGlyph("taught", "small"),), f"{name}: taught, not studied.")
    kinds: dict[ChipKind, list[Study]] = {}
    for study in studies:
        kinds.setdefault(direction_chip(study).kind, []).append(study)
    ordered = sorted(kinds, key=_KIND_ORDER.index)
    glyphs = tuple(MapGlyph(kind, _size(kinds[kind])) for kind in ordered[:_GLYPHS])
    words = ", ".join(counted(len(kinds[kind]), *_WORDS[kind]) for kind in ordered)
    return MapCell(glyphs, f"{name}: {words}.")


_WORDS: dict[ChipKind, tuple[str, str]] = {
    "favours": ("study favours", "studies favour"),
    "mixed": ("mixed", "mixed"),
    "no_difference": ("no difference", "no difference"),
    "harm": ("harm reported", "harms reported"),
    "not_seen": ("without a result either way", "without a result either way"),
    "taught": ("taught", "taught"),
}


def _size(studies: Iterable[Study]) -> GlyphSize:
    designs = [study.design.lower() for study in studies]
    if any(word in design for design in designs for word in _REVIEW_WORDS):
        return "large"
    if all(study.direction == "case_report" for study in studies):
        return "dot"
    return "small"


def _columns(
    catalog: Catalog, zones: Sequence[Zone], cells: Mapping[tuple[ComplaintId, ZoneId | None], MapCell]
) -> tuple[MapColumn, ...]:
    used = {zone for _complaint, zone in cells}
    columns: list[MapColumn] = []
    for zone in zones:
        if zone.id not in used:
            continue
        school = catalog.school_of(zone.id).short_name
        swatches = tuple(part_swatch(catalog, zone, part.id) for part in zone.parts) or (zone_swatch(catalog, zone),)
        starts = bool(columns) and columns[-1].school != school
        columns.append(MapColumn(zone.id, zone.name.en, school, swatches, starts))
    if None in used:
        columns.append(MapColumn(None, NO_ZONE, "", (), starts_school=True))
    return tuple(columns)


def _rows(catalog: Catalog, cells: Mapping[tuple[ComplaintId, ZoneId | None], MapCell]) -> tuple[MapRow, ...]:
    used = {complaint for complaint, _zone in cells}
    rows: list[MapRow] = []
    topic = ""
    for complaint in catalog.complaints.values():
        if complaint.id not in used:
            continue
        if complaint.topic != topic:
            topic = complaint.topic
            rows.append(MapRow(None, topic))
        rows.append(MapRow(complaint.id, complaint.plain))
    return tuple(rows)
