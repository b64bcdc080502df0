from __future__ import annotations

import pytest

FIRST = "demo/first.toml"
LAST_STEP = """op = "tape"
id = "line"
text = "Pull the tape from there to the ear."
sources = ["textbook"]
through = ["top", "ear_apex"]"""


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            FIRST,
            'start = "middle-point"',
            'start = "line"',
            "first.toml: steps.1: it refers to the step “line”, which does not come before it",
        ),
        (
            FIRST,
            'start = "middle-point"',
            'start = "line:end"',
            "first.toml: steps.1: it refers to the step “line”, which does not come before it",
        ),
        (FIRST, 'id = "top"', 'id = "line"', "first.toml: steps.2.id: there is a step “line” already"),
        (FIRST, 'id = "top"', 'id = "middle-point"', "first.toml: steps.1.id: there is a step “middle-point” already"),
        (
            FIRST,
            '["top", "ear_apex"]',
            '["top", "demo.frst"]',
            "first.toml: steps.2: there is no zone “demo.frst”; did you mean “demo.first”?",
        ),
        (
            FIRST,
            '["top", "ear_apex"]',
            '["top", "dmo/middle-point"]',
            "first.toml: steps.2: there is no school “dmo”; did you mean “demo”?",
        ),
        (
            FIRST,
            '["top", "ear_apex"]',
            '["top", "demo/midle-point"]',
            "first.toml: steps.2: there is no step of the school demo “midle-point”; did you mean “middle-point”?",
        ),
        (
            FIRST,
            'id = "top"',
            'id = "other"\nvariant = "v"',
            "first.toml: steps.1.variant: there is no step “other” that it could stand in for",
        ),
        (
            FIRST,
            LAST_STEP,
            'op = "ray"\nid = "line"\ntext = "Go out."\nsources = ["textbook"]\nlevel = "top"',
            "first.toml: steps.2: the last step makes a point, but a zone is a line",
        ),
        (
            FIRST,
            '[[steps]]\nop = "tape"',
            '[[steps]]\nop = "lines"\nid = "both"\ntext = "Both."\nsources = ["textbook"]\ncurves = ["demo.second"]\n\n'
            '[[steps]]\nop = "tape"',
            "first.toml: steps.2: several lines together can only come last",
        ),
        (
            "demo/steps.toml",
            'op = "fraction"\nid = "middle-point"',
            'op = "lines"\nid = "all"\ntext = "All."\nsources = ["textbook"]\ncurves = ["midline"]\n\n'
            '[[steps]]\nop = "fraction"\nid = "middle-point"',
            "steps.toml: steps.1: several lines together belong to a zone",
        ),
    ],
)
def test_finds_steps_that_lead_nowhere(judged, file, old, new, said):
    assert f"error zones/demo/{said}" in judged(file, old, new)
