"""Intervals stand on one axis only where their numbers mean the same."""

from __future__ import annotations

from itertools import combinations

from viewer.domain.catalog import Catalog
from viewer.domain.identity import StudyKey
from viewer.domain.study import Interval
from viewer.presentation.evidence import interval_views


def _interval(label: str, measure: str, low: float, high: float, none: float = 0.0) -> Interval:
    return Interval(label, measure, (low + high) / 2, low, high, none, "lower")


def test_hours_of_sleep_are_not_set_on_the_axis_of_a_questionnaire() -> None:
    views = interval_views((_interval("Score", "MD", -4.0, -2.0), _interval("Hours", "MD", -0.2, -0.1)))
    assert views[0].axis_low < -4.0
    assert -0.3 < views[1].axis_low < -0.2, "its own figures alone give its axis its length"


def test_measures_without_a_unit_share_an_axis() -> None:
    first, second, ratio = interval_views(
        (
            _interval("Pain", "SMD", -1.5, -1.0),
            _interval("Sleep", "SMD", -0.2, 0.1),
            _interval("Improved", "RR", 1.2, 3.0, 1.0),
        )
    )
    assert (first.axis_low, first.axis_high) == (second.axis_low, second.axis_high)
    assert ratio.axis_low > 0
    assert ratio.figures == "RR 1.20 to 3.00"


def test_no_study_puts_different_scales_on_one_axis(catalog: Catalog) -> None:
    drawn = 0
    for study in catalog.studies.values():
        views = interval_views(study.intervals)
        for (one, first), (other, second) in combinations(zip(study.intervals, views, strict=True), 2):
            is_same_axis = (first.axis_low, first.axis_high) == (second.axis_low, second.axis_high)
            assert not is_same_axis or one.measure == other.measure in {"SMD", "RR", "OR"}, study.key
            drawn += 1
    assert drawn > 10
    views = interval_views(catalog.studies[StudyKey("sa_dysphagia2025")].intervals)
    assert len({(view.axis_low, view.axis_high) for view in views}) == len(views) == 4
