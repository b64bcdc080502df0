"""The middle of the head: the mid-plane, the arc over the top, and the way sideways from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.errors import MeshError
from viewer.geometry.curve import Curve, Plane
from viewer.geometry.head import Point
from viewer.geometry.march import tangent_direction, walk
from viewer.geometry.surface import Surface

TANGENT_SPAN_MM = 16.0
"""The direction of a line is taken over 8 mm to either side, so that the grain of a mesh does not turn it."""

_OFF_ARC_MM = 5.0
"""An inion that lies farther from the arc is not on it."""

DOWNWARD_AT_MOST = -0.3
"""Vertical part of a line's direction above which it no longer goes down but turns under the head."""


@dataclass(frozen=True, slots=True, eq=False)
class Midline:
    """The arc from the root of the nose over the top of the head and down the nape.

    Attributes
    ----------
    plane : Plane
        The mid-plane; its normal points to the right.
    curve : Curve
        From the nasion backwards.
    inion_arc_mm : float
        Length from the nasion to the tip of the occipital protuberance.
    level_from_mm : float
        Length from which on "sideways" is level instead of at right angles to the arc: the arc bends into the nape
        there, and cuts at right angles to it would tilt.
    """

    plane: Plane
    curve: Curve
    inion_arc_mm: float
    level_from_mm: float

    def cut_across(self, arc_mm: float) -> Plane:
        """The cut through a place on the arc along which one goes sideways."""
        if arc_mm >= self.level_from_mm - 1e-6:
            return Plane(self.curve.point_at(arc_mm), np.array([0.0, 0.0, 1.0]))
        tangent = self.curve.tangents_at(np.array([arc_mm]), TANGENT_SPAN_MM)[0]
        return Plane(self.curve.point_at(arc_mm), tangent)

    def sideways(self, surface: Surface, arc_mm: float, side: int, length_mm: float) -> Curve:
        """Walk over the skin from a place on the arc to one side.

        Parameters
        ----------
        arc_mm : float
            The place, as length from the nasion.
        side : {1, -1}
            1 to the right, -1 to the left.
        length_mm : float
            How far.

        Raises
        ------
        MeshError
            If the arc or the skin does not reach so far.
        """
        cut = self.cut_across(arc_mm)
        return walk(surface, cut.point_mm, side * self.plane.normal, cut.normal, length_mm)


def find_midline(
    surface: Surface, nasion: Point, inion: Point, ear_points: tuple[Point, Point], inion_border_mm: float
) -> Midline:
    """The mid-plane through nasion and inion that is most nearly at right angles to the line between the ears.

    Parameters
    ----------
    nasion, inion : array, shape (3,)
        Head frame, mm; the inion is the tip of the protuberance.
    ear_points : tuple of two arrays
        Left and right pre-auricular point.
    inion_border_mm : float
        Length from the tip of the protuberance up to its upper border.

    Raises
    ------
    MeshError
        If the landmarks make no plane, or no arc over the head passes both of them.
    """
    axis = inion - nasion
    axis = axis / np.linalg.norm(axis)
    across = tangent_direction(ear_points[1] - ear_points[0], axis)
    plane = Plane(nasion, across)
    sections = surface.section(plane)
    if not sections:
        raise MeshError("the mid-plane does not cut the skin")
    outline = min(sections, key=lambda section: section.locate(nasion)[1])
    arc = _from(outline, nasion)
    inion_arc, gap = arc.locate(inion)
    if gap > _OFF_ARC_MM:
        if min(section.locate(inion)[1] for section in sections) <= _OFF_ARC_MM:
            raise MeshError("the skin has a gap between nasion and inion, so that no arc runs over the head")
        raise MeshError(f"the arc over the head passes {gap:.1f} mm from the inion")
    return Midline(plane, _until_under(arc, inion_arc), inion_arc, inion_arc - inion_border_mm)


def _from(outline: Curve, nasion: Point) -> Curve:
    """The outline from the nasion upwards, once round."""
    at, _ = outline.locate(nasion)
    is_closed = bool(np.linalg.norm(outline.start_mm - outline.end_mm) < 1e-6)
    # Both ways from the nasion; the one that rises goes over the top.
    ways = []
    for curve, arc in ((outline, at), (outline.reversed(), outline.length_mm - at)):
        rest = curve.between(arc, curve.length_mm).points_mm if curve.length_mm - arc > 1e-6 else curve.points_mm[-1:]
        if is_closed and arc > 1e-6:
            rest = np.vstack([rest, curve.between(0.0, arc).points_mm])
        ways.append(rest)
    curves = [Curve.of(way) for way in ways if len(way) > 1]
    return max(curves, key=lambda curve: curve.points_at(np.array([30.0]))[0, 2])


def _until_under(arc: Curve, inion_arc_mm: float) -> Curve:
    """The arc up to where it turns under the neck."""
    end = inion_arc_mm + turning_under_mm(arc.between(inion_arc_mm, arc.length_mm))
    return arc.between(0.0, end)


def turning_under_mm(curve: Curve) -> float:
    """Length up to which a downward curve goes down, before it turns under the head."""
    arcs: NDArray[np.float64] = np.arange(0.0, curve.length_mm, 1.0)
    turned = np.flatnonzero(curve.tangents_at(arcs, 5.0)[:, 2] > DOWNWARD_AT_MOST)
    return float(arcs[turned[0]]) if len(turned) else curve.length_mm
