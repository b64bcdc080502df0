"""The masses of the face: brow ridge, orbits, cheekbones, jaw, chin."""

from __future__ import annotations

from tools.sculpt.field import Field
from tools.sculpt.shapes import Shape
from tools.sculpt.solids import bump, ellipsoid, mirrored, stroke, tube, turn

BROW_LINE = ((10.5, 36.4), (18.0, 38.6), (28.0, 40.6), (38.0, 41.0), (46.5, 38.8), (52.0, 35.4))
"""Middle of the eyebrow in the front view, (x, z), from head to tail; its peak lies over the outer third. Drawn."""
BROW_DEPTHS = (99.5, 97.8, 95.0, 89.6, 82.8, 76.8)
"""Depth (y) of the skin there, for painting: within the brush's width on every shape."""
BROW_WIDTHS = (3.0, 3.5, 3.3, 2.8, 2.1, 1.0)


def sculpt_face(clay: Field, shape: Shape) -> None:
    """Give the base its bones and soft parts, without eyes, nose and lips."""
    _brow(clay, shape)
    _orbit(clay, shape)
    _cheek(clay, shape)
    _jaw(clay, shape)


def _brow(clay: Field, shape: Shape) -> None:
    ridge = (
        (0, 98.5, 39.0, 9.5, 1.0), (11, 97.5, 39.0, 9.5, 1.0), (25, 94.0, 40.0, 9.0, 1.0), (38, 87.0, 39.5, 9.0, 0.9),
        (48, 78.0, 33.5, 9.0, 0.7), (52.5, 71.0, 24.0, 9.0, 0.3),
    )  # fmt: skip
    stroke(clay, mirrored(ridge), shape.brow_ridge_mm)
    bump(clay, (0.0, 98.5, 39.0), (13.0, 8.0, 8.0), 0.35 * shape.brow_ridge_mm + 0.9)  # glabella
    bump(clay, (25.0, 86.0, 70.0), (16.0, 14.0, 14.0), 0.5)  # frontal eminence
    bump(clay, (55.5, 66.0, 27.0), (8.5, 9.0, 9.5), -1.2 * shape.relief)  # temple


def _orbit(clay: Field, shape: Shape) -> None:
    ellipsoid(clay, (29.0, 97.5, 14.0), (18.0, 11.0, 11.5), 14.0, turn(about_z_deg=-18.0), "carve")
    bump(
        clay, (17.0, 92.0, 19.0), (6.0, 8.5, 8.5), -1.8 * (0.4 + 0.6 * shape.relief)
    )  # hollow between inner corner and nose


def _cheek(clay: Field, shape: Shape) -> None:
    bump(clay, (48.0, 70.0, -5.0), (18.0, 17.0, 12.0), 1.2 + 0.5 * shape.relief)  # cheekbone
    bump(clay, (64.0, 50.0, -4.0), (12.0, 16.0, 12.0), 0.4)
    bump(
        clay, (40.0, 73.0, -40.0), (16.0, 16.0, 17.0), -0.8 * shape.relief + shape.cheek_mm
    )  # hollow, or fullness, of the cheek
    bump(clay, (29.0, 89.5, -12.0), (12.0, 9.0, 11.0), 1.2 + 0.4 * shape.cheek_mm)  # front of the cheek


def _jaw(clay: Field, shape: Shape) -> None:
    w = shape.jaw_width_mm
    line = (
        (0, 84.0, -87.0, 7.2), (14.5, 76.5, -84.5, 7.6), (28, 57.5, -77.5, 7.6), (38.5 + 0.6 * w, 34.5, -69.0, 7.6),
        (46.8 + w, 14.0, -58.5, 7.8), (52.5 + 0.7 * w, 2.0, -35.0, 7.2),
    )  # fmt: skip
    soft = 1.0 - shape.relief
    tube(clay, mirrored(line), 17.0 + 8.0 * soft)
    bump(clay, (0.0, 62.0, -101.0), (20.0, 22.0, 10.0), 3.0 * soft)  # under the chin
    bump(clay, (43.0, 56.0, -57.0), (17.0, 22.0, 17.0), 0.7 * shape.cheek_mm)  # lower cheek
    bump(clay, (30.0, 80.0, -58.0), (12.0, 12.0, 13.0), 0.5 * shape.cheek_mm)
    bump(clay, (0.0, 97.5, -80.0), (12.5, 11.0, 9.5), shape.chin_mm)
    fold = ((0, 97.5, -64.5, 5.0, 1.0), (11.5, 94.2, -65.0, 5.0, 0.75), (21, 87.5, -63.5, 5.0, 0.1))
    stroke(clay, mirrored(fold), -0.6 - 0.7 * shape.relief)  # between lower lip and chin


def sculpt_brow_hair(clay: Field, shape: Shape) -> None:
    """Raise the eyebrow's hair a little, on the finished skin."""
    weights = (0.5, 1.0, 1.0, 0.9, 0.7, 0.2)
    line = [
        (*clay.front_at(x, z), 0.9 * width, weight)
        for (x, z), width, weight in zip(BROW_LINE, BROW_WIDTHS, weights, strict=True)
    ]
    stroke(clay, line, 0.5 * shape.brow_weight)
