"""A head with everything on it that rules refer to: midline, landmarks, cun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from viewer.errors import MeshError
from viewer.geometry.cun import (
    FOREHEAD_CUN,
    HAIRLINE_TO_OCCIPUT_CUN,
    MASTOIDS_CUN,
    OCCIPITAL_MM,
    PUPIL_CUN,
    CunScale,
)
from viewer.geometry.curve import Curve, Plane
from viewer.geometry.head import Head, Landmark, Point
from viewer.geometry.landmarks import FRONT, SIDES, Measures, find_landmarks
from viewer.geometry.midline import Midline
from viewer.geometry.surface import Surface

ADULT_ARC_MM = 352.0
"""Nasion to inion over the head of a life-size adult man: the 10-05 table scaled to the ANSUR II means."""

_ON_SKIN_MM = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class MeasuredHead:
    """A head ready for construction.

    Attributes
    ----------
    surface : Surface
        Its skin.
    midline : Midline
        The arc over the top of the head.
    landmarks : mapping of str to Landmark
        The head's own and those found by rule.
    cun : CunScale
        Its proportional inches.
    measures : Measures
        What was assumed.
    hair_edge : Curve or None
        The edge of the hair as the head declares it, once round from the middle of the forehead down the right side.
    """

    surface: Surface
    midline: Midline
    landmarks: Mapping[str, Landmark]
    cun: CunScale
    measures: Measures
    hair_edge: Curve | None = None

    def place(self, name: str) -> Point:
        """Position of a landmark, shape (3,), head frame, mm.

        Raises
        ------
        MeshError
            If this head has none of that name.
        """
        if name not in self.landmarks:
            raise MeshError(f"this head has no {name}")
        return np.array(self.landmarks[name].position_mm)

    @property
    def size_ratio(self) -> float:
        """Size of this head against an adult man's: a `Measures.scale` that fits lengths in mm to a smaller head."""
        return self.midline.inion_arc_mm / ADULT_ARC_MM


def measure_head(head: Head, measures: Measures | None = None, surface: Surface | None = None) -> MeasuredHead:
    """Prepare a head for construction.

    Parameters
    ----------
    surface : Surface, optional
        The head's skin, if it has been made ready before: that takes longer than all the rest.

    Raises
    ------
    MeshError
        If a required landmark is missing, or the skin has a gap where the midline or the cun is measured.
    """
    measures = measures or Measures()
    surface = surface or Surface(head.mesh)
    hair = head.hairline
    edge = Curve.of(np.vstack([hair.curve_mm, hair.curve_mm[:1]])) if hair is not None else None
    midline, landmarks = find_landmarks(surface, head.landmarks, measures, edge)
    cun = _cun_scale(surface, midline, landmarks, measures)
    return MeasuredHead(surface, midline, landmarks, cun, measures, edge)


def _cun_scale(surface: Surface, midline: Midline, landmarks: Mapping[str, Landmark], measures: Measures) -> CunScale:
    places = {name: np.array(mark.position_mm) for name, mark in landmarks.items()}
    glabella, hairline, occiput = (
        midline.curve.locate(places[name])[0] for name in ("glabella", "hairline", "inion_upper")
    )
    if not glabella < hairline < occiput:
        raise MeshError("glabella, hairline and occipital protuberance do not follow each other on the midline")
    pupils = {sign: places[f"pupil_{side}"] for side, sign in SIDES.items() if f"pupil_{side}" in places}
    if not pupils:
        raise MeshError("neither pupil is given or can be found, so there is no cun sideways")
    tapes = [_tape_to_pupil(surface, midline, hairline, sign, pupil) for sign, pupil in pupils.items()]
    vertex = None
    if measures.is_vertex_by_ears:
        ears = Plane((places["ear_apex_left"] + places["ear_apex_right"]) / 2, FRONT)
        vertex = next((arc for arc in midline.curve.plane_crossings(ears) if hairline < arc < occiput), None)
        if vertex is None:
            raise MeshError("the line joining the ears does not cross the midline between hairline and occiput")
    return CunScale(
        hairline_arc_mm=hairline,
        sagittal_mm=(occiput - hairline) / HAIRLINE_TO_OCCIPUT_CUN,
        forehead_mm=(hairline - glabella) / FOREHEAD_CUN,
        lateral_mm=sum(tapes) / len(tapes) / PUPIL_CUN,
        occipital_mm=_occipital_mm(surface, places) or OCCIPITAL_MM * measures.scale,
        vertex_arc_mm=vertex,
    )


def _occipital_mm(surface: Surface, places: Mapping[str, Point]) -> float | None:
    """One cun over the occiput: of the level tape behind the head from mastoid to mastoid; None without mastoids."""
    if not {"mastoid_left", "mastoid_right"} <= places.keys():
        return None
    left, right = places["mastoid_left"], places["mastoid_right"]
    across = np.cross(right - left, FRONT)
    for ring in surface.section(Plane(left, across / np.linalg.norm(across))):
        (first, off), (last, away) = sorted(map(ring.locate, (left, right)))
        if max(off, away) < _ON_SKIN_MM:
            inner = last - first
            is_behind = ring.point_at(first + inner / 2)[1] < (left + right)[1] / 2
            return (inner if is_behind else ring.length_mm - inner) / MASTOIDS_CUN
    return None


def _tape_to_pupil(surface: Surface, midline: Midline, hairline_arc_mm: float, sign: int, pupil: Point) -> float:
    """Length of the tape at the hairline from the midline to the line of the pupil."""
    aside = abs(float(midline.plane.heights_mm(pupil[None])[0]))
    tape = midline.sideways(surface, hairline_arc_mm, sign, 2.0 * aside)
    upright = Plane(midline.plane.point_mm + sign * aside * midline.plane.normal, sign * midline.plane.normal)
    crossings = tape.plane_crossings(upright)
    if not crossings:
        raise MeshError("the tape at the hairline does not reach the line of the pupil")
    return crossings[0]
