"""From the electrode table's axes to the head frame."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tools.heads.electrodes import EAR_POINT_MNI_MM
from viewer.geometry.head import Point, Points

MAN_SCALE = (0.91, 0.96, 0.89)
"""Factors on the table's axes that bring it to the life size of a man."""
MAN_PITCH_DEG = 9.47
"""Turn from the MNI axes to the Frankfurt horizontal, about the ear line, for the life-size man: his nasion then lies
14 degrees above the horizontal. Measured directly, it is 14.0 to 14.4 on heads with orbital rims."""
NASION_ELEVATION_DEG = 14.0
MAN_NASION_MM = (0.0, 99.23, 25.26)
"""The root of the man's nose, in his head frame."""


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


def pitch_of(scale: tuple[float, float, float]) -> float:
    """Pitch at which the nasion of a head of this size, too, lies 14 degrees above the horizontal."""
    _, y, z = from_man(np.array([MAN_NASION_MM]), scale, 0.0)[0]
    return NASION_ELEVATION_DEG - float(np.degrees(np.arctan2(z, y)))


def from_man(points_mm: Points, scale: tuple[float, float, float], pitch_deg: float) -> Points:
    """Where places on the man's skull lie on a skull of another size."""
    return table_to_head(head_to_table(points_mm, MAN_SCALE, MAN_PITCH_DEG), scale, pitch_deg)


def place_from_man(point_mm: tuple[float, float, float], scale: tuple[float, float, float]) -> Point:
    """One place of the man's skull on a skull of another size, in that head's frame."""
    return np.asarray(from_man(np.array([point_mm]), scale, pitch_of(scale))[0])
