from __future__ import annotations

from typing import get_args

import pytest

from viewer.data.schema import validated
from viewer.domain.construction import AnyStep
from viewer.domain.school import FunctionGroup
from viewer.domain.study import Study
from viewer.domain.zone import Zone
from viewer.errors import DataError

SENTENCE = {"text": "A line.", "sources": ["textbook"]}
STEP = {"op": "along", "id": "top", "text": "Measure.", "sources": ["b"], "curve": "midline", "start": "glabella"}

NAME = {"en": "First", "han": "一", "pinyin": "yī"}
PART = {"id": "a", "name": "A", "region": "leg", "start": 0, "end": 1}
KINDS = ", ".join(kind.__dataclass_fields__["op"].default for kind in get_args(AnyStep))


def zone(**changes: object) -> dict[str, object]:
    table: dict[str, object] = {
        "id": "demo.first",
        "code": "D1",
        "group": "movement",
        "order": 1,
        "name": NAME,
        "summary": SENTENCE,
        "steps": [STEP | {"distance_mm": 5}],
        "laterality": {"side": "opposite", "rule": SENTENCE},
        "direction": {"along": "forward", "rule": SENTENCE},
        "indications": [
            {
                "use": SENTENCE,
                "professional": "Paresis",
                "complaints": ["weak-arm"],
                "side": "both",
                "support": ["tradition"],
                "directness": "none",
            }
        ],
        "drawing": "dashed",
        "uncertainty_mm": 5,
    }
    return {key: value for key, value in (table | changes).items() if value is not ...}


def said(kind: type, table: dict[str, object]) -> list[str]:
    with pytest.raises(DataError) as caught:
        validated(kind, table, "f")
    return [str(problem).removeprefix("f: ") for problem in caught.value.problems]


def test_a_sound_table_becomes_a_zone_of_tuples():
    made = validated(Zone, zone(), "f")
    assert made.steps[0].distance_mm == 5.0
    assert made.indications[0].complaints == ("weak-arm",)
    assert made.indications[0].part is None
    assert made.cortex is None
    assert (made.drawing, made.uncertainty_mm) == ("dashed", 5)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"code": ...}, "code: it is missing"),
        ({"drawing": ...}, "drawing: it is missing"),
        ({"uncertainty_mm": ...}, "uncertainty_mm: it is missing"),
        ({"drawing": "guess"}, "drawing: “guess” is not one of solid, dashed, search-area, rival, order, ring, none"),
        ({"name": {"en": "First", "pinyin": "yī"}}, "name.han: it is missing"),
        ({"cod": "D1"}, "cod: this key is not known here; did you mean code?"),
        ({"name": NAME | {"english": "b"}}, "name.english: this key is not known here"),
        ({"order": "1"}, "order: “1” is not a whole number"),
        ({"order": 1.0}, "order: 1.0 is not a whole number"),
        ({"order": True}, "order: true is not a whole number"),
        ({"code": 1}, "code: 1 is not a text in quotes"),
        ({"aliases": []}, "aliases: this key is not known here"),
        ({"naming": "early"}, "naming: “early” is not a list in square brackets"),
        ({"naming": ["early", 3]}, "naming.2: 3 is not a text in quotes"),
        ({"name": "First"}, "name: “First” is not a table of keys"),
        ({"name": [1]}, "name: a list is not a table of keys"),
        ({"laterality": {"side": "oposite", "rule": SENTENCE}},
         "laterality.side: “oposite” is not one of opposite, same, both, either, midline, not_said"),
        ({"steps": [STEP | {"distance_mm": "5"}]}, "steps.1.distance_mm: “5” is not a number"),
        ({"steps": [STEP | {"distance_mm": True}]}, "steps.1.distance_mm: true is not a number"),
        ({"steps": [STEP]}, "steps.1: exactly one of distance_mm and distance_cun must be given"),
        ({"steps": [STEP | {"distance_mm": 5, "curv": "x"}]},
         "steps.1.curv: this key is not known here; did you mean curve?"),
        ({"steps": [STEP | {"op": "walkk"}]}, "steps.1: “walkk” is no kind of step; did you mean walk?"),
        ({"steps": [{"id": "top"}]}, "steps.1: it does not say its op"),
        ({"steps": [7]}, "steps.1: 7 is not a table of keys"),
        ({"steps": [STEP | {"op": 7}]}, f"steps.1: “7” is no kind of step; there are {KINDS}"),
        ({"parts": [PART | {"start": -3}]}, "parts.1.start: -3 is outside 0..1"),
        ({"reviewed": {"by": "A. Reader", "on": "last week", "what": "all"}},
         "reviewed.on: “last week” is not a day written 2026-11-30"),
        ({"reviewed": {"by": "A. Reader", "on": "2026-11-30"}}, "reviewed.what: it is missing"),
        ({"summary": {"text": "x", "sources": ["a"], "confidence": "sure"}},
         "summary.confidence: “sure” is not one of high, medium, low"),
    ],
)  # fmt: skip
def test_each_fault_is_said_with_place_value_and_rule(changes, expected):
    assert said(Zone, zone(**changes)) == [expected]


def test_a_key_named_like_its_kind_of_step_is_found():
    step = {"op": "fraction", "id": "p", "text": "Halve.", "sources": ["b"], "curve": "midline"}
    assert said(Zone, zone(steps=[step])) == ["steps.1.fraction: it is missing"]


def test_all_faults_are_said_together():
    assert len(said(Zone, zone(code=1, order="x", cod=2))) == 3


def test_the_place_of_an_entry_is_kept():
    with pytest.raises(DataError) as caught:
        validated(
            FunctionGroup, {"id": "a", "name": "A", "order": 1, "fill": "red", "edge": "#000000"}, "f", ("groups", 2)
        )
    (problem,) = caught.value.problems
    assert (problem.place, problem.message) == ("groups.3.fill", "“red” is not a colour written #RRGGBB")


def test_html_stays_plain_text():
    text = '<img src="file:///etc/passwd"><b>bold</b> &amp;'
    made = validated(Zone, zone(summary={"text": text, "sources": ["a"]}), "f")
    assert made.summary.text == text


def test_what_was_not_seen_of_a_study_may_be_left_out():
    made = validated(
        Study,
        {
            "key": "a", "authors": [], "title": "T", "journal": "", "design": "", "result": "", "limits": "",
            "direction": "result_not_seen", "scope": "other", "grade": {"certainty": "not graded", "is_ours": False},
        },
        "f",
    )  # fmt: skip
    assert (made.year, made.n, made.grade.level) == (None, None, None)
