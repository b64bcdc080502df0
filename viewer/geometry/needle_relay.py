"""Needles along a line: where one enters, and several of them one after the other."""

from __future__ import annotations

import numpy as np

from viewer.geometry.curve import Curve
from viewer.geometry.head import Point, Points
from viewer.geometry.needle_layers import ScalpLayers
from viewer.geometry.needle_path import NeedlePath, needle_path
from viewer.geometry.needle_skin import AVERAGE_MM, NeedleSkin

LEAST_RELAY_SHARE = 0.5
"""A relay ends when less of the line is left than this share of a needle."""

_MOST_IN_RELAY = 24


def entry_on(points_mm: Points, share: float, *, is_backward: bool = False) -> tuple[Point, Point]:
    """Return the place at a share of a line, 0 to 1 from its first point, and the direction of needling there.

    Parameters
    ----------
    points_mm : array, shape (n, 3)
        The line, at least two points.
    is_backward : bool
        Whether the needle points against the order of the points.
    """
    curve = Curve.of(points_mm)
    arc = np.array([min(max(share, 0.0), 1.0) * curve.length_mm])
    tangent: Point = curve.tangents_at(arc, AVERAGE_MM)[0]
    place: Point = curve.points_at(arc)[0]
    return place, -tangent if is_backward else tangent


def ahead_on(points_mm: Points, share: float, *, is_backward: bool = False) -> Points:
    """Return the rest of a line before a needle that enters at a share of it, in its direction, shape (n, 3).

    Parameters
    ----------
    points_mm, share, is_backward
        As for `entry_on`. At the end of the line the rest is one point.
    """
    curve = Curve.of(points_mm[::-1] if is_backward else points_mm)
    arc = min(max(1.0 - share if is_backward else share, 0.0), 1.0) * curve.length_mm
    rest: Points = np.vstack([curve.points_at(np.array([arc])), curve.points_mm[curve.arcs_mm > arc + 1e-6]])
    return rest


def relay(
    skin: NeedleSkin,
    points_mm: Points,
    scalp: ScalpLayers,
    *,
    share: float,
    is_backward: bool,
    angle_deg: float,
    length_mm: float,
) -> tuple[NeedlePath, ...]:
    """Needle a long line with several needles, each entering where the tip of the last one lies.

    Parameters
    ----------
    points_mm : array, shape (n, 3)
        The line.
    share : float
        Where the first one enters, 0 to 1 from the line's first point.
    is_backward : bool
        Whether needles point against the order of the points.

    Returns
    -------
    tuple of NeedlePath
        At least one. The last one goes in no further than the line does. There is no second one if the first is not
        laid flat: its tip has not moved on along the line.

    Raises
    ------
    MeshError
        As `needle_path`.
    """
    curve = Curve.of(points_mm[::-1] if is_backward else points_mm)
    arc = min(max(1.0 - share if is_backward else share, 0.0), 1.0) * curve.length_mm
    paths: list[NeedlePath] = []
    while len(paths) < _MOST_IN_RELAY:
        left = curve.length_mm - arc
        if paths and left < LEAST_RELAY_SHARE * length_mm:
            break
        entry, toward = entry_on(curve.points_mm, arc / curve.length_mm)
        ahead = ahead_on(curve.points_mm, arc / curve.length_mm)
        length = min(length_mm, left) if paths else length_mm
        path = needle_path(skin, entry, toward, scalp, angle_deg=angle_deg, length_mm=length, ahead_mm=ahead)
        paths.append(path)
        reached, _ = curve.locate(path.over_mm[-1])
        if not path.is_flat or path.ending != "length" or reached < arc + LEAST_RELAY_SHARE * length:
            break
        arc = reached
    return tuple(paths)
