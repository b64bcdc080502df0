"""Clicks on the head of a man: how far off, on which side, and by which step."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from tests.export.web_page_world import world
from viewer.domain.identity import SchoolId, ZoneId
from viewer.geometry.fast_geodesic import FastGeodesic
from viewer.geometry.head import Point
from viewer.learning.deck import deck_of
from viewer.learning.found import Found, judge_click
from viewer.learning.question import Question, question_of


@cache
def ways() -> FastGeodesic:
    head = world().head
    return FastGeodesic(head.mesh, head.levels[-1])


def asked(name: str, side: str = "left") -> Question:
    catalog, atlas = world().catalog, world().atlas
    card = next(each for each in deck_of(catalog) if each.id == name)
    return next(
        question for seed in range(50) if (question := question_of(catalog, card, seed, atlas)).side in (side, "")
    )


def judged(question: Question, place: Point) -> Found:
    return judge_click(world().catalog, world().atlas, ways(), question, place)


def on_skin(place: Point) -> Point:
    places, _normals, _faces = ways().surface.closest(place[None])
    return places[0]


def middle(zone: str, side: str) -> tuple[Point, Point]:
    """The middle of a zone's first line, and the unit direction along it."""
    line = next(each for each in world().atlas.zones if (each.zone, each.side) == (zone, side)).lines[0].points_mm
    at = len(line) // 2
    along = line[min(at + 1, len(line) - 1)] - line[max(at - 1, 0)]
    return line[at], along / np.linalg.norm(along)


def test_every_place_of_the_deck_is_right_where_it_lies_on_both_sides() -> None:
    catalog, atlas = world().catalog, world().atlas
    placed = {zone.zone for zone in atlas.zones}
    for card in deck_of(catalog):
        if card.kind != "find" or (card.thing_kind in ("zone", "part") and card.thing.partition("/")[0] not in placed):
            continue
        sides = {question.side: question for question in (question_of(catalog, card, seed, atlas) for seed in range(9))}
        for question in sides.values():
            nearest = judged(question, on_skin(np.array([0.0, 500.0, 0.0]))).nearest_mm
            found = judged(question, nearest).judgement
            assert found.is_right, card.id
            assert found.distance_mm == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize("off_mm", [2.0, 9.0, 20.0])
def test_how_far_beside_a_line_is_said_in_millimetres(off_mm: float) -> None:
    place, along = middle("jiao.motor", "left")
    _places, normals, _faces = ways().surface.closest(place[None])
    beside = on_skin(place + off_mm * np.cross(along, normals[0]))
    band = world().catalog.schools[SchoolId("jiao")].band_mm
    found = judged(asked("find:zone:jiao.motor"), beside).judgement
    assert found.distance_mm == pytest.approx(max(0.0, off_mm - band / 2), abs=0.6)
    assert found.is_right is (off_mm < 5.0 + band / 2)


def test_the_other_side_is_said_in_words_and_not_in_millimetres() -> None:
    place, _along = middle("jiao.motor", "right")
    found = judged(asked("find:zone:jiao.motor", "left"), place).judgement
    assert not found.is_right
    assert found.distance_mm is None
    assert "patient's left" in dict(found.lines)["Which side"]


def test_what_was_hit_instead_is_named_with_the_step_that_was_missed() -> None:
    place, _along = middle("jiao.sensory", "left")
    found = judged(asked("find:zone:jiao.motor"), place)
    assert found.judgement.hit.startswith("Sensory area")
    (missed,) = found.judgement.missed
    catalog = world().catalog
    school, zone = catalog.schools[SchoolId("jiao")], catalog.zones[ZoneId("jiao.motor")]
    steps = {step.id: step for step in (*school.steps, *zone.steps)}
    assert missed.text == steps[found.step].text
    assert missed.sources


def test_the_way_from_the_right_place_is_as_on_an_upright_head() -> None:
    place, _along = middle("jiao.vertigo-auditory", "left")
    above = on_skin(place + np.array([0.0, 0.0, 9.0]))
    lines = dict(judged(asked("find:zone:jiao.vertigo-auditory"), above).judgement.lines)
    assert "mm above" in lines["From the right place"]
