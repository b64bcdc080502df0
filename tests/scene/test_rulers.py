"""The tape and the dimension are on the head where they were measured, and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.scene.conftest import RADIUS, Stage, World, on_ball
from viewer.presentation.measure import LegView, MeasureView
from viewer.scene.pose import project
from viewer.state.view_state import Compared, Drawing, Selection, ViewState

SIZE = (360.0, 400.0)
TAPE = np.array([0xFF, 0xF7, 0xDC])
START, END = np.array([-1.0, 0.6, 0.2]), np.array([-1.0, -0.4, 0.5])
AWAY = ViewState(school="none", drawing=Drawing(labels=False))  # type: ignore[arg-type]  # no zones, no plates


def great_circle(start: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.float64]:
    share = np.linspace(0.0, 1.0, 60)[:, None]
    return on_ball((1 - share) * start / np.linalg.norm(start) + share * end / np.linalg.norm(end))


def tape_view() -> MeasureView:
    way = great_circle(START, END)
    length_mm = float(np.linalg.norm(np.diff(way, axis=0), axis=1).sum())
    leg = LegView("A to B", "1 cm along the skin", "", "1 cm straight", (), way, length_mm)
    return MeasureView((leg,), way[[0, -1]], "", "", (), "", "")


@pytest.fixture
def left(stage: Stage) -> Stage:
    stage.scene.set_marks(False)
    stage.go(AWAY)
    stage.scene.camera.turn_to(-90, 0, duration_s=0.0)
    return stage


def changed(first: NDArray[np.uint8], second: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return np.abs(first.astype(np.int16) - second).max(axis=2) > 20


def near(stage: Stage, places: NDArray[np.float64], within_px: float) -> NDArray[np.bool_]:
    """Pixels near any of some places."""
    seen = project(stage.scene.camera.pose, places, *SIZE)
    y, x = np.mgrid[0 : int(SIZE[1]), 0 : int(SIZE[0])]
    return np.min([np.hypot(x - px, y - py) for px, py in seen], axis=0) <= within_px


def test_a_tape_lies_along_its_leg_and_nowhere_else(left: Stage) -> None:
    bare = left.shoot()
    left.scene.show_tape(tape_view())
    drawn = left.shoot()
    marked = changed(bare, drawn)
    assert marked.sum() > 400
    assert not (marked & ~near(left, great_circle(START, END), 10.0)).any()
    pale = (np.abs(drawn.astype(np.int16) - TAPE).max(axis=2) < 12) & marked
    assert pale.sum() > 200  # its band takes no light: its colour is the token's


def test_a_tape_has_ticks_and_a_ball_at_each_end(left: Stage) -> None:
    left.scene.show_tape(tape_view())
    drawn = left.shoot().astype(np.int16)
    on_band = near(left, great_circle(START, END)[6:-6], 3.0)
    assert ((drawn.max(axis=2) < 170) & on_band).sum() > 15
    for end in (START, END):
        ball = near(left, on_ball(end)[None], 2.0)
        assert (np.abs(drawn - np.array([0x0F, 0x5C, 0x6E])).max(axis=2)[ball] < 12).mean() > 0.8


def test_a_tape_on_the_far_side_is_not_seen(left: Stage) -> None:
    left.scene.camera.turn_to(90, 0, duration_s=0.0)
    bare = left.shoot()
    left.scene.show_tape(tape_view())
    assert not changed(bare, left.shoot()).any()


def test_put_away_it_leaves_nothing(left: Stage) -> None:
    bare = left.shoot()
    left.scene.show_tape(tape_view())
    left.scene.stretch_tape(great_circle(END, np.array([-1.0, -0.8, -0.2])))
    left.scene.show_tape(None)
    assert not changed(bare, left.shoot()).any()


def test_another_head_takes_the_tape_away(left: Stage, world: World) -> None:
    bare = left.shoot()
    left.scene.show_tape(tape_view())
    left.scene.set_head(world.head)
    left.scene.camera.turn_to(-90, 0, duration_s=0.0)
    assert not changed(bare, left.shoot()).any()


def test_the_line_to_the_pointer_is_dashed(left: Stage) -> None:
    left.scene.show_tape(tape_view())
    before = left.shoot()
    way = great_circle(END, np.array([-1.0, -0.5, -0.5]))
    left.scene.stretch_tape(way)
    after = left.shoot()
    marked = changed(before, after)
    is_ink = after[near(left, way[8:], 0.8)].max(axis=1) < 150  # between the dashes lies the pale casing
    assert 0.2 < is_ink.mean() < 0.8
    assert not (marked & ~near(left, way, 8.0)).any()


def test_the_legs_are_labelled_with_their_lengths(left: Stage) -> None:
    left.scene.show_tape(tape_view())
    left.go(ViewState(school="none", drawing=Drawing(labels=True)))  # type: ignore[arg-type]
    texts = left.scene._labels.texts
    assert [(text.title, text.second) for text in texts] == [("1 cm along the skin", "1 cm straight")]


def test_where_two_zones_lie_farthest_apart_a_line_with_bars_is_drawn(left: Stage) -> None:
    compared = ViewState(
        mode="compare", compared=Compared(zones=("jiao.long", "who.line")), selection=Selection(side="left")
    )  # type: ignore[arg-type]
    left.go(compared)
    left.scene.camera.turn_to(-50, 30, duration_s=0.0)
    drawn = left.shoot()
    (text,) = [text for text in left.scene._labels.texts if text.key.startswith("apart")]
    assert text.title.endswith(" mm apart at most")
    (apart,) = left.scene._rulers._apart
    ends = project(left.scene.camera.pose, apart.ends_mm, *SIZE)
    assert float(text.title.split()[0]) >= np.linalg.norm(apart.ends_mm[1] - apart.ends_mm[0]) - 1.0
    left.scene._rulers.show_apart(())
    marked = changed(drawn, left.shoot())
    assert marked.sum() > 60
    rows, columns = np.nonzero(marked)
    low, high = ends.min(axis=0) - 25.0, ends.max(axis=0) + 25.0
    inside = (columns > low[0]) & (columns < high[0]) & (rows > low[1]) & (rows < high[1])
    assert inside.mean() > 0.95


def test_compared_zones_stand_out_and_others_step_back_or_rest(left: Stage) -> None:
    from viewer.presentation.shown import shown_roles

    catalog, atlas = left.scene._catalog, left.scene._atlas
    assert catalog is not None
    assert atlas is not None
    state = ViewState(
        mode="compare",
        compared=Compared(zones=("jiao.long", "who.line")),
        selection=Selection(side="left", zone="jiao.nape"),
    )  # type: ignore[arg-type]
    roles = {
        (atlas.zones[i].zone, atlas.zones[i].side): role for i, role in shown_roles(catalog, atlas, state, None).items()
    }
    assert roles["jiao.long", "left"] == roles["who.line", "left"] == "selected"
    assert roles["jiao.long", "right"] == "back"
    assert roles["jiao.nape", "left"] == "back"  # selected before, but that is not what is compared
    whole = ViewState(
        mode="compare",
        compared=Compared(zones=("jiao.long", "who.line"), has_whole_systems=True),
        selection=Selection(side="left"),
    )  # type: ignore[arg-type]
    at_rest = shown_roles(catalog, atlas, whole, None)
    assert set(at_rest.values()) == {"selected", "rest"}
    alone = ViewState(
        mode="compare", compared=Compared(zones=("jiao.long", "jiao.three")), selection=Selection(side="left")
    )  # type: ignore[arg-type]
    shown = {atlas.zones[i].zone for i in shown_roles(catalog, atlas, alone, None)}
    assert "who.line" not in shown


def test_a_needle_has_no_place_in_a_comparison(left: Stage) -> None:
    left.go(
        ViewState(
            mode="compare", compared=Compared(zones=("jiao.long",)), selection=Selection(zone="jiao.long", side="left")
        )
    )  # type: ignore[arg-type]
    assert not any(text.key == "needle" for text in left.scene._labels.texts)


def test_one_pixel_is_as_many_mm_as_the_picture_says(left: Stage) -> None:
    pose = left.scene.camera.pose
    first, second = project(pose, np.array([[0.0, -1.0, 20.0], [0.0, 1.0, 20.0]]), *SIZE)
    assert 2.0 / np.linalg.norm(second - first) == pytest.approx(left.scene.mm_per_px, rel=0.05)
    assert RADIUS / left.scene.mm_per_px < SIZE[1]
