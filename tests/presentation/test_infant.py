"""On an infant's head nothing opens without the caution about open fontanelles, before all others."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from tests.blocks import blocks_of
from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.domain.identity import GyrusId, ZoneId
from viewer.geometry.head import Head, Person
from viewer.presentation.blocks import Alert, Cautions, Gauge, Page, Text
from viewer.presentation.comparison import compare_view
from viewer.presentation.cortex_geometry import NEEDLE_AND_BRAIN, NOT_A_CHILD
from viewer.presentation.pages.handout import handout_page
from viewer.presentation.presenter import HeadAndAtlas, Presenter
from viewer.state.view_state import Compared, Selection, ViewState

OPENED = [Selection(zone="jiao.motor"), Selection(zone="who.ms1"), Selection(zone="later.crown"),
          Selection(point="point.gv20"), Selection(complaint="tinnitus")]  # fmt: skip

BUILT_OR_NOT = pytest.mark.parametrize("are_zones_built", [True, False], ids=["built", "while zones are built"])


@BUILT_OR_NOT
@pytest.mark.parametrize("selection", OPENED, ids=str)
def test_it_comes_first_on_every_page(
    catalog: Catalog, head: Head, atlas: Atlas, selection: Selection, *, are_zones_built: bool
) -> None:
    presenter = Presenter(catalog)
    told: dict[str, list[str]] = {}
    for person in ("adult", "infant"):
        presenter.head_and_atlas = _shown(head, atlas if are_zones_built else None, person)
        state = ViewState(selection=selection)
        page = presenter.page(state)
        assert isinstance(page, Page)
        block = next(block for block in page.blocks if isinstance(block, Cautions))
        told[person] = [each.id for each in block.cautions]
        assert [each.id for each in presenter.cautions(state)] == told[person]
    assert told["infant"][0] == "open-fontanelle"
    assert told["adult"][0] != "open-fontanelle"
    assert set(told["adult"]) <= set(told["infant"])
    assert len(set(told["infant"])) == len(told["infant"])


@BUILT_OR_NOT
def test_a_complaint_an_explanation_and_its_hand_out_begin_with_it(
    catalog: Catalog, head: Head, atlas: Atlas, *, are_zones_built: bool
) -> None:
    presenter = Presenter(catalog)
    said: dict[str, str] = {}
    for person in ("adult", "infant"):
        presenter.head_and_atlas = _shown(head, atlas if are_zones_built else None, person)
        asked = presenter.page(ViewState(selection=Selection(complaint="tinnitus")))
        told = presenter.explanation(ViewState(selection=Selection(complaint="tinnitus", zone="jiao.vertigo-auditory")))
        assert asked is not None
        assert told is not None
        said[person] = " ".join(block.said.text for block in blocks_of(told.page, Text))
        for page in (asked, told.page, handout_page(told)):
            first = page.blocks[0]
            is_first = isinstance(first, Alert) and "Not for babies" in first.texts[0].text
            assert is_first == (person == "infant"), page.id
        assert (told.warnings[0].startswith("Not for babies"), told.is_danger) == ((person == "infant"),) * 2
        assert len(presenter.head_cautions()) == (person == "infant")
        assert bool(presenter.no_needle()) == (person == "infant")
    assert "outside the skull" in said["adult"]
    assert "outside the skull" not in said["infant"], "no bone is promised"


@BUILT_OR_NOT
def test_the_page_of_a_zone_marks_no_angle_as_right_and_says_why(
    catalog: Catalog, head: Head, atlas: Atlas, *, are_zones_built: bool
) -> None:
    presenter = Presenter(catalog)
    for person in ("adult", "infant"):
        presenter.head_and_atlas = _shown(head, atlas if are_zones_built else None, person)
        page = presenter.page(ViewState(selection=Selection(zone="jiao.motor")))
        assert page is not None
        texts = [block.said.text for block in blocks_of(page, Text)]
        assert bool(blocks_of(page, Gauge)) == (person == "adult")
        assert any("No needle is drawn on an infant's head" in each for each in texts) == (person == "infant")


@BUILT_OR_NOT
@pytest.mark.parametrize("person", ["adult", "child", "infant"])
def test_a_gyrus_two_zones_and_the_table_of_schools_know_the_person(
    catalog: Catalog, head: Head, atlas: Atlas, person: str, *, are_zones_built: bool
) -> None:
    presenter = Presenter(catalog)
    presenter.head_and_atlas = shown = _shown(head, atlas if are_zones_built else None, person)
    gyrus = presenter.page(ViewState(selection=Selection(gyrus=GyrusId("precentral"))))
    assert gyrus is not None
    texts = " ".join(block.said.text for block in blocks_of(gyrus, Text))
    assert (NEEDLE_AND_BRAIN in texts) == (person != "infant"), "no bone is promised"
    assert (NOT_A_CHILD in texts) == (person != "adult")
    pair = ViewState(compared=Compared(zones=(ZoneId("jiao.motor"), ZoneId("who.ms6"))))
    view = compare_view(catalog, shown.atlas, pair, person=presenter.person)
    table = presenter.page(ViewState(mode="compare", compared=Compared(row="idea")))
    assert view is not None
    assert table is not None
    for first in (view.cautions[0], blocks_of(table, Cautions)[0].cautions[0]):
        assert (first.id == "open-fontanelle") == (person == "infant")


def _shown(head: Head, atlas: Atlas | None, person: str) -> HeadAndAtlas:
    """Somebody's head, with zones on it or before it has any."""
    whose = cast("Person", person)
    return HeadAndAtlas(replace(head, person=whose), replace(atlas, person=whose) if atlas is not None else None)
