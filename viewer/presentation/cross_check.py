"""How far a point lies from where another rule would put it, on this head."""

from __future__ import annotations

import numpy as np

from viewer.atlas.atlas import Atlas
from viewer.atlas.placed import PlacedPoint
from viewer.domain.acupoint import CrossCheck
from viewer.domain.catalog import Catalog
from viewer.domain.identity import PointId
from viewer.geometry.head import Point, Points

AGREES_MM = 1.0
"""Two rules that lead this near to each other are said to agree: nobody finds a point by hand more closely."""


def checked(catalog: Catalog, atlas: Atlas, placed: PlacedPoint, check: CrossCheck) -> str:
    """Return what a cross-check comes to on this head, as a sentence; empty if this head cannot tell.

    Parameters
    ----------
    placed : PlacedPoint
        The point as its own rule puts it.
    check : CrossCheck
        The other rule.
    """
    if check.comparison == "midway":
        return _midway(catalog, atlas, placed, check.marks)
    marks = [place for name in check.marks if (place := _mark(atlas, name, placed)) is not None]
    if not marks:
        return ""
    if check.comparison == "ear_line":
        return _ear_line(atlas, placed, marks[0])
    if check.comparison == "straight_above":
        return _sideways(float(abs(placed.position_mm[0]) - abs(marks[0][0])))
    if check.comparison == "from_mark":
        return _from_mark(placed.position_mm - marks[0])
    return ""


def arc_along(curve_mm: Points, place: Point) -> float:
    """Return how far along a curve the place on it that is nearest to a point lies, mm.

    Parameters
    ----------
    curve_mm : array, shape (n, 3)
        At least two points.
    place : array, shape (3,)
        Same frame.
    """
    starts, ways = curve_mm[:-1], np.diff(curve_mm, axis=0)
    lengths = np.linalg.norm(ways, axis=1)
    shares = np.einsum("nc,nc->n", place - starts, ways) / np.maximum(lengths**2, 1e-12)
    shares = np.clip(shares, 0.0, 1.0)
    away = np.linalg.norm(starts + shares[:, None] * ways - place, axis=1)
    nearest = int(np.argmin(away))
    return float(lengths[:nearest].sum() + shares[nearest] * lengths[nearest])


def _midway(catalog: Catalog, atlas: Atlas, placed: PlacedPoint, marks: tuple[str, ...]) -> str:
    places = {point.point: point.position_mm for point in atlas.points if point.side == "midline"}
    ends = [places.get(catalog.points[PointId(mark)].step) for mark in marks if mark in catalog.points]
    midline = atlas.curves_mm.get("midline")
    found = [arc_along(midline, end) for end in ends if end is not None and midline is not None]
    if midline is None or len(found) != len(marks):
        return ""
    return _along(arc_along(midline, placed.position_mm) - sum(found) / len(found))


def _ear_line(atlas: Atlas, placed: PlacedPoint, ear: Point) -> str:
    midline = atlas.curves_mm.get("midline")
    if midline is None:
        return ""
    # The upright plane through both ears meets the midline where it passes their distance from front to back.
    ahead = midline[:, 1] - ear[1]
    crossings = np.flatnonzero(ahead[:-1] * ahead[1:] <= 0.0)
    if not len(crossings):
        return ""
    index = int(max(crossings, key=lambda each: midline[each, 2]))
    share = ahead[index] / max(ahead[index] - ahead[index + 1], 1e-12)
    crossing = midline[index] + share * (midline[index + 1] - midline[index])
    return _along(arc_along(midline, placed.position_mm) - arc_along(midline, crossing))


def _along(behind_mm: float) -> str:
    """A difference along the midline; positive is further back."""
    if abs(behind_mm) < AGREES_MM:
        return "Agrees on this head."
    way = "back" if behind_mm > 0 else "forward"
    return f"On this head the point lies {abs(behind_mm):.0f} mm further {way} than this rule leads."


def _sideways(outward_mm: float) -> str:
    if abs(outward_mm) < AGREES_MM:
        return "Agrees on this head."
    way = "out" if outward_mm > 0 else "in"
    return f"On this head the point lies {abs(outward_mm):.0f} mm further {way} than this rule leads."


def _from_mark(way: Point) -> str:
    forward, up = float(way[1]), float(way[2])
    ahead = "in front of it" if forward >= 0 else "behind it"
    height = f"{abs(up):.0f} mm {'above' if up >= 0 else 'below'} it" if abs(up) >= AGREES_MM else "level with it"
    return f"On this head {abs(forward):.0f} mm {ahead} and {height}."


def _mark(atlas: Atlas, name: str, placed: PlacedPoint) -> Point | None:
    """A landmark on the point's side; for a point on the midline the left one."""
    side = "right" if placed.side == "right" else "left"
    for known in (name, f"{name}_{side}"):
        if known in atlas.landmarks_mm:
            return atlas.landmarks_mm[known]
    return None
