"""Colours as numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from viewer.presentation.palette import luminance

Rgb = NDArray[np.float32]
"""Shape (3,) or (n, 3), 0..1, as written in ``#RRGGBB`` (not linear light)."""


def rgb(colour: str) -> Rgb:
    """Return ``#RRGGBB`` as three numbers in 0..1."""
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)], np.float32) / np.float32(255)


def mix(start: Rgb, end: Rgb, share: float | NDArray[np.float32]) -> Rgb:
    """Go from one colour toward another; `share` 0 is the first, 1 the second, one number or shape (n,)."""
    amount = np.asarray(share, np.float32)
    if amount.ndim:
        amount = amount[:, None]
    mixed: Rgb = (start + (end - start) * amount).astype(np.float32)
    return mixed


def darkened(colour: Rgb, darker: Rgb, most: float) -> Rgb:
    """Return a colour that goes toward a darker one as far as it takes to be no lighter than `most`."""
    shares = np.linspace(0.0, 1.0, 21)
    return next(
        (each for share in shares if luminance(*(each := mix(colour, darker, float(share))).tolist()) <= most), darker
    )
