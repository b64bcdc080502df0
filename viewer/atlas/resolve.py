"""All rules of a catalogue, built on one head."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from viewer.atlas.atlas import Atlas, PlacedLine, PlacedPart, PlacedStep, PlacedZone
from viewer.atlas.made import Made, Shape
from viewer.atlas.mirror import is_mirror_symmetric, mirrored
from viewer.atlas.references import ON_MIDLINE_MM, acupuncture_points, electrode_sites, reference_curves
from viewer.atlas.rule_error import StepError
from viewer.atlas.workshop import Workshop
from viewer.domain.catalog import Catalog
from viewer.domain.construction import AnyStep
from viewer.domain.identity import Side
from viewer.domain.zone import Zone
from viewer.errors import MeshError, Problem
from viewer.geometry.curve import Curve
from viewer.geometry.head import Head
from viewer.geometry.landmarks import Measures
from viewer.geometry.measured_head import MeasuredHead, measure_head

LINE_STEP_MM = 1.0

Progress = Callable[[int, int], None]
"""Called after each zone with how many are done, and of how many."""


def resolve(
    catalog: Catalog,
    head: Head,
    progress: Progress | None = None,
    *,
    measures: Measures | None = None,
    variants: frozenset[str] = frozenset(),
) -> Atlas:
    """Build every zone of a catalogue on a head.

    A zone whose rule cannot be carried out is left out and said in the problems; the others are not touched by it.

    Parameters
    ----------
    catalog : Catalog
        The zones and schools with their steps.
    head : Head
        The head; everything is measured on its full mesh.
    progress : callable, optional
        Told how far the work has come.
    measures : Measures, optional
        What to assume where the head does not give a landmark.
    variants : frozenset of str
        Chosen variants of rules, as ``zone/variant`` or ``school/variant``.

    Returns
    -------
    Atlas
        Placed zones in catalogue order, each right, left or on the midline, with grid, curves and points.
    """
    file = f"assets/meshes/{head.id}/head.toml"
    try:
        measured = measure_head(head, measures)
    except MeshError as error:
        return Atlas(head.id, {}, (), (Problem(file, "landmarks", str(error)),))
    workshops = {side: Workshop(catalog, measured, side, variants) for side in (1, -1)}
    # On a head whose halves mirror each other the left need not be built again: half the time.
    is_mirrored = is_mirror_symmetric(head)
    zones: list[PlacedZone] = []
    problems: list[Problem] = []
    for done, zone in enumerate(catalog.zones.values(), start=1):
        placed, found = _place(zone, workshops, measured, is_mirrored=is_mirrored)
        zones += placed
        problems += found
        if progress is not None:
            progress(done, len(catalog.zones))
    sites, site_problems = electrode_sites(measured, file)
    points, point_problems = acupuncture_points(catalog, workshops, measured)
    return Atlas(
        head=head.id,
        landmarks_mm={name: measured.place(name) for name in measured.landmarks},
        zones=tuple(zones),
        problems=(*problems, *site_problems, *point_problems),
        cun_mm=measured.cun.one_mm,
        sites_mm=sites,
        curves_mm=reference_curves(measured, head.hairline),
        points=points,
    )


def _place(
    zone: Zone, workshops: dict[int, Workshop], head: MeasuredHead, *, is_mirrored: bool
) -> tuple[list[PlacedZone], list[Problem]]:
    """A zone on both sides or on the midline; nothing, and why, if it cannot be built."""
    file = workshops[1].zone_scope(zone.id).file
    repeated = _repeated_ids(zone.steps)
    if repeated:
        return [], [Problem(file, "steps", f"the id {name} comes twice") for name in repeated]
    placed: list[PlacedZone] = []
    warnings: list[Problem] = []
    for side, workshop in workshops.items():
        try:
            made, history = workshop.build(zone.id)
        except StepError as error:
            return [], [error.problem]
        curves = _curves(made.shape)
        if curves is None:
            return [], [Problem(file, f"steps.{zone.steps[-1].id}", "the last step must make a curve")]
        name: Side = "right" if side > 0 else "left"
        if _is_midline(curves, head):
            name = "midline"
        placed.append(_placed_zone(zone, name, curves, history, head))
        warnings += [
            Problem(file, f"steps.{step}", f"cut short by {step_made.cut_short_mm:.0f} mm on the {name}", "warning")
            for step, step_made in history.items()
            if step_made.cut_short_mm > 0.5
        ]
        if name == "midline":
            break
        if is_mirrored:
            placed.append(mirrored(placed[0]))
            warnings += [replace(each, message=each.message.replace("right", "left")) for each in warnings]
            break
    return placed, warnings


def _placed_zone(
    zone: Zone, side: Side, curves: Sequence[Curve], history: dict[str, Made], head: MeasuredHead
) -> PlacedZone:
    length_mm = sum(curve.length_mm for curve in curves)
    parts = tuple(PlacedPart(part.id, part.start, part.end, (part.end - part.start) * length_mm) for part in zone.parts)
    steps = tuple(placed for step, made in history.items() if (placed := _placed_step(step, made)) is not None)
    return PlacedZone(zone.id, side, tuple(_placed_line(curve, head) for curve in curves), length_mm, parts, steps)


def _placed_line(curve: Curve, head: MeasuredHead) -> PlacedLine:
    points, normals, _ = head.surface.closest(curve.resampled(LINE_STEP_MM).points_mm)
    return PlacedLine(points, normals)


def _placed_step(step: str, made: Made) -> PlacedStep | None:
    """A step as it is shown; None for one that only gathers curves."""
    if isinstance(made.shape, Curve):
        return PlacedStep(step, "curve", made.shape.resampled(LINE_STEP_MM).points_mm, made.measure_mm)
    if isinstance(made.shape, tuple):
        return None
    return PlacedStep(step, "point", made.shape[None], made.measure_mm)


def _curves(shape: Shape) -> tuple[Curve, ...] | None:
    if isinstance(shape, Curve):
        return (shape,)
    return shape if isinstance(shape, tuple) else None


def _is_midline(curves: Sequence[Curve], head: MeasuredHead) -> bool:
    return all(np.abs(head.midline.plane.heights_mm(curve.points_mm)).max() < ON_MIDLINE_MM for curve in curves)


def _repeated_ids(steps: Sequence[AnyStep]) -> list[str]:
    counts = Counter((step.id, step.variant) for step in steps)
    return [step_id for (step_id, _), count in counts.items() if count > 1]
