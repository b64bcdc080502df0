"""Closed eyes: the lid over the eyeball, its margin, lash line and folds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tools.sculpt.field import Field
from tools.sculpt.shapes import Shape
from tools.sculpt.solids import bump, ellipsoid, path, stroke, tube, turn

PUPIL_X_MM = 32.0
"""Half of the interpupillary breadth of 64.0 +/- 3.4 mm (ANSUR II, men)."""
PUPIL_Z_MM = 14.5
BALL_CENTRE_MM = (31.8, 76.8, 14.2)
BALL_RADII_MM = (14.6, 13.6, 12.6)
"""An eyeball of 24 mm across under a lid. Drawn."""

# Curves in the front view, (x, z), inner to outer corner. Fissure 31 mm, outer corners 94.6 mm apart (31.3 and 91.2 in
# Farkas 2005; 34.0 and 98.2 in s40902-019-0191-7); inner corners 33.0 mm apart (33.3 +/- 2.7, Farkas 2005).
FISSURE = (
    (16.5, 12.2),
    (18.6, 11.4),
    (22.5, 10.0),
    (27.5, 9.0),
    (32.5, 8.8),
    (37.5, 9.6),
    (42.0, 11.3),
    (45.3, 13.0),
    (47.3, 14.3),
)
LASH_DEPTHS = (86.2, 87.2, 88.6, 89.4, 89.2, 88.2, 85.8, 82.4, 79.4)
"""Depth (y) of the skin along the fissure, for painting."""
CREASE = ((18.0, 16.2), (22.0, 19.8), (27.5, 22.2), (33.0, 22.6), (38.5, 21.4), (43.5, 18.9), (47.5, 16.0))
LOWER_FOLD = ((19.0, 7.0), (24.5, 3.6), (31.5, 2.2), (38.5, 3.6), (44.5, 7.6))


def lash_line() -> list[tuple[float, float, float]]:
    """The closed fissure, for painting."""
    return [(x, y, z) for (x, z), y in zip(FISSURE, LASH_DEPTHS, strict=True)]


def sculpt_eyes(clay: Field, shape: Shape) -> None:
    """Set the closed right eye into its orbit."""
    ellipsoid(clay, BALL_CENTRE_MM, BALL_RADII_MM, 9.5, turn(about_z_deg=-13.0))
    bump(clay, (40.5, 85.0, 30.0), (12.0, 9.0, 6.5), 1.6)  # soft pad between brow and lid, outer half
    bag = ((17.0, 3.0, 6.0, 0.4), (25.0, 0.5, 7.0, 1.0), (35.0, 0.0, 7.0, 1.0), (44.0, 4.0, 6.0, 0.4))
    stroke(clay, [(*clay.front_at(x, z), w, h) for x, z, w, h in bag], 0.9)  # lid and cheek run into each other
    _line(clay, CREASE, 2.0, -1.0, 0.35)  # upper crease
    _line(clay, _moved(CREASE, 3.4), 2.8, 0.55, 0.3)  # skin folded over it
    _line(clay, _moved(FISSURE, 2.6), 2.4, 0.5, 0.1)  # fullness above the lashes
    _line(clay, _moved(FISSURE, -1.9), 1.7, -0.45, 0.1)  # the lower lid lies under the upper
    _line(clay, _moved(FISSURE, -4.4), 2.4, 0.35, 0.1)  # its roll
    _line(clay, LOWER_FOLD, 2.4, -0.3 * shape.relief, 0.3)
    lashes = path([clay.front_at(x, z, 0.15) for x, z in FISSURE], 24)
    taper = _taper(len(lashes), 0.4)
    tube(clay, [(*p, 0.2 + 0.4 * w) for p, w in zip(lashes.tolist(), taper, strict=True)], 1.5, "carve")
    bump(clay, clay.front_at(15.6, 12.4), (2.8, 3.0, 2.2), -0.8)  # tear corner


def _moved(curve: Sequence[tuple[float, float]], up_mm: float) -> list[tuple[float, float]]:
    """A curve shifted up in its middle and not at its ends."""
    height = _taper(len(curve), 0.15)
    return [(x, z + up_mm * h) for (x, z), h in zip(curve, height, strict=True)]


def _taper(count: int, at_ends: float) -> list[float]:
    t = np.linspace(-1.0, 1.0, count)
    return [float(w) for w in at_ends + (1.0 - at_ends) * (1.0 - t**4)]


def _line(clay: Field, curve: Sequence[tuple[float, float]], width_mm: float, height_mm: float, at_ends: float) -> None:
    """Stroke along a curve of the front view, laid on the clay as it is now, weaker towards its ends."""
    knots = path([(x, 0.0, z) for x, z in curve], 16)
    weights = _taper(len(knots), at_ends)
    line = [(*clay.front_at(float(k[0]), float(k[2])), width_mm, w) for k, w in zip(knots, weights, strict=True)]
    stroke(clay, line, height_mm)
