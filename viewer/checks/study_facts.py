"""What a study's own figures and addresses must satisfy."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.checks.content import Content
from viewer.checks.registry import content_check
from viewer.data.content import file_of_study
from viewer.domain.study import Interval
from viewer.errors import Problem

# Ratios have 1 as the value of no difference and cannot be negative; differences have 0.
_RATIOS = frozenset({"RR", "OR", "HR", "IRR"})
_DIFFERENCES = frozenset({"MD", "SMD", "WMD", "RD"})


@content_check
def intervals_are_in_order(content: Content) -> Iterator[Problem]:
    """An estimate lies within its interval, and “no difference” fits the measure."""
    for found in content.all(Interval):
        interval = found.value
        low, estimate, high = interval.low, interval.estimate, interval.high
        if not low <= estimate <= high:
            yield found.problem(
                f"{low:g}, {estimate:g}, {high:g}: the estimate is not between the ends of its interval"
            )
        if interval.no_difference not in (0, 1):
            yield found.problem(f"no_difference is {interval.no_difference:g}, but only 0 and 1 mean no difference")
        if interval.measure in _RATIOS and (interval.no_difference != 1 or low <= 0):
            yield found.problem(f"{interval.measure} is a ratio: no_difference is 1 and the interval is above 0")
        if interval.measure in _DIFFERENCES and interval.no_difference != 0:
            yield found.problem(f"{interval.measure} is a difference: no_difference is 0")


@content_check
def studies_come_once(content: Content) -> Iterator[Problem]:
    """No two studies share a DOI, a PubMed number or a title."""
    for field in ("doi", "pmid", "pmcid", "title"):
        seen: dict[str, str] = {}
        for study in content.catalog.studies.values():
            value = str(getattr(study, field)).casefold()
            if value and value in seen:
                yield Problem(file_of_study(study.key), field, f"the study {seen[value]} has the same {field}")
            if value:
                seen.setdefault(value, study.key)


@content_check
def inferred_names_fields(content: Content) -> Iterator[Problem]:
    """What is said to be inferred is a field of the study, and is filled."""
    for study in content.catalog.studies.values():
        for name in study.inferred:
            if name not in study.__slots__:
                yield Problem(file_of_study(study.key), "inferred", f"“{name}” is not a field of a study")
            elif getattr(study, name) in ("", None, ()):
                yield Problem(file_of_study(study.key), "inferred", f"“{name}” is said to be inferred, but is empty")
