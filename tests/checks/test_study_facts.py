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
