"""Landmarks that a head does not give are found by rule; what it gives is taken as it is.

Every offset below is stated where a source states it; the rest are choices, said to be so, that were tried on five
heads of different making (two sizes of a generated one, two scanned, one modelled).
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from viewer.errors import MeshError
from viewer.geometry.curve import Curve
from viewer.geometry.head import Landmark, Point
from viewer.geometry.midline import Midline, find_midline
from viewer.geometry.surface import Surface

FRONT = np.array([0.0, 1.0, 0.0])
SIDES = {"right": 1, "left": -1}
REQUIRED = ("nasion", "inion", "lpa", "rpa")
"""Landmarks without which nothing can be measured."""
MIDDLE = (
    "nasion", "inion", "lpa", "rpa", "glabella", "inion_upper", "inion_lower", "hairline", "vertex", "pronasale",
    "subnasale", "menton",
)  # fmt: skip
PAIRED = (
    "ear_apex", "te20", "tragus", "zygomatic_arch", "brow", "pupil", "inner_canthus", "outer_canthus", "orbitale",
    "mouth_corner", "mastoid", "gonion", "parietal_tubercle",
)  # fmt: skip
"""Each ends in ``_left`` and ``_right`` on a head; a rule may name it without, and means that of its own side."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths from which landmarks are found where a head does not give them.

    Attributes
    ----------
    hairline_mm : float
        Glabella to front hairline over the skin, for a head that declares no edge of its hair. 61.4 +/- 3.2 mm in men,
        55.4 +/- 3.3 in women (Maxillofac Plast Reconstr Surg 2019, 41:19, table 9); teaching texts say 5 or 6 cm.
    glabella_mm : float
        Nasion to glabella over the skin. A choice.
    inion_upper_mm, inion_lower_mm : float
        Tip of the occipital protuberance to its upper and its lower border. No source gives them; choices.
    brow_mm : float
        Upper edge of the eyebrow above the glabella. A choice.
    pupil_mm : float
        Midline to pupil: half of an adult's 63 mm.
    arch_depth : float
        Middle of the zygomatic arch, as a part of the nasion's distance before the ear points. A choice.
    ear_behind_mm, ear_above_mm : float
        Ear apex behind and above the pre-auricular point; only for a head without ears. A choice, worth 5 mm.
    tubercle_behind_mm, tubercle_height : float
        Parietal tubercle behind the ear apex (rear edge of the mastoid), and its height between ear apex and top of the
        head. The weakest landmark of all: 10 mm either way. 20 mm above the Sylvian line drawn to 75 % of the arc from
        nasion to inion gives 0.55 to 0.64.
    scale : float
        Multiplies every length in millimetres, here and in the rules of zones. 1 for a life-size head.
    is_vertex_by_ears : bool
        Take GV20 where the line joining the ears crosses the midline, instead of 5 cun behind the hairline.
    """

    hairline_mm: float = 60.0
    glabella_mm: float = 12.0
    inion_upper_mm: float = 10.0
    inion_lower_mm: float = 5.0
    brow_mm: float = 8.0
    pupil_mm: float = 31.5
    arch_depth: float = 0.36
    ear_behind_mm: float = 12.0
    ear_above_mm: float = 30.0
    tubercle_behind_mm: float = 25.0
    tubercle_height: float = 0.60
    scale: float = 1.0
    is_vertex_by_ears: bool = False


def find_landmarks(
    surface: Surface, given: Mapping[str, Landmark], measures: Measures, hair_edge: Curve | None = None
) -> tuple[Midline, dict[str, Landmark]]:
    """Complete a head's landmarks.

    Parameters
    ----------
    given : mapping of str to Landmark
        The head's own; at least those of `REQUIRED`.
    measures : Measures
        What to assume where a landmark is not given.
    hair_edge : Curve or None
        The edge of the hair, once round, if the head declares one: the hairline is where it crosses the midline.

    Returns
    -------
    Midline
        The arc over the top of the head.
    dict of str to Landmark
        The given ones and those found by rule, whose ``origin`` says how. One whose rule meets no skin, where the mesh
        has a hole, is not among them, nor what is found from it.

    Raises
    ------
    MeshError
        If a required landmark is missing, or no midline can be laid.
    """
    missing = [name for name in REQUIRED if name not in given]
    if missing:
        raise MeshError(f"the head does not give {', '.join(missing)}")
    nasion, inion, left, right = (np.array(given[name].position_mm) for name in REQUIRED)
    midline = find_midline(surface, nasion, inion, (left, right), measures.inion_upper_mm * measures.scale)
    finder = _Finder(surface, midline, measures, dict(given))
    finder.add_midline(hair_edge)
    for side, sign in SIDES.items():
        for add in (
            finder.add_pupil,
            finder.add_brow,
            finder.add_arch,
            finder.add_ear_apex,
            finder.add_te20,
            finder.add_tubercle,
        ):
            with contextlib.suppress(MeshError):
                add(side, sign)
    return midline, finder.found


def side_point(surface: Surface, midline: Midline, sign: int, forward_mm: float, up_mm: float) -> Point:
    """The place on one side of the head at a given depth and height: straight outwards from the mid-plane.

    Parameters
    ----------
    sign : {1, -1}
        1 right, -1 left.
    forward_mm, up_mm : float
        y and z in the head frame.
    """
    inside = np.array([0.0, forward_mm, up_mm])
    inside -= midline.plane.heights_mm(inside[None])[0] * midline.plane.normal
    return surface.first_exit(inside, sign * np.array([1.0, 0.0, 0.0]))


@dataclass(slots=True)
class _Finder:
    """Adds what is missing, each landmark from those before it."""

    surface: Surface
    midline: Midline
    measures: Measures
    found: dict[str, Landmark]

    def place(self, name: str) -> Point:
        if name not in self.found:
            raise MeshError(f"there is no {name}")
        return np.array(self.found[name].position_mm)

    def add(self, name: str, find: Callable[[], Point], definition: str, origin: str) -> None:
        if name not in self.found:
            x, y, z = (float(value) for value in find())
            self.found[name] = Landmark(name, (x, y, z), definition, origin, is_uncertain=True)

    def add_midline(self, hair_edge: Curve | None) -> None:
        curve, measures = self.midline.curve, self.measures
        inion_arc = self.midline.inion_arc_mm
        for name, arc_mm, definition, origin in (
            (
                "glabella",
                measures.glabella_mm * measures.scale,
                "Most forward point of the forehead between the brows.",
                f"{measures.glabella_mm:g} mm of arc above the nasion",
            ),
            (
                "inion_upper",
                inion_arc - measures.inion_upper_mm * measures.scale,
                "Upper border of the external occipital protuberance.",
                f"{measures.inion_upper_mm:g} mm of arc above the tip",
            ),
            (
                "inion_lower",
                inion_arc + measures.inion_lower_mm * measures.scale,
                "Lower border of the external occipital protuberance.",
                f"{measures.inion_lower_mm:g} mm of arc below the tip",
            ),
        ):
            self.add(name, lambda arc_mm=arc_mm: curve.point_at(arc_mm), definition, origin)  # type: ignore[misc]
        edge_mm = None if hair_edge is None else self._hairline_arc_mm(hair_edge)
        origin = "where the declared edge of the hair crosses"
        if edge_mm is None:
            edge_mm = curve.locate(self.place("glabella"))[0] + measures.hairline_mm * measures.scale
            origin = f"{measures.hairline_mm:g} mm of arc above the glabella"
        arc_mm = edge_mm
        self.add("hairline", lambda: curve.point_at(arc_mm), "Where the front hairline crosses the midline.", origin)
        self.add(
            "vertex",
            lambda: curve.points_mm[curve.points_mm[:, 2].argmax()],
            "Highest point of the head in the mid-plane.",
            "measured on the midline",
        )

    def _hairline_arc_mm(self, hair_edge: Curve) -> float | None:
        """Where the edge of the hair crosses the midline in front: above the glabella, before the top of the head."""
        curve = self.midline.curve
        low = curve.locate(self.place("glabella"))[0]
        top = float(curve.arcs_mm[curve.points_mm[:, 2].argmax()])
        crossings = [hair_edge.point_at(arc) for arc in hair_edge.plane_crossings(self.midline.plane)]
        return next((arc for arc in sorted(curve.locate(each)[0] for each in crossings) if low < arc < top), None)

    def add_pupil(self, side: str, sign: int) -> None:
        measures, nasion = self.measures, self.place("nasion")
        x = nasion[0] + sign * measures.pupil_mm * measures.scale
        self.add(
            f"pupil_{side}",
            lambda: self.surface.first_exit(np.array([x, 0.0, nasion[2]]), FRONT),
            "Pupil with the gaze straight ahead.",
            f"{measures.pupil_mm:g} mm beside the midline; only its distance from the midline is meant",
        )

    def add_brow(self, side: str, sign: int) -> None:
        measures = self.measures
        x, height = self.place(f"pupil_{side}")[0], self.place("glabella")[2] + measures.brow_mm * measures.scale
        self.add(
            f"brow_{side}",
            lambda: self.surface.first_exit(np.array([x, 0.0, height]), FRONT),
            "Upper edge of the eyebrow above the pupil.",
            f"above the pupil, {measures.brow_mm:g} mm higher than the glabella",
        )

    def add_arch(self, side: str, sign: int) -> None:
        measures, depth = self.measures, self.place("nasion")[1]
        # Only its depth is used: the vertical through the middle of the arch.
        self.add(
            f"zygomatic_arch_{side}",
            lambda: side_point(self.surface, self.midline, sign, measures.arch_depth * depth, 0.0),
            "Middle of the zygomatic arch.",
            f"{measures.arch_depth:g} of the nasion's distance before the ear points",
        )

    def add_ear_apex(self, side: str, sign: int) -> None:
        measures = self.measures
        ear_point = self.place("rpa" if sign > 0 else "lpa")
        behind, above = measures.ear_behind_mm * measures.scale, measures.ear_above_mm * measures.scale
        self.add(
            f"ear_apex_{side}",
            lambda: side_point(self.surface, self.midline, sign, ear_point[1] - behind, ear_point[2] + above),
            "Highest point of the auricle.",
            f"{measures.ear_behind_mm:g} mm behind and {measures.ear_above_mm:g} above the pre-auricular point",
        )

    def add_te20(self, side: str, sign: int) -> None:
        apex = self.place(f"ear_apex_{side}")
        self.add(
            f"te20_{side}",
            lambda: side_point(self.surface, self.midline, sign, apex[1], apex[2]),
            "Where the ear apex touches the scalp (TE20).",
            "straight outwards at the level of the ear apex",
        )

    def add_tubercle(self, side: str, sign: int) -> None:
        measures, touch, top = self.measures, self.place(f"te20_{side}"), self.place("vertex")
        behind = measures.tubercle_behind_mm * measures.scale
        self.add(
            f"parietal_tubercle_{side}",
            lambda: side_point(
                self.surface,
                self.midline,
                sign,
                touch[1] - behind,
                touch[2] + measures.tubercle_height * (top[2] - touch[2]),
            ),
            "Most outward bulge of the parietal bone.",
            f"{measures.tubercle_behind_mm:g} mm behind the ear apex, at {measures.tubercle_height:g} of the height "
            "from there to the top of the head",
        )
