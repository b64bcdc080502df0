"""What is shown answers, and nothing else does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.atlas.head_and_atlas import HeadAndAtlas
from viewer.atlas.placed import PlacedZone
from viewer.domain.catalog import Catalog
from viewer.domain.tour import Eye, Said, Stop, StopView, Tour
from viewer.geometry.head import Head
from viewer.presentation.measure import SkinMeasure
from viewer.presentation.presenter import Presenter
from viewer.presentation.shown import as_drawn, chosen_zones, gives_away, heights, is_asking, shown_roles
from viewer.presentation.shown_places import ShownPlaces, along
from viewer.state.view_state import CameraOrder, Compared, Drawing, Lesson, Selection, ViewState

REACH_MM = 5.0
ASKED = Tour("t", "T", stops=(Stop("a", StopView(), question="Which?", answer=(Said("It is Cz, at the vertex."),)),))
LESSON = ViewState(mode="learn", lesson=Lesson(tour=ASKED, stop=0))
STATES = {
    "one school": ViewState(school="jiao"),  # type: ignore[arg-type]
    "another school": ViewState(school="who"),  # type: ignore[arg-type]
    "a zone of another school": ViewState(school="later", selection=Selection(zone="who.ms1")),  # type: ignore[arg-type]
    "a complaint": ViewState(school="later", selection=Selection(complaint="tinnitus", lit=("jiao.vertigo-auditory",))),  # type: ignore[arg-type]
    "faded out": ViewState(school="jiao", drawing=Drawing(zone_opacity=0.0)),  # type: ignore[arg-type]
    "explained": ViewState(mode="explain", school="jiao", selection=Selection(zone="jiao.motor", lit=("jiao.motor",))),  # type: ignore[arg-type]
    "compared": ViewState(mode="compare", school="later", compared=Compared(zones=("jiao.optic", "who.ms13"))),  # type: ignore[arg-type]
    "a stop that compares": replace(
        LESSON, lesson=replace(LESSON.lesson, stage="compare"), compared=replace(LESSON.compared, zones=("jiao.optic",))
    ),  # type: ignore[arg-type]
    "a stop of one school": replace(LESSON, school="who"),  # type: ignore[arg-type]
}


@pytest.fixture(scope="module")
def presenter(catalog: Catalog, head: Head, atlas: Atlas) -> Presenter:
    made = Presenter(catalog)
    made.head_and_atlas = HeadAndAtlas(head, atlas)
    return made


def placed_zone(atlas: Atlas, zone: str, side: str = "left") -> PlacedZone:
    return next(each for each in atlas.zones if (each.zone, each.side) == (zone, side))


@pytest.mark.parametrize("name", STATES)
def test_only_what_is_drawn_answers_wherever_one_points(
    presenter: Presenter, catalog: Catalog, atlas: Atlas, name: str
) -> None:
    state = STATES[name]
    drawn = {(atlas.zones[index].zone, atlas.zones[index].side) for index in shown_roles(catalog, atlas, state)}
    answered = set()
    for placed in atlas.zones:
        for point in placed.lines[0].points_mm[::25]:
            hits = presenter.zones_at(state, point, REACH_MM)
            answered |= {(hit.zone, hit.side) for hit in hits}
    assert answered == drawn


def test_nothing_answers_while_a_zone_is_built_also_in_a_lesson(presenter: Presenter, atlas: Atlas) -> None:
    point = placed_zone(atlas, "jiao.motor").lines[0].points_mm[40]
    for state in (
        ViewState(mode="build", selection=Selection(zone="jiao.motor")),
        replace(
            LESSON, lesson=replace(LESSON.lesson, stage="build"), selection=replace(LESSON.selection, zone="jiao.motor")
        ),
    ):  # type: ignore[arg-type]
        assert presenter.zones_at(state, point, REACH_MM) == ()


def test_what_is_drawn_on_top_answers_first(presenter: Presenter, catalog: Catalog, atlas: Atlas) -> None:
    state = ViewState(school="jiao", selection=Selection(complaint="x", lit=("jiao.motor",)))  # type: ignore[arg-type]
    point = placed_zone(atlas, "jiao.motor").lines[0].points_mm[-20]
    assert [hit.zone for hit in presenter.zones_at(state, point, REACH_MM)] == ["jiao.motor", "jiao.speech-1"]


def test_lit_lies_above_faded_whatever_their_order(catalog: Catalog, atlas: Atlas) -> None:
    for zone in catalog.zones:
        state = ViewState(selection=Selection(complaint="x", lit=(zone,), side="both"))  # type: ignore[arg-type]
        lie = heights(catalog, atlas.zones, shown_roles(catalog, atlas, state))
        lit = [lies for index, lies in lie.items() if atlas.zones[index].zone == zone]
        assert min(lit) > max(lies for index, lies in lie.items() if atlas.zones[index].zone != zone)


@pytest.mark.parametrize("school", ["jiao", "who", "later", "jin", "ynsa", "target"])
def test_every_zone_can_be_pointed_to_on_its_own_colour(
    presenter: Presenter, catalog: Catalog, atlas: Atlas, school: str
) -> None:
    """Where two share their place, each is found on the half that shows it; and so is every part of a zone."""
    state = ViewState(school=school)  # type: ignore[arg-type]
    places = ShownPlaces(catalog, atlas, shown_roles(catalog, atlas, state))
    for index in places.roles:
        placed = atlas.zones[index]
        spans = [(part.start, part.end, part.id) for part in placed.parts] if len(placed.lines) == 1 else []
        for start, end, part in spans or [(0.0, 1.0, None)]:
            points, normals = places.of_zone(placed, [start + (end - start) * share for share in (0.5, 0.3, 0.7, 0.15)])
            if not len(points) and placed.form.kind in ("ring", "cells"):
                continue  # a wide one may lie below smaller ones in all its middle: the rest of it answers
            assert len(points), (placed.zone, part)
            np.testing.assert_allclose(np.linalg.norm(normals, axis=1), 1.0)
            for point in points:
                first = presenter.zones_at(state, point, REACH_MM)[0]
                assert (first.zone, first.side) == (placed.zone, placed.side)
                assert part is None or first.part == part


def test_both_sides_share_alike(presenter: Presenter, atlas: Atlas) -> None:
    state = ViewState(school="jiao")  # type: ignore[arg-type]
    line = placed_zone(atlas, "jiao.speech-1").lines[0]
    (point,), _ = along(line, [0.5])
    for away in np.linspace(-2.0, 2.0, 9):
        left = point + np.array([0.0, away, 0.0])
        right = left * np.array([-1.0, 1.0, 1.0])
        names = [[hit.zone for hit in presenter.zones_at(state, each, REACH_MM)][:1] for each in (left, right)]
        assert names[0] == names[1]


def test_the_tape_snaps_to_what_is_shown(measure: SkinMeasure, atlas: Atlas) -> None:
    end = placed_zone(atlas, "who.ms13").lines[0].points_mm[-1]
    assert measure.zone_end_near(end, 1.0, ViewState(school="who")) is not None  # type: ignore[arg-type]
    assert measure.zone_end_near(end, 1.0, ViewState(school="later")) is None  # type: ignore[arg-type]
    lit = ViewState(school="later", selection=Selection(lit=("who.ms13",)))  # type: ignore[arg-type]
    assert measure.zone_end_near(end, 1.0, lit) is not None
    explained = ViewState(mode="explain", school="who", selection=Selection(zone="who.ms1"))  # type: ignore[arg-type]
    assert measure.zone_end_near(end, 1.0, explained) is None


def test_what_is_selected_stays_when_all_else_is_faded_out(catalog: Catalog, atlas: Atlas) -> None:
    state = ViewState(selection=Selection(zone="jiao.motor", side="both"), drawing=Drawing(zone_opacity=0.0))  # type: ignore[arg-type]
    assert {atlas.zones[index].zone for index in shown_roles(catalog, atlas, state)} == {"jiao.motor"}
    assert {placed.zone for placed in chosen_zones(catalog, atlas, state)} == {"jiao.motor"}
    lit = ViewState(selection=Selection(lit=("jiao.motor",)), drawing=Drawing(zone_opacity=0.0))  # type: ignore[arg-type]
    assert chosen_zones(catalog, atlas, lit) == []


def test_while_a_question_is_open_no_name_that_answers_it_is_said(presenter: Presenter) -> None:
    asked = replace(LESSON, selection=replace(LESSON.selection, zone="jiao.motor"))  # type: ignore[arg-type]
    answered = replace(asked, lesson=replace(asked.lesson, is_answered=True))
    assert is_asking(asked)
    assert not is_asking(answered)
    assert not is_asking(replace(asked, mode="explore"))
    assert presenter.selection_sentence(asked) == presenter.hover_sentence(asked, "jiao.motor", None, "left") == ""  # type: ignore[arg-type]
    assert "Motor" in presenter.selection_sentence(answered)
    assert "Motor" in presenter.hover_sentence(answered, "jiao.motor", None, "left")  # type: ignore[arg-type]
    for name, is_secret in (("Cz", True), ("Vertex, Cz", True), ("Fz", False), ("Nasion", False)):
        assert gives_away(asked, name) == is_secret
        assert not gives_away(answered, name)


SIDES = Stop("a", StopView(), question="Which side?", answer=(Said("The right."),))
LOOKS = (CameraOrder("eye", 3, Eye(52.0, 22.0, 300.0, (40.0, 0.0, 80.0))), CameraOrder("zone", 3))


@pytest.mark.parametrize("order", LOOKS)
def test_while_a_side_is_asked_for_the_picture_does_not_say_it(
    catalog: Catalog, atlas: Atlas, order: CameraOrder
) -> None:
    tour = Tour("t", "T", stops=(SIDES,))
    asked = ViewState(
        mode="learn",
        camera=order,
        lesson=Lesson(tour=tour, stop=0),
        selection=Selection(zone="jiao.motor", side="right", affected="left"),
    )
    assert {placed.side for placed in chosen_zones(catalog, atlas, asked)} == {"left", "right"}
    drawn = as_drawn(asked)
    assert drawn.selection.affected is None
    assert drawn.camera.target == "front" or (
        drawn.camera.eye is not None
        and drawn.camera.eye.azimuth_deg == 0.0
        and drawn.camera.eye.target_mm == (0.0, 0.0, 80.0)
    )
    answered = replace(asked, lesson=replace(asked.lesson, is_answered=True))
    assert {placed.side for placed in chosen_zones(catalog, atlas, answered)} == {"right"}
    assert as_drawn(answered).camera == order
    other = replace(
        asked, lesson=replace(asked.lesson, tour=replace(tour, stops=(replace(SIDES, answer=(Said("The galea."),)),)))
    )
    assert as_drawn(other).selection.side == "right", "no side is asked for"
    pressed = replace(asked, camera=CameraOrder("left", 4))
    assert as_drawn(pressed).camera.target == "left", "keys turn the head as ever"


def test_what_is_not_shown_cannot_be_pointed_to(catalog: Catalog, atlas: Atlas) -> None:
    """The pointer may still rest where a zone was when another school is chosen."""
    places = ShownPlaces(catalog, atlas, shown_roles(catalog, atlas, ViewState(school="who")))  # type: ignore[arg-type]
    points, normals = places.of_zone(placed_zone(atlas, "jiao.motor"), [0.5, 0.3])
    assert len(points) == len(normals) == 0
