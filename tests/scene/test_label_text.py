"""What the labels of a state say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tests.scene.conftest import CENTRE, LONG, RADIUS, World
from viewer.presentation.shown import Pointed, shown_roles
from viewer.presentation.shown_places import ShownPlaces, along
from viewer.scene.label_text import LabelText, label_texts, with_pointed
from viewer.state.view_state import Drawing, Selection, ViewState


def texts(world: World, state: ViewState, pointed: Pointed | None = None) -> list[LabelText]:
    places = ShownPlaces(world.catalog, world.atlas, shown_roles(world.catalog, world.atlas, state, pointed))
    found = label_texts(world.catalog, world.atlas, state, places)
    return found if pointed is None else with_pointed(world.catalog, world.atlas, found, places, pointed)


def test_at_rest_all_zones_that_are_shown_are_named_where_there_is_room(world: World) -> None:
    found = texts(world, ViewState(school="jiao"))  # type: ignore[arg-type]
    assert {text.title for text in found} == {zone for zone in world.catalog.zones if zone.startswith("jiao.")}
    assert all(text.is_spare for text in found)
    assert texts(world, ViewState(selection=Selection(complaint="x"))) == []  # type: ignore[arg-type]  # no zone is named for it


def test_the_name_under_the_pointer_takes_the_place_of_the_one_at_rest(world: World) -> None:
    found = texts(world, ViewState(), Pointed("jiao.crossing", "left"))
    assert [text.title for text in found].count("jiao.crossing") == 1
    assert (found[0].title, found[0].is_spare) == ("jiao.crossing", False)


def test_the_part_under_the_pointer_is_pointed_to_and_no_other(world: World) -> None:
    for part, (start, end) in (("upper", (0.0, 0.2)), ("middle", (0.2, 0.6)), ("lower", (0.6, 1.0))):
        text = texts(world, ViewState(), Pointed("jiao.long", "left", part))[0]
        assert len(text.points_mm)
        for point in text.points_mm:
            nearest = np.linalg.norm(LONG.points_mm - point, axis=1).argmin() / (len(LONG.points_mm) - 1)
            assert start - 0.01 <= nearest <= end + 0.01


def test_a_label_that_would_point_to_another_zones_colour_goes(world: World) -> None:
    """Half of the lower two fifths is speech area; what is wholly covered by a selected zone has no label at all."""
    chosen = ViewState(selection=Selection(lit=("jiao.long",), zone="jiao.long"))  # type: ignore[arg-type]
    under = texts(world, chosen, Pointed("jiao.shared", "left"))
    assert len(under[0].points_mm) == 0


def test_parts_of_the_selected_zone_have_their_labels(world: World) -> None:
    found = texts(world, ViewState(selection=Selection(zone="jiao.long", part="middle")))
    assert [(each.title, each.second) for each in found] == [
        ("Upper 1/5", "leg"), ("Middle 2/5", "arm"), ("Lower 2/5", "face"),
    ]  # fmt: skip
    assert [each.is_strong for each in found] == [False, True, False]


def test_an_explanation_names_the_part_it_is_about_and_points_into_it(world: World) -> None:
    state = ViewState(mode="explain", selection=Selection(lit=("jiao.long",), zone="jiao.long"))  # type: ignore[arg-type]
    assert [each.second for each in texts(world, state)] == [""]
    (text,) = texts(world, replace(state, selection=replace(state.selection, part="middle")))  # type: ignore[arg-type]
    assert text.second == "Middle 2/5"
    for point in text.points_mm:
        nearest = np.linalg.norm(LONG.points_mm - point, axis=1).argmin() / (len(LONG.points_mm) - 1)
        assert 0.19 <= nearest <= 0.61


def test_labels_point_into_their_part(world: World) -> None:
    found = texts(world, ViewState(selection=Selection(zone="jiao.long")))
    for text, (start, end) in zip(found, [(0.0, 0.2), (0.2, 0.6), (0.6, 1.0)], strict=True):
        for point in text.points_mm:
            nearest = np.linalg.norm(LONG.points_mm - point, axis=1).argmin() / (len(LONG.points_mm) - 1)
            assert start - 0.01 <= nearest <= end + 0.01


def test_an_undivided_zone_says_its_name_and_length_on_this_head(world: World) -> None:
    (text,) = texts(world, ViewState(selection=Selection(zone="jiao.crossing")))
    length = next(placed.length_mm for placed in world.atlas.zones if placed.zone == "jiao.crossing")
    assert (text.title, text.second) == ("jiao.crossing", f"{length / 10:.1f} cm on this head")


def test_lit_zones_say_their_names(world: World) -> None:
    found = texts(world, ViewState(selection=Selection(lit=("jiao.crossing", "jiao.long"), side="both")))
    assert {each.title for each in found} == {"jiao.crossing", "jiao.long"}


def test_the_zone_under_the_pointer_comes_first(world: World) -> None:
    found = texts(world, ViewState(selection=Selection(zone="jiao.crossing")), Pointed("jiao.long", "left", "upper"))
    assert (found[0].title, found[0].second) == ("jiao.long", "Upper 1/5")


def test_the_selected_zone_is_not_named_twice(world: World) -> None:
    assert (
        len(texts(world, ViewState(selection=Selection(zone="jiao.crossing")), Pointed("jiao.crossing", "left"))) == 1
    )


def test_labels_can_be_switched_off(world: World) -> None:
    assert texts(world, ViewState(selection=Selection(zone="jiao.long"), drawing=Drawing(labels=False))) == []


def test_shares_are_of_the_length() -> None:
    points, normals = along(LONG, [0.0, 0.5, 1.0])
    np.testing.assert_allclose(points[[0, 2]], LONG.points_mm[[0, -1]])
    np.testing.assert_allclose(np.linalg.norm(points - CENTRE, axis=1), RADIUS, atol=0.01)
    np.testing.assert_allclose(np.linalg.norm(normals, axis=1), 1.0)
