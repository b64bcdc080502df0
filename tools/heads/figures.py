"""Measures a head as a person with tape and callipers would, and holds the published means to compare with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.spatial import ConvexHull

from tools.heads.clay import Skin
from tools.heads.landmarks import MIDPLANE, UP
from tools.heads.tracing import arc_length, walk
from viewer.geometry.head import Landmark, Point, Points

AURICLE_MM = 2.5
"""What stands further off the bald head than this is auricle."""


@dataclass(frozen=True, slots=True)
class Published:
    """Mean and standard deviation of a measure, mm, for men and women, and where they were published."""

    man: tuple[float, float]
    woman: tuple[float, float]
    source: str


_ANSUR = "ANSUR II, 2012 (4082 men, 1986 women)"
_FARKAS = "Farkas et al., J Craniofac Surg 16:615, 2005 (recalled figures)"
PUBLISHED: Mapping[str, Published] = {
    "circumference_mm": Published((574.4, 16.1), (561.1, 19.4), _ANSUR + "; women's includes hair"),
    "length_mm": Published((199.5, 7.0), (189.8, 7.5), _ANSUR),
    "breadth_mm": Published((154.3, 5.5), (147.8, 5.2), _ANSUR),
    "tragion_to_vertex_mm": Published((131.2, 6.2), (126.5, 6.6), _ANSUR),
    "bizygomatic_mm": Published((142.6, 6.2), (133.8, 5.6), _ANSUR),
    "interpupillary_mm": Published((64.0, 3.4), (61.7, 3.6), _ANSUR),
    "ear_length_mm": Published((64.2, 4.5), (59.4, 3.9), _ANSUR),
    "ear_breadth_mm": Published((36.1, 3.0), (33.2, 2.8), _ANSUR),
    "ear_protrusion_mm": Published((23.2, 3.0), (20.4, 2.7), _ANSUR),
    "neck_circumference_mm": Published((397.7, 25.8), (329.8, 19.2), _ANSUR),
    "nasion_to_menton_mm": Published((122.6, 6.7), (113.1, 6.1), _ANSUR + ", menton-sellion length"),
    "nasion_to_subnasale_mm": Published((54.8, 3.3), (50.6, 3.1), _FARKAS),
    "nose_breadth_mm": Published((34.9, 2.1), (31.4, 2.0), _FARKAS),
    "nose_protrusion_mm": Published((19.5, 2.0), (19.7, 2.0), _FARKAS + "; its spread is assumed"),
    "mouth_width_mm": Published((54.5, 3.0), (50.2, 3.5), _FARKAS),
    "inner_canthi_mm": Published((33.3, 2.7), (31.8, 2.3), _FARKAS),
    "outer_canthi_mm": Published((91.2, 3.0), (87.8, 3.2), _FARKAS + "; 98.2 and 94.4 in s40902-019-0191-7, 2019"),
    "bigonial_mm": Published((120.4, 10.4), (110.1, 8.9), "NIOSH 2003, soft parts included (recalled figures)"),
    "tragus_arc_mm": Published((351.0, 14.0), (339.0, 15.0), "NIOSH 2003 (recalled figures)"),
}
CIRCUMFERENCE_MM: Mapping[str, float] = {"child": 520.0, "infant": 428.0}
"""Head charts of WHO, CDC and Nellhaus, recalled (medium confidence): between five and ten years, and at six months,
mean of boys and girls. Nothing else is known of children."""


def measure(points: Points, skin: Skin, bald_head: Skin, marks: Mapping[str, Landmark]) -> dict[str, float]:
    """Take the figures that tell a head's size and proportions.

    Parameters
    ----------
    points : array, shape (n, 3)
        Vertices of the right half in full detail.
    skin, bald_head : Skin
        With and without ears.
    marks : mapping of str to Landmark
        Of the same head.

    Returns
    -------
    dict of str to float
        mm, rounded to 0.1; keys end in ``_mm``.
    """
    at = {name: np.array(mark.position_mm) for name, mark in marks.items()}
    found = {**_skull(points, skin, at), **_face(points, at), **_ear(points, bald_head)}
    return {name: round(value, 1) for name, value in found.items()}


def _skull(points: Points, skin: Skin, at: Mapping[str, Point]) -> dict[str, float]:
    glabella, te20 = at["glabella"], at["te20_right"]
    above = points[(points[:, 2] > glabella[2]) & ((points[:, 2] > te20[2] + 4.0) | (points[:, 0] < te20[0] - 4.0))]
    widest = float(above[:, 0].max())
    back = points[(points[:, 1] < -60.0) & (points[:, 2] > 0.0) & (points[:, 0] < 1.0)]
    far = back[np.argmax(np.linalg.norm(back - glabella, axis=1))]
    along = (far - glabella) / np.linalg.norm(far - glabella)
    across = np.array([0.0, -along[2], along[1]])
    ring = points[(np.abs((points - glabella) @ across) < 1.2) & (points[:, 0] < widest)]
    over = walk(skin, at["nasion"], UP, MIDPLANE, 480.0, 1.0)
    inion = int(np.argmin(np.linalg.norm(over - at["inion"], axis=1)))
    coronal = walk(skin, at["vertex"], np.array([1.0, 0.0, 0.0]), np.array([0.0, 1.0, 0.12]), 260.0, 1.0)
    down = int(np.argmin(np.where(coronal[:, 0] > 40.0, np.abs(coronal[:, 2]), np.inf)))
    neck = at["menton"][2] - 0.14 * at["vertex"][2]
    return {
        "circumference_mm": _hull_perimeter(ring[:, 0], ring @ along),
        "length_mm": float(np.linalg.norm(far - glabella)),
        "breadth_mm": 2.0 * widest,
        "tragion_to_vertex_mm": float(at["vertex"][2] - at["tragus_right"][2]),
        "nasion_to_inion_arc_mm": arc_length(over[: inion + 1]),
        "tragus_arc_mm": 2.0 * arc_length(coronal[: down + 1]),
        "neck_circumference_mm": _hull_perimeter(*points[np.abs(points[:, 2] - neck) < 1.2][:, :2].T),
    }


def _face(points: Points, at: Mapping[str, Point]) -> dict[str, float]:
    cheek = points[(points[:, 1] > 20.0) & (points[:, 1] < 60.0)]
    cheek = cheek[np.abs(cheek[:, 2] - at["zygomatic_arch_right"][2]) < 8.0]
    tip, base = at["pronasale"], at["subnasale"]
    return {
        "bizygomatic_mm": 2.0 * float(cheek[:, 0].max()),
        "bigonial_mm": 2.0 * float(at["gonion_right"][0]),
        "interpupillary_mm": 2.0 * float(at["pupil_right"][0]),
        "inner_canthi_mm": 2.0 * float(at["inner_canthus_right"][0]),
        "outer_canthi_mm": 2.0 * float(at["outer_canthus_right"][0]),
        "mouth_width_mm": 2.0 * float(at["mouth_corner_right"][0]),
        "nose_protrusion_mm": float(np.linalg.norm(tip - base)),
        "nasion_to_subnasale_mm": float(np.linalg.norm(at["nasion"] - base)),
        "nasion_to_menton_mm": float(np.linalg.norm(at["nasion"] - at["menton"])),
    }


def _ear(points: Points, bald_head: Skin) -> dict[str, float]:
    near = points[(points[:, 0] > 40.0) & (np.abs(points[:, 2]) < 70.0) & (points[:, 1] < 20.0)]
    off = bald_head.distance(near)
    auricle = near[off > AURICLE_MM]
    side = auricle[:, 1:]
    top, bottom = side[np.argmax(side[:, 1])], side[np.argmin(side[:, 1])]
    axis = (top - bottom) / np.linalg.norm(top - bottom)
    return {
        "ear_length_mm": float(np.ptp(side @ axis)),
        "ear_breadth_mm": float(np.ptp(side @ np.array([-axis[1], axis[0]]))),
        "ear_protrusion_mm": float(off.max()),
    }


def _hull_perimeter(x: Points, y: Points) -> float:
    """Length of a taut tape round a right half and its mirror image."""
    flat = np.column_stack([x, y])
    return float(ConvexHull(np.vstack([flat, flat * [-1.0, 1.0]])).area)  # in two dimensions this is the perimeter
