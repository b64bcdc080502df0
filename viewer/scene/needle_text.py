"""The labels of the needle while it is looked at."""

from __future__ import annotations

import numpy as np

from viewer.data.language import gettext as _
from viewer.scene.label_text import LabelText, needle_text
from viewer.scene.needle import NeedleDrawing


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
        _("{length:.0f} mm along the zone").format(length=path.length_mm),
        over[half : half + 1],
        normals[rows[half : half + 1]],
    )
    if drawing.is_calm:
        words = _("under the skin of the head")
        return [LabelText("needle/calm", _("Thin, flat"), words, under.points_mm, under.normals)]
    entry = LabelText("needle/entry", _("Entry point"), "", over[:1], normals[rows[:1]])
    texts = [entry, needle_text(angle_deg, drawing.handles_mm)]
    return [*texts, under] if path.length_mm > 1.0 else texts
