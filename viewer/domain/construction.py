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
from dataclasses import dataclass, fields
from typing import Annotated, Any, ClassVar, Literal, TypeAlias, get_args

from viewer.domain.identity import SourceKey
from viewer.domain.statement import Confidence

Heading = Literal["forward", "back", "up", "down", "outward"]
"""A way to go, as seen on an upright head."""

Cun = Literal["sagittal", "forehead", "lateral", "occipital"]
"""Which proportional inch: hairline to occiput, brow to hairline, across the forehead, across the occiput."""

Plane = Literal["sagittal", "horizontal", "coronal", "across"]
"""A cut through a point: parallel to the mid-plane, level, upright from side to side, or (``across``) at right angles
to the midline arc, and level from the upper border of the occipital protuberance downwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepBase:
    """What every step has.

    Attributes
    ----------
    id : str
        The name by which later steps refer to it.
    title : str
        What is done, in two to five words, as an order: ``Draw the midline``.
    text : str
        The step in plain words, for a student with a tape measure.
    sources : tuple of str
        Who says so.
    confidence : {"high", "medium", "low"}
        How well the sources carry it.
    doubt : str
        Where sources differ or leave something open, and what was chosen; empty if nothing.
    variant : str
        Empty for the rule as it is built by default. A step with a variant's name is carried out only when that variant
        is asked for, and then stands in for the step with the same id, if there is one.
    is_point : bool
        True for an acupuncture point among a school's shared steps: it is built and shown though no zone needs it.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    id: str
    text: str
    sources: tuple[SourceKey, ...]
    title: str = ""
    confidence: Confidence = "high"
    doubt: str = ""
    variant: str = ""
    is_point: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FindLandmark(StepBase):
    """A point found on the head itself: makes a point.

    Attributes
    ----------
    landmark : str
        The landmark's name; without a side, the one of the side being built.
    """

    op: Literal["landmark"] = "landmark"
    landmark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Along(StepBase):
    """Measure along a curve from a point on it: makes a point.

    Attributes
    ----------
    curve, start : str
        The curve, and the point on it from which to measure.
    distance_mm, distance_cun : float
        One of the two; negative against the direction of the curve. The midline runs backwards.
    """

    op: Literal["along"] = "along"
    curve: str
    start: str
    distance_mm: float | None = None
    distance_cun: float | None = None
    cun: Cun = "sagittal"

    def __post_init__(self) -> None:
        _require_one(distance_mm=self.distance_mm, distance_cun=self.distance_cun)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fraction(StepBase):
    """Divide the stretch of a curve between two points: makes a point.

    Attributes
    ----------
    curve : str
        The curve that is measured.
    start, end : str
        Points on it; empty for the curve's own ends.
    fraction : float
        0 is the start, 1 the end; 0.5 the middle by tape.
    """

    op: Literal["fraction"] = "fraction"
    curve: str
    start: str = ""
    end: str = ""
    fraction: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ScalpPoint(StepBase):
    """A place by proportional coordinates: makes a point.

    Attributes
    ----------
    s_cun : float
        Behind the front hairline along the midline; negative on the forehead. Sagittal cun behind, forehead cun before.
    l_cun : float
        Outwards along the scalp at that level.
    cun : str
        The cun of `l_cun`.
    """

    op: Literal["scalp_point"] = "scalp_point"
    s_cun: float
    l_cun: float = 0.0
    cun: Cun = "lateral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ray(StepBase):
    """The place on the side of the head level with a point, or so far above and before it: makes a point.

    Looked for straight outwards from the mid-plane; the first place where the skin is left. So a place just above
    the ear is found on the scalp and not on the ear.

    Attributes
    ----------
    level : str
        The point whose level is taken.
    up_mm, up_cun, forward_mm, forward_cun : float
        How far above and in front of it; below and behind if negative. At most one length for each way.
    """

    op: Literal["ray"] = "ray"
    level: str
    up_mm: float = 0.0
    up_cun: float = 0.0
    cun: Cun = "lateral"
    forward_mm: float = 0.0
    forward_cun: float = 0.0

    def __post_init__(self) -> None:
        if self.up_mm and self.up_cun:
            raise ValueError("up_mm and up_cun exclude each other")
        if self.forward_mm and self.forward_cun:
            raise ValueError("forward_mm and forward_cun exclude each other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(StepBase):
    """The line in which a flat cut through three points meets the skin, on this side, front to back: makes a curve.

    Attributes
    ----------
    through : tuple of three str
        The three points.
    """

    op: Literal["section"] = "section"
    through: tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing(StepBase):
    """Where a curve meets another curve, or a flat cut through a point: makes a point.

    Attributes
    ----------
    curve : str
        The curve that is followed from its start; the first meeting counts.
    other : str
        The other curve; empty if `plane` is given.
    plane : str or None
        The cut, and `at` the point through which it goes.
    """

    op: Literal["crossing"] = "crossing"
    curve: str
    other: str = ""
    plane: Literal["sagittal", "horizontal", "coronal"] | None = None
    at: str = ""

    def __post_init__(self) -> None:
        if bool(self.other) == (self.plane is not None):
            raise ValueError("give either other, or plane and at")
        if (self.plane is not None) != bool(self.at):
            raise ValueError("plane and at belong together")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tape(StepBase):
    """A taut tape over the skin, the shortest way from point to point: makes a curve.

    Attributes
    ----------
    through : tuple of str
        Two points or more; the tape is pulled tight between each two.
    """

    op: Literal["tape"] = "tape"
    through: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.through) < 2:
            raise ValueError("through needs two points or more")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parallel(StepBase):
    """A line at the same distance from another everywhere, measured over the skin: makes a curve.

    The line is carried on straight past both its ends, moved, and cut again.

    Attributes
    ----------
    curve : str
        The line to be parallel to; its direction is kept.
    distance_mm : float
        How far away over the skin.
    toward : str
        To which side of the line.
    begin : {"midline", "own"}
        Where the parallel starts: at the mid-plane, or beside the first point of the line.
    until : tuple of str
        Curves at which it ends, whichever it meets first; empty: beside the last point of the line.
    """

    op: Literal["parallel"] = "parallel"
    curve: str
    distance_mm: float
    toward: Heading
    begin: Literal["midline", "own"] = "midline"
    until: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _require_positive(distance_mm=self.distance_mm)


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk(StepBase):
    """Go from a point along a flat cut through it: makes a curve.

    Attributes
    ----------
    start : str
        The point.
    plane : str
        The cut.
    toward : str
        The way to go from the point.
    from_mm : float
        Where the curve begins, from the point; negative: so far the other way.
    to_mm, to_cun : float
        Where it ends, from the point; one of the two.
    """

    op: Literal["walk"] = "walk"
    start: str
    plane: Plane
    toward: Heading
    from_mm: float = 0.0
    to_mm: float | None = None
    to_cun: float | None = None
    cun: Cun = "sagittal"

    def __post_init__(self) -> None:
        _require_one(to_mm=self.to_mm, to_cun=self.to_cun)
        if self.to_mm is not None and self.to_mm <= self.from_mm:
            raise ValueError("to_mm must be more than from_mm; toward says which way")
        if self.to_cun is not None and self.to_cun <= 0.0:
            raise ValueError("to_cun must be more than 0; toward says which way")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slant(StepBase):
    """Go straight from a point in a slanting direction: makes a curve.

    The direction lies in the tangent plane of the skin at the point: `toward`, turned by `angle_deg` to `turned`.
    From there on the cut spanned by it and the skin's normal is followed.

    Attributes
    ----------
    start : str
        The point.
    toward, turned : str
        The way from which the angle counts, and the way to which it turns.
    angle_deg : float
        0 to 180.
    to_mm : float
        How far, over the skin.
    """

    op: Literal["slant"] = "slant"
    start: str
    toward: Heading
    angle_deg: float = 0.0
    turned: Heading = "back"
    to_mm: float

    def __post_init__(self) -> None:
        _require_positive(to_mm=self.to_mm)
        if self.angle_deg < 0.0:
            raise ValueError("angle_deg must not be negative; turned says which way")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch(StepBase):
    """A stretch of a curve: makes a curve.

    Attributes
    ----------
    curve : str
        The curve.
    start, end : str
        Points on it; they go before the fractions. A stretch may run against its curve.
    from_fraction, to_fraction : float
        Fractions of its length, for an end without a point.
    """

    op: Literal["stretch"] = "stretch"
    curve: str
    start: str = ""
    end: str = ""
    from_fraction: float = 0.0
    to_fraction: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside(StepBase):
    """Step aside from a curve at right angles, over the skin: makes a point.

    Attributes
    ----------
    curve : str
        The curve.
    fraction : float
        The place on it, as a fraction of its length.
    distance_mm : float
        How far aside.
    toward : str
        To which side.
    """

    op: Literal["aside"] = "aside"
    curve: str
    fraction: float
    distance_mm: float
    toward: Heading

    def __post_init__(self) -> None:
        _require_positive(distance_mm=self.distance_mm)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScalpLine(StepBase):
    """A line at a constant distance from the midline, in proportional coordinates: makes a curve.

    Attributes
    ----------
    s_from_cun, s_to_cun : float
        Both ends, as in `ScalpPoint`.
    l_cun : float
        The distance outwards; 0 is the midline itself.
    """

    op: Literal["scalp_line"] = "scalp_line"
    s_from_cun: float
    s_to_cun: float
    l_cun: float = 0.0
    cun: Cun = "lateral"

    def __post_init__(self) -> None:
        if self.s_from_cun == self.s_to_cun:
            raise ValueError("s_from_cun and s_to_cun are the same: that is no line")


@dataclass(frozen=True, slots=True, kw_only=True)
class Join(StepBase):
    """Curves one after the other, as one: makes a curve.

    Attributes
    ----------
    curves : tuple of str
        In order; each begins where the one before it ends.
    """

    op: Literal["join"] = "join"
    curves: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines(StepBase):
    """Several curves that are a zone together. Only as the last step of a zone.

    Attributes
    ----------
    curves : tuple of str
        In the order in which they are drawn.
    """

    op: Literal["lines"] = "lines"
    curves: tuple[str, ...]


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
    | ScalpLine
    | Join
    | Lines
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


_NAMING_FIELDS = frozenset({"curve", "curves", "start", "end", "other", "at", "level", "through", "until"})
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


def _require_positive(**lengths: float) -> None:
    for name, length in lengths.items():
        if length <= 0.0:
            raise ValueError(f"{name} must be more than 0; toward says which way")


def _require_one(**values: float | None) -> None:
    given = [name for name, value in values.items() if value is not None]
    if len(given) != 1:
        raise ValueError(f"exactly one of {' and '.join(values)} must be given")
