"""The base: a star-shaped surface through the measured vault, drawn planes of the face, and the neck."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline, PchipInterpolator, RBFInterpolator
from scipy.ndimage import gaussian_filter, gaussian_filter1d, map_coordinates

from tools.sculpt.electrodes import ElectrodeTable
from tools.sculpt.field import HIGH_MM, LOW_MM, Axis, Distance, Field, Values, smooth_min
from tools.sculpt.frame import table_to_head
from tools.sculpt.shapes import ADULT_MAN, PITCH_DEG, Shape
from viewer.geometry.head import Points

CENTRE_MM = np.array([0.0, 0.0, 18.0])
"""The head is star-shaped seen from here."""
VAULT_SMOOTHING = 6e-3
"""Less than 1e-3 shows every electrode as a dimple."""
FACE_SMOOTHING = 2.5e-2
COARSE_STEP_MM = 4.0

# Horizontal sections of the face without eyes, nose and lips: height, then (x, y) from the mid-plane to the ear.
# Drawn; widths agree with bizygomatic 142.6 +/- 6.2 mm (ANSUR II) and bigonial 105.6 +/- 6.7 (Farkas 2005).
FACE_SECTIONS = (
    (24, ((0, 94.5), (13.5, 93), (28, 89), (42, 82), (51.5, 73.5))),
    (12, ((0, 93), (13.5, 91.5), (28, 87), (41.5, 79.5), (51.5, 70.5), (61, 59), (68.5, 46),
        (72.6, 31), (75.5, 14))),
    (-3.5, ((0, 93.5), (14.5, 91.5), (29, 87), (42, 79), (52.5, 69.5), (61, 58), (67.3, 45.5),
        (70.2, 32), (72.6, 18), (75.3, 4))),
    (-18.5, ((0, 97), (16, 93), (29, 86.5), (40.5, 77), (50, 66), (58.3, 53), (64, 39), (68, 22),
        (70.5, 4))),
    (-31, ((0, 100), (13, 97.5), (24.5, 91), (35, 80.5), (44.5, 67.5), (52.3, 53), (58, 37),
        (62, 19), (64.5, 3))),
    (-47, ((0, 98.5), (12.5, 96), (22.5, 89), (32, 78.5), (41, 65), (48.8, 50), (55, 34),
        (59.3, 17), (61.5, 2))),
    (-61, ((0, 96), (12, 93.5), (21, 86.5), (29.5, 75), (37.8, 60.5), (45.5, 44.5), (52, 28),
        (56, 12))),
    (-77, ((0, 96), (10.5, 93.6), (18.5, 86.5), (25.8, 73.5), (33, 57), (39.5, 41))),
    (-88, ((0, 92.5), (9.6, 89.8), (16.8, 82), (23.5, 68.5))),
)  # fmt: skip
# Under the jaw and round the nape: (x, y, z). Drawn; the floor of the mouth falls 14 degrees from chin to throat.
UNDERSIDE = (
    (0, 83, -95), (12, 75.5, -93.5), (0, 62, -102), (18, 54, -94), (31, 43, -84), (0, 45, -109.5), (42, 19, -74),
    (45.5, -8.5, -66), (0, -10, -92), (32, -39, -66), (0, -58, -57), (54.5, -40.5, -34), (69, -31, -20),
    (0, -84.5, -17), (27, -80.5, -17), (50, -65.5, -17),
)  # fmt: skip
# Neck: height; middle (y), half breadth, reach to the front and to the back. Drawn to a girth of 398 +/- 26 mm
# under the larynx (ANSUR II neck circumference, men).
NECK_SECTIONS = (
    (18.0, -28.0, 46.0, 33.0, 44.0),
    (-20.0, -23.0, 54.0, 38.0, 49.0),
    (-55.0, -18.5, 58.0, 45.0, 51.5),
    (-85.0, -16.0, 59.0, 53.5, 53.0),
    (-110.0, -16.0, 60.5, 56.5, 54.5),
    (-128.0, -18.0, 64.5, 56.5, 57.5),
    (-143.0, -21.5, 72.5, 57.5, 62.0),
    (-156.0, -25.0, 81.0, 58.5, 66.5),
    (-170.0, -28.0, 86.5, 59.5, 69.5),
    (-200.0, -29.0, 87.5, 59.5, 70.0),
)
NECK_BLEND_MM = 24.0


def sculpt_base(clay: Field, table: ElectrodeTable, shape: Shape) -> None:
    """Fill the clay with vault, planes of the face, and neck.

    Parameters
    ----------
    clay : Field
        Overwritten.
    table : ElectrodeTable
        The averaged 10-05 table.
    shape : Shape
        Neck and jaw.

    Notes
    -----
    The radius over the unit sphere is a cubic radial-basis interpolant; the distance is (r - R) / |gradient|.
    """
    clay.values[:] = _upsampled(_base_distance(vault_points(table), face_points(shape)), clay)
    high = np.array([*HIGH_MM[:2], 30.0])
    clay.add(np.array(LOW_MM), high, _neck(shape.neck_girth, clay.step_mm), NECK_BLEND_MM)


def vault_points(table: ElectrodeTable) -> Points:
    """Electrodes that the skull decides, in the design frame: the low front row lies over the face and is left out."""
    points = table_to_head(table.positions_mm, ADULT_MAN.table_scale, PITCH_DEG)
    over_face = (points[:, 1] > 0.0) & (points[:, 2] < 18.0)
    return np.asarray(points[~over_face])


def face_points(shape: Shape) -> Points:
    """Drawn points of face and underside, both sides."""
    right = [(x, y, z) for z, section in FACE_SECTIONS for x, y in section] + list(UNDERSIDE)
    points = np.array(right, float)
    # The jaw's own width: strongest at the angle of the jaw, nothing at the cheekbone and the chin's middle.
    weight = np.exp(-(((points[:, 2] + 62.0) / 30.0) ** 2)) * np.clip(points[:, 0] / 45.0, 0.0, 1.0)
    points[:, 0] += shape.jaw_width_mm * weight
    mirror = points[points[:, 0] > 0.0] * [-1.0, 1.0, 1.0]
    return np.vstack([points, mirror])


def _base_distance(vault: Points, face: Points) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Coarse distance over a block a little larger than the clay: (origin, values)."""
    points = np.vstack([vault, face]) - CENTRE_MM
    radius = np.linalg.norm(points, axis=1)
    smoothing = np.concatenate([np.full(len(vault), VAULT_SMOOTHING), np.full(len(face), FACE_SMOOTHING)])
    radius_of = RBFInterpolator(points / radius[:, None], radius, kernel="cubic", smoothing=smoothing, degree=1)

    # The interpolant is dear: tabulate it every 2 degrees of polar angle and azimuth.
    polar, azimuth = np.meshgrid(
        np.radians(np.arange(0, 181, 2.0)), np.radians(np.arange(-180, 181, 2.0)), indexing="ij"
    )
    unit = np.stack([np.sin(polar) * np.cos(azimuth), np.sin(polar) * np.sin(azimuth), np.cos(polar)], axis=-1)
    tabulated = radius_of(unit.reshape(-1, 3)).reshape(polar.shape)

    low = np.array([-3.0 * COARSE_STEP_MM, *np.subtract(LOW_MM[1:], COARSE_STEP_MM)])
    count = np.ceil((np.array(HIGH_MM) - low) / COARSE_STEP_MM).astype(int) + 3
    axes = [low[i] + COARSE_STEP_MM * np.arange(count[i]) for i in range(3)]
    offset = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1) - CENTRE_MM
    distance = np.linalg.norm(offset, axis=-1)
    direction = offset / np.maximum(distance, 1e-6)[..., None]
    at = [
        np.degrees(np.arccos(np.clip(direction[..., 2], -1.0, 1.0))) / 2.0,
        (np.degrees(np.arctan2(direction[..., 1], direction[..., 0])) + 180.0) / 2.0,
    ]
    values = distance - map_coordinates(tabulated, at, order=3, mode="nearest")
    slope = np.sqrt(sum(g**2 for g in np.gradient(values, COARSE_STEP_MM)))
    return low, values / np.maximum(gaussian_filter(slope, 1.0), 0.8)


def _upsampled(coarse: tuple[NDArray[np.float64], NDArray[np.float64]], clay: Field) -> Values:
    """Cubic along one axis after the other."""
    low, values = coarse
    for axis, fine in enumerate(clay.axes()):
        at = (fine.astype(np.float64) - low[axis]) / COARSE_STEP_MM
        values = CubicSpline(np.arange(values.shape[axis]), values, axis=axis)(at).astype(np.float32)
    return np.asarray(values)


def _neck(girth: float, step_mm: float) -> Distance:
    """Distance to a stack of ellipses whose front and back halves differ."""
    table = np.array(NECK_SECTIONS)[::-1]

    def distance(x: Axis, y: Axis, z: Axis) -> Values:
        heights = np.ravel(z)
        middle, half, front, back = (
            gaussian_filter1d(
                PchipInterpolator(table[:, 0], table[:, i])(heights), 5.0 / step_mm, mode="nearest"
            ).astype(np.float32)[None, None, :]
            for i in range(1, 5)
        )
        ahead = y - middle
        reach = np.where(ahead > 0, front, back) * np.float32(girth)
        half = half * np.float32(girth)
        q = np.sqrt((x / half) ** 2 + (ahead / reach) ** 2)
        slope = np.sqrt((x / half**2) ** 2 + (ahead / reach**2) ** 2)
        d = q * (q - 1) / np.maximum(slope, np.float32(1e-5))
        # End inside the skull.
        return -smooth_min(-d, -(z - np.float32(8.0)) + 0 * d, 20.0)

    return distance
