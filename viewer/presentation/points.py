"""What is said of acupuncture points on the head, and which of them a state points out."""

from __future__ import annotations

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedPoint
from viewer.domain.acupoint import Acupoint
from viewer.domain.catalog import Catalog
from viewer.domain.identity import PointId, SideChoice, is_on_side
from viewer.geometry.head import Point
from viewer.presentation.landmarks import PlaceWords
from viewer.presentation.sentences import count_cun


def placed_points(catalog: Catalog, atlas: Atlas, point: PointId, side: SideChoice) -> tuple[PlacedPoint, ...]:
    """Return a point where it lies on the sides asked for; empty if it is not placed on this head."""
    step = catalog.points[point].step if point in catalog.points else ""
    return tuple(placed for placed in atlas.points if step and placed.point == step and is_on_side(placed.side, side))


def point_words(catalog: Catalog, atlas: Atlas) -> tuple[tuple[PlaceWords, Point], ...]:
    """Return every placed point in words, and where it lies: shape (3,), head frame, mm."""
    by_step = {point.step: point for point in catalog.points.values() if point.step}
    unsure = uncertain_steps(catalog)
    return tuple(
        (_words(by_step[placed.point], placed, is_uncertain=placed.point in unsure), placed.position_mm)
        for placed in atlas.points
        if placed.point in by_step
    )


def uncertain_steps(catalog: Catalog) -> frozenset[str]:
    """Return the steps, as rules name them, whose points the sources do not fix."""
    return frozenset(
        f"{school.id}/{step.id}"
        for school in catalog.schools.values()
        for step in school.steps
        if step.is_point and step.confidence == "low"
    )


def measure_words(point: Acupoint) -> str:
    """Return the measures of a point in words, without a full stop; empty if it is not found by measures."""
    if point.s_cun is None or point.l_cun is None:
        return ""
    place = "in front of" if point.s_cun < 0 else "behind"
    along = f"{count_cun(abs(point.s_cun))} {place} the front hairline"
    return f"{along}, on the midline" if point.l_cun == 0 else f"{along}, {count_cun(point.l_cun)} beside the midline"


def _words(point: Acupoint, placed: PlacedPoint, *, is_uncertain: bool) -> PlaceWords:
    side = "" if placed.side == "midline" else f", {placed.side}"
    measures = measure_words(point)
    second = f"uncertain · {measures}" if is_uncertain and measures else measures
    doubt = " (uncertain)" if is_uncertain else ""
    sentence = f"{point.title} {point.han}{side}{doubt}: {_lowered(point.finding.text)} Click to open."
    return PlaceWords(
        point.code,
        f"{point.title} {point.han}{side}",
        second,
        sentence,
        is_uncertain,
        point=point.id,
        side=placed.side,
    )


def _lowered(sentence: str) -> str:
    return f"{sentence[:1].lower()}{sentence[1:]}"
