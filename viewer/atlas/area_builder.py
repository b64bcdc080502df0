"""The steps that give a zone its form: strips, round areas, rings, cells, sets of points, schematic figures."""

from __future__ import annotations

import numpy as np

from viewer.atlas.placed import DOT_MM, PlacedForm
from viewer.atlas.step_references import StepReferences
from viewer.atlas.step_result import StepResult
from viewer.domain.area_steps import Cells, Disc, Figure, Marks, Ring, Strip
from viewer.geometry.curve import Curve
from viewer.geometry.head import Point
from viewer.geometry.measured_head import MeasuredHead

AreaStep = Strip | Disc | Ring | Cells | Marks | Figure

_SMALL = 1e-3  # radians; below it arc and chord are the same


def make_area(step: AreaStep, names: StepReferences, head: MeasuredHead) -> StepResult:
    """Carry out a step that gives a zone its form.

    Raises
    ------
    MeshError
        If the head does not allow it.
    """
    match step:
        case Strip():
            curve = names.curve("curve", step.curve)
            width_mm = step.width_mm and step.width_mm * head.measures.scale
            half_mm = (width_mm or head.cun.length_mm(step.width_cun or 0.0, step.cun)) / 2
            return StepResult(curve, curve.length_mm, form=PlacedForm("strip", half_mm, step.is_square))
        case Cells():
            curve = names.curve("curve", step.curve)
            half_mm = step.width_mm * head.measures.scale / 2
            return StepResult(curve, curve.length_mm / step.count, form=PlacedForm("cells", half_mm))
        case Disc():
            dots = [_dot(names.point("centres", name), head) for name in step.centres]
            radius_mm = step.radius_mm * head.measures.scale
            return StepResult(tuple(dots), radius_mm, form=PlacedForm("disc", radius_mm))
        case Ring():
            return _ring(step, names, head)
        case Marks():
            dots = [_dot(names.point("points", name), head) for name in step.points]
            return StepResult(tuple(dots), form=PlacedForm("marks"))
        case Figure():
            return StepResult(tuple(names.curve("curves", name) for name in step.curves), form=PlacedForm("figure"))


def _ring(step: Ring, names: StepReferences, head: MeasuredHead) -> StepResult:
    centre = names.point("centre", step.centre)
    radius_mm = step.radius_mm * head.measures.scale
    cross = names.point("cross", step.cross) if step.cross else None
    apart_mm = None if cross is None else _apart_mm(centre, cross, head)
    form = PlacedForm("ring", radius_mm, cross_mm=cross, cross_apart_mm=apart_mm)
    return StepResult((_dot(centre, head),), radius_mm, form=form)


def _apart_mm(one: Point, other: Point, head: MeasuredHead) -> float:
    """How far two places lie apart over the skin: along the arc of a circle that has both normals.

    On a head that is within a twentieth of the taut tape, at a hundredth of its cost; what it tells is known less well.
    """
    _, normals, _ = head.surface.closest(np.array([one, other]))
    half = float(np.arccos(np.clip(normals[0] @ normals[1], -1.0, 1.0))) / 2
    chord_mm = float(np.linalg.norm(other - one))
    return chord_mm * half / np.sin(half) if half > _SMALL else chord_mm


def _dot(place: Point, head: MeasuredHead) -> Curve:
    """A line of `DOT_MM` about a place, forwards over the skin, or upwards where the skin looks forwards."""
    places, normals, _ = head.surface.closest(place[None])
    normal = normals[0]
    way = np.array([0.0, 1.0, 0.0]) if abs(normal[1]) < abs(normal[2]) else np.array([0.0, 0.0, 1.0])
    way = way - (way @ normal) * normal
    way *= DOT_MM / 2 / float(np.linalg.norm(way))
    ends, _, _ = head.surface.closest(places[0] + np.array([-way, way]))
    return Curve.of(ends)
