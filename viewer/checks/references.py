"""What refers to something finds it; what is there is referred to."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from viewer.checks.content import Content, Found
from viewer.checks.registry import content_check
from viewer.data.content import file_of_list, file_of_zone
from viewer.domain.catalog import Catalog
from viewer.domain.correction import Correction
from viewer.domain.identity import SourceKey
from viewer.domain.mechanism import Mechanism
from viewer.domain.statement import Statement
from viewer.domain.step import StepBase
from viewer.domain.term import Term
from viewer.domain.zone import Indication
from viewer.errors import Problem


def missing(wanted: str, there: Collection[str], noun: str) -> str:
    """Say that something is not there, and what was perhaps meant."""
    near = difflib.get_close_matches(wanted, there, 1)
    return f"there is no {noun} “{wanted}”" + (f"; did you mean “{near[0]}”?" if near else "")


@content_check
def sources_exist(content: Content) -> Iterator[Problem]:
    """Every source named by a statement, a step or a zone's naming is listed, or is a study."""
    there = [*content.catalog.sources, *content.catalog.studies]
    for found in content.all(str):
        if (
            found.field in ("sources", "naming", "note_sources")
            and found.owner is not Catalog
            and found.value not in there
        ):
            yield found.problem(missing(found.value, there, "source or study"))


@content_check
def statements_have_sources(content: Content) -> Iterator[Problem]:
    """No statement, step or term stands without a source, and none names one twice."""
    sourced: list[Found[Statement] | Found[StepBase] | Found[Term]] = [
        *content.all(Statement),
        *content.all(StepBase),
        *content.all(Term),
    ]
    for found in sourced:
        if not found.value.sources:
            yield found.problem("it names no source")
        yield from _twice(found, found.value.sources, "source")


def _twice(found: Found[object], names: Sequence[str], noun: str) -> Iterator[Problem]:
    for name, count in Counter(names).items():
        if count > 1:
            yield found.problem(f"the {noun} “{name}” is named {count} times")


@content_check
def keys_are_unique(content: Content) -> Iterator[Problem]:
    """A key is a source or a study, never both; a code or a name belongs to one zone of its school."""
    for key in content.catalog.sources.keys() & {SourceKey(study) for study in content.catalog.studies}:
        yield Problem(file_of_list("sources"), f"sources.{key}", f"a study has the key “{key}” too")
    seen: dict[tuple[str, str, str], str] = {}
    for zone in content.catalog.zones.values():
        for field, name in (("code", zone.code), ("name.en", zone.name.en)):
            known = (zone.id.partition(".")[0], field, name.casefold())
            if known in seen:
                yield Problem(file_of_zone(zone.id), field, f"“{name}” belongs to {seen[known]} already")
            seen.setdefault(known, zone.id)


@content_check
def uses_refer_to_what_exists(content: Content) -> Iterator[Problem]:
    """The studies, complaints and part that a use names exist."""
    for found in content.all(Indication):
        use = found.value
        for study in use.studies:
            if study not in content.catalog.studies:
                yield found.problem(missing(study, content.catalog.studies, "study"))
        for complaint in use.complaints:
            if complaint not in content.catalog.complaints:
                yield found.problem(missing(complaint, content.catalog.complaints, "complaint"))
        yield from _twice(found, use.studies, "study")
        yield from _twice(found, use.complaints, "complaint")
        yield from _twice(found, use.note_sources, "source of its note")
    for zone in content.catalog.zones.values():
        parts = [part.id for part in zone.parts]
        for number, use in enumerate(zone.indications, start=1):
            if use.part is not None and use.part not in parts:
                place = f"indications.{number}.part"
                yield Problem(file_of_zone(zone.id), place, missing(use.part, parts, "part"))


@content_check
def zones_refer_to_what_exists(content: Content) -> Iterator[Problem]:
    """The group of a zone exists."""
    for zone in content.catalog.zones.values():
        file = file_of_zone(zone.id)
        if zone.group not in content.catalog.groups:
            yield Problem(file, "group", missing(zone.group, content.catalog.groups, "group"))


@content_check
def corrections_and_hypotheses_reach_a_reader(content: Content) -> Iterator[Problem]:
    """What corrections and mechanisms concern exists; a correction concerns something; a mechanism has its limits.

    A zone that is left out is no reason to leave out the correction too, so what is missing is a warning.
    """
    catalog = content.catalog
    for correction in content.all(Correction):
        held = correction.value
        concerned: tuple[tuple[str, Sequence[str], Collection[str], str], ...] = (
            ("zones", held.zones, catalog.zones, "zone"),
            ("schools", held.schools, catalog.schools, "school"),
            ("complaints", held.complaints, catalog.complaints, "complaint"),
            ("cautions", held.cautions, catalog.cautions, "caution"),
            ("terms", held.terms, catalog.terms, "term"),
        )
        for field, names, there, noun in concerned:
            for name in names:
                if name not in there:
                    yield correction.problem(missing(name, there, noun), "warning", below=field)
        if not any(names for _field, names, _there, _noun in concerned):
            yield correction.problem("it concerns nothing, so no reader meets it")
    for mechanism in content.all(Mechanism):
        for zone in mechanism.value.zones:
            if zone not in catalog.zones:
                yield mechanism.problem(missing(zone, catalog.zones, "zone"), "warning", below="zones")
        for school in mechanism.value.schools:
            if school not in catalog.schools:
                yield mechanism.problem(missing(school, catalog.schools, "school"), "warning", below="schools")
        if not mechanism.value.limits:
            yield mechanism.problem("a hypothesis without its limits reads like a fact")


@content_check
def words_belong_to_one_term(content: Content) -> Iterator[Problem]:
    """No two terms recognise the same word."""
    seen: dict[str, str] = {}
    for found in content.all(Term):
        for word in found.value.words:
            known = seen.setdefault(word.casefold(), found.value.id)
            if known != found.value.id or found.value.words.count(word) > 1:
                yield found.problem(f"“{word}” belongs to {known} already", below="words")


@content_check
def nothing_lies_unused(content: Content) -> Iterator[Problem]:
    """Every source and complaint is referred to, or says by which studies it stands without that."""
    fields = {"sources", "naming", "note_sources", "complaints"}
    named = {found.value for found in content.all(str) if found.field in fields and found.owner is not Correction}
    studied = {condition for study in content.catalog.studies.values() for condition in study.conditions}
    stands = {str(key) for key, each in content.catalog.complaints.items() if studied.intersection(each.studied_as)}
    for name, entries in (
        ("sources", content.catalog.sources),
        ("complaints", content.catalog.complaints),
    ):
        for key in entries:
            if key not in named | stands:
                yield Problem(file_of_list(name), f"{name}.{key}", "nothing refers to it", "warning")


@content_check
def conditions_are_those_of_studies(content: Content) -> Iterator[Problem]:
    """What a complaint says it is studied as, some study names among its conditions."""
    studied = {condition for study in content.catalog.studies.values() for condition in study.conditions}
    for key, complaint in content.catalog.complaints.items():
        for condition in complaint.studied_as:
            if condition not in studied:
                where = f"complaints.{key}.studied_as"
                yield Problem(file_of_list("complaints"), where, missing(condition, studied, "condition of a study"))
