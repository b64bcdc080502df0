"""What lies under the skin, as depths: one pile of layers for each place of the head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from viewer.geometry.head import Point
from viewer.geometry.needle_place import NeedlePlace, place_of
from viewer.geometry.needle_skin import SkinProfile

BEND_RADIUS_MM = 9.0
"""How tightly the needle turns flat in the loose layer. A choice of drawing: the tightest turn with which 30 degrees,
the steepest entry that sources give, still ends inside a loose layer of middling thickness. No source gives a radius.
What is steeper than the turn allows goes on to the bone."""

_LEAST_RUN_MM = 5.0
"""A place that a cut touches for less than this is not told apart from the one before it."""


@dataclass(frozen=True, slots=True)
class Layers:
    """The layers under the skin of one place.

    Attributes
    ----------
    bottoms_mm : tuple of float
        Depth of the lower side of each layer, from the skin down; rising.
    loose : int or None
        The layer in which a needle is laid flat; None where it is laid flat in none.
    bone : int or None
        The first layer that no needle enters; None where nothing stops it.
    """

    bottoms_mm: tuple[float, ...]
    loose: int | None
    bone: int | None

    @property
    def loose_top_mm(self) -> float:
        """Depth at which the resistance drops; without end where it does not."""
        if self.loose is None:
            return float("inf")
        return self.bottoms_mm[self.loose - 1] if self.loose else 0.0

    @property
    def bone_mm(self) -> float:
        """Depth of the surface of the bone; without end where there is none."""
        if self.bone is None:
            return float("inf")
        return self.bottoms_mm[self.bone - 1] if self.bone else 0.0

    @property
    def steepest_deg(self) -> float:
        """The steepest entry from which a needle can still be laid flat, degrees; 0 where there is no such layer."""
        if self.loose is None:
            return 0.0
        room_mm = min(self.bottoms_mm[self.loose] - self.loose_top_mm, BEND_RADIUS_MM)
        return float(np.degrees(np.arccos(1.0 - room_mm / BEND_RADIUS_MM)))

    def at(self, depth_mm: float) -> int:
        """The layer at a depth; on a border the upper one."""
        return min(int(np.searchsorted(self.bottoms_mm, depth_mm - 1e-9)), len(self.bottoms_mm) - 1)


@dataclass(frozen=True, slots=True, eq=False)
class ScalpLayers:
    """What lies under the whole skin of a head.

    Attributes
    ----------
    layers : mapping of str to Layers
        For every place.
    landmarks_mm : mapping of str to array, shape (3,)
        By which places are told apart.
    """

    layers: Mapping[NeedlePlace, Layers]
    landmarks_mm: Mapping[str, Point]

    def places_along(self, profile: SkinProfile) -> tuple[NeedlePlace, ...]:
        """The place of each sample of a cut.

        A place that it only touches is passed over, but never the nape; and ahead of an entry in the nape it is all
        nape: also where the needle points upward, no bone is promised to stop it.
        """
        found = [
            place_of(point, normal, self.landmarks_mm)
            for point, normal in zip(profile.points_mm, profile.normals, strict=True)
        ]
        least = round(_LEAST_RUN_MM / float(profile.arcs_mm[1] - profile.arcs_mm[0]))
        for first, end in runs(found):
            if end - first < least and first > 0 and found[first] != "nape":
                found[first:end] = [found[first - 1]] * (end - first)
        entry = int(np.searchsorted(profile.arcs_mm, -1e-6))
        if found[entry] == "nape":
            found[entry:] = ["nape"] * (len(found) - entry)
        return tuple(found)


def runs(values: Sequence[object]) -> list[tuple[int, int]]:
    """Return where equal values stand side by side: first and end of each run."""
    changes = [index for index in range(1, len(values)) if values[index] != values[index - 1]]
    return list(zip([0, *changes], [*changes, len(values)], strict=True))
