"""Philtrum, lips, corners of the mouth, and the outline of the red of the lips.

Mouth width 54.5 +/- 3.0 mm (Farkas 2005, men); heights of the red are drawn.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import PchipInterpolator

from tools.sculpt.field import Field
from tools.sculpt.shapes import Shape
from tools.sculpt.solids import bump, mirrored, stroke, tube
from viewer.geometry.head import Points

CORNER_X_MM = 26.8
UPPER_EDGE = (
    (0.0, -41.0),
    (2.5, -40.4),
    (5.5, -39.5),
    (9.0, -40.2),
    (14.0, -42.0),
    (20.0, -44.4),
    (CORNER_X_MM, -47.0),
)
LOWER_EDGE = ((0.0, -56.4), (4.0, -56.5), (9.0, -56.0), (15.0, -54.2), (21.0, -50.8), (CORNER_X_MM, -47.3))
"""Borders of the red of the lips: (x, z), mm. Drawn."""


GAP = (
    (0.0, -48.0, 0.1, 0.75),
    (5.2, -47.3, 0.1, 0.75),
    (12.0, -47.8, 0.1, 0.75),
    (19.5, -47.5, 0.1, 0.7),
    (24.2, -47.2, 0.0, 0.6),
    (28.5, -47.0, -0.9, 0.3),
)
"""Where the lips meet: x, z, depth under the skin, radius."""
NASOLABIAL = ((18.0, -24.0, 3.8, 0.4), (25.5, -33.0, 4.4, 1.0), (32.0, -44.0, 5.0, 0.3))
"""Fold from wing to mouth, faint: x, z, width, weight."""


def sculpt_lips(clay: Field, shape: Shape) -> None:
    """Model the mouth, closed and at rest."""
    full, wide = shape.lip_fullness_mm, shape.mouth_width
    bump(clay, (0.0, 98.5, -40.0), (22.0 * wide, 9.0, 10.0), 2.2)  # the teeth's arch behind both lips
    bump(clay, (0.0, 97.0, -55.0), (20.0 * wide, 9.0, 7.0), 0.8)
    _philtrum(clay)
    # The ends run deep into the cheek, so that the seams fade out before the corners.
    upper = (
        (0.0, 98.9, -44.2, 3.7 + full),
        (5.4, 98.9, -43.5, 4.1 + full),
        (12.0, 96.1, -44.6, 3.5 + full),
        (19.5, 90.9, -46.2, 2.2 + full),
        (26.5, 81.5, -46.9, 0.8),
    )
    tube(clay, mirrored([(x * wide, y + _back(x, wide), z, r) for x, y, z, r in upper]), 5.0)
    lower = (
        (0.0, 97.2, -51.6, 4.9 + full),
        (7.5, 96.3, -51.5, 4.9 + full),
        (15.5, 91.9, -50.8, 4.1 + full),
        (21.0, 87.6, -49.4, 2.5 + full),
        (26.5, 80.5, -47.5, 0.8),
    )
    tube(clay, mirrored([(x * wide, y + _back(x, wide), z, r) for x, y, z, r in lower]), 6.0)
    # At the corner the groove runs out of the skin.
    gap = [(*clay.front_at(x * wide, z, depth), r) for x, z, depth, r in GAP]
    tube(clay, mirrored(gap), 2.8, "carve")
    weights = (0.5, 0.8, 1.0, 0.8, 0.5, 0.1)
    roll = [(*clay.front_at(x * wide, z + 0.6), 1.4, w) for (x, z), w in zip(UPPER_EDGE[:6], weights, strict=True)]
    stroke(clay, mirrored(roll), 0.12)  # the raised edge above the red
    bump(clay, clay.front_at(27.6 * wide, -47.3), (5.0, 6.0, 4.5), -0.6)  # corner
    bump(clay, clay.front_at(0.0, -60.2), (12.5, 6.0, 3.0), -0.4)
    fold = [(*clay.front_at(x * wide, z), w, h) for x, z, w, h in NASOLABIAL]
    stroke(clay, fold, -0.7 * shape.relief)


def _back(x_mm: float, wide: float) -> float:
    """A narrower mouth lies further forward on the round of the face."""
    return (1.0 - wide) * 0.9 * x_mm


def _philtrum(clay: Field) -> None:
    groove = [(*clay.front_at(0.0, z), w, h) for z, w, h in ((-28.0, 2.8, 0.5), (-33.0, 3.3, 1.0), (-37.5, 3.5, 0.9))]
    stroke(clay, groove, -0.85)
    column = [(*clay.front_at(x, z), 2.0, h) for x, z, h in ((4.6, -28.5, 0.4), (5.2, -33.0, 0.9), (5.8, -37.5, 1.0))]
    stroke(clay, column, 0.35)


def lip_mask(design_mm: Points, mouth_width: float, softness_mm: float = 0.7) -> NDArray[np.float64]:
    """Red of the lips at points of the design frame, shape (n,), 0..1."""
    x = np.abs(design_mm[:, 0]) / mouth_width
    edges = [PchipInterpolator(*np.array(edge).T)(np.minimum(x, CORNER_X_MM)) for edge in (UPPER_EDGE, LOWER_EDGE)]
    inside = np.minimum(edges[0] - design_mm[:, 2], design_mm[:, 2] - edges[1])
    # Towards the corner the two borders meet at a narrow angle; fade before they do.
    inside = np.minimum(inside, (CORNER_X_MM - x) * 0.5)
    t = np.clip(inside / softness_mm * 0.5 + 0.5, 0.0, 1.0)
    return np.where((design_mm[:, 1] > 75.0) & (x < CORNER_X_MM + 1.0), t * t * (3.0 - 2.0 * t), 0.0)
