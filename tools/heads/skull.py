"""The measured skull: a star-shaped surface through the electrode positions."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import RBFInterpolator

from tools.heads.electrodes import EAR_POINT_MNI_MM, ElectrodeTable
from tools.heads.frame import MAN_PITCH_DEG, MAN_SCALE, pitch_of, table_to_head
from viewer.geometry.head import Point, Points

CENTRE_MM = np.array([0.0, 0.0, 18.0])
"""The man's head is star-shaped seen from here."""
SMOOTHING = 6e-3
"""Less than 1e-3 shows every electrode as a dimple."""
FACE_ROW_MM = 10.0
"""Electrodes in front of the ears below this height lie over cheek and jaw, which are not the skull."""


@dataclass(frozen=True, eq=False)
class Skull:
    """Where the skin of a vault of this size lies, in the head frame.

    Attributes
    ----------
    scale : tuple of 3 floats
        Factors on the table's axes.
    electrodes_mm : array, shape (n, 3)
        Sites that the skull decides.
    """

    table: ElectrodeTable
    scale: tuple[float, float, float]
    electrodes_mm: Points = field(init=False)
    _from_man: NDArray[np.float64] = field(init=False, repr=False)
    _radius: RBFInterpolator = field(init=False, repr=False)

    def __post_init__(self) -> None:
        man = table_to_head(self.table.positions_mm, MAN_SCALE, MAN_PITCH_DEG)
        on_skull = ~((man[:, 1] > 0.0) & (man[:, 2] < FACE_ROW_MM))
        off = man[on_skull] - CENTRE_MM
        length = np.linalg.norm(off, axis=1)
        positions = self.table.positions_mm[on_skull]
        here = table_to_head(positions, self.scale, pitch_of(self.scale))
        # A cubic through all of them; seen from the man's centre, so that every size has the same bends.
        object.__setattr__(
            self, "_radius", RBFInterpolator(off / length[:, None], length, kernel="cubic", smoothing=SMOOTHING)
        )
        object.__setattr__(self, "electrodes_mm", here)
        object.__setattr__(self, "_from_man", np.linalg.lstsq(man[on_skull], here, rcond=None)[0])

    @property
    def ear_point(self) -> Point:
        """The right ear point: the frame's x axis runs through it."""
        return np.array([EAR_POINT_MNI_MM[0] * self.scale[0], 0.0, 0.0])

    def site(self, name: str) -> Point:
        """Where an electrode lies on this head, whether or not the skull decides it."""
        return np.asarray(table_to_head(self.table[name][None], self.scale, pitch_of(self.scale))[0])

    def along_ray(self, points_mm: Points) -> Points:
        """Where the rays from the centre through some points meet the measured skin."""
        man = points_mm @ np.linalg.inv(self._from_man) - CENTRE_MM
        unit = man / np.linalg.norm(man, axis=1, keepdims=True)
        return np.asarray((CENTRE_MM + self._radius(unit)[:, None] * unit) @ self._from_man)

    def to_man(self, points_mm: Points) -> Points:
        """The same places on the man's skull, so that one set of limits serves every size."""
        return np.asarray(points_mm @ np.linalg.inv(self._from_man))
