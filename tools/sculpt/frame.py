"""From the electrode table's axes to the head frame, and from the sculptor's head to each head of the family.

Everything is sculpted on one head, the life-size man's, in the *design frame* (his head frame). The woman and the
child are that clay seen through a `Placement`: a linear map that brings the vault onto the table scaled for them,
after a smooth shortening of the lower face.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import PchipInterpolator

from tools.sculpt.electrodes import EAR_POINT_MNI_MM
from tools.sculpt.shapes import ADULT_MAN, NASION_ELEVATION_DEG, PITCH_DEG, Shape
from viewer.geometry.head import Point, Points

NASION_DESIGN_MM = (0.0, 99.5, 24.81)
"""Where the sculptor put the nasal root: 14 degrees above the horizontal."""
EYE_LEVEL_MM = 22.0
"""Heights below this belong to the lower face; above it nothing is bent."""


def pitch_matrix(pitch_deg: float) -> NDArray[np.float64]:
    """Turn about the ear line that lifts the face by an angle."""
    a = np.radians(pitch_deg)
    return np.array([[1.0, 0.0, 0.0], [0.0, np.cos(a), -np.sin(a)], [0.0, np.sin(a), np.cos(a)]])


def table_to_head(positions_mm: Points, scale: tuple[float, float, float], pitch_deg: float) -> Points:
    """Bring table positions (MNI axes, mm) into the head frame: origin between the ear points, scaled, pitched."""
    origin = np.array([0.0, *EAR_POINT_MNI_MM[1:]])
    return np.asarray(((positions_mm - origin) * scale) @ pitch_matrix(pitch_deg).T)


def head_to_table(positions_mm: Points, scale: tuple[float, float, float], pitch_deg: float) -> Points:
    """Undo `table_to_head`."""
    origin = np.array([0.0, *EAR_POINT_MNI_MM[1:]])
    return np.asarray((positions_mm @ pitch_matrix(pitch_deg)) / scale + origin)


@dataclass(frozen=True, eq=False)
class Placement:
    """The map from the design frame to one head's own frame.

    Attributes
    ----------
    shape : Shape
        Whose head.
    pitch_deg : float
        Chosen so that this head's nasion, too, lies 14 degrees above the horizontal.
    """

    shape: Shape
    pitch_deg: float = field(init=False)
    _matrix: NDArray[np.float64] = field(init=False, repr=False)
    _inverse: NDArray[np.float64] = field(init=False, repr=False)
    _lower: PchipInterpolator = field(init=False, repr=False)
    _raise: PchipInterpolator = field(init=False, repr=False)

    def __post_init__(self) -> None:
        lower, back = self._height_curves()
        object.__setattr__(self, "_lower", lower)
        object.__setattr__(self, "_raise", back)
        unpitched = np.diag(np.divide(self.shape.table_scale, ADULT_MAN.table_scale)) @ pitch_matrix(-PITCH_DEG)
        _, y, z = unpitched @ self._bend(np.array([NASION_DESIGN_MM]))[0]
        pitch = NASION_ELEVATION_DEG - float(np.degrees(np.arctan2(z, y)))
        object.__setattr__(self, "pitch_deg", pitch)
        object.__setattr__(self, "_matrix", pitch_matrix(pitch) @ unpitched)
        object.__setattr__(self, "_inverse", np.linalg.inv(self._matrix))

    def to_head(self, design_mm: Points) -> Points:
        """Points of shape (n, 3) from the design frame into this head's frame."""
        return np.asarray(self._bend(np.asarray(design_mm, float)) @ self._matrix.T)

    def to_design(self, head_mm: Points) -> Points:
        """Undo `to_head`."""
        return self._unbend(np.asarray(head_mm, float) @ self._inverse.T)

    def point(self, design_mm: tuple[float, ...]) -> Point:
        """One point from the design frame into this head's frame."""
        return np.asarray(self.to_head(np.array([design_mm[:3]], float))[0])

    @property
    def _is_straight(self) -> bool:
        shape = self.shape
        return shape.lower_face == shape.lower_face_depth == shape.lower_face_width == 1.0

    def _height_curves(self) -> tuple[PchipInterpolator, PchipInterpolator]:
        """Design height to head height and back: the factor sets in smoothly below the eyes."""
        z = np.linspace(-260.0, EYE_LEVEL_MM, 565)
        t = np.clip((EYE_LEVEL_MM - z) / 30.0, 0.0, 1.0)
        slope = 1.0 + (self.shape.lower_face - 1.0) * t * t * (3.0 - 2.0 * t)
        gone = np.concatenate([[0.0], np.cumsum((slope[1:] + slope[:-1]) / 2.0 * np.diff(z))])
        gone += EYE_LEVEL_MM - gone[-1]
        return PchipInterpolator(z, gone, extrapolate=True), PchipInterpolator(gone, z, extrapolate=True)

    def _depth(self, z: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
        """Factor on y: on the face only, in front of the ears and below the eyes."""
        down = np.clip((EYE_LEVEL_MM - z) / 40.0, 0.0, 1.0)
        front = np.clip(y / 60.0, 0.0, 1.0)
        weight = down * down * (3.0 - 2.0 * down) * front * front * (3.0 - 2.0 * front)
        return 1.0 + (self.shape.lower_face_depth - 1.0) * weight

    def _width(self, z: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
        """Factor on x: sets in slowly below the eyes and in front of the ears, so that no shelf shows."""
        down = np.clip((EYE_LEVEL_MM - z) / 75.0, 0.0, 1.0)
        front = np.clip((y + 5.0) / 45.0, 0.0, 1.0)
        weight = down * down * (3.0 - 2.0 * down) * front * front * (3.0 - 2.0 * front)
        return 1.0 + (self.shape.lower_face_width - 1.0) * weight

    def _bend(self, p: Points) -> Points:
        if self._is_straight:
            return p
        height = np.where(p[:, 2] < EYE_LEVEL_MM, self._lower(p[:, 2]), p[:, 2])
        x = p[:, 0] * self._width(p[:, 2], p[:, 1])
        return np.column_stack([x, p[:, 1] * self._depth(p[:, 2], p[:, 1]), height])

    def _unbend(self, p: Points) -> Points:
        if self._is_straight:
            return p
        height = np.where(p[:, 2] < EYE_LEVEL_MM, self._raise(p[:, 2]), p[:, 2])
        y = p[:, 1].copy()
        for _ in range(6):  # the factor is within a few percent of 1: this converges to below a micrometre
            y = p[:, 1] / self._depth(height, y)
        return np.column_stack([p[:, 0] / self._width(height, y), y, height])
