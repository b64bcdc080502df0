"""The head's silhouette, beside which label plates stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Column = Literal["left", "right"]


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """The head's silhouette: leftmost and rightmost pixel in bands of `band_px` from the top; nan where it is not."""

    band_px: float
    left_px: NDArray[np.float64]
    right_px: NDArray[np.float64]

    @classmethod
    def of(cls, points_px: NDArray[np.float64], height_px: float, band_px: float = 8.0) -> Outline:
        """Take the outline of projected points, shape (n, 2)."""
        count = max(1, int(np.ceil(height_px / band_px)))
        left, right = np.full(count, np.inf), np.full(count, -np.inf)
        band = np.floor(points_px[:, 1] / band_px).astype(np.int64)
        is_in = (band >= 0) & (band < count)
        np.minimum.at(left, band[is_in], points_px[is_in, 0])
        np.maximum.at(right, band[is_in], points_px[is_in, 0])
        is_empty = left > right
        return cls(band_px, np.where(is_empty, np.nan, left), np.where(is_empty, np.nan, right))

    def edge(self, column: Column, top_px: float, bottom_px: float, otherwise_px: float) -> float:
        """Return the outermost pixel of the head between two heights; `otherwise_px` if the head is not there."""
        last = len(self.left_px) - 1
        first, end = (int(np.clip(y // self.band_px, 0, last)) for y in (top_px, bottom_px))
        edges = (self.left_px if column == "left" else self.right_px)[first : end + 1]
        edges = edges[np.isfinite(edges)]
        if not len(edges):
            return otherwise_px
        return float(edges.min() if column == "left" else edges.max())

    def room(
        self, column: Column, tops_px: NDArray[np.float64], height_px: float, width_px: float
    ) -> NDArray[np.float64]:
        """Return how much room there is beside the head at some heights; infinite where the head is not.

        Parameters
        ----------
        tops_px : array, shape (n,)
            Upper edges of what is to stand there.
        height_px : float
            How tall it is.
        width_px : float
            Of the view.
        """
        edges = self.left_px if column == "left" else width_px - self.right_px
        edges = np.where(np.isfinite(edges), edges, np.inf)
        count = int(np.ceil(height_px / self.band_px)) + 1
        nearest = sliding_window_view(np.pad(edges, count, constant_values=np.inf), count).min(axis=1)
        first = (tops_px // self.band_px).astype(np.int64) + count
        found: NDArray[np.float64] = nearest[np.clip(first, 0, len(nearest) - 1)]
        return found
