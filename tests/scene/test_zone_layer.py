"""Which zone lies above which."""

from __future__ import annotations

import numpy as np
import pytest

from tests.scene.conftest import World
from viewer.scene.ribbon_grid import RibbonGrid
from viewer.scene.zone_layer import ZoneLayers, zone_layers


@pytest.fixture(scope="module")
def grid(world: World) -> RibbonGrid:
    return RibbonGrid(world.atlas.zones, world.head.mesh)


@pytest.fixture(scope="module")
def layers(world: World, grid: RibbonGrid) -> ZoneLayers:
    middle = grid.mesh(np.ones(len(grid.rows.owner))).points_mm[grid.columns // 2 :: grid.columns]
    return zone_layers(world.atlas.zones, grid.rows.owner, middle.astype(float))


def index_of(world: World, zone: str, side: str = "left") -> int:
    return next(i for i, placed in enumerate(world.atlas.zones) if (placed.zone, placed.side) == (zone, side))


def test_zones_that_meet_never_share_a_layer(world: World, layers: ZoneLayers) -> None:
    for upper, lower in (("jiao.long", "jiao.crossing"), ("jiao.long", "jiao.shared"), ("jiao.crossing", "jiao.three")):
        assert layers.layer[index_of(world, upper)] > layers.layer[index_of(world, lower)]


def test_few_layers_are_enough(layers: ZoneLayers) -> None:
    assert layers.layer.max() <= 4


def test_a_zone_under_another_is_nested_all_along_what_they_share(
    world: World, grid: RibbonGrid, layers: ZoneLayers
) -> None:
    assert layers.nested[grid.rows.owner == index_of(world, "jiao.shared")].all()
    assert not layers.nested[grid.rows.owner == index_of(world, "jiao.long")].any()


def test_a_crossing_is_not_nesting(world: World, grid: RibbonGrid, layers: ZoneLayers) -> None:
    assert not layers.nested[grid.rows.owner == index_of(world, "jiao.crossing")].any()
