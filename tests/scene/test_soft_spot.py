"""The fontanelle of an infant is marked and named whatever else is shown, and no zone there is without its danger."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.scene.conftest import Stage, World, on_ball
from viewer.atlas.atlas import Atlas
from viewer.presentation.palette import LIGHT, skin_for
from viewer.presentation.shown import danger_points
from viewer.presentation.soft_spot import soft_spot
from viewer.scene.pose import project
from viewer.state.view_state import Drawing, Reader, SkinTone, ViewState

ARC = np.radians(np.arange(0.0, 181.0))
MIDLINE = on_ball(np.column_stack([np.zeros(181), np.cos(ARC), np.sin(ARC)]))
THIRD = np.radians(0.33 * 180.0)
BREGMA = on_ball(np.array([0.0, np.cos(THIRD), np.sin(THIRD)]))


@pytest.fixture
def infant(world: World) -> Atlas:
    marks = {**world.atlas.landmarks_mm, "inion": MIDLINE[-1]}
    return replace(world.atlas, person="infant", landmarks_mm=marks, curves_mm={"midline": MIDLINE})


def test_it_lies_where_three_bones_meet_and_says_that_its_size_is_not_known(infant: Atlas) -> None:
    found = soft_spot(infant)
    assert found is not None
    words, middle = found
    assert np.linalg.norm(middle - BREGMA) < 0.1
    assert "no needle" in words.title
    assert words.second == "sizes differ, not to scale"
    assert soft_spot(replace(infant, person="child")) is None
    assert soft_spot(replace(infant, person="adult")) is None


@pytest.mark.parametrize("skin", ["light", "dark"])
def test_it_is_drawn_and_named_with_names_and_overlays_off(
    world: World, stage: Stage, infant: Atlas, skin: SkinTone
) -> None:
    stage.scene.set_head(world.head)
    stage.scene.set_palette(LIGHT, skin_for(skin, "light"))
    stage.go(ViewState(drawing=Drawing(labels=False), reader=Reader(skin=skin)))
    stage.scene.camera.turn_to(0.0, 60.0, duration_s=0.0)
    pictures: list[NDArray[np.int16]] = []
    for person in ("adult", "infant"):
        stage.scene.set_atlas(world.catalog, replace(infant, person=person, zones=()))  # type: ignore[arg-type]
        pictures.append(stage.shoot().astype(np.int16))
    view = stage.scene.size_px
    x, y = (round(float(each)) for each in project(stage.scene.camera.pose, BREGMA, *view))
    change = pictures[1] - pictures[0]
    redder = (change[..., 0] - change[..., 1]) > 12
    assert redder[y - 12 : y + 13, x - 8 : x + 9].mean() > 0.6
    assert not redder[y + 60 :].any()
    changed = np.abs(change).max(axis=2) > 20
    assert changed.sum() > redder.sum() + 1500, "the plate with its words, beside the head"


def test_every_zone_on_an_infant_carries_one_sign_of_danger(world: World, infant: Atlas) -> None:
    everything = range(len(infant.zones))
    signs = danger_points(world.catalog, infant, everything)
    assert len(signs) == len(infant.zones)
    own = danger_points(world.catalog, replace(infant, person="child"), everything)
    added = [sign for sign in signs if not (own == sign).all(axis=1).any()]
    ends = [line.points_mm[end] for placed in infant.zones for line in placed.lines for end in (0, -1)]
    apart = [np.linalg.norm(ends - sign, axis=1).min() for sign in added]
    assert len(added) == len(signs) - len(own)
    assert min(apart) > 5.0, "off the ends: the lower ones crowd at the edge of the hair"
    assert len(danger_points(world.catalog, replace(infant, person="child"), everything)) == 2
