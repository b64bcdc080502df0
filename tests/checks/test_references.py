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
            "sources.toml",
            '[[sources]]\nkey = "notes"',
            '[[sources]]\nkey = "spare"\ncitation = "Spare"\n\n[[sources]]\nkey = "notes"',
            "warning zones/sources.toml: sources.spare: nothing refers to it",
        ),
        (
            "complaints.toml",
            'id = "weak-arm"',
            'id = "weak-arm"\nstudied_as = ["gout"]',
            "error zones/complaints.toml: complaints.weak-arm.studied_as: there is no condition of a study “gout”",
        ),
    ],
)
def test_names_what_refers_to_nothing(judged, file, old, new, said):
    assert said in judged(file, old, new)


CORRECTION = "zones/corrections.toml: corrections.not-harmless"
MECHANISM = "zones/mechanisms.toml: mechanisms.by-nerves"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("corrections.toml", "demo.first", "demo.frist",
         f"warning {CORRECTION}.zones: there is no zone “demo.frist”; did you mean “demo.first”?"),
        ("corrections.toml", 'terms = ["pretence"]', 'terms = ["pretense"]',
         f"warning {CORRECTION}.terms: there is no term “pretense”; did you mean “pretence”?"),
        ("corrections.toml", "claims", 'schools = ["none"]\nclaims',
         f"warning {CORRECTION}.schools: there is no school “none”"),
        ("corrections.toml", '["late"]', '["xyz"]', f"warning {CORRECTION}.cautions: there is no caution “xyz”"),
        ("corrections.toml", "claims", 'complaints = ["xyz"]\nclaims',
         f"warning {CORRECTION}.complaints: there is no complaint “xyz”"),
        ("corrections.toml", 'zones = ["demo.first"]\ncautions = ["late"]\nterms = ["pretence"]\n', "",
         f"error {CORRECTION}: it concerns nothing, so no reader meets it"),
        ("mechanisms.toml", 'schools = ["demo"]', 'schools = ["dmo"]',
         f"warning {MECHANISM}.schools: there is no school “dmo”; did you mean “demo”?"),
        ("mechanisms.toml", 'schools = ["demo"]', 'zones = ["demo.frist"]',
         f"warning {MECHANISM}.zones: there is no zone “demo.frist”; did you mean “demo.first”?"),
        ("mechanisms.toml", '[{ text = "Nobody has measured it.", sources = ["notes"] }]', "[]",
         f"error {MECHANISM}: a hypothesis without its limits reads like a fact"),
        ("glossary.toml", 'sources = ["textbook"]', "sources = []",
         "error zones/glossary.toml: glossary.pretence: it names no source"),
        ("glossary.toml", 'sources = ["textbook"]', 'sources = ["textbok"]',
         "error zones/glossary.toml: glossary.pretence.sources.1: there is no source or study “textbok”; "
         "did you mean “textbook”?"),
        ("glossary.toml", '"sham-controlled"]', '"Sham"]',
         None),
        ("glossary.toml", '"sham-controlled"]', '"sham"]',
         "error zones/glossary.toml: glossary.pretence.words: “sham” belongs to pretence already"),
    ],
)  # fmt: skip
def test_corrections_hypotheses_and_terms_refer_to_what_is_there(judged, file, old, new, said):
    found = judged(file, old, new)
    if said is None:
        assert found == []
    else:
        assert said in found
