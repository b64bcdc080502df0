"""What a step makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from viewer.atlas.placed import LINE, PlacedForm
from viewer.geometry.curve import Curve
from viewer.geometry.head import Point

Shape: TypeAlias = Point | Curve | tuple[Curve, ...]
"""A point, a curve, or the curves that are a zone together."""

StepKey: TypeAlias = tuple[str, str]
"""The id of the zone or school that owns a step, and the step's own."""


@dataclass(frozen=True, slots=True, eq=False)
class StepResult:
    """The result of a step on one side of a head.

    Attributes
    ----------
    shape : Shape
        What was made.
    measure_mm : float or None
        The length the step measured over the skin; None if it measured nothing.
    cut_short_mm : float
        What is missing at the end because the skin ended; 0 if nothing.
    form : PlacedForm
        What it is on the skin, of a step that says so.
    """

    shape: Shape
    measure_mm: float | None = None
    cut_short_mm: float = 0.0
    form: PlacedForm = LINE


@dataclass(frozen=True, slots=True, eq=False)
class FinishedStep:
    """A step that has been carried out, and the steps it needed."""

    result: StepResult
    needs: tuple[StepKey, ...]
