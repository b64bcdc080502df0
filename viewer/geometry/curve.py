"""Curves over the skin, measured as a tape lies."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.errors import MeshError
from viewer.geometry.head import Point, Points

MEETING_TOLERANCE_MM = 0.35
"""Two polylines on the same skin pass each other by their sagitta at most: 0.02 mm for 1 mm chords on a smooth head,
0.3 mm on a head of 2 500 points."""


def arc_lengths(points_mm: Points) -> NDArray[np.float64]:
    """Return how far along a line each of its points lies, mm, shape (n,); the first at 0."""
    return np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points_mm, axis=0), axis=1))])


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """A flat cut.

    Attributes
    ----------
    point_mm, normal : array, shape (3,)
        A point on it, head frame, and its unit normal.
    """

    point_mm: Point
    normal: Point

    @classmethod
    def through(cls, first: Point, second: Point, third: Point) -> Plane:
        """The plane through three points.

        Raises
        ------
        MeshError
            If they lie on one straight line.
        """
        normal = np.cross(second - first, third - first)
        size = float(np.linalg.norm(normal))
        if size < 1e-6 * float(np.linalg.norm(second - first)) * float(np.linalg.norm(third - first)) or size == 0.0:
            raise MeshError("three points on one straight line do not make a plane")
        return cls(first, normal / size)

    def heights_mm(self, points: Points) -> NDArray[np.float64]:
        """Signed distances of points, shape (n,), positive on the side of the normal."""
        heights: NDArray[np.float64] = (points - self.point_mm) @ self.normal
        return heights


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """A polyline over the skin.

    Attributes
    ----------
    points_mm : array, shape (n, 3)
        Head frame; at least two, no two neighbours the same.
    arcs_mm : array, shape (n,)
        Length from the first point up to each.
    """

    points_mm: Points
    arcs_mm: NDArray[np.float64]

    @classmethod
    def of(cls, points: Points) -> Curve:
        """Make a curve of points in order; repeated points are dropped.

        Raises
        ------
        MeshError
            If fewer than two points remain.
        """
        steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
        keep = np.concatenate(([True], steps > 1e-9))
        points = np.ascontiguousarray(points[keep], dtype=np.float64)
        if len(points) < 2:
            raise MeshError("a curve needs two different points")
        return cls(points, arc_lengths(points))

    @property
    def length_mm(self) -> float:
        """Length along the curve."""
        return float(self.arcs_mm[-1])

    @property
    def start_mm(self) -> Point:
        """First point."""
        first: Point = self.points_mm[0]
        return first

    @property
    def end_mm(self) -> Point:
        """Last point."""
        last: Point = self.points_mm[-1]
        return last

    def points_at(self, arcs_mm: NDArray[np.float64]) -> Points:
        """Points at given lengths from the start, shape (n, 3); beyond the ends the ends themselves."""
        return np.column_stack([np.interp(arcs_mm, self.arcs_mm, self.points_mm[:, axis]) for axis in range(3)])

    def point_at(self, arc_mm: float) -> Point:
        """The point at a length from the start.

        Raises
        ------
        MeshError
            If the curve does not reach so far.
        """
        if not -1e-6 <= arc_mm <= self.length_mm + 1e-6:
            raise MeshError(f"{arc_mm:.1f} mm lies outside a curve of {self.length_mm:.1f} mm")
        point: Point = self.points_at(np.array([arc_mm]))[0]
        return point

    def tangents_at(self, arcs_mm: NDArray[np.float64], span_mm: float) -> Points:
        """Unit directions at given lengths, as chords over `span_mm` (one-sided at the ends), shape (n, 3)."""
        ahead = self.points_at(np.minimum(arcs_mm + span_mm / 2, self.length_mm))
        behind = self.points_at(np.maximum(arcs_mm - span_mm / 2, 0.0))
        chords = ahead - behind
        unit: Points = chords / np.linalg.norm(chords, axis=1, keepdims=True)
        return unit

    def locate(self, point: Point) -> tuple[float, float]:
        """Where a point lies along the curve.

        Returns
        -------
        arc_mm, distance_mm : float
            Length from the start to the nearest place, and how far off that the point is.
        """
        first, chords = self.points_mm[:-1], np.diff(self.points_mm, axis=0)
        share = np.clip(np.einsum("ij,ij->i", point - first, chords) / np.einsum("ij,ij->i", chords, chords), 0.0, 1.0)
        gaps = np.linalg.norm(first + share[:, None] * chords - point, axis=1)
        nearest = int(np.argmin(gaps))
        arc = self.arcs_mm[nearest] + share[nearest] * (self.arcs_mm[nearest + 1] - self.arcs_mm[nearest])
        return float(arc), float(gaps[nearest])

    def between(self, from_mm: float, to_mm: float) -> Curve:
        """The stretch between two lengths; runs against the curve if `from_mm` is the greater.

        Raises
        ------
        MeshError
            If the stretch is empty or the curve does not reach so far.
        """
        if from_mm > to_mm:
            return self.between(to_mm, from_mm).reversed()
        first, last = self.point_at(from_mm), self.point_at(to_mm)
        inner = self.points_mm[(self.arcs_mm > from_mm) & (self.arcs_mm < to_mm)]
        return Curve.of(np.vstack([first, inner, last]))

    def reversed(self) -> Curve:
        """The same curve from its end to its start."""
        return Curve.of(self.points_mm[::-1])

    def resampled(self, step_mm: float) -> Curve:
        """The curve with points at even distances of about `step_mm`, both ends kept."""
        count = max(round(self.length_mm / step_mm), 1)
        return Curve.of(self.points_at(np.linspace(0.0, self.length_mm, count + 1)))

    def plane_crossings(self, plane: Plane) -> tuple[float, ...]:
        """Lengths at which the curve passes through a plane, in order."""
        heights = plane.heights_mm(self.points_mm)
        before = np.flatnonzero((heights[:-1] >= 0.0) != (heights[1:] >= 0.0))
        share = heights[before] / (heights[before] - heights[before + 1])
        return tuple((self.arcs_mm[before] + share * (self.arcs_mm[before + 1] - self.arcs_mm[before])).tolist())

    def meeting(self, other: Curve) -> float | None:
        """Length at which this curve first meets another on the same skin; None if it does not."""
        gaps, shares = _segment_gaps(self.points_mm, other.points_mm)
        nearest = gaps.argmin(axis=1)
        rows = np.arange(len(gaps))
        gap = gaps[rows, nearest]
        close = np.flatnonzero(gap < MEETING_TOLERANCE_MM)
        if not len(close):
            return None
        # Chords next to the crossing are close too: the best of the first run of close chords is the crossing.
        last = close[0] + int(np.argmax(np.append(np.diff(close), 2) > 1))
        first_run = np.arange(close[0], last + 1)
        best = int(first_run[np.argmin(gap[first_run])])
        return float(self.arcs_mm[best] + shares[best, nearest[best]] * (self.arcs_mm[best + 1] - self.arcs_mm[best]))


def join_curves(curves: Sequence[Curve]) -> Curve:
    """Put curves one after the other.

    Raises
    ------
    MeshError
        If one does not begin where the one before it ends.
    """
    for before, after in itertools.pairwise(curves):
        gap = float(np.linalg.norm(after.start_mm - before.end_mm))
        if gap > 0.5:
            raise MeshError(f"the curves to be joined are {gap:.1f} mm apart")
    return Curve.of(np.vstack([curve.points_mm for curve in curves]))


def _segment_gaps(line: Points, other: Points) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Distances between all pairs of chords, and the place on the first chord of each pair, both (n, m).

    The closest points of two segments: C. Ericson, Real-Time Collision Detection, 2005, section 5.1.9.
    """
    first, chord = line[:-1, None, :], np.diff(line, axis=0)[:, None, :]
    second, bar = other[None, :-1, :], np.diff(other, axis=0)[None, :, :]
    offset = first - second
    a, e = (chord * chord).sum(-1), (bar * bar).sum(-1)
    b, c, f = (chord * bar).sum(-1), (chord * offset).sum(-1), (bar * offset).sum(-1)
    wide = a * e - b * b
    share = np.where(wide > 1e-12, np.clip((b * f - c * e) / np.where(wide > 1e-12, wide, 1.0), 0.0, 1.0), 0.0)
    along = np.clip((b * share + f) / e, 0.0, 1.0)
    share = np.clip((b * along - c) / a, 0.0, 1.0)
    gaps = np.linalg.norm(offset + share[..., None] * chord - along[..., None] * bar, axis=-1)
    return gaps, share
