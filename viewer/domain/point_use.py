"""Which lines are drawn from which acupuncture points: read from the rules, never typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from viewer.domain.acupoint import Acupoint
from viewer.domain.catalog import Catalog
from viewer.domain.construction import AnyStep, names_in
from viewer.domain.curve_steps import ScalpLine
from viewer.domain.identity import PointId, ZoneId
from viewer.domain.zone import Zone

_SLACK_CUN = 1e-6


@dataclass(frozen=True, slots=True)
class PointUse:
    """A line that is drawn from, to or through a point.

    Attributes
    ----------
    zone : str
        The line's zone.
    by_way_of : str or None
        The point that is found from this one and through which the line goes; None if the line itself goes by it.
    is_variant : bool
        Whether only another version of the rule uses it.
    """

    zone: ZoneId
    by_way_of: PointId | None = None
    is_variant: bool = False


def point_uses(catalog: Catalog) -> Mapping[PointId, tuple[PointUse, ...]]:
    """Return for every point the lines that use it; those that go by it themselves first, in the order of the list.

    A rule uses a point if one of its steps names the point's step, names its code in its words, or begins or ends a
    line of constant distance at its measures.
    """
    found: dict[PointId, list[PointUse]] = {point: [] for point in catalog.points}
    for zone in catalog.zones.values():
        by_default = _points_of(catalog, zone, (step for step in zone.steps if not step.variant))
        for point in by_default:
            found[point].append(PointUse(zone.id))
        for point in _points_of(catalog, zone, (step for step in zone.steps if step.variant)):
            if point not in by_default:
                found[point].append(PointUse(zone.id, is_variant=True))
    behind = _points_behind(catalog)
    direct = {point: tuple(uses) for point, uses in found.items()}
    for point, uses in direct.items():
        for use in uses:
            for farther in behind.get(point, ()):
                if not use.is_variant and all(use.zone != other.zone for other in found[farther]):
                    found[farther].append(PointUse(use.zone, by_way_of=point))
    return {point: tuple(uses) for point, uses in found.items()}


def lines_of(catalog: Catalog, point: PointId) -> tuple[ZoneId, ...]:
    """Return the zones whose lines go by a point, by their usual rule, in the order of the list.

    A place that was only proposed is none of them: nobody needled it, whatever point its paper names.
    """
    uses = (use for use in point_uses(catalog).get(point, ()) if use.by_way_of is None and not use.is_variant)
    return tuple(use.zone for use in uses if catalog.school_of(use.zone).line_kind != "ring")


def _points_of(catalog: Catalog, zone: Zone, steps: Iterable[AnyStep]) -> dict[PointId, None]:
    """The points that steps of a zone go by, each once."""
    by_step = {point.step: point.id for point in catalog.points.values() if point.step}
    school = catalog.school_of(zone.id).id
    there: dict[PointId, None] = {}
    for step in steps:
        for name in names_in(step):
            full = name if "/" in name else f"{school}/{name}"
            if full in by_step:
                there[by_step[full]] = None
        for point in catalog.points.values():
            if _is_named(point.code, step.text) or (isinstance(step, ScalpLine) and _is_end(point, step)):
                there[point.id] = None
    return there


def _points_behind(catalog: Catalog) -> dict[PointId, tuple[PointId, ...]]:
    """For every point the points from which its own step starts, also by way of steps that are no points."""
    by_step = {point.step: point.id for point in catalog.points.values() if point.step}
    steps = {
        f"{school.id}/{step.id}": step
        for school in catalog.schools.values()
        for step in school.steps
        if not step.variant
    }

    def behind(key: str, seen: frozenset[str]) -> Iterator[PointId]:
        for name in names_in(steps[key]):
            full = name if "/" in name else f"{key.partition('/')[0]}/{name}"
            if full in by_step:
                yield by_step[full]
            if full in steps and full not in seen:
                yield from behind(full, seen | {full})

    return {
        point: tuple(dict.fromkeys(behind(key, frozenset({key})))) for key, point in by_step.items() if key in steps
    }


def _is_named(code: str, words: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(code)}(?![\w+])", words) is not None


def _is_end(point: Acupoint, line: ScalpLine) -> bool:
    """Whether a line of constant distance from the midline begins or ends at a point."""
    if point.s_cun is None or point.l_cun is None or abs(point.l_cun - line.l_cun) > _SLACK_CUN:
        return False
    is_same_cun = point.cun == line.cun or abs(line.l_cun) < _SLACK_CUN
    return is_same_cun and any(abs(point.s_cun - end) < _SLACK_CUN for end in (line.s_from_cun, line.s_to_cun))
