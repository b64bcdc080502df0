"""The whole scene in pictures: nothing hidden that should be seen, nothing flickering, nothing left behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import numpy as np
import pytest
from numpy.typing import NDArray
from vtkmodules.vtkCommonCore import vtkOutputWindow, vtkStringOutputWindow

from tests.scene.conftest import Stage, World, on_ball
from viewer.atlas.atlas import Atlas
from viewer.domain.tour import Said, Stop, StopView, Tour
from viewer.presentation.palette import DARK, LIGHT, Scheme, SkinColours, palette_for, skin_for
from viewer.scene import studio_light
from viewer.scene import zones as zones_module
from viewer.scene.lettering import Fonts
from viewer.scene.offscreen import offscreen_window, picture_of
from viewer.scene.pose import direction, project
from viewer.scene.scene import Scene
from viewer.state.view_state import (
    CameraOrder,
    Drawing,
    Lesson,
    Needling,
    Reader,
    Selection,
    SkinTone,
    ViewName,
    ViewState,
)

SIZE = (360.0, 400.0)
TWELVE = [(azimuth, elevation) for azimuth in (-150, -90, -45, 0, 60, 135) for elevation in (-5, 40)]


def changed(first: NDArray[np.uint8], second: NDArray[np.uint8], by: int = 24) -> NDArray[np.bool_]:
    return np.abs(first.astype(np.int16) - second).max(axis=2) > by


def facing_points(world: World, stage: Stage, zone: str, slant: float = 0.25) -> NDArray[np.int64]:
    """Pixels of a zone's middle line that look toward the eye."""
    pose = stage.scene.camera.pose
    found = []
    for placed in world.atlas.zones:
        for line in placed.lines:
            toward = pose.eye_mm() - line.points_mm
            cosines = np.einsum("nc,nc->n", line.normals, toward) / np.linalg.norm(toward, axis=1)
            if placed.zone == zone:
                found.append(project(pose, line.points_mm[cosines > slant], *SIZE))
    return np.floor(np.concatenate(found)).astype(np.int64)


def bare(world: World) -> Atlas:
    return replace(world.atlas, zones=())


@pytest.mark.parametrize("is_moving", [False, True])
@pytest.mark.parametrize("at", TWELVE)
def test_every_zone_is_seen_from_its_side_without_gaps(
    world: World, stage: Stage, at: tuple[int, int], is_moving: bool
) -> None:
    stage.scene.set_marks(False)
    stage.go(ViewState(drawing=Drawing(labels=False)))
    stage.scene.set_moving(is_moving)
    # Green: on real skin a pale fill or a brown in the shade may be the colour of the skin; there the edge carries it.
    stage.scene.set_palette(LIGHT, SkinColours("#557755", "#557755"))
    stage.scene.camera.turn_to(*at, duration_s=0.0)
    drawn = stage.shoot()
    stage.scene.set_atlas(world.catalog, bare(world))
    difference = changed(drawn, stage.shoot(), 10)
    count = 0
    for zone in world.catalog.zones:
        points = facing_points(world, stage, zone)
        count += len(points)
        seen = difference[points[:, 1], points[:, 0]]
        # A pixel may by chance be the skin's brown: where two zones meet and their edges are blended.
        assert (~seen).sum() <= 3, (zone, points[~seen], drawn[points[~seen, 1], points[~seen, 0]])
    assert count > 20


@pytest.mark.parametrize("is_moving", [False, True])
@pytest.mark.parametrize("at", TWELVE)
def test_nothing_sinks_floats_or_flickers(
    world: World, stage: Stage, monkeypatch: pytest.MonkeyPatch, at: tuple[int, int], is_moving: bool
) -> None:
    """Lifting all zones 1 mm further changes no pixel: so nothing was lost against the skin or against a neighbour."""
    stage.scene.set_marks(False)
    stage.go(ViewState(drawing=Drawing(labels=False)))
    stage.scene.set_moving(is_moving)
    stage.scene.camera.turn_to(*at, duration_s=0.0)
    usual = stage.shoot()
    monkeypatch.setattr(zones_module, "_LIFT_MM", zones_module._LIFT_MM + 1.0)
    stage.scene.set_atlas(world.catalog, world.atlas)
    assert changed(usual, stage.shoot()).sum() <= 3


def test_two_zones_at_one_place_are_seen_side_by_side_within_the_width_of_one(world: World, stage: Stage) -> None:
    stage.scene.set_marks(False)
    stage.go(ViewState(drawing=Drawing(labels=False)))
    stage.scene.set_palette(LIGHT, skin_for("deep", "light"))
    views: tuple[ViewName, ...] = ("left", "right")
    for view in views:
        stage.scene.camera.view(view, 0.0)
        stage.scene.set_atlas(world.catalog, world.atlas)
        both = stage.shoot()
        alone = {}
        for zone in ("jiao.shared", "jiao.long"):
            stage.scene.set_atlas(world.catalog, without(world, zone))
            alone[zone] = stage.shoot()
        stage.scene.set_atlas(world.catalog, without(world, "jiao.shared", "jiao.long"))
        bare_skin = stage.shoot()
        shared = changed(both, alone["jiao.shared"])
        assert shared.sum() > 30, view
        covered = changed(alone["jiao.shared"], bare_skin, 4) | changed(alone["jiao.long"], bare_skin, 4)
        assert not (shared & ~covered).any(), view  # nothing is wider for the other's sake
        ribbon = changed(alone["jiao.long"], bare_skin)  # where the shorter one would lie alone
        assert 0.25 < (shared & ribbon).sum() / ribbon.sum() < 0.75, view


def test_the_picture_does_not_depend_on_what_was_shown_before(world: World, fonts: Fonts) -> None:
    """To the bit: nothing of a zone that is not shown is left in those that are."""

    def pictures(order: tuple[str | None, ...]) -> dict[str | None, bytes]:
        window = offscreen_window()
        scene = Scene(window, fonts)
        scene.set_size(*SIZE)
        state = ViewState(school=order[0], drawing=Drawing(labels=False), reader=Reader(reduce_motion=True))  # type: ignore[arg-type]
        scene.apply(ViewState(), state)
        scene.set_head(world.head)
        scene.set_atlas(world.catalog, world.atlas)
        found: dict[str | None, bytes] = {}
        for school in order:
            new = replace(state, school=school, camera=CameraOrder("left", 1))  # type: ignore[arg-type]
            scene.apply(state, new)
            scene.render()
            found[school] = picture_of(window).tobytes()
            state = new
        scene.close()
        window.Finalize()
        return found

    first = pictures(("who", "jiao", None))
    assert pictures((None, "jiao", "who")) == first
    assert pictures(("jiao", None, "who")) == first


def without(world: World, *zones: str) -> Atlas:
    return replace(world.atlas, zones=tuple(placed for placed in world.atlas.zones if placed.zone not in zones))


def test_the_selected_zone_lies_on_top(world: World, stage: Stage) -> None:
    stage.scene.set_marks(False)
    stage.scene.camera.view("left", 0.0)
    stage.go(
        ViewState(
            selection=Selection(zone="jiao.shared"), drawing=Drawing(labels=False), needle=Needling(length_mm=5.0)
        )
    )
    picture = stage.shoot().astype(int)
    middle = facing_points(world, stage, "jiao.shared", 0.5)[20:-8]  # beyond the needle
    colours = picture[middle[:, 1], middle[:, 0]]
    assert (colours[:, 2] >= colours[:, 1] + 10).all()  # purple, nowhere orange


def test_selection_widens_one_zone_and_pales_the_others(world: World, stage: Stage) -> None:
    stage.scene.set_marks(False)
    stage.scene.set_palette(LIGHT, skin_for("light", "light"))
    stage.go(ViewState(drawing=Drawing(labels=False)))
    stage.scene.camera.view("left", 0.0)
    rest = stage.shoot().astype(int)
    stage.go(ViewState(selection=Selection(zone="jiao.crossing"), drawing=Drawing(labels=False)))
    chosen = stage.shoot().astype(int)
    other = facing_points(world, stage, "jiao.three", 0.5)
    was, now = (np.ptp(picture[other[:, 1], other[:, 0]], axis=1).mean() for picture in (rest, chosen))
    assert now < 0.75 * was
    halo = changed(chosen, rest) & (chosen.min(axis=2) > 200)
    assert halo.sum() > 150


def test_opacity_fades_zones_into_the_skin_itself(world: World, stage: Stage) -> None:
    stage.scene.set_marks(False)
    stage.scene.camera.view("front", 0.0)  # the danger at the nape does not fade
    stage.go(ViewState(drawing=Drawing(zone_opacity=0.0)))
    faded = stage.shoot()
    stage.scene.set_atlas(world.catalog, bare(world))
    assert changed(faded, stage.shoot(), 6).sum() < 40  # of the outline, where a ribbon rounds off the mesh's corners


def test_both_schemes_and_all_skins_differ(stage: Stage) -> None:
    seen = set()
    for scheme in ("light", "dark"):
        for tone in get_args(SkinTone):
            stage.scene.set_palette(palette_for(scheme), skin_for(tone, scheme))
            seen.add(stage.shoot().tobytes())
    assert len(seen) == 2 * len(get_args(SkinTone))


def test_the_background_is_the_palettes(stage: Stage) -> None:
    stage.scene.set_marks(False)
    stage.scene.set_palette(DARK, skin_for("light", "dark"))
    picture = stage.shoot().astype(int)
    for row, colour in ((1, DARK.view_top), (-2, DARK.view_bottom)):
        wanted = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
        assert np.abs(picture[row, 2] - wanted).max() <= 3
    stage.scene.set_background("#FFFFFF")
    assert (stage.shoot()[1, 2] == 255).all()


def test_apply_says_what_it_drew(stage: Stage) -> None:
    state = ViewState()
    assert stage.scene.apply(state, state) == frozenset()
    selected = replace(state, selection=replace(state.selection, zone="jiao.long"))
    assert stage.scene.apply(state, selected) == {"zones", "needle", "labels"}
    tilted = replace(selected, needle=replace(selected.needle, angle_deg=30.0))
    assert stage.scene.apply(selected, tilted) == {"needle", "labels"}
    quiet = replace(tilted, drawing=replace(tilted.drawing, labels=False))
    assert stage.scene.apply(tilted, quiet) == {"labels"}
    turned = replace(quiet, camera=CameraOrder("back", 1), reader=replace(quiet.reader, reduce_motion=True))
    assert stage.scene.apply(quiet, turned) == {"camera"}
    assert stage.scene.side_sentence() == "Back of the head"


def test_the_camera_faces_the_selected_zone(world: World, stage: Stage) -> None:
    for zone in world.catalog.zones:
        state = ViewState(
            camera=CameraOrder("zone", 1), selection=Selection(zone=zone), reader=Reader(reduce_motion=True)
        )
        stage.scene.apply(
            ViewState(),
            replace(ViewState(), camera=CameraOrder("back", 0), reader=replace(ViewState().reader, reduce_motion=True)),
        )
        stage.go(state)
        placed = next(each for each in world.atlas.zones if (each.zone, each.side) == (zone, "left"))
        normal = np.concatenate([line.normals for line in placed.lines]).mean(axis=0)
        cosine = normal @ stage.scene.camera.pose.direction() / np.linalg.norm(normal)
        assert cosine >= np.cos(np.radians(50.0))  # 40 if it has to turn; it stays where a zone is well in view
        stage.scene.apply(state, ViewState())


def test_the_needle_is_drawn_and_named(stage: Stage) -> None:
    state = ViewState(
        camera=CameraOrder("left", 1), selection=Selection(zone="jiao.crossing"), reader=Reader(reduce_motion=True)
    )
    stage.go(replace(state, selection=replace(state.selection, zone=None)))
    stage.go(replace(state, drawing=replace(state.drawing, labels=False)))
    flat = stage.shoot()
    stage.go(replace(state, drawing=replace(state.drawing, labels=False), needle=replace(state.needle, angle_deg=60.0)))
    assert changed(flat, stage.shoot()).any()


def test_a_danger_is_marked_only_where_it_is_seen(world: World, stage: Stage) -> None:
    red = np.array([int(LIGHT.danger_bar[i : i + 2], 16) for i in (1, 3, 5)])

    def marked() -> int:
        return int((np.abs(stage.shoot().astype(int) - red).max(axis=2) < 12).sum())

    stage.scene.camera.view("back", 0.0)
    assert marked() > 100
    stage.scene.camera.view("front", 0.0)
    assert marked() == 0


def test_the_name_under_the_pointer_comes_after_a_moment(stage: Stage) -> None:
    stage.go(ViewState(selection=Selection(zone="jiao.nape"), reader=Reader(reduce_motion=True)))  # type: ignore[arg-type]  # other zones have no name
    stage.scene.camera.view("left", 0.0)
    stage.scene.hover("jiao.crossing", "left")
    assert stage.scene.tick(5.0)
    before = stage.shoot()
    assert stage.scene.tick(5.1)
    assert not changed(before, stage.shoot()).any()
    assert not stage.scene.tick(5.2)
    named = stage.shoot()
    assert changed(before, named).sum() > 500
    stage.scene.hover(None)
    assert changed(named, stage.shoot()).sum() > 500


@pytest.mark.parametrize("at", TWELVE[::3])
def test_a_pick_finds_the_place_that_is_seen(stage: Stage, at: tuple[int, int]) -> None:
    stage.scene.camera.turn_to(*at, duration_s=0.0)
    place = on_ball(direction(*at))
    x, y = project(stage.scene.camera.pose, place, *SIZE)
    hit = stage.scene.pick(float(x), float(y))
    assert hit is not None
    assert np.linalg.norm(hit - place) < 0.1
    assert stage.scene.pick(2.0, 2.0) is None


def test_ratio_makes_the_same_picture_finer(stage: Stage) -> None:
    stage.go(
        ViewState(
            camera=CameraOrder("left", 1), selection=Selection(zone="jiao.long"), reader=Reader(reduce_motion=True)
        )
    )
    coarse = stage.shoot().astype(float)
    stage.scene.set_size(*SIZE, ratio=3.0)
    fine = stage.shoot().astype(float)
    assert fine.shape == (1200, 1080, 3)
    mean = fine.reshape(400, 3, 360, 3, 3).mean(axis=(1, 3))
    assert (np.abs(mean - coarse).max(axis=2) > 60).mean() < 0.02


def test_many_changes_leave_nothing_behind(stage: Stage) -> None:
    props = stage.scene._front.GetViewProps()
    drawn = stage.scene._renderer.GetViewProps().GetNumberOfItems()
    state = ViewState()
    for number in range(60):
        new = ViewState(
            selection=Selection(zone=("jiao.long", "jiao.crossing", None)[number % 3]),
            needle=Needling(angle_deg=float(number % 30)),
        )
        stage.scene.apply(state, new)
        state = new
        stage.scene.camera.orbit(7.0, 0.0)
        stage.shoot()
    assert props.GetNumberOfItems() < 14
    assert stage.scene._renderer.GetViewProps().GetNumberOfItems() == drawn


def test_another_head_takes_the_first_ones_place(world: World, stage: Stage) -> None:
    stage.scene.set_marks(False)
    stage.scene.set_head(world.head)
    empty = stage.shoot()
    stage.scene.set_atlas(world.catalog, world.atlas)
    assert changed(empty, stage.shoot()).sum() > 500


def test_before_a_head_there_is_a_background_and_no_error(world: World, stage: Stage) -> None:
    scene: Scene = stage.scene
    scene._skin.remove()
    scene._head, scene._rays = None, None
    scene.set_atlas(world.catalog, world.atlas)
    assert scene.pick(180.0, 200.0) is None
    assert stage.shoot().shape == (400, 360, 3)


def test_without_its_shaders_the_scene_is_plain_but_complete(
    world: World, fonts: Fonts, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = vtkStringOutputWindow()
    before = vtkOutputWindow.GetInstance()
    vtkOutputWindow.SetInstance(heard)  # VTK prints the shader that it could not compile
    monkeypatch.setattr(studio_light, "STUDIO_GLSL", "this is no GLSL;")
    window = offscreen_window()
    scene = Scene(window, fonts)
    scene.set_marks(False)
    scene.set_size(*SIZE)
    scene.set_head(world.head)
    scene.set_atlas(world.catalog, world.atlas)
    scene.camera.view("left", 0.0)
    scene.render()
    scene.render()
    vtkOutputWindow.SetInstance(before)
    picture = picture_of(window)[..., :3].astype(int)
    assert len(scene.problems) == 2
    assert "plain light" in scene.problems[0]
    middle = picture[200, 180]
    assert middle[0] > middle[2] + 15  # skin
    is_blue = (picture[..., 2] > picture[..., 0] + 40).sum()
    is_orange = (picture[..., 0] > picture[..., 2] + 90).sum()
    assert is_blue > 60
    assert is_orange > 200
    scene.close()
    window.Finalize()


@pytest.mark.parametrize(
    ("name", "state", "scheme"),
    [
        ("rest", ViewState(camera=CameraOrder("left", 1)), "light"),
        (
            "selected-on-deep-skin",
            ViewState(camera=CameraOrder("zone", 1), selection=Selection(zone="jiao.long"), reader=Reader(skin="deep")),
            "light",
        ),
        (
            "lit-in-the-dark",
            ViewState(camera=CameraOrder("zone", 1), selection=Selection(lit=("who.line", "jiao.three"))),
            "dark",
        ),
        (
            "top-porcelain",
            ViewState(camera=CameraOrder("top", 1), reader=Reader(skin="porcelain"), drawing=Drawing(zone_opacity=0.5)),
            "light",
        ),
    ],
)
def test_pictures_stay_as_they_were_judged(
    stage: Stage, golden: Callable[[str, NDArray[np.uint8]], None], name: str, state: ViewState, scheme: Scheme
) -> None:
    stage.scene.set_marks(False)
    stage.scene.set_palette(palette_for(scheme), skin_for(state.reader.skin, scheme))
    stage.scene.set_size(260, 280)
    stage.go(
        replace(state, drawing=replace(state.drawing, labels=False), reader=replace(state.reader, reduce_motion=True))
    )
    golden(name, stage.shoot())


def test_while_a_question_is_open_the_head_names_no_zone(stage: Stage) -> None:
    stop = Stop("a", StopView(), question="Which zone is this?", answer=(Said("The long one."),))
    asked = ViewState(
        mode="learn", lesson=Lesson(tour=Tour("t", "T", stops=(stop,)), stop=0), selection=Selection(zone="jiao.long")
    )  # type: ignore[arg-type]
    stage.go(asked)
    assert not stage.scene._labels.texts
    stage.scene.apply(asked, replace(asked, lesson=replace(asked.lesson, is_answered=True)))
    assert stage.scene._labels.texts
