"""What lies beneath is said with its claim, its geometry and its doubt, and never as a promise."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.blocks import blocks_of
from viewer.atlas.atlas import Atlas
from viewer.atlas.glass_head import glass_head
from viewer.data.cortex_file import load_cortex
from viewer.domain.catalog import Catalog
from viewer.domain.identity import GyrusId, ZoneId
from viewer.geometry.cortex import GlassHead
from viewer.geometry.head import Head
from viewer.presentation.blocks import Actions, Entries, Page
from viewer.presentation.cortex_geometry import (
    NEEDLE_AND_BRAIN,
    NO_BONE,
    NOT_A_CHILD,
    NOT_THIS_PERSON,
    cortex_geometry,
)
from viewer.presentation.pages.gyrus import gyrus_page
from viewer.presentation.pages.zone import zone_page
from viewer.presentation.placed_zone import placed_zone
from viewer.presentation.presenter import Presenter
from viewer.presentation.search import SearchIndex
from viewer.presentation.text_paper import page_text
from viewer.state.glass_requests import SetGlass
from viewer.state.view_state import Selection, ViewState


@pytest.fixture(scope="module")
def glass(catalog: Catalog, head: Head, atlas: Atlas) -> GlassHead:
    return glass_head(catalog, head, atlas, load_cortex())


def page_of(catalog: Catalog, atlas: Atlas, zone: str, glass: GlassHead | None) -> Page:
    return zone_page(catalog, atlas, ViewState(selection=Selection(zone=ZoneId(zone))), None, glass)


def beneath(catalog: Catalog, atlas: Atlas, zone: str, glass: GlassHead | None) -> str:
    text = page_text(page_of(catalog, atlas, zone, glass))
    return text[text.index("What lies beneath") : text.index("How what lies beneath was worked out")]


def verdict(catalog: Catalog, atlas: Atlas, zone: str, glass: GlassHead) -> str:
    placed = placed_zone(atlas, catalog.zones[ZoneId(zone)], "left")
    assert placed is not None
    return cortex_geometry(catalog, glass, placed).verdict


def test_claim_then_geometry_then_doubt_then_the_needle_stand_in_one_place(
    catalog: Catalog, atlas: Atlas, glass: GlassHead
) -> None:
    said = beneath(catalog, atlas, "jiao.motor", glass)
    order = (
        "The school places it over the precentral gyrus",
        "Claim and geometry: undecided. With an average brain in this head",
        "Middle two fifths",
        "Give or take 8 to 9 mm.",
        NEEDLE_AND_BRAIN,
        "By the nearest electrode sites",
    )
    places = [said.index(words) for words in order]
    assert places == sorted(places)


def test_shares_are_said_in_steps_of_five_and_depths_in_whole_millimetres(
    catalog: Catalog, atlas: Atlas, glass: GlassHead
) -> None:
    placed = placed_zone(atlas, catalog.zones[ZoneId("who.ms7")], "left")
    assert placed is not None
    for row in cortex_geometry(catalog, glass, placed).rows:
        shares = [int(found) for words in (row.nearest, row.straight) for found in re.findall(r"(\d+)\s%", words)]
        assert shares
        assert all(share % 5 == 0 for share in shares)
        assert re.fullmatch(r"\d+ mm deep", row.depth)


def test_where_claim_and_geometry_differ_both_are_said(catalog: Catalog, atlas: Atlas, glass: GlassHead) -> None:
    assert verdict(catalog, atlas, "jiao.vertigo-auditory", glass).startswith("Claim and geometry agree. ")
    assert verdict(catalog, atlas, "target.mtg", glass).startswith("Claim and geometry agree in part. ")
    foot = verdict(catalog, atlas, "jiao.foot-motor-sensory", glass)
    assert foot.startswith("Claim and geometry disagree. ")
    assert "none of its length lies over the paracentral lobule" in foot
    assert "in others, it would be" in foot
    assert foot.endswith("Straight in it is 40\u00a0%."), "the other way says otherwise, and that is not kept back"
    assert "none of its places lie over" in verdict(catalog, atlas, "target.mpfc", glass)
    assert verdict(catalog, atlas, "jiao.stomach", glass) == "", "it is named for nothing in the brain"


@pytest.mark.parametrize("zone", ["jiao.motor", "jiao.sensory", "jiao.speech-1"])
def test_what_some_millimetres_would_turn_round_is_undecided(
    catalog: Catalog, atlas: Atlas, glass: GlassHead, zone: str
) -> None:
    assert verdict(catalog, atlas, zone, glass).startswith("Claim and geometry: undecided. ")


def test_of_an_infant_no_claim_of_a_school_is_judged(catalog: Catalog, atlas: Atlas, glass: GlassHead) -> None:
    placed = placed_zone(atlas, catalog.zones[ZoneId("jiao.motor")], "left")
    assert placed is not None
    assert cortex_geometry(catalog, glass, placed, "infant").verdict == ""
    assert cortex_geometry(catalog, glass, placed, "child").verdict != ""


def leads_to_glass(page: Page) -> bool:
    return any(isinstance(each.request, SetGlass) for row in blocks_of(page, Actions) for each in row.actions)


def test_without_a_brain_in_the_head_the_page_leads_to_one(catalog: Catalog, atlas: Atlas) -> None:
    assert leads_to_glass(page_of(catalog, atlas, "jiao.motor", None))
    state = ViewState(selection=Selection(zone=ZoneId("jiao.motor")))
    assert not leads_to_glass(zone_page(catalog, atlas, state, can_be_glass=False)), "there is none to lead to"
    said = beneath(catalog, atlas, "jiao.motor", None)
    assert "With an average brain in this head" not in said
    assert NEEDLE_AND_BRAIN in said


def test_below_the_bump_no_bone_is_promised(catalog: Catalog, atlas: Atlas, glass: GlassHead) -> None:
    said = beneath(catalog, atlas, "jiao.balance", glass)
    assert NO_BONE in said
    assert NEEDLE_AND_BRAIN not in said
    page = page_text(gyrus_page(catalog, atlas, glass, ViewState(selection=Selection(gyrus=GyrusId("cerebellum")))))
    assert NO_BONE in page


def test_on_an_infant_no_bone_is_promised_anywhere(catalog: Catalog, atlas: Atlas, glass: GlassHead) -> None:
    infant = replace(atlas, person="infant")
    state = ViewState(selection=Selection(gyrus=GyrusId("precentral")))
    for said in (beneath(catalog, infant, "jiao.motor", glass), page_text(gyrus_page(catalog, infant, glass, state))):
        assert "No needle is drawn on an infant's head: until the fontanelles close, they are gaps in the bone." in said
        assert NEEDLE_AND_BRAIN not in said
        assert NOT_A_CHILD in said


def test_in_somebodys_own_head_it_is_not_their_brain(catalog: Catalog, atlas: Atlas, glass: GlassHead) -> None:
    own = replace(glass, is_own=True)
    assert NOT_THIS_PERSON in beneath(catalog, atlas, "jiao.motor", own)
    page = gyrus_page(catalog, atlas, own, ViewState(selection=Selection(gyrus=GyrusId("precentral"))))
    assert NOT_THIS_PERSON in page_text(page)
    child = replace(atlas, person="child")
    assert NOT_A_CHILD in beneath(catalog, child, "jiao.motor", glass)


def test_the_page_of_a_gyrus_names_who_claims_it_and_what_lies_over_it_without(
    catalog: Catalog, atlas: Atlas, glass: GlassHead
) -> None:
    state = ViewState(selection=Selection(gyrus=GyrusId("precentral")))
    claimed, others = blocks_of(gyrus_page(catalog, atlas, glass, state), Entries)
    assert [entry.id for entry in claimed.entries] == ["jiao.motor"]
    assert "of its length lies over it, " in claimed.entries[0].notes[0]
    assert others.entries[0].id == "who.ms6"
    (alone,) = blocks_of(gyrus_page(catalog, atlas, None, state), Entries)
    assert [(entry.id, entry.notes) for entry in alone.entries] == [("jiao.motor", ())]


def test_no_text_lets_a_needle_reach_a_gyrus(catalog: Catalog, atlas: Atlas, glass: GlassHead) -> None:
    for gyrus in catalog.gyri:
        text = page_text(gyrus_page(catalog, atlas, glass, ViewState(selection=Selection(gyrus=gyrus)))).lower()
        assert not re.search(r"stimulat|\bhits\b|activat|needle[sd]? (?:in|at|into) the (?:gyrus|cortex)", text), gyrus
        assert text.count("needle") >= 1


@pytest.mark.parametrize(
    ("query", "gyrus"),
    [
        ("precentral gyrus", "precentral"),
        ("中央前回", "precentral"),
        ("Gyrus postcentralis", "postcentral"),
        ("Broca", "inferior-frontal"),
        ("visual cortex", "occipital"),
        ("supplementary motor area", "premotor"),
        ("cerebelum", "cerebellum"),
    ],
)
def test_a_gyrus_is_found_by_its_names_and_by_what_it_does(catalog: Catalog, query: str, gyrus: str) -> None:
    assert [row.gyrus for row in SearchIndex(catalog).find(query).gyri][:1] == [gyrus]


def test_where_no_chinese_or_latin_name_is_known_none_is_said_and_no_gap_is_left(catalog: Catalog) -> None:
    presenter = Presenter(catalog)
    for gyrus in catalog.gyri.values():
        state = ViewState(selection=Selection(gyrus=gyrus.id))
        said = (gyrus.title, presenter.gyrus_sentence(gyrus.id), presenter.selection_sentence(state))
        assert not any(re.search(r"  | [.:,]", each) for each in said), said
        assert gyrus.latin != gyrus.english, "said twice"
    assert catalog.gyri[GyrusId("premotor")].title == "Premotor and supplementary motor cortex"
    assert catalog.gyri[GyrusId("angular")].title == "Angular gyrus 角回"
