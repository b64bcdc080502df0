"""What the names in a rule mean on one side of a head: where they lie, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedStep, PlacedZone
from viewer.domain.catalog import Catalog
from viewer.domain.construction import AnyStep, chosen_steps
from viewer.domain.identity import SchoolId, ZoneId
from viewer.domain.variant import ids_for
from viewer.domain.zone import Zone
from viewer.geometry.head import Points
from viewer.presentation.landmarks import landmark_name

MIDLINE = "midline"

# Of curves that go round the ear in a cut, the way straight past it: as the atlas draws it for reading.
_PAST_THE_EAR = {frozenset(("brow_right", "brow_left", "inion")): "eyebrow_occiput"}

# Verbs with which titles begin when they name what is made: "Find the halfway point" makes the halfway point.
_NAMING = ("Find", "Mark", "Draw", "Feel for")


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """What can be named on one side of a head.

    Attributes
    ----------
    catalog : Catalog
        Where zones and shared steps are looked up.
    atlas : Atlas
        Landmarks, curves, and other zones.
    placed : PlacedZone
        The zone that is built; its steps are the first meaning of a name.
    steps : mapping of str to Step
        The zone's and its school's steps, the chosen variants in place.
    """

    catalog: Catalog
    atlas: Atlas
    placed: PlacedZone
    steps: Mapping[str, AnyStep]

    @classmethod
    def of(cls, catalog: Catalog, atlas: Atlas, zone: Zone, placed: PlacedZone, variants: frozenset[str]) -> Places:
        """Take the steps by which a zone is built when these variants are chosen."""
        school = catalog.school_of(zone.id)
        steps = {step.id: step for step in chosen_steps(school.steps, ids_for(school.id, variants))}
        steps |= {step.id: step for step in chosen_steps(zone.steps, ids_for(zone.id, variants))}
        return cls(catalog, atlas, placed, steps)

    @property
    def side(self) -> str:
        """The side that is built; the right one stands for both where the zone lies on the midline."""
        return "left" if self.placed.side == "left" else "right"

    @property
    def last(self) -> str:
        """The id of the step that makes the zone's line."""
        return self.catalog.zones[self.placed.zone].steps[-1].id

    def made(self, step_id: str) -> PlacedStep | None:
        """What a step made on this head."""
        return next((each for each in self.placed.steps if each.step == step_id), None)

    def points(self, name: str) -> Points | None:
        """Where a name lies, shape (n, 3), one row for a point; None if it is not on this head."""
        base, _, end = name.partition(":")
        found = self._points(base)
        if found is None or not end:
            return found
        return found[:1] if end == "start" else found[-1:]

    def point(self, name: str) -> Points | None:
        """Where a named point lies, shape (3,)."""
        found = self.points(name)
        return None if found is None else found[0]

    def past_the_ear(self, through: Sequence[str]) -> Points | None:
        """The way of a cut through these points straight past the ear, shape (n, 3); None if the atlas has none."""
        curve = _PAST_THE_EAR.get(frozenset(through))
        return self.atlas.curves_mm.get(f"{curve}_{self.side}") if curve is not None else None

    def name(self, name: str) -> str:
        """What a name is called: what a step makes, a zone, or a landmark."""
        base, _, end = name.partition(":")
        if base == MIDLINE:
            word = "Midline"
        elif base in self.catalog.zones:
            word = self.catalog.zones[ZoneId(base)].name.en
        else:
            step = self.step(base)
            is_zone = bool(self.steps) and base == self.last
            word = self.catalog.zones[self.placed.zone].name.en if is_zone else ""
            word = word or (thing_made(step.title) if step is not None else landmark_name(base)[0])
        # The end of a way is where it leads; that needs no word.
        return f"{word}: start" if end == "start" else word

    def note(self, name: str) -> str:
        """Where a landmark is, in a few words; empty for everything else."""
        is_landmark = self.made(name) is None and name != MIDLINE and name not in self.catalog.zones
        return landmark_name(name)[1] if is_landmark else ""

    def step(self, name: str) -> AnyStep | None:
        """The step that a name means: one of the zone's or its school's own, or another school's."""
        return self.steps.get(name) or self._shared(name)

    def _points(self, base: str) -> Points | None:
        made = self.made(base)
        if made is not None:
            return made.points_mm
        if base == MIDLINE:
            return self.atlas.curves_mm.get(MIDLINE)
        for other in self.atlas.zones:
            if other.zone == base and other.side in (self.side, "midline"):
                return np.concatenate([line.points_mm for line in other.lines])
        for full in (base, f"{base}_{self.side}"):
            if full in self.atlas.landmarks_mm:
                return self.atlas.landmarks_mm[full][None]
        return None

    def _shared(self, name: str) -> AnyStep | None:
        school, _, step_id = name.rpartition("/")
        if SchoolId(school) not in self.catalog.schools:
            return None
        steps = self.catalog.schools[SchoolId(school)].steps
        found = next((step for step in steps if step.id == step_id and not step.variant), None)
        return None if found is None else replace(found, id=name)


def thing_made(title: str) -> str:
    """Return what a step makes, from its title: ``Find the halfway point`` makes the ``Halfway point``."""
    for verb in _NAMING:
        if title.startswith(f"{verb} "):
            thing = title.removeprefix(f"{verb} ").removeprefix("the ")
            return f"{thing[:1].upper()}{thing[1:]}"
    return title
