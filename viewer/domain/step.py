"""What every step of a construction has, and the words that steps share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

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


def require_positive(**lengths: float) -> None:
    """Raise ValueError naming the length that is not more than 0."""
    for name, length in lengths.items():
        if length <= 0.0:
            raise ValueError(f"{name} must be more than 0; toward says which way")


def require_one(**values: float | None) -> None:
    """Raise ValueError unless exactly one of the values is given."""
    given = [name for name, value in values.items() if value is not None]
    if len(given) != 1:
        raise ValueError(f"exactly one of {' and '.join(values)} must be given")
