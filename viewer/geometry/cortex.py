"""The cortex of an average brain, the skull over it, and both inside a head."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.head import Faces, Points

NO_REGION = 0
"""Number of what no school names."""


@dataclass(frozen=True, slots=True, eq=False)
class Cortex:
    """Cortex and cerebellum as one surface.

    Attributes
    ----------
    vertices_mm : array, shape (n, 3)
        MNI152 mm as read; head frame once placed.
    faces : array, shape (m, 3)
        Vertex indices, outward winding.
    region : array, shape (n,), uint8
        0 where no school names the gyrus, else its place in ``regions`` + 1.
    regions : tuple of str
        Ids of gyri, as in ``zones/gyri.toml``.
    hollow : array, shape (n,), float32
        0 on a crown .. 1 in the depth of a sulcus.
    light : Cortex or None
        The same with about a quarter of the triangles, for a head that turns.
    """

    vertices_mm: Points
    faces: Faces
    region: NDArray[np.uint8]
    regions: tuple[str, ...]
    hollow: NDArray[np.float32]
    light: Cortex | None = None

    def number(self, gyrus: str) -> int:
        """The number that a gyrus has in ``region``; `NO_REGION` if it is not on this surface."""
        return self.regions.index(gyrus) + 1 if gyrus in self.regions else NO_REGION


@dataclass(frozen=True, slots=True, eq=False)
class Suture:
    """A seam of the skull, approximately.

    Attributes
    ----------
    id : str
        ``coronal``, ``sagittal``, ``lambdoid``, ``squamous-left``, ``squamous-right``; on an infant also
        ``fontanelle-front``, a closed line.
    points_mm : array, shape (k, 3)
        On the skull's outside, head frame, mm.
    """

    id: str
    points_mm: Points


@dataclass(frozen=True, slots=True, eq=False)
class Skull:
    """The vault of the skull, its outside, at published thickness of what lies over it.

    Attributes
    ----------
    vertices_mm : array, shape (n, 3)
        Head frame, mm.
    faces : array, shape (m, 3)
        Vertex indices, outward winding.
    thickness_mm : array, shape (n,)
        Of the bone, per vertex.
    sutures : tuple of Suture
        Where they lie on an average.
    over_edge_mm : array, shape (n,)
        How far above its lower edge, from the brows to below the inion; what lies under it only closes the shell.
    """

    vertices_mm: Points
    faces: Faces
    thickness_mm: NDArray[np.float64]
    sutures: tuple[Suture, ...]
    over_edge_mm: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class GlassHead:
    """What lies inside a head, on an average.

    Attributes
    ----------
    cortex : Cortex
        In the head frame.
    skull : Skull
        In the head frame.
    is_own : bool
        Whether the head was brought by the user: then it is an average brain, not this person's.
    carry : function
        From places of the reference brain (MNI152 mm) to where they lie here.
    """

    cortex: Cortex
    skull: Skull
    is_own: bool
    carry: Callable[[Points], Points]
