"""Finds the landmarks of a built head on its skin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.heads.clay import Skin
from tools.heads.tracing import walk
from viewer.geometry.head import Landmark, Point, Points

MIDPLANE = np.array([1.0, 0.0, 0.0])
UP = np.array([0.0, 0.0, 1.0])
RIGHT = np.array([1.0, 0.0, 0.0])
FRONT = np.array([0.0, 1.0, 0.0])

INION_UPPER_MM = 10.0
"""Arc from the tip of the protuberance to its upper border; no source gives it (judgement)."""
INION_LOWER_MM = 5.0
"""Arc from the tip to its lower border: the old texts say "lower edge of the tip" (judgement)."""
PARIETAL_BEHIND_EAR_MM = 25.0
"""Parietal tubercle: above the rear edge of the mastoid, taken as this far behind the ear apex (judgement)."""
PARIETAL_HEIGHT = 0.60
"""Parietal tubercle: part of the height from ear apex to vertex. Agrees with 20 mm above the Sylvian line drawn to
75 % of nasion-inion (Taylor and Haughton, Trans R Acad Med Ireland 18:511, 1900)."""
ARCH_DEPTH = 0.36
"""Middle of the zygomatic arch, as a part of the nasion's distance in front of the ear points."""

NASION_SEARCH_MM = 2.0
"""The root of the nose is looked for so near to where the skull has it, on a man's size."""
GLABELLA_SEARCH_MM = (8.0, 17.0)
"""And the glabella so far above it (12 mm: facts of the brow line)."""
SUBNASALE_DOWN = 0.5
"""Downward part of the profile's normal where nose ends and lip begins: 30 degrees below the horizontal."""
MENTON_DOWN = 0.866
"""And where the chin ends: 60 degrees."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where the features were built, right side, head frame, mm; landmarks are searched from here.

    Attributes
    ----------
    lpa_x_mm : float
        Half the distance between the ear points.
    arch_height_mm : float
        Height of the zygomatic arch.
    inion, ear_apex, tragus, pupil, inner_canthus, outer_canthus, mouth_corner, brow_peak, mastoid, gonion, nasion
        Approximate places.
    unit : float
        Size of the head; 1 for a man.
    """

    lpa_x_mm: float
    inion: tuple[float, float, float]
    ear_apex: tuple[float, float, float]
    tragus: tuple[float, float, float]
    pupil: tuple[float, float, float]
    inner_canthus: tuple[float, float, float]
    outer_canthus: tuple[float, float, float]
    mouth_corner: tuple[float, float, float]
    brow_peak: tuple[float, float, float]
    arch_height_mm: float
    mastoid: tuple[float, float, float]
    gonion: tuple[float, float, float]
    nasion: tuple[float, float, float]
    unit: float


def find_landmarks(skin: Skin, bald_head: Skin, anchors: Anchors) -> dict[str, Landmark]:
    """Measure every landmark of a built head.

    Parameters
    ----------
    skin, bald_head : Skin
        The finished field, with and without ears.
    anchors : Anchors
        Where to look.

    Returns
    -------
    dict of str to Landmark
        Both sides; the left is the exact mirror of the right.
    """
    found: list[Landmark] = []

    def note(name: str, at: Point, definition: str, origin: str, is_uncertain: bool = False) -> None:
        rounded = tuple(round(float(v), 3) + 0.0 for v in at)
        found.append(Landmark(name, rounded, definition, origin, is_uncertain))  # type: ignore[arg-type]

    def pair(name: str, at: Point, definition: str, origin: str, is_uncertain: bool = False) -> None:
        note(f"{name}_right", at, definition, origin, is_uncertain)
        note(f"{name}_left", at * [-1.0, 1.0, 1.0], definition, origin, is_uncertain)

    start = skin.first_exit(np.zeros(3), np.array(anchors.nasion) - 9.0 * anchors.unit * UP)
    nasion, glabella = _nasion_and_glabella(walk(skin, start, UP, MIDPLANE, 46.0 * anchors.unit, 0.25), anchors)
    note("nasion", nasion, "Deepest point of the nasal root in the mid-plane.", "measured on the mesh's profile")
    note(
        "glabella", glabella, "Most forward point of the forehead between the brows.", "measured on the mesh's profile"
    )

    profile = walk(skin, nasion, FRONT - UP, MIDPLANE, 190.0, 0.25)
    tip = int(np.argmax(profile[:, 1]))
    note("pronasale", profile[tip], "Tip of the nose.", "measured on the mesh's profile")
    base, menton = _under_nose_and_chin(skin, profile, tip, 46.0 * anchors.unit)
    note("subnasale", base, "Angle between nose and upper lip.", "measured on the mesh's profile")
    note("menton", menton, "Lower edge of the chin.", "where the profile faces 60 degrees down", True)
    inion = skin.project(np.array([anchors.inion]), rounds=12)[0] * [0.0, 1.0, 1.0]
    note(
        "inion",
        inion,
        "Tip of the external occipital protuberance (Iz of the EEG system).",
        "mean of the 10-05 table's Iz and its mirror image, on the skin",
    )
    up = walk(skin, inion, UP, MIDPLANE, INION_UPPER_MM)
    note(
        "inion_upper",
        up[-1],
        "Upper border of the external occipital protuberance.",
        f"{INION_UPPER_MM:g} mm of arc above the tip",
        True,
    )
    down = walk(skin, inion, -UP, MIDPLANE, INION_LOWER_MM)
    note(
        "inion_lower",
        down[-1],
        "Lower border of the external occipital protuberance.",
        f"{INION_LOWER_MM:g} mm of arc below the tip",
        True,
    )
    ear_point = np.array([anchors.lpa_x_mm, 0.0, 0.0])
    origin = "10-05 table, scaled to life size; the frame's x axis"
    note("rpa", ear_point, "Dent just in front of the root of the right tragus.", origin)
    note("lpa", -ear_point, "Dent just in front of the root of the left tragus.", origin)
    crown = walk(skin, skin.first_exit(np.zeros(3), UP + 0.4 * FRONT), -FRONT, MIDPLANE, 120.0, 0.25)
    vertex = crown[np.argmax(crown[:, 2])]
    note("vertex", vertex, "Highest point of the head in the mid-plane.", "measured on the mesh's profile")

    apex = _highest_of_ear(skin, np.array(anchors.ear_apex))
    pair("ear_apex", apex, "Highest point of the auricle.", "measured on the mesh")
    te20 = bald_head.first_exit(np.array([0.0, apex[1], apex[2]]), RIGHT)
    pair("te20", te20, "Where the ear apex touches the scalp (TE20).", "ray outwards at the height of the ear apex")
    tragus = skin.project(np.array([anchors.tragus]), rounds=8)[0]
    pair("tragus", tragus, "Tip of the tragus.", "where the base body's was carried to, on the skin")
    arch = skin.first_exit(np.array([0.0, ARCH_DEPTH * nasion[1], anchors.arch_height_mm]), RIGHT)
    pair(
        "zygomatic_arch",
        arch,
        "Middle of the zygomatic arch.",
        f"ray outwards at {ARCH_DEPTH:g} of the nasion's depth",
        True,
    )
    pupil_x, pupil_z = anchors.pupil[0], anchors.pupil[2]
    pupil = skin.first_exit(np.array([pupil_x, 40.0, pupil_z]), FRONT)
    pair("pupil", pupil, "Pupil with the gaze straight ahead, on the closed lid.", "middle of the eyeball")
    brow = skin.first_exit(np.array([pupil_x, 40.0, anchors.brow_peak[2]]), FRONT)
    pair("brow", brow, "Upper edge of the eyebrow above the pupil.", "edge of the painted brow at the pupil's x")
    corner = skin.first_exit(np.array([anchors.mouth_corner[0], 40.0, anchors.mouth_corner[2]]), FRONT)
    pair("mouth_corner", corner, "Corner of the mouth.", "the same vertex of the base body on every head")
    of_base, of_man = "the same vertex of the base body on every head", "the man's place, scaled with the skull"
    for name, at, definition, origin in (
        ("inner_canthus", anchors.inner_canthus, "Inner corner of the eye.", of_base),
        ("outer_canthus", anchors.outer_canthus, "Outer corner of the eye.", of_base),
        ("mastoid", anchors.mastoid, "Tip of the mastoid process behind the ear lobe.", of_man),
        ("gonion", anchors.gonion, "Angle of the lower jaw.", of_base),
    ):
        pair(name, skin.project(np.array([at]), rounds=12)[0], definition, f"{origin}, on the skin")
    tubercle = skin.first_exit(
        np.array([0.0, te20[1] - PARIETAL_BEHIND_EAR_MM, te20[2] + PARIETAL_HEIGHT * (vertex[2] - te20[2])]), RIGHT
    )
    pair(
        "parietal_tubercle",
        tubercle,
        "Most outward bulge of the parietal bone; on a smooth scalp it cannot be measured, only declared (10 mm).",
        "ray outwards 25 mm behind the ear apex at 0.60 of the height from ear apex to vertex",
        True,
    )
    return {mark.name: mark for mark in found}


def _nasion_and_glabella(profile: Points, anchors: Anchors) -> tuple[Point, Point]:
    """Hollow and bulge of the profile above the nose, walking up."""
    over = (profile[:, 2] - anchors.nasion[2]) / anchors.unit
    hollow = int(np.argmin(np.where(np.abs(over) < NASION_SEARCH_MM, profile[:, 1], np.inf)))
    low, high = GLABELLA_SEARCH_MM
    bulge = int(np.argmax(np.where((over > low) & (over < high), profile[:, 1], -np.inf)))
    return profile[hollow], profile[bulge]


def _under_nose_and_chin(skin: Skin, profile: Points, tip: int, drop: float) -> tuple[Point, Point]:
    """Subnasale: where the underside of the nose turns into the lip. Menton: where the chin turns under."""
    below = profile[tip:]
    faces_down = -skin.normals(below)[:, 2]
    under = int(np.argmax(faces_down > SUBNASALE_DOWN))
    base = under + int(np.argmax(faces_down[under:] < SUBNASALE_DOWN))
    chin = base + int(np.argmax(below[base:, 2] < below[base, 2] - drop))
    turned = chin + int(np.argmax(faces_down[chin:] > MENTON_DOWN))
    return below[base], below[turned]


def _highest_of_ear(skin: Skin, near: Point) -> Point:
    """Highest point of the auricle: a search over the skin around a first guess."""
    best = skin.project(near[None], rounds=8)[0]
    for reach in (4.0, 2.0, 1.0, 0.5):
        for _ in range(12):
            side = np.linspace(-reach, reach, 9)
            dx, dy = (a.ravel() for a in np.meshgrid(side, side))
            around = skin.project(best + np.column_stack([dx, dy, np.zeros_like(dx)]), rounds=8)
            on = np.abs(skin.distance(around)) < 0.05
            close = np.linalg.norm(around - best, axis=1) < 3.0 * reach
            around = around[on & close]
            top = around[np.argmax(around[:, 2])]
            if top[2] <= best[2] + 1e-4:
                break
            best = top
    return np.asarray(best)
