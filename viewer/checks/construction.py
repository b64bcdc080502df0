"""Steps of constructions: each refers to what is there before it, and the last one makes a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viewer.checks.content import Content
from viewer.checks.references import missing
from viewer.checks.registry import content_check
from viewer.data.content import file_of_steps, file_of_zone
from viewer.domain.area_steps import AREA_STEPS
from viewer.domain.catalog import Catalog
from viewer.domain.construction import chosen_steps, names_in
from viewer.domain.curve_steps import Lines
from viewer.domain.identity import SchoolId
from viewer.domain.point_steps import Along, Aside, Crossing, FindLandmark, Fraction, Peak, Ray, ScalpPoint
from viewer.domain.school import School
from viewer.domain.step import StepBase
from viewer.domain.variant import Variant
from viewer.domain.zone import Zone
from viewer.errors import Problem

FEWEST_WORDS, MOST_WORDS = 2, 5
"""Of a step's title."""

_POINT_STEPS = (FindLandmark, Along, Fraction, ScalpPoint, Ray, Crossing, Aside, Peak)
_LAST_STEPS = (Lines, *AREA_STEPS)


@content_check
def steps_refer_to_what_exists(content: Content) -> Iterator[Problem]:
    """A step refers to earlier steps, to steps of schools, and to zones that exist.

    Any other name is a landmark, and only a head can tell whether it has it.
    """
    catalog = content.catalog
    for school in catalog.schools.values():
        yield from _faults(catalog, file_of_steps(school.id), school.steps, ())
    for zone in catalog.zones.values():
        yield from _faults(catalog, file_of_zone(zone.id), zone.steps, catalog.school_of(zone.id).steps)


@content_check
def zones_end_in_a_line(content: Content) -> Iterator[Problem]:
    """A zone has steps, the last of which makes its line; several lines together come last only."""
    for zone in content.catalog.zones.values():
        file = file_of_zone(zone.id)
        if not zone.steps:
            yield Problem(file, "steps", "there are no steps, so it cannot be constructed")
            continue
        for variant in ("", *dict.fromkeys(step.variant for step in zone.steps if step.variant)):
            steps = chosen_steps(zone.steps, frozenset({variant}))
            if not steps:
                yield Problem(file, "steps", "every step belongs to a variant; without one nothing is constructed")
                break
            last = steps[-1]
            if isinstance(last, _POINT_STEPS):
                place = f"steps.{zone.steps.index(last) + 1}"
                yield Problem(file, place, "the last step makes a point, but a zone is a line or an area")
                break
        by_default = [step for step in zone.steps if not step.variant]
        for step in by_default[:-1]:
            if isinstance(step, _LAST_STEPS):
                yield Problem(file, f"steps.{zone.steps.index(step) + 1}", f"{step.op} can only come last")
    for school in content.catalog.schools.values():
        for number, step in enumerate(school.steps, start=1):
            if isinstance(step, _LAST_STEPS):
                yield Problem(file_of_steps(school.id), f"steps.{number}", f"{step.op} belongs to a zone")


@content_check
def steps_have_titles(content: Content) -> Iterator[Problem]:
    """Every step has a title of two to five words, which is what a list of steps shows."""
    for found in content.all(StepBase):
        words = len(found.value.title.split())
        if not words:
            yield found.problem("it has no title")
        elif not FEWEST_WORDS <= words <= MOST_WORDS:
            message = f"its title has {words} words; {FEWEST_WORDS} to {MOST_WORDS} fit a list of steps"
            yield found.problem(message, "warning")


@content_check
def variants_are_named(content: Content) -> Iterator[Problem]:
    """Every variant of a step is declared, every declared one changes something, and answers to a question agree."""
    for zone in content.catalog.zones.values():
        yield from _variant_faults(file_of_zone(zone.id), zone)
    for school in content.catalog.schools.values():
        yield from _variant_faults(file_of_steps(school.id), school)


def _variant_faults(file: str, owner: Zone | School) -> Iterator[Problem]:
    declared = {variant.id for variant in owner.variants}
    used = {step.variant for step in owner.steps}
    for number, step in enumerate(owner.steps, start=1):
        if step.variant and step.variant not in declared:
            yield Problem(
                file, f"steps.{number}.variant", missing(step.variant, sorted(declared), "entry [[variants]]")
            )
    first: dict[str, Variant] = {}
    seen: set[str] = set()
    for number, variant in enumerate(owner.variants, start=1):
        place = f"variants.{number}"
        if variant.id in seen:
            yield Problem(file, f"{place}.id", f"there is a variant “{variant.id}” already")
        seen.add(variant.id)
        if variant.id not in used and variant.measure is None:
            yield Problem(file, f"{place}.id", f"no step has the variant “{variant.id}”, so it changes nothing")
        default = first.setdefault(variant.question, variant).default
        if variant.default != default:
            message = f"“{variant.question}” is answered by “{default}” by default, not by “{variant.default}”"
            yield Problem(file, f"{place}.default", message)


def _faults(catalog: Catalog, file: str, steps: Sequence[StepBase], shared: Sequence[StepBase]) -> Iterator[Problem]:
    by_default = {step.id for step in steps if not step.variant}
    earlier = {step.id for step in shared}
    made: set[tuple[str, str]] = {(step.id, step.variant) for step in shared}
    for number, step in enumerate(steps, start=1):
        place = f"steps.{number}"
        if (step.id, step.variant) in made:
            yield Problem(file, f"{place}.id", f"there is a step “{step.id}” already")
        if step.variant and step.id not in by_default and not _is_needed(step, steps):
            message = (
                f"there is no step “{step.id}” that it could stand in for, and no step of the variant refers to it"
            )
            yield Problem(file, f"{place}.variant", message)
        for name in names_in(step):
            if fault := _name_fault(catalog, name):
                yield Problem(file, place, fault)
            elif name in by_default - earlier:
                yield Problem(file, place, f"it refers to the step “{name}”, which does not come before it")
        made.add((step.id, step.variant))
        if not step.variant:
            earlier.add(step.id)


def _is_needed(step: StepBase, steps: Sequence[StepBase]) -> bool:
    """Whether a step that a variant brings along serves another step of that variant."""
    return any(other.variant == step.variant and step.id in names_in(other) for other in steps if other is not step)


def _name_fault(catalog: Catalog, name: str) -> str:
    """Say what is wrong with the name of a zone or of another school's step."""
    if "/" in name:
        school, _, step = name.partition("/")
        if school not in catalog.schools:
            return missing(school, catalog.schools, "school")
        steps = {step.id for step in catalog.schools[SchoolId(school)].steps}
        return "" if step in steps else missing(step, steps, f"step of the school {school}")
    return missing(name, catalog.zones, "zone") if "." in name and name not in catalog.zones else ""
