from __future__ import annotations

import pytest

SUMMARY = "The first line of the examples."


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("It cures weakness.", "cures"),
        ("A proven line.", "proven"),
        ("It is SAFE AND EFFECTIVE.", "SAFE AND EFFECTIVE"),
        ("A miracle, some say.", "miracle"),
        ("Success is guaranteed.", "guaranteed"),
        ("It comes with no side effects.", "no side effects"),
        ("Not for the weak. It heals the strong.", "heals"),  # what one sentence denies, the next may still promise
    ],
)
def test_a_promise_is_found(judged, sentence, word):
    said = f"error zones/demo/first.toml: summary.text: “{word}” promises what no source shows"
    assert said in judged("demo/first.toml", SUMMARY, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The books say it “cures weakness”.",
        "Nobody has shown that it cures weakness.",
        "It isn’t proven.",
        "Whether it heals is not known.",
        "Secure, accurate, healthy.",
    ],
)
def test_a_quotation_or_a_denial_is_none(judged, sentence):
    assert judged("demo/first.toml", SUMMARY, sentence) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("Used for weakness of the arm.", "Treats weakness of the arm.", "indications.1.use.text: “Treats”"),
        ("Paresis of the upper limb", "Effective in paresis", "indications.1.professional: “Effective”"),
        ('region = "leg"', 'region = "helps the leg"', "parts.1.region: “helps”"),
        (SUMMARY, "A line that improves walking.", "summary.text: “improves”"),
    ],
)
def test_a_use_is_not_an_effect(judged, old, new, place):
    said = f"error zones/demo/first.toml: {place} says an effect where a use is meant"
    assert said in judged("demo/first.toml", old, new)


def test_an_author_of_nothing_but_blanks_is_an_error(judged):
    (said,) = judged("studies/some_review.toml", '"Ann Author"', '" "')
    assert said == "error zones/studies/some_review.toml: authors.1: it holds nothing but blanks"


def test_a_study_may_report_an_effect(judged):
    assert judged("studies/some_review.toml", "Favours needling:", "Needling improves the score:") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (SUMMARY, SUMMARY + " ", "warning zones/demo/first.toml: summary.text: it begins or ends with a blank"),
        (SUMMARY, "The first  line.", "warning zones/demo/first.toml: summary.text: it holds two blanks in a row"),
        (
            SUMMARY,
            "TODO: say what it is.",
            "error zones/demo/first.toml: summary.text: it holds a marker of unfinished work",
        ),
        ('han = "一线"', 'han = "yi"', "error zones/demo/first.toml: name: “yi” holds no Chinese character"),
        ('pinyin = "yī xiàn"', 'pinyin = "yi xian"', "error zones/demo/first.toml: name: “yi xian” has no tone marks"),
    ],
)
def test_texts_and_names_are_whole(judged, old, new, said):
    assert said in judged("demo/first.toml", old, new)


def test_a_complaint_has_both_chinese_names_or_neither(judged):
    said = "Chinese characters and pinyin belong together; one of them is missing"
    assert f"warning zones/complaints.toml: complaints.weak-arm: {said}" in judged(
        "complaints.toml", 'pinyin = "shàngzhī wúlì"\n', ""
    )
    assert judged("complaints.toml", 'han = "上肢无力"\n', "") == []


def test_a_claim_that_is_corrected_may_promise_but_the_correction_may_not(judged):
    said = "corrections.not-harmless.more_exactly.text: “cured” promises what no source shows"
    assert f"error zones/corrections.toml: {said}" in judged("corrections.toml", "A review of", "It cured. A review of")
