"""The vault of the skull under the skin of a head, by published thickness of what lies over it and of its bone.

The ranges stand in ``zones/tissue.toml``. Their lower ends are used: the middles add up to more than lies between skin
and brain at temple and occiput by published tables. The bone is thick at the bump of the back of the head alone.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import trimesh
from numpy.typing import NDArray
from scipy.interpolate import RBFInterpolator

from viewer.atlas.sutures import sutures
from viewer.domain.tissue import Tissue, TissuePlace
from viewer.geometry.cortex import Skull
from viewer.geometry.head import HeadMesh, Person, Point, Points
from viewer.geometry.needle_place import place_of
from viewer.geometry.star_shape import StarShape
from viewer.geometry.surface import Surface

LOWEST_ROW = frozenset(
    {f"{row}{number}" for row in ("AF", "F", "FT", "T", "TP", "P", "PO") for number in (9, 10)}
    | {"N1", "N2", "I1", "I2"}
)
"""Electrodes below the vault: muscle and air lie under them, and they are the least certain on any head."""
_FACE_SITES = frozenset({"N1", "N2", "AF9", "AF10", "F9", "F10"})
"""They lie over eye and cheek, which are not the vault."""
_BUMP = "Iz"
_MUSCLE = {"T9": 1.0, "T10": 1.0, "FT9": 1.0, "FT10": 1.0, "FT7": 0.3, "FT8": 0.3, "T7": 0.3, "T8": 0.3}
"""How much of the temporal muscle's thickness lies under a site: it thins upwards, and is none on the vault. Ours."""
_FLOOR_MM = 6.0
"""The shell is closed below so far under the brain: the skull's base is not drawn."""
_LOWEST = -0.45
"""Directions that point further down than this meet no vault."""
_FLOOR = -0.75
"""Directions that point further down than this meet the floor, which may lie higher than the edge of the vault."""
_FLOOR_RINGS = ((-0.97, 5), (-0.8, 12))
"""Height of a ring of directions below, and how many places of the floor lie on it."""
_ENDS = frozenset({"Nz", "Iz"})
_EDGE_FRONT, _EDGE_BACK = 0.09, 0.13
"""How far the edge of the vault lies above nasion, and below inion, as a share of the way between them. Ours."""
_NO_EDGE_MM = 1000.0
_DETAIL = 4
_LEAST_OVER_MM, _LEAST_OVER_FLOOR_MM = 2.0, 6.0
"""Skin over the bone anywhere, also between the sites; and over what only closes the shell below: that hides the
seams on the far side, and must not come out at the bridge of the nose."""


class SkullShell:
    """The bone of one head.

    Parameters
    ----------
    tissue : Tissue
        How thick each layer is.
    skin : HeadMesh
        The skin; a light one will do.
    landmarks_mm, sites_mm : mapping of str to array, shape (3,)
        By which places of the head are told apart; electrodes of the 10-10 grid.
    brain_mm : array, shape (n, 3)
        The brain that it is closed under.
    scale : float
        Size of the head against an adult's: thickness is given for adults.
    """

    def __init__(
        self,
        tissue: Tissue,
        skin: HeadMesh,
        landmarks_mm: Mapping[str, Point],
        sites_mm: Mapping[str, Point],
        brain_mm: Points,
        scale: float,
    ) -> None:
        self._sites_mm = sites_mm
        self._skin = Surface(skin)
        names = [name for name in sites_mm if name not in _FACE_SITES]
        at = np.array([sites_mm[name] for name in names])
        _, normals, _ = self._skin.closest(at)
        centre = (brain_mm.min(axis=0) + brain_mm.max(axis=0)) / 2
        low = np.array([name in LOWEST_ROW for name in names])
        away = at[low] - centre  # by the ear the skin's own slope is that of the ear
        normals[low] = away / np.linalg.norm(away, axis=1, keepdims=True)
        covers = [_cover(tissue, name, point, normal, landmarks_mm) for name, point, normal in
                  zip(names, at, normals, strict=True)]  # fmt: skip
        over, bone = np.array(covers).T * min(scale, 1.0)
        outside = at - over[:, None] * normals
        self.outer = StarShape(centre, np.vstack([outside, _floor(centre, brain_mm)]))
        ways, _ = self.outer.seen(at)
        self._bone = RBFInterpolator(ways, bone, kernel="linear", smoothing=0.01)

    def bone_mm(self, ways: Points) -> NDArray[np.float64]:
        """How thick the bone is, in some directions from the middle."""
        return np.asarray(self._bone(ways))

    def room_mm(self, ways: Points) -> NDArray[np.float64]:
        """How far the inside of the bone is from the middle; without end where there is no vault."""
        inside = self.outer.radius_mm(ways) - self.bone_mm(ways)
        return np.where(ways[:, 2] > _LOWEST, inside, np.inf)

    def skull(self, person: Person) -> Skull:
        """The shell as triangles, with its sutures."""
        ball = trimesh.creation.icosphere(_DETAIL)
        ways = np.asarray(ball.vertices, np.float64)
        seams = sutures(self.outer, self._sites_mm, person)
        points = self.outer.points_mm(ways)
        places, normals, _ = self._skin.closest(points)
        over = ((places - points) * normals).sum(axis=1)
        over_edge = np.where(ways[:, 2] > _FLOOR, _over_edge_mm(points, self._sites_mm), -_NO_EDGE_MM)
        least = np.where(over_edge > 0.0, _LEAST_OVER_MM, _LEAST_OVER_FLOOR_MM)
        points -= np.maximum(least - over, 0.0)[:, None] * ways
        return Skull(points, np.asarray(ball.faces, np.int32), self.bone_mm(ways), seams, over_edge)


def _over_edge_mm(points_mm: Points, sites_mm: Mapping[str, Point]) -> NDArray[np.float64]:
    r"""How far places lie above the edge of the vault; on any head in its own proportions.

    ::

                   .------.
         Nz -> ---/       |        a plane from the brows to below the inion, by the ear at its hole
                    --- __| <- Iz
    """
    if not sites_mm.keys() >= _ENDS:
        return np.full(len(points_mm), _NO_EDGE_MM)
    front, back = (sites_mm[name] for name in ("Nz", "Iz"))
    length = float(front[1] - back[1])
    low, high = back[2] - _EDGE_BACK * length, front[2] + _EDGE_FRONT * length
    return np.asarray(points_mm[:, 2] - low - (high - low) * (points_mm[:, 1] - back[1]) / length)


def _cover(
    tissue: Tissue, site: str, point: Point, normal: Point, landmarks_mm: Mapping[str, Point]
) -> tuple[float, float]:
    """How much lies over the bone at a site, and how thick the bone is, mm in an adult."""
    where = place_of(point, normal, landmarks_mm)
    place = tissue.at("occiput" if where == "nape" else where)
    over = sum(
        _least(place, layer.layer) * (_MUSCLE.get(site, 0.0) if layer.layer == "temporalis" else 1.0)
        for layer in place.layers
        if layer.layer != "skull"
    )
    bone = tissue.at("vault") if place.place == "occiput" and site != _BUMP else place
    return over, _least(bone, "skull")


def _least(place: TissuePlace, layer: str) -> float:
    here = next(each for each in place.layers if each.layer == layer)
    return here.drawn_mm if here.low_mm is None else here.low_mm


def _floor(centre: Point, brain_mm: Points) -> Points:
    """Places below the brain through which the shell is closed."""
    off = brain_mm - centre
    lengths = np.linalg.norm(off, axis=1)
    found = []
    for height, count in _FLOOR_RINGS:
        turns = np.arange(count) * (2.0 * np.pi / count)
        flat = np.sqrt(1.0 - height**2)
        for way in np.column_stack([flat * np.sin(turns), flat * np.cos(turns), np.full(count, height)]):
            near = off @ way > 0.92 * lengths
            found.append(centre + (np.percentile(lengths[near], 80) + _FLOOR_MM) * way)
    return np.array(found)
