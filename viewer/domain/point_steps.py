"""Steps of a construction that make a point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.domain.step import Cun, Heading, StepBase, require_one, require_positive


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
        require_one(distance_mm=self.distance_mm, distance_cun=self.distance_cun)


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
        require_positive(distance_mm=self.distance_mm)


@dataclass(frozen=True, slots=True, kw_only=True)
class Peak(StepBase):
    """Where a place in the brain comes nearest to the scalp, by the electrode grid of both heads: makes a point.

    Attributes
    ----------
    mni_mm : tuple of float
        The place on the reference head: to the right, to the front, up; mm.
    """

    op: Literal["peak"] = "peak"
    mni_mm: tuple[float, float, float]
