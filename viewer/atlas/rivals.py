"""Zones as they would lie by the rules that were not chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np

from viewer.atlas.choices import AS_TAUGHT, Choices
from viewer.atlas.comparison import compare
from viewer.atlas.mirror import is_mirror_symmetric
from viewer.atlas.placed import PlacedRival, PlacedZone
from viewer.atlas.rule_error import StepError
from viewer.atlas.step_result import StepKey
from viewer.atlas.zone_builder import ZoneBuilder, measured_for
from viewer.domain.catalog import Catalog
from viewer.domain.construction import AnyStep
from viewer.domain.curve_steps import ScalpLine
from viewer.domain.identity import SchoolId, ZoneId
from viewer.domain.point_steps import ScalpPoint
from viewer.domain.school import School
from viewer.domain.variant_choice import switched, variants_of
from viewer.domain.zone import Zone
from viewer.errors import MeshError, Problem
from viewer.geometry.cun import HAIRLINE_TO_OCCIPUT_CUN
from viewer.geometry.head import Head

SAME_MM = 0.05
"""A line that another rule moves by less is not moved by it."""

STILL_MM = 0.01
"""A shared point that another rule moves by less moves no line by `SAME_MM`."""


class Rivals:
    """Builds zones otherwise, on a head that is measured once.

    Parameters
    ----------
    head : Head
        The head.
    choices : Choices
        As they stand; each rival differs from them by one variant.
    builder : ZoneBuilder, optional
        What builds the zones as they are chosen on this head, if there is one.
    """

    def __init__(
        self, catalog: Catalog, head: Head, choices: Choices = AS_TAUGHT, builder: ZoneBuilder | None = None
    ) -> None:
        self._catalog = catalog
        self._head = head
        self._choices = choices
        self._variants = variants_of(catalog)
        if builder is None:
            measured = measured_for(catalog, head, choices)
            builder = ZoneBuilder(catalog, measured, choices.variants, is_mirrored=is_mirror_symmetric(head))
        self._builder = builder
        self._builders: dict[str, ZoneBuilder] = {}
        self._idle: dict[str, bool] = {}

    def place(self, zone: ZoneId, variant: str) -> tuple[PlacedZone, ...]:
        """Build a zone with a variant switched: chosen, or given up if it is.

        Parameters
        ----------
        zone : str
            The zone.
        variant : str
            The variant's key, as ``zone/variant`` or ``school/variant``.

        Returns
        -------
        tuple of PlacedZone
            Right, left, or on the midline, with all steps.

        Raises
        ------
        KeyError
            If there is no such zone or variant.
        RuleError
            If it cannot be built on this head.
        """
        return self._place(self._catalog.zones[zone], variant)

    def beside(
        self, placed: Sequence[PlacedZone], tell: Callable[[], None] | None = None
    ) -> tuple[list[PlacedRival], list[Problem]]:
        """Every rival of zones that the builder has placed, and what of them cannot be built here.

        A rival whose line is the same is none.

        Parameters
        ----------
        placed : sequence of PlacedZone
            In the order of the catalogue.
        tell : callable, optional
            Called before each zone; may raise to stop the work.
        """
        rivals: list[PlacedRival] = []
        problems: dict[str, Problem] = {}
        for zone_id, on_sides in groupby(placed, key=lambda each: each.zone):
            if tell is not None:
                tell()
            zone, sides = self._catalog.zones[zone_id], list(on_sides)
            if zone.drawing == "ring":  # its place comes from the electrodes, which no rule moves
                continue
            needed = self._builder.needed_for(zone)
            for key in self._variants:
                if not self._replaced(key) & needed.keys() or self._is_idle(key):
                    continue
                try:
                    found = self._compared(zone, sides, key)
                except StepError as error:
                    # Once is enough: what a school's variant cannot build, it cannot build for any zone.
                    problems.setdefault(key, _not_built(error.problem, key))
                    continue
                if any(rival.difference.greatest_mm > SAME_MM for rival in found):
                    rivals += found
        return rivals, list(problems.values())

    def _compared(self, zone: Zone, sides: Sequence[PlacedZone], key: str) -> list[PlacedRival]:
        others = {other.side: other for other in self._place(zone, key)}
        return [
            PlacedRival(
                zone.id,
                each.side,
                key,
                others[each.side].lines,
                compare(each, others[each.side]),
                others[each.side].form,
            )
            for each in sides
            if each.side in others
        ]

    def _is_idle(self, key: str) -> bool:
        """Whether a school's variant leaves its points where they are, so that on this head nothing hangs on it."""
        if key not in self._idle:
            self._idle[key] = self._variants[key].measure is None and all(
                self._is_same_point(SchoolId(owner), step, key) for owner, step in self._replaced(key)
            )
        return self._idle[key]

    def _is_same_point(self, school: SchoolId, step: str, key: str) -> bool:
        if school not in self._catalog.schools:
            return False
        otherwise = self._otherwise(key).sides
        try:
            return all(
                np.linalg.norm(side_builder.school_point(school, step) - otherwise[side].school_point(school, step))
                < STILL_MM
                for side, side_builder in self._builder.sides.items()
            )
        except StepError:
            return False

    def _replaced(self, key: str) -> frozenset[StepKey]:
        """The steps that come out otherwise when a variant is switched."""
        owners: list[School | Zone] = [*self._catalog.schools.values(), *self._catalog.zones.values()]
        if self._variants[key].measure is not None:
            return frozenset((owner.id, step.id) for owner in owners for step in owner.steps if _hangs_on_vertex(step))
        owner_id, _, variant = key.partition("/")
        return frozenset(
            (owner_id, step.id)
            for owner in owners
            for step in owner.steps
            if owner.id == owner_id and step.variant == variant
        )

    def _place(self, zone: Zone, key: str) -> tuple[PlacedZone, ...]:
        placed, problems = self._otherwise(key).place(zone)
        if not placed:
            raise StepError(problems[0])
        return tuple(placed)

    def _otherwise(self, key: str) -> ZoneBuilder:
        """The builder that has one variant switched; it keeps the steps that several zones share."""
        if key not in self._builders:
            choices = replace(self._choices, variants=switched(self._catalog, self._choices.variants, key))
            head = self._builder.head
            if self._variants[key].measure is not None:
                try:
                    head = measured_for(self._catalog, self._head, choices, head.surface)
                except MeshError as error:
                    file = f"assets/meshes/{self._head.id}/head.toml"
                    raise StepError(Problem(file, "landmarks", str(error))) from error
            self._builders[key] = self._builder.otherwise(head, choices.variants, self._replaced(key))
        return self._builders[key]


def _not_built(problem: Problem, key: str) -> Problem:
    return replace(problem, message=f"the variant {key} cannot be shown: {problem.message}", severity="warning")


def _hangs_on_vertex(step: AnyStep) -> bool:
    """Whether a step counts cun between hairline and occiput, where GV20 divides them."""
    if isinstance(step, ScalpPoint):
        return 0.0 < step.s_cun < HAIRLINE_TO_OCCIPUT_CUN
    return isinstance(step, ScalpLine) and max(step.s_from_cun, step.s_to_cun) > 0.0
