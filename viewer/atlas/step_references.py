"""What the names in a step mean, as those who carry it out see them."""

from __future__ import annotations

from typing import Protocol

from viewer.geometry.curve import Curve
from viewer.geometry.head import Point


class StepReferences(Protocol):
    """Gives a step what it refers to, by the name of the field that holds the reference."""

    def point(self, field: str, name: str) -> Point:
        """A point."""

    def curve(self, field: str, name: str) -> Curve:
        """A curve."""
