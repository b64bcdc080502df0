"""Where on the head a needle is, as far as its layers depend on it: read from landmarks and the slope of the skin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from viewer.geometry.head import Point

NeedlePlace = Literal["vault", "forehead", "temple", "occiput", "nape"]

BELOW_MM = 1.0
"""A zone that begins level with the bump does not yet count as one below it, give or take so much."""

_SIDE_WALL = 0.9
_FRONT_WALL = 0.7
_BACK_WALL = -0.7


def is_below_bump(point: Point, landmarks_mm: Mapping[str, Point], slack_mm: float = BELOW_MM) -> bool:
    """Whether a place lies on the back half of the head, below the tip of the bump: no skull is promised there."""
    return "inion" in landmarks_mm and bool(point[1] < 0.0 and point[2] < landmarks_mm["inion"][2] - slack_mm)


def place_of(point: Point, normal: Point, landmarks_mm: Mapping[str, Point]) -> NeedlePlace:
    """Return where a place on the skin lies: sides, front and back of the head are walls, its top is not.

    Parameters
    ----------
    point, normal : array, shape (3,)
        On the skin, head frame, mm, and the outward unit normal there.
    landmarks_mm : mapping of str to array, shape (3,)
        ``inion`` and ``hairline`` count; what is missing parts nothing.
    """
    # Level with the bump already counts as below it: the needle that enters there runs down from it.
    if is_below_bump(point, landmarks_mm, -BELOW_MM):
        return "nape"
    if abs(normal[0]) > _SIDE_WALL:
        return "temple"
    if normal[1] < _BACK_WALL:
        return "occiput"
    if "hairline" in landmarks_mm and normal[1] > _FRONT_WALL and point[2] < landmarks_mm["hairline"][2]:
        return "forehead"
    return "vault"
