"""The labels of the needle while it is looked at."""

from __future__ import annotations

import numpy as np

from viewer.data.language import gettext as _
from viewer.geometry.needle_path import NeedlePath
from viewer.scene.label_text import LabelText, needle_text
from viewer.scene.needle import NeedleDrawing

_TOLD_MM = 0.5


def needle_texts(drawing: NeedleDrawing, angle_deg: float) -> list[LabelText]:
    """Return what is said of the first needle: its angle, where it enters, and where it lies.

    A calm arrow says only what a patient is told.
    """
    if not drawing.paths:
        return []
    path = drawing.paths[0]
    over, normals = path.over_mm, path.profile.normals
    rows = np.searchsorted(path.profile.arcs_mm, path.arcs_mm).clip(0, len(normals) - 1)
    half = len(over) // 2
    under = LabelText(
        "needle/under",
        _("Under the skin"),
        _under(path),
        over[half : half + 1],
        normals[rows[half : half + 1]],
    )
    if drawing.is_calm:
        words = _("under the skin of the head")
        return [LabelText("needle/calm", _("Thin, flat"), words, under.points_mm, under.normals)]
    entry = LabelText("needle/entry", _("Entry point"), "", over[:1], normals[rows[:1]])
    texts = [entry, needle_text(angle_deg, drawing.handles_mm)]
    return [*texts, under] if path.length_mm > 1.0 else texts


def _under(path: NeedlePath) -> str:
    """What is said of the part under the skin: as much of it along the zone as lies there."""
    if path.is_over_nape:
        return _("{length:.0f} mm, no skull promised below").format(length=path.length_mm)
    if path.past_zone_mm > _TOLD_MM:
        words = _("{on:.0f} mm along the zone, {past:.0f} mm outside it")
        return words.format(on=path.on_zone_mm, past=path.past_zone_mm)
    return _("{length:.0f} mm along the zone").format(length=path.length_mm)
