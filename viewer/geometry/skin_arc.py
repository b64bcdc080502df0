"""Arcs round the head that keep to it where an ear stands in the way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.errors import MeshError
from viewer.geometry.curve import Curve, Plane
from viewer.geometry.head import Point, Points
from viewer.geometry.measured_head import MeasuredHead
from viewer.geometry.surface import Surface

STEP_DEG = 1.0
"""Chords of under 2 mm on a head, less than 0.01 mm below it."""

EAR_BREADTH_MM, LOBE_MM = 36.0, 35.0
"""How far the auricle reaches behind and below the ear point: mean breadth and half the mean length in men, rounded up
(ANSUR II, 2012). Upwards it reaches to the ear apex."""
EAR_ROOT_MM = 5.0
"""How far before the ear point its root leaves the cheek. A choice: 4 mm on the heads tried."""


@dataclass(frozen=True, slots=True, eq=False)
class EarBox:
    """The space in which an auricle stands off the head.

    Attributes
    ----------
    low_mm, high_mm : array, shape (3,)
        Two corners of it, head frame.
    """

    low_mm: Point
    high_mm: Point

    def holds(self, points: Points) -> NDArray[np.bool_]:
        """Which of some points lie within, shape (n,)."""
        return np.asarray(((points >= self.low_mm) & (points <= self.high_mm)).all(axis=1), dtype=np.bool_)


def ear_boxes(head: MeasuredHead) -> tuple[EarBox, EarBox]:
    """The spaces of the left and the right auricle: about the ear point and behind it, up to the ear apex."""
    return _ear_box(head, "left", "lpa", -1.0), _ear_box(head, "right", "rpa", 1.0)


def arc_over(
    surface: Surface, ends: tuple[Point, Point], over: Point, centre: Point, ears: tuple[EarBox, ...] = ()
) -> Curve:
    """The arc from one point over another to a third, where the flat cut through all three meets the head.

    It is the outline as seen from within: along each line of sight the first place where the skin is left. So it keeps
    to the head where a plain section would climb the ear. Where the ear grows out of the head, the arc goes straight.

    Parameters
    ----------
    ends : tuple of two arrays, shape (3,)
        Where it begins and ends, on the skin, head frame, mm, less than a full turn apart.
    over : array, shape (3,)
        The point between them, on the skin.
    centre : array, shape (3,)
        A point inside, from which the arc is seen; only its place within the cut counts.
    ears : tuple of EarBox
        Where nothing belongs to the arc but the points given.

    Returns
    -------
    Curve
        From the first end to the last, through the given points.

    Raises
    ------
    MeshError
        If the points lie on one straight line, or the skin has a gap there.
    """
    start, end = ends
    plane = Plane.through(start, over, end)
    centre = centre - plane.heights_mm(centre[None])[0] * plane.normal
    along = (start - centre) / np.linalg.norm(start - centre)
    # The plane's normal is such that from the first end one turns past the point between to the last.
    across = np.cross(plane.normal, along)
    over_deg, end_deg = (_angle_deg(point - centre, along, across) for point in (over, end))
    angles_deg = np.arange(STEP_DEG, end_deg - STEP_DEG / 2, STEP_DEG)
    sights = np.outer(np.cos(np.radians(angles_deg)), along) + np.outer(np.sin(np.radians(angles_deg)), across)
    first, last = _chords(surface, plane)
    distances = _first_crossings(sights, np.cross(plane.normal, sights), first - centre, last - centre)
    if not np.isfinite(distances).all():
        raise MeshError("the skin has a gap on an arc round the head")
    places = centre + distances[:, None] * sights
    hidden = np.zeros(len(places), dtype=bool)
    for ear in ears:
        hidden |= ear.holds(places)
    before, after = ~hidden & (angles_deg < over_deg - 0.1), ~hidden & (angles_deg > over_deg + 0.1)
    return Curve.of(np.vstack([start, places[before], over, places[after], end]))


def _ear_box(head: MeasuredHead, side: str, ear_point: str, sign: float) -> EarBox:
    _, y, z = head.place(ear_point)
    scale = head.measures.scale
    top = head.place(f"ear_apex_{side}")[2]
    corners = np.array(
        [[0.0, y - EAR_BREADTH_MM * scale, z - LOBE_MM * scale], [sign * np.inf, y + EAR_ROOT_MM * scale, top]]
    )
    return EarBox(corners.min(axis=0), corners.max(axis=0))


def _angle_deg(direction: Point, along: Point, across: Point) -> float:
    return float(np.degrees(np.arctan2(direction @ across, direction @ along)) % 360.0)


def _chords(surface: Surface, plane: Plane) -> tuple[Points, Points]:
    """Both ends of every straight piece of a section."""
    outlines = surface.section(plane)
    if not outlines:
        raise MeshError("the cut does not meet the skin")
    return (
        np.vstack([outline.points_mm[:-1] for outline in outlines]),
        np.vstack([outline.points_mm[1:] for outline in outlines]),
    )


def _first_crossings(sights: Points, sideways: Points, first: Points, last: Points) -> NDArray[np.float64]:
    """Distances along lines of sight to the first chord each meets, shape (n,); infinite if none."""
    first_aside, last_aside = sideways @ first.T, sideways @ last.T
    row, chord = np.nonzero((first_aside >= 0.0) != (last_aside >= 0.0))
    from_mm, to_mm = first_aside[row, chord], last_aside[row, chord]
    places = first[chord] + (from_mm / (from_mm - to_mm))[:, None] * (last[chord] - first[chord])
    ahead = np.einsum("nx,nx->n", sights[row], places)
    nearest = np.full(len(sights), np.inf)
    np.minimum.at(nearest, row[ahead > 0.0], ahead[ahead > 0.0])
    return nearest
