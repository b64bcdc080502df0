"""A construction on the real head, read from the pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from viewer.atlas.atlas import Atlas
from viewer.atlas.cached import atlas_for
from viewer.checks.cached_content import cached_content
from viewer.data.head_file import load_head
from viewer.data.paths import assets_folder, cache_folder, zones_folder
from viewer.domain.catalog import Catalog
from viewer.geometry.head import Head
from viewer.presentation.construction import construction
from viewer.presentation.palette import LIGHT, skin_for
from viewer.scene.construction import DRAW_S
from viewer.scene.lettering import Fonts
from viewer.scene.offscreen import offscreen_window, picture_of
from viewer.scene.pose import project
from viewer.scene.scene import Scene
from viewer.state.view_state import Build, CameraOrder, Drawing, Reader, Selection, ViewState

SIZE = 640, 520


@dataclass(frozen=True, eq=False)
class Ground:
    catalog: Catalog
    head: Head
    atlas: Atlas


@pytest.fixture(scope="module")
def ground() -> Ground:
    catalog, _ = cached_content(zones_folder(), cache_folder())
    head = load_head(assets_folder() / "meshes" / "adult-man")
    return Ground(catalog, head, atlas_for(catalog, head, cache_folder()))


USUAL = Drawing()


@dataclass(eq=False)
class Stage:
    scene: Scene
    shoot: Callable[[], NDArray[np.int16]]
    state: ViewState

    def go(self, zone: str, step: int, *, rival: str | None = None, drawing: Drawing = USUAL) -> NDArray[np.int16]:
        new = ViewState(
            mode="build",
            camera=CameraOrder("step", self.state.camera.number + 1),
            selection=Selection(zone=zone),
            build=Build(step, rival),
            drawing=drawing,
            reader=Reader(reduce_motion=True),
        )
        self.scene.apply(self.state, new)
        self.state = new
        return self.shoot()


@pytest.fixture(scope="module")
def made(ground: Ground, fonts: Fonts) -> Iterator[Stage]:
    window = offscreen_window()
    scene = Scene(window, fonts)
    scene.set_palette(LIGHT, skin_for("light", "light"))
    scene.set_background("#203040")  # nothing that is looked for has this colour
    scene.set_size(*SIZE)
    scene.set_head(ground.head)
    scene.set_atlas(ground.catalog, ground.atlas)

    def shoot() -> NDArray[np.int16]:
        scene.render()
        return picture_of(window)[..., :3].astype(np.int16)

    yield Stage(scene, shoot, ViewState())
    assert scene.problems == []
    scene.close()
    window.Finalize()


def near(picture: NDArray[np.int16], colour: tuple[int, int, int], tolerance: int = 14) -> int:
    """Return how many pixels have nearly this colour."""
    return int((np.abs(picture - np.array(colour)).max(axis=2) <= tolerance).sum())


TAPE = (0xFF, 0xF7, 0xDC)
ACCENT = (0x0F, 0x5C, 0x6E)


def test_the_tape_lies_on_the_midline_with_its_numbers(made: Stage) -> None:
    with_tape = near(made.go("jiao.motor", 0), TAPE)
    without = near(made.go("jiao.speech-2", 0), TAPE)
    assert with_tape > without + 250, "a pale band"


def test_what_comes_next_is_a_pale_ghost_and_then_a_line(made: Stage, ground: Ground) -> None:
    ghost = made.go("jiao.motor", 2)
    pose = made.scene.camera.pose
    view = construction(ground.catalog, ground.atlas, ViewState(selection=Selection(zone="jiao.motor")))  # type: ignore[arg-type]
    assert view is not None
    line = view.steps[3].drawing.stretches[0].points_mm[20:90]
    seen = np.rint(project(pose, line, *SIZE)).astype(int)

    def redness(picture: NDArray[np.int16]) -> float:
        pixels = picture[seen[:, 1], seen[:, 0]]
        return float((pixels[:, 0] - pixels[:, 2]).max())

    bare = made.go("jiao.motor", 0, drawing=Drawing(labels=False))
    assert made.scene.camera.pose != pose or redness(ghost) > redness(bare)
    assert redness(ghost) > 70, "the zone's own colour, pale"
    assert near(made.go("jiao.motor", 3), ACCENT, 30) > 150, "now drawn in accent"


def test_a_small_step_is_shown_in_a_close_up_that_says_how_much_nearer(made: Stage) -> None:
    picture = made.go("jiao.motor", 2)
    close_up = made.scene._building._close_up
    assert close_up is not None
    assert close_up.is_shown
    assert close_up.magnification in (2, 3, 4, 5, 6, 8)
    left, top, side = (round(each) for each in close_up.box_px())
    frame = picture[top : top + side, left - 1 : left + 2]
    assert frame.min(axis=1).max() < 80, "a dark border all the way down"
    inside = picture[top + 6 : top + side - 6, left + 6 : left + side - 6]
    assert near(inside, TAPE) > 400, "the tape, enlarged"
    assert near(inside, (0xB9, 0x48, 0x0F), 60) > 30, "the point that was made, in the zone's colour"


def test_a_large_step_has_no_close_up(made: Stage) -> None:
    made.go("jiao.motor", 2)
    made.go("jiao.motor", 3)
    close_up = made.scene._building._close_up
    assert close_up is not None
    assert not close_up.is_shown
    assert made.scene._labels.view.right_top_px == 0.0


def test_the_zone_itself_appears_with_the_last_step_alone(made: Stage) -> None:
    fill = (0xB9, 0x48, 0x0F)
    before = near(made.go("jiao.motor", 3), fill, 40)
    finished = near(made.go("jiao.motor", 7), fill, 40)
    assert finished > before + 400


def test_a_rival_is_drawn_in_a_tone_of_its_own(made: Stage) -> None:
    tone = (0x6E, 0x1A, 0x3C)
    alone = near(made.go("jiao.motor", 6), tone, 24)
    beside = near(made.go("jiao.motor", 6, rival="jiao.motor/half-cun"), tone, 24)
    assert beside > alone + 60


def test_every_zone_is_drawn_at_one_step_or_another_and_at_the_last(made: Stage, ground: Ground) -> None:
    """Walk everything; the conftest fails the test if VTK says a word."""
    for number, zone in enumerate(ground.catalog.zones):
        view = construction(ground.catalog, ground.atlas, ViewState(selection=Selection(zone=zone)))
        assert view is not None
        last = len(view.steps) - 1
        for step in {number % (last + 1), last}:
            new = ViewState(
                mode="build",
                camera=CameraOrder("step", made.state.camera.number + 1),
                selection=Selection(zone=zone),
                build=Build(step=step),
                reader=Reader(reduce_motion=True),
                drawing=Drawing(labels=step != last),
            )
            made.scene.apply(made.state, new)
            made.state = new
            assert made.scene._building.is_on
            texts = made.scene._building.texts()
            assert texts, f"{zone}: step {step} names nothing"
            assert len(made.scene._building.normals()), f"{zone}: step {step} gives the camera nothing to face"
        made.scene.render()


def test_what_a_step_makes_is_in_sight(made: Stage, ground: Ground) -> None:
    for zone in ("jiao.motor", "jiao.optic", "who.ms6", "jiao.stomach", "jiao.balance", "who.ms11"):
        view = construction(ground.catalog, ground.atlas, ViewState(selection=Selection(zone=zone)))  # type: ignore[arg-type]
        assert view is not None
        for index, step in enumerate(view.steps):
            for spot in step.drawing.made[-1:]:
                made.go(zone, index)
                pose = made.scene.camera.pose
                cover = made.scene._cover
                assert cover is not None
                assert not cover.is_hidden(spot.point_mm, pose.eye_mm(), 4.0), (zone, step.id)


def test_a_line_is_drawn_over_time_and_at_once_when_motion_is_reduced(ground: Ground, fonts: Fonts) -> None:
    window = offscreen_window()
    scene = Scene(window, fonts, lambda: None)
    scene.set_size(*SIZE)
    scene.set_head(ground.head)
    scene.set_atlas(ground.catalog, ground.atlas)
    state = ViewState(mode="build", selection=Selection(zone="jiao.motor"), build=Build(step=3))  # type: ignore[arg-type]
    scene.apply(ViewState(), state)
    layer = scene._building._layer
    assert scene.tick(10.0)
    assert scene.tick(10.0 + DRAW_S / 2)
    assert layer.tick(10.1 + DRAW_S)
    assert not layer.tick(10.2 + DRAW_S)
    calm = ViewState(
        mode="build", selection=Selection(zone="jiao.motor"), build=Build(step=6), reader=Reader(reduce_motion=True)
    )  # type: ignore[arg-type]
    scene.apply(state, calm)
    assert not layer.tick(11.0)
    assert scene.problems == []
    scene.close()
    window.Finalize()


def test_leaving_the_mode_takes_everything_away(made: Stage) -> None:
    def explore() -> NDArray[np.int16]:
        state = ViewState(
            camera=CameraOrder("left", made.state.camera.number + 1),
            selection=Selection(zone="jiao.motor"),
            reader=Reader(reduce_motion=True),
        )
        made.scene.apply(made.state, state)
        made.state = state
        return made.shoot()

    before = explore()
    assert np.abs(made.go("jiao.motor", 2) - before).max() > 50
    after = explore()
    assert not made.scene._building.is_on
    assert np.abs(after - before).max() <= 8
