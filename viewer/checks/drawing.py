"""How the doubt about a zone is drawn: declared, and true to the rule by which it is placed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.checks.content import Content, Found
from viewer.checks.registry import content_check
from viewer.data.content import file_of_zone
from viewer.domain.area_steps import Cells, Disc, Marks, Ring, Strip
from viewer.domain.construction import AnyStep
from viewer.domain.drawing import as_number
from viewer.domain.point_steps import Peak
from viewer.domain.statement import Statement
from viewer.domain.step import StepBase
from viewer.domain.zone import Zone
from viewer.errors import Problem

_SOFT = (Strip, Disc, Cells)


@content_check
def drawings_fit_the_rules(content: Content) -> Iterator[Problem]:
    """What is declared of a zone's doubt is what its rule can show."""
    for zone in content.catalog.zones.values():
        last = zone.steps[-1] if zone.steps else None
        if fault := _drawing_fault(zone, last):
            yield Problem(file_of_zone(zone.id), "drawing", fault)
        if zone.drawing == "ring" and zone.depth_mm is None:
            yield Problem(file_of_zone(zone.id), "depth_mm", "a peak of a scan needs its depth")
        if zone.only is None and any(isinstance(step, Peak) for step in zone.steps):
            yield Problem(file_of_zone(zone.id), "only", "a place in the brain lies on one side; say on which")


@content_check
def forms_are_whole(content: Content) -> Iterator[Problem]:
    """Each cell is a part of its zone, and each needle of a set has its point."""
    for zone in content.catalog.zones.values():
        last = zone.steps[-1] if zone.steps else None
        if isinstance(last, Cells) and len(zone.parts) != last.count:
            message = f"there are {len(zone.parts)} parts for {last.count} cells"
            yield Problem(file_of_zone(zone.id), "parts", message)
        marks = len(last.points) if isinstance(last, Marks) else 0
        if zone.needles and len(zone.needles) != marks:
            message = f"there are {len(zone.needles)} needles for {marks} points of a set"
            yield Problem(file_of_zone(zone.id), "needles", message)
        for number, needle in enumerate(zone.needles, start=1):
            if needle.range_mm is not None and needle.range_mm[0] > needle.range_mm[1]:
                yield Problem(file_of_zone(zone.id), f"needles.{number}", "low_cun is more than high_cun")


@content_check
def uncertainties_are_said(content: Content) -> Iterator[Problem]:
    """How far off a place may be stands in a sentence of its zone, in mm or cm: a figure alone is nobody's."""
    said: dict[str, list[str]] = {}
    sentences: list[Found[Statement] | Found[StepBase]] = [*content.all(Statement), *content.all(StepBase)]
    for found in sentences:
        said.setdefault(found.file, []).extend((found.value.text, found.value.doubt))
    for zone in content.catalog.zones.values():
        file, away_mm = file_of_zone(zone.id), as_number(zone.uncertainty_mm)
        if away_mm is not None and not any(_says_mm(text, away_mm) for text in said.get(file, ())):
            message = f"no sentence of the zone speaks of {away_mm:g} mm; say who does, or write “not known”"
            yield Problem(file, "uncertainty_mm", message)


def _says_mm(text: str, away_mm: float) -> bool:
    return re.search(rf"\b(?:{away_mm:g} mm|{away_mm / 10:g} cm)\b", text) is not None


def _drawing_fault(zone: Zone, last: AnyStep | None) -> str:
    """Say what is wrong with what is declared; empty if nothing is."""
    if zone.drawing in ("order", "none"):
        return "a zone has a place; what is only named stands in [[named]] of its school"
    if (zone.drawing == "ring") != isinstance(last, Ring):
        return "a ring is drawn where the last step is a ring, and nowhere else"
    if zone.drawing == "search-area" and not isinstance(last, _SOFT):
        return "a search area needs a size of its own: its last step is a strip, a disc, or cells"
    if zone.drawing == "rival" and not zone.variants:
        return "sources differ, so their other places must be built: it has no [[variants]]"
    return ""
