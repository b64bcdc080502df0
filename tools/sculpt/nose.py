"""The nose: bridge, tip, wings, nostrils.

Breadth 34.9 +/- 2.1 mm, tip 19.5 mm in front of its root at the lip, height 54.8 +/- 3.3 mm (Farkas 2005, men).
"""

from __future__ import annotations

from tools.sculpt.field import Field
from tools.sculpt.shapes import ADULT_MAN, Shape
from tools.sculpt.solids import bump, ellipsoid, stroke, tube, turn

# Profile of the bridge: z, y of the skin, half breadth of the ridge, its share in the tip's projection and in the
# height of the brow ridge.
BRIDGE = (
    (36.0, 99.8, 5.2, 0.0, 0.55),
    (30.5, 99.3, 5.0, 0.0, 0.3),
    (25.0, 98.6, 5.0, 0.0, 0.2),
    (17.5, 100.8, 5.0, 0.2, 0.0),
    (8.0, 105.9, 5.0, 0.5, 0.0),
    (-1.0, 111.5, 5.0, 0.8, 0.0),
    (-9.0, 115.5, 5.3, 1.0, 0.0),
)
BASE_Y_MM = 101.0
TIP_LENGTH_MM = 17.5
"""Depth of the nose's base, and from there to the tip."""
WALL_MM = (6.0, 6.4, 6.8, 7.6, 8.4, 9.2, 9.8)
WALL_BEHIND_MM = 5.6
"""The side walls: a second ridge of these half breadths, this far behind the first."""


def sculpt_nose(clay: Field, shape: Shape) -> None:
    """Build the nose on the mid-plane; the wings on the right only."""
    out = shape.nose_forward_mm
    wide = shape.nose_width
    _bridge(clay, out, shape.brow_ridge_mm - ADULT_MAN.brow_ridge_mm)
    _tip(clay, out, wide)
    _wings(clay, out, wide)
    _nostril(clay, out, wide)


def _nostril(clay: Field, out: float, wide: float) -> None:
    radii = (2.6 * wide, 5.0 * (1.0 + out / TIP_LENGTH_MM), 5.6)
    ellipsoid(clay, (7.2 * wide, _forward(105.6, out), -22.4), radii, 2.2, turn(-20.0, 0.0, 16.0), "carve")
    # It runs up and back into the dark.
    passage = ((7.0, 106.0, -21.0, 2.3), (5.8, 103.0, -13.0, 2.2), (4.6, 98.0, -6.0, 2.0), (4.2, 92.0, -3.0, 1.6))
    tube(clay, [(x * wide, _forward(y, out), z, r * wide) for x, y, z, r in passage], 2.0, "carve")


def _forward(y_mm: float, out_mm: float) -> float:
    """Depth of a part of the lower nose when the tip stands ``out_mm`` further out than the man's."""
    return BASE_Y_MM + (y_mm - BASE_Y_MM) * (1.0 + out_mm / TIP_LENGTH_MM)


def _bridge(clay: Field, out: float, brow: float) -> None:
    profile = [(z, y + tip_share * out + brow_share * brow, r) for z, y, r, tip_share, brow_share in BRIDGE]
    tube(clay, [(0.0, y - r, z, r) for z, y, r in profile], 9.0)
    wall = [(0.0, y - WALL_BEHIND_MM - w, z, w) for (z, y, _), w in zip(profile, WALL_MM, strict=True)]
    tube(clay, wall[1:], 12.0)
    ellipsoid(clay, (0.0, 99.6 + 0.4 * out, -7.8), (11.2, 11.0, 12.0), 10.0, turn(about_x_deg=-25.0))


def _tip(clay: Field, out: float, wide: float) -> None:
    ellipsoid(clay, (0.0, _forward(103.2, out), -15.2), (13.8 * wide, 12.0, 8.0), 6.5, turn(about_x_deg=12.0))
    ellipsoid(clay, (2.4 * wide, _forward(110.9, out), -13.4), (6.2 * wide, 7.4, 6.2), 5.5)
    bump(clay, (0.0, 101.8, -25.2), (9.0, 6.0, 5.0), 2.2)  # nasal spine, under the skin of the lip
    columella = [
        (0.0, _forward(y, out), z, r) for y, z, r in ((110.6, -16.6, 3.5), (106.4, -18.6, 2.8), (102.2, -21.0, 3.4))
    ]
    tube(clay, columella, 4.6)


def _wings(clay: Field, out: float, wide: float) -> None:
    bump(clay, (14.6 * wide, _forward(102.4, out), -18.2), (5.0 * wide, 7.8, 5.6), 2.9)
    crease = (
        (17.0, 105.6, -9.4, 2.3, 0.0),
        (19.6, 101.8, -11.6, 2.1, 0.8),
        (21.8, 97.0, -18.4, 2.3, 1.0),
        (18.8, 97.4, -25.2, 2.3, 0.8),
    )
    stroke(clay, [(x * wide, _forward(y, out), z, w, h) for x, y, z, w, h in crease], -1.35)
    notch = ((7.2, 114.6, -9.8, 2.4, 0.1), (10.8, 110.2, -12.8, 2.6, 1.0), (11.6, 108.0, -18.0, 2.4, 0.2))
    stroke(clay, [(x * wide, _forward(y, out), z, w, h) for x, y, z, w, h in notch], -0.4)  # between tip and wing
