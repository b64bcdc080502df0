"""Zones built on both sides of one measured head."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from viewer.atlas.brain_places import BrainPlaces
from viewer.atlas.choices import Choices
from viewer.atlas.mirror import mirrored
from viewer.atlas.placed import PlacedLine, PlacedPart, PlacedStep, PlacedZone
from viewer.atlas.references import ON_MIDLINE_MM
from viewer.atlas.rule_error import StepError
from viewer.atlas.side_builder import SIDE_NAMES, SideBuilder
from viewer.atlas.step_result import FinishedStep, Shape, StepKey, StepResult
from viewer.domain.catalog import Catalog
from viewer.domain.construction import AnyStep
from viewer.domain.identity import Side
from viewer.domain.zone import Zone
from viewer.errors import Problem
from viewer.geometry.curve import Curve
from viewer.geometry.head import Head
from viewer.geometry.measured_head import MeasuredHead, measure_head
from viewer.geometry.surface import Surface

LINE_STEP_MM = 1.0


def measured_for(catalog: Catalog, head: Head, choices: Choices, surface: Surface | None = None) -> MeasuredHead:
    """A head measured the way the choices ask for.

    Parameters
    ----------
    surface : Surface, optional
        The head's skin, if it has been made ready before: saves a tenth of a second.

    Raises
    ------
    MeshError
        If it cannot be measured.
    """
    measures = choices.measures_for(catalog)
    measured = measure_head(head, measures, surface)
    if not choices.has_scaled_cm:
        return measured
    return measure_head(head, replace(measures, scale=measures.scale * measured.size_ratio), measured.surface)


class ZoneBuilder:
    """Builds zones on both sides of a head.

    Parameters
    ----------
    variants : frozenset of str
        Chosen variants, as ``zone/variant`` or ``school/variant``.
    is_mirrored : bool
        Whether the head's halves mirror each other. Then the left need not be built again: half the time.
    finished : mapping of side to mapping of StepKey to FinishedStep
        Steps that have been carried out before and come out the same here.
    """

    def __init__(
        self,
        catalog: Catalog,
        head: MeasuredHead,
        variants: frozenset[str],
        *,
        is_mirrored: bool,
        finished: Mapping[int, Mapping[StepKey, FinishedStep]] = MappingProxyType({}),
    ) -> None:
        self.head = head
        self._catalog = catalog
        self.brain = BrainPlaces(catalog.cortex, head)
        self.sides = {
            side: SideBuilder(catalog, head, side, variants, finished.get(side, MappingProxyType({})), self.brain)
            for side in (1, -1)
        }
        self._is_mirrored = is_mirrored

    def place(self, zone: Zone) -> tuple[list[PlacedZone], list[Problem]]:
        """A zone on both sides or on the midline; nothing, and why, if it cannot be built."""
        file = self.sides[1].zone_scope(zone.id).file
        repeated = _repeated_ids(zone.steps)
        if repeated:
            return [], [Problem(file, "steps", f"the id {name} comes twice") for name in repeated]
        placed: list[PlacedZone] = []
        warnings: list[Problem] = []
        for side, side_builder in self.sides.items():
            if zone.only not in (None, SIDE_NAMES[side]):
                continue
            try:
                made, history = side_builder.build(zone.id)
            except StepError as error:
                return [], [error.problem]
            curves = _curves(made.shape)
            if curves is None:
                return [], [Problem(file, f"steps.{zone.steps[-1].id}", "the last step must make a curve")]
            name: Side = "right" if side > 0 else "left"
            if zone.only is None and _is_midline(curves, self.head):
                name = "midline"
            placed.append(replace(_placed_zone(zone, name, curves, history, self.head), form=made.form))
            warnings += [
                Problem(file, f"steps.{step}", f"cut short by {step_made.cut_short_mm:.0f} mm on the {name}", "warning")
                for step, step_made in history.items()
                if step_made.cut_short_mm > 0.5
            ]
            if name == "midline" or zone.only is not None:
                break
            if self._is_mirrored:
                placed.append(mirrored(placed[0]))
                warnings += [replace(each, message=each.message.replace("right", "left")) for each in warnings]
                break
        return placed, warnings

    def otherwise(self, head: MeasuredHead, variants: frozenset[str], replaced: Collection[StepKey]) -> ZoneBuilder:
        """A builder with other variants or other measures on the same skin.

        Parameters
        ----------
        replaced : collection of StepKey
            The steps that come out otherwise. What needs none of them is not built again.
        """
        finished = {side: side_builder.finished_without(replaced) for side, side_builder in self.sides.items()}
        return ZoneBuilder(self._catalog, head, variants, is_mirrored=self._is_mirrored, finished=finished)

    def needed_for(self, zone: Zone) -> dict[StepKey, AnyStep]:
        """Every step that a zone's line hangs on, other zones' included; the zone must have been placed."""
        return self.sides[-1 if zone.only == "left" else 1].needed_for(zone.id)


def _placed_zone(
    zone: Zone, side: Side, curves: Sequence[Curve], history: dict[str, StepResult], head: MeasuredHead
) -> PlacedZone:
    length_mm = sum(curve.length_mm for curve in curves)
    parts = tuple(PlacedPart(part.id, part.start, part.end, (part.end - part.start) * length_mm) for part in zone.parts)
    steps = tuple(placed for step, made in history.items() if (placed := _placed_step(step, made)) is not None)
    return PlacedZone(zone.id, side, tuple(_placed_line(curve, head) for curve in curves), length_mm, parts, steps)


def _placed_line(curve: Curve, head: MeasuredHead) -> PlacedLine:
    points, normals, _ = head.surface.closest(curve.resampled(LINE_STEP_MM).points_mm)
    return PlacedLine(points, normals)


def _placed_step(step: str, made: StepResult) -> PlacedStep | None:
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
