"""Makes a person of the base body: macro targets, then fine ones until the face measures what is published."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import ConvexHull, cKDTree

from tools.heads import body as base
from tools.heads.body import BaseBody
from tools.heads.people import Portrait
from viewer.geometry.head import Points

STEERED_BY = {
    "interpupillary_mm": ("eyes/r-eye-trans-out", "eyes/l-eye-trans-out"),
    "nasion_over_pupil_mm": ("eyes/r-eye-trans-down", "eyes/l-eye-trans-down"),
    "nose_breadth_mm": ("nose/nose-scale-horiz-incr",),
    "nose_protrusion_mm": ("nose/nose-scale-depth-incr",),
    "nasion_to_subnasale_mm": ("nose/nose-scale-vert-incr",),
    "mouth_width_mm": ("mouth/mouth-scale-horiz-incr",),
    "neck_circumference_mm": ("neck/measure-neck-circ-incr",),
    "nasion_to_menton_mm": ("chin/chin-height-incr",),
}
"""Which targets change a distance; a negative strength takes their counterpart (``-decr``, ``-in``)."""
SPREAD_MM = 1.5
"""How far off a distance may be as readily as a target is used at full strength (judgement)."""
STRETCH = 0.06
"""The face as a whole may be stretched along an axis by this much as readily (judgement)."""
LID_REST_MM, LID_SINK = 14.5, 0.42
"""Closed lids keep less than all of their height over a ball of this radius (judgement)."""
LID_FOLLOWS_MM = 3.0
"""How far from the slit a lid goes along when its edge is laid onto the seam."""
_OPPOSITE = {"-incr": "-decr", "-out": "-in", "-down": "-up"}


@dataclass(frozen=True, eq=False)
class Shaped:
    """A person's points, not yet placed on the skull, and what was needed to meet the published distances."""

    points_mm: Points
    strengths: dict[str, float]


def shaped(body: BaseBody, who: Portrait, vault_mm: float) -> Shaped:
    """Shape a person.

    Parameters
    ----------
    body : BaseBody
        As read.
    who : Portrait
        Sex, ages, ancestry, goals.
    vault_mm : float
        Height of the skull's vertex over its nasion: the size that all else starts from.
    """
    points = body.points_mm.copy()
    for age, share in who.ages.items():
        points += share * body.moved_by(f"macrodetails/{who.ancestry}-{who.sex}-{age}")
        points += share * body.moved_by(f"macrodetails/universal-{who.sex}-{age}-averagemuscle-averageweight")
    for name, strength in who.features.items():
        points += strength * body.moved_by(name)
    points *= vault_mm / (points[body.used, 2].max() - points[base.NASION, 2])
    points, strengths = _towards_goals(body, who, points)
    for side in ("left", "right"):
        points += body.moved_by(f"expression/units/{who.ancestry}/eye-{side}-closure")
    return Shaped(_calm_lids(body, points), strengths)


def face_distances(body: BaseBody, points: Points) -> dict[str, float]:
    """Distances of the face between vertices of the base body, mm."""
    nasion, base_of_nose = points[base.NASION], points[base.SUBNASALE]
    tip, chin = points[base.PRONASALE], points[base.MENTON]
    near = points[body.used]
    cheek = near[(np.abs(near[:, 2] - (nasion[2] - 27.0)) < 9.0) & (near[:, 1] > nasion[1] - 80.0)]
    neck = near[np.abs(near[:, 2] - (chin[2] - 22.0)) < 8.0]
    return {
        "interpupillary_mm": 2.0 * float(points[body.eye, 0].mean()),
        "bizygomatic_mm": 2.0 * float(cheek[:, 0].max()),
        "nasion_to_menton_mm": float(np.linalg.norm(nasion - chin)),
        "nasion_to_subnasale_mm": float(np.linalg.norm(nasion - base_of_nose)),
        "nose_breadth_mm": 2.0 * float(points[base.ALA, 0]),
        "mouth_width_mm": 2.0 * float(points[base.MOUTH_CORNER, 0]),
        "nose_protrusion_mm": float(np.linalg.norm(tip - base_of_nose)),
        "nasion_over_pupil_mm": float(nasion[2] - points[body.eye, 2].mean()),
        "neck_circumference_mm": float(ConvexHull(neck[:, :2]).area),
    }


def _towards_goals(body: BaseBody, who: Portrait, points: Points) -> tuple[Points, dict[str, float]]:
    """Least squares over the strengths of a few targets and the stretch of the axes."""
    steered = {name: STEERED_BY[name] for name in who.goals if name in STEERED_BY}
    stretches = ("stretch_width", "stretch_height")
    strengths = dict.fromkeys((*steered, *stretches), 0.0)
    nasion = points[base.NASION]

    def moved(at: dict[str, float]) -> Points:
        result = points.copy()
        for name, targets in steered.items():
            for target in targets:
                result += abs(at[name]) * body.moved_by(target if at[name] >= 0.0 else _counterpart(target))
        factor = 1.0 + STRETCH * np.array([at["stretch_width"], 0.0, at["stretch_height"]])
        return np.asarray((result - nasion) * factor + nasion)

    def misses(at: dict[str, float]) -> NDArray[np.float64]:
        found = face_distances(body, moved(at))
        return np.array([(found[name] - goal) / SPREAD_MM for name, goal in who.goals.items()])

    for _ in range(5):
        here = misses(strengths)
        slope = np.column_stack(
            [(misses({**strengths, name: strengths[name] + 0.1}) - here) / 0.1 for name in strengths]
        )
        now = np.array(list(strengths.values()))
        rows = np.vstack([slope, np.eye(len(now))])
        step = np.linalg.lstsq(rows, -np.concatenate([here, now]), rcond=None)[0]
        strengths = dict(zip(strengths, np.clip(now + step, -1.3, 1.3).tolist(), strict=True))
    return moved(strengths), strengths


def _calm_lids(body: BaseBody, points: Points) -> Points:
    """Close lids without a gap, and lay them nearer to the eye, which the base body has large: at rest they arch."""
    calm = points.copy()
    for side in (1.0, -1.0):
        mirror = np.array([side, 1.0, 1.0])
        right = calm * mirror
        eye = points[body.eye].mean(axis=0)
        off = right - eye
        far = np.linalg.norm(off, axis=1)
        share = np.clip((24.0 - far) / 5.0, 0.0, 1.0) * (off[:, 1] > 0.0)
        right -= (share * LID_SINK * np.maximum(far - LID_REST_MM, 0.0) / np.maximum(far, 1.0))[:, None] * off
        ring = right[body.lid_ring]
        across = (ring[:, 0] - eye[0]) / 15.0
        seam = np.column_stack([ring[:, 0], *(np.polyval(np.polyfit(across, ring[:, i], 3), across) for i in (1, 2))])
        away, nearest = cKDTree(ring).query(right)
        follows = np.exp(-((away / LID_FOLLOWS_MM) ** 2)) * (far < 30.0)
        calm = (right + follows[:, None] * (seam - ring)[nearest]) * mirror
    return np.asarray(calm)


def _counterpart(target: str) -> str:
    for ending, other in _OPPOSITE.items():
        if target.endswith(ending):
            return target.removesuffix(ending) + other
    raise ValueError(f"{target} has no counterpart")
