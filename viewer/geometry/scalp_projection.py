"""Places of a reference brain carried over to the scalp of another head, by the electrode grid that both have.

On the reference head the nearest place of its scalp is looked for; between which three electrodes it lies, and with
what weights, is then asked of the same three on the other head::

    reference head                      this head
      F7 ------ F5                        F7 ------ F5
         x        weights of x               x        the same weights, moved to the skin
          FT7                                 FT7
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.spatial import ConvexHull

from viewer.errors import MeshError
from viewer.geometry.head import Point
from viewer.geometry.surface import Surface, closest_weights

_WIDEST_MM = 70.0
"""Longest side of a triangle of neighbours in the grid; the longer ones close it below the ears, where no scalp is."""


class ScalpProjection:
    """Carries places over.

    Parameters
    ----------
    reference_mm : mapping of str to array, shape (3,)
        Electrodes on the reference head, in its own frame.
    sites_mm : mapping of str to array, shape (3,)
        Electrodes on this head; a place among those that it lacks cannot be carried over.
    surface : Surface
        The skin of this head.
    """

    def __init__(self, reference_mm: Mapping[str, Point], sites_mm: Mapping[str, Point], surface: Surface) -> None:
        if sum(name in sites_mm for name in reference_mm) < 4:
            raise MeshError("the electrode grid by which places of the brain are found is missing")
        self._reference = np.array(list(reference_mm.values()))
        self._sites = np.array([sites_mm.get(name, np.full(3, np.nan)) for name in reference_mm])
        self._surface = surface
        ways = self._reference - self._reference.mean(axis=0)
        corners = ConvexHull(ways / np.linalg.norm(ways, axis=1)[:, None]).simplices
        triangles = self._reference[corners]
        sides_mm = np.linalg.norm(triangles - np.roll(triangles, 1, axis=1), axis=2)
        self._corners = corners[sides_mm.max(axis=1) <= _WIDEST_MM]

    def place(self, brain_mm: Point) -> Point:
        """The place on this head's skin that lies over a place of the reference brain.

        Raises
        ------
        MeshError
            If this head lacks an electrode round it.
        """
        corners, weights, _ = self._over(brain_mm)
        sites = self._sites[corners]
        if not np.isfinite(sites).all():
            raise MeshError("the electrodes round this place are missing on this head")
        found, _, _ = self._surface.closest((weights @ sites)[None])
        place: Point = found[0]
        return place

    def depth_mm(self, brain_mm: Point) -> float:
        """How deep a place lies under the reference head's scalp, mm of that head."""
        return self._over(brain_mm)[2]

    def _over(self, brain_mm: Point) -> tuple[Point, Point, float]:
        """The three electrodes over a place, their weights, and how far away it is."""
        triangles = self._reference[self._corners]
        weights = closest_weights(np.tile(brain_mm, (len(triangles), 1)), triangles)
        gaps_mm = np.linalg.norm(np.einsum("ij,ijk->ik", weights, triangles) - brain_mm, axis=1)
        nearest = int(np.argmin(gaps_mm))
        return self._corners[nearest], weights[nearest], float(gaps_mm[nearest])
