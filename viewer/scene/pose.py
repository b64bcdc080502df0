"""Where the eye stands: poses of a turntable camera, and how a head is framed.

::

        z up                 azimuth 0: seen from the front; 90: from the patient's right; -90: from the left
        |   . eye            elevation 0: level; 90: from above, with the face toward the lower edge
        |  /
        | / elevation        the head stays upright: there is no roll
        |/______ y front
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from viewer.geometry.head import Head, HeadMesh, Point, Points
from viewer.state.view_state import ViewName

VIEW_ANGLE_DEG = 20.0
"""Vertical opening of the camera: narrow, so that a near nose is not swollen."""

_HALF = float(np.tan(np.radians(VIEW_ANGLE_DEG / 2)))
_HEAD_SHARE = 0.82  # of the view's height, crown to chin
_WIDTH_SHARE = 0.86
_FREE_ABOVE_PX = 40.0  # for the needle

VIEWS: dict[ViewName, tuple[float, float]] = {
    "front": (0.0, 0.0),
    "back": (180.0, 0.0),
    "left": (-90.0, 0.0),
    "right": (90.0, 0.0),
    "top": (0.0, 90.0),
}
"""Azimuth and elevation of the standard views, degrees."""

FIRST_VIEW_DEG = (-48.0, 16.0)
"""The view at the start and after a reset: from the patient's front left, a little from above."""

# Asymptotically dead-on views flatten the form; the far end of 40 degrees hides half of it.
_OFF_AXIS_DEG = (12.0, 36.0)
_BEST_OFF_AXIS_DEG = 24.0


@dataclass(frozen=True, slots=True)
class Pose:
    """A place of the eye.

    Attributes
    ----------
    azimuth_deg, elevation_deg : float
        Direction from the target to the eye.
    distance_mm : float
        From the target to the eye.
    target_mm : tuple of float
        What the eye looks at, head frame.
    """

    azimuth_deg: float
    elevation_deg: float
    distance_mm: float
    target_mm: tuple[float, float, float]

    def direction(self) -> Point:
        """Unit vector from the target to the eye."""
        return direction(self.azimuth_deg, self.elevation_deg)

    def axes(self) -> tuple[Point, Point]:
        """Unit vectors to the right and upwards in the picture."""
        azimuth, elevation = np.radians([self.azimuth_deg, self.elevation_deg])
        right = np.array([-np.cos(azimuth), np.sin(azimuth), 0.0])
        up = np.array([-np.sin(azimuth) * np.sin(elevation), -np.cos(azimuth) * np.sin(elevation), np.cos(elevation)])
        return right, up

    def eye_mm(self) -> Point:
        """The place of the eye, head frame."""
        place: Point = np.array(self.target_mm) + self.distance_mm * self.direction()
        return place

    def height_mm(self) -> float:
        """Height of what is in the picture, at the target's depth."""
        return 2 * self.distance_mm * _HALF


def direction(azimuth_deg: float, elevation_deg: float) -> Point:
    """Unit vector toward an eye at these angles."""
    azimuth, elevation = np.radians([azimuth_deg, elevation_deg])
    return np.array([np.sin(azimuth) * np.cos(elevation), np.cos(azimuth) * np.cos(elevation), np.sin(elevation)])


def angle_deg(first: Point, second: Point) -> float:
    """Angle between two unit vectors."""
    return float(np.degrees(np.arccos(np.clip(np.dot(first, second), -1.0, 1.0))))


@dataclass(frozen=True, slots=True)
class Framing:
    """The box of a head that must be in the picture, mm: crown, chin, and half its widest extent."""

    crown_mm: float
    chin_mm: float
    middle_y_mm: float
    half_width_mm: float

    @classmethod
    def of(cls, head: Head | HeadMesh) -> Framing:
        """Measure a head.

        The chin is taken 0.75 times as far below the ear points as the crown is above them, for it has no landmark
        of its own; the neck below it may run out of the picture.
        """
        mesh = head.mesh if isinstance(head, Head) else head
        crown = float(mesh.vertices_mm[:, 2].max())
        chin = max(float(mesh.vertices_mm[:, 2].min()), -0.75 * crown)
        face = mesh.vertices_mm[mesh.vertices_mm[:, 2] >= chin]
        low, high = face.min(axis=0), face.max(axis=0)
        half = max(high[0], -low[0], (high[1] - low[1]) / 2)
        return cls(crown, chin, float(low[1] + high[1]) / 2, float(half))

    def pose(self, azimuth_deg: float, elevation_deg: float, width_px: float, height_px: float) -> Pose:
        """Frame the head in a view of this size: 82 % of the height, with air above the crown."""
        above = max(1.0 - _HEAD_SHARE - 0.09, _FREE_ABOVE_PX / max(height_px, 1.0))
        share = max(0.91 - above, 0.3)
        height = (self.crown_mm - self.chin_mm) / share
        aspect = width_px / max(height_px, 1.0)
        height = max(height, 2 * self.half_width_mm / (_WIDTH_SHARE * aspect))
        centre = (self.crown_mm + self.chin_mm) / 2
        # In a narrow view there is room to spare: half of it goes above the head, half to the neck.
        highest = self.crown_mm + above * height - height / 2
        target_z = max(highest, (highest + centre) / 2)
        return Pose(azimuth_deg, elevation_deg, height / 2 / _HALF, (0.0, self.middle_y_mm, target_z))


def facing(normals: Points, now: Pose) -> tuple[float, float]:
    """Choose angles from which a zone is seen well: within 36 degrees of facing it, but never dead-on.

    Parameters
    ----------
    normals : array, shape (n, 3)
        Unit outward normals along the zone.
    now : Pose
        The present pose; kept if it already serves.

    Returns
    -------
    tuple of float
        Azimuth and elevation, degrees.
    """
    mean = normals.mean(axis=0)
    mean = mean / max(float(np.linalg.norm(mean)), 1e-9)
    if angle_deg(mean, now.direction()) <= _OFF_AXIS_DEG[1] and _seen(normals, now.direction()) > 0.15:
        return now.azimuth_deg, now.elevation_deg
    azimuths, elevations = (grid.ravel() for grid in np.meshgrid(np.arange(-180, 180, 6), np.arange(-20, 73, 4)))
    around, up = np.radians(azimuths), np.radians(elevations)
    directions = np.column_stack([np.sin(around) * np.cos(up), np.cos(around) * np.cos(up), np.sin(up)])
    off = np.degrees(np.arccos(np.clip(directions @ mean, -1.0, 1.0)))
    allowed = (_OFF_AXIS_DEG[0] <= off) & (off <= _OFF_AXIS_DEG[1])
    if not allowed.any():
        return now.azimuth_deg, now.elevation_deg
    azimuths, elevations, directions, off = azimuths[allowed], elevations[allowed], directions[allowed], off[allowed]
    # All of the zone in sight first; then a calm height of the eye, and rather the face than the nape.
    cosines = np.sort(normals @ directions.T, axis=0)[len(normals) // 20]
    score = np.minimum(cosines, 0.5) * 2.0
    score -= np.abs(off - _BEST_OFF_AXIS_DEG) / 60.0 + np.abs(elevations - 14) / 120.0
    score += 0.35 * np.cos(np.radians(azimuths))
    # From high up only a head that lies straight in the picture is read at a glance.
    askew = np.minimum(np.abs(azimuths), 180 - np.abs(azimuths)) / 150.0
    score -= np.where(elevations > 48, askew, 0.0)
    best = int(np.argmax(score))
    return float(azimuths[best]), float(elevations[best])


def _seen(normals: Points, toward: Point) -> float:
    """How squarely all but the worst twentieth of a zone is seen, as a cosine."""
    sorted_cosines = np.sort(normals @ toward)
    return float(sorted_cosines[len(sorted_cosines) // 20])


def nearest_turn(pose: Pose, azimuth_deg: float) -> Pose:
    """Return the pose with its azimuth written so that the way to `azimuth_deg` is the short one."""
    turn = (azimuth_deg - pose.azimuth_deg + 180.0) % 360.0 - 180.0
    return replace(pose, azimuth_deg=azimuth_deg - turn)


def pose_between(start: Pose, end: Pose, share: float) -> Pose:
    """Return the pose on the way from one to the other: share 0 is the first, 1 the second; distances by ratio."""
    x, y, z = np.array(start.target_mm) * (1 - share) + np.array(end.target_mm) * share
    return Pose(
        start.azimuth_deg + (end.azimuth_deg - start.azimuth_deg) * share,
        start.elevation_deg + (end.elevation_deg - start.elevation_deg) * share,
        float(start.distance_mm ** (1 - share) * end.distance_mm**share),
        (float(x), float(y), float(z)),
    )


def project(pose: Pose, points_mm: Point, width_px: float, height_px: float) -> Point:
    """Return where points appear: x, y in logical pixels from the upper left; any shape (..., 3) to (..., 2)."""
    right, up = pose.axes()
    offset = points_mm - pose.eye_mm()
    depth = np.maximum(-(offset @ pose.direction()), 1e-6)
    scale = height_px / pose.height_mm() * pose.distance_mm / depth
    return np.stack([width_px / 2 + offset @ right * scale, height_px / 2 - offset @ up * scale], axis=-1)
