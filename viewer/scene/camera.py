"""The camera: a turntable that keeps the head upright, with moves that can be broken off."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from vtkmodules.vtkRenderingCore import vtkCamera

from viewer.domain.tour import Eye
from viewer.geometry.head import Head, Points
from viewer.scene.pose import (
    FIRST_VIEW_DEG,
    VIEW_ANGLE_DEG,
    VIEWS,
    Framing,
    Pose,
    angle_deg,
    facing,
    nearest_turn,
    pose_between,
    project,
)
from viewer.state.view_state import ViewName

Target = Literal["front", "back", "left", "right", "top", "zone", "step", "reset"]

_DEG_PER_PX = 0.32
_ELEVATION_DEG = (-70.0, 90.0)
_DEPTH_MM = 420.0  # half the depth kept around the target: head, neck and a needle
_NEAR_MM = 120.0  # of the head around what is approached
_FREE_PX = 22.0
# A zone is well in view if it keeps this share of the picture's shorter side from its edges, and is seen at no more
# than 50 degrees from squarely on the whole, and 66 in all but its worst tenth.
_EDGE_SHARE = 0.04
_SLANTED_SHARE = 0.1
_LEAST_COSINE = 0.4
_MEAN_COSINE = 0.64
_ZOOM = (0.18, 1.9)  # nearest and farthest, as shares of the distance that frames the head


@dataclass(frozen=True, slots=True)
class _Move:
    start: Pose
    end: Pose
    begin_s: float | None
    duration_s: float


class Camera:
    """A turntable camera.

    It has no clock of its own: `tick` is told the time. A size of 0 is not an error, the head is then framed later.

    Parameters
    ----------
    camera : vtkCamera
        The camera to drive.
    """

    def __init__(self, camera: vtkCamera) -> None:
        self._camera = camera
        self._framing = Framing(130.0, -98.0, 8.0, 115.0)
        self._size_px = (720.0, 796.0)
        self._move: _Move | None = None
        self._is_framed = True  # until somebody zooms or pans, a resize frames the head anew
        self._is_near = False
        self.pose = self._framing.pose(*FIRST_VIEW_DEG, *self._size_px)
        self._write()

    @property
    def is_moving(self) -> bool:
        """Whether an eased move is under way."""
        return self._move is not None

    def set_head(self, head: Head) -> None:
        """Frame this head; the direction of the view stays."""
        self._framing = Framing.of(head)
        self._is_framed = True
        self._frame()

    def set_size(self, width_px: float, height_px: float) -> None:
        """Tell the size of the picture in logical pixels."""
        if width_px > 0 and height_px > 0 and (width_px, height_px) != self._size_px:
            self._size_px = (width_px, height_px)
            self._frame()

    def view(self, name: ViewName, duration_s: float | None = None) -> None:
        """Turn to a standard view and frame the head."""
        self.turn_to(*VIEWS[name], duration_s=duration_s)

    def reset(self, duration_s: float | None = None) -> None:
        """Go back to the first view."""
        self.turn_to(*FIRST_VIEW_DEG, duration_s=duration_s)

    def obey(
        self, target: Target, normals: Points, duration_s: float | None = None, points_mm: Points | None = None
    ) -> None:
        """Carry out an order of the state.

        Parameters
        ----------
        target : str
            A view name, ``"reset"``, or ``"zone"`` or ``"step"`` to see what has these normals well.
        normals : array, shape (n, 3)
            For ``"zone"`` and ``"step"``; without any the camera stays.
        duration_s : float, optional
            As in `turn_to`.
        points_mm : array, shape (n, 3), optional
            Where on the skin they stand: the camera stays if all of them are well in view.
        """
        if target == "reset":
            self.reset(duration_s)
        elif target == "zone" or target == "step":
            if not len(normals) or (points_mm is not None and self._is_well_in_view(points_mm, normals)):
                return
            angles = facing(normals, self.pose)
            is_elsewhere = angles != (self.pose.azimuth_deg, self.pose.elevation_deg)
            is_zoomed = points_mm is not None and not self._is_framed
            if self._is_near or is_zoomed or is_elsewhere:
                self.turn_to(*angles, duration_s=duration_s)
        else:
            self.view(target, duration_s)

    def turn_to(self, azimuth_deg: float, elevation_deg: float, duration_s: float | None = None) -> None:
        """Turn there and frame the head.

        Parameters
        ----------
        azimuth_deg, elevation_deg : float
            Where to stand.
        duration_s : float, optional
            0 jumps; without it 0.25 s for up to 30 degrees, 0.4 s from 120 degrees on, linear between.
        """
        self._is_framed, self._is_near = True, False
        self._go(self._framing.pose(azimuth_deg, elevation_deg, *self._size_px), duration_s)

    def approach(self, points_mm: Points, normals: Points, duration_s: float | None = None) -> None:
        """Come near to places on the skin and see them well.

        Parameters
        ----------
        points_mm, normals : array, shape (n, 3)
            The places, and the skin's unit outward normals there.
        duration_s : float, optional
            As in `turn_to`.
        """
        pose = self._framing.pose(*facing(normals, self.pose), *self._size_px)
        x, y, z = points_mm.mean(axis=0)
        reach = float(np.linalg.norm(points_mm - points_mm.mean(axis=0), axis=1).max())
        share = min(1.0, (2 * reach + _NEAR_MM) / pose.height_mm())
        end = replace(pose, target_mm=(float(x), float(y), float(z)), distance_mm=pose.distance_mm * share)
        self._is_framed, self._is_near = False, True
        self._go(end, duration_s)

    def kept(self) -> Eye:
        """Return where the eye stands, or is going to, so that `come_to` finds it again in any picture."""
        pose = self._move.end if self._move is not None else self.pose
        azimuth = (pose.azimuth_deg + 180.0) % 360.0 - 180.0
        if self._is_framed:
            return Eye(azimuth, pose.elevation_deg)
        width, height = self._size_px
        return Eye(azimuth, pose.elevation_deg, pose.distance_mm, pose.target_mm, width / height)

    def come_to(self, eye: Eye, duration_s: float | None = None) -> None:
        """Move to where an eye stood; in a picture that is narrower than then, farther away so that the sides stay."""
        if eye.distance_mm is None or eye.target_mm is None:
            self.turn_to(eye.azimuth_deg, eye.elevation_deg, duration_s)
            return
        width, height = self._size_px
        distance_mm = eye.distance_mm * max(1.0, eye.aspect * height / width)
        self._is_framed, self._is_near = False, False
        self._go(Pose(eye.azimuth_deg, eye.elevation_deg, distance_mm, eye.target_mm), duration_s)

    def _is_well_in_view(self, points_mm: Points, normals: Points) -> bool:
        """Whether places on the skin are in the picture and seen squarely enough from where the camera will stand."""
        if self._is_near:
            return False  # what was approached for a needle is looked at from farther away again
        pose = self._move.end if self._move is not None else self.pose
        width, height = self._size_px
        places = project(pose, points_mm, width, height)
        edge = _EDGE_SHARE * min(width, height)
        is_in = (
            (places >= edge).all() and (places[:, 0] <= width - edge).all() and (places[:, 1] <= height - edge).all()
        )
        toward = pose.eye_mm() - points_mm
        cosines = np.einsum("nc,nc->n", normals, toward) / np.linalg.norm(toward, axis=1)
        # By sorting: numpy's quantile would import its masked arrays, once, in the middle of a start.
        slanted = np.sort(cosines)[round(_SLANTED_SHARE * (len(cosines) - 1))]
        is_square = cosines.mean() >= _MEAN_COSINE and slanted >= _LEAST_COSINE
        return bool(is_in and is_square)

    def _go(self, end: Pose, duration_s: float | None) -> None:
        if duration_s is None:
            turn = angle_deg(self.pose.direction(), end.direction())
            duration_s = float(np.interp(turn, (30.0, 120.0), (0.25, 0.40)))
        if duration_s <= 0:
            self._move = None
            self.pose = end
        else:
            self._move = _Move(nearest_turn(self.pose, end.azimuth_deg), end, None, duration_s)
        self._write()

    def make_room(self, points_mm: Points) -> None:
        """Lower the head, where the camera stands or is going to, until these points are in the picture.

        For the needle at the crown: by at most a seventh of the view, for the chin must stay.
        """
        pose = self._move.end if self._move is not None else self.pose
        if not self._is_framed or not len(points_mm):
            return
        width, height = self._size_px
        over = _FREE_PX - float(project(pose, points_mm, width, height)[:, 1].min())
        if over <= 0:
            return
        _, up = pose.axes()
        x, y, z = np.array(pose.target_mm) + up * min(over, height / 7) * pose.height_mm() / height
        pose = replace(pose, target_mm=(float(x), float(y), float(z)))
        if self._move is not None:
            self._move = replace(self._move, end=pose)
        else:
            self.pose = pose
            self._write()

    def stand_at(self, pose: Pose) -> None:
        """Jump to a pose; a later resize keeps it."""
        self.stop()
        self._is_framed = False
        self.pose = pose
        self._write()

    def stop(self) -> None:
        """End a move where it is."""
        self._move = None

    def arrive(self) -> None:
        """End a move at its goal."""
        if self._move is not None:
            self.pose, self._move = self._move.end, None
            self._write()

    def tick(self, now_s: float) -> bool:
        """Carry a move on; returns whether it goes on after this."""
        move = self._move
        if move is None:
            return False
        if move.begin_s is None:
            # The clock starts with the first frame, so that a slow start does not swallow the move.
            self._move = replace(move, begin_s=now_s)
            return True
        part = min(1.0, max(0.0, (now_s - move.begin_s) / move.duration_s))
        eased = 4 * part**3 if part < 0.5 else 1 - (2 - 2 * part) ** 3 / 2
        self.pose = pose_between(move.start, move.end, eased)
        if part >= 1.0:
            self.pose = move.end
            self._move = None
        self._write()
        return self._move is not None

    def orbit(self, right_px: float, down_px: float) -> None:
        """Turn the head under the hand: it follows the pointer."""
        self.stop()
        elevation = self.pose.elevation_deg + down_px * _DEG_PER_PX
        azimuth = (self.pose.azimuth_deg + right_px * _DEG_PER_PX + 180.0) % 360.0 - 180.0
        self.pose = replace(self.pose, azimuth_deg=azimuth, elevation_deg=float(np.clip(elevation, *_ELEVATION_DEG)))
        self._write()

    def zoom(self, factor: float, x_px: float, y_px: float) -> None:
        """Come nearer (`factor` above 1) to what lies under the pointer, logical pixels from the upper left."""
        self.stop()
        self._is_framed = False
        fitted = self._framing.pose(0.0, 0.0, *self._size_px).distance_mm
        distance = float(np.clip(self.pose.distance_mm / factor, _ZOOM[0] * fitted, _ZOOM[1] * fitted))
        kept = 1.0 - distance / self.pose.distance_mm
        width, height = self._size_px
        self._shift((x_px - width / 2) * kept, (height / 2 - y_px) * kept)
        self.pose = replace(self.pose, distance_mm=distance)
        self._write()

    def pan(self, right_px: float, down_px: float) -> None:
        """Move the head with the pointer."""
        self.stop()
        self._is_framed = False
        self._shift(-right_px, down_px)
        self._write()

    def _shift(self, right_px: float, up_px: float) -> None:
        """Move the target in the picture's plane, kept inside the head."""
        right, up = self.pose.axes()
        scale = self.pose.height_mm() / self._size_px[1]
        target = np.array(self.pose.target_mm) + (right * right_px + up * up_px) * scale
        framing = self._framing
        reach = framing.half_width_mm
        low = (-reach, framing.middle_y_mm - reach, framing.chin_mm)
        high = (reach, framing.middle_y_mm + reach, framing.crown_mm)
        x, y, z = np.clip(target, low, high)
        self.pose = replace(self.pose, target_mm=(float(x), float(y), float(z)))

    def _frame(self) -> None:
        if self._move is not None:
            end = self._move.end
            framed = self._framing.pose(end.azimuth_deg, end.elevation_deg, *self._size_px)
            self._move = replace(self._move, end=framed)
        elif self._is_framed:
            self.pose = self._framing.pose(self.pose.azimuth_deg, self.pose.elevation_deg, *self._size_px)
        self._write()

    def _write(self) -> None:
        aim(self._camera, self.pose)


def aim(camera: vtkCamera, pose: Pose) -> None:
    """Stand a camera at a pose."""
    _, up = pose.axes()
    camera.SetFocalPoint(*pose.target_mm)
    camera.SetPosition(*pose.eye_mm())
    camera.SetViewUp(*up)
    camera.SetViewAngle(VIEW_ANGLE_DEG)
    near = max(pose.distance_mm - _DEPTH_MM, 20.0)
    camera.SetClippingRange(near, pose.distance_mm + _DEPTH_MM)
