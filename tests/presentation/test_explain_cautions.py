"""Emergencies open an explanation; a child's is told to its parents; what is ruled out is told and not handed out."""

from __future__ import annotations

import pytest

from tests.blocks import blocks_of, said
from viewer.domain.catalog import Catalog
from viewer.domain.caution_rule import ruling_out
from viewer.domain.identity import ComplaintId, ZoneId
from viewer.presentation.blocks import Alert, Heading, Sources
from viewer.presentation.explain_cautions import SEEK, tell_lead, tell_lines
from viewer.presentation.marked_text import MarkedText
from viewer.presentation.pages.complaint import complaint_page
from viewer.presentation.pages.explanation import explain_view, explained_zones
from viewer.presentation.pages.handout import handout_page
from viewer.state.view_state import Selection, ViewState


@pytest.mark.parametrize(
    ("complaint", "sign"),
    [
        ("face-weakness", "suddenly droops"),
        ("hearing-loss", "Hearing that was lost suddenly"),
        ("chest-pain", "Chest pain"),
        ("uterine-bleeding", "Heavy bleeding"),
        ("epilepsy", "A first seizure"),
        ("headache", "worst ever"),
        ("high-blood-pressure", "very high blood pressure"),
    ],
)
def test_emergencies_open_page_explanation_and_sheet(catalog: Catalog, complaint: str, sign: str) -> None:
    asked = ComplaintId(complaint)
    alert = complaint_page(catalog, ViewState(selection=Selection(complaint=asked))).blocks[0]
    assert isinstance(alert, Alert)
    assert alert.lead == SEEK
    assert any(sign in each.text for each in alert.texts)
    view = explain_view(catalog, asked, explained_zones(catalog, asked)[0].id, None)
    assert view is not None
    (first,) = blocks_of(view.page, Alert)
    assert any(sign in each.text for each in first.texts)
    assert handout_page(view).blocks[0] == first
    told = [each for each in catalog.cautions.values() if MarkedText(each.plain) in first.texts]
    assert {key for each in told for key in each.statement.sources} <= set(view.page.cited)


def test_what_is_ruled_out_is_told_and_nothing_else(catalog: Catalog) -> None:
    ruled_out = [key for key in catalog.complaints if ruling_out(catalog, key) is not None]
    assert ruled_out == ["brain-swelling"]
    for complaint in ruled_out:
        view = explain_view(catalog, complaint, ZoneId("jiao.vasomotor"), "left")
        assert view is not None
        assert view.is_ruled_out
        assert (view.zone, view.tell, view.warnings) == (None, (), ())
        alert, *others = view.page.blocks
        assert isinstance(alert, Alert)
        assert "needling has no place" in alert.texts[0].text
        assert [type(each) for each in others] == [Heading, Sources]
    zone_alone = explain_view(catalog, None, ZoneId("jiao.vasomotor"), None)
    assert zone_alone is not None
    assert not any("welling of the brain" in each for each in said(zone_alone.page.section("what")))


@pytest.mark.parametrize("complaint", ["cerebral-palsy", "autism", "bedwetting"])
def test_a_childs_sheet_speaks_to_its_parents(catalog: Catalog, complaint: str) -> None:
    zones = explained_zones(catalog, ComplaintId(complaint))
    view = explain_view(catalog, ComplaintId(complaint), zones[0].id if zones else None, None)
    assert view is not None
    assert view.page.head.lines[0].text.startswith("For parents.")
    sheet = handout_page(view)
    assert "Tell the practitioner first if the child" in [heading.text for heading in blocks_of(sheet, Heading)]
    assert "your child" in sheet.closing[0]
    assert not any("pregnan" in line for line in said(sheet.section("tell")))


def test_all_that_is_told_can_be_said_of_a_child(catalog: Catalog) -> None:
    told = " ".join(tell_lines(catalog.cautions.values(), "child"))
    assert "has epilepsy or has ever had a seizure" in told
    assert not [word for word in (" have ", "; are ", "; take ", "; get ") if word in f" {told}"]
    assert tell_lead("anyone").endswith("if you")


def test_a_childs_sheet_tells_nothing_of_grown_ups(catalog: Catalog) -> None:
    for complaint in ("cerebral-palsy", "autism", "bedwetting"):
        zones = explained_zones(catalog, ComplaintId(complaint))
        view = explain_view(catalog, ComplaintId(complaint), zones[0].id if zones else None, None)
        assert view is not None
        told = " ".join(said(view.page))
        assert not [word for word in ("alcohol", "with age", "pregnan") if word in told]
