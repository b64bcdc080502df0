"""Where what a label names is in sight, for a pose."""

from __future__ import annotations

import numpy as np

from viewer.scene.label_text import LabelText
from viewer.scene.picking import SkinRays
from viewer.scene.pose import Pose, project

_FACING = 0.08  # cosine: a place seen more slantingly than this counts as turned away
_FACING_AT_REST = 0.25  # what is hardly seen need not be named
_SAME_THING_MM = 60.0  # farther places of a label lie on the other side of the head


def seen_place(
    text: LabelText, pose: Pose, rays: SkinRays, size_px: tuple[float, float], *, is_right: bool = False
) -> tuple[float, float, float, float] | None:
    """Return where the first place in sight appears, and from where to where the places reach, logical pixels.

    Parameters
    ----------
    text : LabelText
        Its places, the best first. Of a zone that is named at rest each side of the head may bear the name.
    size_px : (float, float)
        Width and height of the view.
    is_right : bool
        Take one in the right half of the picture for such a name, if there is one.

    Returns
    -------
    (x, y, left, right) or None
        None if all are turned away or out of the view.
    """
    eye = pose.eye_mm()
    places = project(pose, text.points_mm, *size_px)
    toward = eye - text.points_mm
    is_turned = np.zeros(len(places), bool)
    if text.normals is not None:
        cosines = np.einsum("nc,nc->n", text.normals, toward) / np.linalg.norm(toward, axis=1)
        is_turned = cosines < (_FACING_AT_REST if text.is_spare else _FACING)
    order = np.flatnonzero(~is_turned)
    if text.is_spare:
        is_wanted = (places[order, 0] > size_px[0] / 2) == is_right
        order = np.concatenate([order[is_wanted], order[~is_wanted]])
    for index in order:
        x, y = places[index]
        is_in = 0 <= x < size_px[0] and 0 <= y < size_px[1]
        if is_in and not rays.is_hidden(text.points_mm[index], eye):
            near = places[np.abs(text.points_mm - text.points_mm[index]).max(axis=1) < _SAME_THING_MM, 0]
            return float(x), float(y), float(near.min()), float(near.max())
    return None
