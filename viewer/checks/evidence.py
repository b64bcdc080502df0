"""What a use may say about its support: no more, and no less, than the studies it names.

The rules keep three faults out: a support that nothing carries, a null result that is not told, and a
study that was never seen standing behind a use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from viewer.checks.content import Content, Found
from viewer.checks.registry import content_check
from viewer.data.content import file_of_study
from viewer.domain.catalog import Catalog
from viewer.domain.identity import StudyKey
from viewer.domain.statement import Statement
from viewer.domain.study import Study
from viewer.domain.zone import Indication, Support
from viewer.errors import Problem

_AGAINST = frozenset({"null", "mixed"})
_NO_RESULT = frozenset({"unverified"})
_NOT_ABOUT_USES = frozenset({"background", "standard"})
_TELLS_OF_USE = frozenset({"background", "standard", "opinion"})
_NOT_FAVOURABLE = frozenset({"mixed", "null", "insufficient", "contradicts_rationale"})
_NOT_CONDITIONS = frozenset({"mechanism", "safety", "standard", "epidemiology", "critique", "background"})
_REVIEW_WORDS = ("review", "meta-anal", "overview", "summary of", "evidence map")
_TRIAL_WORDS = ("random", "trial", "rct", "experiment", "controlled")


def _is_review(study: Study) -> bool:
    return any(word in study.design.lower() for word in _REVIEW_WORDS)


def _is_trial(study: Study) -> bool:
    return not _is_review(study) and any(word in study.design.lower() for word in _TRIAL_WORDS)


def _is_case_report(study: Study) -> bool:
    return study.direction == "case_report" or "case" in study.design.lower()


def _is_against(study: Study) -> bool:
    return study.direction in _AGAINST


def _is_contradicting(study: Study) -> bool:
    return study.direction in _AGAINST | {"contradicts_rationale", "harm"}


_CARRIED_BY: dict[Support, tuple[Callable[[Study], bool], str]] = {
    "review": (_is_review, "a review among its studies"),
    "trial": (_is_trial, "a trial among its studies"),
    "case_report": (_is_case_report, "a case report among its studies"),
    "null": (_is_against, "a study with a null or mixed result among its studies"),
    "proposed": (lambda study: study.direction == "hypothesis", "a study that proposes it among its studies"),
    "contradicted": (_is_contradicting, "a study that contradicts it among its studies"),
}


def _studies(catalog: Catalog, use: Indication) -> Sequence[Study]:
    return [catalog.studies[key] for key in use.studies if key in catalog.studies]


@content_check
def uses_have_support(content: Content) -> Iterator[Problem]:
    """Every use names a study, or is tradition with a source."""
    for found in content.all(Indication):
        use = found.value
        if not use.studies and "tradition" not in use.support:
            yield found.problem("it names no study and is not said to be tradition")
        if not use.studies and not use.use.sources:
            yield found.problem("it names neither a study nor a source")
        if len(set(use.support)) < len(use.support):
            yield found.problem("a kind of support is named twice")


@content_check
def support_is_carried(content: Content) -> Iterator[Problem]:
    """Every kind of support is carried by a study of that kind."""
    for found in content.all(Indication):
        studies = _studies(content.catalog, found.value)
        for kind in found.value.support:
            if kind in _CARRIED_BY:
                carries, needed = _CARRIED_BY[kind]
                if not any(carries(study) for study in studies):
                    yield found.problem(f"its support says “{kind}”, which needs {needed}")


@content_check
def null_results_are_told(content: Content) -> Iterator[Problem]:
    """A use that names a study with a null result says so in its support."""
    for found in content.all(Indication):
        if not {"null", "contradicted"} & set(found.value.support):
            for study in _studies(content.catalog, found.value):
                if study.direction == "null":
                    yield found.problem(
                        f"the study {study.key} found no difference, but its support does not say “null”"
                    )


@content_check
def directness_fits(content: Content) -> Iterator[Problem]:
    """Directness is “none” if and only if there is no study, and not “direct” if no study needled the scalp."""
    for found in content.all(Indication):
        use, studies = found.value, _studies(content.catalog, found.value)
        if (use.directness == "none") != (not use.studies):
            yield found.problem(f"its directness is “{use.directness}” with {len(use.studies)} studies")
        elif use.directness == "direct" and not any(study.scope == "scalp" for study in studies):
            yield found.problem("its directness is “direct”, but none of its studies needled the scalp alone")


@content_check
def linked_studies_bear_on_uses(content: Content) -> Iterator[Problem]:
    """No use names a study whose result was never verified, or one that is background only."""
    for found in content.all(Indication):
        for study in _studies(content.catalog, found.value):
            if study.direction in _NO_RESULT:
                yield found.problem(f"the study {study.key} is unverified and cannot be linked")
            elif study.direction in _NOT_ABOUT_USES:
                yield found.problem(f"the study {study.key} is {study.direction}, not evidence on a use")


@content_check
def studies_are_about_the_complaint(content: Content) -> Iterator[Problem]:
    """Every study of a use is about each of its complaints that studies know by name.

    One illness is no evidence on another: what was seen in multiple sclerosis stands in a use of its own.
    """
    complaints = content.catalog.complaints
    for found in content.all(Indication):
        for key in found.value.complaints:
            known_as = set(complaints[key].studied_as) if key in complaints else set()
            for study in _studies(content.catalog, found.value) if known_as else ():
                if known_as.isdisjoint(study.conditions):
                    about = ", ".join(study.conditions) or "nothing that it says"
                    yield found.problem(f"the study {study.key} is about {about}, not about “{key}”")


@content_check
def uses_cite_their_own_studies(content: Content) -> Iterator[Problem]:
    """A study that is the source of a use is among its studies, unless it only tells what is done or taught.

    What a note tells of besides stands in `note_sources`: cited behind the use, it would seem to carry it.
    """
    for found in content.all(Indication):
        use, studies = found.value, content.catalog.studies
        for source in use.use.sources:
            study = studies.get(StudyKey(source))
            if study is not None and study.key not in use.studies and study.direction not in _TELLS_OF_USE:
                yield found.problem(
                    f"the study {source} is a source of the use, but not among its studies", below="use"
                )
        for source in use.note_sources:
            if source in (*use.studies, *use.use.sources):
                yield found.problem(f"{source} stands behind the use already", below="note_sources")
        if use.note_sources and not use.note:
            yield found.problem("there is no note that could have sources", below="note_sources")


@content_check
def no_null_result_is_passed_over(content: Content) -> Iterator[Problem]:
    """Where a use names a favourable study on a condition, no unfavourable one on the same condition is left unsaid.

    A study that nothing refers to is a record for zones to come, as long as no use speaks of its condition.
    """
    studies = content.catalog.studies
    named = {found.value for found in content.all(str) if found.field in ("studies", "sources", "note_sources")}
    linked = {key for found in content.all(Indication) for key in found.value.studies}
    favourable = [studies[key] for key in linked & studies.keys() if studies[key].direction == "supports"]
    spoken_of = {condition for study in favourable for condition in study.conditions} - _NOT_CONDITIONS
    for study in studies.values():
        shared = [condition for condition in study.conditions if condition in spoken_of]
        if study.key not in named and study.direction in _NOT_FAVOURABLE and shared:
            message = (
                f"its result is {study.direction}, and no use names it, though favourable ones on {shared[0]} are named"
            )
            yield Problem(file_of_study(study.key), "", message, "warning")


@content_check
def every_study_has_a_place(content: Content) -> Iterator[Problem]:
    """Every study is named somewhere, or says why it is on record only; never both."""
    named = {
        found.value for found in content.all(str) if found.field in ("studies", "sources", "naming", "note_sources")
    }
    for study in content.catalog.studies.values():
        file = file_of_study(study.key)
        if study.key not in named and not study.background:
            yield Problem(file, "", "nothing refers to it, and its field “background” does not say why", "warning")
        if study.key in named and study.background:
            yield Problem(file, "background", "something refers to it, so it is not on record only", "warning")


@content_check
def our_certainty_is_modest(content: Content) -> Iterator[Problem]:
    """A certainty that is our own reading of an abstract is never high; the studies met do not allow it."""
    for found in content.all(Study):
        grade = found.value.grade
        if grade.is_ours and grade.certainty == "high":
            yield _at(found, "grade.certainty", "“high” is our own reading; only a published grading may say so")
        if grade.is_ours and grade.certainty == "not graded":
            yield _at(found, "grade.is_ours", "there is no grading that could be ours")


@content_check
def low_confidence_says_why(content: Content) -> Iterator[Problem]:
    """A sentence of low confidence says what is doubtful about it."""
    for found in content.all(Statement):
        if found.value.confidence == "low" and not found.value.doubt:
            yield found.problem("its confidence is low, but its doubt is empty", "warning")


def _at(found: Found[Study], place: str, message: str) -> Problem:
    return Problem(found.file, place, message)
