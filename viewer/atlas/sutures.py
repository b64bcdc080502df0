"""The seams of the skull, drawn between named places of the electrode grid: approximately.

Sources put the crossing of the first two a third of the way from nasion to inion, and that of sagittal and lambdoid
between 75 and 83 % of it; the ends at the side are our choice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from scipy.interpolate import CubicSpline

from viewer.geometry.cortex import Suture
from viewer.geometry.head import Person, Point, Points
from viewer.geometry.star_shape import StarShape

BREGMA = 0.33
"""Where coronal and sagittal suture meet, as a share of the way from nasion to inion."""
LAMBDA = 0.79
"""Where sagittal and lambdoid suture meet: between 75 and 83 %, on which sources differ."""
_MIDLINE = ("Nz", "Fpz", "AFz", "Fz", "FCz", "Cz", "CPz", "Pz", "POz", "Oz", "Iz")
"""A tenth of the way apart."""
_OVER_MM = 0.3
_STEP = 0.02
_SOFT_SPOT = ((0.055, 0.0), (0.0, 0.14), (-0.045, 0.0), (0.0, -0.14))
"""Corners of the front fontanelle about the crossing: along the midline as a share of it, sideways in radians. Its size
is our choice."""


def sutures(outside: StarShape, sites_mm: Mapping[str, Point], person: Person) -> tuple[Suture, ...]:
    """The seams on the outside of a skull; those whose sites this head lacks are left out.

    Parameters
    ----------
    outside : StarShape
        The skull.
    sites_mm : mapping of str to array, shape (3,)
        Electrodes of the 10-10 grid on the skin.
    person : {"adult", "child", "infant"}
        An infant has the soft spot in front as well.
    """
    if any(name not in sites_mm for name in _MIDLINE):
        return ()
    middle, _ = outside.seen(np.array([sites_mm[name] for name in _MIDLINE]))

    def along(share: float) -> Point:
        tenth = min(int(share * 10), 9)
        return _unit(middle[tenth] + (share * 10 - tenth) * (middle[tenth + 1] - middle[tenth]))

    def mean(*names: str) -> Point:
        ways, _ = outside.seen(np.array([sites_mm[name] for name in names if name in sites_mm]))
        return _unit(ways.mean(axis=0))

    def seam(name: str, *pieces: Sequence[Point]) -> Suture:
        ways = np.concatenate([_bent(np.array(stops)) for stops in pieces])
        return Suture(name, outside.centre_mm + (outside.radius_mm(ways) + _OVER_MM)[:, None] * ways)

    pterion = {"left": mean("F7", "FT7"), "right": mean("F8", "FT8")}
    asterion = {"left": mean("TP9", "P9", "P7"), "right": mean("TP10", "P10", "P8")}
    over_ear = {"left": (mean("FT7"), mean("T7", "T7", "C5"), mean("TP7")),
                "right": (mean("FT8"), mean("T8", "T8", "C6"), mean("TP8"))}  # fmt: skip
    found = [
        seam("coronal", [pterion["left"], along(BREGMA), pterion["right"]]),
        seam("sagittal", [along(share) for share in np.linspace(BREGMA, LAMBDA, 6)]),
        seam("lambdoid", [asterion["left"], along(LAMBDA)], [along(LAMBDA), asterion["right"]]),
        *(seam(f"squamous-{side}", [pterion[side], *over_ear[side], asterion[side]]) for side in ("left", "right")),
    ]
    if person == "infant":
        right = _unit(np.cross(along(BREGMA + 0.05) - along(BREGMA), along(BREGMA)))
        corners = [_unit(along(BREGMA - ahead) + aside * right) for ahead, aside in _SOFT_SPOT]
        found.append(seam("fontanelle-front", *pairwise([*corners, corners[0]])))
    return tuple(found)


def _bent(stops: Points) -> Points:
    """Directions along a smooth way through all stops."""
    steps = np.arccos(np.clip((stops[1:] * stops[:-1]).sum(axis=1), -1.0, 1.0))
    at = np.concatenate([[0.0], np.cumsum(steps)])
    found = CubicSpline(at, stops)(np.linspace(0.0, at[-1], max(int(at[-1] / _STEP), 1) + 1))
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True))


def _unit(way: Point) -> Point:
    return np.asarray(way / np.linalg.norm(way))
