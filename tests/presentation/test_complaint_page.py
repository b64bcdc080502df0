"""The page of a complaint: the zones of every school that names it, each with its own support."""

from __future__ import annotations

from tests.blocks import blocks_of, entry, marked, said
from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, ZoneId
from viewer.presentation.blocks import Actions, Entries, Page, Question
from viewer.presentation.pages.complaint import complaint_page
from viewer.state.compare_requests import Compare
from viewer.state.requests import ShowStudy, ShowZone
from viewer.state.view_state import Reader, Selection, ViewState


def _tinnitus(catalog: Catalog) -> ComplaintId:
    return next(key for key, complaint in catalog.complaints.items() if complaint.professional.lower() == "tinnitus")


def _zones(page: Page) -> list[ZoneId]:
    return [each.request.zone for each in page.entries if isinstance(each.request, ShowZone)]


def _studies(page: Page, section: str) -> list[str]:
    lists = blocks_of(page.section(section), Entries)
    return [each.id for block in lists for each in block.entries if isinstance(each.request, ShowStudy)]


def _compared(page: Page) -> list[tuple[str, Compare]]:
    actions = [action for block in blocks_of(page, Actions) for action in block.actions]
    return [(action.text, action.request) for action in actions if isinstance(action.request, Compare)]


def test_it_names_the_zones_of_all_schools(catalog: Catalog) -> None:
    page = complaint_page(catalog, ViewState(selection=Selection(complaint=_tinnitus(catalog))))
    assert set(_zones(page)) >= {"jiao.vertigo-auditory", "who.ms11"}
    (names,) = page.head.lines
    assert "Jiao zones" in names.text
    assert "WHO lines" in names.text


def test_what_every_school_says_of_its_evidence_is_there_with_its_sources(catalog: Catalog) -> None:
    page = complaint_page(catalog, ViewState(selection=Selection(complaint=_tinnitus(catalog))))
    note = next(sentence for sentence in marked(page) if "not a replacement" in sentence.text)
    for school in {catalog.school_of(zone).id for zone in _zones(page)}:
        of_school = catalog.schools[school].evidence_note
        assert of_school.text in note.text
        assert set(of_school.sources) <= {mark.key for mark in note.marks}


def test_what_is_ruled_out_is_not_called_an_addition_to_care(catalog: Catalog) -> None:
    page = complaint_page(catalog, ViewState(selection=Selection(complaint=ComplaintId("brain-swelling"))))
    assert said(page.section("note"))[0] == "Nothing here suggests needling for it."


def test_every_complaint_has_a_page_with_cautions(catalog: Catalog) -> None:
    for key in catalog.complaints:
        if catalog.zones_for(key):
            page = complaint_page(catalog, ViewState(selection=Selection(complaint=key)))
            assert page.cautions
            assert [zone.id for zone in catalog.zones_for(key)] == _zones(page)
            assert all(entry(page, zone).chips for zone in _zones(page))


def test_a_complaint_for_which_no_zone_is_named_says_so_and_has_its_studies(catalog: Catalog) -> None:
    page = complaint_page(catalog, ViewState(selection=Selection(complaint=ComplaintId("fibromyalgia"))))
    assert _zones(page) == []
    assert "No zone of these schools is named for it." in said(page)
    assert _studies(page, "unlinked")
    assert page.cautions, "cautions are there all the same"
    assert any("not a replacement" in each for each in said(page))
    assert _compared(page) == []
    assert blocks_of(page, Question) == [], "without a zone no side follows"


def test_every_study_of_its_zones_is_listed_once(catalog: Catalog) -> None:
    page = complaint_page(catalog, ViewState(selection=Selection(complaint=_tinnitus(catalog))))
    keys = _studies(page, "studies")
    of_chips = {key for zone in _zones(page) for chip in entry(page, zone).chips for key in chip.studies}
    assert len(keys) == len(set(keys))
    assert set(keys) == of_chips
    assert not of_chips & set(_studies(page, "unlinked"))


def test_the_side_is_said_for_every_zone_and_school(catalog: Catalog) -> None:
    complaint = ComplaintId("arm-weakness")
    (asked,) = blocks_of(complaint_page(catalog, ViewState(selection=Selection(complaint=complaint))), Question)
    assert asked.answer == ""
    page = complaint_page(catalog, ViewState(selection=Selection(complaint=complaint, affected="right")))
    (answered,) = blocks_of(page, Question)
    assert "Jiao zones and WHO lines on the left" in answered.answer
    assert [option.text for option in answered.options if option.is_chosen] == ["Right"]
    for zone in (each for each in _zones(page) if catalog.school_of(ZoneId(each)).id in ("jiao", "who")):
        needled, side = entry(page, zone).texts
        assert needled.said.text.startswith("Needled on the left")
        assert side.said.marks, "the rule has its source"


def test_professional_words_change_places_with_plain_ones(catalog: Catalog) -> None:
    complaint = catalog.complaints[_tinnitus(catalog)]
    plain = complaint_page(catalog, ViewState(selection=Selection(complaint=complaint.id))).head
    professional = complaint_page(
        catalog, ViewState(selection=Selection(complaint=complaint.id), reader=Reader(words="professional"))
    ).head
    assert (plain.title, professional.title) == (complaint.plain, complaint.professional)
    assert complaint.plain.lower() in professional.lines[0].text.lower()


def test_marks_are_numbered_as_they_are_read(catalog: Catalog) -> None:
    page = complaint_page(catalog, ViewState(selection=Selection(complaint=_tinnitus(catalog))))
    numbers = [mark.number for sentence in marked(page) for mark in sentence.marks]
    assert list(dict.fromkeys(numbers)) == list(range(1, len(set(numbers)) + 1))


def test_two_schools_can_be_compared_and_one_cannot(catalog: Catalog) -> None:
    page = complaint_page(catalog, ViewState(selection=Selection(complaint=_tinnitus(catalog))))
    ((text, request),) = _compared(page)
    assert {catalog.school_of(zone).id for zone in request.zones} == {"jiao", "who"}
    assert text.startswith("Compare J")
    assert _compared(complaint_page(catalog, ViewState(selection=Selection(complaint=ComplaintId("chorea"))))) == []
