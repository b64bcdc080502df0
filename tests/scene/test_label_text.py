"""What the labels of a state say."""

from __future__ import annotations

import numpy as np

from tests.scene.conftest import CENTRE, LONG, RADIUS, World
from viewer.scene.label_text import LabelText, along, label_texts
from viewer.scene.zone_role import Pointed
from viewer.state.view_state import ViewState


def texts(world: World, state: ViewState, pointed: Pointed | None = None) -> list[LabelText]:
    return label_texts(world.catalog, world.atlas, state, pointed)


def test_nothing_selected_says_nothing(world: World) -> None:
    assert texts(world, ViewState()) == []


def test_parts_of_the_selected_zone_have_their_labels(world: World) -> None:
    found = texts(world, ViewState(selected="jiao.long", part="middle"))
    assert [(each.title, each.second) for each in found] == [
        ("Upper 1/5", "leg"), ("Middle 2/5", "arm"), ("Lower 2/5", "face"),
    ]  # fmt: skip
    assert [each.is_strong for each in found] == [False, True, False]


def test_labels_point_into_their_part(world: World) -> None:
    found = texts(world, ViewState(selected="jiao.long"))
    for text, (start, end) in zip(found, [(0.0, 0.2), (0.2, 0.6), (0.6, 1.0)], strict=True):
        for point in text.points_mm:
            nearest = np.linalg.norm(LONG.points_mm - point, axis=1).argmin() / (len(LONG.points_mm) - 1)
            assert start - 0.01 <= nearest <= end + 0.01


def test_an_undivided_zone_says_its_name_and_length_on_this_head(world: World) -> None:
    (text,) = texts(world, ViewState(selected="jiao.crossing"))
    length = next(placed.length_mm for placed in world.atlas.zones if placed.zone == "jiao.crossing")
    assert (text.title, text.second) == ("jiao.crossing", f"{length / 10:.1f} cm on this head")


def test_lit_zones_say_their_names(world: World) -> None:
    found = texts(world, ViewState(lit=("jiao.crossing", "jiao.long"), side="both"))
    assert {each.title for each in found} == {"jiao.crossing", "jiao.long"}


def test_the_zone_under_the_pointer_comes_first(world: World) -> None:
    found = texts(world, ViewState(selected="jiao.crossing"), Pointed("jiao.long", "left", "upper"))
    assert (found[0].title, found[0].second) == ("jiao.long", "Upper 1/5")


def test_the_selected_zone_is_not_named_twice(world: World) -> None:
    assert len(texts(world, ViewState(selected="jiao.crossing"), Pointed("jiao.crossing", "left"))) == 1


def test_labels_can_be_switched_off(world: World) -> None:
    assert texts(world, ViewState(selected="jiao.long", labels=False)) == []


def test_shares_are_of_the_length() -> None:
    points, normals = along(LONG, [0.0, 0.5, 1.0])
    np.testing.assert_allclose(points[[0, 2]], LONG.points_mm[[0, -1]])
    np.testing.assert_allclose(np.linalg.norm(points - CENTRE, axis=1), RADIUS, atol=0.01)
    np.testing.assert_allclose(np.linalg.norm(normals, axis=1), 1.0)
