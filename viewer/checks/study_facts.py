"""What a study's own figures and addresses must satisfy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.checks.content import Content, Found
from viewer.checks.registry import content_check
from viewer.data.content import file_of_study
from viewer.domain.identity import StudyKey
from viewer.domain.statement import Statement
from viewer.domain.study import Interval, Study
from viewer.domain.zone import Indication
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
def intervals_are_told(content: Content) -> Iterator[Problem]:
    """Every figure of an interval stands in the study's result, so that text and drawing say the same."""
    for study in content.catalog.studies.values():
        told = _figures(study.result)
        for number, interval in enumerate(study.intervals, start=1):
            for value in (interval.estimate, interval.low, interval.high):
                if abs(value) not in told:
                    yield Problem(file_of_study(study.key), f"intervals.{number}", f"{value:g} is not in the result")


@content_check
def figures_are_those_of_the_studies(content: Content) -> Iterator[Problem]:
    """Every figure of a sentence that rests on studies alone stands in one of them."""
    studies = content.catalog.studies
    for found in content.all(Statement):
        sources = [studies.get(StudyKey(key)) for key in found.value.sources]
        held = [study for study in sources if study is not None]
        if held and len(held) == len(sources):
            yield from _unheld(found, "text", found.value.text, held)
    for use in content.all(Indication):
        bearing = (*use.value.studies, *use.value.use.sources, *use.value.note_sources)
        held = [study for key in bearing if (study := studies.get(StudyKey(key))) is not None]
        yield from _unheld(use, "note", use.value.note, held)


def _unheld(found: Found[Statement] | Found[Indication], field: str, text: str, held: list[Study]) -> Iterator[Problem]:
    known: set[float] = set()
    for study in held:
        known |= _figures(" ".join(_texts(study))) | {float(study.n or 0), float(study.year or 0)}
        known |= {abs(value) for each in study.intervals for value in (each.estimate, each.low, each.high)}
    for figure in sorted(_figures(text) - known):
        yield found.problem(f"{figure:g} does not stand in any study that it names", below=field)


def _texts(study: Study) -> Iterator[str]:
    yield from (study.title, study.design, study.population, study.protocol, study.comparator, study.result)
    yield from (study.limits, study.harms, study.scope_note, study.direction_note, *study.outcomes)


def _figures(text: str) -> set[float]:
    """Return the figures of a text without their signs; digits of a code, such as MS6, are none."""
    joined = re.sub(r"(?<=\d)[,\u00a0\u202f ](?=\d{3}\b)", "", text)
    return {float(figure) for figure in re.findall(r"(?<![\w.-])\d+(?:\.\d+)?(?![\w-])", joined)}


@content_check
def dois_are_whole(content: Content) -> Iterator[Problem]:
    """A DOI ends with what belongs to it, and a study says where it can be found, unless it was not."""
    for study in content.catalog.studies.values():
        if study.doi.endswith((".", ",", ";", ":")) or study.doi.count("(") != study.doi.count(")"):
            yield Problem(file_of_study(study.key), "doi", f"“{study.doi}” ends with what does not belong to it")
        if not (study.doi or study.pmid or study.pmcid or study.seen_at) and study.direction != "unverified":
            yield Problem(file_of_study(study.key), "", "nothing says where it can be found", "warning")


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
