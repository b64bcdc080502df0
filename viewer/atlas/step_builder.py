"""Each kind of step, carried out on a measured head.

Geometry does the measuring; here each step of `viewer.domain.construction` is said in its terms. The choices that the
sources leave open (how a tape lies, what "parallel" means, where "level" begins) are made in `viewer.geometry` and are
told to writers of zones in ``docs/zone-rules.md``.
"""

from __future__ import annotations

import itertools

import numpy as np

from viewer.atlas.area_builder import make_area
from viewer.atlas.brain_places import BrainPlaces
from viewer.atlas.step_references import StepReferences
from viewer.atlas.step_result import StepResult
from viewer.domain.area_steps import Cells, Disc, Figure, Marks, Ring, Strip
from viewer.domain.construction import AnyStep
from viewer.domain.curve_steps import Join, Lines, Parallel, ScalpLine, Section, Slant, Stretch, Tape, Walk
from viewer.domain.point_steps import Along, Aside, Crossing, FindLandmark, Fraction, Peak, Ray, ScalpPoint
from viewer.domain.step import Cun, Heading
from viewer.errors import MeshError
from viewer.geometry.curve import Curve, Plane, join_curves
from viewer.geometry.geodesic import geodesic
from viewer.geometry.head import Point
from viewer.geometry.landmarks import side_point
from viewer.geometry.march import march
from viewer.geometry.measured_head import MeasuredHead
from viewer.geometry.parallel import begin_at_plane, end_at_first, moved_aside
from viewer.geometry.skin_path import half_round, path_in_plane, slanting_path, step_aside

OFF_CURVE_MM = 5.0
"""A point farther than this from a curve is not on it: the rule is wrong, or the landmark."""

LINE_STEP_MM = 1.0


class StepBuilder:
    """Carries out steps on one side of a head.

    Parameters
    ----------
    side : {1, -1}
        1 builds on the right, -1 on the left.
    brain : BrainPlaces
        Finds places of the brain on this head.
    """

    def __init__(self, head: MeasuredHead, side: int, brain: BrainPlaces) -> None:
        self._head = head
        self._brain = brain
        self._side = side

    def make(self, step: AnyStep, names: StepReferences) -> StepResult:
        """Carry out one step.

        Raises
        ------
        MeshError
            If the head does not allow it.
        """
        match step:
            case FindLandmark():
                return StepResult(names.point("landmark", step.landmark))
            case Along():
                return self._along(step, names)
            case Fraction():
                return self._fraction(step, names)
            case ScalpPoint():
                return self._scalp_point(step)
            case ScalpLine():
                return self._scalp_line(step)
            case Ray():
                return self._ray(step, names)
            case Section():
                return self._section(step, names)
            case Crossing():
                return self._crossing(step, names)
            case Tape():
                points = [names.point("through", name) for name in step.through]
                pieces = [geodesic(self._head.surface, *pair) for pair in itertools.pairwise(points)]
                return _measured(join_curves(pieces))
            case Parallel():
                return self._parallel(step, names)
            case Walk():
                return self._walk(step, names)
            case Slant():
                return self._slant(step, names)
            case Stretch():
                return self._stretch(step, names)
            case Aside():
                return self._aside(step, names)
            case Join():
                return _measured(join_curves([names.curve("curves", name) for name in step.curves]))
            case Lines():
                return StepResult(tuple(names.curve("curves", name) for name in step.curves))
            case Peak():
                return StepResult(self._brain.projection.place(np.array(step.mni_mm)))
            case Strip() | Disc() | Ring() | Cells() | Marks() | Figure():
                return make_area(step, names, self._head)

    def _along(self, step: Along, names: StepReferences) -> StepResult:
        curve = names.curve("curve", step.curve)
        distance_mm = self._length_mm(step.distance_mm, step.distance_cun, step.cun)
        return StepResult(curve.point_at(_on(curve, names.point("start", step.start)) + distance_mm), abs(distance_mm))

    def _fraction(self, step: Fraction, names: StepReferences) -> StepResult:
        curve = names.curve("curve", step.curve)
        first = _on(curve, names.point("start", step.start)) if step.start else 0.0
        last = _on(curve, names.point("end", step.end)) if step.end else curve.length_mm
        distance_mm = step.fraction * (last - first)
        return StepResult(curve.point_at(first + distance_mm), abs(distance_mm))

    def _scalp_point(self, step: ScalpPoint) -> StepResult:
        cun, midline = self._head.cun, self._head.midline
        arc_mm = cun.arc_mm(step.s_cun)
        aside_mm = cun.length_mm(step.l_cun, step.cun)
        if aside_mm == 0.0:
            return StepResult(midline.curve.point_at(arc_mm), abs(arc_mm - cun.hairline_arc_mm))
        return StepResult(midline.sideways(self._head.surface, arc_mm, self._side, aside_mm).end_mm, aside_mm)

    def _scalp_line(self, step: ScalpLine) -> StepResult:
        cun, midline = self._head.cun, self._head.midline
        from_mm, to_mm = cun.arc_mm(step.s_from_cun), cun.arc_mm(step.s_to_cun)
        aside_mm = cun.length_mm(step.l_cun, step.cun)
        if aside_mm == 0.0:
            return _measured(midline.curve.between(from_mm, to_mm))
        arcs = np.linspace(from_mm, to_mm, max(round(abs(to_mm - from_mm) / LINE_STEP_MM), 1) + 1)
        cuts = [midline.cut_across(float(arc)) for arc in arcs]
        trails = march(
            self._head.surface,
            np.array([cut.point_mm for cut in cuts]),
            np.tile(self._side * midline.plane.normal, (len(cuts), 1)),
            np.array([cut.normal for cut in cuts]),
            np.full(len(cuts), aside_mm),
        )
        if any(trail.missing_mm > 0.0 for trail in trails):
            raise MeshError(f"the skin ends before {aside_mm:.1f} mm beside the midline")
        return _measured(Curve.of(np.array([trail.points_mm[-1] for trail in trails])))

    def _ray(self, step: Ray, names: StepReferences) -> StepResult:
        level = names.point("level", step.level)
        up_mm = self._mm(step.up_mm) + self._head.cun.length_mm(step.up_cun, step.cun)
        forward_mm = self._mm(step.forward_mm) + self._head.cun.length_mm(step.forward_cun, step.cun)
        return StepResult(
            side_point(self._head.surface, self._head.midline, self._side, level[1] + forward_mm, level[2] + up_mm)
        )

    def _section(self, step: Section, names: StepReferences) -> StepResult:
        first, second, third = (names.point("through", name) for name in step.through)
        outlines = self._head.surface.section(Plane.through(first, second, third))
        if not outlines:
            raise MeshError("the cut does not meet the skin")
        outline = min(outlines, key=lambda curve: curve.locate(first)[1])
        return StepResult(half_round(outline, self._head.midline.plane, self._side))

    def _crossing(self, step: Crossing, names: StepReferences) -> StepResult:
        curve = names.curve("curve", step.curve)
        if step.other:
            arc_mm = curve.meeting(names.curve("other", step.other))
            if arc_mm is None:
                raise MeshError(f"{step.curve} and {step.other} do not meet")
            return StepResult(curve.point_at(arc_mm))
        crossings = curve.plane_crossings(
            Plane(names.point("at", step.at), self._plane_normal(step.plane or "coronal"))
        )
        if not crossings:
            raise MeshError(f"{step.curve} does not meet the {step.plane} cut through {step.at}")
        return StepResult(curve.point_at(crossings[0]))

    def _parallel(self, step: Parallel, names: StepReferences) -> StepResult:
        curve = names.curve("curve", step.curve)
        distance_mm = self._mm(step.distance_mm)
        moved = moved_aside(self._head.surface, curve, distance_mm, self._heading(step.toward))
        line = moved.line
        if step.begin == "midline":
            line = begin_at_plane(line, self._head.midline.plane)
        else:
            line = line.between(line.locate(moved.first_mm)[0], line.length_mm)
        if step.until:
            line = end_at_first(line, [names.curve("until", name) for name in step.until])
        else:
            line = line.between(0.0, line.locate(moved.last_mm)[0])
        return StepResult(line, distance_mm)

    def _walk(self, step: Walk, names: StepReferences) -> StepResult:
        start = names.point("start", step.start)
        plane_normal = self._plane_normal(step.plane)
        if step.plane == "across":
            midline = self._head.midline
            plane_normal = midline.cut_across(_on(midline.curve, start)).normal
        line, missing_mm = path_in_plane(
            self._head.surface,
            start,
            plane_normal,
            self._heading(step.toward),
            self._mm(step.from_mm),
            self._length_mm(step.to_mm, step.to_cun, step.cun),
            is_down=step.toward == "down",
        )
        return StepResult(line, line.length_mm, missing_mm)

    def _slant(self, step: Slant, names: StepReferences) -> StepResult:
        return _measured(
            slanting_path(
                self._head.surface,
                names.point("start", step.start),
                self._heading(step.toward),
                self._heading(step.turned),
                step.angle_deg,
                self._mm(step.to_mm),
            )
        )

    def _stretch(self, step: Stretch, names: StepReferences) -> StepResult:
        curve = names.curve("curve", step.curve)
        first = _on(curve, names.point("start", step.start)) if step.start else step.from_fraction * curve.length_mm
        last = _on(curve, names.point("end", step.end)) if step.end else step.to_fraction * curve.length_mm
        return _measured(curve.between(first, last))

    def _aside(self, step: Aside, names: StepReferences) -> StepResult:
        curve = names.curve("curve", step.curve)
        distance_mm = self._mm(step.distance_mm)
        place = step_aside(self._head.surface, curve, step.fraction, distance_mm, self._heading(step.toward))
        return StepResult(place, distance_mm)

    def _mm(self, length_mm: float) -> float:
        return length_mm * self._head.measures.scale

    def _length_mm(self, in_mm: float | None, in_cun: float | None, cun: Cun) -> float:
        if in_mm is not None:
            return self._mm(in_mm)
        return self._head.cun.length_mm(in_cun or 0.0, cun)

    def _heading(self, heading: Heading) -> Point:
        ways = {
            "forward": (0.0, 1.0, 0.0),
            "back": (0.0, -1.0, 0.0),
            "up": (0.0, 0.0, 1.0),
            "down": (0.0, 0.0, -1.0),
            "outward": (float(self._side), 0.0, 0.0),
        }
        return np.array(ways[heading])

    def _plane_normal(self, plane: str) -> Point:
        if plane == "sagittal":
            return self._head.midline.plane.normal
        return np.array([0.0, 1.0, 0.0]) if plane == "coronal" else np.array([0.0, 0.0, 1.0])


def _on(curve: Curve, point: Point) -> float:
    """Where on a curve a point lies that is said to be on it."""
    arc_mm, gap_mm = curve.locate(point)
    if gap_mm > OFF_CURVE_MM:
        raise MeshError(f"a point lies {gap_mm:.1f} mm beside the curve it should lie on")
    return arc_mm


def _measured(curve: Curve) -> StepResult:
    return StepResult(curve, curve.length_mm)
