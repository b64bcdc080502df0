"""From a publication back to everything that names it."""

from __future__ import annotations

import pytest

from viewer.domain.catalog import Catalog
from viewer.domain.identity import ZoneId
from viewer.presentation.pages.zone import zone_page
from viewer.presentation.where_used import USES, UsedGroup, WhereUsed
from viewer.state.view_state import Selection, ViewState


@pytest.fixture(scope="module")
def where_used(catalog: Catalog) -> WhereUsed:
    return WhereUsed(catalog)


def _places(groups: tuple[UsedGroup, ...], title: str) -> set[str]:
    return {place.target for group in groups if group.title == title for place in group.places}


def test_every_use_that_names_a_study_is_listed(catalog: Catalog, where_used: WhereUsed) -> None:
    for key in catalog.studies:
        zones = {z.id for z in catalog.zones.values() if any(key in use.studies for use in z.indications)}
        assert zones <= _places(where_used.of(key), USES)


def test_every_study_and_source_is_used_somewhere(catalog: Catalog, where_used: WhereUsed) -> None:
    for key in (*catalog.sources, *catalog.studies):
        assert where_used.of(key), key


def test_every_correction_mechanism_and_caution_names_its_publications(catalog: Catalog, where_used: WhereUsed) -> None:
    for correction in catalog.corrections.values():
        for key in correction.more_exactly.sources:
            assert any(correction.often_said in place.name for g in where_used.of(key) for place in g.places)
    for mechanism in catalog.mechanisms.values():
        for key in (*mechanism.idea.sources, *(key for limit in mechanism.limits for key in limit.sources)):
            assert any(mechanism.name == place.name for g in where_used.of(key) for place in g.places)
    for caution in catalog.cautions.values():
        for key in caution.statement.sources:
            assert any(caution.short == place.name for g in where_used.of(key) for place in g.places)


def test_every_place_that_can_be_opened_is_there(catalog: Catalog, where_used: WhereUsed) -> None:
    there = {"zone": catalog.zones, "complaint": catalog.complaints, "point": catalog.points, "gyrus": catalog.gyri}
    for key in (*catalog.sources, *catalog.studies):
        for place in (place for group in where_used.of(key) for place in group.places):
            assert (place.target in there[place.kind]) if place.kind else not place.target
            assert place.name
            assert bool(place.section) == (place.kind == "zone")


def test_an_unknown_key_is_used_nowhere(where_used: WhereUsed) -> None:
    assert where_used.of("nobody1900") == ()


def test_a_source_of_a_gyrus_leads_to_its_page(catalog: Catalog, where_used: WhereUsed) -> None:
    groups = {group.title: group.places for group in where_used.of("our-sulci")}
    assert [place.target for place in groups["Parts of the brain"]] == list(catalog.gyri)
    assert {place.kind for place in groups["Parts of the brain"]} == {"gyrus"}


def test_a_claim_about_the_cortex_leads_to_the_section_where_it_stands(catalog: Catalog, where_used: WhereUsed) -> None:
    places = [place for group in where_used.of("jin2023") for place in group.places if place.section == "beneath"]
    assert places
    for place in places:
        page = zone_page(catalog, None, ViewState(selection=Selection(zone=ZoneId(place.target))))
        assert page.section("beneath"), place.target
