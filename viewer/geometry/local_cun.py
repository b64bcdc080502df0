"""Which cun measures a stretch of skin: that depends on where it lies and which way it runs.

WHO (Standard Acupuncture Point Locations, 2008) gives cun along the middle of the head before and behind the hairline,
across the forehead, and across the occiput; nothing above the ears. What it leaves open is decided here:

- a stretch runs along if it keeps within 30 degrees of the way from front to back round the axis through the ear
  points, and across if it keeps within 30 degrees of the way from the middle to the ear; else it slants, and both are
  given;
- how far back a place lies is told by its angle round that axis: as far as the place on the midline at that angle;
- across, the occipital cun holds from 8 cun behind the hairline on, as for the lines MS13 of the standard, and the
  lateral one before; above the ears, beyond 4.5 lateral cun from the midline, the lateral one is our own choice;
- along, beyond 4.5 lateral cun, and on the face and the neck, no cun is given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.cun import FOREHEAD_CUN, CunKind
from viewer.geometry.curve import Curve
from viewer.geometry.head import Point, Points

STRAIGHT_DEG = 30.0
OCCIPITAL_FROM_CUN = 8.0
NAPE_CUN = 12.0
CORNER_CUN = 4.5
"""The corner of the forehead, beyond which the standard has no cun across."""

SLACK_CUN = 0.25
_STEP_MM = 2.0

Course = Literal["along", "across", "slanting"]
Gap = Literal["", "face", "neck", "temple"]


@dataclass(frozen=True, slots=True)
class CunCount:
    """A stretch in cun.

    Attributes
    ----------
    kinds : tuple of str
        Kinds of cun it took, in order; more than one where it passes the hairline.
    count : float
        How many.
    is_chosen : bool
        Whether no source gives a cun here and the kind is our choice.
    """

    kinds: tuple[CunKind, ...]
    count: float
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class LocalCun:
    """What a stretch is in cun.

    Attributes
    ----------
    course : {"along", "across", "slanting"}
        Which way it runs.
    counts : tuple of CunCount
        One; two for a stretch that slants: along first, then across. Empty where no cun is given.
    gap : str
        Why there is none: it lies on the ``face``, on the ``neck``, or runs along the ``temple``; else empty.
    """

    course: Course
    counts: tuple[CunCount, ...]
    gap: Gap = ""


class CunField:
    """The cun of every place on one head.

    Parameters
    ----------
    midline_mm : array, shape (n, 3)
        From the root of the nose over the top of the head backwards.
    hairline_mm : array, shape (3,)
        Where the front hairline crosses it.
    one_mm : mapping of str to float
        How long a cun of each kind is on this head.
    """

    def __init__(self, midline_mm: Points, hairline_mm: Point, one_mm: Mapping[str, float]) -> None:
        curve = Curve.of(midline_mm)
        self.one_mm = one_mm
        # Round the root of the nose and at the end of the nape the angle may turn back a little.
        self._angles = np.maximum.accumulate(np.unwrap(np.arctan2(curve.points_mm[:, 2], curve.points_mm[:, 1])))
        self._arcs_mm = curve.arcs_mm
        self._hairline_arc_mm = curve.locate(hairline_mm)[0]

    def behind_hairline_cun(self, places: Points) -> NDArray[np.float64]:
        """How far behind the front hairline places lie, in cun along the midline, shape (n,); negative before it."""
        angles = np.arctan2(places[:, 2], places[:, 1])
        angles = np.where(angles < -np.pi / 2, angles + 2 * np.pi, angles)
        behind_mm = np.interp(angles, self._angles, self._arcs_mm) - self._hairline_arc_mm
        one = np.where(behind_mm < 0.0, self.one_mm["forehead"], self.one_mm["sagittal"])
        cun: NDArray[np.float64] = behind_mm / one
        return cun

    def aside_cun(self, places: Points) -> NDArray[np.float64]:
        """About how far beside the midline places lie, in lateral cun, shape (n,): by the arc of a ball."""
        away = np.linalg.norm(places, axis=1)
        arcs_mm = away * np.arcsin(np.clip(np.abs(places[:, 0]) / np.maximum(away, 1e-9), 0.0, 1.0))
        cun: NDArray[np.float64] = arcs_mm / self.one_mm["lateral"]
        return cun

    def measure(self, way: Curve) -> LocalCun:
        """Say what a way over the skin is in cun."""
        arcs = np.linspace(0.0, way.length_mm, max(3, int(way.length_mm / _STEP_MM) + 1))
        points = way.points_at(arcs)
        middles, steps = (points[1:] + points[:-1]) / 2, np.diff(points, axis=0)
        behind, aside = self.behind_hairline_cun(middles), self.aside_cun(middles)
        course = _course(middles, steps)
        if behind.min() < -FOREHEAD_CUN - SLACK_CUN:
            return LocalCun(course, (), "face")
        if behind.max() > NAPE_CUN + SLACK_CUN:
            return LocalCun(course, (), "neck")
        is_beside = float(np.median(aside)) > CORNER_CUN
        if course == "along" and aside.max() > CORNER_CUN + SLACK_CUN:
            return LocalCun(course, (), "temple")
        counts = []
        if course != "across" and not is_beside:
            counts.append(self._along(way.length_mm, behind))
        if course != "along":
            is_behind = float(np.median(behind)) >= OCCIPITAL_FROM_CUN
            kind: CunKind = "occipital" if is_behind else "lateral"
            counts.append(CunCount((kind,), way.length_mm / self.one_mm[kind], is_beside))
        return LocalCun(course, tuple(counts))

    def _along(self, length_mm: float, behind: NDArray[np.float64]) -> CunCount:
        share = float((behind < 0.0).mean())
        parts: tuple[tuple[CunKind, float], ...] = (("forehead", share), ("sagittal", 1.0 - share))
        if behind[0] > behind[-1]:
            parts = parts[::-1]
        # A single step over the hairline is no stretch of its own.
        kept = [(kind, part) for kind, part in parts if part * length_mm > _STEP_MM]
        count = sum(part * length_mm / self.one_mm[kind] for kind, part in parts)
        return CunCount(tuple(kind for kind, _ in kept) or ("sagittal",), count)


def _course(places: Points, steps: Points) -> Course:
    """Which way a chain of steps runs, on the whole."""
    backward = np.column_stack([np.zeros(len(places)), -places[:, 2], places[:, 1]])
    backward /= np.maximum(np.linalg.norm(backward, axis=1, keepdims=True), 1e-9)
    outward = np.cross(backward, places)
    along = np.einsum("nc,nc->n", steps, backward)
    rest = np.einsum("nc,nc->n", steps, steps) - along**2
    across = np.sqrt(np.maximum(rest, 0.0)) * np.sign(np.einsum("nc,nc->n", steps, outward))
    angle_deg = np.degrees(np.arctan2(abs(float(across.sum())), abs(float(along.sum()))))
    if angle_deg <= STRAIGHT_DEG:
        return "along"
    return "across" if angle_deg >= 90.0 - STRAIGHT_DEG else "slanting"
