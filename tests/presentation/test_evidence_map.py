"""The map of the evidence: every use has its cell, and no result is dropped from it."""

from __future__ import annotations

from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, SchoolId, ZoneId
from viewer.presentation.evidence_map import evidence_map
from viewer.presentation.pages.cell import cell_page

TINNITUS, HEARING = ComplaintId("tinnitus"), ZoneId("jiao.vertigo-auditory")


def test_every_use_that_a_complaint_leads_to_has_a_cell(catalog: Catalog) -> None:
    cells = evidence_map(catalog).cells
    for zone in catalog.zones.values():
        for use in zone.indications:
            for complaint in use.complaints:
                assert ((complaint, zone.id) in cells) == (not use.is_record)


def test_null_and_mixed_results_are_never_dropped_for_want_of_room(catalog: Catalog) -> None:
    for (complaint, zone), cell in evidence_map(catalog).cells.items():
        chips = {chip.kind for study in cell_page(catalog, complaint, zone).entries for chip in study.chips}
        shown = {glyph.kind for glyph in cell.glyphs}
        assert chips & {"favours", "mixed", "no_difference"} <= shown
        assert len(cell.glyphs) <= 3


def test_what_is_only_taught_says_so(catalog: Catalog) -> None:
    for (complaint, zone), cell in evidence_map(catalog).cells.items():
        has_studies = bool(cell_page(catalog, complaint, zone).entries)
        assert ("taught, not studied" in cell.sentence) == (not has_studies)


def test_a_review_is_large_a_trial_small_and_single_cases_a_dot(catalog: Catalog) -> None:
    cells = evidence_map(catalog).cells
    sizes = {glyph.kind: glyph.size for glyph in cells[TINNITUS, HEARING].glyphs}
    assert sizes == {"favours": "large", "mixed": "large"}
    dots = [
        place for place, cell in cells.items() if any(glyph.size == "dot" for glyph in cell.glyphs)
    ]  # fmt: skip
    assert dots
    for complaint, zone in dots:
        chips = [chip.text for study in cell_page(catalog, complaint, zone).entries for chip in study.chips]
        assert "Single case" in chips


def test_studies_that_name_no_zone_stand_in_a_column_of_their_own(catalog: Catalog) -> None:
    shown = evidence_map(catalog)
    assert shown.columns[-1].zone is None
    page = cell_page(catalog, ComplaintId("autism"), None)
    assert page.head.title == "No single zone"
    assert page.entries
    linked = {key for zone in catalog.zones.values() for use in zone.indications for key in use.studies}
    for complaint, zone in shown.cells:
        if zone is None:
            assert not linked.intersection(study.id for study in cell_page(catalog, complaint, None).entries)


def test_one_schools_map_has_its_zones_alone_and_rows_only_where_something_stands(catalog: Catalog) -> None:
    shown = evidence_map(catalog, SchoolId("who"))
    zones = [column.zone for column in shown.columns if column.zone is not None]
    assert zones
    assert all(catalog.school_of(zone).id == "who" for zone in zones)
    rows = {row.complaint for row in shown.rows if row.complaint is not None}
    assert rows == {complaint for complaint, _zone in shown.cells}


def test_studied_complaints_alone_leave_out_those_that_are_only_taught(catalog: Catalog) -> None:
    whole, studied = evidence_map(catalog), evidence_map(catalog, only_studied=True)
    assert 0 < len(studied.rows) < len(whole.rows)
    for row in studied.rows:
        if row.complaint is not None:
            sentences = [cell.sentence for (complaint, _), cell in studied.cells.items() if complaint == row.complaint]
            assert any("taught, not studied" not in sentence for sentence in sentences)


def test_studies_of_a_cell_are_ordered_by_design_and_not_by_liking(catalog: Catalog) -> None:
    names = [study.title for study in cell_page(catalog, TINNITUS, HEARING).entries]
    assert names[0] == "Chen & Jing 2025"
    assert names.index("Xu and others 2022") < names.index("Doi and others 2016")
