"""A label's dot and its plate, and whether the leaders between them cross."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from viewer.scene.label_outline import Column


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that wants a label; logical pixels from the upper left.

    Attributes
    ----------
    x_px, y_px : float
        The dot.
    width_px, height_px : float
        Size of the plate.
    left_px, right_px : float
        From where to where the thing reaches that is named; a plate must not cover it.
    is_spare : bool
        Whether it is left out rather than stood on the head.
    """

    key: str
    x_px: float
    y_px: float
    width_px: float
    height_px: float
    left_px: float
    right_px: float
    is_spare: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a plate stands: its upper left corner, and the end of its leader."""

    key: str
    x_px: float
    y_px: float
    column: Column
    leader_x_px: float
    leader_y_px: float


def first_crossing(anchors: Sequence[Anchor], spots: dict[str, Spot]) -> tuple[Anchor, Anchor] | None:
    """Return two labels whose leaders cross; None if none do."""
    placed = [anchor for anchor in anchors if anchor.key in spots]
    for first, second in combinations(placed, 2):
        if cross(first, spots[first.key], second, spots[second.key]):
            return first, second
    return None


def cross(first: Anchor, first_spot: Spot, second: Anchor, second_spot: Spot) -> bool:
    """Say whether the leaders of two labels cross."""
    a, b = (first.x_px, first.y_px), (first_spot.leader_x_px, first_spot.leader_y_px)
    c, d = (second.x_px, second.y_px), (second_spot.leader_x_px, second_spot.leader_y_px)

    def side(p: tuple[float, float], q: tuple[float, float], r: tuple[float, float]) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
