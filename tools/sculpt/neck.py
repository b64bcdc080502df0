"""Muscles of the neck, larynx, nape, and the cut of the bust."""

from __future__ import annotations

import numpy as np

from tools.sculpt.field import HIGH_MM, LOW_MM, Axis, Field, Values
from tools.sculpt.shapes import Shape
from tools.sculpt.solids import bump, stroke, tube

CUT_FRONT_MM = -166.0
CUT_SLOPE = 0.16
"""The bust ends on a plane that rises towards the nape by this much per mm."""
CUT_EDGE_MM = 12.0


def sculpt_neck(clay: Field, shape: Shape) -> None:
    """Add the relief of the neck and the protuberance at the back of the head."""
    g = shape.neck_girth
    mastoid_to_sternum = (
        (55.0, -23.0, -20.0, 8.2),
        (47.0 * g, -3.5, -66.0, 7.4),
        (34.0 * g, 15.5, -102.0, 6.2),
        (21.5 * g, 25.0, -130.0, 5.0),
        (11.0 * g, 27.0, -153.0, 3.4),
    )
    tube(
        clay,
        [(x, y * (g if z < -60 else 1.0), z, r * (0.6 + 0.4 * shape.muscle)) for x, y, z, r in mastoid_to_sternum],
        24.0,
    )
    column = (
        (15, -74.0, -28.0, 9.0, 0.2),
        (16, -68.5, -62.0, 10.0, 1.0),
        (17, -68.0, -100.0, 10.0, 0.8),
        (20, -76.0, -143.0, 10.0, 0.1),
    )
    stroke(clay, [(x, y * g, z, w, h) for x, y, z, w, h in column], 1.5 * shape.muscle)
    groove = (
        (0, -84.0, -24.0, 7.0, 0.3),
        (0, -72.5, -54.0, 7.5, 1.0),
        (0, -70.5, -98.0, 7.5, 0.6),
        (0, -78.0, -135.0, 7.5, 0.0),
    )
    stroke(clay, [(x, y * (g if z < -40 else 1.0), z, w, h) for x, y, z, w, h in groove], -1.0 * shape.muscle)
    bump(clay, (0.0, 39.0 * g, -121.0), (8.0, 11.0, 11.0), shape.larynx_mm)
    bump(clay, (0.0, 34.0 * g, -156.0), (9.0, 11.0, 10.0), -2.6 * shape.muscle)  # notch above the breastbone
    collar = ((10, 33.0, -158.0, 5.5, 0.6), (30, 31.0, -154.0, 6.0, 1.0), (55, 17.0, -149.0, 7.0, 0.5))
    stroke(clay, [(x * g, y * g, z, w, h) for x, y, z, w, h in collar], 1.5 * shape.muscle)
    bump(clay, (0.0, -98.0, 5.4), (11.0, 8.0, 7.0), 0.8)  # external occipital protuberance


def cut_bust(clay: Field) -> None:
    """End the bust on a slanted plane with a rounded edge."""
    slant = np.float32(1.0 / np.hypot(1.0, CUT_SLOPE))

    def below(x: Axis, y: Axis, z: Axis) -> Values:
        plane = np.float32(CUT_FRONT_MM) - np.float32(CUT_SLOPE) * (y - np.float32(30.0))
        return np.asarray((z - plane) * slant + 0 * x)

    clay.carve(np.array(LOW_MM), np.array([*HIGH_MM[:2], -110.0]), below, CUT_EDGE_MM)
