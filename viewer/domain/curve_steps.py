"""Steps of a construction that make a curve, or several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.domain.step import Cun, Heading, Plane, StepBase, require_one, require_positive


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
        require_positive(distance_mm=self.distance_mm)


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
        require_one(to_mm=self.to_mm, to_cun=self.to_cun)
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
        require_positive(to_mm=self.to_mm)
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
