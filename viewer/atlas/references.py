"""What helps to find one's way on a head beside the zones: electrode grid, reference curves, acupuncture points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from viewer.atlas.brain_places import BrainPlaces
from viewer.atlas.placed import PlacedPoint
from viewer.atlas.rule_error import StepError
from viewer.atlas.side_builder import SIDE_NAMES, SideBuilder
from viewer.domain.catalog import Catalog
from viewer.domain.identity import Side
from viewer.errors import MeshError, Problem
from viewer.geometry.curve import Curve
from viewer.geometry.head import Hairline, Point, Points
from viewer.geometry.measured_head import MeasuredHead
from viewer.geometry.skin_arc import arc_over, ear_boxes

CURVE_STEP_MM = 1.0
BEFORE_EARS = 0.3
"""Of the way from between the brows to the inion: at the temples, clear of the ears."""

ON_MIDLINE_MM = 0.05
"""What nowhere leaves the mid-plane by more than this is there once, not on both sides."""

NO_GRID = "the electrode grid cannot be built: "
"""Before the reason."""


def electrode_sites(brain: BrainPlaces, file: str) -> tuple[dict[str, Point], tuple[Problem, ...]]:
    """The 10-10 grid; empty, and why, if an arc of it cannot be laid over this head; and what is left out of it."""
    try:
        sites = dict(brain.sites_mm)
    except MeshError as error:
        return {}, (Problem(file, "landmarks", f"{NO_GRID}{error}", "warning"),)
    said = "the skin has a gap where the lowest row of electrodes runs on the {}; it is left out"
    gaps = (side for side, name in (("left", "F9"), ("right", "F10")) if name not in sites)
    return sites, tuple(Problem(file, "landmarks", said.format(side), "warning") for side in gaps)


def reference_curves(head: MeasuredHead, hairline: Hairline | None) -> dict[str, Points]:
    """The curves by which zones are found, as in `viewer.atlas.atlas.Atlas`.

    The eyebrow-occiput line is shown on the head and straight past the ear. A curve that the skin does not allow is
    left out.
    """
    curves = {"midline": head.midline.curve}
    for sign, name in SIDE_NAMES.items():
        try:
            brows = {each: head.place(f"brow_{side}") for each, side in SIDE_NAMES.items()}
            inion = head.place("inion")
            between = (brows[1] + brows[-1]) / 2
            middle, before_ears = (between + part * (inion - between) for part in (0.5, BEFORE_EARS))
            # Sideways along the line from brow to brow, one stays in the cut through both and the inion.
            side = head.surface.first_exit(before_ears, sign * (brows[1] - brows[-1]))
            line = arc_over(head.surface, (brows[sign], inion), side, middle, ear_boxes(head))
        except MeshError:
            continue
        curves[f"eyebrow_occiput_{name}"] = line
    if hairline is not None:
        curves["hairline"] = Curve.of(np.vstack([hairline.curve_mm, hairline.curve_mm[:1]]))
    return {name: curve.resampled(CURVE_STEP_MM).points_mm for name, curve in curves.items()}


def acupuncture_points(
    catalog: Catalog, sides: Mapping[int, SideBuilder], head: MeasuredHead
) -> tuple[tuple[PlacedPoint, ...], tuple[Problem, ...]]:
    """Every acupuncture point among the schools' shared steps, right and left or on the midline.

    One that cannot be built on this head is left out and said in the problems, as a warning.
    """
    placed: list[PlacedPoint] = []
    problems: list[Problem] = []
    for school in catalog.schools.values():
        for step in sides[1].school_scope(school.id).steps.values():
            if not step.is_point:
                continue
            for sign, side_builder in sides.items():
                try:
                    place = side_builder.school_point(school.id, step.id)
                except StepError as error:
                    problems.append(replace(error.problem, severity="warning"))
                    break
                placed.append(_placed(f"{school.id}/{step.id}", place, sign, head))
                if placed[-1].side == "midline":
                    break
    return tuple(placed), tuple(dict.fromkeys(problems))  # several points may need the same one


def _placed(name: str, place: Point, sign: int, head: MeasuredHead) -> PlacedPoint:
    places, normals, _ = head.surface.closest(place[None])
    is_middle = abs(float(head.midline.plane.heights_mm(place[None])[0])) < ON_MIDLINE_MM
    side: Side = "midline" if is_middle else "right" if sign > 0 else "left"
    return PlacedPoint(name, side, places[0], normals[0])
