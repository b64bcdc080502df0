"""The nose: bridge, tip, wings, nostrils.

Breadth 34.9 +/- 2.1 mm, tip 19.5 mm in front of its root at the lip, height 54.8 +/- 3.3 mm (Farkas 2005, men).
"""

from __future__ import annotations

from viewer.sculpt.field import Field
from viewer.sculpt.shapes import Shape
from viewer.sculpt.solids import bump, ellipsoid, stroke, tube, turn

# Profile of the bridge: z, y of the skin, half breadth of the ridge, and how far it shares the tip's projection.
BRIDGE = (
    (36.0, 99.0, 5.2, 0.0), (29.0, 98.9, 5.0, 0.0), (24.6, 99.2, 4.8, 0.0), (17.0, 102.4, 4.8, 0.2), (8.0, 107.4, 4.9, 0.5),
    (-1.0, 112.9, 5.0, 0.8), (-9.0, 117.7, 5.3, 1.0),
)  # fmt: skip
WALL_MM = (6.0, 6.4, 6.8, 7.6, 8.4, 9.2, 9.8)
WALL_BEHIND_MM = 5.6
"""The side walls: a second ridge of these half breadths, this far behind the first."""


def sculpt_nose(clay: Field, shape: Shape) -> None:
    """Build the nose on the mid-plane; the wings on the right only."""
    out = shape.nose_forward_mm
    wide = shape.nose_width
    _bridge(clay, out)
    _tip(clay, out, wide)
    _wings(clay, out, wide)
    nostril = turn(-20.0, 0.0, 16.0)
    ellipsoid(clay, (6.6 * wide, 105.6 + 0.6 * out, -22.0), (2.8 * wide, 5.4, 6.6), 2.2, nostril, "carve")


def _bridge(clay: Field, out: float) -> None:
    ridge = [(0.0, y - r + share * out, z, r) for z, y, r, share in BRIDGE]
    tube(clay, ridge, 9.0)
    wall = [
        (0.0, y - WALL_BEHIND_MM - w + share * out, z, w) for (z, y, _, share), w in zip(BRIDGE, WALL_MM, strict=True)
    ]
    tube(clay, wall[1:], 12.0)
    ellipsoid(clay, (0.0, 99.6 + 0.4 * out, -7.8), (11.2, 11.0, 12.0), 10.0, turn(about_x_deg=-25.0))


def _tip(clay: Field, out: float, wide: float) -> None:
    ellipsoid(clay, (0.0, 103.2 + 0.6 * out, -15.2), (12.6 * wide, 12.0, 8.0), 6.5, turn(about_x_deg=12.0))
    ellipsoid(clay, (2.4 * wide, 113.2 + out, -13.0), (6.2 * wide, 7.4, 6.2), 5.5)
    columella = ((0, 112.2 + out, -16.6, 3.5), (0, 107.2 + 0.6 * out, -19.4, 2.8), (0, 101.6, -23.0, 3.4))
    tube(clay, columella, 4.6)


def _wings(clay: Field, out: float, wide: float) -> None:
    bump(clay, (13.4 * wide, 102.2 + 0.4 * out, -18.4), (4.6 * wide, 7.6, 5.4), 2.5)
    crease = (
        (15.4 * wide, 105.6, -9.6, 2.3, 0.0), (17.8 * wide, 102.0, -11.8, 2.1, 0.8), (19.8 * wide, 97.4, -18.5, 2.3, 1.0),
        (17.0 * wide, 97.6, -25.2, 2.3, 0.8),
    )  # fmt: skip
    stroke(clay, crease, -1.35)
    notch = (
        (7.2 * wide, 114.6 + out, -9.8, 2.4, 0.1), (10.2 * wide, 110.4 + 0.7 * out, -12.8, 2.6, 1.0),
        (11.0 * wide, 108.2 + 0.6 * out, -18.0, 2.4, 0.2),
    )  # fmt: skip
    stroke(clay, notch, -0.4)  # between tip and wing
