"""Ways to go over the skin from a point: level, upright, slanting, aside."""

from __future__ import annotations

import itertools

import numpy as np

from viewer.errors import MeshError
from viewer.geometry.curve import Curve, Plane
from viewer.geometry.head import Point
from viewer.geometry.march import march, tangent_direction, walk
from viewer.geometry.midline import TANGENT_SPAN_MM, turning_under_mm
from viewer.geometry.surface import Surface

LEAST_LEAN = 0.05
"""A cut on which a way rises or turns towards a heading by less than this (3 degrees) does not lead there."""


def path_in_plane(
    surface: Surface, start: Point, plane_normal: Point, heading: Point, from_mm: float, to_mm: float, *, is_down: bool
) -> tuple[Curve, float]:
    """Follow a flat cut through a point.

    Parameters
    ----------
    start : array, shape (3,)
        On the skin, head frame, mm.
    plane_normal, heading : array, shape (3,)
        The cut, and which way along it counts as ahead.
    from_mm, to_mm : float
        Where the way begins and ends, as length over the skin from the start; negative behind it.
    is_down : bool
        A way down may end early: at the edge of the mesh, or where the skin turns under a cropped neck.

    Returns
    -------
    Curve
        The way.
    missing_mm : float
        What a way down lacks at its end.

    Raises
    ------
    MeshError
        If the cut leads nowhere in that direction, or the skin ends.
    """
    _, normals, _ = surface.closest(start[None])
    direction = np.cross(plane_normal, normals[0])
    lean = float(direction @ heading) / float(np.linalg.norm(direction))
    if abs(lean) < LEAST_LEAN:
        raise MeshError("from there no way on this cut leads in that direction")
    direction *= np.sign(lean)
    ahead_mm, behind_mm = max(from_mm, to_mm, 0.0), max(-from_mm, -to_mm, 0.0)
    ahead, behind = march(
        surface,
        np.array([start, start]),
        np.array([direction, -direction]),
        np.array([plane_normal, plane_normal]),
        np.array([ahead_mm, behind_mm]),
    )
    if behind.missing_mm > 0.0:
        raise MeshError(f"the skin ends {behind.missing_mm:.1f} mm before the beginning of the way")
    if ahead.missing_mm > 0.0 and not is_down:
        raise MeshError(f"the skin ends {ahead.missing_mm:.1f} mm before the end of the way")
    reached_mm = ahead_mm - ahead.missing_mm
    if is_down and reached_mm > 0.0:
        reached_mm = min(reached_mm, turning_under_mm(Curve.of(ahead.points_mm)))
    way = Curve.of(np.vstack([behind.points_mm[::-1], ahead.points_mm]))
    first_mm, last_mm = min(from_mm, reached_mm), min(to_mm, reached_mm)
    return way.between(behind_mm + first_mm, behind_mm + last_mm), to_mm - last_mm


def slanting_path(
    surface: Surface, start: Point, heading: Point, turned: Point, angle_deg: float, length_mm: float
) -> Curve:
    """Go straight in a direction of the tangent plane: a heading turned towards another by an angle.

    Raises
    ------
    MeshError
        If a heading stands at right angles on the skin, both are the same, or the skin ends.
    """
    _, normals, _ = surface.closest(start[None])
    direction = tangent_direction(heading, normals[0])
    if angle_deg:
        aside = tangent_direction(tangent_direction(turned, normals[0]), direction)
        angle = np.radians(angle_deg)
        direction = np.cos(angle) * direction + np.sin(angle) * aside
    return walk(surface, start, direction, np.cross(direction, normals[0]), length_mm)


def step_aside(surface: Surface, curve: Curve, fraction: float, distance_mm: float, heading: Point) -> Point:
    """The place beside a curve, at right angles to it over the skin.

    Raises
    ------
    MeshError
        If the curve runs straight that way, so that it has no such side, or the skin ends.
    """
    arc_mm = fraction * curve.length_mm
    place = curve.point_at(arc_mm)
    _, normals, _ = surface.closest(place[None])
    along = curve.tangents_at(np.array([arc_mm]), TANGENT_SPAN_MM)[0]
    direction = np.cross(along, normals[0])
    lean = float(direction @ heading)
    if abs(lean) < LEAST_LEAN:
        raise MeshError("a line that runs straight that way has no such side")
    return walk(surface, place, np.sign(lean) * direction, along, distance_mm).end_mm


def half_round(outline: Curve, middle: Plane, side: int) -> Curve:
    """The part of an outline round the head that lies on one side of a plane, front to back.

    Parameters
    ----------
    outline : Curve
        Closed, or open and longer than the part looked for.
    middle : Plane
        The mid-plane, its normal to the right.
    side : {1, -1}
        1 right, -1 left.

    Raises
    ------
    MeshError
        If the outline does not go round that side.
    """
    is_closed = bool(np.linalg.norm(outline.start_mm - outline.end_mm) < 1e-6)
    # Twice round, so that the part on this side is in one piece wherever the outline begins.
    rounds = Curve.of(np.vstack([outline.points_mm, outline.points_mm])) if is_closed else outline
    pieces = [
        rounds.between(first, last)
        for first, last in itertools.pairwise(rounds.plane_crossings(middle))
        if last - first > 1e-6
    ]
    own = [piece for piece in pieces if side * middle.heights_mm(piece.points_mm).mean() > 0.0]
    if not own:
        raise MeshError("the cut does not go round this side of the head")
    half = max(own, key=lambda piece: piece.length_mm)
    return half if half.start_mm[1] > half.end_mm[1] else half.reversed()
