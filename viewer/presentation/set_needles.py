"""The needles of a set of points: one in each mark, as long as printed and the way that is printed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from viewer.atlas.placed import PlacedZone
from viewer.data.language import gettext as _
from viewer.domain.step import Heading
from viewer.domain.zone import MarkNeedle, Zone
from viewer.geometry.head import Point
from viewer.geometry.needle_layers import ScalpLayers
from viewer.geometry.needle_path import NeedlePath, needle_path
from viewer.geometry.needle_skin import NeedleSkin
from viewer.presentation.ties import middle_of

_WAYS: dict[Heading, tuple[float, float, float]] = {
    "forward": (0.0, 1.0, 0.0),
    "back": (0.0, -1.0, 0.0),
    "up": (0.0, 0.0, 1.0),
    "down": (0.0, 0.0, -1.0),
    "outward": (1.0, 0.0, 0.0),
}
"""Directions on an upright head, of its right side."""


_WORDS: dict[Heading, str] = {
    "forward": _("forward"),
    "back": _("backward"),
    "up": _("upward"),
    "down": _("downward"),
    "outward": _("outward"),
}


def set_paths(
    zone: Zone,
    placed: PlacedZone,
    skin: NeedleSkin,
    scalp: ScalpLayers,
    *,
    angle_deg: float,
    most_mm: float,
    asked_mm: float | None = None,
) -> Iterator[NeedlePath]:
    """Yield the needle of each mark; none where no direction or no length is printed, for nobody knows how it lies.

    Parameters
    ----------
    angle_deg : float
        Between needle and skin.
    most_mm : float
        More than this never goes in, whatever is printed: the needle has to stay outside of the skin.
    asked_mm : float or None
        How much of each is to go in, never more than is printed; None for the middle of what is.

    Raises
    ------
    MeshError
        If there is no skin at a mark.
    """
    for line, needle in zip(placed.lines, zone.needles, strict=False):
        if needle.toward is None or needle.range_mm is None:
            continue
        entry, toward = middle_of(line), np.array(_WAYS[needle.toward])
        if needle.rises_deg is not None:
            toward += np.tan(np.radians(sum(needle.rises_deg) / 2)) * np.array(_WAYS["up"])
        toward[0] *= _side(placed, entry)
        wanted_mm = sum(needle.range_mm) / 2 if asked_mm is None else min(asked_mm, needle.range_mm[1])
        length_mm = min(wanted_mm, most_mm)
        path = needle_path(skin, entry, toward, scalp, angle_deg=angle_deg, length_mm=length_mm)
        if not path.is_over_nape:  # of a set nothing lies ahead of a mark that would allow one there
            yield path


def needle_words(needle: MarkNeedle) -> str:
    """Say how long a needle of a set is and which way it points, as it is printed."""
    toward = _WORDS[needle.toward] if needle.toward is not None else _("direction not given")
    if needle.rises_deg is not None:
        low_deg, high_deg = needle.rises_deg
        toward = _("{toward}, rising by {low:g} to {high:g} degrees").format(toward=toward, low=low_deg, high=high_deg)
    if needle.length_mm is not None:
        return _("{length:g} cm as printed, {toward}").format(length=needle.length_mm / 10, toward=toward)
    if needle.range_mm is None:
        return _("length not given, {toward}").format(toward=toward)
    low_mm, high_mm = needle.range_mm
    words = _("{low:g} to {high:g} cun as printed, about {low_mm:.0f} to {high_mm:.0f} mm, {toward}")
    return words.format(low=needle.low_cun, high=needle.high_cun, low_mm=low_mm, high_mm=high_mm, toward=toward)


def _side(placed: PlacedZone, entry: Point) -> float:
    return -1.0 if placed.side == "left" or (placed.side == "midline" and entry[0] < 0.0) else 1.0
