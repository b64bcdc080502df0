"""Plates never overlap, never leave the view, and their leaders never cross."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.scene.label_layout import MOST_LABELS, place_labels
from viewer.scene.label_outline import Outline
from viewer.scene.label_spot import Anchor, Spot

WIDTH, HEIGHT = 720.0, 796.0
RING = np.linspace(0, 2 * np.pi, 400)
HEAD = Outline.of(np.column_stack([360 + 230 * np.sin(RING), 380 + 300 * np.cos(RING)]), HEIGHT)


def anchor(index: int, x: float, y: float, width: float, height: float) -> Anchor:
    return Anchor(f"label {index}", x, y, width, height, x - 6, x + 6)


anchors = st.lists(
    st.tuples(st.floats(180, 540), st.floats(100, 640), st.floats(60, 180), st.sampled_from([30.0, 46.0])),
    min_size=1,
    max_size=9,
).map(lambda rows: [anchor(index, *row) for index, row in enumerate(rows)])


def segments_cross(a: tuple[float, ...], b: tuple[float, ...], c: tuple[float, ...], d: tuple[float, ...]) -> bool:
    def side(p: tuple[float, ...], q: tuple[float, ...], r: tuple[float, ...]) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


@settings(max_examples=300)
@given(anchors)
def test_plates_stand_apart_and_inside_the_view(wanted: list[Anchor]) -> None:
    sizes = {each.key: each for each in wanted}
    spots = place_labels(wanted, HEAD, WIDTH, HEIGHT, bottom_px=50.0)
    assert len(spots) <= MOST_LABELS
    for spot in spots:
        assert spot.x_px >= 0
        assert spot.y_px >= 0
        assert spot.x_px + sizes[spot.key].width_px <= WIDTH
        assert spot.y_px + sizes[spot.key].height_px <= HEIGHT - 50.0
    for first, second in combinations(spots, 2):
        assert not overlaps(first, sizes[first.key], second, sizes[second.key])


def overlaps(first: Spot, a: Anchor, second: Spot, b: Anchor) -> bool:
    apart_x = first.x_px + a.width_px <= second.x_px or second.x_px + b.width_px <= first.x_px
    apart_y = first.y_px + a.height_px <= second.y_px or second.y_px + b.height_px <= first.y_px
    return not (apart_x or apart_y)


@settings(max_examples=300)
@given(anchors)
def test_leaders_never_cross(wanted: list[Anchor]) -> None:
    dots = {each.key: (each.x_px, each.y_px) for each in wanted}
    spots = place_labels(wanted, HEAD, WIDTH, HEIGHT)
    for first, second in combinations(spots, 2):
        ends = [(spot.leader_x_px, spot.leader_y_px) for spot in (first, second)]
        assert not segments_cross(dots[first.key], ends[0], dots[second.key], ends[1])


@given(st.lists(st.integers(-2, 2), min_size=1, max_size=6), st.floats(200, 520))
def test_no_label_is_lost_when_dots_are_apart(steps: list[int], x: float) -> None:
    wanted = [anchor(i, x + 15 * step, 150.0 + 60 * i, 110.0, 46.0) for i, step in enumerate(steps)]
    spots = place_labels(wanted, HEAD, WIDTH, HEIGHT, bottom_px=50.0)
    assert [spot.key for spot in spots] == [each.key for each in wanted]


def test_plates_stand_outside_the_head_where_there_is_room() -> None:
    (spot,) = place_labels([anchor(0, 480.0, 300.0, 90.0, 46.0)], HEAD, WIDTH, HEIGHT)
    assert spot.column == "right"
    assert spot.x_px > HEAD.edge("right", spot.y_px, spot.y_px + 46.0, 0.0)


def test_a_plate_does_not_cover_what_it_names() -> None:
    wide = Anchor("wide", 560.0, 300.0, 180.0, 46.0, 500.0, 610.0)
    (spot,) = place_labels([wide], HEAD, WIDTH, HEIGHT)
    assert spot.column == "left"
    assert spot.x_px + 180.0 < 500.0


def test_a_label_keeps_its_side_when_the_other_is_hardly_better() -> None:
    middle = [anchor(0, 370.0, 300.0, 90.0, 46.0)]
    assert place_labels(middle, HEAD, WIDTH, HEIGHT)[0].column == "right"
    assert place_labels(middle, HEAD, WIDTH, HEIGHT, before={"label 0": "left"})[0].column == "left"


def test_the_outline_of_nothing_is_nowhere() -> None:
    outline = Outline.of(np.empty((0, 2)), HEIGHT)
    assert outline.edge("left", 0.0, HEIGHT, 77.0) == 77.0


def test_a_plate_goes_to_the_other_side_before_it_covers_the_head() -> None:
    """Many plates for the left: what does not fit there stands at the right, and none on the head."""
    wanted = [anchor(index, 300.0 + 3 * index, 130.0 + 25 * index, 100.0, 46.0) for index in range(6)]
    spots = place_labels(wanted, HEAD, WIDTH, HEIGHT, bottom_px=50.0)
    assert {spot.column for spot in spots} == {"left", "right"} or len(spots) == 6
    for spot in spots:
        left = HEAD.edge("left", spot.y_px, spot.y_px + 46.0, WIDTH / 2)
        right = HEAD.edge("right", spot.y_px, spot.y_px + 46.0, WIDTH / 2)
        assert spot.x_px + 100.0 <= left or spot.x_px >= right


def test_one_plate_that_fits_nowhere_takes_no_other_with_it() -> None:
    wide = Anchor("wide", 300.0, 200.0, 340.0, 46.0, 290.0, 310.0, is_spare=True)
    others = [
        Anchor(f"label {index}", 200.0, 200.0 + 80 * index, 90.0, 30.0, 194.0, 206.0, is_spare=True)
        for index in range(3)
    ]
    spots = place_labels([wide, *others], HEAD, WIDTH, HEIGHT)
    assert {spot.key for spot in spots} == {each.key for each in others}


def test_nothing_stands_on_what_is_kept_free_at_the_upper_corners() -> None:
    wanted = [anchor(place, x, 60.0, 90.0, 46.0) for place, x in enumerate((240.0, 480.0))]
    for kept in ({"left_top_px": 150.0}, {"right_top_px": 150.0}):
        spots = place_labels(wanted, HEAD, WIDTH, HEIGHT, **kept)
        assert spots
        assert all(spot.y_px >= 150.0 for spot in spots if f"{spot.column}_top_px" in kept)
