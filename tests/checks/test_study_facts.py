from __future__ import annotations

import pytest

REVIEW = "studies/some_review.toml"
INTERVAL = "error zones/studies/some_review.toml: intervals.1: "


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            REVIEW,
            "low = -0.9",
            "low = -0.4",
            INTERVAL + "-0.4, -0.5, -0.1: the estimate is not between the ends of its interval",
        ),
        (
            REVIEW,
            "high = -0.1",
            "high = -0.6",
            INTERVAL + "-0.9, -0.5, -0.6: the estimate is not between the ends of its interval",
        ),
        (
            REVIEW,
            "no_difference = 0",
            "no_difference = 0.5",
            INTERVAL + "no_difference is 0.5, but only 0 and 1 mean no difference",
        ),
        (REVIEW, "no_difference = 0", "no_difference = 1", INTERVAL + "SMD is a difference: no_difference is 0"),
        (
            REVIEW,
            'measure = "SMD"',
            'measure = "RR"',
            INTERVAL + "RR is a ratio: no_difference is 1 and the interval is above 0",
        ),
        (
            REVIEW,
            "10.1000/example.1",
            "10.1000/EXAMPLE.2",
            "error zones/studies/some_review.toml: doi: the study null_trial has the same doi",
        ),
        (
            "studies/one_case.toml",
            'title = "A case"',
            'title = "A review"',
            "error zones/studies/some_review.toml: title: the study one_case has the same title",
        ),
        (
            REVIEW,
            "conditions",
            'inferred = ["volum"]\nconditions',
            "error zones/studies/some_review.toml: inferred: “volum” is not a field of a study",
        ),
        (
            REVIEW,
            "conditions",
            'inferred = ["volume"]\nconditions',
            "error zones/studies/some_review.toml: inferred: “volume” is said to be inferred, but is empty",
        ),
    ],
)
def test_figures_agree_with_each_other(judged, file, old, new, said):
    assert said in judged(file, old, new)


STATEMENT = "error zones/corrections.toml: corrections.not-harmless.more_exactly.text: "


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (REVIEW, "SMD −0.5 (", "SMD −0.6 (", INTERVAL + "-0.5 is not in the result"),
        (REVIEW, "−0.9 to", "−0.8 to", INTERVAL + "-0.9 is not in the result"),
        ("corrections.toml", "of −0.5", "of −0.7", STATEMENT + "0.7 does not stand in any study that it names"),
        ("corrections.toml", "of 2020", "of 2012", STATEMENT + "2012 does not stand in any study that it names"),
        ("corrections.toml", "of 2020", "of 12 345", STATEMENT + "12345 does not stand in any study that it names"),
        (
            "demo/first.toml",
            'studies = ["some_review", "null_trial"]',
            'studies = ["some_review", "null_trial"]\nnote = "In 7 trials."',
            "error zones/demo/first.toml: indications.1: note: 7 does not stand in any study that it names",
        ),
        (REVIEW, "example.1", "example.1.", "error zones/studies/some_review.toml: doi: “10.1000/example.1.” ends with "
         "what does not belong to it"),
        (REVIEW, "example.1", "example(1", "error zones/studies/some_review.toml: doi: “10.1000/example(1” ends with "
         "what does not belong to it"),
    ],
)  # fmt: skip
def test_texts_say_the_figures_of_their_studies(judged, file, old, new, said):
    assert said.replace(": note:", ".note:") in judged(file, old, new)


def test_codes_and_names_of_lines_are_no_figures(judged):
    assert judged("corrections.toml", "A review", "On MS6, GV20, EX-HN3 and C2 a review") == []


def test_a_sentence_that_rests_on_more_than_studies_is_not_measured_by_them(judged):
    assert judged("corrections.toml", 'of −0.5."\nsources = [', 'of 99."\nsources = ["notes", ') == []


def test_a_study_says_where_it_can_be_found(judged):
    said = "warning zones/studies/null_trial.toml: nothing says where it can be found"
    assert said in judged("studies/null_trial.toml", 'doi = "10.1000/example.2"\n', "")
