"""The skin as a signed distance on a regular grid: what is measured, cut and meshed."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import (
    binary_dilation,
    distance_transform_edt,
    gaussian_filter,
    label,
    map_coordinates,
    spline_filter,
)

from tools.heads.nearest import Surface

Values = NDArray[np.float32]

_MIRRORED_CELLS = 4
"""Samples repeated on the left of the mid-plane, so that filters and gradients see a whole head."""
_BAND_STEPS = 3
"""Distances are exact this near the skin; farther off they count whole steps."""
_COARSE = 3
"""Far off the skin distances are counted on every so manieth sample."""
_LATTICE = np.array([(i, j, 4 - i - j) for i in range(5) for j in range(5 - i)]) / 4.0
"""Places on a triangle, by shares of its corners."""


@dataclass(frozen=True, slots=True)
class Block:
    """The block of clay: right half, half a step beside the mid-plane and outwards.

    Attributes
    ----------
    low_mm, high_mm : tuple of 3 floats
        Corners, head frame; the first number of the low one is 0.
    step_mm : float
        Distance between samples.
    """

    low_mm: tuple[float, float, float]
    high_mm: tuple[float, float, float]
    step_mm: float

    @property
    def origin_mm(self) -> NDArray[np.float64]:
        """Position of the first sample."""
        return np.array([self.step_mm / 2.0, *self.low_mm[1:]])

    @property
    def shape(self) -> tuple[int, int, int]:
        """Samples along each axis."""
        nx, ny, nz = np.ceil(np.subtract(self.high_mm, self.low_mm) / self.step_mm).astype(int) + 1
        return int(nx), int(ny), int(nz)

    def axes(self) -> tuple[Values, Values, Values]:
        """Sample coordinates along x, y, z, mm, ready to be broadcast."""
        x, y, z = ((self.origin_mm[i] + self.step_mm * np.arange(self.shape[i])).astype(np.float32) for i in range(3))
        return x[:, None, None], y[None, :, None], z[None, None, :]


def filled(surface: Surface, block: Block) -> Values:
    """Distance to the outside of a mesh: what is closed off from the world, such as the mouth, is filled.

    Parameters
    ----------
    surface : Surface
        Symmetric; its edges are at most eight steps long. It may end below the block and cut through itself.
    block : Block
        Where to sample.
    """
    step, shape = block.step_mm, block.shape
    corners = surface.points_mm[surface.faces]
    corners = corners[corners[:, :, 0].max(axis=1) > 0.0]
    seeds = np.concatenate([np.tensordot(corners, share, axes=([1], [0])) for share in _LATTICE])
    index = np.round((seeds - block.origin_mm) / step).astype(int)
    index = index[((index >= 0) & (index < shape)).all(axis=1)]
    band = np.zeros(shape, bool)
    band[tuple(index.T)] = True
    band = binary_dilation(band, iterations=_BAND_STEPS)
    world = _connected_to_the_corner(~band)
    at = np.argwhere(band)
    near = surface.signed_distance(block.origin_mm + step * at, 2.0 * step)
    values = np.full(shape, np.float32(-2.0 * step))
    values[world] = 2.0 * step
    values[tuple(at.T)] = near
    # A gap too narrow for a step is closed: lips and lids that touch are one skin.
    outside = binary_dilation(_connected_to_the_corner(values > 0.8 * step), iterations=2, mask=values > 0.0)
    values = np.where(outside, np.abs(values), -np.abs(values)).astype(np.float32)
    far = ~band
    coarse = outside[::_COARSE, ::_COARSE, ::_COARSE]
    for side, sign in ((coarse, 1.0), (~coarse, -1.0)):
        away = distance_transform_edt(side, sampling=step * _COARSE).astype(np.float32)
        for axis in range(3):
            away = np.repeat(away, _COARSE, axis=axis)
        there = far & (outside if sign > 0.0 else ~outside)
        beyond = np.maximum(away[: shape[0], : shape[1], : shape[2]][there], np.float32(_BAND_STEPS * step))
        values[there] = np.float32(sign) * beyond
    return values


def smooth_max(a: Values, b: Values, blend_mm: float) -> Values:
    """Keep what lies in both of two solids, with the edge rounded over ``blend_mm``.

    Notes
    -----
    The cubic polynomial smooth maximum (I. Quilez, "Smooth minimum", 2013); its first and second derivatives are
    continuous, so highlights do not break at the edge.
    """
    h = np.maximum(np.float32(blend_mm) - np.abs(a - b), 0) / np.float32(blend_mm)
    return np.asarray(np.maximum(a, b) + h * h * h * np.float32(blend_mm / 6.0), np.float32)


def finished(values: Values, block: Block, blur_steps: float = 0.45) -> Skin:
    """Mirror, smooth lightly, and prepare for sampling."""
    whole = np.concatenate([values[_MIRRORED_CELLS - 1 :: -1], values])
    whole = gaussian_filter(whole, blur_steps, mode="nearest")
    return Skin(block.step_mm, block.origin_mm - [_MIRRORED_CELLS * block.step_mm, 0.0, 0.0], whole)


def _connected_to_the_corner(free: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The part that hangs together with the corner above, in front and to the side."""
    pieces, _ = label(free)
    return np.asarray(pieces == pieces[-1, -1, -1])


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
    """

    step_mm: float
    origin_mm: NDArray[np.float64]
    values: Values
    _spline: Values = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._spline = np.asarray(spline_filter(self.values, order=3, output=np.float32))

    def distance(self, points_mm: NDArray[np.float64]) -> NDArray[np.float64]:
        """Signed distance in mm at points of shape (n, 3); the left side is the mirror of the right."""
        right = np.column_stack([np.abs(points_mm[:, 0]), points_mm[:, 1:]])
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
