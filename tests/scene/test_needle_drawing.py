"""A state asks for needles: none, one on each side, or several in relay."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from tests.scene.conftest import LONG, World, mirrored
from viewer.domain.catalog import Catalog
from viewer.geometry.needle_skin import NeedleSkin
from viewer.scene.needle import NeedleDrawing
from viewer.scene.needle_drawing import needle_drawing
from viewer.state.view_state import Selection, ViewState

SELECTED = ViewState(selection=Selection(zone="jiao.long"))


def drawn(world: World, state: ViewState, catalog: Catalog | None = None) -> NeedleDrawing:
    return needle_drawing(catalog or world.catalog, world.atlas, NeedleSkin(world.head.mesh), state)


def test_one_needle_on_each_side_that_is_shown(world: World) -> None:
    [left] = drawn(world, SELECTED).paths
    np.testing.assert_allclose(left.entry_mm, LONG.points_mm[0], atol=0.1)
    both = drawn(world, replace(SELECTED, selection=replace(SELECTED.selection, side="both"))).paths
    assert len(both) == 2
    entries = sorted((path.entry_mm for path in both), key=lambda point: float(point[0]))
    np.testing.assert_allclose(entries[1], mirrored(LONG).points_mm[0], atol=0.1)


def test_none_without_a_zone_while_comparing_or_without_layers(world: World) -> None:
    assert not drawn(world, ViewState()).paths
    assert not drawn(world, replace(SELECTED, mode="compare")).paths
    assert not drawn(world, SELECTED, replace(world.catalog, tissue=None)).paths
    assert not drawn(world, SELECTED, replace(world.catalog, needles=None)).paths


def test_a_long_zone_takes_several_in_relay(world: World) -> None:
    paths = drawn(world, replace(SELECTED, needle=replace(SELECTED.needle, is_relay=True))).paths
    assert len(paths) >= 3
    for last, following in itertools.pairwise(paths):
        assert np.linalg.norm(following.entry_mm - last.over_mm[-1]) < 0.5


def test_the_needle_is_as_long_as_its_size_and_never_longer_under_the_skin(world: World) -> None:
    drawing = drawn(world, replace(SELECTED, needle=replace(SELECTED.needle, length_mm=70.0)))
    assert drawing.whole_mm == 40.0
    assert drawing.paths[0].length_mm == pytest.approx(40.0, abs=0.05)
    assert drawn(world, replace(SELECTED, needle=replace(SELECTED.needle, size="0.30x75", is_calm=True))).is_calm
