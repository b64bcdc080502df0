"""Sculpting tools: ellipsoids, swept tubes, gaussian bumps and strokes, each touching only its own box."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.interpolate import CubicSpline, PchipInterpolator

from tools.sculpt.field import Axis, Field, Values

Vector = Sequence[float]
Rotation = NDArray[np.float64]

_BUMP_REACH = 2.6
"""Radii after which a gaussian (0.1 % of its height) is left out."""


def turn(about_x_deg: float = 0.0, about_y_deg: float = 0.0, about_z_deg: float = 0.0) -> Rotation:
    """Rotation matrix of turns about x, then y, then z; its columns are the turned axes."""
    ax, ay, az = np.radians([about_x_deg, about_y_deg, about_z_deg])
    rx = np.array([[1, 0, 0], [0, np.cos(ax), -np.sin(ax)], [0, np.sin(ax), np.cos(ax)]])
    ry = np.array([[np.cos(ay), 0, np.sin(ay)], [0, 1, 0], [-np.sin(ay), 0, np.cos(ay)]])
    rz = np.array([[np.cos(az), -np.sin(az), 0], [np.sin(az), np.cos(az), 0], [0, 0, 1]])
    return np.asarray(rz @ ry @ rx)


def _local(x: Axis, y: Axis, z: Axis, centre: ArrayLike, axes: Rotation | None) -> tuple[Values, Values, Values]:
    c = np.asarray(centre, np.float32)
    u, v, w = x - c[0], y - c[1], z - c[2]
    if axes is None:
        return u, v, w
    r = np.asarray(axes, np.float32)
    a, b, c2 = (r[0, i] * u + r[1, i] * v + r[2, i] * w for i in range(3))
    return a, b, c2


def ellipsoid(
    clay: Field,
    centre_mm: ArrayLike,
    radii_mm: Vector,
    blend_mm: float,
    axes: Rotation | None = None,
    action: Literal["add", "carve"] = "add",
) -> None:
    """Add or carve an ellipsoid.

    Parameters
    ----------
    clay : Field
        Changed in place.
    centre_mm, radii_mm : sequence of 3 floats
        Head frame; radii along ``axes``.
    blend_mm : float
        Rounding of the seam.
    axes : array, shape (3, 3), optional
        Columns are the ellipsoid's axes; the head's own if left out.

    Notes
    -----
    Distance by the first-order bound k0 (k0 - 1) / k1 (I. Quilez, "Ellipsoid SDF", 2008): exact on the surface.
    """

    def distance(x: Axis, y: Axis, z: Axis) -> Values:
        u, v, w = _local(x, y, z, centre_mm, axes)
        a, b, c = np.asarray(radii_mm, np.float32)
        k0 = np.sqrt((u / a) ** 2 + (v / b) ** 2 + (w / c) ** 2)
        k1 = np.sqrt((u / a**2) ** 2 + (v / b**2) ** 2 + (w / c**2) ** 2)
        return np.asarray(k0 * (k0 - 1) / np.maximum(k1, np.float32(1e-6)))

    reach = max(radii_mm) + blend_mm + 3.0
    centre = np.asarray(centre_mm, float)
    (clay.add if action == "add" else clay.carve)(centre - reach, centre + reach, distance, blend_mm)


def path(points: ArrayLike, pieces: int) -> NDArray[np.float32]:
    """Run a smooth curve through control points; columns after x, y, z follow without overshoot.

    Parameters
    ----------
    points : array, shape (k, 3 or more)
        x, y, z in mm, then any further quantities (radius, weight).
    pieces : int
        Number of straight pieces.

    Returns
    -------
    array, shape (pieces + 1, same columns), float32
    """
    knots = np.asarray(points, float)
    t = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(knots[:, :3], axis=0), axis=1))])
    at = np.linspace(0.0, t[-1], pieces + 1)
    if len(knots) == 2:
        return np.asarray(knots[0] + (knots[1] - knots[0]) * (at / t[-1])[:, None], np.float32)
    curve = CubicSpline(t, knots[:, :3])(at)
    if knots.shape[1] > 3:
        curve = np.hstack([curve, PchipInterpolator(t, knots[:, 3:])(at)])
    return np.asarray(curve, np.float32)


def mirrored(points: Sequence[Vector]) -> list[tuple[float, ...]]:
    """Continue a path that starts on the mid-plane to the left, so that it crosses it without a kink."""
    left = [(-p[0], *p[1:]) for p in points[:0:-1]]
    return left + [tuple(p) for p in points]


def _pieces(points: Sequence[Vector], piece_mm: float = 1.6) -> int:
    knots = np.asarray(points, float)[:, :3]
    length = float(np.linalg.norm(np.diff(knots, axis=0), axis=1).sum())
    return max(6, int(np.ceil(length / piece_mm)))


def _box(points: Sequence[Vector], margin: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    knots = np.asarray(points, float)[:, :3]
    return knots.min(axis=0) - margin, knots.max(axis=0) + margin


def tube(clay: Field, points: Sequence[Vector], blend_mm: float, action: Literal["add", "carve"] = "add") -> None:
    """Add or carve a tube of changing radius.

    Parameters
    ----------
    clay : Field
        Changed in place.
    points : sequence of (x, y, z, radius)
        Control points of the centre line, mm.
    blend_mm : float
        Rounding of the seam.
    """
    curve = path(points, _pieces(points))

    def distance(x: Axis, y: Axis, z: Axis) -> Values:
        best: Values | None = None
        for a, b in itertools.pairwise(curve):
            t, squared = _nearest_on_piece(x, y, z, a, b)
            d = np.sqrt(squared) - (a[3] + t * (b[3] - a[3]))
            best = d if best is None else np.minimum(best, d)
        assert best is not None  # a path has at least six pieces
        return best

    reach = max(p[3] for p in points) + blend_mm + 3.0
    (clay.add if action == "add" else clay.carve)(*_box(points, reach), distance, blend_mm)


def _nearest_on_piece(
    x: Axis, y: Axis, z: Axis, a: NDArray[np.float32], b: NDArray[np.float32]
) -> tuple[Values, Values]:
    """Position 0..1 along the piece a-b and squared distance to it."""
    d = b[:3] - a[:3]
    u, v, w = x - a[0], y - a[1], z - a[2]
    t = np.clip((u * d[0] + v * d[1] + w * d[2]) / (d @ d + np.float32(1e-9)), 0, 1)
    return t, (u - t * d[0]) ** 2 + (v - t * d[1]) ** 2 + (w - t * d[2]) ** 2


def bump(clay: Field, centre_mm: Vector, radii_mm: Vector, height_mm: float, axes: Rotation | None = None) -> None:
    """Raise (or, negative, lower) the skin by a gaussian of the given radii (where it has fallen to 1/e)."""

    def height(x: Axis, y: Axis, z: Axis) -> Values:
        u, v, w = _local(x, y, z, centre_mm, axes)
        a, b, c = np.asarray(radii_mm, np.float32)
        return np.asarray(np.float32(height_mm) * np.exp(-((u / a) ** 2 + (v / b) ** 2 + (w / c) ** 2)))

    centre = np.asarray(centre_mm, float)
    reach = _BUMP_REACH * max(radii_mm)
    clay.raise_by(centre - reach, centre + reach, height)


def stroke(clay: Field, points: Sequence[Vector], height_mm: float) -> None:
    """Raise (or, negative, lower) the skin along a path.

    Parameters
    ----------
    clay : Field
        Changed in place.
    points : sequence of (x, y, z, width) or (x, y, z, width, weight)
        Control points; width in mm is where the height has fallen to 1/e, weight scales the height (1 if left out).
    height_mm : float
        Height at weight 1.
    """
    knots = [tuple(p) if len(p) == 5 else (*p, 1.0) for p in points]
    curve = path(knots, _pieces(knots))

    def height(x: Axis, y: Axis, z: Axis) -> Values:
        best: Values | None = None
        for a, b in itertools.pairwise(curve):
            t, squared = _nearest_on_piece(x, y, z, a, b)
            width = a[3] + t * (b[3] - a[3])
            h = (a[4] + t * (b[4] - a[4])) * np.exp(-squared / width**2)
            best = h if best is None else np.maximum(best, h)
        assert best is not None  # a path has at least six pieces
        return np.asarray(np.float32(height_mm) * best)

    reach = _BUMP_REACH * max(p[3] for p in knots)
    clay.raise_by(*_box(knots, reach), height)
