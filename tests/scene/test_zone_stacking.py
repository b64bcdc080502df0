"""Which zone lies above which, and what is seen of zones that share their place."""

from __future__ import annotations

import numpy as np
import pytest

from tests.scene.conftest import World
from viewer.presentation.shown import Role, heights
from viewer.scene.ribbon_grid import RibbonGrid
from viewer.scene.zone_stacking import Meetings, cut, layers, meetings


@pytest.fixture(scope="module")
def grid(world: World) -> RibbonGrid:
    return RibbonGrid(world.atlas.zones, world.head.mesh)


@pytest.fixture(scope="module")
def meets(world: World, grid: RibbonGrid) -> Meetings:
    return meetings(grid.reach_mm, grid.rows.owner, grid.middle_mm())


def index_of(world: World, zone: str, side: str = "left") -> int:
    return next(i for i, placed in enumerate(world.atlas.zones) if (placed.zone, placed.side) == (zone, side))


def at_rest(world: World) -> dict[int, Role]:
    return dict.fromkeys(range(len(world.atlas.zones)), "rest")


def test_zones_that_meet_never_share_a_layer_and_the_smaller_lies_above(world: World, meets: Meetings) -> None:
    found = layers(meets, heights(world.catalog, world.atlas.zones, at_rest(world)))
    for first, second in np.argwhere(np.triu(meets, 1)).tolist():
        shorter, longer = sorted((first, second), key=lambda index: world.atlas.zones[index].length_mm)
        if world.atlas.zones[first].zone[:4] == world.atlas.zones[second].zone[:4]:  # bands of one width
            assert found[shorter] > found[longer]
    assert max(found.values()) <= 4


@pytest.mark.parametrize("lit", ["jiao.long", "jiao.crossing", "jiao.shared", "jiao.three"])
def test_what_is_lit_lies_above_what_has_stepped_back(world: World, meets: Meetings, lit: str) -> None:
    roles: dict[int, Role] = dict.fromkeys(at_rest(world), "back")
    roles[index_of(world, lit)] = "rest"
    found = layers(meets, heights(world.catalog, world.atlas.zones, roles))
    mine = index_of(world, lit)
    assert all(found[other] < found[mine] for other in np.flatnonzero(meets[mine]) if other != mine)


def test_of_two_at_one_place_the_upper_is_cut_along_the_middle_and_nothing_else_is(
    world: World, grid: RibbonGrid
) -> None:
    roles = at_rest(world)
    side, low = cut(grid.rows, world.atlas.overlaps.among(roles), heights(world.catalog, world.atlas.zones, roles))
    for each, sign in (("left", 1), ("right", -1)):
        mine = grid.rows.owner == index_of(world, "jiao.shared", each)
        assert (low[mine] == 0.0).all()
        assert len(set(side[mine] * sign)) == 1  # mirrored: the same place on the skin of both sides
        assert (side[mine] != 0.0).all()
    others = np.isin(grid.rows.owner, [index_of(world, "jiao.shared", each) for each in ("left", "right")], invert=True)
    assert not side[others].any()


def test_without_the_other_nothing_is_cut(world: World, grid: RibbonGrid) -> None:
    """What is not shown leaves no trace in what is."""
    roles: dict[int, Role] = {
        index: role for index, role in at_rest(world).items() if index != index_of(world, "jiao.long")
    }
    side, _ = cut(grid.rows, world.atlas.overlaps.among(roles), heights(world.catalog, world.atlas.zones, roles))
    assert not side[grid.rows.owner == index_of(world, "jiao.shared")].any()
