"""The layers of a cut along a needle, place by place, as lines in millimetres."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.data.language import gettext as _
from viewer.domain.tissue import LayerHere, LayerId, PersonNote, PlaceId, Tissue
from viewer.geometry.head import Points
from viewer.geometry.needle_layers import runs
from viewer.geometry.needle_path import NeedlePath
from viewer.presentation.citations import Citations
from viewer.presentation.marked_text import MarkedText

XY = tuple[float, float]
Line = tuple[XY, ...]
"""Points in mm: x along the skin in the direction of the needle, y outward; the entry is at 0, 0."""


@dataclass(frozen=True, slots=True)
class LayerView:
    """A layer: `upper` and `lower` have as many points each, one below the other."""

    id: LayerId
    name: str
    thickness: str
    thickness_note: MarkedText
    upper: Line
    lower: Line
    holds_tip: bool


@dataclass(frozen=True, slots=True)
class CutStretch:
    """As far as the cut runs through one place of the head: its layers from the skin down."""

    place: PlaceId
    name: str
    layers: tuple[LayerView, ...]


class CutFrame:
    """The plane of the cut, turned so that the skin lies level halfway along the needle.

    Attributes
    ----------
    skin_deg : float
        Slope of the skin at the entry in the drawing, toward the tip, counter-clockwise.
    """

    def __init__(self, path: NeedlePath) -> None:
        self._path = path
        profile = path.profile
        seen = profile.flat(profile.points_mm)
        middle = int(np.searchsorted(profile.arcs_mm, path.arcs_mm[-1] / 2))
        low, high = max(middle - 20, 0), min(middle + 20, len(seen) - 1)
        slope = seen[high] - seen[low]
        turn = -float(np.arctan2(slope[1], slope[0]))
        self.skin_deg = float(np.degrees(turn))
        self._turn = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])

    def line(self, points: Points) -> Line:
        """Return points as seen in the cut."""
        seen: NDArray[np.float64] = self._path.profile.flat(points) @ self._turn
        return tuple((float(x), float(y)) for x, y in seen)

    def depth_line(self, depth_mm: float, samples: slice) -> Line:
        """Return the line at a depth under some samples of the cut's skin."""
        arcs = self._path.profile.arcs_mm[samples]
        return self.line(self._path.profile.at(arcs, np.full(len(arcs), depth_mm)))


def cut_stretches(
    tissue: Tissue, path: NeedlePath, frame: CutFrame, citations: Citations, note: PersonNote | None
) -> tuple[CutStretch, ...]:
    """Return the layers of a cut, one stretch for each place that it runs through, in the needle's direction."""
    tip = min(int(np.searchsorted(path.profile.arcs_mm, path.arcs_mm[-1] - 1e-6)), len(path.places) - 1)
    return tuple(
        # Each stretch goes on to the first sample of the next, so that no gap is left between them.
        _stretch(tissue, path, frame, citations, note, slice(first, end + 1), first <= tip < end)
        for first, end in runs(path.places)
        if min(end + 1, len(path.places)) - first > 1
    )


def _stretch(
    tissue: Tissue,
    path: NeedlePath,
    frame: CutFrame,
    citations: Citations,
    note: PersonNote | None,
    samples: slice,
    has_tip: bool,
) -> CutStretch:
    place = tissue.at(path.places[samples.start])
    lines = [frame.depth_line(depth, samples) for depth in (0.0, *place.bottoms_mm)]
    views = []
    for index, here in enumerate(place.layers):
        layer = tissue.layer(here.layer)
        views.append(
            LayerView(
                layer.id,
                layer.name,
                _thickness(here) if note is None else _("not known"),
                citations.marked(here.thickness if note is None else note.statement),
                lines[index],
                lines[index + 1],
                has_tip and index == path.tip_layer,
            )
        )
    return CutStretch(place.place, place.name, tuple(views))


def _thickness(layer: LayerHere) -> str:
    if layer.low_mm is None or layer.high_mm is None:
        return _("not known")
    if layer.low_mm == layer.high_mm:
        return _("about {thickness:g} mm").format(thickness=layer.low_mm)
    return _("{low:g} to {high:g} mm").format(low=layer.low_mm, high=layer.high_mm)
