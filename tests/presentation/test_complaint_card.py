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


def test_what_is_ruled_out_is_not_called_an_addition_to_care(catalog: Catalog) -> None:
    page = complaint_card(catalog, ViewState(complaint=ComplaintId("brain-swelling")))
    assert page.note.text == "Nothing here suggests needling for it."


def test_every_complaint_has_a_page_with_cautions(catalog: Catalog) -> None:
    for key in catalog.complaints:
        if catalog.zones_for(key):
            page = complaint_card(catalog, ViewState(complaint=key))
            assert page.zones
            assert page.cautions
            assert all(zone.chips for zone in page.zones)


def test_a_complaint_for_which_no_zone_is_named_says_so_and_has_its_studies(catalog: Catalog) -> None:
    page = complaint_card(catalog, ViewState(complaint=ComplaintId("autism")))
    assert page.zones == ()
    assert page.no_zone
    assert [row.key for row in page.unlinked]
    assert page.cautions, "cautions are there all the same"
    assert "not a replacement" in page.note.text
    assert page.compared == ()


def test_every_study_of_its_zones_is_listed_once(catalog: Catalog) -> None:
    page = complaint_card(catalog, ViewState(complaint=_tinnitus(catalog)))
    keys = [row.key for row in page.studies]
    of_chips = {key for zone in page.zones for chip in zone.chips for key in chip.studies}
    assert len(keys) == len(set(keys))
    assert set(keys) == of_chips
    assert not of_chips & {row.key for row in page.unlinked}


def test_the_side_is_said_for_every_zone_and_school(catalog: Catalog) -> None:
    complaint = ComplaintId("arm-weakness")
    assert complaint_card(catalog, ViewState(complaint=complaint)).side_note == ""
    page = complaint_card(catalog, ViewState(complaint=complaint, affected="right"))
    assert all(zone.needled.startswith("Needled on the left") for zone in page.zones)
    assert "Jiao zones and WHO lines on the left" in page.side_note
    assert all(zone.side.marks for zone in page.zones), "the rule has its source"


def test_professional_words_change_places_with_plain_ones(catalog: Catalog) -> None:
    complaint = catalog.complaints[_tinnitus(catalog)]
    plain = complaint_card(catalog, ViewState(complaint=complaint.id))
    professional = complaint_card(catalog, ViewState(complaint=complaint.id, words="professional"))
    assert (plain.title, professional.title) == (complaint.plain, complaint.professional)
    assert complaint.plain.lower() in professional.subtitle.lower()


def test_marks_are_numbered_as_they_are_read(catalog: Catalog) -> None:
    page = complaint_card(catalog, ViewState(complaint=_tinnitus(catalog)))
    numbers = [mark.number for said in page.help_first for mark in said.marks]
    numbers += [mark.number for zone in page.zones for mark in zone.side.marks]
    numbers += [mark.number for mark in page.note.marks]
    assert list(dict.fromkeys(numbers)) == list(range(1, len(set(numbers)) + 1))


def test_two_schools_can_be_compared_and_one_cannot(catalog: Catalog) -> None:
    page = complaint_card(catalog, ViewState(complaint=_tinnitus(catalog)))
    assert {catalog.school_of(zone).id for zone in page.compared} == {"jiao", "who"}
    assert page.compare_text == "Compare both"
    alone = complaint_card(catalog, ViewState(complaint=ComplaintId("parkinson")))
    assert alone.compared == ()
