from dataclasses import replace
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from viewer.domain.construction import AnyStep, Step, chosen_steps
from viewer.domain.curve_steps import Parallel, Walk

STEPS: TypeAdapter[tuple[AnyStep, ...]] = TypeAdapter(tuple[Step, ...])
COMMON = {"id": "line", "text": "Go there.", "sources": ["a-source"]}
WALK = {**COMMON, "op": "walk", "start": "midpoint", "plane": "sagittal", "toward": "back", "to_mm": 30.0}

ONE_OF_EACH: list[dict[str, Any]] = [
    {"op": "landmark", "landmark": "nasion"},
    {"op": "along", "curve": "midline", "start": "nasion", "distance_mm": -5.0},
    {"op": "fraction", "curve": "midline", "fraction": 0.5},
    {"op": "scalp_point", "s_cun": 0.5, "l_cun": 2.25},
    {"op": "scalp_line", "s_from_cun": 0.5, "s_to_cun": -0.5},
    {"op": "ray", "level": "ear_apex", "up_mm": 15.0},
    {"op": "section", "through": ["brow_right", "brow_left", "inion"]},
    {"op": "crossing", "curve": "a", "other": "b"},
    {"op": "tape", "through": ["a", "b"]},
    {"op": "parallel", "curve": "a", "distance_mm": 15.0, "toward": "back"},
    {"op": "walk", "start": "a", "plane": "across", "toward": "outward", "to_cun": 4.5, "cun": "lateral"},
    {"op": "slant", "start": "a", "toward": "down", "to_mm": 30.0},
    {"op": "stretch", "curve": "a", "from_fraction": 0.6},
    {"op": "aside", "curve": "a", "fraction": 0.5, "distance_mm": 6.5, "toward": "forward"},
    {"op": "join", "curves": ["a", "b"]},
    {"op": "lines", "curves": ["a", "b"]},
]


def errors_of(step: dict[str, Any]) -> list[tuple[tuple[int | str, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        STEPS.validate_python([step])
    return [(error["loc"], error["msg"]) for error in caught.value.errors()]


@pytest.mark.parametrize("fields", ONE_OF_EACH, ids=lambda fields: fields["op"])
def test_every_kind_of_step_is_read(fields: dict[str, Any]) -> None:
    (step,) = STEPS.validate_python([{**COMMON, **fields}])
    assert step.op == fields["op"]
    assert (step.id, step.confidence, step.doubt, step.variant) == ("line", "high", "", "")


@pytest.mark.parametrize("fields", ONE_OF_EACH, ids=lambda fields: fields["op"])
def test_an_unknown_key_is_refused_in_every_kind_and_named(fields: dict[str, Any]) -> None:
    assert errors_of({**COMMON, **fields, "colour": "red"}) == [
        ((0, fields["op"], "colour"), "Unexpected keyword argument")
    ]


def test_a_mistake_is_told_for_this_kind_of_step_only() -> None:
    assert errors_of({**WALK, "plane": "slanting"}) == [
        ((0, "walk", "plane"), "Input should be 'sagittal', 'horizontal', 'coronal' or 'across'")
    ]


def test_an_unknown_kind_is_told_with_those_there_are() -> None:
    ((place, message),) = errors_of({**WALK, "op": "wlak"})
    assert place == (0,)
    assert "'wlak'" in message
    assert "'walk'" in message


@pytest.mark.parametrize(
    "fields",
    [
        {**WALK, "to_cun": 2.0},
        {key: value for key, value in WALK.items() if key != "to_mm"},
        {**COMMON, "op": "along", "curve": "a", "start": "b"},
        {**COMMON, "op": "ray", "level": "a", "up_mm": 1.0, "up_cun": 1.0},
        {**COMMON, "op": "ray", "level": "a", "forward_mm": 1.0, "forward_cun": 1.0},
        {**COMMON, "op": "crossing", "curve": "a"},
        {**COMMON, "op": "crossing", "curve": "a", "other": "b", "plane": "coronal", "at": "c"},
        {**COMMON, "op": "crossing", "curve": "a", "plane": "coronal"},
        {**COMMON, "op": "crossing", "curve": "a", "other": "b", "at": "c"},
        {**COMMON, "op": "tape", "through": ["a"]},
        {**COMMON, "op": "section", "through": ["a", "b"]},
    ],
)
def test_too_many_or_too_few_measures_are_refused(fields: dict[str, Any]) -> None:
    assert errors_of(fields)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({**WALK, "to_mm": -30.0}, "to_mm must be more than from_mm; toward says which way"),
        ({**WALK, "from_mm": 40.0}, "to_mm must be more than from_mm; toward says which way"),
        (
            {**{key: value for key, value in WALK.items() if key != "to_mm"}, "to_cun": -1.0},
            "to_cun must be more than 0; toward says which way",
        ),
        (
            {**COMMON, "op": "slant", "start": "a", "toward": "down", "to_mm": 0.0},
            "to_mm must be more than 0; toward says which way",
        ),
        (
            {**COMMON, "op": "slant", "start": "a", "toward": "down", "to_mm": 30.0, "angle_deg": -40.0},
            "angle_deg must not be negative; turned says which way",
        ),
        (
            {**COMMON, "op": "parallel", "curve": "a", "distance_mm": -15.0, "toward": "back"},
            "distance_mm must be more than 0; toward says which way",
        ),
        (
            {**COMMON, "op": "aside", "curve": "a", "fraction": 0.5, "distance_mm": -3.0, "toward": "up"},
            "distance_mm must be more than 0; toward says which way",
        ),
        (
            {**COMMON, "op": "scalp_line", "s_from_cun": 0.5, "s_to_cun": 0.5},
            "s_from_cun and s_to_cun are the same: that is no line",
        ),
    ],
)
def test_lengths_that_make_no_sense_are_refused_in_words(fields: dict[str, Any], said: str) -> None:
    assert errors_of(fields) == [((0, fields["op"]), f"Value error, {said}")]


def test_without_a_text_or_a_source_a_step_is_refused() -> None:
    for key in ("id", "text", "sources"):
        assert errors_of({name: value for name, value in WALK.items() if name != key})


def test_a_variant_stands_in_for_the_step_of_its_name() -> None:
    line, other = (Walk(**(WALK | {"sources": ("a",)}) | {"id": name}) for name in ("line", "other"))
    longer = replace(line, to_mm=40.0, variant="longer")
    extra = Parallel(
        id="extra", text="…", sources=("a",), curve="line", distance_mm=5.0, toward="back", variant="longer"
    )
    steps = (line, longer, extra, other)
    assert chosen_steps(steps) == (line, other)
    assert chosen_steps(steps, frozenset({"longer"})) == (longer, extra, other)
    assert chosen_steps(steps, frozenset({"another"})) == (line, other)
