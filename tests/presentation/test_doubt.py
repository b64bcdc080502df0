"""One rule for the doubt about a place: every kind has a name, a sample and, on the head, its row in the legend."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.domain.catalog import Catalog
from viewer.domain.drawing import Drawing
from viewer.presentation.doubt import (
    DOUBT_OF,
    DOUBTS,
    SAMPLES,
    doubts_shown,
    is_found_by_pressing,
    of_drawings,
    order_shown,
)
from viewer.presentation.doubt_sample import SIZE, sample
from viewer.presentation.palette import DARK, LIGHT, Palette
from viewer.presentation.presenter import Presenter
from viewer.presentation.ties import ties
from viewer.state.requests import ShowSchool, ToggleSchool
from viewer.state.view_state import Selection, ViewState


def test_every_kind_has_a_name_and_a_sample() -> None:
    assert set(DOUBT_OF) == set(get_args(Drawing)) <= set(SAMPLES)
    assert len({doubt.name for doubt in DOUBTS}) == len(DOUBTS)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda p: p.scheme)
def test_samples_can_be_told_apart_without_colour(palette: Palette) -> None:
    """As grey shapes: what is left of them in a copy without colour."""
    greys = []
    for kind in SAMPLES:
        picture = sample(kind, palette, 2.0).astype(float)
        assert picture.shape == (2 * SIZE[1], 2 * SIZE[0], 4)
        share = picture[..., 3:] / 255
        ground = 252.0 if palette.scheme == "light" else 30.0
        greys.append((picture[..., :3] * share + ground * (1 - share)).mean(axis=2))
    for place, grey in enumerate(greys):
        for other in greys[place + 1 :]:
            assert np.count_nonzero(np.abs(grey - other) > 40) > 100


def test_a_legend_that_would_only_say_what_is_sure_says_nothing() -> None:
    assert of_drawings(["solid", "solid"]) == ()
    assert [doubt.drawing for doubt in of_drawings(["ring", "solid"])] == ["solid", "ring"]


def test_the_legend_has_what_is_on_the_head_now_and_no_more(catalog: Catalog, atlas: Atlas) -> None:
    for school in catalog.schools:
        state = ViewState(school=school, selection=Selection(side="both"))
        found = {doubt.drawing for doubt in doubts_shown(catalog, atlas, state)}
        drawn = {zone.drawing for zone in catalog.zones.values() if catalog.school_of(zone.id).id == school}
        named = {area.drawing for area in catalog.schools[school].named}
        assert found == ((drawn | named) if (drawn | named) - {"solid"} else set())


def test_a_patient_sees_no_legend(catalog: Catalog, atlas: Atlas) -> None:
    for complaint in catalog.complaints:
        state = ViewState(mode="explain", selection=Selection(complaint=complaint, side="both"))
        assert doubts_shown(catalog, atlas, state) == ()
        assert order_shown(catalog, atlas, state) == ()


def test_schools_are_shown_beside_each_other_and_the_last_one_stays(catalog: Catalog) -> None:
    state = ShowSchool("jiao").reduce(ViewState(), catalog)  # type: ignore[arg-type]
    both = ToggleSchool("who").reduce(state, catalog)  # type: ignore[arg-type]
    assert [school for school in catalog.schools if both.shows(school)] == ["jiao", "who"]
    alone = ToggleSchool("jiao").reduce(both, catalog)  # type: ignore[arg-type]
    assert (alone.school, alone.beside) == ("who", frozenset())
    assert ToggleSchool("who").reduce(alone, catalog).school == "who"  # type: ignore[arg-type]
    rows = Presenter(catalog).school_rows(both)
    assert [row.school for row in rows if row.is_shown] == ["jiao", "who"]


def test_what_is_folded_stays_folded(catalog: Catalog) -> None:
    from viewer.state.view_requests import ToggleLegend

    folded = ToggleLegend().reduce(ViewState(), catalog)
    assert not folded.reader.has_legend
    assert ToggleLegend().reduce(folded, catalog) == replace(folded, reader=replace(folded.reader, has_legend=True))


def test_what_is_found_by_pressing_stays_soft_where_sources_put_it_in_two_places(catalog: Catalog) -> None:
    of_yamamoto = [zone for zone in catalog.zones.values() if zone.id.startswith("ynsa.")]
    assert {zone.drawing for zone in of_yamamoto} >= {"search-area", "rival"}
    assert all(is_found_by_pressing(catalog, zone) for zone in of_yamamoto if zone.drawing != "dashed")
    assert not any(is_found_by_pressing(catalog, zone) for zone in catalog.zones.values() if zone not in of_yamamoto)


def test_of_a_set_the_point_that_lies_elsewhere_is_tied_to_its_other_place(catalog: Catalog, atlas: Atlas) -> None:
    roles = {index: "rest" for index, placed in enumerate(atlas.zones) if placed.zone == "jin.si-shen"}
    apart = [tie for tie in ties(catalog, atlas, roles) if tie.kind == "apart"]  # type: ignore[arg-type]
    assert apart
    assert all(np.linalg.norm(tie.places_mm[0] - tie.places_mm[1]) > 15.0 for tie in apart)
