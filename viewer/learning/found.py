"""A place that was clicked, judged in millimetres along the skin, with the step of the rule that was missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedZone
from viewer.domain.catalog import Catalog
from viewer.domain.construction import AnyStep
from viewer.domain.drawing import as_number
from viewer.domain.identity import PartId, PointId, Side, ZoneId
from viewer.errors import MeshError
from viewer.geometry.curve import arc_lengths
from viewer.geometry.fast_geodesic import FastGeodesic
from viewer.geometry.head import Point, Points
from viewer.learning.card import Card
from viewer.learning.judgement import Judgement, Reason
from viewer.learning.question import Question

_NEAR_MM = 12.0
"""Below it a chord and the way over the skin differ by less than a tenth of a millimetre on the vault."""
_TOLD_MM = 1.5
_OTHER: dict[str, Side] = {"left": "right", "right": "left"}


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A click, judged.

    Attributes
    ----------
    nearest_mm : array, shape (3,)
        The right place that is nearest to it, on the skin, head frame, mm.
    step : str
        The step of the construction that was missed; empty where it cannot be told, and where none was.
    """

    judgement: Judgement
    nearest_mm: Point
    step: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class _Target:
    """One line, spot or point that is right.

    Attributes
    ----------
    half_mm : float
        Up to this far from the line it is still within what is drawn.
    """

    points_mm: Points
    half_mm: float
    side: Side
    zone: PlacedZone | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Nearest:
    distance_mm: float
    place_mm: Point
    target: _Target


def judge_click(catalog: Catalog, atlas: Atlas, ways: FastGeodesic, question: Question, point_mm: Point) -> Found:
    """Judge a click on the head.

    Parameters
    ----------
    ways : FastGeodesic
        Measures on this head.
    point_mm : array, shape (3,)
        Where was clicked, on the skin, head frame, mm.

    Raises
    ------
    MeshError
        If what was asked for does not lie on this head.
    """
    side = question.side
    targets = tuple(_targets(catalog, atlas, question.card))
    asked = [target for target in targets if not side or target.side in ("midline", side)]
    if not asked:
        raise MeshError("what was asked for does not lie on this head")
    nearest = _nearest(ways, asked, point_mm)
    hit = _hit(catalog, atlas, question.card, point_mm)
    if nearest.distance_mm <= question.tolerance_mm:
        return Found(
            Judgement(True, nearest.distance_mm, hit, met=question.answer, doubt=_doubt(catalog, question.card)),
            nearest.place_mm,
        )
    across = [target for target in targets if side and target.side == _OTHER[side]]
    if across and _nearest(ways, across, point_mm).distance_mm < nearest.distance_mm:
        told = f"The other side. The patient's {side} was asked for."
        judgement = Judgement(False, None, hit, (("Which side", told),), met=question.answer)
        return Found(judgement, nearest.place_mm)
    step = _missed_step(catalog, question.card, nearest)
    lines = [("You hit", hit or "Bare skin. No zone of this school lies there.")]
    if way := _way(ways, nearest.place_mm, point_mm, nearest.target.side):
        lines.append(("From the right place", way))
    missed = (Reason(step.text, step.sources, step.title),) if step is not None else ()
    judgement = Judgement(
        False, nearest.distance_mm, hit, tuple(lines), missed, question.answer, _doubt(catalog, question.card)
    )
    return Found(judgement, nearest.place_mm, step.id if step is not None else "")


def _targets(catalog: Catalog, atlas: Atlas, card: Card) -> Iterator[_Target]:
    if card.thing_kind in ("zone", "part"):
        zone_id, _slash, part = card.thing.partition("/")
        band_mm = catalog.school_of(ZoneId(zone_id)).band_mm
        for zone in atlas.zones:
            if zone.zone != zone_id:
                continue
            half_mm = zone.form.half_mm if zone.form.half_mm is not None else band_mm / 2
            for line in zone.lines:
                points = _stretch(zone, PartId(part), line.points_mm) if part else line.points_mm
                yield _Target(points, half_mm, zone.side, zone)
    elif card.thing_kind == "point":
        for point in atlas.points:
            if point.point == catalog.points[PointId(card.thing)].step:
                yield _Target(point.position_mm[None], 0.0, point.side)
    elif card.thing_kind == "landmark":
        for name, place in atlas.landmarks_mm.items():
            base, _underscore, last = name.rpartition("_")
            if name == card.thing:
                yield _Target(place[None], 0.0, "midline")
            elif base == card.thing:
                yield _Target(place[None], 0.0, "left" if last == "left" else "right")
    elif card.thing in atlas.sites_mm:
        yield _Target(atlas.sites_mm[card.thing][None], 0.0, "midline")


def _stretch(zone: PlacedZone, part: PartId, points_mm: Points) -> Points:
    placed = next(each for each in zone.parts if each.id == part)
    arcs = arc_lengths(points_mm)
    inside = (arcs >= placed.start * arcs[-1] - 1e-6) & (arcs <= placed.end * arcs[-1] + 1e-6)
    stretch: Points = points_mm[inside]
    return stretch


def _nearest(ways: FastGeodesic, targets: list[_Target], point_mm: Point) -> _Nearest:
    best: _Nearest | None = None
    for target in targets:
        gaps = np.linalg.norm(target.points_mm - point_mm, axis=1)
        at = int(np.argmin(gaps))
        if best is not None and gaps[at] - target.half_mm > best.distance_mm + _NEAR_MM:
            continue  # the way over the skin is no shorter than the straight one
        distance = max(0.0, _length_mm(ways, target.points_mm[at], point_mm) - target.half_mm)
        if best is None or distance < best.distance_mm:
            best = _Nearest(distance, target.points_mm[at], target)
    assert best is not None
    return best


def _length_mm(ways: FastGeodesic, start_mm: Point, end_mm: Point) -> float:
    straight = float(np.linalg.norm(end_mm - start_mm))
    if straight < _NEAR_MM:
        return straight
    return max(straight, ways.rough(start_mm, end_mm).length_mm)


def _hit(catalog: Catalog, atlas: Atlas, card: Card, point_mm: Point) -> str:
    """The zone that lies where was clicked: of the school that is asked about, of any where none is."""
    for hit in atlas.zones_at(point_mm, 0.0):
        zone = catalog.zones[hit.zone]
        if card.school is None or catalog.school_of(hit.zone).id == card.school:
            part = next((f", {each.name}" for each in zone.parts if each.id == hit.part), "")
            return f"{zone.name.en}{part}"
    if card.school is None:
        return ""
    band_mm = catalog.schools[card.school].band_mm
    for hit in atlas.zones_at(point_mm, band_mm / 2):
        if catalog.school_of(hit.zone).id == card.school:
            return catalog.zones[hit.zone].name.en
    return ""


def _missed_step(catalog: Catalog, card: Card, nearest: _Nearest) -> AnyStep | None:
    """The step whose mark lies nearest to the place that was missed."""
    placed = nearest.target.zone
    if placed is None:
        return None
    zone = catalog.zones[placed.zone]
    steps = {step.id: step for step in (*catalog.school_of(zone.id).steps, *zone.steps)}
    marks = [each for each in placed.steps if each.kind == "point" and each.step in steps]
    if not marks:
        return steps.get(placed.steps[-1].step) if placed.steps else None
    gaps = [float(np.linalg.norm(each.points_mm[-1] - nearest.place_mm)) for each in marks]
    return steps[marks[int(np.argmin(gaps))].step]


def _way(ways: FastGeodesic, from_mm: Point, to_mm: Point, side: Side) -> str:
    """In which direction over the skin one place lies from another, as on an upright head."""
    _places, normals, _faces = ways.surface.closest(from_mm[None])
    gap = to_mm - from_mm
    gap = gap - normals[0] * float(gap @ normals[0])
    words = []
    if abs(gap[2]) >= _TOLD_MM:
        words.append(f"{abs(gap[2]):.0f}\N{NO-BREAK SPACE}mm {'above' if gap[2] > 0 else 'below'}")
    if abs(gap[1]) >= _TOLD_MM:
        words.append(f"{abs(gap[1]):.0f}\N{NO-BREAK SPACE}mm {'in front' if gap[1] > 0 else 'behind'}")
    if abs(gap[0]) >= _TOLD_MM and side != "midline":
        is_out = (gap[0] > 0) == (from_mm[0] > 0)
        words.append(f"{abs(gap[0]):.0f}\N{NO-BREAK SPACE}mm {'outward' if is_out else 'toward the midline'}")
    elif abs(gap[0]) >= _TOLD_MM:
        words.append(f"{abs(gap[0]):.0f}\N{NO-BREAK SPACE}mm to the patient's {'right' if gap[0] > 0 else 'left'}")
    return ", ".join(words)


def _doubt(catalog: Catalog, card: Card) -> str:
    """How far off the right place itself may be, as its sources leave it."""
    if card.thing_kind not in ("zone", "part"):
        return ""
    off_mm = as_number(catalog.zones[ZoneId(card.thing.partition("/")[0])].uncertainty_mm)
    if off_mm is None:
        return "How far off the place itself may be is not known."
    return f"The place itself may be {off_mm:g}\N{NO-BREAK SPACE}mm off, as its sources leave it." if off_mm else ""
