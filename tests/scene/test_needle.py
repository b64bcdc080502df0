"""The needles are drawn as their paths say: metal in the air, a line where they lie under the skin, or a calm arrow."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.scene.conftest import NEEDLES, TISSUE, Stage, World
from viewer.geometry.needle_path import HANDLE_MM, NeedlePath, needle_path
from viewer.geometry.needle_skin import NeedleSkin
from viewer.presentation.needle import scalp_layers
from viewer.presentation.palette import LIGHT
from viewer.scene.colour import rgb
from viewer.scene.needle import NeedleDrawing
from viewer.scene.pose import project
from viewer.state.view_state import CameraOrder, Drawing, Reader, Selection, ViewState

SELECTED = ViewState(
    camera=CameraOrder("zone", 1),
    selection=Selection(zone="jiao.long"),
    drawing=Drawing(labels=False),
    reader=Reader(reduce_motion=True),
)


def path_on(world: World, angle_deg: float = 20.0) -> NeedlePath:
    line = next(each for each in world.atlas.zones if each.zone == "jiao.long").lines[0]
    skin = NeedleSkin(world.head.mesh)
    toward = line.points_mm[5] - line.points_mm[0]
    return needle_path(skin, line.points_mm[0], toward, scalp_layers(TISSUE, {}), angle_deg=angle_deg, length_mm=30.0)


def amount(picture: NDArray[np.uint8], colour: str) -> int:
    """How many pixels have about this colour."""
    wanted = np.asarray(rgb(colour)) * 255
    return int((np.abs(picture.astype(float) - wanted).max(axis=-1) < 14).sum())


def test_a_handle_is_in_the_air_and_its_middle_is_named(world: World) -> None:
    path = path_on(world)
    [middle] = NeedleDrawing((path,), NEEDLES.sizes[0].length_mm).handles_mm
    assert (middle - path.entry_mm) @ path.profile.up > 5.0
    assert np.linalg.norm(middle - path.entry_mm) == pytest.approx(10.0 + HANDLE_MM / 2, abs=0.1)


def test_a_calm_arrow_has_no_handle(world: World) -> None:
    assert NeedleDrawing((path_on(world),), 40.0, is_calm=True).handles_mm.shape == (0, 3)
    assert NeedleDrawing().handles_mm.shape == (0, 3)


def test_metal_and_calm_arrow_do_not_mix(stage: Stage) -> None:
    bare = stage.shoot()
    stage.go(SELECTED)
    metal = stage.shoot()
    stage.go(replace(SELECTED, needle=replace(SELECTED.needle, is_calm=True)))
    calm = stage.shoot()
    assert amount(calm, LIGHT.accent) > amount(metal, LIGHT.accent) + 30
    assert amount(metal, "#D39A5A") > amount(calm, "#D39A5A")
    stage.go(replace(SELECTED, camera=CameraOrder("reset", 2), selection=replace(SELECTED.selection, zone=None)))
    assert amount(stage.shoot(), LIGHT.accent) <= amount(bare, LIGHT.accent)


@pytest.mark.parametrize(
    "changes",
    [
        {"angle_deg": 60.0},
        {"entry": 0.5},
        {"length_mm": 10.0},
        {"size": "0.30x75"},
        {"turn_deg": 60.0},
        {"is_reversed": True},
        {"is_relay": True},
        {"is_calm": True},
    ],
)
def test_whatever_is_set_of_the_needle_is_drawn_at_once(stage: Stage, changes: dict[str, object]) -> None:
    stage.go(SELECTED)
    before = stage.shoot()
    new = replace(SELECTED, needle=replace(SELECTED.needle, **changes))  # type: ignore[arg-type]
    assert stage.scene.apply(SELECTED, new) == {"needle", "labels"}
    assert (before != stage.shoot()).any(axis=-1).sum() > 20


def test_it_is_hidden_on_the_far_side_of_the_head(stage: Stage) -> None:
    """It is drawn in front of zones in depth only: from the other side nothing of its line shines through."""
    stage.go(
        replace(SELECTED, camera=CameraOrder("right", 2), needle=replace(SELECTED.needle, is_calm=True, entry=0.4))
    )
    assert amount(stage.shoot(), LIGHT.accent) == 0


def test_a_needle_throws_a_shadow_away_from_the_key_light_and_an_arrow_none(stage: Stage) -> None:
    """The key stands at the upper left, wherever the head is turned."""
    order = replace(SELECTED, needle=replace(SELECTED.needle, angle_deg=30.0))
    for number, azimuth_deg in enumerate((60.0, 200.0)):
        stage.scene.apply(ViewState(), replace(order, camera=CameraOrder("zone", number + 2)))
        stage.scene.camera.turn_to(azimuth_deg, 55.0, 0.0)
        shadow = stage.scene._zones._needle._shadow._ink
        lit = stage.shoot().astype(int).sum(axis=2)
        shadow._actor.VisibilityOff()
        bare = stage.shoot().astype(int).sum(axis=2)
        shadow._actor.VisibilityOn()
        assert (lit - bare).max() <= 6
        rows, columns = np.nonzero(lit < bare - 30)
        assert len(rows) > 20
        [path] = stage.scene.needles.paths
        pose = stage.scene.camera.pose
        end_mm, up = path.outside_mm(40.0)[0], path.profile.up
        below_mm = end_mm - up * ((end_mm - path.entry_mm) @ up)
        foot, below = (project(pose, point, *stage.scene.size_px) for point in (path.entry_mm, below_mm))
        # Beside where it would fall with the light straight above: to the right and downward.
        way, seen = below - foot, np.array([columns.mean(), rows.mean()]) - foot
        assert (seen - way * (seen @ way) / (way @ way)).sum() > 2.0
    stage.scene.apply(order, replace(order, needle=replace(order.needle, is_calm=True)))
    assert not shadow._actor.GetVisibility()
