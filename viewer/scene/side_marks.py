"""Which side of the head is seen: letters at the edges of the view, and a sentence. Always the patient's own side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.data.language import gettext as _
from viewer.scene.pose import Pose

Edge = Literal["left", "right", "top", "bottom"]

_IN_THE_PICTURE = 0.7  # cosine: within 45 degrees of the picture's plane
_CORNER_DEG = 20.0


@dataclass(frozen=True, slots=True)
class SideMark:
    """A letter at an edge of the view."""

    letter: str
    word: str
    edge: Edge


def side_marks(pose: Pose) -> tuple[SideMark, ...]:
    """Return the letters that belong at the edges of the view.

    At the left and right edges the axis that lies most in the picture; above and below only front and back, for that
    the crown of an upright head is up needs no letter.
    """
    right, up = pose.axes()
    marks: list[SideMark] = []
    if max(abs(right[0]), abs(right[1])) >= _IN_THE_PICTURE:
        plus, minus = _ends(0) if abs(right[0]) > abs(right[1]) else _ends(1)
        along = right[0] if abs(right[0]) > abs(right[1]) else right[1]
        at_right, at_left = (plus, minus) if along > 0 else (minus, plus)
        marks += [SideMark(*at_left, "left"), SideMark(*at_right, "right")]
    if abs(up[1]) >= _IN_THE_PICTURE or abs(up[0]) >= _IN_THE_PICTURE:
        axis = 1 if abs(up[1]) > abs(up[0]) else 0
        plus, minus = _ends(axis)
        at_top, at_bottom = (plus, minus) if up[axis] > 0 else (minus, plus)
        marks += [SideMark(*at_top, "top"), SideMark(*at_bottom, "bottom")]
    return tuple(marks)


def _ends(axis: int) -> tuple[tuple[str, str], tuple[str, str]]:
    """Letter and word of the plus and minus end of an axis."""
    if axis == 0:
        return ("R", _("right")), ("L", _("left"))
    return ("A", _("front")), ("P", _("back"))


def side_letter(pose: Pose) -> str:
    """Return L or R if a side of the head is mainly seen, else an empty text."""
    x, y, z = pose.direction()
    if abs(x) <= max(abs(y), abs(z)):
        return ""
    return "R" if x > 0 else "L"


def side_sentence(pose: Pose) -> str:
    """Say in words from where the head is seen, for the plate and for screen readers."""
    azimuth = (pose.azimuth_deg + 180.0) % 360.0 - 180.0
    elevation = pose.elevation_deg
    if elevation > 60.0:
        return _("Top of the head")
    quarter = round(azimuth / 90.0) * 90
    main = {
        0: _("Front of the head"),
        90: _("Right side of the head"),
        -90: _("Left side of the head"),
        180: _("Back of the head"),
        -180: _("Back of the head"),
    }[quarter]
    parts = []
    if abs(azimuth - quarter) > _CORNER_DEG:
        is_front, is_right = abs(azimuth) < 90.0, azimuth > 0.0
        if quarter % 180 == 0:
            parts.append(_("from the right") if is_right else _("from the left"))
        elif is_front:
            parts.append(_("from the front right") if is_right else _("from the front left"))
        else:
            parts.append(_("from the back right") if is_right else _("from the back left"))
    height = _("above") if elevation > 25.0 else _("below") if elevation < -15.0 else ""
    if parts and height:
        return _("{head}, {side} and {height}").format(head=main, side=parts[0], height=height)
    if height:
        return _("{head}, from {height}").format(head=main, height=height)
    return ", ".join([main, *parts])
