"""Acupuncture points: each has its step and each step its point, measures agree, names are whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.atlas.atlas import Atlas
from viewer.checks.content import Content
from viewer.checks.references import missing
from viewer.checks.registry import atlas_check, content_check
from viewer.data.content import file_of_list, file_of_steps
from viewer.domain.acupoint import Acupoint, CrossCheck
from viewer.domain.catalog import Catalog
from viewer.domain.point_steps import ScalpPoint
from viewer.errors import Problem
from viewer.geometry.surface import Surface

_FILE = file_of_list("points")
_MARKS = {"midway": 2, "ear_line": 1, "straight_above": 1, "from_mark": 1}
_SLACK_CUN = 1e-6


def _problem(point: Acupoint, field: str, message: str) -> Problem:
    return Problem(_FILE, f"points.{point.id}.{field}", message)


@content_check
def points_and_steps_belong_together(content: Content) -> Iterator[Problem]:
    """A point has a step that makes a point, or says why it is not placed; a step has one point.

    Where no point is listed at all, steps need none: a folder may do without names for its points.
    """
    catalog = content.catalog
    steps = {
        f"{school.id}/{step.id}": school.id
        for school in catalog.schools.values()
        for step in school.steps
        if step.is_point and not step.variant
    }
    owners: dict[str, str] = {}
    for point in catalog.points.values():
        if bool(point.step) == bool(point.not_placed):
            yield _problem(point, "step", "give either the step that places it, or in not_placed why it is not shown")
        elif point.step and point.step not in steps:
            yield _problem(point, "step", missing(point.step, steps, "step with is_point"))
        elif point.step in owners:
            yield _problem(point, "step", f"“{point.step}” places {owners[point.step]} already")
        if point.step:
            owners.setdefault(point.step, point.id)
    for step, school in steps.items():
        if catalog.points and step not in owners:
            # A warning: a slip in the list of points is no reason to leave out a school whose step it names.
            place = f"steps.{step.partition('/')[2]}"
            yield Problem(file_of_steps(school), place, f"no point in {_FILE} names it", "warning")


@content_check
def measures_of_points_agree_with_their_steps(content: Content) -> Iterator[Problem]:
    """A point that its step places by measures names the same measures; s and l come together."""
    steps = {f"{school.id}/{step.id}": step for school in content.catalog.schools.values() for step in school.steps}
    for point in content.catalog.points.values():
        if (point.s_cun is None) != (point.l_cun is None):
            yield _problem(point, "s_cun", "s_cun and l_cun belong together")
        step = steps.get(point.step)
        if not isinstance(step, ScalpPoint):
            continue
        if point.s_cun is None or point.l_cun is None:
            yield _problem(point, "s_cun", f"its step says s_cun = {step.s_cun:g} and l_cun = {step.l_cun:g}")
            continue
        for field, said, built in (("s_cun", point.s_cun, step.s_cun), ("l_cun", point.l_cun, step.l_cun)):
            if abs(said - built) > _SLACK_CUN:
                yield _problem(point, field, f"{said:g}, but its step says {built:g}")
        if step.l_cun and point.cun != step.cun:
            yield _problem(point, "cun", f"{point.cun}, but its step says {step.cun}")


@content_check
def ids_of_points_are_their_codes(content: Content) -> Iterator[Problem]:
    """The id of a point is its code in small letters; of points that share a code, their name and place."""
    for point in content.catalog.points.values():
        wanted = f"point.{point.code.lower().replace('+', '-plus')}"
        if re.fullmatch(r"[A-Z]{2}\d+\+?", point.code) and point.id != wanted:
            yield _problem(point, "id", f"the code {point.code} asks for “{wanted}”")


@content_check
def cross_checks_can_be_carried_out(content: Content) -> Iterator[Problem]:
    """A cross-check has as many marks as its comparison needs; those of ``midway`` are placed points."""
    catalog = content.catalog
    for point in catalog.points.values():
        for number, check in enumerate(point.cross_checks, start=1):
            if fault := _fault(catalog, check):
                yield _problem(point, f"cross_checks.{number}", fault)


def _fault(catalog: Catalog, check: CrossCheck) -> str:
    wanted = _MARKS.get(check.comparison or "", 0)
    if len(check.marks) != wanted:
        return f"it names {len(check.marks)} marks; {check.comparison or 'no comparison'} needs {wanted}"
    if check.comparison == "midway":
        placed = [point.id for point in catalog.points.values() if point.step]
        for mark in check.marks:
            if mark not in placed:
                return missing(mark, placed, "placed point")
    return ""


@atlas_check
def marks_of_cross_checks_are_on_the_head(catalog: Catalog, atlas: Atlas, skin: Surface) -> Iterator[Problem]:
    """The landmarks that cross-checks name are on the head, by their name or with a side."""
    bases = {name.removesuffix("_left").removesuffix("_right") for name in atlas.landmarks_mm}
    for point in catalog.points.values():
        for number, check in enumerate(point.cross_checks, start=1):
            for mark in check.marks if check.comparison not in (None, "midway") else ():
                if mark not in bases:
                    place = f"points.{point.id}.cross_checks.{number}.marks"
                    yield Problem(_FILE, place, missing(mark, bases, f"landmark on {atlas.head}"), "warning")
