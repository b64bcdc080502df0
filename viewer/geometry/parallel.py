"""A line at the same distance from another, measured over the skin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from viewer.errors import MeshError
from viewer.geometry.curve import Curve, Plane
from viewer.geometry.head import Point
from viewer.geometry.march import march, walk
from viewer.geometry.midline import TANGENT_SPAN_MM
from viewer.geometry.surface import Surface

SAMPLE_MM = 1.0
LAST_STRETCH_MM = 10.0
"""The line is carried on in the direction of its last centimetre."""


@dataclass(frozen=True, slots=True, eq=False)
class MovedLine:
    """A line moved aside, carried on past both its ends.

    Attributes
    ----------
    line : Curve
        In the direction of the line it was moved from.
    first_mm, last_mm : array, shape (3,)
        Where the ends of that line came to lie.
    """

    line: Curve
    first_mm: Point
    last_mm: Point


def moved_aside(surface: Surface, curve: Curve, distance_mm: float, heading: Point) -> MovedLine:
    """Move a line aside over the skin, everywhere by the same distance at right angles to it.

    The line is first carried on straight past both ends, so that the moved line is long enough to be cut where a
    rule says. Each place then walks in the plane of the skin's normal and the direction at right angles to the line.

    Parameters
    ----------
    distance_mm : float
        Over the skin, positive.
    heading : array, shape (3,)
        The side to which it moves, taken for the line as a whole.

    Raises
    ------
    MeshError
        If the side is not clear or the skin ends.
    """
    spare_mm = 1.5 * distance_mm + LAST_STRETCH_MM
    before = _carried_on(surface, curve.reversed(), spare_mm).reversed()
    after = _carried_on(surface, curve, spare_mm)
    long = Curve.of(np.vstack([before.points_mm, curve.points_mm, after.points_mm])).resampled(SAMPLE_MM)
    first_arc, _ = long.locate(curve.start_mm)
    last_arc, _ = long.locate(curve.end_mm)
    arcs = np.concatenate([long.arcs_mm, [first_arc, last_arc]])
    places = long.points_at(arcs)
    along = long.tangents_at(arcs, TANGENT_SPAN_MM)
    _, normals, _ = surface.closest(places)
    aside = np.cross(along, normals)
    aside /= np.linalg.norm(aside, axis=1, keepdims=True)
    lean = float((aside @ heading).mean())
    if abs(lean) < 0.1:
        raise MeshError("a line that runs straight that way has no such side")
    trails = march(surface, places, np.sign(lean) * aside, along, np.full(len(places), distance_mm))
    if any(trail.missing_mm > 0.0 for trail in trails):
        raise MeshError(f"the skin ends before {distance_mm:.1f} mm beside the line")
    ends = np.array([trail.points_mm[-1] for trail in trails])
    return MovedLine(Curve.of(ends[:-2]), ends[-2], ends[-1])


def begin_at_plane(line: Curve, plane: Plane) -> Curve:
    """The line from where it first passes a plane.

    Raises
    ------
    MeshError
        If it does not.
    """
    crossings = line.plane_crossings(plane)
    if not crossings:
        raise MeshError("the parallel does not reach the midline")
    return line.between(crossings[0], line.length_mm)


def end_at_first(line: Curve, limits: Sequence[Curve]) -> Curve:
    """The line up to the first of several curves that it meets.

    Raises
    ------
    MeshError
        If it meets none of them.
    """
    arcs = [arc for limit in limits if (arc := line.meeting(limit)) is not None]
    if not arcs:
        raise MeshError("the parallel meets none of the lines at which it should end")
    return line.between(0.0, min(arcs))


def _carried_on(surface: Surface, curve: Curve, length_mm: float) -> Curve:
    """Go straight on from the end of a curve, in the plane of its last stretch and the skin's normal."""
    last = curve.point_at(max(curve.length_mm - LAST_STRETCH_MM, 0.0))
    direction = curve.end_mm - last
    _, normals, _ = surface.closest(curve.end_mm[None])
    return walk(surface, curve.end_mm, direction, np.cross(direction, normals[0]), length_mm)
