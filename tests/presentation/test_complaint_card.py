"""The page of a complaint: the zones of every school that names it, each with its own support."""

from __future__ import annotations

from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId
from viewer.presentation.complaint_card import complaint_card
from viewer.state.view_state import ViewState


def _tinnitus(catalog: Catalog) -> ComplaintId:
    return next(key for key, complaint in catalog.complaints.items() if complaint.professional.lower() == "tinnitus")


def test_it_names_the_zones_of_all_schools(catalog: Catalog) -> None:
    page = complaint_card(catalog, ViewState(complaint=_tinnitus(catalog)))
    assert {zone.zone for zone in page.zones} >= {"jiao.vertigo-auditory", "who.ms11"}
    assert "Jiao zones" in page.subtitle
    assert "WHO lines" in page.subtitle


def test_what_every_school_says_of_its_evidence_is_there_with_its_sources(catalog: Catalog) -> None:
    page = complaint_card(catalog, ViewState(complaint=_tinnitus(catalog)))
    schools = {catalog.school_of(zone.zone).id for zone in page.zones}
    for school in schools:
        note = catalog.schools[school].evidence_note
        assert note.text in page.note.text
        assert set(note.sources) <= {mark.key for mark in page.note.marks}
    assert "not a replacement" in page.note.text


def test_every_complaint_has_a_page_with_cautions(catalog: Catalog) -> None:
    for key in catalog.complaints:
        if catalog.zones_for(key):
            page = complaint_card(catalog, ViewState(complaint=key))
            assert page.zones
            assert page.strip
            assert all(zone.chips for zone in page.zones)
