"""The right auricle, modelled in its own frame and set on the head.

Length 64.2 +/- 4.5, breadth 36.1 +/- 3.0, standing 23.2 +/- 3.0 mm off the head (ANSUR II, men); its axis leans back
about 20 degrees from the vertical of the Frankfurt plane (elementsofmorphology.nih.gov, ear).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tools.sculpt.field import Field
from tools.sculpt.solids import Rotation, ellipsoid, stroke, tube, turn
from viewer.geometry.head import Point

ORIGIN_MM = np.array([76.6, -11.6, 4.0])
"""Middle of the ear's root on the side of the head."""
TILT_DEG = 12.0
"""Lean of the frame; the curve of the helix adds the rest of the 20 degrees."""
FLARE_DEG = 26.0
"""Rear edge turned out from the head."""
TOP_OUT_DEG = 7.0
STRETCH = np.array([1.12, 1.03, 1.1])
"""Brings the drawn curves (u, v, w) to the published length, breadth and protrusion."""
Local = tuple[float, float, float]
LowTube = Sequence[tuple[float, float, float, float]]

# Ear frame: u forward, v up, w outwards; then the radius. Drawn.
HELIX: LowTube = (
    (0.4, -0.6, -1.6, 0.9), (5.0, 1.4, 0.8, 1.6), (9.0, 6.0, 2.2, 2.2), (12.0, 12.2, 2.8, 2.6),
    (10.6, 20.6, 3.6, 2.8), (4.0, 27.0, 4.9, 2.9), (-5.6, 28.8, 6.2, 3.0), (-14.4, 24.0, 7.2, 2.9),
    (-18.6, 14.4, 7.8, 2.7), (-18.4, 3.8, 7.8, 2.5), (-15.6, -6.0, 6.9, 2.3), (-11.6, -14.8, 5.1, 2.1),
    (-8.0, -21.0, 2.6, 1.4),
)  # fmt: skip
ANTIHELIX: LowTube = (
    (-0.6, -14.6, 4.4, 1.6), (-6.1, -12.0, 6.0, 2.0), (-10.0, -4.4, 7.6, 2.3), (-10.0, 4.4, 7.8, 2.4),
    (-6.4, 12.2, 7.0, 2.2), (-3.6, 19.4, 6.0, 1.6),
)  # fmt: skip
CRUS: LowTube = ((-8.4, 6.6, 7.0, 1.9), (-1.9, 10.6, 6.2, 1.8), (6.2, 12.6, 4.4, 1.4))
SCAPHA = (
    (-12.2, -10.4, 8.4, 2.2, 0.3),
    (-14.4, -2.6, 9.6, 2.2, 1.0),
    (-14.4, 7.8, 9.8, 2.2, 1.0),
    (-11.0, 17.4, 9.4, 2.2, 1.0),
    (-6.8, 23.2, 8.4, 2.2, 0.5),
)
FOSSA = ((-3.2, 15.0, 8.0, 3.4, 0.5), (1.4, 17.2, 7.2, 3.4, 1.0), (4.6, 20.0, 6.0, 3.4, 0.5))
TRAGUS: Local = (9.6, -5.0, 5.2)


def ear_axes() -> Rotation:
    """Axes of the ear frame as columns: u forward, v up, w outwards."""
    tilt, flare, lean = np.radians([TILT_DEG, FLARE_DEG, TOP_OUT_DEG])
    forward = np.array([-np.sin(flare), np.cos(flare), 0.0])
    outward = np.array([np.cos(flare), np.sin(flare), 0.0])
    up = np.array([0.0, 0.0, 1.0])
    u = forward * np.cos(tilt) + up * np.sin(tilt)
    v = up * np.cos(tilt) - forward * np.sin(tilt)
    return np.column_stack([u, v * np.cos(lean) + outward * np.sin(lean), outward * np.cos(lean) - v * np.sin(lean)])


def at_ear(local: Local) -> Point:
    """Ear frame to design frame."""
    return np.asarray(ORIGIN_MM + ear_axes() @ (STRETCH * np.array(local)))


def ear_apex() -> Point:
    """About the highest point of the auricle."""
    return at_ear((-3.0, 31.6, 6.0))


def tragus() -> Point:
    """Tip of the tragus."""
    return at_ear((9.4, -5.2, 7.4))


def sculpt_ear(clay: Field) -> None:
    """Build the auricle on the side of the head."""
    _plate(clay)
    _add(clay, HELIX, 2.6)
    _blob(clay, (-1.6, -23.4, 3.0), (7.6, 8.2, 3.2), 6.0, turn(about_z_deg=20.0))  # lobe
    _add(clay, ANTIHELIX, 4.0)
    _add(clay, CRUS, 4.0)
    _line(clay, SCAPHA, -1.7)
    _line(clay, FOSSA, -0.8)
    _blob(clay, TRAGUS, (3.3, 5.4, 3.4), 4.0, turn(about_y_deg=-20.0))
    _blob(clay, (1.2, -14.6, 5.0), (3.6, 2.6, 2.5), 4.0, turn(about_z_deg=25.0))  # antitragus
    _blob(clay, (5.8, -6.2, 0.8), (3.5, 4.0, 6.2), 3.0, action="carve")  # ear canal and notch
    _line(clay, ((4.2, -12.6, 5.6, 2.0, 0.6), (6.4, -14.6, 5.4, 2.0, 1.0), (8.6, -17.0, 4.6, 2.0, 0.2)), -0.7)


def _plate(clay: Field) -> None:
    """Root, the plate of cartilage with its swelling behind the concha, and the concha's bowl."""
    _blob(clay, (0.0, 2.4, -2.8), (10.5, 17.0, 7.0), 5.5)
    _blob(clay, (-3.4, 4.4, 2.8), (13.2, 22.0, 3.4), 6.0)
    _blob(clay, (-8.8, 9.6, 5.0), (10.4, 17.2, 3.2), 4.0)
    _blob(clay, (2.6, 17.4, 2.8), (7.0, 7.0, 2.4), 4.0)
    _blob(clay, (-1.0, -15.6, 2.2), (7.8, 12.2, 3.3), 5.0)
    _blob(clay, (-11.5, 3.0, 3.6), (7.0, 19.0, 3.6), 5.0)  # fills the back between the ridges
    _blob(clay, (-5.4, -1.5, 1.4), (7.6, 12.0, 6.4), 6.0)  # behind the bowl
    _blob(clay, (0.0, -2.6, 5.6), (8.8, 11.4, 6.2), 3.0, action="carve")


def _blob(
    clay: Field, centre: Local, radii: Local, blend_mm: float, axes: Rotation | None = None, action: str = "add"
) -> None:
    frame = ear_axes() if axes is None else ear_axes() @ axes
    ellipsoid(clay, at_ear(centre), tuple(STRETCH * radii), blend_mm, frame, "carve" if action == "carve" else "add")


def _add(clay: Field, points: LowTube, blend_mm: float) -> None:
    tube(clay, [(*at_ear(p[:3]), 1.05 * p[3]) for p in points], blend_mm)


def _line(clay: Field, points: Sequence[tuple[float, ...]], height_mm: float) -> None:
    stroke(clay, [(*at_ear((p[0], p[1], p[2])), *p[3:]) for p in points], height_mm)
