"""How long a centimetre is in the picture: a bar for the corner, where it covers nothing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from viewer.data.language import gettext as _
from viewer.scene.picking import SkinRays, ray
from viewer.scene.pose import Pose

_LENGTHS_MM = (100.0, 50.0, 20.0, 10.0, 5.0)
_SHARE = 0.2  # of the view's width, at most
_CM_MM = 10.0


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A bar as it stands for a pose.

    Attributes
    ----------
    length_mm, length_px : float
        On the head, where the middle of the view meets it; and in the picture, logical pixels.
    words : str
        What is written beside it: a picture shows a round head, so the bar holds for one depth.
    """

    length_mm: float
    length_px: float
    words: str

    def ticks_px(self) -> list[float]:
        """Return where ticks stand from its left end: one a cm, both ends among them."""
        step = min(_CM_MM, self.length_mm)
        return [float(place) * self.length_px / self.length_mm for place in np.arange(0.0, self.length_mm + 0.1, step)]


def scale_bar(pose: Pose, rays: SkinRays, width_px: float, height_px: float) -> ScaleBar:
    """Return the longest bar of a round length that has room in a corner."""
    seen_mm = rays.first(*ray(pose, width_px / 2, height_px / 2, width_px, height_px))
    away_mm = pose.distance_mm if seen_mm is None else float((pose.eye_mm() - seen_mm) @ pose.direction())
    px_per_mm = height_px / pose.height_mm() * pose.distance_mm / away_mm
    length = next((each for each in _LENGTHS_MM if each * px_per_mm <= _SHARE * width_px), _LENGTHS_MM[-1])
    name = f"{length / _CM_MM:.0f} cm" if length >= _CM_MM else f"{length:.0f} mm"
    return ScaleBar(length, length * px_per_mm, _("{length} at mid-view").format(length=name))
