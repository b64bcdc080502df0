"""Brings a head from its file's own axes into the head frame, by its landmarks.

A file says where its axes point (``frame = "LPS"``). Where its origin lies and how far the head is tilted is found from
the landmarks, so that a scan can be used as it is.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.data.head_description import HeadDescription
from viewer.errors import DataError, Problem
from viewer.geometry.head import Point, Points

NASION_DEG = 14.0
"""How far the nasion lies above the Frankfurt plane, seen from between the ear points: 14.0 to 14.4 on generated heads,
11.7 on a modelled one by its orbital rim. Used where a head gives no orbital rims; three degrees more or less move
zones by up to 3 mm."""
MOST_TURN_DEG = 40.0
"""How far the axes that the landmarks make may be turned against the declared ones: beyond it others were meant."""

_DIRECTIONS = {"R": (0, 1), "L": (0, -1), "A": (1, 1), "P": (1, -1), "S": (2, 1), "I": (2, -1)}
_LETTERS = {place: letter for letter, place in _DIRECTIONS.items()}
_WORDS = {"R": "right", "L": "left", "A": "front", "P": "back", "S": "up", "I": "down"}


@dataclass(frozen=True, slots=True, eq=False)
class Placement:
    """Where the head frame lies in a file's axes.

    Attributes
    ----------
    turn : array, shape (3, 3)
        Rows are the head frame's x, y and z as directions in the file's axes.
    origin_mm : array, shape (3,)
        Its origin, along the file's axes.
    is_tilted_by_nasion : bool
        Whether the horizontal was found from the nasion, for want of orbital rims.
    tilt_deg : float
        How far the file's own front axis points above the horizontal that was found.
    """

    turn: NDArray[np.float64]
    origin_mm: Point
    is_tilted_by_nasion: bool = False
    tilt_deg: float = 0.0

    def place(self, points_mm: Points) -> Points:
        """Points of the file, in mm along its axes, in the head frame."""
        placed: Points = (points_mm - self.origin_mm) @ self.turn.T
        return placed


def placement_of(described: HeadDescription, label: str) -> Placement:
    """Find the head frame of a head.

    Parameters
    ----------
    described : HeadDescription
        With the four landmarks that every head needs.
    label : str
        What problems call the file.

    Raises
    ------
    DataError
        If the landmarks do not fit the axes that the file declares.
    """
    if described.frame == "frankfurt":
        return Placement(np.eye(3), np.zeros(3))
    marks = {name: np.array(mark.position_mm) for name, mark in described.landmarks.items()}
    axes = _axes_of(described.frame)
    x, y, z = _axes_by_landmarks(marks, label, is_left_handed=np.linalg.det(axes) < 0.0)
    turned = np.degrees(np.arccos(np.clip((axes * np.array([x, y, z])).sum(axis=1), -1.0, 1.0)))
    if turned.max() > MOST_TURN_DEG:
        raise DataError((Problem(label, "frame", _other_axes(described.frame, np.array([x, y, z]))),))
    origin = (marks["lpa"] + marks["rpa"]) / 2.0
    rims = [marks[name] for name in ("orbitale_left", "orbitale_right") if name in marks]
    ahead = (np.mean(rims, axis=0) if rims else marks["nasion"]) - origin
    # Turned about the line between the ears until the rims are level with them, or the nasion stands at its angle.
    raised = math.radians(0.0 if rims else NASION_DEG)
    across = ahead - (ahead @ x) * x
    across /= np.linalg.norm(across)
    upright = np.cross(x, across) * np.sign(np.cross(x, across) @ z)
    front = math.cos(raised) * across - math.sin(raised) * upright
    up = math.sin(raised) * across + math.cos(raised) * upright
    tilt = math.degrees(math.atan2(float(axes[1] @ up), float(axes[1] @ front)))
    return Placement(np.array([x, front, up]), origin, is_tilted_by_nasion=not rims, tilt_deg=tilt)


def _axes_of(frame: str) -> NDArray[np.float64]:
    """Right, front and up as directions in the file's axes, one a row."""
    axes = np.zeros((3, 3))
    for column, letter in enumerate(frame):
        row, sign = _DIRECTIONS[letter]
        axes[row, column] = sign
    return axes


def _axes_by_landmarks(marks: dict[str, Point], label: str, *, is_left_handed: bool) -> tuple[Point, Point, Point]:
    """Right, front and up as the landmarks tell them."""
    nasion, inion, left, right = (marks[name] for name in ("nasion", "inion", "lpa", "rpa"))
    x, along = right - left, nasion - inion
    for size, names in ((np.linalg.norm(x), "lpa and rpa"), (np.linalg.norm(along), "nasion and inion")):
        if size < 1.0:
            raise DataError(
                (
                    Problem(
                        label, "landmarks", f"{names} are {size:.2g} mm apart; a head is larger: are the units right?"
                    ),
                )
            )
    x = x / np.linalg.norm(x)
    y = along - (along @ x) * x
    if np.linalg.norm(y) < 0.5 * np.linalg.norm(along):
        message = "the line from inion to nasion runs along the one between the ears; one of the four is misplaced"
        raise DataError((Problem(label, "landmarks", message),))
    y = y / np.linalg.norm(y)
    z = np.cross(x, y) * (-1.0 if is_left_handed else 1.0)
    # Nasion and inion lie above the line between the ears on every head: 25 and 6 mm on an adult's.
    height_mm = float(((nasion + inion) / 2.0 - (left + right) / 2.0) @ z)
    if height_mm <= 0.0:
        message = (
            f"nasion and inion lie {-height_mm:.1f} mm below the ear points on average; they lie above them on every "
            "head. Either left and right are swapped in the landmarks, or the mesh is mirrored"
        )
        raise DataError((Problem(label, "landmarks.lpa", message),))
    return x, y, z


def _other_axes(frame: str, axes: NDArray[np.float64]) -> str:
    """Say which axes would fit the landmarks; `axes` are right, front and up in the file's own, one a row."""
    found = ""
    free = [0, 1, 2]
    for column in range(3):
        row = max(free, key=lambda each: abs(axes[each, column]))
        free.remove(row)
        found += _LETTERS[(row, 1 if axes[row, column] > 0.0 else -1)]
    said = ", ".join(_WORDS[letter] for letter in frame)
    if found == frame:
        return f"{frame!r} fits the landmarks only if the head is turned by more than {MOST_TURN_DEG:.0f} degrees"
    seen = ", ".join(_WORDS[letter] for letter in found)
    return f"{frame!r} says that the axes point {said}; by the landmarks they point {seen}, which is {found!r}"
