"""Measures a head as a person with tape and callipers would."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.spatial import ConvexHull

from viewer.geometry.head import Landmark
from viewer.sculpt.surface import HalfMesh


def measure(half: HalfMesh, marks: Mapping[str, Landmark]) -> dict[str, float]:
    """Take the figures that tell a head's size.

    Parameters
    ----------
    half : HalfMesh
        The right half in full detail.
    marks : mapping of str to Landmark
        Its landmarks.

    Returns
    -------
    dict of str to float
        mm, rounded to 0.1; keys end in ``_mm``.
    """
    points = half.vertices_mm
    at = {name: np.array(mark.position_mm) for name, mark in marks.items()}
    glabella, vertex = at["glabella"], at["vertex"]
    # The skull only: above the brows, where nose, ears and neck do not reach.
    skull = points[
        (points[:, 2] > glabella[2] - 2.0) & ~((points[:, 0] > 70.0) & (points[:, 2] < at["te20_right"][2] + 4.0))
    ]
    back = points[(points[:, 1] < -60.0) & (points[:, 2] > 0.0) & (points[:, 0] < 1.0)]
    length = float(np.linalg.norm(back - glabella, axis=1).max())
    face = points[(points[:, 1] > 20.0) & (points[:, 1] < 60.0)]
    cheek = face[np.abs(face[:, 2] - at["zygomatic_arch_right"][2]) < 8.0]
    return {
        "circumference_mm": round(_circumference(points, glabella, length, float(skull[:, 0].max())), 1),
        "length_mm": round(length, 1),
        "breadth_mm": round(2.0 * float(skull[:, 0].max()), 1),
        "tragion_to_vertex_mm": round(float(vertex[2] - at["tragus_right"][2]), 1),
        "bizygomatic_mm": round(2.0 * float(cheek[:, 0].max()), 1),
        "interpupillary_mm": round(2.0 * float(at["pupil_right"][0]), 1),
    }


def _circumference(points: np.ndarray, glabella: np.ndarray, length: float, widest: float) -> float:  # type: ignore[type-arg]
    """Tape over glabella and the back of the head: convex hull of the vertices near that plane, both sides."""
    back = points[(points[:, 1] < -60.0) & (points[:, 0] < 1.0) & (points[:, 2] > 0.0)]
    far = back[np.argmax(np.linalg.norm(back - glabella, axis=1))]
    along = (far - glabella) / length
    normal = np.array([0.0, -along[2], along[1]])
    normal /= np.linalg.norm(normal)
    near = points[(np.abs((points - glabella) @ normal) < 1.2) & (points[:, 0] < widest)]
    flat = np.column_stack([near[:, 0], near @ along])
    hull = ConvexHull(np.vstack([flat, flat * [-1.0, 1.0]]))
    return float(hull.area)  # in two dimensions the "area" is the perimeter
