"""Which needle a state asks for: where it enters, which way it points, how long it is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from viewer.domain.catalog import Catalog
from viewer.presentation.needle import entry_share, is_backward, needle_length_mm, scalp_layers
from viewer.state.view_state import Needling, Selection, ViewState


def test_it_enters_where_the_school_begins(catalog: Catalog) -> None:
    motor, optic = catalog.zones["jiao.motor"], catalog.zones["jiao.optic"]
    assert entry_share(motor, ViewState()) == 0.0
    assert entry_share(motor, ViewState(selection=Selection(part="middle"))) == pytest.approx(0.2)
    assert entry_share(
        motor, ViewState(selection=Selection(part="middle"), needle=Needling(entry=0.5))
    ) == pytest.approx(0.4)
    assert is_backward(optic, ViewState())
    assert entry_share(optic, ViewState()) == 1.0
    assert entry_share(optic, ViewState(needle=Needling(entry=0.25))) == 0.75


def test_reversed_it_enters_at_the_other_end(catalog: Catalog) -> None:
    motor, reversed_state = catalog.zones["jiao.motor"], ViewState(needle=Needling(is_reversed=True))
    assert is_backward(motor, reversed_state)
    assert entry_share(motor, reversed_state) == 1.0
    assert not is_backward(catalog.zones["jiao.optic"], reversed_state)


def test_no_more_of_a_needle_is_in_than_it_has(catalog: Catalog) -> None:
    state = ViewState(needle=Needling(size="0.30x40"))
    assert needle_length_mm(catalog, state) == (30.0, 40.0)
    assert needle_length_mm(catalog, replace(state, needle=replace(state.needle, length_mm=55.0))) == (40.0, 40.0)
    assert needle_length_mm(replace(catalog, needles=None), state) == (0.0, 0.0)


def test_what_is_drawn_unasked_is_never_up_to_the_handle_nor_past_the_zone(catalog: Catalog) -> None:
    state = ViewState(needle=Needling(size="0.30x13"))
    assert needle_length_mm(catalog, state) == (8.0, 13.0)
    assert needle_length_mm(catalog, ViewState(needle=Needling(size="0.30x40")), zone_mm=20.0) == (20.0, 40.0)
    assert needle_length_mm(catalog, replace(state, needle=replace(state.needle, length_mm=13.0)), zone_mm=6.0) == (
        13.0,
        13.0,
    )


def test_a_child_is_shown_the_needle_for_children_and_an_infant_none(catalog: Catalog) -> None:
    state = ViewState(needle=Needling(size="0.30x40"))
    assert needle_length_mm(catalog, state, "child") == (8.0, 13.0)
    assert needle_length_mm(catalog, state, "infant") == (0.0, 0.0)


def test_layers_as_depths(catalog: Catalog) -> None:
    assert catalog.tissue is not None
    scalp = scalp_layers(catalog.tissue, {})
    assert scalp.layers["vault"].loose_top_mm == pytest.approx(4.85)
    assert scalp.layers["vault"].bone_mm == pytest.approx(6.85)
    assert scalp.layers["nape"].bone_mm == np.inf
    assert scalp.layers["nape"].loose_top_mm == np.inf
