"""A surface of which one half is known."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from viewer.geometry.head import Faces, Points


def mirrored(right_mm: Points, faces: NDArray[np.integer]) -> tuple[Points, Faces, NDArray[np.intp]]:
    """Return a right half and its mirror image as one surface; what lies on x = 0 is there once.

    Returns
    -------
    array, shape (n, 3)
        The right half's vertices, then those of the left.
    array, shape (m, 3)
        Triangles of both, outward where those of the right half are.
    array, shape (k,)
        Of which vertex of the right half each vertex of the left is the image, in their order.
    """
    aside = np.flatnonzero(right_mm[:, 0] > 0.0)
    twin = np.arange(len(right_mm))
    twin[aside] = len(right_mm) + np.arange(len(aside))
    both = np.concatenate([right_mm, right_mm[aside] * [-1.0, 1.0, 1.0]])
    return both, np.concatenate([faces, twin[faces][:, ::-1]]).astype(np.int32), aside
