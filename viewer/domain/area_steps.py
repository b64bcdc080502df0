"""Steps of a construction that give a zone its form on the skin. Only as the last step of a zone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.domain.step import Cun, StepBase, require_one, require_positive


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip(StepBase):
    """A curve with a width of its own: makes an area.

    Attributes
    ----------
    curve : str
        Its middle line.
    width_mm, width_cun : float
        One of the two: from edge to edge, over the skin.
    is_square : bool
        Whether its ends are flat, as those of a rectangle; else they are round.
    """

    op: Literal["strip"] = "strip"
    curve: str
    width_mm: float | None = None
    width_cun: float | None = None
    cun: Cun = "sagittal"
    is_square: bool = False

    def __post_init__(self) -> None:
        require_one(width_mm=self.width_mm, width_cun=self.width_cun)
        require_positive(width_mm=self.width_mm or 1.0, width_cun=self.width_cun or 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc(StepBase):
    """Round areas about points: makes an area.

    Attributes
    ----------
    centres : tuple of str
        One point or several that belong together, in order.
    radius_mm : float
        Of each, over the skin.
    """

    op: Literal["disc"] = "disc"
    centres: tuple[str, ...]
    radius_mm: float

    def __post_init__(self) -> None:
        require_positive(radius_mm=self.radius_mm)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring(StepBase):
    """A ring about a place that was computed and not needled: makes an area.

    Attributes
    ----------
    centre : str
        The place.
    radius_mm : float
        Over the skin.
    cross : str
        Where the source itself puts the place on the scalp, if it does: drawn as a small cross; empty if it does not.
    """

    op: Literal["ring"] = "ring"
    centre: str
    radius_mm: float
    cross: str = ""

    def __post_init__(self) -> None:
        require_positive(radius_mm=self.radius_mm)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells(StepBase):
    """A strip cut into equal cells, which are the zone's parts in order: makes an area.

    Attributes
    ----------
    curve : str
        Its middle line.
    count : int
        How many cells.
    width_mm : float
        From edge to edge, over the skin.
    """

    op: Literal["cells"] = "cells"
    curve: str
    count: int
    width_mm: float

    def __post_init__(self) -> None:
        require_positive(count=self.count, width_mm=self.width_mm)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks(StepBase):
    """Points that are needled together: makes a set.

    Attributes
    ----------
    points : tuple of str
        In the order in which a thin line joins them. One on the midline stands in the sets of both sides.
    """

    op: Literal["marks"] = "marks"
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(StepBase):
    """Thin curves that show an idea and no place to needle: makes a scheme.

    Attributes
    ----------
    curves : tuple of str
        In the order in which they are drawn.
    """

    op: Literal["figure"] = "figure"
    curves: tuple[str, ...]


AREA_STEPS = (Strip, Disc, Ring, Cells, Marks, Figure)
"""Every step that gives a zone a form."""
