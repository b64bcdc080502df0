"""The clay: signed distance on a regular grid over the right half of a head."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter, map_coordinates, spline_filter

from tools.sculpt.frame import Placement

Axis = NDArray[np.float32]
Values = NDArray[np.float32]
Distance = Callable[[Axis, Axis, Axis], Values]
"""Distance in mm at broadcastable x, y, z: negative inside."""

LOW_MM = (0.0, -122.0, -196.0)
HIGH_MM = (122.0, 134.0, 146.0)
"""Corners of the clay block, head frame: the mid-plane to beyond the shoulder cut, nape to nose, bust to vertex."""

_MIRRORED_CELLS = 4
"""Samples repeated on the left of the mid-plane, so that filters and gradients see a whole head."""


def smooth_min(a: Values, b: Values, blend_mm: float) -> Values:
    """Join two distances with a rounded seam.

    Parameters
    ----------
    a, b : array
        Signed distances, mm.
    blend_mm : float
        Width over which the seam is rounded; below 0.001 it is a plain minimum.

    Notes
    -----
    The cubic polynomial smooth minimum (I. Quilez, "Smooth minimum", 2013); its first and second derivatives are
    continuous, so highlights do not break at a seam.
    """
    if blend_mm < 1e-3:
        return np.minimum(a, b)
    h = np.maximum(np.float32(blend_mm) - np.abs(a - b), 0) / np.float32(blend_mm)
    return np.asarray(np.minimum(a, b) - h * h * h * np.float32(blend_mm / 6.0), np.float32)


@dataclass(eq=False)
class Field:
    """Signed distance to the skin, sampled half a step beside the mid-plane and outwards to the right.

    Attributes
    ----------
    step_mm : float
        Distance between samples.
    values : array, shape (nx, ny, nz), float32
        mm, negative inside. ``values[0]`` lies at x = +step/2, so that the mirror image needs no interpolation.
    """

    step_mm: float
    values: Values = field(init=False)

    def __post_init__(self) -> None:
        span = np.subtract(HIGH_MM, LOW_MM)
        count = np.ceil(span / self.step_mm).astype(int) + 1
        self.values = np.full(count, np.float32(1e3), np.float32)

    @property
    def origin_mm(self) -> NDArray[np.float64]:
        """Position of the first sample, shape (3,)."""
        return np.array([self.step_mm / 2.0, LOW_MM[1], LOW_MM[2]])

    def axes(self) -> tuple[Axis, Axis, Axis]:
        """Sample coordinates along x, y, z, mm, float32."""
        x, y, z = (
            (self.origin_mm[i] + self.step_mm * np.arange(self.values.shape[i])).astype(np.float32) for i in range(3)
        )
        return x, y, z

    def window(
        self, low_mm: NDArray[np.float64], high_mm: NDArray[np.float64]
    ) -> tuple[tuple[slice, slice, slice], tuple[Axis, Axis, Axis]]:
        """Slices and broadcastable coordinates of the samples between two corners."""
        shape = np.array(self.values.shape)
        start = np.clip(np.floor((low_mm - self.origin_mm) / self.step_mm).astype(int), 0, shape)
        stop = np.clip(np.ceil((high_mm - self.origin_mm) / self.step_mm).astype(int) + 1, 0, shape)
        x, y, z = (axis[a:b] for axis, a, b in zip(self.axes(), start, stop, strict=True))
        slices = (slice(start[0], stop[0]), slice(start[1], stop[1]), slice(start[2], stop[2]))
        return slices, (x[:, None, None], y[None, :, None], z[None, None, :])

    def add(
        self, low_mm: NDArray[np.float64], high_mm: NDArray[np.float64], distance: Distance, blend_mm: float
    ) -> None:
        """Add a solid, rounding the seam over ``blend_mm``."""
        at, xyz = self.window(low_mm, high_mm)
        self.values[at] = smooth_min(self.values[at], distance(*xyz), blend_mm)

    def carve(
        self, low_mm: NDArray[np.float64], high_mm: NDArray[np.float64], distance: Distance, blend_mm: float
    ) -> None:
        """Take a solid away, rounding the edge over ``blend_mm``."""
        at, xyz = self.window(low_mm, high_mm)
        self.values[at] = -smooth_min(-self.values[at], distance(*xyz), blend_mm)

    def raise_by(self, low_mm: NDArray[np.float64], high_mm: NDArray[np.float64], height: Distance) -> None:
        """Move the skin outwards by a height in mm (inwards where negative)."""
        at, xyz = self.window(low_mm, high_mm)
        self.values[at] -= height(*xyz)

    def front_at(self, x_mm: float, z_mm: float, inward_mm: float = 0.0) -> tuple[float, float, float]:
        """Point of the clay met first when looking from the front at (x, z), moved inwards if wanted.

        Lets a feature be drawn as one draws on a face: in the front view, at whatever depth the skin lies.
        """
        i = int(np.clip(round((abs(x_mm) - self.origin_mm[0]) / self.step_mm), 0, self.values.shape[0] - 1))
        k = round((z_mm - float(self.origin_mm[2])) / self.step_mm)
        column = self.values[i, :, k]
        last = int(np.flatnonzero(column < 0.0)[-1])
        part = float(column[last] / (column[last] - column[last + 1]))
        return x_mm, float(self.origin_mm[1] + (last + part) * self.step_mm) - inward_mm, z_mm

    def finish(self, placement: Placement, blur_steps: float = 0.5) -> Skin:
        """Mirror, smooth lightly, and prepare for sampling in a head's own frame."""
        half = self.values
        whole = np.concatenate([half[_MIRRORED_CELLS - 1 :: -1], half])
        whole = gaussian_filter(whole, blur_steps, mode="nearest")
        return Skin(self.step_mm, self.origin_mm - [_MIRRORED_CELLS * self.step_mm, 0.0, 0.0], whole, placement)


@dataclass(eq=False)
class Skin:
    """A finished field: distance and direction at any point.

    Attributes
    ----------
    step_mm : float
        Distance between samples.
    origin_mm : array, shape (3,)
        Position of ``values[0, 0, 0]``, a few samples left of the mid-plane.
    values : array, float32
        mm, negative inside.
    placement : Placement
        From the design frame, in which the grid lies, to the head's own frame, in which all points are given.
    """

    step_mm: float
    origin_mm: NDArray[np.float64]
    values: Values
    placement: Placement
    _spline: Values = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._spline = np.asarray(spline_filter(self.values, order=3, output=np.float32))

    def distance(self, points_mm: NDArray[np.float64]) -> NDArray[np.float64]:
        """Signed distance in mm at points of shape (n, 3); the left side is the mirror of the right."""
        right = self.placement.to_design(np.column_stack([np.abs(points_mm[:, 0]), points_mm[:, 1:]]))
        index = (right - self.origin_mm) / self.step_mm
        return np.asarray(
            map_coordinates(self._spline, index.T, order=3, prefilter=False, mode="nearest", output=np.float64)
        )

    def gradient(self, points_mm: NDArray[np.float64]) -> NDArray[np.float64]:
        """Gradient of the distance, shape (n, 3), by central differences over 0.8 of a step."""
        reach = 0.8 * self.step_mm
        parts = []
        for axis in range(3):
            shift = np.zeros(3)
            shift[axis] = reach
            parts.append((self.distance(points_mm + shift) - self.distance(points_mm - shift)) / (2.0 * reach))
        return np.stack(parts, axis=1)

    def normals(self, points_mm: NDArray[np.float64]) -> NDArray[np.float64]:
        """Unit outward directions, shape (n, 3)."""
        gradient = self.gradient(points_mm)
        return np.asarray(gradient / np.maximum(np.linalg.norm(gradient, axis=1, keepdims=True), 1e-9))

    def project(self, points_mm: NDArray[np.float64], rounds: int = 4) -> NDArray[np.float64]:
        """Move points onto the skin along the gradient (Newton steps, at most two samples long each)."""
        points = np.array(points_mm, np.float64)
        for _ in range(rounds):
            gradient = self.gradient(points)
            squared = np.maximum((gradient**2).sum(axis=1), 1e-3)
            move = -(self.distance(points) / squared)[:, None] * gradient
            length = np.linalg.norm(move, axis=1, keepdims=True)
            points += move * np.minimum(1.0, 2.0 * self.step_mm / np.maximum(length, 1e-12))
        return points

    def first_exit(self, start_mm: NDArray[np.float64], toward: NDArray[np.float64]) -> NDArray[np.float64]:
        """Where a ray from inside first leaves the skin.

        Raises
        ------
        ValueError
            If the ray starts outside or does not leave within 200 mm.
        """
        direction = np.asarray(toward, np.float64) / np.linalg.norm(toward)
        along = np.arange(0.0, 200.0, self.step_mm / 2.0)
        values = self.distance(np.asarray(start_mm) + along[:, None] * direction)
        outside = np.flatnonzero(values > 0.0)
        if values[0] > 0.0 or not len(outside):
            raise ValueError(f"the ray from {start_mm} towards {toward} does not leave the head")
        low, high = along[outside[0] - 1], along[outside[0]]
        for _ in range(30):
            middle = (low + high) / 2.0
            inside = self.distance((np.asarray(start_mm) + middle * direction)[None])[0] < 0.0
            low, high = (middle, high) if inside else (low, middle)
        return np.asarray(np.asarray(start_mm, np.float64) + (low + high) / 2.0 * direction)
