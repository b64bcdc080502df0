"""The outlines of what a step gives a form: edges of strips and cells, circles of discs and rings, lines of sets."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from viewer.atlas.step_result import StepResult
from viewer.domain.area_steps import Cells
from viewer.domain.construction import AnyStep
from viewer.geometry.curve import Curve
from viewer.geometry.geodesic import geodesic
from viewer.geometry.head import Points
from viewer.geometry.march import march
from viewer.geometry.surface import Surface

_STEP_MM = 1.0
_ROUND = 48


def outlines(step: AnyStep, made: StepResult, surface: Surface) -> tuple[Curve, ...]:
    """What is drawn of a form; nothing of a step that has none."""
    curves = made.shape if isinstance(made.shape, tuple) else ()
    match made.form.kind:
        case "strip" | "cells" if isinstance(made.shape, Curve):
            return _strip(made.shape, made.form.half_mm or 0.0, step.count if isinstance(step, Cells) else 1, surface)
        case "disc" | "ring":
            return tuple(_circle(dot, made.form.half_mm or 0.0, surface) for dot in curves)
        case "marks":
            return tuple(geodesic(surface, one.start_mm, other.end_mm) for one, other in pairwise(curves))
    return curves


def _strip(line: Curve, half_mm: float, cells: int, surface: Surface) -> tuple[Curve, ...]:
    even = line.resampled(_STEP_MM)
    ways = np.gradient(even.points_mm, axis=0)
    left, right = (_aside(even.points_mm, ways, sign * half_mm, surface) for sign in (1.0, -1.0))
    across = np.linspace(0, len(left) - 1, cells + 1).round().astype(int)
    ends = [Curve.of(np.array([left[place], even.points_mm[place], right[place]])) for place in across]
    return Curve.of(left), Curve.of(right), *ends


def _aside(points: Points, ways: Points, by_mm: float, surface: Surface) -> Points:
    _, normals, _ = surface.closest(points)
    trails = march(surface, points, np.sign(by_mm) * np.cross(normals, ways), ways, np.full(len(points), abs(by_mm)))
    return np.array([trail.points_mm[-1] for trail in trails])


def _circle(dot: Curve, radius_mm: float, surface: Surface) -> Curve:
    centre = dot.point_at(dot.length_mm / 2)
    _, normals, _ = surface.closest(centre[None])
    first = dot.end_mm - dot.start_mm
    second = np.cross(normals[0], first)
    turns = np.linspace(0.0, 2 * np.pi, _ROUND + 1)[:, None]
    ways = np.cos(turns) * first + np.sin(turns) * second
    cuts = np.cross(ways, normals[0])
    trails = march(surface, np.tile(centre, (len(ways), 1)), ways, cuts, np.full(len(ways), radius_mm))
    return Curve.of(np.array([trail.points_mm[-1] for trail in trails]))
