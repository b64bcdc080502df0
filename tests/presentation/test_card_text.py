"""A card as text says what the card says: uses with their sources, limits, cautions, and never markup of ours."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from viewer.domain.catalog import Catalog
from viewer.domain.identity import ComplaintId, PointId, StudyKey, ZoneId
from viewer.presentation.background import zone_corrections
from viewer.presentation.presenter import Presenter
from viewer.presentation.sentences import DISCLAIMER
from viewer.presentation.text_paper import page_text
from viewer.state.view_state import Reader, Selection, ViewState


def card_text(presenter: Presenter, state: ViewState) -> str:
    page = presenter.open_page(state)
    return page_text(page) if page is not None else ""


@pytest.fixture
def presenter(catalog: Catalog) -> Presenter:
    return Presenter(catalog)


def test_a_zone_says_uses_studies_cautions_and_sources(catalog: Catalog, presenter: Presenter) -> None:
    zone = catalog.zones[ZoneId("jiao.vertigo-auditory")]
    text = card_text(presenter, ViewState(selection=Selection(zone=zone.id)))
    for use in zone.indications:
        assert use.use.text in text
        for key in use.studies:
            assert catalog.studies[key].result in text
            assert catalog.studies[key].limits in text
    page = presenter.page(ViewState(selection=Selection(zone=zone.id)))
    assert page is not None
    for caution in page.cautions:
        assert caution.text.text in text
    for source in page.sources:
        assert f"[{source.number}] {source.citation}" in text
    for correction in zone_corrections(catalog, zone):
        assert correction.often_said in text
    assert text.endswith(f"{DISCLAIMER}\n")


@pytest.mark.parametrize(
    "state",
    [
        ViewState(selection=Selection(complaint=ComplaintId("tinnitus"))),
        ViewState(selection=Selection(complaint=ComplaintId("autism"))),
        ViewState(selection=Selection(point=PointId("point.gv20"))),
        ViewState(study=StudyKey("chen2025")),
        ViewState(study=StudyKey("who-points-2008"), selection=Selection(zone=ZoneId("jiao.motor"))),
    ],
)
def test_every_kind_of_card_has_a_text_with_cautions(presenter: Presenter, state: ViewState) -> None:
    text = card_text(presenter, state)
    assert "Cautions" in text
    assert DISCLAIMER in text
    assert "MarkedText" not in text
    assert "\n\n\n" not in text


def test_every_zone_and_complaint_has_a_text(catalog: Catalog, presenter: Presenter) -> None:
    for zone in catalog.zones:
        assert catalog.zones[zone].name.en in card_text(presenter, ViewState(selection=Selection(zone=zone)))
    for complaint in catalog.complaints:
        assert catalog.complaints[complaint].plain in card_text(
            presenter, ViewState(selection=Selection(complaint=complaint))
        )


def test_nothing_shown_is_no_text(presenter: Presenter) -> None:
    assert card_text(presenter, ViewState()) == ""
    assert presenter.cited(ViewState()) == ()


def test_professional_words_are_copied_as_they_are_shown(catalog: Catalog, presenter: Presenter) -> None:
    zone = catalog.zones[ZoneId("jiao.vertigo-auditory")]
    text = card_text(presenter, ViewState(selection=Selection(zone=zone.id), reader=Reader(words="professional")))
    assert zone.indications[0].professional in text


def test_what_is_cited_is_what_is_shown(catalog: Catalog, presenter: Presenter) -> None:
    assert presenter.cited(ViewState(study=StudyKey("chen2025"), selection=Selection(zone=ZoneId("jiao.motor")))) == (
        "chen2025",
    )
    zone = catalog.zones[ZoneId("jiao.vertigo-auditory")]
    cited = presenter.cited(ViewState(selection=Selection(zone=zone.id)))
    assert {key for use in zone.indications for key in use.studies} <= set(cited)
    tinnitus = presenter.cited(ViewState(selection=Selection(complaint=ComplaintId("tinnitus"))))
    assert {"chen2025", "school-notes"} <= set(tinnitus)
    assert len(tinnitus) == len(set(tinnitus))


def test_markup_in_data_is_copied_as_it_is(catalog: Catalog) -> None:
    key = StudyKey("chen2025")
    spoiled = replace(catalog, studies={**catalog.studies, key: replace(catalog.studies[key], limits="<b>x</b> & y")})
    assert "Limits. <b>x</b> & y" in card_text(Presenter(spoiled), ViewState(study=key))


def test_every_number_on_the_text_of_a_complaint_is_in_its_list(catalog: Catalog, presenter: Presenter) -> None:
    for complaint in catalog.complaints:
        zones = tuple(zone.id for zone in catalog.zones_for(complaint))
        text = card_text(presenter, ViewState(selection=Selection(complaint=complaint, lit=zones)))
        before, _, listed = text.rpartition("\nSources\n") if "\nSources\n" in text else (text, "", "")
        used = set(re.findall(r"\[(\d+)\]", before))
        assert used <= set(re.findall(r"^\[(\d+)\]", listed, re.MULTILINE)), complaint
        assert "\nStudies that name no single zone\n\n" not in text
