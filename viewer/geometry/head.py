"""A head: its skin, its landmarks, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from viewer.errors import Problem

Point = NDArray[np.float64]
"""Shape (3,), head frame, mm."""
Points = NDArray[np.float64]
"""Shape (n, 3), head frame, mm."""
Person = Literal["adult", "child", "infant"]
"""Whose head it is."""

Faces = NDArray[np.int32]
"""Shape (m, 3), vertex indices, counter-clockwise seen from outside."""


@dataclass(frozen=True, slots=True, eq=False)
class SkinMasks:
    """How skin differs from place to place, per vertex, each in 0..1 as float32, shape (n,).

    Attributes
    ----------
    hair : array
        Where hair grows: a ramp over the hairline, one half on it.
    brow, lip, warmth : array
        Eyebrows, lips; warmth of cheeks and ears.
    lash, beard : array
        The dark line where the lids meet, with the crease of the lid; where a beard is shaved.
    thin : array
        Where light comes through: the auricle.
    occlusion : array
        Baked ambient light: 1 open to the sky, 0 hidden.
    """

    hair: NDArray[np.float32]
    brow: NDArray[np.float32]
    lip: NDArray[np.float32]
    warmth: NDArray[np.float32]
    lash: NDArray[np.float32]
    beard: NDArray[np.float32]
    thin: NDArray[np.float32]
    occlusion: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class HeadMesh:
    """The skin as triangles.

    Attributes
    ----------
    vertices_mm : array, shape (n, 3)
        Head frame, mm.
    faces : array, shape (m, 3)
        Vertex indices, outward winding.
    normals : array, shape (n, 3)
        Unit outward normals, float32.
    masks : SkinMasks or None
        None for a head without painted skin.
    transfer : array, shape (n, 13), uint8, or None
        Which light reaches the skin from where, in the head frame; None where it was not baked. With V(w) =
        max(n.w, 0) visible(w) / pi over all directions w: the sum of V (1 under an open sky), of V w (x, y, z), of
        V (w w - 1/3) (xx, yy, xy, yz, xz); then the first four again, diffused through the skin. The first and the
        tenth are 255 parts of 1, the vectors 128 + 127 / 0.7 of their value, the others 128 + 127 / 0.26.
    """

    vertices_mm: Points
    faces: Faces
    normals: NDArray[np.float32]
    masks: SkinMasks | None = None
    transfer: NDArray[np.uint8] | None = None


@dataclass(frozen=True, slots=True)
class Landmark:
    """A named place on a head.

    Attributes
    ----------
    position_mm : tuple of float
        Head frame, mm.
    definition : str
        What the landmark is, in the terms of anatomy.
    origin : str
        How the position was obtained on this head.
    is_uncertain : bool
        True where the sources do not fix the place.
    """

    name: str
    position_mm: tuple[float, float, float]
    definition: str
    origin: str
    is_uncertain: bool = False


@dataclass(frozen=True, slots=True)
class HairlinePoint:
    """A named control point of the hairline; position in the head frame, mm."""

    name: str
    position_mm: tuple[float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Hairline:
    """Where the hair begins: a closed curve on the skin.

    Attributes
    ----------
    points : tuple of HairlinePoint
        In order: forehead middle, down the right temple, behind the right ear, nape middle, and back on the left.
    curve_mm : array, shape (k, 3)
        The curve through them as a polyline on the skin, same order, first point not repeated at the end. The hair
        mask of the skin is painted along this very curve.
    """

    points: tuple[HairlinePoint, ...]
    curve_mm: Points


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """A head ready for use.

    Attributes
    ----------
    levels : tuple of HeadMesh
        The same skin in falling detail; the first is the one everything is measured on.
    landmarks : mapping of str to Landmark
        By name, for example ``nasion``, ``ear_apex_left``.
    fingerprint : str
        Changes whenever mesh or landmarks change; the key of caches.
    hairline : Hairline or None
        None for a head that declares none.
    problems : tuple of Problem
        What is wrong with its files and can be lived with: pieces left out, landmarks moved onto the skin.
    person : {"adult", "child", "infant"}
        Whose head it is.
    is_own : bool
        Whether it was brought by the user: it may be somebody's head, so nothing of it is kept.
    lashes_mm : array, shape (k, 3, 3), or None
        Lashes of the closed lids as thin triangles, corners in the head frame; None where none are known.
    """

    id: str
    name: str
    licence: str
    provenance: str
    levels: tuple[HeadMesh, ...]
    landmarks: Mapping[str, Landmark]
    fingerprint: str
    hairline: Hairline | None = None
    problems: tuple[Problem, ...] = ()
    person: Person = "adult"
    is_own: bool = False
    lashes_mm: Points | None = None

    @property
    def mesh(self) -> HeadMesh:
        """The full mesh."""
        return self.levels[0]
