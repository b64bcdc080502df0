from __future__ import annotations

import pytest

FIRST = "demo/first.toml"
ZONE = "error zones/demo/first.toml: "


def test_sound_content_has_no_problems(judged):
    assert judged() == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            FIRST,
            'the examples."\nsources = ["textbook"]',
            'the examples."\nsources = ["textbok"]',
            ZONE + "summary.sources.1: there is no source or study “textbok”; did you mean “textbook”?",
        ),
        (
            FIRST,
            'naming = ["textbook"]',
            'naming = ["nothing-like-it"]',
            "error zones/demo/first.toml: naming.1: there is no source or study “nothing-like-it”",
        ),
        (
            FIRST,
            'sources = ["textbook"]\ncurve',
            "sources = []\ncurve",
            "error zones/demo/first.toml: steps.1: it names no source",
        ),
        (
            "demo/school.toml",
            '15 and 30 degrees."\nsources = ["textbook"]',
            '15 and 30 degrees."\nsources = ["notes", "notes"]',
            "error zones/demo/school.toml: needling.1.statement: the source “notes” is named 2 times",
        ),
        (
            "sources.toml",
            'key = "notes"',
            'key = "one_case"',
            "error zones/sources.toml: sources.one_case: a study has the key “one_case” too",
        ),
        (
            "demo/second.toml",
            'code = "D2"',
            'code = "d1"',
            "error zones/demo/first.toml: code: “D1” belongs to demo.second already",
        ),
        (
            FIRST,
            "null_trial",
            "nul_trial",
            "error zones/demo/first.toml: indications.1: there is no study “nul_trial”; did you mean “null_trial”?",
        ),
        (
            FIRST,
            'complaints = ["weak-arm"]',
            'complaints = ["weak-leg"]',
            "error zones/demo/first.toml: indications.1: there is no complaint “weak-leg”; did you mean “weak-arm”?",
        ),
        (
            FIRST,
            '"some_review", "null_trial"',
            '"some_review", "null_trial", "some_review"',
            "error zones/demo/first.toml: indications.1: the study “some_review” is named 2 times",
        ),
        (
            FIRST,
            'part = "lower"',
            'part = "lowest"',
            "error zones/demo/first.toml: indications.1.part: there is no part “lowest”; did you mean “lower”?",
        ),
        (
            FIRST,
            'group = "movement"',
            'group = "motion"',
            "error zones/demo/first.toml: group: there is no group “motion”",
        ),
        (
            "demo/school.toml",
            'cautions = ["early", "late"]',
            'cautions = ["early", "later"]',
            "error zones/demo/school.toml: cautions.2: there is no caution “later”; did you mean “late”?",
        ),
        (
            "demo/school.toml",
            'cautions = ["early", "late"]',
            'cautions = ["early"]',
            "warning zones/cautions.toml: cautions.late: nothing refers to it",
        ),
        (
            "cautions.toml",
            "rank = 20",
            'rank = 20\nwaits_for = "zones to come"',
            "warning zones/cautions.toml: cautions.late.waits_for: something refers to it, so it waits for nothing",
        ),
        (
            "sources.toml",
            '[[sources]]\nkey = "notes"',
            '[[sources]]\nkey = "spare"\ncitation = "Spare"\n\n[[sources]]\nkey = "notes"',
            "warning zones/sources.toml: sources.spare: nothing refers to it",
        ),
    ],
)
def test_names_what_refers_to_nothing(judged, file, old, new, said):
    assert said in judged(file, old, new)


def test_a_caution_may_wait_for_its_zones(judged):
    waiting = '[[cautions]]\nid = "spare"\nshort = "Spare."\nstrength = "caution"\nrank = 30\nwaits_for = "More."\n'
    statement = '[cautions.statement]\ntext = "Spare."\nsources = ["notes"]\n\n'
    first = '[[cautions]]\nid = "late"'
    assert judged("cautions.toml", first, waiting + statement + first) == []
