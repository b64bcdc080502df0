"""The hairline: a front edge and temple that zones are measured from, and the rest drawn to look natural."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.interpolate import CubicSpline

from tools.heads.clay import Skin
from tools.heads.landmarks import MIDPLANE, RIGHT, UP
from tools.heads.tracing import arc_length, taut_tape, walk
from viewer.geometry.head import Hairline, HairlinePoint, Landmark, Point, Points

CORNER_CUN = 4.5
"""Forehead corner: half of the 9 cun between the two corners (WHO 2008, Zhenjiu Jiayi Jing)."""
PUPIL_CUN = 2.25
"""Lateral cun from midline to pupil line."""
LOWER_POINT_FORWARD_MM = 5.0
"""Lower motor point: in front of the vertical from the middle of the zygomatic arch."""
NAPE_CUN = 12.0
"""Front to back hairline (WHO 2008, Lingshu)."""
BORDER_TO_FRONT_CUN = 9.5
"""Front hairline to the upper border of the occipital protuberance."""
CURVE_STEP_MM = 1.5

RULE = (
    "Front edge: the tape at right angles to the midline, {forehead_mm:g} mm of arc above the glabella, out to the "
    "forehead corner at 4.5 lateral cun. Temple edge: the taut tape from there through the lower motor point. "
    "The rest is drawn."
)


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    at: Point


def draw_hairline(skin: Skin, marks: Mapping[str, Landmark], forehead_mm: float) -> Hairline:
    """Lay the hairline on a head.

    Parameters
    ----------
    skin : Skin
        Without ears if possible: rays near the auricle must meet the scalp.
    marks : mapping of str to Landmark
        Of the same head.
    forehead_mm : float
        Arc from glabella to hairline: 61.4 +/- 3.2 mm in men, 55.4 +/- 3.3 in women (Maxillofac Plast Reconstr Surg
        41, s40902-019-0191-7, 2019, table 9).

    Returns
    -------
    Hairline
        Closed, mirror-symmetric.
    """
    right = _right_half(skin, {name: np.array(mark.position_mm) for name, mark in marks.items()}, forehead_mm)
    left = [_Named(_mirrored_name(p.name), p.at * [-1.0, 1.0, 1.0]) for p in right[-2:0:-1]]
    named = right + left
    curve = _smooth(skin, np.array([p.at for p in named]))
    points = tuple(
        HairlinePoint(p.name, (round(float(x), 3) + 0.0, round(float(y), 3) + 0.0, round(float(z), 3) + 0.0))
        for p in named
        for x, y, z in [p.at]
    )
    return Hairline(points, curve)


def _right_half(skin: Skin, at: Mapping[str, Point], forehead_mm: float) -> list[_Named]:
    front = walk(skin, at["glabella"], UP, MIDPLANE, forehead_mm)
    middle = front[-1]
    # Tangent of the midline over 8 mm to either side: the tape lies at right angles to it.
    tangent = walk(skin, middle, UP, MIDPLANE, 8.0)[-1] - front[-17]
    pupil_x = at["pupil_right"][0]
    tape = walk(skin, middle, RIGHT, tangent, 90.0)
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(tape, axis=0), axis=1))])
    cun = float(np.interp(pupil_x, tape[:, 0], along)) / PUPIL_CUN

    def on_tape(lateral_cun: float) -> Point:
        return np.array([np.interp(lateral_cun * cun, along, tape[:, i]) for i in range(3)])

    corner = on_tape(CORNER_CUN)
    low = lower_motor_point(skin, at)
    temple = taut_tape(skin, corner, low)
    apex = at["ear_apex_right"]

    def ray(y: float, z: float) -> Point:
        return skin.first_exit(np.array([0.0, y, z]), RIGHT)

    back = _nape_middle(skin, at, middle)
    behind = walk(skin, back, RIGHT, UP, 35.0)[-1]
    gb7_y = apex[1] + 19.0
    return [
        _Named("front_middle", middle),
        _Named("front_inner_right", on_tape(1.25)),
        _Named("front_pupil_right", on_tape(PUPIL_CUN)),
        _Named("front_outer_right", on_tape(3.5)),
        _Named("forehead_corner_right", corner),
        _Named("temple_upper_right", temple[len(temple) // 4]),
        _Named("temple_middle_right", temple[len(temple) // 2]),
        _Named("temple_lower_right", temple[3 * len(temple) // 4]),
        _Named("lower_motor_right", low),
        _Named("sideburn_front_right", ray((low[1] + gb7_y) / 2.0 + 2.0, 2.0)),
        _Named("sideburn_rear_right", ray(8.0, 0.0)),
        _Named("gb7_right", ray(gb7_y, apex[2])),
        _Named("above_ear_right", ray(apex[1], apex[2] + 4.0)),
        _Named("behind_ear_upper_right", ray(apex[1] - 20.0, apex[2] - 6.0)),
        _Named("behind_ear_middle_right", ray(apex[1] - 25.0, apex[2] - 24.0)),
        _Named("behind_ear_lower_right", ray(apex[1] - 27.0, -16.0)),
        _Named("nape_corner_right", behind),
        _Named("nape_middle", back),
    ]


def lower_motor_point(skin: Skin, at: Mapping[str, Point]) -> Point:
    """Lower motor point on the right: on the eyebrow-occiput plane, 5 mm in front of the arch's vertical."""
    brow, inion, arch = at["brow_right"], at["inion"], at["zygomatic_arch_right"]
    across = np.cross(brow - at["brow_left"], inion - brow)
    across /= np.linalg.norm(across)
    height = inion[2] - (across[1] * (arch[1] - inion[1])) / across[2]
    start = skin.first_exit(np.array([0.0, arch[1], height]), RIGHT)
    return np.asarray(walk(skin, start, np.array([0.0, 1.0, 0.0]), across, LOWER_POINT_FORWARD_MM, 0.25)[-1])


def _nape_middle(skin: Skin, at: Mapping[str, Point], front_middle: Point) -> Point:
    over = walk(skin, front_middle, UP, MIDPLANE, 480.0, 1.0)
    upper = int(np.argmin(np.linalg.norm(over - at["inion_upper"], axis=1)))
    cun = arc_length(over[: upper + 1]) / BORDER_TO_FRONT_CUN
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(over, axis=0), axis=1))])
    return np.array([0.0, *(np.interp(NAPE_CUN * cun, along, over[:, i]) for i in (1, 2))])


def _smooth(skin: Skin, points: Points) -> Points:
    """Closed spline through the points, on the skin, exactly symmetric."""
    ring = np.vstack([points, points[:1]])
    # Centripetal spacing: no loops where short and long gaps meet (E. Catmull and R. Rom, 1974; P. J. Barry, 1988).
    t = np.concatenate([[0.0], np.cumsum(np.sqrt(np.linalg.norm(np.diff(ring, axis=0), axis=1)))])
    spline = CubicSpline(t, ring, bc_type="periodic")
    half_way = t[len(points) // 2]
    fine = skin.project(spline(np.linspace(0.0, half_way, 2000)), rounds=6)
    fine[0, 0] = fine[-1, 0] = 0.0
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(fine, axis=0), axis=1))])
    even = np.linspace(0.0, along[-1], round(along[-1] / CURVE_STEP_MM) + 1)
    right = np.column_stack([np.interp(even, along, fine[:, i]) for i in range(3)])
    return np.vstack([right, right[-2:0:-1] * [-1.0, 1.0, 1.0]])


def _mirrored_name(name: str) -> str:
    return name.removesuffix("_right") + "_left"
