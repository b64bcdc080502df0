"""Bends a person smoothly onto the measured skull: face and neck stay, the ears move as one piece each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.sparse.linalg import splu
from scipy.spatial import cKDTree

from tools.heads.nearest import Surface
from tools.heads.skull import Skull
from viewer.geometry.head import Faces, Point, Points

Weight = NDArray[np.float64]

VAULT_REACH_MM = 3.5
FACE_REACH_MM = 4.0
EAR_REACH_MM = 1.0
"""How far a known move is felt before bending becomes as dear as missing it: small means held tight."""
COLLAR_MM = (5.0, 17.0)
"""Round an ear nothing is held up to the first distance, all of it from the second on: an ear of another size than the
base body's would leave a crease."""
# Lower edge of what is measured, on the man's skull: (y, z) from nape to forehead.
_EDGE_Y = (-110.0, -85.0, -60.0, -45.0, -20.0, 5.0, 30.0, 55.0, 78.0, 90.0, 97.0, 110.0)
_EDGE_Z = (-6.0, -6.0, -6.0, 6.0, 28.0, 26.0, 16.0, 17.0, 20.0, 25.0, 40.0, 43.0)
EDGE_RAMP_MM = 12.0
EAR_POINT_SPREAD_MM = 9.0
RIDGE_MM, RIDGE_SPREAD_MM = (0.0, 100.0, 40.5), (27.0, 1.0, 8.5)
"""Middle of the bony ridge over the eyes on the man's head, and how far it reaches: between the electrodes' lowest row
and the root of the nose nothing is measured."""


@dataclass(frozen=True, slots=True)
class EarGoal:
    """Where a right ear belongs: highest point, front of the tragus, both mm, and its length."""

    apex: Point
    tragus: Point
    length_mm: float


def bent(
    points: Points,
    faces: Faces,
    ears: NDArray[np.float64],
    skull: Skull,
    ear_goal: EarGoal,
    ridge_mm: float,
    lower_mm: float = 0.0,
    collar: float = 1.0,
) -> Points:
    """Bend a whole head.

    Parameters
    ----------
    points, faces
        Symmetric, nasion in place, in the head frame.
    ears : array, shape (n,)
        0..1, how much a vertex belongs to an auricle.
    skull : Skull
        Where the vault's skin was measured.
    ear_goal : EarGoal
        For the right ear; the left is its mirror.
    ridge_mm : float
        Height of the bony ridge over the eyes.
    lower_mm : float
        How much farther down than on a man the vault is drawn to the measured skin, mm on the man's skull.
    collar : float
        How wide the skin round the ears is that nothing holds; 1 is the man's.

    Notes
    -----
    Minimises the bending of the move, the integral of its squared Laplacian (cotangent weights), plus its squared
    distance from what is known, weighted smoothly from place to place; one sparse solve. M. Botsch and O. Sorkine,
    "On linear variational surface deformation methods", TVCG 14(1), 2008.
    """
    man = skull.to_man(points)
    to_ear = cKDTree(points[ears > 0.5]).query(points)[0]
    off_ear = smooth_step(collar * COLLAR_MM[0], collar * COLLAR_MM[1], to_ear)
    over = man[:, 2] - np.interp(man[:, 1], _EDGE_Y, _EDGE_Z) + lower_mm
    vault = smooth_step(-EDGE_RAMP_MM / 3, EDGE_RAMP_MM, over) * off_ear / VAULT_REACH_MM**4
    below_brow = smooth_step(-2.0, -16.0, man[:, 2] - np.interp(np.abs(man[:, 0]), [0, 30, 48], [36, 36, 30]))
    front = smooth_step(34.0, 62.0, man[:, 1]) * smooth_step(60.0, 42.0, np.abs(man[:, 0])) * below_brow
    neck = smooth_step(-62.0, -92.0, man[:, 2])
    held = np.maximum(front, neck) * off_ear / FACE_REACH_MM**4
    auricle = (ears > 0.5).astype(float) / EAR_REACH_MM**4

    goal = np.zeros_like(points)
    some = vault > 0.0
    goal[some] = vault[some, None] * (skull.along_ray(points[some]) - points[some])
    for side in (1.0, -1.0):
        ear = (ears > 0.5) & (points[:, 0] * side > 0.0)
        goal[ear] += auricle[ear, None] * _ear_move(points[ear] * [side, 1.0, 1.0], ear_goal) * [side, 1.0, 1.0]
    stiffness, area = laplacian(points, faces)
    bending = stiffness @ sp.diags(1.0 / area) @ stiffness
    known = sp.diags(area * (vault + held + auricle))
    solve = splu((bending + known).tocsc())
    moved = points + solve.solve(area[:, None] * goal)
    off = (skull.to_man(moved) - RIDGE_MM) / RIDGE_SPREAD_MM
    over = np.abs(off[:, 0]) ** 3 + off[:, 2] ** 2  # wide and level along the brows
    moved[:, 1] += ridge_mm * np.exp(-over) * smooth_step(40.0, 70.0, moved[:, 1])
    return _through(moved, faces, skull.ear_point)


def _through(points: Points, faces: Faces, ear_point: Point) -> Points:
    """Let the skin in front of the ears pass through the ear points, with a bump as wide as a fingertip."""
    points = points.copy()
    for _ in range(3):
        foot = Surface(points, faces).nearest(ear_point[None], 6)[0][0]
        for side in (1.0, -1.0):
            mirror = np.array([side, 1.0, 1.0])
            share = np.exp(-(((points - foot * mirror) / EAR_POINT_SPREAD_MM) ** 2).sum(axis=1))
            points += share[:, None] * (ear_point - foot) * mirror
    return points


def _ear_move(ear: Points, goal: EarGoal) -> Points:
    """Grow a right ear evenly and carry it, tragus to tragus, its top to the height wanted."""
    upright = _leant(ear, goal)
    low, high = upright.min(axis=0), upright.max(axis=0)
    grow = goal.length_mm / (high[2] - low[2])
    middle = (low + high) / 2.0
    level = upright[np.abs(upright[:, 2] - middle[2]) < 0.2 * (high[2] - low[2])]
    front = level[:, 1].max()
    root = np.percentile(upright[:, 0], 8)
    to = np.array(
        [
            goal.tragus[0] - 4.5 + grow * (middle[0] - root),
            goal.tragus[1] - grow * (front - middle[1]),
            goal.apex[2] - goal.length_mm / 2.0,
        ]
    )
    return np.asarray(to + grow * (upright - middle) - ear)


def _leant(ear: Points, goal: EarGoal) -> Points:
    """Turn a right ear until the line from its front to its top leans back as wanted."""
    top = ear[np.argmax(ear[:, 2])]
    height = np.ptp(ear[:, 2])
    level = ear[np.abs(ear[:, 2] - top[2] + 0.55 * height) < 0.15 * height]
    now, wanted = top - level[np.argmax(level[:, 1])], goal.apex - goal.tragus
    turn = np.arctan2(wanted[1], wanted[2]) - np.arctan2(now[1], now[2])
    c, s = np.cos(turn), np.sin(turn)
    middle = ear.mean(axis=0)
    return np.asarray((ear - middle) @ np.array([[1.0, 0.0, 0.0], [0.0, c, -s], [0.0, s, c]]) + middle)


def laplacian(points: Points, faces: Faces) -> tuple[sp.csr_matrix, NDArray[np.float64]]:
    """Cotangent Laplacian (negative) and the area round each vertex."""
    count = len(points)
    rows, columns, values = [], [], []
    area = np.zeros(count)
    for k in range(3):
        i, j, tip = faces[:, (k + 1) % 3], faces[:, (k + 2) % 3], faces[:, k]
        a, b = points[i] - points[tip], points[j] - points[tip]
        twice = np.linalg.norm(np.cross(a, b), axis=1) + 1e-9
        weight = np.clip((a * b).sum(axis=1) / twice, 0.02, 8.0) / 2.0
        rows += [i, j, i, j]
        columns += [j, i, i, j]
        values += [weight, weight, -weight, -weight]
        np.add.at(area, tip, twice / 6.0)
    matrix = sp.csr_matrix((np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), (count, count))
    return matrix, np.maximum(area, 1e-3)


def smooth_step(low: float, high: float, value: Weight) -> Weight:
    """From 0 at ``low`` to 1 at ``high`` (which may be the smaller), level at both ends."""
    t = np.clip((value - low) / (high - low), 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t))
