"""What is laid over the head: seen from its side, hidden from the other, true to length, and nothing when off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.scene.conftest import CENTRE, RADIUS, Stage, World, on_ball
from viewer.atlas.placed import PlacedPoint
from viewer.domain.acupoint import Acupoint
from viewer.domain.identity import PointId, SourceKey
from viewer.domain.statement import Statement
from viewer.geometry.head import Landmark
from viewer.presentation.palette import LIGHT, skin_for
from viewer.scene.pose import Pose, project
from viewer.scene.scale_bar import scale_bar
from viewer.scene.skin_ink import ink_scale
from viewer.state.view_state import CameraOrder, Drawing, Overlay, Reader, Selection, SkinTone, ViewState

SIZE = (360.0, 400.0)
SIDES = {"front": (0, 0), "right": (90, 0), "back": (180, 0), "left": (-90, 0), "above": (20, 70)}
RING = np.radians(np.arange(0.0, 361.0, 1.0))
CURVES = {
    "midline": on_ball(np.column_stack([np.zeros(181), np.cos(RING[:181]), np.sin(RING[:181])])),
    "hairline": on_ball(np.column_stack([np.sin(RING), np.cos(RING), np.full(361, 0.4)])),
    "no_known_line": on_ball(np.column_stack([np.sin(RING), np.cos(RING), np.full(361, -0.4)])),
}
LANDMARKS = {"nasion": (0.1, 1, 0), "ear_apex_left": (-1, 0.1, 0), "inion": (0.5, -1, 0.4)}
SITES = {"Cz": (0.1, 0.3, 1), "T7": (-1, -0.2, 0.1), "T8": (1, -0.2, 0.1), "CPz": (0.2, -0.5, 1)}

Shown = Callable[..., NDArray[np.uint8]]


@pytest.fixture
def shown(world: World, stage: Stage) -> Shown:
    """Draw a head without zones, from a side, with some overlays."""
    head = replace(
        world.head,
        landmarks={"nasion": Landmark("nasion", tuple(on_ball(np.array(LANDMARKS["nasion"]))), "Root.", "measured")},
    )
    atlas = replace(
        world.atlas,
        zones=(),
        landmarks_mm={name: on_ball(np.array(way, float)) for name, way in LANDMARKS.items()},
        sites_mm={name: on_ball(np.array(way, float)) for name, way in SITES.items()},
        curves_mm=CURVES,
    )
    stage.scene.set_head(head)
    stage.scene.set_atlas(world.catalog, atlas)
    stage.scene.set_marks(False)

    def draw(
        *overlays: Overlay, at: tuple[float, float] = (0, 0), labels: bool = True, skin: SkinTone = "light"
    ) -> NDArray[np.uint8]:
        stage.scene.set_palette(LIGHT, skin_for(skin, "light"))
        stage.go(ViewState(drawing=Drawing(overlays=frozenset(overlays), labels=labels), reader=Reader(skin=skin)))
        stage.scene.camera.turn_to(*at, duration_s=0.0)
        return stage.shoot()

    return draw


def differs(first: NDArray[np.uint8], second: NDArray[np.uint8], by: int = 20) -> NDArray[np.bool_]:
    return np.abs(first.astype(np.int16) - second).max(axis=2) > by


def place_of(stage: Stage, way: tuple[float, float, float]) -> tuple[int, int]:
    x, y = project(stage.scene.camera.pose, on_ball(np.array(way, float)), *SIZE)
    return round(float(x)), round(float(y))


def faces(stage: Stage, way: tuple[float, float, float]) -> float:
    unit = np.array(way) / np.linalg.norm(way)
    toward = stage.scene.camera.pose.eye_mm() - on_ball(unit)
    return float(unit @ toward / np.linalg.norm(toward))


@pytest.mark.parametrize("overlay", ["landmarks", "ten_ten"])
@pytest.mark.parametrize("at", SIDES.values(), ids=SIDES)
@pytest.mark.parametrize("is_moving", [False, True])
def test_marks_are_seen_from_their_side_only(
    shown: Shown, stage: Stage, overlay: Overlay, at: tuple[int, int], is_moving: bool
) -> None:
    stage.scene.set_moving(is_moving)
    difference = differs(shown(at=at), shown(overlay, at=at, labels=False))
    for name, way in (LANDMARKS if overlay == "landmarks" else SITES).items():
        x, y = place_of(stage, way)
        around = difference[max(0, y - 2) : y + 3, max(0, x - 2) : x + 3]
        mark = stage.scene.mark_at(x, y)
        if faces(stage, way) > 0.15:
            assert around.mean() > 0.5, name
            assert mark is not None
        elif faces(stage, way) < -0.05:
            assert not around.any(), name
            assert mark is None


@pytest.mark.parametrize("skin", get_args(SkinTone))
def test_marks_stand_out_on_every_skin(shown: Shown, stage: Stage, skin: SkinTone) -> None:
    difference = differs(shown(skin=skin), shown("landmarks", skin=skin, labels=False), 80)
    x, y = place_of(stage, LANDMARKS["nasion"])
    assert difference[y - 2 : y + 3, x - 2 : x + 3].all()


def test_an_uncertain_place_is_an_open_ring(shown: Shown, stage: Stage) -> None:
    """The head itself gives the nasion; its inion is derived, and so uncertain."""
    dark = []
    for name, at in (("nasion", (0, 0)), ("inion", (180, 0))):
        picture = shown("landmarks", at=at, labels=False)
        x, y = place_of(stage, LANDMARKS[name])
        dark.append(bool(picture[y, x].max() < 90))
        ring = picture[y - 5 : y + 6, x - 5 : x + 6].max(axis=2)
        assert (ring < 90).sum() >= 6, name
    assert dark == [True, False]


@pytest.mark.parametrize("at", SIDES.values(), ids=SIDES)
def test_lines_are_dashed_where_they_lie_and_nowhere_else(shown: Shown, stage: Stage, at: tuple[int, int]) -> None:
    difference = differs(shown(at=at), shown("lines", at=at, labels=False), 12)
    pose = stage.scene.camera.pose
    free = np.ones_like(difference)
    for name, curve in CURVES.items():
        outward = (curve - CENTRE) / RADIUS
        toward = pose.eye_mm() - curve
        cosines = np.einsum("nc,nc->n", outward, toward) / np.linalg.norm(toward, axis=1)
        places = np.rint(project(pose, curve[cosines > 0.3], *SIZE)).astype(int)
        if name == "no_known_line":
            continue
        drawn = [bool(difference[y - 1 : y + 2, x - 1 : x + 2].any()) for x, y in places]
        assert len(drawn) < 8 or 0.5 < np.mean(drawn) <= 1.0, name
        for x, y in np.rint(project(pose, curve[cosines > -0.12], *SIZE)).astype(int):
            free[max(0, y - 6) : y + 7, max(0, x - 6) : x + 7] = False
    assert not difference[free].any()


@pytest.mark.parametrize("overlay", ["landmarks", "ten_ten", "lines", "scale"])
def test_what_is_switched_off_again_leaves_nothing(shown: Shown, overlay: Overlay) -> None:
    before = shown(at=(-40, 20))
    assert differs(before, shown(overlay, at=(-40, 20))).any()
    assert np.array_equal(before, shown(at=(-40, 20)))


def test_nothing_is_made_before_it_is_wanted(shown: Shown, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viewer.scene.overlays.MarkLayer", lambda *_: pytest.fail("made"))
    shown()


@pytest.mark.parametrize("overlay", ["landmarks", "ten_ten", "lines"])
def test_names_go_with_the_labels(shown: Shown, overlay: Overlay) -> None:
    with_names, without = shown(overlay, at=(-30, 30)), shown(overlay, at=(-30, 30), labels=False)
    assert differs(with_names, without).sum() > 30


def test_the_plate_of_a_pointed_mark_stands_beside_it_after_a_moment(shown: Shown, stage: Stage) -> None:
    before = shown("landmarks")
    x, y = place_of(stage, LANDMARKS["nasion"])
    mark = stage.scene.mark_at(x + 5, y)
    assert mark is not None
    assert mark.words.name == "Nasion"
    stage.scene.hover(None, mark=mark)
    assert stage.scene.tick(10.0)
    assert np.array_equal(before, stage.shoot())
    stage.scene.tick(10.2)
    rows, columns = np.nonzero(differs(before, stage.shoot(), 8))
    assert rows.max() < y
    assert y - rows.max() < 16
    assert columns.min() - x < 16
    stage.scene.hover(None)
    assert np.array_equal(before, stage.shoot())


def test_a_mark_is_meant_within_six_pixels(shown: Shown, stage: Stage) -> None:
    shown("landmarks")
    pose = stage.scene.camera.pose
    x, y = project(pose, on_ball(np.array(LANDMARKS["nasion"], float)), *SIZE)
    assert stage.scene.mark_at(float(x), float(y) + 5.9) is not None
    assert stage.scene.mark_at(float(x), float(y) + 6.5) is None


@pytest.mark.parametrize(("nearer", "length_mm"), [(1.0, 50.0), (2.0, 20.0), (4.5, 10.0), (9.0, 5.0)])
def test_the_scale_stands_in_the_corner_and_is_true_at_the_middle_of_the_view(
    shown: Shown, stage: Stage, nearer: float, length_mm: float
) -> None:
    pose = stage.scene.camera.pose
    target = tuple(on_ball(np.array([0.0, 1.0, 0.2])))
    stage.scene.camera.stand_at(Pose(0.0, 0.0, pose.distance_mm / nearer, target))  # type: ignore[arg-type]
    pose = stage.scene.camera.pose
    assert stage.scene._cover is not None
    bar = scale_bar(pose, stage.scene._cover, *SIZE)
    assert bar.length_mm == length_mm
    ends = project(pose, np.array(target) + np.array([[0.0, 0.0, 0.0], [length_mm, 0.0, 0.0]]), *SIZE)
    assert bar.length_px == pytest.approx(abs(ends[1, 0] - ends[0, 0]), rel=0.02)
    assert bar.ticks_px()[-1] == pytest.approx(bar.length_px)
    without = shown(labels=False)
    with_scale = shown("scale", labels=False)
    rows, columns = np.nonzero(differs(without, with_scale))
    assert rows.min() > 0.85 * SIZE[1]
    assert columns.min() > 0.4 * SIZE[0]


def test_the_head_changes_and_the_overlays_with_it(shown: Shown, stage: Stage, world: World) -> None:
    with_marks = shown("landmarks", labels=False)
    stage.scene.set_head(world.head)
    without = stage.shoot()
    assert differs(with_marks, without).any()
    stage.scene.set_atlas(world.catalog, replace(world.atlas, zones=(), landmarks_mm={}))
    assert np.array_equal(without, stage.shoot())


def test_ink_is_neither_lost_from_afar_nor_thick_when_near() -> None:
    for distance_mm, least, most in ((300.0, 0.0, 1.0), (1000.0, 0.0, 2.0), (4000.0, 1.0, 9.0)):
        scale = ink_scale(Pose(0, 0, distance_mm, (0, 0, 0)), 800.0, 1.0)
        px_per_mm = 800.0 / Pose(0, 0, distance_mm, (0, 0, 0)).height_mm()
        assert least <= scale <= most
        assert 1.89 <= scale * px_per_mm <= 3.61


def test_the_state_says_what_is_laid_over(shown: Shown, stage: Stage) -> None:
    shown()
    old = ViewState()
    assert stage.scene.apply(old, replace(old, drawing=replace(old.drawing, overlays=frozenset({"lines"})))) == {
        "overlays"
    }


POINTS = {"gv20": ("midline", (0.1, 0.2, 1)), "gb7": ("left", (-1, 0.3, 0.2)), "gb7 right": ("right", (1, 0.3, 0.2))}
GB7 = PointId("point.gb7")


@pytest.fixture
def dotted(world: World, stage: Stage) -> Shown:
    """Draw a head with three acupuncture points, from a side."""
    said = Statement("Found by measures.", (SourceKey("s"),))
    points = {
        PointId(f"point.{code.lower()}"): Acupoint(
            id=PointId(f"point.{code.lower()}"),
            code=code,
            pinyin=pinyin,
            han=han,
            finding=said,
            step=f"who/{code.lower()}",
        )
        for code, pinyin, han in (("GV20", "Bǎihuì", "百会"), ("GB7", "Qūbìn", "曲鬓"))
    }
    placed = tuple(
        PlacedPoint(f"who/{name.split()[0]}", side, on_ball(np.array(way, float)), np.array(way) / np.linalg.norm(way))  # type: ignore[arg-type]
        for name, (side, way) in POINTS.items()
    )
    atlas = replace(world.atlas, zones=(), points=placed)
    stage.scene.set_head(world.head)
    stage.scene.set_atlas(replace(world.catalog, points=points), atlas)
    stage.scene.set_marks(False)

    def draw(*overlays: Overlay, at: tuple[float, float] = (-55, 35), **about: object) -> NDArray[np.uint8]:
        drawing = Drawing(labels=False, overlays=frozenset(overlays))
        stage.go(ViewState(selection=Selection(**about), drawing=drawing))  # type: ignore[arg-type]
        stage.scene.camera.turn_to(*at, duration_s=0.0)
        return stage.shoot()

    return draw


def test_points_are_seen_where_they_lie_and_can_be_asked_for(dotted: Shown, stage: Stage) -> None:
    difference = differs(dotted(), dotted("points"))
    for name, (side, way) in POINTS.items():
        x, y = place_of(stage, way)
        mark = stage.scene.mark_at(x, y)
        if side == "right":
            assert mark is None
            continue
        assert difference[y - 2 : y + 3, x - 2 : x + 3].any(), name
        assert mark is not None
        assert (mark.words.point, mark.words.side) == (f"point.{name}", side)


def test_a_point_is_a_diamond_and_not_a_ball(dotted: Shown, stage: Stage) -> None:
    """A diamond fills half of the square round it, a ball three quarters."""
    difference = differs(dotted(), dotted(point=GB7))
    rows, columns = np.nonzero(difference)
    filled = difference[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1].mean()
    assert 0.4 < filled < 0.65


def test_the_point_that_is_open_is_larger_and_stays_without_the_others(dotted: Shown, stage: Stage) -> None:
    plain = dotted()
    small = differs(plain, dotted("points")).sum()
    alone = dotted(point=GB7)
    x, y = place_of(stage, POINTS["gb7"][1])
    large = differs(plain, alone)
    assert large[y - 10 : y + 11, x - 10 : x + 11].sum() == large.sum() > small / 2
    other = place_of(stage, POINTS["gv20"][1])
    assert stage.scene.mark_at(*other) is None
    assert not differs(plain, dotted(point=GB7, side="right")).any()


def test_the_camera_faces_the_point_that_is_open_on_the_side_shown(dotted: Shown, stage: Stage) -> None:
    dotted()
    for number, (side, way) in enumerate((("right", POINTS["gb7 right"][1]), ("left", POINTS["gb7"][1])), start=1):
        stage.scene.apply(
            ViewState(),
            ViewState(
                camera=CameraOrder("zone", number),
                selection=Selection(point=GB7, side=side),
                reader=Reader(reduce_motion=True),
            ),  # type: ignore[arg-type]
        )
        assert faces(stage, way) > 0.6, side


def test_an_open_point_has_a_plate_with_its_name(dotted: Shown, stage: Stage) -> None:
    without = dotted(point=GB7)
    stage.go(ViewState(selection=Selection(point=GB7), drawing=Drawing(labels=True)))
    assert differs(without, stage.shoot()).sum() > 500


@pytest.mark.parametrize(("azimuth_deg", "nearer"), [(60, "gb7 right"), (-60, "gb7")])
def test_of_both_sides_the_camera_faces_the_nearer(dotted: Shown, stage: Stage, azimuth_deg: int, nearer: str) -> None:
    dotted(at=(azimuth_deg, 0))
    order = CameraOrder("zone", 1)
    stage.scene.apply(
        ViewState(),
        ViewState(camera=order, selection=Selection(point=GB7, side="both"), reader=Reader(reduce_motion=True)),
    )
    assert faces(stage, POINTS[nearer][1]) > 0.6
