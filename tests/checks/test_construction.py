from __future__ import annotations

import pytest

FIRST = "demo/first.toml"
LAST_STEP = """op = "tape"
id = "line"
title = "Pull the tape"
text = "Pull the tape from there to the ear."
sources = ["textbook"]
through = ["top", "ear_apex"]"""
DECLARED = """
[[variants]]
id = "longer"
question = "Length"
name = "4 cm"
default = "3 cm"
[variants.text]
text = "It is longer."
sources = ["textbook"]
"""
LONGER = f"""{LAST_STEP}

[[steps]]
op = "tape"
id = "line"
variant = "longer"
title = "Pull it farther"
text = "Pull the tape from the middle to the ear."
sources = ["textbook"]
through = ["middle-point", "ear_apex"]
{DECLARED}"""


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
            "first.toml: steps.1.variant: there is no step “other” that it could stand in for, and no step of the "
            "variant refers to it",
        ),
        (
            FIRST,
            '\ntitle = "Mark the top"',
            "",
            "first.toml: steps.1: it has no title",
        ),
        (
            FIRST,
            LAST_STEP,
            LONGER.replace(DECLARED, ""),
            "first.toml: steps.3.variant: there is no entry [[variants]] “longer”",
        ),
        (
            FIRST,
            LAST_STEP,
            LONGER.replace('id = "longer"', 'id = "lnger"'),
            "first.toml: steps.3.variant: there is no entry [[variants]] “longer”; did you mean “lnger”?",
        ),
        (
            FIRST,
            LAST_STEP,
            LONGER.replace('id = "longer"', 'id = "higher"'),
            "first.toml: variants.1.id: no step has the variant “higher”, so it changes nothing",
        ),
        (
            FIRST,
            LAST_STEP,
            f"{LONGER}\n{DECLARED}",
            "first.toml: variants.2.id: there is a variant “longer” already",
        ),
        (
            FIRST,
            LAST_STEP,
            LONGER + DECLARED.replace('default = "3 cm"', 'default = "2 cm"'),
            "first.toml: variants.2.default: “Length” is answered by “3 cm” by default, not by “2 cm”",
        ),
        (
            FIRST,
            LAST_STEP,
            LONGER.replace(
                'op = "tape"\nid = "line"\nvariant', 'op = "ray"\nlevel = "top"\nid = "line"\nvariant'
            ).replace('through = ["middle-point", "ear_apex"]\n', ""),
            "first.toml: steps.3: the last step makes a point, but a zone is a line or an area",
        ),
        (
            FIRST,
            LAST_STEP,
            'op = "ray"\nid = "line"\ntext = "Go out."\nsources = ["textbook"]\nlevel = "top"',
            "first.toml: steps.2: the last step makes a point, but a zone is a line or an area",
        ),
        (
            FIRST,
            '[[steps]]\nop = "tape"',
            '[[steps]]\nop = "lines"\nid = "both"\ntext = "Both."\nsources = ["textbook"]\ncurves = ["demo.second"]\n\n'
            '[[steps]]\nop = "tape"',
            "first.toml: steps.2: lines can only come last",
        ),
        (
            "demo/steps.toml",
            'op = "fraction"\nid = "middle-point"',
            'op = "lines"\nid = "all"\ntext = "All."\nsources = ["textbook"]\ncurves = ["midline"]\n\n'
            '[[steps]]\nop = "fraction"\nid = "middle-point"',
            "steps.toml: steps.1: lines belongs to a zone",
        ),
    ],
)
def test_finds_steps_that_lead_nowhere(judged, file, old, new, said):
    assert f"error zones/demo/{said}" in judged(file, old, new)
