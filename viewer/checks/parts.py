"""Parts of zones and angles: figures that must agree with each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from viewer.checks.content import Content
from viewer.checks.registry import content_check
from viewer.data.content import file_of_zone
from viewer.domain.school import AngleRange
from viewer.errors import Problem

_SLACK = 1e-6


@content_check
def parts_cover_the_line(content: Content) -> Iterator[Problem]:
    """Parts follow each other along the line, from its first point to its last, without gap or overlap."""
    for zone in content.catalog.zones.values():
        file, parts = file_of_zone(zone.id), zone.parts
        if len({part.id for part in parts}) < len(parts):
            yield Problem(file, "parts", "two parts have the same id")
        for number, part in enumerate(parts, start=1):
            if part.start >= part.end:
                yield Problem(file, f"parts.{number}", f"it ends at {part.end:g}, but starts at {part.start:g}")
        for number, (part, after) in enumerate(pairwise(parts), start=2):
            if abs(after.start - part.end) > _SLACK:
                fault = "overlaps" if after.start < part.end else "leaves a gap after"
                yield Problem(
                    file, f"parts.{number}.start", f"{after.start:g} {fault} the part that ends at {part.end:g}"
                )
        if parts and parts[0].start > _SLACK:
            yield Problem(file, "parts.1.start", f"{parts[0].start:g} leaves the beginning of the line without a part")
        if parts and parts[-1].end < 1 - _SLACK:
            place = f"parts.{len(parts)}.end"
            yield Problem(file, place, f"{parts[-1].end:g} leaves the end of the line without a part")


@content_check
def angles_are_in_order(content: Content) -> Iterator[Problem]:
    """The usual angle lies in its range."""
    for found in content.all(AngleRange):
        angle = found.value
        if not angle.low_deg <= angle.usual_deg <= angle.high_deg:
            figures = f"{angle.low_deg:g}, {angle.usual_deg:g}, {angle.high_deg:g}"
            yield found.problem(f"{figures}: the usual angle is not between the lowest and the highest")
