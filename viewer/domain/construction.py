"""The steps by which a zone is constructed on a head: the rule language.

A rule is a list of small steps, each of which makes a point, a curve or several curves, and refers to what
earlier steps made by name. A name may be

- the id of an earlier step of the same zone, or of the zone's school;
- the id of a zone (``jiao.motor``), for that zone's line;
- a school's step in another school, as ``who/GB7``;
- a landmark of the head (``ear_apex``): the one of the side being built, or a named side (``ear_apex_left``);
- ``midline``, the arc from the root of the nose over the top of the head down the nape;
- ``hair-edge``, the edge of the hair, once round, if the head declares one.

``:start`` and ``:end`` after the name of a curve mean its first and last point. Every rule is written for one side
and built on both; ``outward`` is away from the middle. What each step does on a mesh is in `viewer.atlas`;
`docs/zone-rules.md` explains the language to somebody who writes zones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from typing import Annotated, Any, TypeAlias, get_args

from viewer.domain.area_steps import Cells, Disc, Figure, Marks, Ring, Strip
from viewer.domain.curve_steps import Join, Lines, Parallel, ScalpLine, Section, Slant, Stretch, Tape, Walk
from viewer.domain.point_steps import Along, Aside, Crossing, FindLandmark, Fraction, Peak, Ray, ScalpPoint
from viewer.domain.step import StepBase

AnyStep: TypeAlias = (
    FindLandmark
    | Along
    | Fraction
    | ScalpPoint
    | Ray
    | Section
    | Crossing
    | Tape
    | Parallel
    | Walk
    | Slant
    | Stretch
    | Aside
    | Peak
    | ScalpLine
    | Join
    | Lines
    | Strip
    | Disc
    | Ring
    | Cells
    | Marks
    | Figure
)


class TaggedByOp:
    """Tells pydantic to choose the step by its ``op``, so that a mistake is reported for that step alone.

    A core schema is a plain dictionary: nothing is imported for this.
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        """Turn the union into one that is told apart by the field ``op``."""
        kinds = {kind.__dataclass_fields__["op"].default: kind for kind in get_args(source)}
        return {
            "type": "tagged-union",
            "discriminator": "op",
            "choices": {op: handler(kind) for op, kind in kinds.items()},
        }


Step: TypeAlias = Annotated[AnyStep, TaggedByOp()]
"""One step of a construction."""


_NAMING_FIELDS = frozenset({
    "curve", "curves", "start", "end", "other", "at", "level", "through", "until",
    "centre", "centres", "cross", "points",
})  # fmt: skip
"""Fields of steps that name a point, a curve or a zone."""


def names_in(step: StepBase) -> Iterator[str]:
    """Yield the names that a step refers to, without ``:start`` and ``:end``."""
    for field in fields(step):
        if field.name in _NAMING_FIELDS:
            value = getattr(step, field.name)
            for name in (value,) if isinstance(value, str) else value:
                if name:
                    yield name.partition(":")[0]


def chosen_steps(steps: Sequence[AnyStep], variants: frozenset[str] = frozenset()) -> tuple[AnyStep, ...]:
    """The steps that are carried out when certain variants are chosen.

    Parameters
    ----------
    steps : sequence of Step
        As they stand in the file, variants included.
    variants : frozenset of str
        Names of the chosen variants; empty for the rule as it stands by default.

    Returns
    -------
    tuple of Step
        Each id once, in the order of the default rule.
    """
    by_default = {step.id for step in steps if not step.variant}
    chosen = {step.id: step for step in steps if step.variant and step.variant in variants}
    return tuple(
        chosen.get(step.id, step)
        for step in steps
        if not step.variant or (chosen.get(step.id) is step and step.id not in by_default)
    )
