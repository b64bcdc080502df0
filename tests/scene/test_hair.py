"""Hair on the skin: single strokes that darken as much as the skin between them lightens, and none where none grows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.scene.conftest import World
from viewer.geometry.head import Head, HeadMesh, SkinMasks
from viewer.presentation.palette import LIGHT, skin_for
from viewer.scene.lettering import Fonts
from viewer.scene.offscreen import close_offscreen, offscreen_window, picture_of
from viewer.scene.scene import Scene
from viewer.scene.skin_light import open_transfer
from viewer.state.view_state import Hair

SIZE = (300, 300)
Shoot = Callable[..., NDArray[np.float64]]


def hairy(mesh: HeadMesh) -> HeadMesh:
    """The ball with hair on its left half."""
    count = len(mesh.vertices_mm)
    nothing = np.zeros(count, np.float32)
    masks = SkinMasks(nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing + 1)
    hair = np.clip(0.5 - mesh.vertices_mm[:, 0] / 8.0, 0.0, 1.0).astype(np.float32)
    return replace(mesh, masks=replace(masks, hair=hair))


@pytest.fixture(scope="module")
def head(world: World) -> Head:
    return replace(world.head, levels=(hairy(world.head.mesh), hairy(world.head.mesh)))


@pytest.fixture
def shoot(head: Head, fonts: Fonts) -> Iterator[Shoot]:
    window = offscreen_window()
    scene = Scene(window, fonts)
    scene.set_size(*SIZE)
    scene.set_marks(False)
    scene.set_head(head)

    def taken(hair: Hair = "shaved", *, is_moving: bool = False, zoom: float = 1.0) -> NDArray[np.float64]:
        scene.set_palette(LIGHT, skin_for("light", "light", hair))
        scene.set_moving(is_moving)
        scene.camera.view("front", 0.0)
        scene.camera.zoom(zoom, SIZE[0] / 2, SIZE[1] / 2)
        scene.render()
        return picture_of(window)[..., :3].astype(float)

    yield taken
    assert scene.problems == []
    scene.close()
    close_offscreen(window)


def roughness(picture: NDArray[np.float64]) -> float:
    return float(np.abs(np.diff(picture[..., 1], axis=0)).mean())


def test_hairs_are_seen_from_near_where_they_grow_and_nowhere_else(shoot: Shoot) -> None:
    near = shoot(zoom=5.0)
    bare, grown = near[:, : SIZE[0] // 3], near[:, 2 * SIZE[0] // 3 :]  # the person's left is on our right
    assert roughness(grown) > 3 * roughness(bare)


def test_the_tone_is_the_same_without_single_hairs(shoot: Shoot) -> None:
    """What turns is drawn without them, and nothing may flash when it stops."""
    for zoom in (1.0, 5.0):
        still, moving = shoot(zoom=zoom), shoot(zoom=zoom, is_moving=True)
        for half in (slice(90, 130), slice(170, 210)):
            assert np.abs(still[90:210, half].mean((0, 1)) - moving[90:210, half].mean((0, 1))).max() < 3.0


def test_three_states_of_hair(shoot: Shoot) -> None:
    shaved, short, none = (shoot(hair)[120:180, 180:220].mean() for hair in ("shaved", "short", "none"))
    assert short < shaved - 30
    assert shaved < none - 15
    assert np.abs(shoot("short")[120:180, 80:120] - shoot("none")[120:180, 80:120]).max() < 2


def test_light_that_was_not_baked_is_as_if_nothing_hid_the_sky(head: Head) -> None:
    mesh = head.levels[-1]
    found = open_transfer(mesh).astype(float)
    assert (found[:, [0, 9]] == 255).all()
    assert np.abs((found[:, 1:4] - 128) / 127 * 0.7 - mesh.normals * 2 / 3).max() < 0.004
    bend = (found[:, 4:9] - 128) / 127 * 0.26
    normals = mesh.normals
    assert np.abs(bend[:, 0] - (normals[:, 0] ** 2 - 1 / 3) / 4).max() < 0.002
    assert np.abs(bend[:, 3] - normals[:, 1] * normals[:, 2] / 4).max() < 0.002
