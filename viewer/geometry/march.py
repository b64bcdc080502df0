"""Walking over the skin in a flat cut, many walks at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.errors import MeshError
from viewer.geometry.curve import Curve
from viewer.geometry.head import Point, Points
from viewer.geometry.surface import Surface

NEXT_CORNER = np.array([1, 2, 0])
"""Of a triangle."""


@dataclass(frozen=True, slots=True, eq=False)
class Trail:
    """Where one walk went.

    Attributes
    ----------
    points_mm : array, shape (n, 3)
        From the start to the end, in the skin.
    missing_mm : float
        What was left to walk when the skin ended; 0 if nothing.
    """

    points_mm: Points
    missing_mm: float


def march(
    surface: Surface, starts: Points, directions: Points, plane_normals: Points, lengths_mm: NDArray[np.float64]
) -> tuple[Trail, ...]:
    """Walk from each start along the section of the skin with its own plane, for a length over the skin.

    Parameters
    ----------
    starts : array, shape (n, 3)
        Points on the skin, head frame, mm.
    directions : array, shape (n, 3)
        The way to go; only its side within the plane counts.
    plane_normals : array, shape (n, 3)
        Normals of the planes, which pass through the starts.
    lengths_mm : array, shape (n,)
        How far, not negative.

    Returns
    -------
    tuple of Trail
        One for each start. The points lie on the sides of the triangles and are exact.
    """
    across, side_across = surface.half_edges
    starts, _, faces = surface.closest(starts)
    # A start on a corner or a side belongs to several triangles; a hair inwards it belongs to one.
    centres = surface.vertices_mm[surface.faces[faces]].mean(axis=1)
    anchors = starts + 1e-7 * (centres - starts)
    places, left = starts.copy(), lengths_mm.astype(np.float64).copy()
    entry = np.full(len(starts), -1, dtype=np.int64)
    rows = np.flatnonzero(left > 0.0)
    trails: list[list[Point]] = [[point] for point in starts]
    # A side that does not cross its plane divides by what may be zero; its share is not looked at.
    with np.errstate(divide="ignore", invalid="ignore"):
        while len(rows):
            corners = surface.vertices_mm[surface.faces[faces[rows]]]
            heights = ((corners - anchors[rows, None, :]) @ plane_normals[rows, :, None])[:, :, 0]
            after = heights[:, NEXT_CORNER]
            crosses = (heights >= 0.0) != (after >= 0.0)
            ahead = np.where(np.arange(3) == entry[rows, None], -1.0, 1.0)
            first = np.flatnonzero(entry[rows] < 0)
            if len(first):
                share = np.where(crosses[first], heights[first] / (heights[first] - after[first]), 0.0)
                begin = corners[first]
                exits = begin + share[..., None] * (begin[:, NEXT_CORNER] - begin)
                ways = exits - places[rows[first], None, :]
                ahead[first] = (ways @ directions[rows[first], :, None])[:, :, 0]
            side = np.argmax(np.where(crosses, ahead, -np.inf), axis=1)
            index = np.arange(len(rows))
            begin = corners[index, side]
            height = heights[index, side]
            share = np.where(crosses[index, side], height / (height - after[index, side]), 0.0)
            step = begin + share[:, None] * (corners[index, NEXT_CORNER[side]] - begin) - places[rows]
            step_mm = np.sqrt((step * step).sum(axis=1))
            ends_here = step_mm >= left[rows]
            part = np.where(ends_here, left[rows] / step_mm, 1.0)
            reached = places[rows] + part[:, None] * step
            for row, point in zip(rows.tolist(), reached, strict=True):
                trails[row].append(point)
            places[rows] = reached
            left[rows] -= np.where(ends_here, left[rows], step_mm)
            following = across[faces[rows], side]
            entry[rows] = side_across[faces[rows], side]
            goes_on = ~ends_here & (following >= 0) & crosses.any(axis=1)
            faces[rows[goes_on]] = following[goes_on]
            rows = rows[goes_on]
    return tuple(Trail(np.array(trail), float(rest)) for trail, rest in zip(trails, left, strict=True))


def walk(surface: Surface, start: Point, direction: Point, plane_normal: Point, length_mm: float) -> Curve:
    """Walk from one point in a flat cut.

    Raises
    ------
    MeshError
        If the skin ends before.
    """
    (trail,) = march(surface, start[None], direction[None], plane_normal[None], np.array([length_mm]))
    if trail.missing_mm > 0.0:
        raise MeshError(f"the skin ends {trail.missing_mm:.1f} mm before the end of a walk of {length_mm:.1f} mm")
    return Curve.of(trail.points_mm)


def tangent_direction(direction: Point, normal: Point) -> Point:
    """A direction laid into the tangent plane of the skin, of unit length.

    Raises
    ------
    MeshError
        If it stands at right angles on the skin.
    """
    flat = direction - (direction @ normal) * normal
    size = float(np.linalg.norm(flat))
    if size < 1e-3 * float(np.linalg.norm(direction)):
        raise MeshError("a direction at right angles to the skin leads nowhere on it")
    unit: Point = flat / size
    return unit
