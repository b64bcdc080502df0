"""The doubt about a place: what is declared of a zone must be what its rule can show."""

from __future__ import annotations

import pytest

FIRST = "demo/first.toml"
DRAWN = 'drawing = "solid"'
LAST_STEP = 'through = ["top", "ear_apex"]'
STEP = '\n\n[[steps]]\nid = "shape"\ntitle = "Draw its form"\ntext = "It has a form."\nsources = ["textbook"]\n'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            DRAWN,
            'drawing = "none"',
            "drawing: a zone has a place; what is only named stands in [[named]] of its school",
        ),
        (
            DRAWN,
            'drawing = "order"',
            "drawing: a zone has a place; what is only named stands in [[named]] of its school",
        ),
        (DRAWN, 'drawing = "ring"', "drawing: a ring is drawn where the last step is a ring, and nowhere else"),
        (
            DRAWN,
            'drawing = "search-area"',
            "drawing: a search area needs a size of its own: its last step is a strip, a disc, or cells",
        ),
        (
            DRAWN,
            'drawing = "rival"',
            "drawing: sources differ, so their other places must be built: it has no [[variants]]",
        ),
        (
            LAST_STEP,
            f'{LAST_STEP}{STEP}op = "ring"\ncentre = "top"\nradius_mm = 10.0',
            "drawing: a ring is drawn where the last step is a ring, and nowhere else",
        ),
        (
            LAST_STEP,
            f'{LAST_STEP}{STEP}op = "cells"\ncurve = "line"\ncount = 12\nwidth_mm = 8.0',
            "parts: there are 2 parts for 12 cells",
        ),
        (
            LAST_STEP,
            f'{LAST_STEP}{STEP}op = "marks"\npoints = ["top", "ear_apex"]\n\n'
            "[[needles]]\nlow_cun = 0.5\nhigh_cun = 0.8",
            "needles: there are 1 needles for 2 points of a set",
        ),
        (
            LAST_STEP,
            f'{LAST_STEP}{STEP}op = "marks"\npoints = ["top"]\n\n[[needles]]\nlow_cun = 0.8\nhigh_cun = 0.5',
            "needles.1: low_cun is more than high_cun",
        ),
        (
            LAST_STEP,
            f'{LAST_STEP}{STEP}op = "peak"\nmni_mm = [-56.0, -40.0, 2.0]',
            "only: a place in the brain lies on one side; say on which",
        ),
    ],
)
def test_finds_a_doubt_that_the_rule_cannot_show(judged, old, new, said):
    assert f"error zones/{FIRST}: {said}" in judged(FIRST, old, new)


def test_an_area_made_before_the_end_is_found(judged):
    early = '[[steps]]\nid = "shape"\nop = "disc"\ntitle = "Draw its form"\ntext = "Round."\nsources = ["textbook"]\n'
    spoiled = judged(
        FIRST, '[[steps]]\nop = "tape"', f'{early}centres = ["top"]\nradius_mm = 5.0\n\n[[steps]]\nop = "tape"'
    )
    assert f"error zones/{FIRST}: steps.2: disc can only come last" in spoiled


@pytest.mark.parametrize(("said", "faults"), [("It may lie 15 mm off.", 0), ("It may lie 1.5 cm off.", 0), ("", 1)])
def test_how_far_off_a_place_may_be_is_said_by_somebody(judged, said, faults):
    old = 'uncertainty_mm = "not known"'
    text = 'text = "The first line of the examples.'
    judged(FIRST, text, f"{text} {said}".rstrip())
    spoiled = judged(FIRST, old, "uncertainty_mm = 15.0")
    assert sum("no sentence of the zone speaks of 15 mm" in problem for problem in spoiled) == faults
