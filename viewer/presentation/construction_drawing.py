r"""What each kind of step lays on the head: tapes, lines, and places.

All measures come from the rule as it was carried out; here only the ways are found that lead to what it made::

      start o======tape======o made        a point along a curve: the stretch of the curve that was measured
            \
             '- - - line - - -             a curve: itself
"""

from __future__ import annotations

import numpy as np

from viewer.domain.area_steps import Disc, Figure, Marks, Ring
from viewer.domain.construction import AnyStep, names_in
from viewer.domain.curve_steps import Lines, Parallel, ScalpLine, Section, Slant, Tape, Walk
from viewer.domain.curve_steps import Stretch as Stretched
from viewer.domain.point_steps import Along, Aside, Crossing, Fraction, Ray, ScalpPoint
from viewer.geometry.curve import arc_lengths
from viewer.geometry.head import Points
from viewer.presentation.construction_places import MIDLINE, Places
from viewer.presentation.construction_view import Span, Spot, StepDrawing, Stretch
from viewer.presentation.sentences import centimetres

_PARALLEL_SHARE = 0.35  # of the line: where its distance is shown, high enough to be seen from the side
_SAME_MM = 0.3
_TAPED = (Tape, Walk, Slant, Stretched)


def drawing_of(step: AnyStep, places: Places) -> StepDrawing:
    """Return what a step lays on the head.

    Parameters
    ----------
    step : Step
        One of the steps in `places`.
    places : Places
        Where names lie on this side.
    """
    made = places.made(step.id)
    taken = _taken(step, places)
    if isinstance(step, Lines):
        line = places.placed.lines[0].points_mm
        named = (Spot(places.name(step.id), line[len(line) // 2], centimetres(places.placed.length_mm)),)
        return StepDrawing(named=named, replaces=step.curves)
    if isinstance(step, Disc | Ring | Marks | Figure):
        lines = tuple(Stretch("line", line.points_mm) for line in places.placed.lines)
        spots = () if isinstance(step, Figure) else tuple(Spot("", line.points_mm[0]) for line in lines)
        return StepDrawing(lines, spots, taken)
    if made is None:
        return StepDrawing(taken=taken)
    title = places.name(step.id)
    if made.kind == "point":
        spots = (Spot(title, made.points_mm[0]),)
        stretches, span = _way_to(step, made.points_mm[0], made.measure_mm, places)
        return StepDrawing(stretches, spots, taken, span=span)
    points = made.points_mm
    if isinstance(step, Section):
        past_the_ear = places.past_the_ear(step.through)
        points = points if past_the_ear is None else past_the_ear
        length_mm = None if past_the_ear is None else polyline_length_mm(points)
        span = None if length_mm is None else Span(points[0], points[-1], length_mm, short_length(length_mm))
        return StepDrawing((Stretch("line", points),), (), taken, span=span)
    is_on_midline = isinstance(step, ScalpLine) and step.l_cun == 0.0
    is_taped = isinstance(step, _TAPED) or (isinstance(step, ScalpLine) and not is_on_midline)
    curve = Stretch("tape" if is_taped else "line", points)
    span = None
    if made.measure_mm is not None and not isinstance(step, Parallel):
        span = Span(points[0], points[-1], made.measure_mm, measure_words(step, made.measure_mm))
    ends: tuple[Spot, ...] = (Spot("", points[0]), Spot(title, points[-1])) if is_taped or is_on_midline else ()
    # What a way begins or ends at is marked by the step that made it.
    ends = tuple(end for end in ends if all(np.linalg.norm(end.point_mm - at.point_mm) > _SAME_MM for at in taken))
    if isinstance(step, Parallel):
        source = places.points(step.curve)
        if source is not None and made.measure_mm is not None:
            span = _distance(source, points, made.measure_mm)
            across = Stretch("tape", np.array([span.start_mm, span.end_mm]), is_chord=True)
            return StepDrawing((curve, across), ends, taken, span=span)
    return StepDrawing((curve,), ends, taken, span=span)


def measure_words(step: AnyStep, measure_mm: float) -> str:
    """Return a measure in centimetres of this head, and in cun where the rule counts them."""
    in_cm = short_length(measure_mm)
    count = None
    if isinstance(step, Along) and step.distance_cun is not None:
        count = abs(step.distance_cun)
    elif isinstance(step, Walk) and step.to_cun is not None:
        count = abs(step.to_cun)
    elif isinstance(step, ScalpPoint):
        count = abs(step.l_cun or step.s_cun)
    elif isinstance(step, ScalpLine):
        count = abs(step.s_to_cun - step.s_from_cun)
    return f"{count:g} cun, {in_cm}" if count else in_cm


def short_length(length_mm: float) -> str:
    """Return a length as people say it; one of some millimetres that centimetres would round away, in millimetres."""
    is_fine = length_mm < 10.0 and abs(length_mm - round(length_mm)) > 0.05
    return f"{length_mm:.1f} mm" if is_fine else centimetres(length_mm)


def polyline_length_mm(points: Points) -> float:
    """Return the length of a line, shape (n, 3), in mm."""
    return float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())


def between(curve: Points, start: Points, end: Points) -> Points:
    """Return the stretch of a curve from one point near it to another, both included; shape (n, 3)."""
    first, last = _arc_of(curve, start), _arc_of(curve, end)
    arcs = arc_lengths(curve)
    low, high = min(first, last), max(first, last)
    inside = curve[(arcs > low + 0.05) & (arcs < high - 0.05)]
    way = np.vstack([start if first <= last else end, inside, end if first <= last else start])
    return way if first <= last else way[::-1]


def foot_on(curve: Points, point: Points) -> Points:
    """Return where a curve is crossed by the plane across it that holds a point, shape (3,); the nearest such place."""
    ahead = np.gradient(curve, axis=0)
    heights = np.einsum("nc,nc->n", point - curve, ahead)
    # The plane holds the point where its height over the place changes sign.
    changes = np.flatnonzero(np.diff(np.signbit(heights)))
    if not len(changes):
        nearest: Points = curve[int(np.argmin(np.linalg.norm(curve - point, axis=1)))]
        return nearest
    best = changes[int(np.argmin(np.linalg.norm(curve[changes] - point, axis=1)))]
    share = heights[best] / (heights[best] - heights[best + 1])
    foot: Points = curve[best] + share * (curve[best + 1] - curve[best])
    return foot


def _way_to(
    step: AnyStep, point: Points, measure_mm: float | None, places: Places
) -> tuple[tuple[Stretch, ...], Span | None]:
    """The way that leads to a point, and the length that was measured on it."""
    words = measure_words(step, measure_mm) if measure_mm else ""

    def span(start: Points | None) -> Span | None:
        return Span(start, point, measure_mm, words) if start is not None and measure_mm else None

    match step:
        case Along() | Fraction():
            curve = places.points(step.curve)
            start = places.point(step.start) if step.start else (None if curve is None else curve[0])
            if curve is None or start is None or not measure_mm:
                return (), None
            # On the midline lies a tape already.
            laid = () if step.curve == MIDLINE else (Stretch("tape", between(curve, start, point)),)
            return laid, span(start)
        case ScalpPoint():
            midline, hairline = places.points(MIDLINE), places.point("hairline")
            if midline is None or step.l_cun == 0.0:
                return (), span(hairline)
            foot = foot_on(midline, point)
            return (Stretch("tape", np.array([foot, point]), is_chord=True),), span(foot)
        case Aside():
            curve = places.points(step.curve)
            if curve is None:
                return (), None
            foot = _at_share(curve, step.fraction)
            return (Stretch("tape", np.array([foot, point]), is_chord=True),), span(foot)
        case Ray():
            level = places.point(step.level)
            if level is None:
                return (), None
            # Straight up or forward, as the rule says it; what is measured is that length, not a way over the skin.
            length_mm = max(abs(step.up_mm), abs(step.forward_mm))
            way = (Stretch("line", np.array([level, point]), is_chord=True),) if length_mm or step.up_cun else ()
            return way, Span(level, point, length_mm, short_length(length_mm)) if length_mm else None
        case Crossing():
            at = places.point(step.at) if step.at else None
            return ((Stretch("line", np.array([at, point]), is_chord=True),) if at is not None else ()), None
        case _:
            return (), None


def _taken(step: AnyStep, places: Places) -> tuple[Spot, ...]:
    """The points on which a step stands; curves are seen as they lie."""
    names = list(names_in(step))
    if isinstance(step, (ScalpPoint, ScalpLine)):
        names = ["hairline"]
    spots = []
    other_side = "_left" if places.side == "right" else "_right"
    for name in dict.fromkeys(names):
        if name.endswith(other_side) and name.replace(other_side, f"_{places.side}") in names:
            continue  # what is built on one side needs only that side's mark
        points = places.points(name)
        if points is not None and len(points) == 1:
            spots.append(Spot(places.name(name), points[0], places.note(name)))
    return tuple(spots)


def _distance(source: Points, line: Points, length_mm: float) -> Span:
    """Where a parallel's distance is shown: from the line it is parallel to, straight across to it."""
    start = _at_share(source, _PARALLEL_SHARE)
    end = line[int(np.argmin(np.linalg.norm(line - start, axis=1)))]
    return Span(start, end, length_mm, short_length(length_mm))


def _at_share(curve: Points, share: float) -> Points:
    arcs = arc_lengths(curve)
    return np.array([np.interp(share * arcs[-1], arcs, curve[:, axis]) for axis in range(3)])


def _arc_of(curve: Points, point: Points) -> float:
    """Length along a curve to its place nearest a point."""
    chords = np.diff(curve, axis=0)
    squares = np.maximum(np.einsum("nc,nc->n", chords, chords), 1e-12)
    shares = np.clip(np.einsum("nc,nc->n", point - curve[:-1], chords) / squares, 0.0, 1.0)
    gaps = np.linalg.norm(curve[:-1] + shares[:, None] * chords - point, axis=1)
    best = int(np.argmin(gaps))
    lengths = np.sqrt(squares)
    return float(lengths[:best].sum() + shares[best] * lengths[best])
