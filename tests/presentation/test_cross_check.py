"""A cross-check is carried out on a head of known measures: a half circle from front to back."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedPoint
from viewer.domain.acupoint import Comparison, CrossCheck
from viewer.domain.catalog import Catalog
from viewer.domain.statement import Statement
from viewer.presentation.cross_check import arc_along, checked

RADIUS = 100.0
ANGLES = np.radians(np.linspace(0.0, 180.0, 361))
MIDLINE = RADIUS * np.column_stack([np.zeros(361), np.cos(ANGLES), np.sin(ANGLES)])
RULE = Statement("Another rule.", ())


def at(degrees: float) -> np.ndarray:
    turn = np.radians(degrees)
    return RADIUS * np.array([0.0, np.cos(turn), np.sin(turn)])


def on(place: np.ndarray, step: str = "who/gv21", side: str = "midline") -> PlacedPoint:
    return PlacedPoint(step, side, place, np.array([0.0, 0.0, 1.0]))  # type: ignore[arg-type]


def said(catalog: Catalog, atlas: Atlas, placed: PlacedPoint, comparison: Comparison | None, *marks: str) -> str:
    return checked(catalog, atlas, placed, CrossCheck(rule=RULE, comparison=comparison, marks=marks))


@pytest.fixture
def atlas() -> Atlas:
    points = (on(at(60), "who/gv22"), on(at(100), "who/gv20"))
    landmarks = {
        "ear_apex_left": np.array([-75.0, 0.0, 20.0]),
        "ear_apex_right": np.array([75.0, 0.0, 20.0]),
        "pupil_left": np.array([-31.0, 80.0, 10.0]),
        "te20_left": np.array([-75.0, 0.0, 20.0]),
    }
    return Atlas("ball", landmarks, (), (), curves_mm={"midline": MIDLINE}, points=points)


def test_arcs_are_measured_along_the_curve() -> None:
    assert arc_along(MIDLINE, at(0)) == pytest.approx(0.0)
    assert arc_along(MIDLINE, at(90) * 1.1) == pytest.approx(np.pi / 2 * RADIUS, abs=0.05)
    assert arc_along(MIDLINE, at(180)) == pytest.approx(np.pi * RADIUS, abs=0.05)


@pytest.mark.parametrize(
    ("degrees", "sentence"),
    [
        (80.0, "Agrees on this head."),
        (80.5, "Agrees on this head."),
        (86.0, "On this head the point lies 10 mm further back than this rule leads."),
        (74.0, "On this head the point lies 10 mm further forward than this rule leads."),
    ],
)
def test_midway_is_half_the_arc(catalog: Catalog, atlas: Atlas, degrees: float, sentence: str) -> None:
    assert said(catalog, atlas, on(at(degrees)), "midway", "point.gv20", "point.gv22") == sentence


def test_the_line_over_both_ears_crosses_straight_above_them(catalog: Catalog, atlas: Atlas) -> None:
    assert said(catalog, atlas, on(at(90)), "ear_line", "ear_apex") == "Agrees on this head."
    further = said(catalog, atlas, on(at(110)), "ear_line", "ear_apex")
    assert further == "On this head the point lies 35 mm further back than this rule leads."


@pytest.mark.parametrize(
    ("x_mm", "sentence"),
    [
        (-31.4, "Agrees on this head."),
        (-37.0, "On this head the point lies 6 mm further out than this rule leads."),
        (-25.0, "On this head the point lies 6 mm further in than this rule leads."),
    ],
)
def test_straight_above_is_told_sideways(catalog: Catalog, atlas: Atlas, x_mm: float, sentence: str) -> None:
    placed = on(np.array([x_mm, 60.0, 70.0]), "who/gb15", "left")
    assert said(catalog, atlas, placed, "straight_above", "pupil") == sentence


@pytest.mark.parametrize(
    ("way", "sentence"),
    [
        ((0.0, 36.4, 7.2), "On this head 36 mm in front of it and 7 mm above it."),
        ((0.0, 19.0, 0.4), "On this head 19 mm in front of it and level with it."),
        ((0.0, -5.0, -8.0), "On this head 5 mm behind it and 8 mm below it."),
    ],
)
def test_from_a_mark_is_told_forward_and_up(
    catalog: Catalog, atlas: Atlas, way: tuple[float, ...], sentence: str
) -> None:
    placed = on(atlas.landmarks_mm["te20_left"] + np.array(way), "who/gb6", "left")
    assert said(catalog, atlas, placed, "from_mark", "te20") == sentence


def test_a_head_that_cannot_tell_says_nothing(catalog: Catalog, atlas: Atlas) -> None:
    right = on(np.array([31.0, 60.0, 70.0]), "who/gb15", "right")
    assert said(catalog, atlas, right, "straight_above", "pupil") == ""  # the right pupil is not there
    assert said(catalog, atlas, right, None) == ""
    bare = replace(atlas, curves_mm={})
    assert said(catalog, bare, on(at(90)), "ear_line", "ear_apex") == ""
    assert said(catalog, bare, on(at(90)), "midway", "point.gv20", "point.gv22") == ""
    assert said(catalog, replace(atlas, points=()), on(at(90)), "midway", "point.gv20", "point.gv22") == ""
