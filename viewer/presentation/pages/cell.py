"""What stands behind a cell of the map of the evidence: one complaint and one zone, or no single zone."""

from __future__ import annotations

from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, ZoneId
from viewer.presentation.blocks import Action, Actions, Block, Entries, Head, Page
from viewer.presentation.evidence import by_design
from viewer.presentation.evidence_map import NO_ZONE, linked_studies, unlinked_studies
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.pages.parts import texts
from viewer.presentation.pages.study_entry import star_explained, study_entry
from viewer.presentation.sentences import DISCLAIMER, NOT_STUDIED
from viewer.state.mode_requests import InExplore
from viewer.state.requests import ShowComplaint, ShowZone

_NO_COMPARISON = "We found no study that compares one zone with another."
_NO_SINGLE_ZONE = "These studies do not say which zone, or used several together."


def cell_page(catalog: Catalog, complaint_id: ComplaintId, zone_id: ZoneId | None) -> Page:
    """Return what stands behind a cell: its studies by design and year, never by liking.

    Raises
    ------
    KeyError
        If the complaint or the zone is not in the catalogue.
    """
    complaint = catalog.complaints[complaint_id]
    zone = catalog.zones[zone_id] if zone_id is not None else None
    if zone is None:
        studies = unlinked_studies(catalog, complaint)
        notes = [_NO_SINGLE_ZONE]
        head = Head(NO_ZONE, complaint.plain)
    else:
        studies = linked_studies(catalog, zone, complaint_id)
        notes = [*dict.fromkeys(use.note for use in zone.uses_for(complaint_id) if use.note)]
        notes.append(_NO_COMPARISON if studies else NOT_STUDIED)
        names = f"{zone.name.han} {zone.name.pinyin}, {catalog.school_of(zone.id).short_name} {zone.code}"
        head = Head(zone.name.en, f"{complaint.plain}, in", lines=(MarkedText(names),))
    blocks: list[Block] = []
    if studies:
        blocks.append(Entries(tuple(study_entry(study) for study in by_design(studies))))
    blocks += texts(notes)
    blocks += star_explained(studies)
    actions = [Action(_("All zones for it"), InExplore(ShowComplaint(complaint_id)))]
    if zone is not None:
        actions.insert(0, Action(_("Show on the head"), InExplore(ShowZone(zone.id)), is_primary=True))
    blocks.append(Actions(tuple(actions)))
    return Page(f"cell/{complaint_id}/{zone_id or ''}", head, tuple(blocks), (DISCLAIMER,))
