"""Skin that turns to glass: skull and cortex beneath, zones on it, and nothing of it at 0."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.scene.conftest import CENTRE, RADIUS, SAID, Stage, World, ball
from viewer.domain.catalog import Catalog
from viewer.domain.gyrus import Gyrus
from viewer.geometry.cortex import Cortex, GlassHead, Skull, Suture
from viewer.geometry.head import HeadMesh, Landmark
from viewer.presentation.cortex_geometry import NOT_FOR_A_NEEDLE
from viewer.presentation.palette import DARK, skin_for
from viewer.state.view_state import Drawing, Selection, SkinTone, ViewState

ALL_BACK = ViewState(selection=Selection(gyrus="front"))  # no zone at rest: the glass is seen as it is
MIDDLE = (slice(170, 230), slice(150, 210))
CHIN = (slice(290, 310), slice(170, 190))


@pytest.fixture(scope="module")
def catalog(world: World) -> Catalog:
    front = Gyrus("front", "Front gyrus", "feeling", SAID, SAID, claimed_by=("jiao.crossing",))  # type: ignore[arg-type]
    return replace(world.catalog, gyri={front.id: front})


@pytest.fixture(scope="module")
def inside() -> GlassHead:
    """A ball of cortex with folds, whose front has a name, in a ball of bone."""

    def level(subdivisions: int, light: Cortex | None = None) -> Cortex:
        mesh = ball(subdivisions)
        away = (mesh.vertices_mm - CENTRE) / np.linalg.norm(mesh.vertices_mm - CENTRE, axis=1, keepdims=True)
        folds = 0.5 + 0.5 * np.sin(9 * away[:, 0]) * np.sin(9 * away[:, 2])
        points = CENTRE + away * (84.0 - 6.0 * folds[:, None])
        region = (away[:, 1] > 0.2).astype(np.uint8)
        return Cortex(points, mesh.faces, region, ("front",), folds.astype(np.float32), light)

    bone = ball(4)
    shell = CENTRE + (bone.vertices_mm - CENTRE) * 0.9
    angle = np.linspace(0.0, np.pi, 40)
    seam = CENTRE + 99.0 * np.column_stack([np.cos(angle), 0.0 * angle, np.sin(angle)])
    over_edge = shell[:, 2] - CENTRE[2] + 60.0
    skull = Skull(shell, bone.faces, np.full(len(shell), 6.0), (Suture("coronal", seam),), over_edge)
    return GlassHead(level(5, level(4)), skull, False, lambda points_mm: points_mm)


@pytest.fixture
def glass(stage: Stage, catalog: Catalog, world: World, inside: GlassHead) -> Callable[..., NDArray[np.uint8]]:
    """Draws the ball in front view with so much glass."""
    scene, shown = stage.scene, ViewState()
    scene.set_atlas(catalog, world.atlas)
    scene.set_inside(inside)
    scene.set_marks(False)
    scene.camera.view("front", 0.0)

    def drawn(share: float, state: ViewState = ALL_BACK, *, is_moving: bool = False) -> NDArray[np.uint8]:
        nonlocal shown
        new = replace(state, drawing=Drawing(labels=False, glass=share), camera=shown.camera)
        scene.apply(shown, new)
        shown = new
        scene.set_moving(is_moving)
        return stage.shoot()

    return drawn


def tone(picture: NDArray[np.uint8]) -> NDArray[np.float64]:
    return picture[MIDDLE].reshape(-1, 3).mean(axis=0)


def test_at_nought_nothing_is_made_and_the_skin_is_whole_again_afterwards(
    stage: Stage, inside: GlassHead, glass: Callable[..., NDArray[np.uint8]]
) -> None:
    props = stage.scene._renderer.GetViewProps()
    before, count = glass(0.0), props.GetNumberOfItems()
    stage.scene.set_inside(None)
    glass(0.9)
    assert props.GetNumberOfItems() == count, "of a head of which nothing is known inside"
    stage.scene.set_inside(inside)
    through = glass(0.9)
    assert props.GetNumberOfItems() > count
    assert np.abs(through.astype(int) - before).max() > 60
    assert np.array_equal(glass(0.0), before)
    stage.scene.set_inside(None)
    glass(0.9)


def test_skin_then_bone_then_cortex_is_seen(glass: Callable[..., NDArray[np.uint8]]) -> None:
    skin, bone, cortex = (tone(glass(share, ViewState(school="none"))) for share in (0.0, 0.4, 0.8))  # type: ignore[arg-type]
    warmth = [float(each[0] - each[2]) for each in (skin, bone, cortex)]
    assert warmth[0] > warmth[1] + 5, "bone is paler than skin"
    rough = [float(np.diff(glass(share)[MIDDLE].astype(int), axis=0).std()) for share in (0.3, 0.8)]
    assert rough[1] > 2 * rough[0], "folds are seen only when the bone is gone"


@pytest.mark.parametrize("is_moving", [False, True])
def test_nothing_of_the_skull_is_drawn_below_its_edge(
    stage: Stage, inside: GlassHead, glass: Callable[..., NDArray[np.uint8]], is_moving: bool
) -> None:
    cut = glass(0.35, is_moving=is_moving).astype(int)
    whole = replace(inside.skull, over_edge_mm=np.full_like(inside.skull.over_edge_mm, 99.0))
    stage.scene.set_inside(replace(inside, skull=whole))
    closed = glass(0.35, is_moving=is_moving)
    assert np.abs(cut[MIDDLE] - closed[MIDDLE]).max() < 3
    assert np.abs(cut[CHIN] - closed[CHIN]).mean() > 10


def test_before_a_patient_the_skin_stays_whole(glass: Callable[..., NDArray[np.uint8]]) -> None:
    patient = ViewState(mode="explain")
    whole = glass(0.0, patient)
    assert np.array_equal(glass(0.9, patient), whole)
    glass(0.9)
    assert np.array_equal(glass(0.9, patient), whole), "coming from the glass head too"


def test_what_moves_looks_as_what_rests(glass: Callable[..., NDArray[np.uint8]]) -> None:
    for share in (0.3, 0.8):  # between them what turns shows only one of bone and cortex
        still, moving = glass(share), glass(share, is_moving=True)
        assert np.abs(tone(still) - tone(moving)).max() < 8.0, share


def test_glass_that_turns_is_drawn_of_few_triangles_what_stands_out_first(
    stage: Stage, world: World, inside: GlassHead, glass: Callable[..., NDArray[np.uint8]]
) -> None:
    """So it costs little more than whole skin, and without a pass for the depth a nose still lets through once."""
    nose = ball(2)
    out = CENTRE + (nose.vertices_mm - CENTRE) * 0.1 + [0.0, RADIUS * 1.05, 0.0]
    whole = world.head.mesh
    vertices, faces = np.vstack([whole.vertices_mm, out]), np.vstack([whole.faces, nose.faces + len(whole.vertices_mm)])
    light = HeadMesh(vertices, faces.astype(np.int32), np.vstack([whole.normals, nose.normals]))
    stage.scene.set_head(replace(world.head, levels=(whole, light)))
    stage.scene.set_inside(inside)
    stage.scene.camera.view("front", 0.0)
    glass(1.0, is_moving=True)
    drawn = [actor for actor in stage.scene._skin.glass_actors if actor.GetVisibility()]
    (triangles,) = [actor.GetMapper().GetInput() for actor in drawn]
    assert triangles.GetNumberOfCells() == len(faces)
    first = {triangles.GetCell(0).GetPointId(corner) for corner in range(3)}
    assert min(first) >= len(whole.vertices_mm), "of the nose"


@pytest.mark.parametrize(("scheme", "skin"), [("light", "light"), ("dark", "light"), ("dark", "dark")])
def test_a_face_that_is_all_glass_is_still_read(
    stage: Stage, world: World, inside: GlassHead, scheme: str, skin: SkinTone
) -> None:
    ends = {"nasion": (0.0, RADIUS, CENTRE[2]), "inion": (0.0, -RADIUS, CENTRE[2])}
    marks = {name: Landmark(name, place, "of the ball", "by hand") for name, place in ends.items()}
    stage.scene.set_head(replace(world.head, landmarks=marks))
    away = replace(inside.cortex, vertices_mm=inside.cortex.vertices_mm * 0.01)  # no cortex behind the face
    stage.scene.set_inside(replace(inside, cortex=away))
    if scheme == "dark":
        stage.scene.set_palette(DARK, skin_for(skin, "dark"))
    stage.scene.camera.view("front", 0.0)
    stage.scene.apply(ViewState(), replace(ALL_BACK, drawing=Drawing(labels=False, glass=1.0)))
    picture = stage.shoot().astype(int)
    face, ground = picture[CHIN], picture[CHIN[0], :8]
    assert np.abs(face.mean(axis=(0, 1)) - ground.mean(axis=(0, 1))).max() > {"light": 10, "dark": 35}[scheme]


def test_the_chosen_gyrus_is_tinted_and_so_is_what_the_chosen_zone_claims(
    glass: Callable[..., NDArray[np.uint8]],
) -> None:
    pale = tone(glass(0.8, ViewState(school="none")))  # type: ignore[arg-type]
    chosen = tone(glass(0.8))
    claimed = tone(glass(0.8, ViewState(selection=Selection(zone="jiao.crossing", side="left"))))  # type: ignore[arg-type]
    assert chosen[2] - chosen[0] > pale[2] - pale[0] + 40, "blue, as its group"
    assert np.abs(chosen - claimed).max() < 25


def test_a_zone_on_the_far_side_does_not_shine_through(glass: Callable[..., NDArray[np.uint8]]) -> None:
    bare = glass(0.8, ViewState(school="none"))  # type: ignore[arg-type]
    nape = glass(0.8, ViewState(school="none", selection=Selection(lit=("jiao.nape",), side="both")))  # type: ignore[arg-type]
    assert np.abs(bare[60:340, 100:260].astype(int) - nape[60:340, 100:260]).max() < 12


def test_a_gyrus_is_found_where_it_lies_free(stage: Stage, glass: Callable[..., NDArray[np.uint8]]) -> None:
    glass(0.3)
    assert stage.scene.gyrus_at(180, 200) is None, "bone is before it"
    glass(0.8)
    assert stage.scene.gyrus_at(180, 200) == "front"
    assert stage.scene.gyrus_at(3, 3) is None
    stage.scene.camera.view("back", 0.0)
    assert stage.scene.gyrus_at(180, 200) is None, "no school names it"


@pytest.mark.parametrize("labels", [True, False])
def test_beside_the_seams_of_the_skull_stands_that_they_are_approximate(
    stage: Stage, catalog: Catalog, world: World, inside: GlassHead, labels: bool
) -> None:
    scene, shown = stage.scene, ViewState()
    scene.set_atlas(catalog, world.atlas)
    scene.set_inside(inside)

    def said(share: float) -> bool:
        nonlocal shown
        new = replace(shown, drawing=Drawing(labels=labels, glass=share))
        scene.apply(shown, new)
        shown = new
        return ("Sutures", "approximate") in [(text.title, text.second) for text in scene._labels.texts]

    assert [said(share) for share in (0.0, 0.35, 0.5, 0.7, 0.35, 0.0)] == [False, True, True, False, True, False]


def test_an_own_head_says_that_the_brain_is_an_average_one(
    stage: Stage, world: World, catalog: Catalog, inside: GlassHead
) -> None:
    scene = stage.scene
    scene.set_head(replace(world.head, is_own=True))
    scene.set_atlas(catalog, world.atlas)
    scene.set_inside(replace(inside, is_own=True))
    scene.apply(ViewState(), ViewState(drawing=Drawing(glass=0.7)))
    assert scene._labels.view.said == "An average brain, not this person's"
    scene.apply(ViewState(drawing=Drawing(glass=0.7)), ViewState())
    assert scene._labels.view.said == ""


def test_beside_a_needle_over_the_brain_stands_that_it_is_not_meant_for_it(
    stage: Stage, world: World, catalog: Catalog, inside: GlassHead
) -> None:
    scene, zone = stage.scene, Selection(zone="jiao.crossing", side="left")  # type: ignore[arg-type]
    scene.set_atlas(catalog, world.atlas)
    scene.set_inside(inside)
    shown = ViewState()
    for glass, about, is_said in ((0.7, zone, True), (0.7, Selection(), False), (0.2, zone, True), (0.0, zone, False)):
        new = ViewState(selection=about, drawing=Drawing(glass=glass))
        scene.apply(shown, new)
        shown = new
        assert bool(scene.needles.paths) == (about is zone)
        assert (scene._labels.view.said_too == NOT_FOR_A_NEEDLE) == is_said


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_looks_as_it_did(
    stage: Stage, glass: Callable[..., NDArray[np.uint8]], golden: Callable[[str, NDArray[np.uint8]], None], scheme: str
) -> None:
    if scheme == "dark":
        stage.scene.set_palette(DARK, skin_for("light", "dark"))
    zone = ViewState(selection=Selection(zone="jiao.crossing", side="left"))  # type: ignore[arg-type]
    golden(f"glass-{scheme}", np.hstack([glass(share, zone) for share in (0.2, 0.5, 0.8)]))
