"""Whether a head looks where its landmarks say: a nose stands out below the nasion, nothing below the inion."""

from __future__ import annotations

import numpy as np

from viewer.geometry.head import Point, Points

_BELOW_MM, _BESIDE_MM = 70.0, 15.0
_LEAST_NOSE_MM, _MOST_NAPE_MM = 5.0, 8.0
"""Shipped noses, an infant's too, stand out by 12 to 28 mm, and no nape by any; a scan without a nose is not judged."""


def looks_backwards(vertices_mm: Points, nasion: Point, inion: Point) -> bool:
    """Return whether the face seems to be where the landmarks have the back of the head.

    Parameters
    ----------
    vertices_mm : array, shape (n, 3)
        The skin, head frame, mm.
    nasion, inion : array, shape (3,)
        Head frame, mm.
    """
    nose_mm, nape_mm = (_stands_out_mm(vertices_mm, place, away) for place, away in ((nasion, 1.0), (inion, -1.0)))
    return nose_mm < _LEAST_NOSE_MM and nape_mm > _MOST_NAPE_MM


def _stands_out_mm(vertices_mm: Points, place: Point, away: float) -> float:
    """How far the skin in the middle, below a place, stands out beyond it."""
    across, along, up = (vertices_mm - place).T
    is_below = (np.abs(across) < _BESIDE_MM) & (up < 0.0) & (up > -_BELOW_MM)
    return float((away * along[is_below]).max(initial=0.0))
