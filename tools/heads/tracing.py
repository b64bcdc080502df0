"""Lines drawn on the clay: sections followed step by step, and taut tapes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tools.heads.clay import Skin
from viewer.geometry.head import Point, Points


def walk(skin: Skin, start: Point, heading: Point, across: Point, length_mm: float, step_mm: float = 0.5) -> Points:
    """Follow the section of the skin with a plane.

    Parameters
    ----------
    start : array, shape (3,)
        On the skin; the plane runs through it.
    heading : array, shape (3,)
        Which of the two ways to go.
    across : array, shape (3,)
        Normal of the plane.
    length_mm, step_mm : float
        Length along the skin, and the pace.

    Returns
    -------
    array, shape (n, 3)
        From ``start``; the last point lies ``length_mm`` along.
    """
    across = np.asarray(across, float) / np.linalg.norm(across)
    paces = max(1, int(np.ceil(length_mm / step_mm - 1e-9)))
    pace = length_mm / paces
    line = [np.asarray(start, float)]
    heading = np.asarray(heading, float)
    for _ in range(paces):
        tangent = _tangent(skin, line[-1], across, heading)
        middle = line[-1] + tangent * pace / 2.0
        tangent = _tangent(skin, middle, across, tangent)
        heading = tangent
        line.append(_back_to_section(skin, line[-1] + tangent * pace, across, line[0]))
    return np.array(line)


def _tangent(skin: Skin, at: Point, across: Point, heading: Point) -> Point:
    tangent = np.cross(across, skin.normals(at[None])[0])
    tangent /= np.linalg.norm(tangent)
    return tangent if tangent @ heading >= 0.0 else -tangent


def _back_to_section(skin: Skin, point: Point, across: Point, start: Point) -> Point:
    """Nearest point of the skin within the plane."""
    for _ in range(4):
        gradient = skin.gradient(point[None])[0]
        gradient -= (gradient @ across) * across
        point = point - skin.distance(point[None])[0] / max(gradient @ gradient, 1e-6) * gradient
        point = point - ((point - start) @ across) * across
    return point


def arc_length(line: NDArray[np.float64]) -> float:
    """Length of a polyline, mm."""
    return float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())


def taut_tape(skin: Skin, start: Point, end: Point, count: int = 41, rounds: int = 1500) -> Points:
    """Shortest path on the skin between two points, as ``count`` evenly spaced points.

    Notes
    -----
    Each inner point moves to the middle of its neighbours and back onto the skin until nothing moves: a discrete
    geodesic by curve shortening.
    """
    t = np.linspace(0.0, 1.0, count)[:, None]
    tape = skin.project(np.asarray(start) * (1 - t) + np.asarray(end) * t, rounds=12)
    tape[0], tape[-1] = start, end
    for _ in range(rounds):
        middle = (tape[:-2] + tape[2:]) / 2.0
        moved = skin.project(middle, rounds=1)
        change = float(np.abs(moved - tape[1:-1]).max())
        tape[1:-1] = moved
        if change < 2e-4:
            break
    return tape
