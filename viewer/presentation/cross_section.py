"""The cut along a needle: layers, needle and words, as plain values in millimetres."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.atlas.atlas import Atlas
from viewer.data.language import gettext as _
from viewer.domain.catalog import Catalog
from viewer.domain.tissue import LayerId, Tissue, TissueLayer, TissuePlace
from viewer.domain.zone import Zone
from viewer.geometry.head import Points
from viewer.geometry.needle_path import NeedlePath
from viewer.geometry.needle_skin import NeedleSkin
from viewer.presentation.card import placed_zone, zone_cautions
from viewer.presentation.card_view import NeedlingView
from viewer.presentation.citations import Citations
from viewer.presentation.marked_text import MarkedText, SourceView
from viewer.presentation.needle import needle_paths
from viewer.presentation.swatches import part_swatch, zone_swatch
from viewer.state.view_state import ViewState

XY = tuple[float, float]
Line = tuple[XY, ...]
"""Points in mm: x along the skin in the direction of the needle, y outward; the entry is at 0, 0."""

_SIDE_WALL = 0.9
_FRONT_WALL = 0.7


@dataclass(frozen=True, slots=True)
class LayerView:
    """A layer: `upper` and `lower` have as many points each, one below the other."""

    id: LayerId
    name: str
    thickness: str
    about: MarkedText
    thickness_note: MarkedText
    upper: Line
    lower: Line
    holds_tip: bool


@dataclass(frozen=True, slots=True)
class CalloutView:
    """A label with a leader line to a place."""

    title: str
    second: str
    at: XY


@dataclass(frozen=True, slots=True)
class CrossSectionView:
    """All that the drawing and what stands beside it show.

    Attributes
    ----------
    under : Line
        The needle from the entry to its tip.
    outside : (XY, XY, XY)
        Handle's end, handle's beginning, entry.
    drop : XY or None
        Where the resistance drops.
    angle_deg, low_deg, high_deg : float
        Angle at entry, and the range that the school's sources give.
    skin_deg : float
        Slope of the skin at the entry in the drawing, toward the tip, counter-clockwise.
    gauge_mm : float
        Diameter of the needle.
    chip : str
        Whether the angle lies within the range.
    verdict : str
        What becomes of the needle at this place, as the drawing finds it.
    is_within, is_reached : bool
        Whether the angle is in the range; whether the tip lies in the loose layer.
    dangers : tuple of MarkedText
        Cautions of the zone that are dangers.
    sentence : str
        The drawing in words, for screen readers.
    """

    title: str
    subtitle: MarkedText
    layers: tuple[LayerView, ...]
    under: Line
    outside: tuple[XY, XY, XY]
    drop: XY | None
    angle_deg: float
    low_deg: float
    high_deg: float
    skin_deg: float
    gauge_mm: float
    entry_colour: str
    callouts: tuple[CalloutView, ...]
    chip: str
    verdict: str
    is_within: bool
    is_reached: bool
    feel: tuple[MarkedText, ...]
    places: tuple[MarkedText, ...]
    direction: MarkedText
    technique: tuple[NeedlingView, ...]
    dangers: tuple[MarkedText, ...]
    sources: tuple[SourceView, ...]
    sentence: str


def cross_section(catalog: Catalog, atlas: Atlas, skin: NeedleSkin, state: ViewState) -> CrossSectionView | None:
    """Return the cut along the needle of the selected zone.

    None if no zone is selected, or it has no needle: a record, a zone that is not on this head, or content without
    layers.

    Parameters
    ----------
    skin : NeedleSkin
        The skin of the atlas's head.
    """
    tissue, needles = catalog.tissue, catalog.needles
    if state.selected is None or tissue is None or needles is None:
        return None
    zone = catalog.zones[state.selected]
    placed = placed_zone(atlas, zone, state.side)
    paths = needle_paths(catalog, placed, skin, state) if placed is not None else ()
    if placed is None or not paths:
        return None
    path = paths[0]
    school, citations = catalog.school_of(zone.id), Citations(catalog)
    whole_mm = needles.size(state.needle_size).length_mm
    frame = _Frame(path)
    low, high = school.angle.low_deg, school.angle.high_deg
    is_within = low <= path.angle_deg <= high
    subtitle = citations.marked(tissue.drawn)
    layers = _layers(tissue, path, frame, citations)
    verdict = _verdict(tissue, path, low)
    handle_end, handle, entry = frame.line(path.outside_mm(whole_mm))
    tip_layer = tissue.layers[path.tip_layer]
    return CrossSectionView(
        title=_("Under the skin: {zone}").format(zone=_zone_words(zone, state)),
        subtitle=subtitle,
        layers=layers,
        under=frame.line(path.points_mm),
        outside=(handle_end, handle, entry),
        drop=None if path.drop is None else frame.line(path.points_mm[path.drop : path.drop + 1])[0],
        angle_deg=path.angle_deg,
        low_deg=low,
        high_deg=high,
        skin_deg=frame.skin_deg,
        gauge_mm=needles.size(state.needle_size).gauge_mm,
        entry_colour=_entry_colour(catalog, zone, state),
        callouts=_callouts(path, frame, tip_layer),
        chip=_chip(path.angle_deg, low, high),
        verdict=verdict,
        is_within=is_within,
        is_reached=tip_layer.id == "loose",
        feel=tuple(citations.marked(each) for each in tissue.feel),
        places=_places(tissue, path, atlas, citations),
        direction=citations.marked(zone.direction.rule),
        technique=tuple(NeedlingView(item.item, citations.marked(item.statement)) for item in school.needling),
        dangers=tuple(
            citations.marked(caution.statement)
            for caution in zone_cautions(catalog, zone)
            if caution.strength == "danger"
        ),
        sources=citations.listed(),
        sentence=_("Cut along the needle, {zone}. {chip}. {verdict}").format(
            zone=_zone_words(zone, state), chip=_chip(path.angle_deg, low, high), verdict=verdict
        ),
    )


class _Frame:
    """The plane of the cut, turned so that the skin lies level halfway along the needle."""

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

    def depth_line(self, depth_mm: float) -> Line:
        """Return the line at a depth under the whole skin of the cut."""
        arcs = self._path.profile.arcs_mm
        return self.line(self._path.profile.at(arcs, np.full(len(arcs), depth_mm)))


def _layers(tissue: Tissue, path: NeedlePath, frame: _Frame, citations: Citations) -> tuple[LayerView, ...]:
    lines = [frame.depth_line(depth) for depth in (0.0, *tissue.bottoms_mm)]
    return tuple(
        LayerView(
            layer.id,
            layer.name,
            _thickness(layer),
            citations.marked(layer.about),
            citations.marked(layer.thickness),
            lines[index],
            lines[index + 1],
            index == path.tip_layer,
        )
        for index, layer in enumerate(tissue.layers)
    )


def _thickness(layer: TissueLayer) -> str:
    if layer.low_mm == layer.high_mm:
        return _("about {thickness:g} mm").format(thickness=layer.low_mm)
    return _("{low:g} to {high:g} mm").format(low=layer.low_mm, high=layer.high_mm)


def _callouts(path: NeedlePath, frame: _Frame, tip_layer: TissueLayer) -> tuple[CalloutView, ...]:
    places = frame.line(path.points_mm)
    if path.angle_deg <= 0.0:
        return (CalloutView(_("Lies at 0°"), _("on the skin, not in it"), places[0]),)
    found = [CalloutView(_("Enters at {angle:.0f}°").format(angle=path.angle_deg), _("against the skin"), places[0])]
    if path.drop is not None and path.is_flat:
        found.append(CalloutView(_("Resistance drops"), _("then it is laid flat"), places[path.drop]))
    title, second = _("Tip: {layer}").format(layer=tip_layer.name.lower()), _("{length:.0f} mm under the skin")
    if path.ending == "bone":
        title, second = _("Tip: on the skull"), _("as drawn, over the vault")
    found.append(CalloutView(title, second.format(length=path.length_mm), places[-1]))
    return tuple(found)


def _chip(angle_deg: float, low: float, high: float) -> str:
    words = {"angle": angle_deg, "low": low, "high": high}
    if angle_deg < low:
        return _("{angle:.0f}° is flatter than {low:.0f} to {high:.0f}°").format(**words)
    if angle_deg > high:
        return _("{angle:.0f}° is steeper than {low:.0f} to {high:.0f}°").format(**words)
    return _("{angle:.0f}° lies within {low:.0f} to {high:.0f}°").format(**words)


def _verdict(tissue: Tissue, path: NeedlePath, low_deg: float) -> str:
    layer = tissue.layers[path.tip_layer].name.lower()
    if path.ending == "bone":
        return _("Too steep to be laid flat: over the vault, in this drawing, its tip meets bone.")
    if path.angle_deg <= 0.0:
        return _("It lies on the skin and does not enter.")
    if path.drop is None:
        sentence = _("In this drawing its tip stays in the {layer}: the loose layer is not reached.")
        if path.angle_deg < low_deg:
            sentence = _("Too flat: in this drawing its tip stays in the {layer}, which hurts and is hard to pass.")
        sentence = sentence.format(layer=layer)
    else:
        sentence = _("Its tip lies in the loose layer, {length:.0f} mm under the skin.").format(length=path.length_mm)
    if path.ending == "edge":
        sentence += " " + _("It is drawn only as far as the skin goes on evenly.")
    return sentence


def _places(tissue: Tissue, path: NeedlePath, atlas: Atlas, citations: Citations) -> tuple[MarkedText, ...]:
    found = {_place(point, normal, atlas) for point, normal in _ends(path)}
    return tuple(citations.marked(note.statement) for note in tissue.places if note.place in found)


def _ends(path: NeedlePath) -> tuple[tuple[Points, Points], tuple[Points, Points]]:
    """Entry and tip on the skin, with the normals there."""
    rows = np.searchsorted(path.profile.arcs_mm, (0.0, path.arcs_mm[-1])).clip(0, len(path.profile.arcs_mm) - 1)
    first, last = ((path.profile.points_mm[row], path.profile.normals[row]) for row in rows)
    return first, last


def _place(point: Points, normal: Points, atlas: Atlas) -> TissuePlace:
    """Where on the head a point lies, read from the shape of the skin: its side and front are walls, its top is not."""
    marks = atlas.landmarks_mm
    if "inion" in marks and point[1] < 0.0 and point[2] < marks["inion"][2]:
        return "nape"
    if abs(normal[0]) > _SIDE_WALL:
        return "temple"
    if "hairline" in marks and normal[1] > _FRONT_WALL and point[2] < marks["hairline"][2]:
        return "forehead"
    return "vault"


def _zone_words(zone: Zone, state: ViewState) -> str:
    part = next((f", {part.name.lower()}" for part in zone.parts if part.id == state.part), "")
    return f"{zone.name.en.lower()}{part}"


def _entry_colour(catalog: Catalog, zone: Zone, state: ViewState) -> str:
    if state.part is not None and any(part.id == state.part for part in zone.parts):
        return part_swatch(catalog, zone, state.part).fill
    return zone_swatch(catalog, zone).fill
