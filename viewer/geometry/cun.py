"""The proportional inch: a fraction of a named stretch of this very head.

A cun has a different length in each stretch and direction. Never one length for the whole head.
Stretches: WHO Standard Acupuncture Point Locations in the Western Pacific Region, 2008. Over the forehead 3 cun from
glabella to hairline; behind it 12 from hairline to hairline, of which 9.5 lead to the upper border of the occipital
protuberance; sideways 2.25 from the midline to the line of the pupil, half-way to the corner of the forehead; behind
the head 9 from mastoid to mastoid.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FOREHEAD_CUN = 3.0
HAIRLINE_TO_OCCIPUT_CUN = 9.5
VERTEX_CUN = 5.0
PUPIL_CUN = 2.25

MASTOIDS_CUN = 9.0
"""From mastoid to mastoid behind the head."""

OCCIPITAL_MM = 18.0
"""For a head without mastoids: 161.7 +/- 25.1 mm are those 9 cun in 100 volunteers, proportional bone measurement, Zhen
Ci Yan Jiu, February 2011 (abstract)."""

CunKind = Literal["sagittal", "forehead", "lateral", "occipital"]


@dataclass(frozen=True, slots=True)
class CunScale:
    """The length of a cun on one head.

    Attributes
    ----------
    hairline_arc_mm : float
        Where the front hairline crosses the midline, as length from the nasion.
    sagittal_mm, forehead_mm, lateral_mm, occipital_mm : float
        One cun behind the hairline, before it, sideways, and sideways over the occiput.
    vertex_arc_mm : float or None
        Where the point GV20 lies on the midline if it is taken from the ears instead of by cun: then the cun before and
        behind it differ. None: 5 sagittal cun behind the hairline.
    """

    hairline_arc_mm: float
    sagittal_mm: float
    forehead_mm: float
    lateral_mm: float
    occipital_mm: float
    vertex_arc_mm: float | None = None

    @property
    def one_mm(self) -> dict[str, float]:
        """The length of one cun of each kind."""
        return {
            "sagittal": self.sagittal_mm,
            "forehead": self.forehead_mm,
            "lateral": self.lateral_mm,
            "occipital": self.occipital_mm,
        }

    def length_mm(self, count_cun: float, kind: CunKind) -> float:
        """So many cun of a kind, in mm."""
        return count_cun * self.one_mm[kind]

    def arc_mm(self, s_cun: float) -> float:
        """Length from the nasion along the midline to a place so many cun behind the front hairline.

        Parameters
        ----------
        s_cun : float
            Negative on the forehead.
        """
        if s_cun < 0.0:
            return self.hairline_arc_mm + s_cun * self.forehead_mm
        if self.vertex_arc_mm is None or s_cun >= HAIRLINE_TO_OCCIPUT_CUN:
            return self.hairline_arc_mm + s_cun * self.sagittal_mm
        if s_cun <= VERTEX_CUN:
            return self.hairline_arc_mm + s_cun * (self.vertex_arc_mm - self.hairline_arc_mm) / VERTEX_CUN
        occiput = self.hairline_arc_mm + HAIRLINE_TO_OCCIPUT_CUN * self.sagittal_mm
        share = (s_cun - VERTEX_CUN) / (HAIRLINE_TO_OCCIPUT_CUN - VERTEX_CUN)
        return self.vertex_arc_mm + share * (occiput - self.vertex_arc_mm)
