"""The stain where sources differ: between a zone and its rivals, in the zone's colour, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.scene.conftest import Stage, World, arc
from viewer.atlas.comparison import compare
from viewer.atlas.placed import PlacedRival
from viewer.scene.pose import project
from viewer.state.view_state import CameraOrder, Drawing, Selection, ViewState

RIVAL = arc((-0.6, -0.1, 1.0), (-1.0, -0.25, 0.15))
LEFT = CameraOrder("left", 1)


@pytest.fixture
def stained(world: World, stage: Stage) -> Stage:
    placed = next(each for each in world.atlas.zones if (each.zone, each.side) == ("jiao.long", "left"))
    other = replace(placed, lines=(RIVAL,))
    rival = PlacedRival("jiao.long", "left", "jiao.long/other", (RIVAL,), compare(placed, other))
    stage.scene.set_atlas(world.catalog, replace(world.atlas, rivals=(rival,)))
    return stage


def _colour_at(stage: Stage, picture: NDArray[np.uint8], place_mm: NDArray[np.float64]) -> NDArray[np.float64]:
    x, y = project(stage.scene.camera.pose, place_mm, 360, 400)
    return picture[round(float(y)) - 1 : round(float(y)) + 2, round(float(x)) - 1 : round(float(x)) + 2].mean((0, 1))


def test_the_skin_between_a_zone_and_its_rival_takes_the_zones_colour(world: World, stained: Stage) -> None:
    plain = ViewState(camera=LEFT, selection=Selection(zone="jiao.long"), drawing=Drawing(labels=False))
    stained.go(plain)
    before = stained.shoot()
    stained.scene.apply(plain, replace(plain, drawing=replace(plain.drawing, overlays=frozenset({"spread"}))))
    after = stained.shoot()
    placed = next(each for each in world.atlas.zones if (each.zone, each.side) == ("jiao.long", "left"))
    line = placed.lines[0]
    between = (line.points_mm[len(line.points_mm) // 2] + 3 * RIVAL.points_mm[len(RIVAL.points_mm) // 2]) / 4
    red, green, blue = _colour_at(stained, after, between) - _colour_at(stained, before, between)
    assert green < red
    assert blue < red
    assert max(green, blue) < -8  # toward the orange of movement
    far = RIVAL.points_mm[-1] + [0.0, -40.0, 0.0]
    assert np.abs(_colour_at(stained, after, far) - _colour_at(stained, before, far)).max() < 3


def test_what_lies_below_a_stain_shines_through(stained: Stage) -> None:
    state = ViewState(
        camera=LEFT,
        selection=Selection(zone="jiao.long"),
        drawing=Drawing(labels=False, overlays=frozenset({"spread"})),
    )
    stained.go(state)
    colour = _colour_at(stained, stained.shoot(), RIVAL.points_mm[len(RIVAL.points_mm) // 2])
    fill = np.array([0xB9, 0x48, 0x0F])
    assert np.abs(colour - fill).max() > 25


def test_only_the_selected_zones_spread_is_shown(stained: Stage) -> None:
    other = ViewState(camera=LEFT, selection=Selection(zone="jiao.crossing"), drawing=Drawing(labels=False))
    stained.go(other)
    before = stained.shoot()
    stained.scene.apply(other, replace(other, drawing=replace(other.drawing, overlays=frozenset({"spread"}))))
    assert np.abs(stained.shoot().astype(int) - before).max() < 3
