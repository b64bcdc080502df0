"""Names on the head: none on another, none on a mark, the weightier first."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from viewer.scene.names import Name, PlacedName, Sizes, place_names

SIZE = (300.0, 200.0)
SIZES: Sizes = {(text, is_bold): (8.0 * len(text), 14.0) for text in ("Cz", "Parietal tubercle") for is_bold in (0, 1)}
NAMES = st.builds(
    Name,
    text=st.sampled_from(["Cz", "Parietal tubercle"]),
    x_px=st.floats(0, 300),
    y_px=st.floats(0, 200),
    away_px=st.just(4.0),
    is_bold=st.booleans(),
    sides=st.sampled_from(["rlab", "lrab", "abrl"]),
)


def box(placed: PlacedName) -> tuple[float, float, float, float]:
    width, height = SIZES[placed.name.text, placed.name.is_bold]
    return placed.left_px, placed.top_px, placed.left_px + width, placed.top_px + height


def meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@given(st.lists(NAMES, max_size=25))
def test_no_name_lies_on_another_on_a_mark_or_beyond_the_view(names: list[Name]) -> None:
    placed = place_names(names, SIZES, *SIZE)
    boxes = [box(each) for each in placed]
    assert not any(meet(one, other) for one, other in combinations(boxes, 2))
    for each, (left, top, right, bottom) in zip(placed, boxes, strict=True):
        assert left >= 0
        assert top >= 0
        assert right <= SIZE[0]
        assert bottom <= SIZE[1]
        for mark in names:
            if mark is not each.name:
                ball = (mark.x_px - 4, mark.y_px - 4, mark.x_px + 4, mark.y_px + 4)
                assert not meet((left, top, right, bottom), ball)


def test_the_first_name_gets_the_room() -> None:
    first, second = Name("Parietal tubercle", 100, 100, 4), Name("Parietal tubercle", 104, 102, 4)
    assert place_names([second, first], SIZES, *SIZE)[0].name is second
    names = [Name("Parietal tubercle", 150, 100 + 3 * step, 4) for step in range(12)]
    shown = [each.name for each in place_names(names, SIZES, *SIZE)]
    assert 1 <= len(shown) < len(names)
    assert shown[0] is names[0]


def test_a_needed_name_stands_even_over_a_mark() -> None:
    figure = Name("Cz", 100, 100, 4, sides="a", is_needed=True)
    mark = Name("Cz", 100, 90, 4)
    assert figure in [each.name for each in place_names([figure, mark], SIZES, *SIZE)]
    assert place_names([Name("Cz", 100, 100, 4, sides="a"), mark], SIZES, *SIZE)[0].name is mark


def test_room_can_be_kept_free_for_a_thing_without_a_name() -> None:
    wall = [Name("", 80.0 + 4 * step, 100, 8, sides="") for step in range(30)]
    placed = place_names([*wall, Name("Cz", 70, 100, 4, sides="rl")], SIZES, *SIZE)
    assert [box(each)[2] < 70 for each in placed] == [True]
