"""The bust: a head ends over the shoulders on a clean curve, closed and rounded."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.heads.clay import Block, Values, smooth_max


@dataclass(frozen=True, slots=True)
class Bust:
    """Where the cut runs, on a man's size.

    Attributes
    ----------
    floor_mm : float
        Height of the cut in the middle.
    rise_mm, reach_mm, bend : float
        It rises by ``rise_mm`` towards ``reach_mm`` beside the middle, as the power ``bend`` of the way.
    slope : float
        And falls towards the front by this much per mm.
    edge_mm : float
        Over how much the edge is rounded.
    size : float
        All of it made smaller or larger.
    """

    floor_mm: float = -178.0
    rise_mm: float = 46.0
    reach_mm: float = 100.0
    bend: float = 2.6
    slope: float = 0.17
    edge_mm: float = 16.0
    size: float = 1.0

    @property
    def low_mm(self) -> tuple[float, float]:
        """What a block of clay must hold: y and z of its lower corner."""
        return (-128.0 * max(self.size, 0.9), (self.floor_mm - 38.0) * self.size)

    @property
    def high_mm(self) -> tuple[float, float, float]:
        """And its upper corner."""
        return (140.0 * self.size, 132.0, 144.0)

    def cut(self, values: Values, block: Block) -> Values:
        """Take away what lies below the cut."""
        x, y, z = block.axes()
        aside = np.minimum(x / np.float32(self.reach_mm * self.size), np.float32(1.6))
        height = self.size * (self.floor_mm + self.rise_mm * aside**self.bend) - self.slope * y
        steep = self.rise_mm * self.bend / self.reach_mm * aside ** (self.bend - 1.0)
        below = (height - z) / np.sqrt(1.0 + steep**2 + self.slope**2)
        return smooth_max(values, below.astype(np.float32), self.edge_mm * self.size)
